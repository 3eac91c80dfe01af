"""Every address of the old site and where it answers now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import unquote

from rst2hugo.addresses import urls
from rst2hugo.addresses.near_addresses import NearAddresses
from rst2hugo.links.anchors import Place
from rst2hugo.links.crossrefs import Named, Refer, Spell, anywhere, candidates
from rst2hugo.model import Asset, Page
from rst2hugo.values.normal_forms import compose, with_composed

Reading: TypeAlias = "Callable[[str, str], tuple[str, str] | None]"
"""A link and the source that it stands in → the name that it means, and what follows; None for an ordinary address.

Names are those of ``Table.names``, ``file:PATH`` for a file of the blog, and ``at:PATH`` for an old address,
percent-decoded.
"""
AT = "at:"


@dataclass(frozen=True, slots=True)
class Table:
    """Every address of the old site and where it answers now.

    ``places`` maps old and new addresses to new ones, ``files`` paths in the old blog's folder to new
    addresses; ``drafts`` does both for what is not published yet. ``hosts`` and ``base_path`` are as in
    ``addresses.located``; ``new_base_path`` stands before every address of the new site. ``whole`` tells
    that all of the blog is in here, so that what cannot be found is nowhere. ``names`` has what references
    by name mean (``doc:posts/one``, ``ref:install``), ``spell`` the names that a reference may go by, and
    ``reading`` tells the name that a link in the engine's own syntax stands for. ``kinds`` has what is at
    a new address, ``folded`` the places by their lower-case spelling where only one has it, ``outputs`` the
    content files of published pages and their languages by their new addresses. ``anchors`` has the places on
    published pages by their new addresses; ``near`` finds what a dead link may have meant, ``mends`` tells whether
    slips in links are mended.
    """

    places: dict[str, str]
    files: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    hosts: frozenset[str] = frozenset()
    base_path: str = ""
    new_base_path: str = ""
    whole: bool = True
    names: dict[str, Named] = field(default_factory=dict)
    spell: Spell = candidates
    reading: Reading | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)
    folded: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    anchors: Mapping[str, Place] = field(default_factory=dict)
    near: NearAddresses = field(default_factory=lambda: NearAddresses({}))
    link_style: str = "inline"
    internal_links: str = "url"
    mends: bool = True

    def find(self, path: str) -> str | None:
        """The new address of what was at ``path``, with or without a slash or file ending at its end."""
        return looked_up(path, self.places)

    def references(self, page: Page) -> Refer:
        """The lookup for references by name that stand on ``page``."""
        return anywhere(self.names, page.source, self.new_base_path, page.language, self.spell)

    def find_draft(self, path: str, file: str) -> str | None:
        """Where the draft will be that was at ``path``, or is made from ``file``."""
        return looked_up(path, self.drafts) or self.drafts.get(file)

    def is_draft(self, address: str) -> bool:
        """Whether a new address is that of a page which is not published."""
        path = unquote(address.partition("#")[0]).removeprefix(self.new_base_path)
        return path in self.drafts and path not in self.places


def looked_up(path: str, places: Mapping[str, str]) -> str | None:
    for name in dict.fromkeys([path, compose(path)]):
        candidates = (name, f"{name}/", name.rstrip("/"), urls.renewed(name, "alias"))
        if (found := next((places[one] for one in candidates if one in places), None)) is not None:
            return found
    return None


def table(
    pages: Iterable[Page],
    assets: Iterable[Asset],
    lists: Iterable[str],
    hosts: frozenset[str] = frozenset(),
    base_path: str = "",
    new_base_path: str = "",
    *,
    whole: bool = True,
    names: dict[str, Named] | None = None,
    spell: Spell = candidates,
    reading: Reading | None = None,
    terms: Iterable[str] = (),
) -> Table:
    """The table of a blog; ``lists`` are the addresses that Hugo itself answers: home, sections, terms, feeds.

    An address that several pages claim leads to the first of them; a draft has none that a published page has.
    """
    assets, pages, lists = list(assets), list(pages), list(lists)
    places = {address: address for address in (*lists, *(asset.address for asset in assets))}
    files = {asset.source: asset.address for asset in assets}
    published, drafts = (claims([page for page in pages if page.draft is draft]) for draft in (False, True))
    files |= {path: url for path, url in published.items() if not path.startswith("/")}
    places |= {path: url for path, url in published.items() if path.startswith("/")}
    kinds = dict.fromkeys(lists, "list") | dict.fromkeys(terms, "tag")
    kinds |= {asset.address: "asset" for asset in assets} | {page.url: page.kind for page in pages if page.url}
    outputs = {page.url: (page.output, page.language) for page in pages if page.url and not page.draft}
    anchors = {page.url: Place.of(page) for page in pages if page.url and not page.draft}
    often = Counter(old.lower() for old, new in {(old.lower(), new): new for old, new in places.items()})
    folded = {old.lower(): new for old, new in places.items() if often[old.lower()] == 1}
    near = NearAddresses(places)
    places, files, drafts = with_composed(places), with_composed(files), with_composed(drafts)
    return Table(places, files, drafts, hosts, base_path, new_base_path, whole, with_composed(names or {}), spell,
                 reading, kinds, folded, outputs, anchors, near)  # fmt: skip


def claims(pages: Sequence[Page]) -> dict[str, str]:
    """The addresses and the sources of the pages, each with where the page is now."""
    found: dict[str, str] = {}
    for page in reversed(pages):  # the first one has the last word
        if page.url is not None:
            found |= dict.fromkeys([one for one in (page.old_url, *page.aliases) if one], page.url)
            found[page.source] = page.url
    return found | {page.url: page.url for page in pages if page.url is not None}
