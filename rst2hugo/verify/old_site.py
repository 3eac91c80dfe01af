"""In here: the new site held against the old one as it was published: addresses must answer, posts read the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import Any

from rst2hugo import addresses
from rst2hugo.diagnostics import RequestError
from rst2hugo.verify import normal, notes, old_html, sphinx_html, themes, vocabulary
from rst2hugo.verify.compare import compare
from rst2hugo.verify.difference import Difference, Kind
from rst2hugo.verify.hugo import Content
from rst2hugo.verify.published import PAGES, Published, address_of
from rst2hugo.verify.reader import Reader, parsed
from rst2hugo.verify.site_checks import file_of
from rst2hugo.verify.verdict import Finding, PageVerdict, State

# What a web server or a version control system wants, and no reader asks for.
NOT_ASKED_FOR = frozenset(["CNAME", "README", "README.md", "Thumbs.db", "_redirects", "_headers"])
# Old pages do not say the language of their code, and docutils numbered what had no name.
NOT_COMPARED = frozenset([Kind.CODE_LANGUAGE])


@dataclass(frozen=True, slots=True)
class Move:
    """The old site and the new one, as published, with the content of the new pages by their files.

    ``lists`` are those of them that show other pages, ``homes`` the home page of each language; ``selector`` finds
    the text on an old page; ``held_back`` has the files that Hugo could write, with the page's own, and why it does
    not.
    """

    old: Published
    new: Published
    contents: Mapping[str, Content]
    lists: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    selector: str | None = None
    held_back: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def unanswered(self) -> Iterator[Finding]:
        """Every address of the old site that the new one does not answer, with what would answer it."""
        there: list[str] = []
        for file in self.asked_for():
            address = address_of(file)
            if self.new.answer(address) is None:
                there = there or [address_of(one) for one in sorted(self.new.files)]
                told = f"nothing; {self.held_back[file][1]}" if file in self.held_back else self.remedy(address, there)
                yield Finding(address, Difference(Kind.ADDRESS, address, told), address)

    def asked_for(self) -> Iterator[str]:
        for file in sorted(self.old.files):
            parts = PurePosixPath(file).parts
            if parts[-1] not in NOT_ASKED_FOR and not any(part.startswith(".") for part in parts):
                yield file

    def compared(self) -> Iterator[PageVerdict]:
        """Every old page that has become a page with content; lists, feeds and files only have to answer."""
        for file in self.asked_for():
            if file.endswith(PAGES) and file not in self.old.redirects:
                new = self.became(address_of(file))
                # A page without content of its own is made by a template, as an archive of all posts is.
                shown = new in self.contents and (new not in self.lists or new == file in self.homes)
                if new is not None and shown and self.contents[new].html.strip():
                    yield self.page(file, new)

    def became(self, address: str) -> str | None:
        """The file of the page that answers an address, or would if Hugo published it."""
        return self.new.answer(address) or self.held_back.get(file_of(address), (None,))[0]

    def page(self, file: str, new_file: str) -> PageVerdict:
        address, url = address_of(file), address_of(new_file)
        page = parsed(themes.unfiltered(self.old.text(file)), whole=True)
        content = themes.content(page, self.selector)
        if content is None:
            raise RequestError(f"nothing in {file} of the old site matches {self.selector}")
        self.shortened(content, address)
        old_html.rewrite(content, " ".join(page.xpath("//title/text()")))
        themes.levels(content)
        old = Reader(partial(self.leads, self.old, address), themes.letters).read(content)
        root = parsed(themes.unfiltered(self.contents[new_file].html))
        vocabulary.hugo(root)
        themes.levels(root)
        new = Reader(partial(self.leads, self.new, url), themes.letters).read(root)
        old_html.undrawn(old, new)
        new.ids |= {id: new.ids.get(id, 0) for id in old.ids if normal.was_numbered(id)}
        # A copy of another old page, in a folder for another language say, linked to copies of others.
        originals = {new_file, f"{new_file.removesuffix('/index.html')}.html"}
        is_copy = file not in originals and not originals.isdisjoint(self.old.files)
        left_out = NOT_COMPARED | {Kind.LINK} if is_copy else NOT_COMPARED
        found = tuple(one for one in compare(old, new) if one.kind not in left_out)
        if not found:
            return PageVerdict(address, url, State.IDENTICAL)
        return PageVerdict(address, url, State.DIFFERENT, found, old, new)

    def shortened(self, content: Any, address: str) -> None:
        """A link to a place on its own page names that place alone, whether or not the engine wrote the page's name."""
        for link in content.iter("a"):
            place = self.old.located(link.get("href") or "", address) if "#" in (link.get("href") or "") else None
            if place is not None and place.path == address and place.suffix.startswith("#"):
                link.set("href", place.suffix)

    def leads(self, site: Published, here: str, uri: str) -> str:
        """Where a link ends up on the new site."""
        place = site.located(uri, here)
        if place is None:
            return uri
        file = self.became(place.path)
        path = address_of(file) if file is not None else place.path
        suffix = place.suffix
        there = site.answer(place.path) if suffix.startswith("#") else None
        if site is self.old and there is not None:
            # The title is not in the text any more; who leads to it leads to the page.
            suffix = "" if suffix[1:] in sphinx_html.ids_of_title(site.text(there)) else suffix
        return addresses.as_link(path) + (self.to_footnote(site, there, suffix) if there is not None else suffix)

    def to_footnote(self, site: Published, file: str, suffix: str) -> str:
        """``suffix``, the ``#fragment`` of an address, with Hugo's id if it leads to a footnote of ``file``."""
        if site is self.new:
            page = self.contents[file].html if file in self.contents else ""
        else:
            page = site.text(file) if file.endswith(PAGES) else ""
        known = footnotes(page, self.selector, old=site is self.old) if "footnote" in page else {}
        return f"#{known[suffix[1:]]}" if suffix[1:] in known else suffix

    def remedy(self, address: str, there: list[str]) -> str:
        """What would answer an address: a redirect to what the new site has at an address like it."""
        near = nearest(address, there)
        file = self.new.answer(near) if near else None
        return f"nothing; a line of _redirects would answer: {address} {address_of(file)} 301" if file else ""


