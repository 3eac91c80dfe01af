"""The boundary of a blog: the folder outside which nothing is read, and the one place that decides what may be."""

from __future__ import annotations

import os.path
import re
from dataclasses import dataclass
from pathlib import Path

from rst2hugo.model.diagnostics import RequestError

# What a link says that is a text: a path of several parts.
IS_LINK = re.compile(rb"[^\0\r\n]*/[^\0\r\n]*\n?")
LONGEST_LINK = 1000
MOST_LINKS = 40


@dataclass(frozen=True, slots=True)
class Boundary:
    """The ``folder``, an absolute path without links, that everything a blog is made of lies in."""

    folder: Path

    def holds(self, path: Path) -> bool:
        """Whether ``path`` is inside once all links are followed."""
        try:
            return path.resolve().is_relative_to(self.folder)
        except ValueError:  # no path at all
            return False
        except RuntimeError:  # a link that leads to itself (before Python 3.13): nothing can be read there
            return True

    def read_link(self, file: Path) -> Path | None:
        """The folder that a link leads to which is a text here; None for every other file.

        Git writes links so where ``core.symlinks`` is false, as on Windows, and so do some archivers.
        """
        try:
            if file.suffix or file.is_symlink() or not file.is_file() or not self.holds(file):
                return None
            text = file.read_bytes() if file.stat().st_size < LONGEST_LINK else b""
            written = text.decode() if IS_LINK.fullmatch(text) else ""
            folder = Path(os.path.abspath(file.parent / written.rstrip("\n")))
            return folder if written and folder.is_dir() else None
        except (OSError, ValueError):
            return None

    def follow(self, path: Path) -> Path:
        """``path``, or what it means where one of the folders above it is a link that is a text here."""
        for _ in range(MOST_LINKS):
            link = next((one for one in path.parents if os.path.exists(one)), path)
            target = self.read_link(link)
            if target is None:
                return path
            path = target / path.relative_to(link)
        return path

    def advice(self, path: Path) -> str:
        """What to do if ``path``, which is outside, belongs to the blog nevertheless."""
        try:
            both = Path(os.path.commonpath([self.folder, path.resolve()]))
        except (ValueError, RuntimeError):
            both = Path(self.folder.anchor)
        wider = "DIR, a folder that holds both" if holds_the_home(both) else both
        return f"if it belongs to the blog, say --root {wider}"


def find_boundary(root: Path, wider: str | None = None) -> Boundary:
    """The boundary of the blog in ``root``: the folder ``wider``, else the git repository around it, else ``root``.

    A repository that is a home folder, or holds one, is about somebody's settings and not about the blog.
    Raises RequestError when ``wider`` is not a folder or does not hold the blog.
    """
    inside = resolve(root)
    if wider is None:
        around = find_repository(inside)
        return Boundary(inside if around is None or holds_the_home(around) else around)
    folder = resolve(Path(wider))
    if not folder.is_dir():
        raise RequestError(f"--root {wider} is not a folder")
    if not inside.is_relative_to(folder):
        raise RequestError(f"the blog {root} is not in --root {wider}; name a folder that holds the blog")
    return Boundary(folder)


def find_repository(folder: Path) -> Path | None:
    """The git repository around a folder: the nearest one upwards with ``.git``, which is a file in a worktree."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


def resolve(folder: Path) -> Path:
    """``folder`` without links. Raises RequestError for a link that leads to itself."""
    try:
        return folder.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise RequestError(f"{folder} cannot be resolved: {error}") from error


def holds_the_home(folder: Path) -> bool:
    """Whether a folder is the user's home, or one that it lies in."""
    try:
        return Path.home().resolve().is_relative_to(folder)
    except RuntimeError:  # nobody has a home here
        return folder.parent == folder
