"""The search page of the starter: no page of the blog, so it is on no list, in no feed, and gives way to any other."""

from __future__ import annotations

import re
from collections.abc import Collection

from rst2hugo.addresses import translations
from rst2hugo.model import ListPage, Page, Site, Value

LAYOUT = "search"
# In no feed, list or sitemap; the second output is the index, which only this page loads.
HEADER: dict[str, Value] = {"outputs": ["html", "json"], "build": {"list": "never"}}
OUTPUT = "content/search.md"
# What Hugo knows by the same path as our page, of whatever ending and language.
TAKEN = re.compile(r"(?i)content/search[./]")
TITLES = {
    "en": "Search", "de": "Suche", "es": "Buscar", "fr": "Recherche", "it": "Cerca", "nl": "Zoeken", "pl": "Szukaj",
    "pt": "Pesquisa", "ru": "Поиск", "ja": "検索", "zh": "搜索",
}  # fmt: skip  # a table


def search_pages(site: Site, pages: Collection[Page]) -> list[ListPage]:
    """The search page in each language that has pages, of a site with the starter layouts.

    A blog that has something by this name in ``content`` keeps it; one at this address is known only when all have
    theirs, so that these pages are spare.
    """
    if site.theme or any(TAKEN.match(page.output) for page in pages):
        return []
    languages = {page.language for page in pages}
    tags = {"": site.language} | {one.tag: one.locale or one.tag for one in site.languages}
    return [search_page(key, tag) for key, tag in tags.items() if key in languages]


def search_page(language: str, tag: str) -> ListPage:
    """The search page of a language, titled in it where the layouts know its words."""
    title = TITLES.get(tag.lower().partition("-")[0], TITLES["en"])
    url = f"/{language}/search/" if language else "/search/"
    return ListPage(translations.output(OUTPUT, language), url, language, title, LAYOUT, is_spare=True)
