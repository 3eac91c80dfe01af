"""Old addresses that lead to others: REDIRECTIONS, small pictures, feeds of galleries, copies of sources."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping

from rst2hugo.addresses import urls
from rst2hugo.addresses.moved_addresses import can_be_file
from rst2hugo.engines.nikola.assets import source_copy, thumbnail
from rst2hugo.engines.nikola.conf import Conf
from rst2hugo.engines.nikola.made import PICTURE
from rst2hugo.engines.nikola.posts import Entry
from rst2hugo.model import Asset, Page, Site
from rst2hugo.model.diagnostics import Code, Diagnostic


def read_redirections(conf: Conf, hosts: frozenset[str], base_path: str) -> dict[str, str]:
    """The redirects of the settings: old address → address on the site, or that of another one."""
    rows = conf.values["REDIRECTIONS"]
    found = {}
    for row in rows if isinstance(rows, list | tuple) else ():
        if isinstance(row, list | tuple) and len(row) == 2:
            place = urls.located(str(row[1]), "/", hosts, base_path)
            old = f"/{row[0]}".replace("//", "/") if "?" in str(row[0]) else urls.clean(str(row[0]))
            found[old] = place.path + place.suffix if place else str(row[1])
    return found


def lost(wanted: Mapping[str, str], taken: Mapping[str, str]) -> Iterator[Diagnostic]:
    """The redirects from where ``taken`` has something else, and those from what no file can be called."""
    for old, new in wanted.items():
        if old in taken:
            message = f"{old} is the address of {taken[old]}, so it does not lead to {new}"
        elif not can_be_file(old):
            message = f"no file can answer {old}, which led to {new}; --redirects writes rules for a server"
        else:
            continue
        yield Diagnostic("conf.py", None, Code.LOST_ADDRESS, f"REDIRECTIONS: {message}")


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
