"""Names in different Unicode normal forms are one: macOS writes é as two characters, other systems as one."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar, cast

K = TypeVar("K", bound=str)
T = TypeVar("T")


def compose(text: str) -> str:
    """``text`` with one character for each letter with its accents (NFC)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def with_composed(table: Mapping[K, T]) -> dict[K, T]:
    """The table in which each name is found composed as well; a name that is there as such keeps its value."""
    return {cast(K, compose(name)): value for name, value in table.items() if not name.isascii()} | dict(table)


def find_file(path: Path) -> Path:
    """The file or folder that ``path`` names in whatever normal form; ``path`` itself if there is none."""
    if str(path).isascii() or path.exists() or path.parent == path:
        return path
    folder, name = find_file(path.parent), compose(path.name)
    try:
        return next((one for one in folder.iterdir() if compose(one.name) == name), path)
    except OSError:
        return path
