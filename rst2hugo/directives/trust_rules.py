"""What ``rst2hugo.toml`` says of the blog's own code, below ``[trust]``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

LONGEST = 3600


@dataclass(frozen=True, slots=True)
class Trust:
    """What ``--trust`` runs besides what the blog's settings name, and how many seconds it gives a directive."""

    modules: tuple[str, ...] = ()
    seconds: int = 10


def read_trust(table: Any) -> tuple[Trust, list[str]]:
    """The table ``trust``, and what is wrong with it, each as the end of a message."""
    if not isinstance(table, dict):
        return Trust(), [' must be a table, such as modules = ["mydirectives"]']
    modules, seconds = table.get("modules", []), table.get("seconds", Trust().seconds)
    wrong = [f".{name} is not known; known are modules and seconds" for name in table.keys() - {"modules", "seconds"}]
    is_listed = isinstance(modules, list) and all(isinstance(one, str) for one in modules)
    wrong += [] if is_listed else [".modules must be a list of names"]
    is_count = isinstance(seconds, int) and not isinstance(seconds, bool) and 0 < seconds <= LONGEST
    wrong += [] if is_count else [f".seconds must be a number from 1 to {LONGEST}"]
    return (Trust() if wrong else Trust(tuple(modules), seconds)), wrong
