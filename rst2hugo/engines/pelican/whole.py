"""What only a whole Pelican blog tells: names that every post has, lists, feeds, languages, the menu."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rst2hugo.addresses import hugo_paths
from rst2hugo.addresses import terms as page_terms
from rst2hugo.addresses.readdress import readdress
from rst2hugo.engines.pelican import languages, links, lists, plugins, site
from rst2hugo.engines.pelican.urls import Urls
from rst2hugo.model import Feed, Page, Site, Term, Value
from rst2hugo.model.diagnostics import Diagnostic


def lone(pages: Sequence[Page], conf: Mapping[str, Any]) -> dict[str, str]:
    """The taxonomies in which all posts on lists are under one name, with that name."""
    said = {"authors": conf.get("AUTHOR"), "categories": conf["DEFAULT_CATEGORY"]}
    listed = [page for page in pages if not lists.is_hidden(page)]
    return {name: one for name, default in said.items() if (one := lists.lone_names(listed, name, default))}


def settle_site(
    pages: Sequence[Page], before: Site, urls: Urls, lone: Mapping[str, str]
) -> tuple[list[Page], Site, list[Term], list[Diagnostic]]:
    """The pages without the names ``lone``, which all have anyway; the site with its languages, lists, feeds, menu.

    Also the terms, and what there is to tell of lists and feeds.
    """
    conf = urls.conf
    apart = languages.separate_languages(pages, conf)
    mixed = languages.mixed(pages, apart)
    at_home = [languages.at_home(page, apart) for page in pages]
    known = languages.spoken(page for page in pages if lists.is_listed(page)).known
    found = [unfiled(without(teased(page), lone), lone, known) for page in untranslated(at_home, conf)]
    made = replace(site.used(before, found), languages=site.languages(found, conf))
    listed = lists.originals(found, [*plugins.subsites(conf)])
    extra: list[str] = []
    for taxonomy, name in lone.items():
        flavour = lists.TAXONOMIES[taxonomy]
        extra += lists.places(flavour, urls.slug(name, flavour), len(listed), conf)
    made = replace(made, list_aliases=site.list_aliases(listed, made, conf, extra))
    made = replace(made, feeds=tuple(feeds(found, listed, lone, made, urls, mixed)))
    if any(not one.whole for one in made.languages) and lists.of_all_languages(conf):
        made = replace(made, params={**made.params, "feed_all_languages": True})
    subsites = plugins.subsites(conf)
    all_terms = terms(found, made, urls)
    shown = (one for one in all_terms if one.language not in subsites)
    categories = [one for one in shown if one.taxonomy == "categories"]
    told = list(languages.report_languages(found, mixed, urls.language, conf))
    return found, replace(made, menu=tuple(site.menu(found, categories, conf, made))), all_terms, told


def teased(page: Page) -> Page:
    """A page whose header has a summary shows that on lists, not what stands before a divider."""
    if "summary" not in page.front_matter:
        return page
    return replace(page, markdown=page.markdown.replace("<!--more-->\n\n", "", 1))


def without(page: Page, names: Mapping[str, str]) -> Page:
    """The page without the names of taxonomies in which all pages on lists are under one."""
    kept = {key: value for key, value in page.front_matter.items() if key not in names or value != [names[key]]}
    return replace(page, front_matter=kept) if len(kept) < len(page.front_matter) else page


def unfiled(page: Page, lone: Mapping[str, str], listed: Container[tuple[str, str]]) -> Page:
    """A page with names for the theme only that Pelican made no lists of, but Hugo would.

    Those are names of a hidden post that are not ``listed``, and those that drafts have in the taxonomies ``lone``.
    """
    header, unlisted = dict(page.front_matter), dict[str, Value]()
    for key in lists.FILED if lists.is_hidden(page) else lone:
        names = page_terms.names(page, key)
        if kept := [one for one in names if key not in lone and (key, hugo_paths.key(one)) in listed]:
            header[key] = [*kept]
        elif key in header:
            unlisted[f"{key}_value"] = header.pop(key)
        if kept and len(kept) < len(names):
            unlisted[f"{key}_value"] = [one for one in names if one not in kept]
    params = header.get("params")
    more = {"params": {**(params if isinstance(params, dict) else {}), **unlisted}} if unlisted else {}
    return replace(page, front_matter={**header, **more})


def untranslated(pages: Sequence[Page], conf: Mapping[str, Any]) -> Iterator[Page]:
    """Posts that the sites of other languages showed as well, untranslated, answer there, too.

    So does whatever the main language had once more on a site of its own.
    """
    own = plugins.own_subsite(conf)
    tags = plugins.subsites(conf) if conf.get("I18N_UNTRANSLATED_ARTICLES") == "keep" else {}
    there = {(page.front_matter.get("translationKey"), page.language) for page in pages}
    for page in pages:
        more = [f"/{tag}{page.old_url}" for tag in tags if (page.front_matter.get("translationKey"), tag) not in there]
        shown = lists.is_listed(page) and not page.language and page.old_url
        copies = [own + old for old in (page.old_url, *page.aliases) if old] if own and not page.language else []
        olds = dict.fromkeys([*page.aliases, *(more if shown else ()), *copies])
        yield readdress(page, None, tuple(olds)) if len(olds) > len(page.aliases) else page


def feeds(
    pages: Sequence[Page], listed: Sequence[Page], lone: Mapping[str, str], made: Site, urls: Urls, mixed: Sequence[str]
) -> Iterator[Feed]:
    """Every feed once; of a name that every post had, one of all posts."""
    conf, used = urls.conf, tuple(made.taxonomies.values())
    tags = [one.tag for one in made.languages if not one.whole]
    found = [*lists.site_feeds(conf, tags, urls.language, mixed)]
    main = lists.of_originals(conf, tags, urls.language)
    for taxonomy, name in lone.items():
        flavour = lists.TAXONOMIES[taxonomy]
        known = {"slug": urls.slug(name, flavour)}
        places = lists.feed_addresses(f"{flavour}_FEED", known, conf)
        found += [Feed(kind, address, language=main) for kind, address in places]
    spoken = languages.spoken(listed)
    for feed in lists.feeds(listed, urls.slug, conf, used):
        found.append(replace(feed, language=spoken.only(feed.taxonomy, feed.terms)))
    for tag in plugins.subsites(conf):
        found += lists.feeds(lists.in_language(pages, tag), urls.slug, conf, used, tag)
    if own := plugins.own_subsite(conf):
        found += [replace(feed, address=own + feed.address) for feed in found if feed.language in ("", main)]
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
            own = list(lists.of_terms(listed, taxonomy, urls.slug, made, urls.conf, tag))
            found += own if tag else languages.spoken(listed).placed(own)
    copy = plugins.own_subsite(urls.conf)
    return [with_copies(term, copy) if copy and not term.language else term for term in found]


def with_copies(term: Term, folder: str) -> Term:
    """The term with the addresses of its list in the folder that had the main language once more."""
    return replace(term, aliases=(*term.aliases, *(folder + old for old in (term.url, *term.aliases))))


def spelt(pages: Sequence[Page]) -> dict[tuple[str, str], list[str]]:
    """Taxonomy and Hugo's key of a term → all spellings of its name, of which Pelican may have made several slugs."""
    found: dict[tuple[str, str], list[str]] = {}
    for page in pages:
        for taxonomy in lists.TAXONOMIES:
            for name in page_terms.names(page, taxonomy):
                found.setdefault((taxonomy, hugo_paths.key(name)), []).append(name)
    return {key: [*dict.fromkeys(all_names)] for key, all_names in found.items()}


