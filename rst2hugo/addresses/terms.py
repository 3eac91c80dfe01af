"""Tags, categories and the like keep the addresses that the old site gave their lists."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from rst2hugo.addresses import hugo_paths, special_pages, urls
from rst2hugo.model import Page, Site, Term
from rst2hugo.model.diagnostics import Code, Diagnostic

DOTS = {".": "dot", "..": "dots"}
"""What is a folder in an address → what is written: of signs that look like dots Hugo makes no address either."""
Spellings = Mapping[str, Counter[str]]
"""The slug of a list on the old site → how often each spelling of it occurs, in the order in which they were met."""


def spell_dots(page: Page) -> Page:
    """The page without terms that are folders in an address: ``..`` would put the list of a tag on the home page.

    A word stands for them.
    """
    dotted = {
        name: value
        for name, value in page.front_matter.items()
        if isinstance(value, list) and any(isinstance(one, str) and one in DOTS for one in value)
    }
    if not dotted:
        return page
    spelled = {
        name: [DOTS.get(one, one) if isinstance(one, str) else one for one in value] for name, value in dotted.items()
    }
    signs = {(name, one) for name, value in dotted.items() for one in value if isinstance(one, str) and one in DOTS}
    told = (f"{name}: {one} is a folder in an address; {DOTS[one]!r} was written" for name, one in sorted(signs))
    diagnostics = (*page.diagnostics, *(Diagnostic(page.source, None, Code.BAD_VALUE, one) for one in told))
    return replace(page, front_matter={**page.front_matter, **spelled}, diagnostics=diagnostics)


def kept(
    pages: Sequence[Page], taxonomy: str, slug: Callable[[str], str], route: str, pager: str, size: int, site: Site
) -> list[Term]:
    """The terms of ``taxonomy`` (``tags``), each at its old address.

    ``slug`` makes the engine's slug of a name; in ``route`` and ``pager`` (``/tag/:name/:num/``, may be
    empty) it stands for ``:name``. The old list had ``size`` posts a page; its second and later
    pages become aliases, since Hugo numbers them in its own way. Names with the same slug were one
    list on the old site; the most frequent spelling names it.
    """
    found: list[Term] = []
    for key, counts in sorted(spellings(pages, taxonomy, slug).items()):
        last = -(-counts.total() // size)
        olds = [fill_number(pager, key, number) for number in range(2, last + 1)] if pager else []
        ordered = Counter(dict(counts.most_common()))
        found += split_terms(taxonomy, ordered, [fill_number(route, key, 1), *olds], site)
    return found


def spellings(pages: Iterable[Page], taxonomy: str, slug: Callable[[str], str]) -> Spellings:
    """The names under which the old site listed pages, by their slugs; a name without one had no list."""
    found: dict[str, Counter[str]] = {}
    for page in pages:
        for name in names(page, taxonomy):
            if key := slug(name):
                found.setdefault(key, Counter())[name] += 1
    return found


def split_terms(
    taxonomy: str, counts: Counter[str], olds: Sequence[str], site: Site, language: str = ""
) -> Iterator[Term]:
    """The terms that were one list, which was at the first of ``olds``, while the others led or belong to it.

    Hugo tells ``C`` and ``C++`` apart; spellings that it does not are one term. The address is kept by the term that
    Hugo would put there by itself, or else by the first one.
    """
    url = hugo_paths.folder(urls.renewed(olds[0], "alias"))
    folder = folder_of(taxonomy, site, language)
    own = {name: hugo_paths.term_url(folder, name) for name in titles(counts)}
    keeper = next((name for name in own if own[name] == url), next(iter(own)))
    aliases = dict.fromkeys(one for one in olds if hugo_paths.folder(one) != url)
    yield Term(taxonomy, keeper, url, tuple(aliases), language=language)
    taken = {url}
    for name in own:
        if name != keeper:
            place = free(own[name], taken)
            taken.add(place)
            yield Term(taxonomy, name, place, shared=url, language=language)


def free(url: str, taken: Collection[str]) -> str:
    """``url``, with a number if it is taken."""
    numbered = (f"{url.rstrip('/')}-{number}/" for number in count(2))
    return url if url not in taken else next(one for one in numbered if one not in taken)


def titles(counts: Iterable[str]) -> list[str]:
    """The spellings that Hugo tells apart: of each the first."""
    found: dict[str, str] = {}
    for name in counts:
        found.setdefault(hugo_paths.key(name), name)
    return list(found.values())


def folder_of(taxonomy: str, site: Site, language: str) -> str:
    """The folder of the new site in which the terms of a taxonomy are."""
    pattern = site.term_urls.get(taxonomy, "").rstrip("/")
    within = posixpath.dirname(pattern) if pattern.rpartition("/")[2] == ":slug" else f"/{taxonomy}"
    return f"/{language}{within}/" if language else f"{within.rstrip('/')}/"


def shared_lists(terms: Iterable[Term]) -> list[Diagnostic]:
    """What there is to tell of terms that were one list on the old site and are several now."""
    terms = list(terms)
    owners = {(term.taxonomy, term.language, term.url): term.name for term in terms}
    told = []
    for term in terms:
        if term.shared:
            owner = owners[term.taxonomy, term.language, term.shared]
            was = f"{term.taxonomy}: {term.name!r} was on the list of {owner!r} at {term.shared}"
            message = f"{was}; it is at {term.url} now"
            told.append(Diagnostic(".", None, Code.SHARED_LIST, message))
    return told


def names(page: Page, taxonomy: str) -> list[str]:
    """The terms under which a page is listed; a draft is on no list, nor is a home page (``special_pages.place``)."""
    value = page.front_matter.get(taxonomy)
    is_unlisted = page.front_matter.get("draft") or special_pages.kind_of(page) == special_pages.HOME
    return [str(name) for name in value] if isinstance(value, list) and not is_unlisted else []


def fill_number(pattern: str, slug: str, number: int) -> str:
    return re.sub(r":num\b", str(number), re.sub(r":name\b", lambda _: slug, pattern))
