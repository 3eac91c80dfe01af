"""The menu of the new site: that of the old one, else the list of all posts, the tags, and the blog's pages if few."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rst2hugo.model import ListPage, MenuEntry, Page, Site, Term

MOST_PAGES = 5
# What Hugo knows a page by, where nothing about the name of its file can be unclear.
PATH = re.compile(r"content((?:/[a-z0-9_-]+)+)\.md")


def with_menu(site: Site, pages: Sequence[Page], lists: Sequence[ListPage], terms: Iterable[Term]) -> Site:
    """The site with a menu whose entries name pages of Hugo by their paths, so that they follow them."""
    menu = site.menu or tuple(default_menu(site, pages, lists, {term.taxonomy for term in terms}))
    if site.languages:  # in which one path means several pages
        return replace(site, menu=menu)
    places = [*((page.url, page.output) for page in pages), *((one.url, one.output) for one in lists if not one.hidden)]
    outputs = {url.rstrip("/"): output for url, output in places if url}
    return replace(site, menu=tuple(with_path(entry, outputs.get(entry.address.rstrip("/"), "")) for entry in menu))


def with_path(entry: MenuEntry, output: str) -> MenuEntry:
    """The entry with the path of the page that the content file ``output`` is."""
    found = PATH.fullmatch(output)
    return replace(entry, path=found[1].removesuffix("/_index") or "/") if found and entry.address else entry


def default_menu(
    site: Site, pages: Sequence[Page], lists: Sequence[ListPage], taxonomies: set[str]
) -> Iterator[MenuEntry]:
    """Entries for the list of all posts, for the tags, else the categories, and for the pages, if these are few."""
    own_lists = {one.output: one for one in lists if not (one.language or one.hidden)}
    archives = [one for one in own_lists.values() if one.layout == "archive"]
    for of_all in (*archives, *filter(None, [own_lists.get(f"content/{site.section}/_index.md")])):
        yield MenuEntry(of_all.title or site.section.capitalize(), of_all.url)
        break
    for taxonomy in ("tags", "categories"):
        of_terms = own_lists.get(f"content/{taxonomy}/_index.md")
        if taxonomy in taxonomies and of_terms:
            yield MenuEntry(taxonomy.capitalize(), of_terms.url)
            break
    own = [page for page in pages if page.kind == "page" and page.url and is_shown(page)]
    if len(own) > MOST_PAGES:
        own = [page for page in own if page.url and page.url.strip("/").rpartition("/")[2] == "about"]
    yield from (MenuEntry(title_of(page), str(page.url)) for page in own)


def is_shown(page: Page) -> bool:
    """Whether a page is one of the site's language that is listed, and not what Hugo has a place of its own for."""
    special = page.url in ("/", "/404.html") or page.output.endswith("_index.md")
    return not (page.draft or page.language or special or "build" in page.front_matter)


def title_of(page: Page) -> str:
    return str(page.front_matter.get("linkTitle") or page.front_matter.get("title") or page.url)