def names(
    terms: Sequence[Term],
    urls: Urls,
    spelt: Mapping[tuple[str, str], Sequence[str]],
    lone: Mapping[str, str],
    rest: str,
) -> dict[str, str | Term]:
    """The terms by their slugs, also by those that docutils leaves of names with spaces.

    Names in ``lone`` have no lists of their own; links to them lead to ``rest``.
    """
    flavours = ((lists.TAXONOMIES[taxonomy], name) for taxonomy, name in lone.items())
    slugs: list[tuple[str, str, str | Term]]
    slugs = [(flavour.lower(), urls.slug(name, flavour), rest) for flavour, name in flavours]
    subsites = plugins.subsites(urls.conf)
    for term in terms:
        flavour = lists.TAXONOMIES.get(term.taxonomy)
        if flavour:
            spellings = [term.name, *spelt.get((term.taxonomy, hugo_paths.key(term.name)), ())]
            # In a language without a site of its own, this is the only list of the term.
            spoken = [term.language] if term.language in subsites else dict.fromkeys(["", term.language])
            for what in (f"{one}/{flavour.lower()}".lstrip("/") for one in spoken):
                slugs += [(what, one, term) for one in dict.fromkeys(urls.slug(two, flavour) for two in spellings)]
    found: dict[str, str | Term] = {}
    for what, slug, target in slugs:
        found.setdefault(f"{what}:{slug}", target)
    for what, slug, target in slugs:
        found.setdefault(f"{what}:{links.squeezed(slug)}", target)
    return found


def joined_tags(
    pages: Iterable[Page], said: Callable[[Mapping[str, Any], str], Mapping[str, Any]], urls: Urls
) -> dict[str, list[str]]:
    """The slugs that Pelican made of whole lists of tags, by the first tag of each.

    ``said`` has all metadata of a post, by the values of its header and its path.
    """
    joined: dict[str, list[str]] = {}
    for page in pages:
        tags = said(page.values, page.source).get("tags") if page.source.endswith(".rst") else None
        if isinstance(tags, list):
            joined.setdefault(tags[0], []).append(urls.slug(" ".join(tags), "TAG"))
    return joined
