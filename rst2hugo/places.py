"""In here: every address of the old site and where it answers now; what a link in a post means by it."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote

from rst2hugo import addresses
from rst2hugo.addresses import as_link
from rst2hugo.crossrefs import Named, Refer, Spell, anywhere, candidates
from rst2hugo.diagnostics import Code
from rst2hugo.fragments import Place
from rst2hugo.model import Asset, Page
from rst2hugo.near_addresses import NearAddresses
from rst2hugo.normal_forms import compose, with_composed

Reading: TypeAlias = "Callable[[str, str], tuple[str, str] | None]"
"""A link and the source that it stands in → the name that it means, and what follows; None for an ordinary address.

Names are those of ``Table.names``, ``file:PATH`` for a file of the blog, and ``at:PATH`` for an old address,
percent-decoded.
"""
AT = "at:"


class Goal(NamedTuple):
    """What a link leads to: the address to write, its kind (as in ``model.Link``), and what is wrong with it."""

    address: str
    kind: str
    code: Code | None = None
    message: str = ""


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
    published pages by their new addresses; ``near`` finds what a dead link may have meant.
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
        candidates = (name, f"{name}/", name.rstrip("/"), addresses.renewed(name, "alias"))
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


def resolve_link(uri: str, page: Page, known: Table) -> Goal:
    """What ``uri`` means on ``page``; an address of another site stays as it is."""
    return with_anchor(page_goal(uri, page, known), uri, page, known)


def with_anchor(found: Goal, uri: str, page: Page, known: Table) -> Goal:
    """What ``uri`` leads to with the fragment under which its anchor answers now; reported if the page has none."""
    path, _, fragment = found.address.partition("#")
    there = known.anchors.get(unquote(path).removeprefix(known.new_base_path)) if path else Place.of(page)
    if there is None or not fragment or found.code is not None:
        return found
    if (new := there.answer(fragment)) is not None:
        return found._replace(address=f"{path}#{new}")
    told = f"{path} has no place #{fragment} ({uri})" if path else f"the page has no place #{fragment}"
    return found._replace(code=Code.BROKEN_LINK, message=told)


def page_goal(uri: str, page: Page, known: Table) -> Goal:
    """The page, file or list that ``uri`` means."""
    named = known.reading(uri, page.source) if known.reading else None
    if named is not None and not named[0].startswith(AT):
        return by_name(uri, named, known, page)
    place = addresses.located(uri, page.old_url or page.url or "/", known.hosts, known.base_path)
    if named is not None:
        place = addresses.Location(addresses.clean(named[0].removeprefix(AT)), named[1], relative=False)
    if place is None:
        kind = "fragment" if uri.startswith("#") else "mail" if uri.lower().startswith("mailto:") else "external"
        return Goal(uri, kind)

    def at(new: str, code: Code | None = None, message: str = "") -> Goal:
        return Goal(as_link(known.new_base_path + new) + place.suffix, known.kinds.get(new, ""), code, message)

    beside = posixpath.normpath(posixpath.join(posixpath.dirname(page.source), uri.split("#")[0].split("?")[0]))
    if beside not in known.files and beside not in known.drafts:
        beside = compose(unquote(beside))
    if new := known.find(place.path) or (known.files.get(beside) if place.relative else None):
        return at(new)
    if draft := known.find_draft(place.path, beside if place.relative else ""):
        told = (Code.BROKEN_LINK, f"{uri} leads to a draft, which is not published")
        return at(draft) if page.draft else at(draft, *told)
    if not known.whole:
        return Goal(uri, "")
    if other := looked_up(place.path.lower(), known.folded):
        return at(other, Code.REPAIRED_ADDRESS, f"{uri} read as {other}, which differs only in capitals")
    nearest = known.near.nearest(place.path)
    hint = f"; the nearest is {nearest}" if nearest else ""
    message = f"nothing was published at {place.path}{f' ({uri})' if uri != place.path else ''}{hint}"
    # The page may have moved one level down, so only an address from the root still means the same.
    moved = place.relative and not addresses.leads_elsewhere(uri)
    return at(place.path, Code.BROKEN_LINK, message) if moved else Goal(uri, "", Code.BROKEN_LINK, message)


def by_name(uri: str, named: tuple[str, str], known: Table, page: Page) -> Goal:
    """What a link in the engine's own syntax names on ``page``."""
    name, suffix = named
    name = name if name.removeprefix("file:") in known.files else compose(name)
    found = known.names.get(f"{page.language}/{name}") or known.names.get(name)
    new = found.address if found else known.files.get(name.removeprefix("file:"))
    if new is not None:
        kind = known.kinds.get(new.partition("#")[0], "")
        return Goal(as_link(known.new_base_path + new) + suffix, kind)
    if draft := known.drafts.get(name.removeprefix("file:")):
        message = "" if page.draft else f"{uri} leads to a draft, which is not published"
        return Goal(as_link(known.new_base_path + draft) + suffix, "", Code.BROKEN_LINK if message else None, message)
    alike = [path for path in known.files if name.startswith("file:") and path.lower() == name[5:].lower()]
    if len(alike) == 1:
        address, message = known.files[alike[0]], f"{uri} read as {alike[0]}, which differs only in capitals"
        return Goal(as_link(known.new_base_path + address) + suffix, "", Code.REPAIRED_ADDRESS, message)
    message = f"the blog has no {name.replace(':', ' ', 1)} ({uri})"
    return Goal(uri, "", Code.BROKEN_LINK, message) if known.whole else Goal(uri, "")
