"""The two sites that are held against each other, as published, and what leads from one to the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from rst2hugo.model.diagnostics import RequestError
from rst2hugo.verify.build.hugo import Content
from rst2hugo.verify.checks.site_checks import file_of
from rst2hugo.verify.nouns.origins import NOWHERE, Origin
from rst2hugo.verify.read.published import PAGES, Published, address_of

# What a web server or a version control system wants, and no reader asks for.
NOT_ASKED_FOR = frozenset(["CNAME", "README", "README.md", "Thumbs.db", "_redirects", "_headers"])


@dataclass(frozen=True, slots=True)
class Sites:
    """The old site and the new one, as published, with the content of the new pages by their files.

    ``lists`` are those of them that show other pages, ``homes`` the home page of each language; ``selector`` finds
    the text on an old page; ``sources`` tell what the new pages were made from; ``held_back`` has the files that
    Hugo could write, with the page's own, and why it does not.
    """

    old: Published
    new: Published
    contents: Mapping[str, Content]
    lists: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    selector: str | None = None
    sources: Mapping[str, Origin] = field(default_factory=dict)
    held_back: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def asked_for(self) -> Iterator[str]:
        """The files of the old site that readers may ask for."""
        for file in sorted(self.old.files):
            parts = PurePosixPath(file).parts
            if parts[-1] not in NOT_ASKED_FOR and not any(part.startswith(".") for part in parts):
                yield file

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The file of each old page that has become one with content, and the file of that."""
        for file in self.asked_for():
            if file.endswith(PAGES) and file not in self.old.redirects:
                new = self.became(address_of(file))
                # A page without content of its own is made by a template, as an archive of all posts is.
                shown = new is not None and new in self.contents and bool(self.contents[new].html.strip())
                if new is not None and shown and (not self.is_list(file, new) or file in originals(new)):
                    yield file, new

    def is_list(self, file: str, new_file: str) -> bool:
        """Whether an old page has become one that shows other pages below a text of its own."""
        return new_file in self.lists and not new_file == file in self.homes

    def origin(self, new_file: str) -> Origin:
        """What a new page was made from, as far as it is known."""
        return self.sources.get(new_file, NOWHERE)

    def became(self, address: str) -> str | None:
        """The file of the page that answers an address, or would if Hugo published it."""
        return self.new.answer(address) or self.held_back.get(file_of(address), (None,))[0]

    def is_dead(self, address: str) -> bool:
        """Whether neither site answers an address."""
        return self.old.answer(address) is None and self.new.answer(address) is None


def originals(new_file: str) -> tuple[str, str]:
    """The files that an old page could have had which is at the same address now."""
    return new_file, f"{new_file.removesuffix('/index.html')}.html"


def old_published(folder: Path, hosts: frozenset[str], base_path: str) -> Published:
    """The old site. Raises RequestError when the folder holds no page."""
    if not folder.is_dir():
        raise RequestError(f"{folder} is not a folder")
    old = Published(folder, base_path, hosts)
    if not any(file.endswith(PAGES) for file in old.files):
        raise RequestError(f"there is no HTML in {folder}")
    return old
