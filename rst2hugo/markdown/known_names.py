"""Names that parts of Hugo know, KaTeX's commands and Chroma's languages, as ``nox -s known_names`` has asked it."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def read(part: str) -> frozenset[str]:
    """The names in ``data/PART.txt``, one a line; lines that begin with ``# `` are remarks."""
    text = resources.files(__package__).joinpath("data", f"{part}.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("# "))
