"""What a settings file reads of the other files of its blog: their texts, and which files a folder has."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Any


class FileText(str):
    """The text of an open file; reading it gives it itself, so that it is known where an executed text comes from."""

    path = ""

    def read(self) -> FileText:
        return self

    def readlines(self) -> list[str]:
        return self.splitlines(keepends=True)


@dataclass(frozen=True)
class BlogFiles:
    """The files of a blog, by paths as if its folder were the working directory; a lone text has none.

    ``text`` has the text of a file and ``names_in`` the names in a folder; None for what is not there, or not within
    the blog's boundary.
    """

    text: Callable[[str], str | None] = lambda path: None
    names_in: Callable[[str], Sequence[str] | None] = lambda folder: None

    def open_text(self, path: str, *how: object, **named: object) -> FileText:
        """A file that is opened, ``how`` does not matter. Raises FileNotFoundError."""
        text = self.text(posixpath.normpath(path))
        if text is None:
            raise FileNotFoundError(path)
        found = FileText(text)
        found.path = posixpath.normpath(path)
        return found

    def list_names(self, folder: str = ".") -> list[str]:
        """The names in a folder, sorted (``os.listdir``). Raises FileNotFoundError."""
        names = self.names_in(posixpath.normpath(folder))
        if names is None:
            raise FileNotFoundError(folder)
        return sorted(names)

    def expand(self, pattern: str) -> list[str]:
        """The paths that fit a pattern whose last part alone has wildcards (``glob.glob``)."""
        folder, last = posixpath.split(pattern)
        if any(sign in folder for sign in "*?["):
            raise ValueError(pattern)
        names = self.names_in(posixpath.normpath(folder)) or ()
        fitting = (
            name for name in sorted(names) if fnmatch(name, last) and name.startswith(".") <= last.startswith(".")
        )
        return [posixpath.join(folder, name) for name in fitting]

    def functions(self) -> Mapping[str, Callable[..., Any]]:
        """The functions that read the blog's files, by their names in settings."""
        return {
            **dict.fromkeys(("open", "io.open", "codecs.open"), self.open_text),
            "os.listdir": self.list_names,
            "glob.glob": self.expand,
            "compile": lambda text, *how, **named: text,
        }


NO_FILES = BlogFiles()
