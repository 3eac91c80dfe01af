"""Sphinx' patterns of paths (``sphinx.util.matching``): ``posts/*``, ``**/drafts``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import PurePosixPath
from typing import TypeAlias

Piece: TypeAlias = "re.Pattern[str] | str"
"""Of a pattern: a wildcard for any number of characters, or a regular expression for what has a length of its own."""

# Wildcard → the character that it stops at. They are no part of a regular expression, whose time would grow with a
# power of their number.
WILDCARDS = {"*": "/", "**": "\n", "**/": "\n"}


def find_fault(globs: object) -> str | None:
    """What keeps the patterns of a setting, one or several, from being used; None for nothing."""
    for pattern in globs if isinstance(globs, list | tuple | set) else [globs]:
        try:
            translate(str(pattern))
        except (re.error, OverflowError) as error:
            return f"{pattern!s:.60} is not a pattern of paths: {error}"
    return None


@cache
def pieces(glob: str) -> tuple[Piece, ...]:
    """The pieces of one of Sphinx's patterns of paths; its text itself where there is a fault."""
    try:
        return translate(glob)
    except (re.error, OverflowError):
        return (re.compile(re.escape(glob)),)


def translate(glob: str) -> tuple[Piece, ...]:
    """The pieces of a pattern: ``*`` stays in a folder, ``**`` does not. Raises re.error for one such as ``[z-a]``."""
    glob = re.sub(r"\*{3,}", "**", re.sub(r"(\*\*/){2,}", "**/", glob))
    parts = re.split(r"(\*\*/|\*\*|\*|\?|\[!?\]?[^\]]*\])", glob.strip("/"))
    return tuple(part if part in WILDCARDS else re.compile(expression(part)) for part in parts if part)


def expression(part: str) -> str:
    """A regular expression for what has a length of its own: ``?``, ``[!a-c]``, plain text."""
    if part == "?":
        return "[^/]"
    if not part.startswith("["):
        return re.escape(part)
    # Python warns of these, which may mean sets of sets one day; [!a-c] is [^a-c].
    return "[" + re.sub(r"([\[&~|]|-(?=-))", r"\\\1", re.sub("^!", "^", part[1:]))


def is_match(path: str, glob: str) -> bool:
    """Whether the pattern means the whole path; the time is that of its pieces times the length of the path."""
    ends = {0}
    for part in pieces(glob):
        if isinstance(part, str):
            ends = run_on(path, ends, part)
        else:
            ends = {found.end() for at in ends if (found := part.match(path, at))}
        if not ends:
            return False
    return len(path) in ends


def run_on(path: str, starts: set[int], wildcard: str) -> set[int]:
    """Where a wildcard may end that begins at one of ``starts``; ``**/`` ends where it begins or after a slash."""
    ends, is_running = set(starts), False
    for at in range(min(starts), len(path) + 1):
        is_running = is_running or at in starts
        if is_running and (wildcard != "**/" or path[at - 1 : at] == "/"):
            ends.add(at)
        if path[at : at + 1] == WILDCARDS[wildcard]:
            is_running = False
    return ends


def fits(path: str, globs: Iterable[object], *, below: bool = False) -> bool:
    """Whether one of the patterns means ``path``, or a folder that it is ``below``."""
    whole = PurePosixPath(path)
    ways = [path, *(one.as_posix() for one in whole.parents if one.name)] if below else [path]
    return any(is_match(way, str(one).removeprefix("./")) for one in globs for way in ways)
