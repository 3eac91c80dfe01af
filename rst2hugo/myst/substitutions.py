"""``{{ name }}``: what it stands for. MyST takes it for an expression of Jinja; here only names and parts are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

PATH = re.compile(r"[\w-]+(?:\.[\w-]+)*")
DIRECTIVE = re.compile(r"\s{0,3}(?:`{3,}|~{3,}|:{3,})\{")


def look_up(expression: str, known: Mapping[str, Any]) -> str | None:
    """The text that a name, or a part of a table (``release.name``), stands for; None for anything else."""
    name = expression.strip()
    if name in known:
        return str(known[name])
    found: Any = known
    for part in name.split(".") if PATH.fullmatch(name) else [""]:
        found = found.get(part) if isinstance(found, Mapping) else None
    return str(found) if isinstance(found, str | int | float) else None


def is_block(text: str) -> bool:
    """Whether the text is a directive, which MyST reads as a block wherever it stands."""
    return DIRECTIVE.match(text) is not None
