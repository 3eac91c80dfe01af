"""The files of the site that Hugo will publish, each with the one that it belongs to."""

from __future__ import annotations

from itertools import count
from typing import NamedTuple

from rst2hugo.addresses import hugo_paths, urls


class Owner(NamedTuple):
    """What a file belongs to: its name in messages, and the file that it has, which may differ in capitals.

    ``goal`` is where an alias leads, or what a feed tells of; any number of files may say the same.
    """

    name: str
    file: str
    goal: str = ""


class PublishedFiles:
    """Whose each published file is. The first one to claim a file has it, and all folders above it are folders.

    Files whose names differ only in capitals are one file on macOS and Windows; there the second would replace
    the first.
    """

    def __init__(self) -> None:
        self.files: dict[str, Owner] = {}
        self.folders: dict[str, Owner] = {}

    def find_owner(self, file: str) -> Owner | None:
        """What keeps another from ``file``: what has it, what needs a folder of that name, what a folder is for it."""
        key = hugo_paths.comparable(file)
        above = (self.files[one] for one in hugo_paths.folders_above(key) if one in self.files)
        return self.files.get(key) or self.folders.get(key) or next(above, None)

    def claim(self, file: str, name: str, goal: str = "") -> Owner | None:
        """The owner of ``file`` if it has one; else it belongs to ``name`` from now on, and leads to ``goal``."""
        owner = self.find_owner(file)
        if owner is None:
            self.files[hugo_paths.comparable(file)] = Owner(name, file, goal)
            for folder in hugo_paths.folders_above(hugo_paths.comparable(file)):
                self.folders.setdefault(folder, Owner(name, file))
        return None if owner is not None and owner.goal == goal and goal and owner.file != file else owner

    def find_free(self, address: str, word: str) -> str:
        """An address like this one that nothing has: ``/index.xml-page/`` for ``/index.xml/`` and the word "page"."""
        parts = address.strip("/").split("/")
        for number in count(1):
            ending = f"-{word}" if number == 1 else f"-{word}-{number}"
            for index in reversed(range(len(parts))):
                name = f"{parts[index] or 'home'}{ending}"
                found = f"/{'/'.join([*parts[:index], name, *parts[index + 1 :]])}/"
                if self.find_owner(urls.file_of(found)) is None:
                    return found
        raise AssertionError("there is always another number")
