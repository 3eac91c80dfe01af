"""In here: the only step that sees the whole blog: addresses of other posts are filled in, broken ones reported."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from urllib.parse import quote

from rst2hugo import addresses, front_matter, markdown
from rst2hugo.crossrefs import Named, anywhere
from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.model import Asset, Page

Reading: TypeAlias = "Callable[[str, str], tuple[str, str] | None]"
"""A link and the source that it stands in → the name that it means, and what follows; None for an ordinary address.

Names are those of ``Table.names``, and ``file:PATH`` for a file of the blog.
"""


@dataclass(frozen=True, slots=True)
class Table:
    """Every address of the old site and where it answers now.

    ``places`` maps old and new addresses to new ones, ``files`` paths in the old blog's folder to new
    addresses; ``drafts`` does both for what is not published yet. ``hosts`` and ``base_path`` are as in
    ``addresses.located``; ``new_base_path`` stands before every address of the new site. ``whole`` tells
    that all of the blog is in here, so that what cannot be found is nowhere. ``names`` has what references
    by name mean (``doc:posts/one``, ``ref:install``), ``reading`` tells the name that a link in the
    engine's own syntax stands for.
    """

    places: dict[str, str]
    files: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    hosts: frozenset[str] = frozenset()
    base_path: str = ""
    new_base_path: str = ""
    whole: bool = True
    names: dict[str, Named] = field(default_factory=dict)
    reading: Reading | None = None

    def find(self, path: str) -> str | None:
        """The new address of what was at ``path``, with or without a slash or file ending at its end."""
        return looked_up(path, self.places)

    def find_draft(self, path: str, file: str) -> str | None:
        """Where the draft will be that was at ``path``, or is made from ``file``."""
        return looked_up(path, self.drafts) or self.drafts.get(file)


def looked_up(path: str, places: Mapping[str, str]) -> str | None:
    candidates = (path, f"{path}/", path.rstrip("/"), addresses.renewed(path, "alias"))
    return next((places[one] for one in candidates if one in places), None)


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
    reading: Reading | None = None,
) -> Table:
    """The table of a blog; ``lists`` are the addresses that Hugo itself answers: home, sections, terms, feeds.

    An address that several pages claim leads to the first of them; a draft has none that a published page has.
    """
    assets, pages = list(assets), list(pages)
    places = {address: address for address in (*lists, *(asset.address for asset in assets))}
    files = {asset.source: asset.address for asset in assets}
    published, drafts = (claims([page for page in pages if page.draft is draft]) for draft in (False, True))
    files |= {path: url for path, url in published.items() if not path.startswith("/")}
    places |= {path: url for path, url in published.items() if path.startswith("/")}
    return Table(places, files, drafts, hosts, base_path, new_base_path, whole, names or {}, reading)


def claims(pages: Sequence[Page]) -> dict[str, str]:
    """The addresses and the sources of the pages, each with where the page is now."""
    found: dict[str, str] = {}
    for page in reversed(pages):  # the first one has the last word
        if page.url is not None:
            found |= dict.fromkeys([one for one in (page.old_url, *page.aliases) if one], page.url)
            found[page.source] = page.url
    return found | {page.url: page.url for page in pages if page.url is not None}


def link(pages: Sequence[Page], known: Table) -> list[Page]:
    """Every page with its links filled in, its text complete, and what is wrong with its links reported."""
    return [linked(page, known) for page in pages]


def linked(page: Page, known: Table) -> Page:
    found: list[Diagnostic] = []
    lookup = anywhere(known.names, page.source, known.new_base_path)

    def resolve(uri: str, line: int | None) -> str:
        def complain(message: str) -> None:
            found.append(Diagnostic(page.source, line, Code.BROKEN_LINK, message))

        return resolved(uri, page, known, complain)

    def refer(kind: str, target: str, line: int | None) -> tuple[str, str] | None:
        goal = lookup(kind.lstrip("?"), target)
        if goal is None:
            code = Code.UNKNOWN_NAME if kind.startswith("?") else Code.UNRESOLVED_LINK
            found.append(Diagnostic(page.source, line, code, f"{kind.lstrip('?')} {target!r} is nowhere in the blog"))
            return None
        return goal[0], markdown.link_head(markdown.text(goal[1] or target))

    body = markdown.fill(page.markdown, resolve, refer)
    text = front_matter.text(page.front_matter, body)
    return replace(page, markdown=body, text=text, diagnostics=page.diagnostics + tuple(found))


def resolved(uri: str, page: Page, known: Table, complain: Callable[[str], None]) -> str:
    """The new address that ``uri`` means on ``page``; one that leads to another site is returned as it is."""
    named = known.reading(uri, page.source) if known.reading else None
    if named is not None:
        return by_name(uri, named, known, complain)
    here = page.old_url or page.url or "/"
    place = addresses.located(uri, here, known.hosts, known.base_path)
    if place is None:
        return uri
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(page.source), uri.split("#")[0].split("?")[0]))
    new = known.find(place.path) or (known.files.get(beside) if place.relative else None)
    if new is None and (new := known.find_draft(place.path, beside if place.relative else "")) and not page.draft:
        complain(f"{uri} leads to a draft, which is not published")
    if new is None:
        if not known.whole:
            return uri
        complain(f"nothing was published at {place.path} ({uri})")
        if not place.relative:
            return uri
        # The page may have moved one level down, so only an address from the root still means the same.
        new = place.path
    return as_link(known.new_base_path + new) + place.suffix


def by_name(uri: str, named: tuple[str, str], known: Table, complain: Callable[[str], None]) -> str:
    """The new address of what a link in the engine's own syntax names."""
    name, suffix = named
    goal = known.names.get(name)
    new = goal.address if goal else known.files.get(name.removeprefix("file:"))
    if new is None:
        if known.whole:
            complain(f"the blog has no {name.replace(':', ' ', 1)} ({uri})")
        return uri
    return as_link(known.new_base_path + new) + suffix


def as_link(address: str) -> str:
    """A decoded address as the path of a link; letters of other alphabets stay readable."""
    return re.sub(r"[%?#]", lambda found: quote(found[0]), address)
