"""The lists of a Nikola site: tags, categories and authors in each language, archives, their feeds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rst2hugo.addresses import terms
from rst2hugo.blog import settings
from rst2hugo.engines.nikola.paths import Paths
from rst2hugo.engines.nikola.values import parts_of
from rst2hugo.model import Feed, Page, Site, Term

# Hugo's plural of a taxonomy → Nikola's name of one of its terms.
KINDS = {"tags": "tag", "categories": "category", "authors": "author"}
HIDDEN = {"TAG": "TAGS", "CATEGORY": "CATEGORIES", "AUTHOR": "AUTHORS"}
ARE_INDEXES = {
    "tag": "TAG_PAGES_ARE_INDEXES",
    "category": "CATEGORY_PAGES_ARE_INDEXES",
    "author": "AUTHOR_PAGES_ARE_INDEXES",
}


@dataclass(frozen=True)
class Listed:
    """The posts on the lists in one language; those without a translation were there in the site's own language.

    ``language`` is Nikola's name of it, ``tag`` that of ``Meta``, empty for the site's own.
    """

    language: str
    tag: str
    posts: tuple[Page, ...]

    @property
    def own(self) -> list[Page]:
        """The posts that are on Hugo's lists in the language."""
        return [page for page in self.posts if page.language == self.tag]


def is_listed(page: Page) -> bool:
    """Whether the old site had a post on its lists; it had none of pages, drafts and private posts."""
    return page.kind == "post" and not page.draft and "build" not in page.front_matter


def names_of(page: Page, taxonomy: str) -> list[str]:
    found = page.front_matter.get(taxonomy)
    return [str(one) for one in found] if isinstance(found, list) else []


def plain(name: object) -> str:
    """A name in the settings without its escapes."""
    return re.sub(r"\\(.)", r"\1", str(name))


class Lists:
    """The lists of a site, by its posts."""

    def __init__(self, paths: Paths, listed: Sequence[Listed], site: Site) -> None:
        self.paths = paths
        self.conf = paths.conf
        self.listed = listed
        self.site = site

    # Terms

    def spellings(self, taxonomy: str, lists: Listed, posts: Sequence[Page]) -> dict[tuple[str, ...], Counter[str]]:
        """The names of terms by the path of their list, without its ending."""
        found: dict[tuple[str, ...], Counter[str]] = {}
        for page in posts:
            names = names_of(page, taxonomy)
            for name, parts in zip(names, self.parts_of(taxonomy, names), strict=True):
                path = tuple(self.paths.term(KINDS[taxonomy], parts, lists.language))
                found.setdefault(path, Counter())[name] += 1
        return found

    def parts_of(self, taxonomy: str, names: Sequence[str]) -> list[list[str]]:
        """The parts of the names of terms; only categories have several."""
        return parts_of(names) if taxonomy == "categories" else [[name] for name in names]

    def addresses_of(self, taxonomy: str, path: Sequence[str], count: int, lists: Listed) -> list[str]:
        """The address of a term's list with ``count`` posts, and those of its further pages."""
        first = self.paths.list_of(path, lists.language)
        named = ARE_INDEXES[KINDS[taxonomy]]
        paged = self.conf.values.get(named)
        if paged is None and taxonomy == "categories":
            paged = self.conf.values[ARE_INDEXES["tag"]]
        size = self.site.page_size
        return [first, *(self.paths.further_pages(first, count, size, lists.language) if paged else ())]

    def terms(self) -> list[Term]:
        """All terms; a list that had no post in its own language leads to that of another one."""
        found: list[Term] = []
        orphans: list[tuple[str, str, list[str]]] = []
        for taxonomy in self.taxonomies():
            for lists in self.listed:
                own = self.spellings(taxonomy, lists, lists.own)
                for path, counts in self.spellings(taxonomy, lists, lists.posts).items():
                    places = self.addresses_of(taxonomy, path, counts.total(), lists)
                    if path in own:
                        made = terms.split_terms(taxonomy, own[path], places, self.site, lists.tag)
                        found += (self.described(term, lists.language) for term in made)
                    else:
                        orphans.append((taxonomy, next(iter(counts)), places))
        for taxonomy, name, places in orphans:
            number = next(at for at, term in enumerate(found) if (term.taxonomy, term.name) == (taxonomy, name))
            found[number] = replace(found[number], aliases=tuple(dict.fromkeys([*found[number].aliases, *places])))
        return found

    def described(self, term: Term, language: str) -> Term:
        """The term with what TAG_TITLES, CATEGORY_DESCRIPTIONS, HIDDEN_AUTHORS and the like say of it."""
        kind = KINDS[term.taxonomy].upper()
        given = (self.conf.get(f"{kind}_{what}", language) for what in ("TITLES", "DESCRIPTIONS"))
        tables = (one.items() if isinstance(one, Mapping) else () for one in given)
        title, description = (str({plain(key): value for key, value in one}.get(term.name, "")) for one in tables)
        hidden = term.name in map(plain, settings.as_list(self.conf.get(f"HIDDEN_{HIDDEN[kind]}", language)))
        return replace(term, title=title, description=description, hidden=hidden)

    def taxonomies(self) -> list[str]:
        """The taxonomies whose terms had lists, of those that the site has."""
        used = set(self.site.taxonomies.values())
        shown = {"tags", "categories"} | ({"authors"} if self.conf.values["ENABLE_AUTHOR_PAGES"] else set())
        return [one for one in KINDS if one in used & shown]

    # Feeds

    def feeds(self) -> Iterator[Feed]:
        """The feeds of all posts and of single terms, in each language."""
        formats: list[Literal["rss", "atom"]] = ["rss"] if self.conf.values["GENERATE_RSS"] else []
        formats += ["atom"] if self.conf.values["GENERATE_ATOM"] else []
        for format in formats:
            first = self.paths.main_feed(format, self.listed[0].language)
            for lists in self.listed:
                address = self.paths.main_feed(format, lists.language)
                # Hugo makes the feeds of home by itself in all languages that have posts.
                by_itself = lists.own and address == f"/{lists.tag}{first}"
                if not self.conf.values[f"DISABLE_MAIN_{format.upper()}_FEED"] and not by_itself:
                    yield Feed(format, address, language=lists.tag if lists.own else "")
                for taxonomy in self.taxonomies():
                    yield from self.term_feeds(format, taxonomy, lists)

    def term_feeds(self, format: Literal["rss", "atom"], taxonomy: str, lists: Listed) -> Iterator[Feed]:
        own = self.spellings(taxonomy, lists, lists.own)
        for path, counts in self.spellings(taxonomy, lists, lists.posts).items():
            names = tuple(terms.titles(own.get(path, counts)))
            language = lists.tag if path in own else ""
            yield Feed(format, self.paths.feed(path, format, lists.language), taxonomy, names, language)
