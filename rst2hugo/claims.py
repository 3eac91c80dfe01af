"""In here: each address of the new site gets one owner; who else claims it is told, and stands in nobody's way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from rst2hugo import addresses
from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.metadata import FIRST_KEYS
from rst2hugo.model import Page, Value


@dataclass
class Owners:
    """To whom each file of the published site belongs, and each folder: to the first one that has a file in it.

    ``fixed`` are the files that are no pages, mapped to a word for what they are.
    """

    fixed: Mapping[str, str]
    files: dict[str, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for file, owner in self.fixed.items():
            self.add(file, owner)

    def add(self, file: str, owner: str) -> str | None:
        """Another owner of ``file`` if it has one already; else it now belongs to ``owner``."""
        first = self.files.setdefault(file, owner)
        for folder in above(file):
            self.folders.setdefault(folder, owner)
        return None if first == owner else first

    def obstacle(self, file: str) -> str | None:
        """What ``file`` would replace though it is no page, or whose file is where ``file`` needs a folder, or has one.

        On the latter two Hugo fails.
        """
        below = (self.files[one] for one in above(file) if one in self.files)
        return self.fixed.get(file) or self.folders.get(file) or next(below, None)

    def free(self, address: str) -> str:
        """An address like this one that nothing stands in the way of: /index.xml-page/ for /index.xml/."""
        parts = address.strip("/").split("/")
        found = ""
        for index in reversed(range(len(parts))):
            found = f"/{'/'.join([*parts[:index], f'{parts[index]}-page', *parts[index + 1 :]])}/"
            if not self.obstacle(addresses.file_of(found)):
                break
        return found


def above(file: str) -> Iterator[str]:
    """The folders that a file is in."""
    return (one.as_posix() for one in PurePosixPath(file).parents if one.name)


def settled(pages: Sequence[Page], taken: Mapping[str, str]) -> list[Page]:
    """The pages, each that claims an address of another one, or of what is ``taken``, with the report that names both.

    ``taken`` maps the files of the published site that are no pages to a word for what they are: a page
    gets an address beside them. Of two pages on one address Hugo publishes one without a word. Drafts
    claim nothing: they come after all others.
    """
    owners = Owners(taken)
    found = {id(page): settle(page, owners) for page in sorted(pages, key=lambda page: page.draft)}
    return [found[id(page)] for page in pages]


def settle(page: Page, owners: Owners) -> Page:
    told: list[str] = []
    if page.url is not None:
        other = owners.obstacle(addresses.file_of(page.url))
        if other:
            told.append(f"{page.url} is also the address of {other}; the page is at {owners.free(page.url)}")
            page = at(page, owners.free(page.url), page.aliases)
        told += shared(page, str(page.url), addresses.file_of(str(page.url)), owners)
    kept = []
    for alias in page.aliases:
        file = addresses.file_of_alias(alias)
        if other := "the home page" if alias == "/" else owners.obstacle(file):
            told.append(f"{alias} is also the address of {other}; it does not redirect")
        else:
            kept.append(alias)
            told += shared(page, alias, file, owners)
    if len(kept) < len(page.aliases):
        page = at(page, None, tuple(kept))
    code = Code.DRAFT_ADDRESS if page.draft else Code.DUPLICATE_ADDRESS
    said = tuple(Diagnostic(page.source, None, code, message) for message in dict.fromkeys(told))
    return replace(page, diagnostics=page.diagnostics + said) if said else page


def shared(page: Page, address: str, file: str, owners: Owners) -> list[str]:
    """What there is to tell when ``file``, which answers at ``address``, belongs to another one already."""
    other = owners.add(file, page.source)
    return [] if other is None else [f"{address} is also the address of {other}"]


def at(page: Page, url: str | None, aliases: tuple[str, ...]) -> Page:
    """The page with another ``url``, if there is one, and with these aliases."""
    addressed: dict[str, Value] = {"url": addresses.front_matter_url(url)} if url else {}
    addressed |= {"aliases": list(aliases)} if aliases else {}
    kept = {key: value for key, value in page.front_matter.items() if key != "aliases" and key not in addressed}
    first = {key: value for key, value in kept.items() if key in (*FIRST_KEYS, "url")}
    return replace(page, url=url or page.url, aliases=aliases, front_matter=first | addressed | kept)