def nearest(address: str, there: Sequence[str]) -> str:
    """The one among these addresses that is truly like this one; "" rather than a wrong one."""
    last = last_parts(address)
    same = [one for one in there if last_parts(one) == last] if re.search("[^\\W\\d]", last[1]) else []
    if len(same) == 1:
        return same[0]
    close = get_close_matches(address, there, 3, 0.9)
    return next((one for one in close if numbers(one) == numbers(address) and are_alike(last_parts(one), last)), "")


def last_parts(address: str) -> tuple[str, str]:
    """The name of the folder and the name of the page at an address, in lower case."""
    path = PurePosixPath(re.sub(r"\.html?$", "", address.lower()))
    return path.parent.name, path.name


def numbers(address: str) -> list[str]:
    """Other numbers are other days, parts and pages."""
    return re.findall(r"\d+", address)


def are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return all(SequenceMatcher(None, a, b).ratio() >= 0.8 for a, b in zip(one, other, strict=True))


@lru_cache(maxsize=512)
def footnotes(page: str, selector: str | None, *, old: bool) -> dict[str, str]:
    """The ids of footnotes on a published page, and those that Hugo gives them."""
    content = themes.content(parsed(page, whole=True), selector) if old else parsed(page)
    if content is None:
        return {}
    if old:
        old_html.rewrite(content, "")
    else:
        vocabulary.hugo(content)
    return notes.answers(content)


def old_published(folder: Path, hosts: frozenset[str], base_path: str) -> Published:
    """The old site. Raises RequestError when the folder holds no page."""
    if not folder.is_dir():
        raise RequestError(f"{folder} is not a folder")
    old = Published(folder, base_path, hosts)
    if not any(file.endswith(PAGES) for file in old.files):
        raise RequestError(f"there is no HTML in {folder}")
    return old
