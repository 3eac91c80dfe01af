"""The languages of a Pelican blog: those with lists of their own, and those that some posts just have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rst2hugo.addresses import hugo_paths, terms
from rst2hugo.engines.pelican import lists, plugins
from rst2hugo.model import Page, Term
from rst2hugo.model.diagnostics import Code, Diagnostic

# How many posts a message names.
NAMED = 10


def separate_languages(pages: Sequence[Page], conf: Mapping[str, Any]) -> set[str]:
    """The further languages of the new site: all if some had sites below the main one, else those of translations."""
    groups: dict[object, set[str]] = {}
    for page in pages:
        groups.setdefault((page.kind, page.front_matter.get("translationKey", page.source)), set()).add(page.language)
    subsites = plugins.subsites(conf)
    translated = {language for found in groups.values() if len(found) > 1 or subsites for language in found}
    return {*subsites, *translated} - {""}


def mixed(pages: Iterable[Page], apart: Collection[str]) -> list[str]:
    """The languages of posts on lists that are not ``apart`` on the new site."""
    return sorted({page.language for page in pages if lists.is_listed(page)} - {"", *apart})


def at_home(page: Page, apart: Collection[str]) -> Page:
    """The page; one in a language that is not ``apart`` was among all others, and stays there, its language a remark.

    Hugo has whatever is in another language of the site on other lists.
    """
    if not page.language or page.language in apart:
        return page
    params = page.front_matter.get("params")
    params = {**(params if isinstance(params, dict) else {}), "lang": page.language}
    return replace(page, language="", front_matter={**page.front_matter, "params": params})


@dataclass(frozen=True)
class Spoken:
    """In which languages the posts of each term are, by taxonomy and Hugo's key of the term."""

    known: Mapping[tuple[str, str], Collection[str]]

    def only(self, taxonomy: str, names: Iterable[str]) -> str:
        """The one language of all posts that have these terms; empty if it is the site's own, or not the only one."""
        found = {one for name in names for one in self.known.get((taxonomy, hugo_paths.key(name)), ())}
        return next(iter(found)) if len(found) == 1 else ""

    def placed(self, found: Sequence[Term]) -> Iterator[Term]:
        """Terms of the main site, those that only posts in one other language have on the lists of that.

        Their old addresses lead there; terms that had one list stay together.
        """
        groups: dict[tuple[str, str], list[str]] = {}
        for term in found:
            groups.setdefault((term.taxonomy, term.shared or term.url), []).append(term.name)
        for term in found:
            language = self.only(term.taxonomy, groups[term.taxonomy, term.shared or term.url])
            if language:
                shared = f"/{language}{term.shared}" if term.shared else ""
                aliases = (term.url, *term.aliases)
                term = replace(term, language=language, url=f"/{language}{term.url}", aliases=aliases, shared=shared)
            yield term


def spoken(pages: Iterable[Page]) -> Spoken:
    found: dict[tuple[str, str], set[str]] = {}
    for page in pages:
        for taxonomy in lists.FILED:
            for name in terms.names(page, taxonomy):
                found.setdefault((taxonomy, hugo_paths.key(name)), set()).add(page.language)
    return Spoken(found)


def report_languages(
    pages: Sequence[Page], mixed: Sequence[str], default: str, conf: Mapping[str, Any]
) -> Iterator[Diagnostic]:
    """The posts that are on other lists than they were, and the feeds that hold others, ``default`` the site's."""
    elsewhere: dict[str, list[str]] = {}
    for page in lists.originals(pages, [*plugins.subsites(conf)]):
        if page.language:
            elsewhere.setdefault(page.language, []).append(page.source)
    for language, posts in sorted(elsewhere.items()):
        message = (
            f"{join_names(sorted(posts))}: on the lists and in the feeds of the whole site, for want of a translation"
        )
        yield Diagnostic(".", None, Code.LISTED_ELSEWHERE, f"{message}; now in those of {language}")
    tags = [default, *mixed] if mixed else []
    if feeds := [feed for tag in tags for _, feed in lists.feed_addresses("TRANSLATION_FEED", {"lang": tag}, conf)]:
        message = f"{', '.join(feeds)}: a feed of the posts in one language; now of those in {', '.join(tags)}"
        yield Diagnostic(".", None, Code.LISTED_ELSEWHERE, message)


def join_names(posts: Sequence[str]) -> str:
    more = len(posts) - NAMED
    return ", ".join(posts[:NAMED]) + (f" and {more} more" if more > 0 else "")
