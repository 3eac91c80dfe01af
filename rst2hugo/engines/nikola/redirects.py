"""In here: old addresses that lead to others: REDIRECTIONS, small pictures, feeds of galleries, copies of sources."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rst2hugo import addresses, claims
from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.engines.nikola.assets import source_copy, thumbnail
from rst2hugo.engines.nikola.conf import Conf
from rst2hugo.engines.nikola.made import PICTURE
from rst2hugo.engines.nikola.posts import Entry
from rst2hugo.model import Asset, Page, Site


def said(conf: Conf, hosts: frozenset[str], base_path: str) -> dict[str, str]:
    """The redirects of the settings: old address → address on the site, or that of another one."""
    rows = conf.values["REDIRECTIONS"]
    found = {}
    for row in rows if isinstance(rows, list | tuple) else ():
        if isinstance(row, list | tuple) and len(row) == 2:
            place = addresses.located(str(row[1]), "/", hosts, base_path)
            found[addresses.clean(str(row[0]))] = place.path if place else str(row[1])
    return found


def followed(pages: Sequence[Page], wanted: Mapping[str, str]) -> list[Page]:
    """The pages with the addresses of REDIRECTIONS that lead to them."""
    owners = {old: page.source for page in reversed(pages) for old in (*page.aliases, page.old_url, page.url) if old}
    more: dict[str, list[str]] = {}
    for old, new in wanted.items():
        if new in owners:
            more.setdefault(owners[new], []).append(old)
    both = ((page, more.get(page.source, [])) for page in pages)
    return [claims.at(page, None, (*page.aliases, *olds)) if olds else page for page, olds in both]


def lost(wanted: Mapping[str, str], answered: Collection[str]) -> Iterator[Diagnostic]:
    """The redirects that are left to the server."""
    for old, new in wanted.items():
        if old not in answered:
            message = f"REDIRECTIONS: Hugo can lead nobody from {old} to {new}; --redirects writes rules for a server"
            yield Diagnostic("conf.py", None, Code.LOST_ADDRESS, message)


def further(
    pages: Iterable[Page], assets: Iterable[Asset], entries: Mapping[str, Entry], site: Site, conf: Conf
) -> Iterator[tuple[str, str]]:
    """What only a server can lead on, because Hugo redirects with pages."""
    feeds = [feed.address for feed in site.feeds if not feed.taxonomy and not feed.language]
    rss = f"{conf.text('RSS_FILENAME_BASE')}{conf.text('RSS_EXTENSION')}"
    for page in pages:
        entry = entries.get(page.source)
        if entry is not None and posixpath.basename(entry.path) == "index.txt" and entry.places:
            yield from ((f"{place}{rss}", (feeds or [str(page.url)])[0]) for place in entry.places.values())
        elif conf.values["COPY_SOURCES"] and entry and not entry.places and page.old_url and not page.draft:
            copy = source_copy(page.old_url, entry)
            others = [f"/{path}/" for path in conf.languages.values() if path]
            yield from ((source_copy(old, entry), copy) for old in page.aliases if old.startswith(tuple(others)))
    form = str(conf.values["IMAGE_THUMBNAIL_FORMAT"])
    yield from ((thumbnail(one.address, form), one.address) for one in assets if PICTURE.fullmatch(one.source))
    yield "/sitemapindex.xml", "/sitemap.xml"
