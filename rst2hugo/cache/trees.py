"""The state of a folder: every file in it, with all by which a change of it can be seen without reading it.

As git does (https://git-scm.com/docs/racy-git), a file counts as unchanged whose size, times and inode are what they
were, unless it was changed just before it was looked at: a second change within the same tick of the clock leaves no
trace. What was changed as lately as that is not settled, and nothing is kept of such a folder.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST = 200_000
"""Files; to look at more of them takes about as long as the work that is spared."""
TICK = 2.0
"""Seconds: the coarsest clock of a file system (FAT)."""


class TooManyError(Exception):
    """The folder holds more than ``MOST`` files."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The files in a folder, each by its absolute path with what is known of it, and when it was looked at."""

    files: Mapping[str, tuple[Any, ...]]
    moment: float

    @property
    def repositories(self) -> list[str]:
        """The folders that hold a ``.git``, in which commits are not looked at."""
        return sorted(os.path.dirname(path) for path in self.files if os.path.basename(path) == ".git")

    def state(self, named: Collection[str] = ()) -> list[tuple[Any, ...]]:
        """All files and what is known of them; of those in ``named`` only that they are there."""
        return [(path, *(() if path in named else self.files[path])) for path in sorted(self.files)]

    def is_settled(self, named: Collection[str] = ()) -> bool:
        """Whether nothing besides ``named`` was changed so lately that another change could not be seen."""
        limit = (self.moment - TICK) * 1e9
        return all(max(known[2:4], default=0) < limit for path, known in self.files.items() if path not in named)


def read_tree(folder: Path, without: Collection[Path] = ()) -> Tree:
    """The state of ``folder``, links as such and what they lead to, but for folders in ``without``.

    Raises TooManyError.
    """
    moment = time.time()
    files: dict[str, tuple[Any, ...]] = {}
    left_out = {str(one) for one in without}
    for path, known in walk(str(folder), left_out):
        files[path] = known
        if len(files) > MOST:
            raise TooManyError
    return Tree(files, moment)


def walk(folder: str, left_out: Collection[str]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        yield folder, ("unreadable", error.errno)
        return
    for entry in entries:
        if entry.path in left_out or entry.name == "__pycache__":
            continue
        if entry.name == ".git":
            yield entry.path, ("repository",)
        elif entry.is_dir(follow_symlinks=False):
            yield entry.path, ("folder",)
            yield from walk(entry.path, left_out)
        else:
            yield entry.path, describe(entry.path)


def describe(path: str) -> tuple[Any, ...]:
    """What is known of a file without reading it; of a link also where it leads, and what is known of that."""
    try:
        own = os.lstat(path)
        known = (own.st_mode, own.st_size, own.st_mtime_ns, own.st_ctime_ns, own.st_ino)
        return (*known, os.readlink(path), *describe_goal(path)) if stat.S_ISLNK(own.st_mode) else known
    except OSError as error:
        return "unreadable", error.errno


def describe_goal(path: str) -> tuple[Any, ...]:
    """What is known of what a link leads to; what is outside of the folder is in no other way looked at."""
    try:
        goal = os.stat(path)
    except OSError as error:
        return ("unreadable", error.errno)
    return goal.st_mode, goal.st_size, goal.st_mtime_ns, goal.st_ctime_ns, goal.st_ino
