"""Addresses that a dead link may have meant: the only one of the same name, or with one slip of the pen."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from rst2hugo.addresses import urls

# Shorter names are alike by accident.
SHORTEST, SHORTEST_WITH_SLIP = 3, 5


class NearAddresses:
    """The addresses of a site, found by names like theirs; ``places`` maps them to where they answer now.

    Both ways take the same time in a site of ten pages and of ten thousand.
    """

    def __init__(self, places: Mapping[str, str]) -> None:
        self.places = places
        self.by_slip: dict[str, dict[str, list[tuple[str, str]]]] = {}

    def nearest(self, path: str) -> str | None:
        """The address that ``path`` most likely stands for; None rather than a wrong one.

        It is the only one whose last part has the same letters and digits, wherever it is; or the only one in the
        same folder with one letter more, less or other, or out of its place.
        """
        name = name_of(path)
        if len(name) < SHORTEST or not re.search(r"[^\W\d]", name):
            return None
        same = self.by_name.get(name, {})
        if len(same) == 1:
            return next(iter(same))
        same = {new: None for new in same if name_of(posixpath.dirname(new.rstrip("/"))) == name_of(above(path))}
        slips = same or self.with_slip(above(path), name)
        return next(iter(slips)) if len(slips) == 1 else None

    def with_slip(self, folder: str, name: str) -> dict[str, None]:
        """The addresses in a folder whose names are this one but for one slip; other numbers are other things."""
        if len(name) < SHORTEST_WITH_SLIP:
            return {}
        by_slip = self.index_slips(folder)
        close = {other: None for less in shortened(name) for other in by_slip.get(less, ())}
        return {new: None for other, new in close if re.findall(r"\d+", other) == re.findall(r"\d+", name)}

    @cached_property
    def by_name(self) -> dict[str, dict[str, None]]:
        """New addresses by the names of old ones."""
        found: dict[str, dict[str, None]] = {}
        for names in self.by_folder.values():
            for name, new in names:
                found.setdefault(name, {})[new] = None
        return found

    @cached_property
    def by_folder(self) -> dict[str, dict[tuple[str, str], None]]:
        """Name and new address of what is in each folder."""
        found: dict[str, dict[tuple[str, str], None]] = {}
        for old, new in self.places.items():
            found.setdefault(above(old), {})[name_of(old), new] = None
        return found

    def index_slips(self, folder: str) -> dict[str, list[tuple[str, str]]]:
        """Name and new address of what is in a folder, by the name with each of its letters left out.

        Only of folders with a dead link: a name has as many entries as it has letters.
        """
        if folder not in self.by_slip:
            found = self.by_slip[folder] = {}
            for name, new in self.by_folder.get(folder, ()):
                for less in shortened(name):
                    found.setdefault(less, []).append((name, new))
        return self.by_slip[folder]


def above(path: str) -> str:
    """The folder that the last part of an address is in, in lower case."""
    return posixpath.dirname(path.rstrip("/")).lower()


def name_of(path: str) -> str:
    """The letters and digits of the last part of an address, without the ending of a page."""
    last = urls.PAGE_ENDING.sub("", posixpath.basename(path.rstrip("/")))
    return re.sub(r"[\W_]", "", last.lower())


def shortened(name: str) -> Iterator[str]:
    """The name itself, and with each of its letters left out: names with a slip have one of these in common."""
    yield name
    yield from {name[:number] + name[number + 1 :] for number in range(len(name))}
