"""A copy of the new site that may be changed: links stay within it, and lead to no other part of the disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from rst2hugo.blog.boundary import Boundary, find_boundary


@dataclass
class SiteCopy:
    """The copy of ``site`` in the folder ``target``, without the files and folders ``left_out`` at its top.

    ``folders`` maps each folder that was copied, without links in its path, to its copy. Links to folders are kept
    until all others are copied (``links``: the copy, and where the link leads), so that no folder is copied twice.
    """

    site: Path
    target: Path
    left_out: tuple[str, ...]
    boundary: Boundary
    folders: dict[Path, Path] = field(default_factory=dict)
    links: list[tuple[Path, Path]] = field(default_factory=list)

    def copy(self) -> None:
        """Copy everything."""
        self.copy_folder(self.site, self.target, self.left_out)
        while self.links:
            target, folder = self.links.pop(0)
            if there := self.find_copy(folder):
                with suppress(OSError):  # where links cannot be made, as on Windows
                    target.symlink_to(there, target_is_directory=True)
            elif not (self.site.is_relative_to(folder) or folder.is_relative_to(self.site)):
                self.copy_folder(folder, target, ())

    def copy_folder(self, folder: Path, target: Path, left_out: tuple[str, ...]) -> None:
        """Copy the files of ``folder`` and of the folders in it."""
        self.folders[folder] = target
        target.mkdir()
        for path in sorted(folder.iterdir()):
            if path.name in left_out or (path.is_symlink() and not self.boundary.holds(path)):
                continue
            if path.is_dir() and path.is_symlink():
                self.links.append((target / path.name, path.resolve()))
            elif path.is_dir():
                self.copy_folder(path, target / path.name, ())
            elif path.is_file():
                link_file(path, target / path.name)

    def find_copy(self, folder: Path) -> Path | None:
        """Where the copy of a folder is; None for one that was not copied."""
        above = next((one for one in (folder, *folder.parents) if one in self.folders), None)
        found = None if above is None else self.folders[above] / folder.relative_to(above)
        return found if found is not None and found.is_dir() else None


def copy_site(site: Path, target: Path, left_out: tuple[str, ...]) -> None:
    """Copy the site in ``site`` to ``target``, without the files and folders ``left_out`` at its top."""
    folder = site.resolve()
    SiteCopy(folder, target, left_out, find_boundary(folder)).copy()


def find_refused(site: Path, left_out: tuple[str, ...]) -> Iterator[str]:
    """The links of a site that lead out of it, and of the repository around it, as paths in it."""
    folder = site.resolve()
    boundary = find_boundary(folder)
    for at, folders, files in os.walk(folder):
        if Path(at) == folder:
            folders[:] = [name for name in folders if name not in left_out]
        for path in (Path(at, name) for name in (*folders, *files)):
            if path.is_symlink() and not boundary.holds(path):
                yield path.relative_to(folder).as_posix()


def link_file(source: Path, target: Path) -> None:
    """A second name for the file where the disk allows it: Hugo only reads."""
    try:
        os.link(source.resolve(), target)
    except OSError:
        shutil.copyfile(source, target)


def replace_file(file: Path, text: str) -> None:
    """Write a file anew: the one that is there may be another name of one in the user's site."""
    file.unlink(missing_ok=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
