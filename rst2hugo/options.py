"""In here: each option of a conversion once: its name, its default, its help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


def option(default: Any, help: str, **more: Any) -> Any:
    """A field of Options that carries what a command line needs to offer it."""
    metadata: Mapping[str, Any] = {"help": help, **more}
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Options:
    """How to convert. Every field is also an option of the command line."""

    engine: str | None = option(
        None, "The old blog engine; found out from the folder when not given.", flag="--from", metavar="ENGINE"
    )
    urls: Literal["alias", "keep"] = option(
        "alias",
        "alias: new addresses without file ending, the old ones redirect; keep: every page keeps its old address.",
        choices=("alias", "keep"),
    )
    base_url: str | None = option(None, "The address of the new site; the old one's when not given.", metavar="URL")
    time_zone: str | None = option(
        None, "The time zone of dates that do not say theirs, for example Europe/Paris.", metavar="NAME"
    )
    jobs: int = option(1, "How many processes convert at a time.", metavar="N")
