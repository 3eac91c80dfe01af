"""Sphinx' patterns of paths (``sphinx.util.matching``): ``posts/*``, ``**/drafts``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import PurePosixPath

# The time to compare a path grows with a power of their number.
MOST_WILDCARDS = 12


def find_fault(globs: object) -> str | None:
    """What keeps the patterns of a setting, one or several, from being used; None for nothing."""
    for pattern in globs if isinstance(globs, list | tuple | set) else [globs]:
        try:
            translate(str(pattern))
        except (re.error, OverflowError) as error:
            return f"{pattern!s:.60} is not a pattern of paths: {error}"
    return None


@cache
def pattern(glob: str) -> re.Pattern[str]:
    """Sphinx's patterns of paths: ``*`` stays in a folder, ``**`` does not; the text itself where there is a fault."""
    try:
        return translate(glob)
    except (re.error, OverflowError):
        return re.compile(re.escape(glob))


def translate(glob: str) -> re.Pattern[str]:
    """A pattern of paths as a regular expression. Raises re.error for one such as ``[z-a]``."""
    glob = re.sub(r"\*{3,}", "**", re.sub(r"(\*\*/){2,}", "**/", glob))
    if glob.count("*") > MOST_WILDCARDS:
        raise re.error("too many wildcards")
    parts = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    pieces = re.split(r"(\*\*/|\*\*|\*|\?|\[!?[^\]]+\])", glob.strip("/"))
    made = (parts.get(one) or (one.replace("[!", "[^") if one.startswith("[") else re.escape(one)) for one in pieces)
    return re.compile("".join(made))


def fits(path: str, globs: Iterable[object], *, below: bool = False) -> bool:
    """Whether one of the patterns means ``path``, or a folder that it is ``below``."""
    whole = PurePosixPath(path)
    ways = [path, *(one.as_posix() for one in whole.parents if one.name)] if below else [path]
    return any(pattern(str(one).removeprefix("./")).fullmatch(way) for one in globs for way in ways)
