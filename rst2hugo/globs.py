"""Sphinx' patterns of paths (``sphinx.util.matching``): ``posts/*``, ``**/drafts``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import PurePosixPath


@cache
def pattern(glob: str) -> re.Pattern[str]:
    """Sphinx's patterns of paths: ``*`` stays in a folder, ``**`` does not."""
    parts = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    pieces = re.split(r"(\*\*/|\*\*|\*|\?|\[!?[^\]]+\])", glob.strip("/"))
    made = (parts.get(one) or (one.replace("[!", "[^") if one.startswith("[") else re.escape(one)) for one in pieces)
    return re.compile("".join(made))


def fits(path: str, globs: Iterable[object], *, below: bool = False) -> bool:
    """Whether one of the patterns means ``path``, or a folder that it is ``below``."""
    whole = PurePosixPath(path)
    ways = [path, *(one.as_posix() for one in whole.parents if one.name)] if below else [path]
    return any(pattern(str(one).removeprefix("./")).fullmatch(way) for one in globs for way in ways)
