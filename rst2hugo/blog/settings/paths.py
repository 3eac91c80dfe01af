"""Paths as settings write them with ``pathlib``: text, relative to the folder that counts as the working directory."""

from __future__ import annotations

import posixpath

# How many folders above a path ``parents`` has.
HIGHEST = 8


def dirname(path: str) -> str:
    """os.path.dirname of a path in the blog's folder, which is ``.`` itself."""
    if posixpath.basename(path) in (".", ".."):
        return posixpath.normpath(f"{path}/..")
    return posixpath.dirname(path) or "."


class PurePath(str):
    """What ``pathlib.Path`` makes, of which only the text counts; nothing is looked up on any disk."""

    def __new__(cls, *parts: str) -> PurePath:
        return super().__new__(cls, posixpath.normpath(posixpath.join(*parts)) if parts else ".")

    def __truediv__(self, other: str) -> PurePath:
        return PurePath(self, other)

    def __rtruediv__(self, other: str) -> PurePath:
        return PurePath(other, self)

    @property
    def parent(self) -> PurePath:
        return PurePath(dirname(self))

    @property
    def parents(self) -> list[PurePath]:
        found = [self.parent]
        while len(found) < HIGHEST:
            found.append(found[-1].parent)
        return found

    @property
    def name(self) -> str:
        return posixpath.basename(self)

    @property
    def stem(self) -> str:
        return posixpath.splitext(self.name)[0]

    @property
    def suffix(self) -> str:
        return posixpath.splitext(self.name)[1]

    def resolve(self, strict: bool = False) -> PurePath:
        return self

    def absolute(self) -> PurePath:
        return self

    def expanduser(self) -> PurePath:
        return self

    def joinpath(self, *parts: str) -> PurePath:
        return PurePath(self, *parts)

    def as_posix(self) -> str:
        return str(self)
