"""What there is to find a blog by: the folder that the user named, its settings files, the commands that built it."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rst2hugo.blog import boundary, files, settings
from rst2hugo.blog.boundary import Boundary
from rst2hugo.blog.build_commands import BuildCommand, is_for_readers, is_for_trying
from rst2hugo.blog.versions import find_version
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.model.location import BlogLocation, Finding
from rst2hugo.model.options import Options

RST = Finding("rst")


@dataclass(frozen=True, slots=True)
class Survey:
    """The folder that the user named, and in it the folder ``home`` where the engine's evidence is.

    ``engine`` and ``how`` say by what engine and folder were found. All paths are relative to ``folder``.
    """

    folder: Path
    home: str
    options: Options
    commands: tuple[BuildCommand, ...] = ()
    engine: Finding = RST
    how: str = ""

    def in_home(self, path: str) -> str:
        return posixpath.normpath(posixpath.join(self.home, path))

    def boundary(self) -> Boundary:
        """What may be read: all that lies in the repository, or what the user widens it to."""
        return boundary.find_boundary(self.folder, self.options.root)

    def is_file(self, path: str) -> bool:
        return os.path.isfile(self.folder / path)

    def is_folder(self, path: str) -> bool:
        return os.path.isdir(self.folder / path)

    def is_stale(self, command: BuildCommand, engines: Sequence[str]) -> bool:
        """Whether the commands beside this one read folders of which none is there; an absolute path may be there."""
        beside = [one.source for one in self.commands_of(*engines) if one.folder == command.folder and one.source]
        return bool(beside) and not any(one.startswith("/") or self.is_folder(one) for one in beside)

    def text_of(self, path: str) -> str | None:
        """The text of a file; None when there is none that can be read."""
        if not self.is_file(path):
            return None
        source = files.read(self.folder, path, self.boundary())
        return None if source.diagnostics else source.text

    def folder_names(self, folder: str) -> list[str] | None:
        """The names in a folder; None when there is none within the boundary."""
        return files.list_names(self.folder / folder, self.boundary())

    def commands_of(self, *engines: str) -> Iterator[BuildCommand]:
        """The commands that build a blog of one of ``engines``; those of another blog beside ``home`` are left out."""
        for command in self.commands:
            is_elsewhere = not is_within(command.folder, self.home) and command.folder != "."
            is_others = command.settings is not None and not is_within(command.settings, self.home)
            if command.engine in engines and not is_elsewhere and not is_others:
                yield command

    def location(
        self, root: str, file: Finding | None = None, content: Finding | None = None, outputs: Iterable[str] = ()
    ) -> BlogLocation:
        """The blog whose root, settings file and folder of posts these are.

        Raises RequestError for a root that may not be read.
        """
        if not (limit := self.boundary()).holds(self.folder / root):
            advice = limit.advice(self.folder / root)
            raise RequestError(f"the posts of the blog in {self.folder} are outside of it, in {content}; {advice}")

        def from_root(path: str) -> str:
            return Path(os.path.relpath(self.folder / path, self.folder / root)).as_posix()

        inside = tuple(from_root(one) for one in dict.fromkeys(outputs) if is_within(one, root) and one != root)
        file, content = (replace(one, value=from_root(one.value)) if one else None for one in (file, content))
        version = self.given_version() or find_version(self.engine.value, [self.folder, self.folder / root])
        place = self.folder if root == "." else Path(os.path.normpath(self.folder / root))
        below = Finding(root, self.how if root == self.home != "." else "")
        return BlogLocation(self.engine, self.folder, place, below, version, file, content, inside)

    def given_version(self) -> Finding | None:
        """The engine's version if the user knows it: ``--set PELICAN_VERSION=3.7``."""
        name = f"{self.engine.value.upper()}_VERSION"
        value = settings.read_assignments(self.options.settings).get(name)
        return None if value is None else Finding(str(value), f"--set {name}")

    def given_settings_file(self) -> Finding | None:
        """The file of ``--settings``, which is looked for in the blog's folder, then in the working directory."""
        name = self.options.settings_file
        if name is None:
            return None
        for file in (self.folder / name, self.folder / self.home / name, Path(name)):
            if os.path.isfile(file):
                path = os.path.relpath(file.resolve(), self.folder.resolve())
                return Finding(Path(path).as_posix(), "--settings")
        raise RequestError(f"there is no settings file {name} in {self.folder}; name another one with --settings")

    def settings_file(self, engines: Sequence[str], usual: Sequence[str]) -> Finding | None:
        """The settings file that the blog was published with.

        It is the one that the user names; else, of those that build commands name and of the ``usual`` ones, one
        that is by its name or its command for the site that is put online.
        """
        if given := self.given_settings_file():
            return given
        ranked: dict[Finding, tuple[int, int]] = {}
        for number, command in enumerate(self.commands_of(*engines)):
            if command.settings and self.is_file(command.settings):
                order = 9 if self.is_stale(command, engines) else rank(command)
                ranked.setdefault(Finding(command.settings, command.how), (order, number))
        for number, name in enumerate(usual):
            if self.is_file(path := self.in_home(name)):
                ranked.setdefault(Finding(path), (0 if is_for_readers(name) else 3, 1000 + number))
        best = min(ranked, key=lambda one: ranked[one], default=None)
        is_usual = best is not None and any(Finding(best.value) == one for one in ranked)
        return Finding(best.value) if best and is_usual else best


def rank(command: BuildCommand) -> int:
    """How likely a command's settings file is the one that the site was published with, 0 the most."""
    path = command.settings or ""
    if is_for_trying(path):
        return 8
    return 0 if is_for_readers(posixpath.basename(path)) else 1 if command.publishes else 2


def is_within(path: str, folder: str) -> bool:
    """Whether a path is ``folder`` or lies in it."""
    inside = posixpath.relpath(path, folder)
    return inside != ".." and not inside.startswith("../")
