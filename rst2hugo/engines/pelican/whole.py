"""In here: what only a whole Pelican blog tells: names that every post has, lists, feeds, languages, the menu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rst2hugo import claims, hugo_paths
from rst2hugo import terms as page_terms
from rst2hugo.engines.pelican import links, lists, plugins, site
from rst2hugo.engines.pelican.urls import Urls
from rst2hugo.model import Feed, Page, Site, Term


def settled(pages: Sequence[Page], before: Site, urls: Urls) -> tuple[list[Page], Site]:
    """The pages without names that all posts had anyway; the site with its languages, lists, feeds and menu."""
    conf = urls.conf
    said = {"authors": conf.get("AUTHOR"), "categories": conf["DEFAULT_CATEGORY"]}
    lone = {name: one for name, default in said.items() if (one := lists.lone_names(pages, name, default))}
    found = [without(teased(page), lone) for page in untranslated(pages, conf)]
    made = replace(site.used(before, found), languages=site.languages(found, conf))
    listed = lists.originals(found, [*plugins.subsites(conf)])
    extra: list[str] = []
    for taxonomy, name in lone.items():
        flavour = lists.TAXONOMIES[taxonomy]
        extra += lists.places(flavour, urls.slug(name, flavour), len(listed), conf)
    made = replace(made, list_aliases=site.list_aliases(listed, made, conf, extra))
    made = replace(made, feeds=tuple(feeds(found, listed, lone, made, urls)))
    if any(not one.whole for one in made.languages) and (conf.get("FEED_ALL_ATOM") or conf.get("FEED_ALL_RSS")):
        made = replace(made, params={**made.params, "feed_all_languages": True})
    categories = [one for one in terms(found, made, urls) if one.taxonomy == "categories" and not one.language]
    return found, replace(made, menu=tuple(site.menu(found, categories, conf, made)))


def teased(page: Page) -> Page:
    """A page whose header has a summary shows that on lists, not what stands before a divider."""
    if "summary" not in page.front_matter:
        return page
    return replace(page, markdown=page.markdown.replace("<!--more-->\n\n", "", 1))


def without(page: Page, names: Mapping[str, str]) -> Page:
    """The page without the taxonomies in which all pages are under one name."""
    kept = {key: value for key, value in page.front_matter.items() if key not in names}
    return replace(page, front_matter=kept) if len(kept) < len(page.front_matter) else page


def untranslated(pages: Sequence[Page], conf: Mapping[str, Any]) -> Iterator[Page]:
    """Posts that the sites of other languages showed as well, untranslated, answer there, too."""
    tags = plugins.subsites(conf) if conf.get("I18N_UNTRANSLATED_ARTICLES") == "keep" else {}
    there = {(page.front_matter.get("translationKey"), page.language) for page in pages}
    for page in pages:
        more = [f"/{tag}{page.old_url}" for tag in tags if (page.front_matter.get("translationKey"), tag) not in there]
        shown = lists.is_listed(page) and not page.language and page.old_url
        yield claims.at(page, None, (*page.aliases, *more)) if more and shown else page


def feeds(
    pages: Sequence[Page], listed: Sequence[Page], lone: Mapping[str, str], made: Site, urls: Urls
) -> Iterator[Feed]:
    """Every feed once; of a name that every post had, one of all posts."""
    conf, used = urls.conf, tuple(made.taxonomies.values())
    found = [*lists.site_feeds(conf, [one.tag for one in made.languages if not one.whole], urls.language)]
    for taxonomy, name in lone.items():
        flavour = lists.TAXONOMIES[taxonomy]
        known = {"slug": urls.slug(name, flavour)}
        found += [Feed(kind, address) for kind, address in lists.feed_addresses(f"{flavour}_FEED", known, conf)]
    found += lists.feeds(listed, urls.slug, conf, used)
    for tag in plugins.subsites(conf):
        found += lists.feeds(lists.in_language(pages, tag), urls.slug, conf, used, tag)
    first: dict[str, Feed] = {}
    for feed in found:
        first.setdefault(feed.address, feed)
    yield from first.values()


def terms(pages: Sequence[Page], made: Site, urls: Urls) -> list[Term]:
    """The terms of the main site and of those of other languages."""
    sites = [*plugins.subsites(urls.conf)]
    found: list[Term] = []
    for tag in ("", *sites):
        listed = lists.in_language(pages, tag) if tag else lists.originals(pages, sites)
        for taxonomy in lists.TAXONOMIES:
            found += lists.of_terms(listed, taxonomy, urls.slug, made, urls.conf, tag)
    return found


def spelt(pages: Sequence[Page]) -> dict[tuple[str, str], list[str]]:
    """Taxonomy and Hugo's key of a term → all spellings of its name, of which Pelican may have made several slugs."""
    found: dict[tuple[str, str], list[str]] = {}
    for page in pages:
        for taxonomy in lists.TAXONOMIES:
            for name in page_terms.names(page, taxonomy):
                found.setdefault((taxonomy, hugo_paths.key(name)), []).append(name)
    return {key: [*dict.fromkeys(all_names)] for key, all_names in found.items()}


def names(terms: Sequence[Term], urls: Urls, spelt: Mapping[tuple[str, str], Sequence[str]]) -> dict[str, str]:
    """The addresses of the terms by their slugs, also by those that docutils leaves of names with blanks."""
    slugs = []
    for term in terms:
        flavour = lists.TAXONOMIES.get(term.taxonomy)
        if flavour:
            what = f"{term.language}/{flavour.lower()}" if term.language else flavour.lower()
            spellings = [term.name, *spelt.get((term.taxonomy, hugo_paths.key(term.name)), ())]
            slugs += [(what, slug, term.url) for slug in dict.fromkeys(urls.slug(one, flavour) for one in spellings)]
    found: dict[str, str] = {}
    for what, slug, url in slugs:
        found.setdefault(f"{what}:{slug}", url)
    for what, slug, url in slugs:
        found.setdefault(f"{what}:{links.squeezed(slug)}", url)
    return found
