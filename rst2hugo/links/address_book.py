"""Where the addresses and files of the old blog answer now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NewType

from rst2hugo.addresses import urls
from rst2hugo.model import Asset, Page
from rst2hugo.values.normal_forms import compose, with_composed

OldAddress = NewType("OldAddress", str)
"""A path on the old site, from its root, percent-decoded: ``/2012/tide/``. New addresses are keys as well."""
NewAddress = NewType("NewAddress", str)
"""A path on the new site, from its root (without the base path), percent-decoded."""
FilePath = NewType("FilePath", str)
"""A file of the old blog, relative to its folder: ``content/tide.rst``."""


@dataclass(frozen=True, slots=True)
class AddressBook:
    """New addresses by old addresses and by files of the blog.

    Names with accents are keys as they are and composed (NFC), since systems write é in two ways.
    """

    addresses: Mapping[OldAddress, NewAddress] = field(default_factory=dict)
    files: Mapping[FilePath, NewAddress] = field(default_factory=dict)

    def find(self, path: str) -> NewAddress | None:
        """The new address of what was at ``path``, with or without a slash or file ending at its end."""
        return find_address(path, self.addresses)

    def find_file(self, path: str) -> NewAddress | None:
        """The new address of what is made from the file at ``path``."""
        return self.files.get(FilePath(path))


def find_address(path: str, addresses: Mapping[OldAddress, NewAddress]) -> NewAddress | None:
    """The new address of ``path`` or of its other spellings: composed, with or without a slash or ending at its end."""
    for name in dict.fromkeys([path, compose(path)]):
        spellings = (name, f"{name}/", name.rstrip("/"), urls.renewed(name, "alias"))
        for spelling in map(OldAddress, spellings):
            if spelling in addresses:
                return addresses[spelling]
    return None


def book_of_pages(pages: Sequence[Page]) -> AddressBook:
    """The addresses and sources of the pages. An address that several pages claim leads to the first of them."""
    addresses: dict[OldAddress, NewAddress] = {}
    files: dict[FilePath, NewAddress] = {}
    for page in reversed(pages):  # so that the first one overwrites
        if page.url is not None:
            new = NewAddress(page.url)
            addresses |= {OldAddress(old): new for old in (page.old_url, *page.aliases) if old}
            files[FilePath(page.source)] = new
    addresses |= {OldAddress(page.url): NewAddress(page.url) for page in pages if page.url is not None}
    return AddressBook(addresses, files)


def published_book(pages: Sequence[Page], assets: Iterable[Asset], lists: Iterable[str]) -> AddressBook:
    """The addresses of all that is published; those of pages count for more than those of files and lists.

    ``lists`` are the addresses that Hugo itself answers: home, sections, terms, feeds.
    """
    assets, book = list(assets), book_of_pages(pages)
    own = [*lists, *(asset.address for asset in assets)]
    moved = {OldAddress(asset.old_address): NewAddress(asset.address) for asset in assets if asset.old_address}
    addresses = {OldAddress(address): NewAddress(address) for address in own} | moved | dict(book.addresses)
    files = {FilePath(asset.source): NewAddress(asset.address) for asset in assets} | dict(book.files)
    return AddressBook(addresses, files)


def with_spellings(book: AddressBook) -> AddressBook:
    """The book in which each name is found composed, too."""
    return AddressBook(with_composed(book.addresses), with_composed(book.files))


def fold_case(book: AddressBook) -> dict[OldAddress, NewAddress]:
    """New addresses by old ones in lower case, where only one thing has that spelling."""
    distinct = {(old.lower(), new) for old, new in book.addresses.items()}
    count = Counter(old for old, _ in distinct)
    return {OldAddress(old.lower()): new for old, new in book.addresses.items() if count[old.lower()] == 1}


def fold_files(book: AddressBook) -> dict[str, list[FilePath]]:
    """The files of a book by their paths in lower case."""
    folded: dict[str, list[FilePath]] = {}
    for path in book.files:
        folded.setdefault(path.lower(), []).append(path)
    return folded
