"""What a blog's folder tells of the engine that published it: files, and what is said in them.

Each engine has its ``marks`` in its own room. They look no deeper than a few folders, since the folders above a file
are searched for its blog, too.
"""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from rst2hugo.blog.boundary import find_boundary

# Of so many files that fit a mark, the first bytes are read.
MOST_FILES = 20
MOST_BYTES = 200_000
# A score from which on an engine may be taken for the one; less than a hint is none.
CERTAIN = 3
HINT = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be found in a folder: a file whose path fits ``files`` (a glob) and whose text fits ``pattern``.

    ``points`` says how much it tells: 3 what no other engine has, 1 what others may have as well;
    less than 0 what speaks against the engine.
    """

    points: int
    files: str
    pattern: str = ""

    def describe_in(self, root: Path) -> str:
        """What there is, in a few words: ``conf.py: VIEWS =``; empty when there is nothing."""
        for file in islice(matching(root, self.files), MOST_FILES):
            name = file.relative_to(root).as_posix()
            if not self.pattern:
                return name
            if match := re.search(self.pattern, beginning(file)):
                return f"{name}: {' '.join(match[0].split())[:40]}"
        return ""


Marks: TypeAlias = tuple[Mark, ...]


def matching(root: Path, files: str) -> Iterator[Path]:
    """What fits a pattern in the blog's folder: no pipe, which would never end, and nothing outside of the blog."""
    try:
        for file in sorted(root.glob(files)):
            if (os.path.isfile(file) or os.path.isdir(file)) and find_boundary(root).holds(file):
                yield file
    except OSError:  # a folder that may not be read tells nothing
        return


def beginning(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return ""


def settings_mark(files: str, points: int, names: str, sign: str = "=", case: str = "") -> Mark:
    """A mark for each line of a settings file that sets one of ``names``."""
    return Mark(points, files, rf"(?m{case})^(?:{'|'.join(names.split())})[ \t]*{sign}")


# Beginnings and paths of posts that several engines have.
DATED_FOLDERS = "[12][0-9][0-9][0-9]/*/*/*.rst"
FENCED = r"\A---[ \t]*\r?\n"


def find_marks(marks: Iterable[Mark], root: Path) -> dict[str, int]:
    """What the folder tells of an engine, of which these are the marks, and the points of each piece."""
    pieces = ((mark.describe_in(root), mark.points) for mark in marks)
    return {what: points for what, points in pieces if what}


def score(marks: Iterable[Mark], root: Path) -> int:
    """How sure it is that the engine with these marks published the blog in ``root``; from CERTAIN on it may be so."""
    return max(0, sum(find_marks(marks, root).values()))
