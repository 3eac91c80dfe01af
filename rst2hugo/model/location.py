"""How an old blog is read: its engine, folders and settings file, each with the place where that was found."""

from __future__ import annotations

import os.path
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact about the old blog, and how it was found: a file, a command line, an option; empty for what is usual."""

    value: str
    how: str = ""

    def __str__(self) -> str:
        return f"{self.value} ({self.how})" if self.how else self.value


@dataclass(frozen=True, slots=True)
class BlogLocation:
    """An old blog: what reads it, and where.

    ``folder`` is the folder that the user named, ``root`` the one that all paths of sources are relative to; both are
    None for a lone text. ``below`` is the path from the first to the second, with how that was found. ``settings`` is
    the engine's settings file and ``content`` the folder that holds the posts, both relative to ``root``; either is
    None where the engine has no such thing. ``outputs`` are folders that the engine wrote into, relative to ``root``.
    """

    engine: Finding
    folder: Path | None = None
    root: Path | None = None
    below: Finding = Finding(".")
    version: Finding | None = None
    settings: Finding | None = None
    content: Finding | None = None
    outputs: tuple[str, ...] = ()

    def from_folder(self, path: str) -> str:
        """A path in the blog as it looks from the folder that the user named."""
        if self.folder is None or self.root is None:
            return path
        return Path(os.path.relpath(self.root / path, self.folder)).as_posix()

    def parts(self) -> Iterator[str]:
        version = f" {self.version}" if self.version else ""
        is_said = self.version or (self.below.value != "." and self.below.how == self.engine.how)
        how = f" ({self.engine.how})" if self.engine.how and not is_said else ""
        yield f"{self.engine.value}{version}{how}"
        if self.below.value != ".":
            yield f"blog {Finding(f'{self.below.value}/', self.below.how)}"
        if self.settings:
            yield f"settings {Finding(self.from_folder(self.settings.value), self.settings.how)}"
        if self.content:
            yield f"content {Finding(f'{self.from_folder(self.content.value)}/', self.content.how)}"

    def describe(self) -> str:
        """One line: ``pelican 4.9 (Pipfile), settings publishconf.py, content content/ (Makefile: INPUTDIR)``."""
        return ", ".join(self.parts())

    def as_json(self) -> dict[str, dict[str, str] | None]:
        """The same for the report; paths are relative to the folder that the user named."""
        facts = {"engine": self.engine, "version": self.version, "root": self.below}
        found = {name: {"value": one.value, "how": one.how} if one else None for name, one in facts.items()}
        for name, one in (("settings", self.settings), ("content", self.content)):
            found[name] = {"value": self.from_folder(one.value), "how": one.how} if one else None
        return found
