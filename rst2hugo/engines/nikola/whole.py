"""What only a whole Nikola blog tells: authors, lists, feeds, languages, redirects, the menu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rst2hugo.addresses import hugo_paths, moved_addresses
from rst2hugo.addresses import urls as addresses
from rst2hugo.engines.nikola import lists as of_site
from rst2hugo.engines.nikola import site
from rst2hugo.engines.nikola.conf import Conf
from rst2hugo.engines.nikola.list_addresses import ListAddresses
from rst2hugo.engines.nikola.lists import Listed, Lists
from rst2hugo.engines.nikola.paths import Paths
from rst2hugo.engines.nikola.posts import Entry
from rst2hugo.model import Asset, Page, Site, Term, Value


def settle_site(
    pages: Sequence[Page], before: Site, paths: Paths, entries: Mapping[str, Entry], redirections: Mapping[str, str]
) -> tuple[list[Page], Site]:
    """The pages with the authors that their lists had, and the site with its languages, lists, feeds and menu."""
    conf = paths.conf
    found = credited(pages, paths)
    used = {one: name for one, name in before.taxonomies.items() if any(name in page.front_matter for page in found)}
    urls = {name: url for name, url in before.term_urls.items() if name in used.values()}
    made = replace(before, taxonomies=used, term_urls=urls, languages=site.languages(found, conf))
    known = lists(found, made, paths, entries)
    places = ListAddresses(known)
    aliases, languages = redirected(places.aliases(), redirections, made), tuple(places.languages())
    made = replace(made, list_aliases=aliases, languages=languages, feeds=tuple(known.feeds()))
    moved = {old: page.url for page in found for old in (page.old_url, *page.aliases) if old and page.url}
    return found, site.menus(conf, moved | dict(moved_lists(made)), made)


def moved_lists(made: Site) -> Iterator[tuple[str, str]]:
    """The old addresses of lists in all languages, each with the new one."""
    for prefix, local in local_lists(made):
        archive = hugo_paths.folder(addresses.renewed(str(local.archive), "alias"))
        places = {made.index: local.index, made.archive: archive}
        yield from ((str(local.archive), archive), (local.index, local.index))
        for new, olds in local.list_aliases.items():
            yield from ((old, places.get(new, prefix + new)) for old in olds)


def list_aliases(made: Site) -> Iterator[str]:
    """The old addresses that lead to lists, in all languages."""
    yield from (old for _, local in local_lists(made) for olds in local.list_aliases.values() for old in olds)


def local_lists(made: Site) -> Iterator[tuple[str, Site]]:
    """The folder of each language that has lists, and the site with its lists in it."""
    yield "", made
    yield from ((f"/{one.tag}", made.lists_in(one)) for one in made.languages if one.whole)


def redirected(
    known: Mapping[str, tuple[str, ...]], redirections: Mapping[str, str], made: Site
) -> dict[str, tuple[str, ...]]:
    """The aliases of lists with those of REDIRECTIONS that lead to a list."""
    found = {new: [*olds] for new, olds in known.items()}
    wanted = {new: new for new in (made.index, *filter(None, [made.archive]), *found)}
    wanted |= {old: new for new, olds in known.items() for old in olds}
    for old, new in redirections.items():
        if new in wanted and moved_addresses.can_be_alias(old):
            found.setdefault(wanted[new], []).append(old)
    return {new: tuple(dict.fromkeys(olds)) for new, olds in found.items()}


def taken(
    pages: Sequence[Page], terms: Sequence[Term], made: Site, files: Iterable[Asset], conf: Conf
) -> dict[str, str]:
    """What Nikola put at the addresses of the site, where it could put only one thing at each."""
    index = [] if conf.values["DISABLE_INDEXES"] else [made.index]
    found = dict.fromkeys([*index, *filter(None, [made.archive])], "a list of posts")
    found |= {term.url: f"{term.taxonomy}: {term.name}" for term in terms}
    found |= dict.fromkeys((feed.address for feed in made.feeds), "a feed")
    found |= {asset.address: asset.source for asset in files}
    return found | {page.url: page.source for page in pages if page.url}


def term_addresses(known: Sequence[Term], made: Site) -> Iterator[str]:
    """The addresses of the lists of terms and of their feeds."""
    olds = [old for term in known for old in (term.url, *term.aliases)]
    yield from (*olds, *(feed.address for feed in made.feeds if feed.taxonomy))


def lists(pages: Sequence[Page], made: Site, paths: Paths, entries: Mapping[str, Entry]) -> Lists:
    """The lists of the site in each of its languages."""
    conf = paths.conf
    versions: dict[str, dict[str, Page]] = {}
    for page in pages:
        if of_site.is_listed(page) and page.source in entries:
            entry = entries[page.source]
            versions.setdefault(entry.path, {})[entry.language_of(page.source) or conf.language] = page
    listed = []
    for name in conf.languages:
        tag = "" if name == conf.language else site.folder_of(name, conf)
        shown = bool(conf.values["SHOW_UNTRANSLATED_POSTS"])
        order = [name, conf.language, *sorted(conf.languages)] if shown else [name]
        posts = [next((of[one] for one in order if one in of), None) for of in versions.values()]
        listed.append(Listed(name, tag, tuple(page for page in posts if page is not None)))
    return Lists(paths, listed, made)


def credited(pages: Sequence[Page], paths: Paths) -> list[Page]:
    """All posts with their authors if there are several, who then had lists; else only who is not the blog's own."""
    conf = paths.conf
    own = {site.folder_of(name, conf): conf.text("BLOG_AUTHOR", name) for name in conf.languages}
    own[""] = conf.text("BLOG_AUTHOR")
    said = [of_site.names_of(page, "authors") or [own[page.language]] for page in pages]
    both = list(zip(pages, said, strict=True))
    listed = {name for page, names in both if of_site.is_listed(page) for name in names if name}
    found = []
    for page, names in both:
        if len(listed) > 1 and page.kind == "post":
            header = with_key(page, "authors", [name for name in names if name])
        else:
            params = page.front_matter.get("params")
            author = {} if names == [own[page.language]] else {"author": ", ".join(names)}
            header = with_key(page, "params", {**author, **(params if isinstance(params, dict) else {})})
            header.pop("authors", None)
        found.append(replace(page, front_matter=header))
    return found


def with_key(page: Page, name: str, value: Value) -> dict[str, Value]:
    """The header of a page with another value under ``name``; tables stay the last."""
    header = {**page.front_matter, **({name: value} if value else {})}
    tables = {key: one for key, one in header.items() if isinstance(one, dict)}
    return {key: one for key, one in header.items() if key not in tables} | tables
