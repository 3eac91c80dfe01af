"""The files of the old blog, within its boundary."""

from __future__ import annotations

import os.path
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rst2hugo.blog import files
from rst2hugo.blog.boundary import Boundary, find_boundary
from rst2hugo.blog.file_reports import report
from rst2hugo.model import Source
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.model.location import BlogLocation
from rst2hugo.model.options import Options


@dataclass(frozen=True)
class FolderFiles:
    """The files below ``root``, which is None when there is no blog, only a text."""

    location: BlogLocation
    options: Options

    @property
    def root(self) -> Path | None:
        return self.location.root

    @cached_property
    def boundary(self) -> Boundary | None:
        """What may be read; None where there is no blog."""
        return find_boundary(self.location.folder, self.options.root) if self.location.folder else None

    def walk(self, folder: str = ".", ignore: Iterable[str] = (), *, hidden: bool = False) -> Iterator[str]:
        """The files below a folder of the blog; none when there is no blog, only a text."""
        if self.root is None:
            return iter(())
        return files.walk(self.root, folder, ignore, report, boundary=self.boundary, hidden=hidden)

    def walk_everything(self, folder: str, is_closed: Callable[[str], bool]) -> Iterator[str]:
        """The files below a folder, hidden ones and such as cannot be read among them; closed folders as one."""
        if self.root is None:
            return
        refused: list[Diagnostic] = []
        yield from files.walk(
            self.root, folder, (), refused.append, boundary=self.boundary, hidden=True, is_closed=is_closed
        )
        yield from (one.path for one in refused)

    def read(self, path: str) -> Source:
        """A file of the blog as a source."""
        if self.root is None:
            raise ValueError("a lone text has no other files")
        return files.read(self.root, path, self.boundary)

    def has_file(self, path: str) -> bool:
        """Whether ``path`` is a file."""
        return self.root is not None and os.path.isfile(self.place(path))

    def is_inside(self, path: str) -> bool:
        """Whether ``path`` is within the blog's boundary once all links are followed."""
        return self.boundary is None or self.boundary.holds(self.place(path))

    def place(self, path: str) -> Path:
        """Where a file of the blog is; as itself when there is no blog."""
        return self.boundary.follow(self.root / path) if self.root is not None and self.boundary else Path(path)

    def text_of(self, path: str) -> str | None:
        """The text of a file of the blog; None when there is none that can be read."""
        if not self.has_file(path):
            return None
        found = self.read(path)
        report(*found.diagnostics)
        return None if found.diagnostics else found.text

    def folder_names(self, folder: str) -> list[str] | None:
        """The names in a folder of the blog; None when there is none, or none within the boundary."""
        return files.list_names(self.root / folder, self.boundary) if self.root and self.boundary else None

    def text_above(self, path: str) -> str | None:
        """The text of a file in the folder that the user named, where that is not the blog's root."""
        if self.root is None or self.location.folder in (None, self.root):
            return None
        return self.text_of(Path(os.path.relpath(self.location.folder / path, self.root)).as_posix())
