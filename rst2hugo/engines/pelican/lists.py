"""The lists of a Pelican site: terms, archives, their further pages, feeds; where each of them was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from rst2hugo.addresses import hugo_paths, terms, urls
from rst2hugo.blog import settings
from rst2hugo.engines.pelican import categories, patterns
from rst2hugo.model import Feed, Page, Site, Term

# Hugo's plural of a taxonomy → Pelican's name of one of its terms.
TAXONOMIES = {"tags": "TAG", "categories": "CATEGORY", "authors": "AUTHOR"}
SINGULAR = {"tags": "tag", "categories": "category", "authors": "author", "series": "series"}
# What Hugo makes lists of.
FILED = tuple(SINGULAR)
PERIODS = ("YEAR", "MONTH", "DAY")
SITE_FEEDS, FORMATS = ("FEED_ALL", "FEED"), ("ATOM", "RSS")
Slug = Callable[[str, str], str]
"""A name and its flavour (TAG, CATEGORY, AUTHOR) → its slug."""


def is_listed(page: Page) -> bool:
    """Whether the old site had a post on its lists; it had none of pages, drafts and hidden posts."""
    return page.kind == "post" and not page.draft and not is_hidden(page)


def is_hidden(page: Page) -> bool:
    """Whether the old site showed a post or page only to those who knew its address."""
    build = page.front_matter.get("build")
    return isinstance(build, dict) and build.get("list") == "never"


def originals(pages: Sequence[Page], apart: Sequence[str] = ()) -> list[Page]:
    """The posts that the main lists had, the newest first: of translations only those in the site's language.

    Posts in the languages of ``apart`` were on sites of their own.
    """
    groups: dict[object, list[Page]] = {}
    for page in pages:
        if is_listed(page) and page.language not in apart:
            groups.setdefault(page.front_matter.get("translationKey", page.source), []).append(page)
    found: list[Page] = []
    for group in groups.values():
        candidates = [page for page in group if not is_translation(page)] or group
        found += [page for page in candidates if not page.language] or candidates
    return newest_first(found)


def as_written(pages: Sequence[Page], conf: Mapping[str, Any]) -> list[Page]:
    """The pages in the order in which Pelican wrote them: feeds, translations, posts, hidden ones, drafts, pages."""
    first = originals(pages)
    limit = settings.positive(conf["FEED_MAX_ITEMS"], len(first))
    in_feeds = first[:limit] if any(conf.get(f"{name}_{kind}") for name in SITE_FEEDS for kind in FORMATS) else []
    known = {page.source for page in first}
    translations = newest_first([page for page in pages if is_listed(page) and page.source not in known])
    posts = newest_first([page for page in pages if page.kind == "post"])
    rest = sorted((page for page in posts if not is_listed(page)), key=lambda page: page.draft)
    by_source = {page.source: page for page in [*in_feeds, *translations, *first, *rest, *pages]}
    return [*by_source.values()]


def is_translation(page: Page) -> bool:
    params = page.front_matter.get("params")
    return isinstance(params, dict) and str(params.get("translation", "false")).lower() != "false"


def in_language(pages: Sequence[Page], language: str) -> list[Page]:
    """The posts that the lists of a site in a language of its own had, the newest first."""
    return newest_first([page for page in pages if page.language == language and is_listed(page)])


def newest_first(pages: Sequence[Page]) -> list[Page]:
    return sorted(pages, key=lambda page: str(page.front_matter.get("date", "")), reverse=True)


def of_terms(
    pages: Sequence[Page], taxonomy: str, slug: Slug, site: Site, conf: Mapping[str, Any], language: str = ""
) -> Iterator[Term]:
    """The terms of ``taxonomy`` on ``pages``, with the addresses of their lists and of the further pages of these."""
    name = TAXONOMIES[taxonomy]
    found = terms.spellings(pages, taxonomy, partial(flavoured, slug, name))
    for keys in known_as_one(found):
        olds = [one for key in keys for one in places(name, key, found[key].total(), conf, language)]
        counts = sum((found[key] for key in keys), Counter())
        if olds:
            yield from terms.split_terms(taxonomy, counts, olds, site, language)
        elif not language:  # Hugo makes a list of them in any case
            plain = (Term(taxonomy, one, "") for one in terms.titles(counts))
            yield from (replace(one, url=hugo_paths.natural_url(site, one)) for one in plain)


def known_as_one(found: terms.Spellings) -> Iterator[list[str]]:
    """The slugs, those together whose names have a spelling that is the same to Hugo, such as ``Fire`` and ``fire``."""
    groups: dict[str, list[str]] = {}
    for slug, counts in found.items():
        keys = [hugo_paths.key(name) for name in counts]
        group = next((groups[key] for key in keys if key in groups), [])
        group.append(slug)
        for key in keys:
            groups.setdefault(key, group)
    yield from {id(group): group for group in groups.values()}.values()


def flavoured(slug: Slug, flavour: str, name: str) -> str:
    return slug(name, flavour)


def places(name: str, slug: str, count: int, conf: Mapping[str, Any], language: str = "") -> list[str]:
    """Where the list of a term was: as it was linked, the file that answered, its further pages."""
    name, known = categories.level(name, slug, conf)
    url, save_as = (patterns.fill_known(conf[f"{name}_{key}"], known) for key in ("URL", "SAVE_AS"))
    if not save_as or not url:
        return []
    size = patterns.page_size(name.lower(), conf)
    found = map(patterns.address, (url, save_as))
    prefix = f"/{language}" if language else ""
    further = patterns.pages(save_as, url, count, size, conf)
    return [*dict.fromkeys(prefix + urls.clean(one) for one in (*found, *further))]


def feeds(
    pages: Sequence[Page], slug: Slug, conf: Mapping[str, Any], used: Sequence[str], language: str = ""
) -> Iterator[Feed]:
    """The feeds of single terms; ``used`` are the taxonomies of the new site."""
    prefix = f"/{language}" if language else ""
    for taxonomy, name in TAXONOMIES.items():
        found = terms.spellings(pages, taxonomy, partial(flavoured, slug, name)) if taxonomy in used else {}
        for key, counts in found.items():
            level, _ = categories.level(name, key, conf)
            for kind, address in feed_addresses(f"{level}_FEED", {"slug": key}, conf):
                yield Feed(kind, prefix + address, taxonomy, tuple(terms.titles(counts)), language)


def feed_addresses(name: str, known: Mapping[str, Any], conf: Mapping[str, Any]) -> Iterator[tuple[Any, str]]:
    """Format and address of the feeds of one kind (``FEED_ALL``, ``TAG_FEED``), also those that only a server knew."""
    for kind in map(str.lower, FORMATS):
        save_as = conf.get(f"{name}_{kind.upper()}")
        for pattern in dict.fromkeys([save_as, conf.get(f"{name}_{kind.upper()}_URL", save_as)] if save_as else []):
            if pattern and (place := patterns.fill_known(pattern, known)) and not urls.WEB.match(place):
                yield kind, urls.clean(patterns.address(place))


def site_feeds(conf: Mapping[str, Any], languages: Sequence[str], default: str, mixed: Sequence[str]) -> Iterator[Feed]:
    """The feeds of all posts, of those that are no translations, and of those in a language.

    ``languages`` are those of the new site besides ``default``, in whose feeds posts in ``mixed`` languages are, too.
    """
    for name in SITE_FEEDS:
        main = "" if name == "FEED_ALL" else of_originals(conf, languages, default)
        yield from (Feed(kind, address, language=main) for kind, address in feed_addresses(name, {}, conf))
    for language in (default, *languages, *mixed):
        for kind, address in feed_addresses("TRANSLATION_FEED", {"lang": language}, conf):
            within = default if language in mixed else language
            yield Feed(kind, address, language=within if languages else "")


def of_originals(conf: Mapping[str, Any], languages: Sequence[str], default: str) -> str:
    """The language of feeds without translations; none where the home page has no others, either."""
    return default if languages and of_all_languages(conf) else ""


def of_all_languages(conf: Mapping[str, Any]) -> bool:
    """Whether the feeds of the home page had translations as well; Pelican's FEED_ATOM and FEED_RSS had none."""
    return bool(conf.get("FEED_ALL_ATOM") or conf.get("FEED_ALL_RSS"))


def periods(pages: Sequence[Page], conf: Mapping[str, Any]) -> Iterator[str]:
    """The addresses of the archives of single years, months and days, and of their further pages."""
    dates = [date for page in pages if (date := patterns.moment(page.front_matter.get("date"))) is not None]
    size = patterns.page_size("period_archives", conf)
    for period in PERIODS:
        url, save_as = (conf.get(f"{period}_ARCHIVE_{key}") or "" for key in ("URL", "SAVE_AS"))
        filled = (
            (patterns.fill_known(url, {"date": date}), patterns.fill_known(save_as, {"date": date})) for date in dates
        )
        for (linked, file), count in Counter(filled).items() if save_as else ():
            further = patterns.pages(file, linked or "", count, size, conf) if file else ()
            found = [*(patterns.address(one) for one in (linked, file) if one), *further]
            yield from dict.fromkeys(map(urls.clean, found))


def templates(conf: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The pages made by templates alone (``tags``, ``archives`` …), each with its addresses."""
    for name in map(str, settings.as_list(conf["DIRECT_TEMPLATES"])):
        save_as, url = (conf.get(f"{name.upper()}_{key}", f"{name}.html") for key in ("SAVE_AS", "URL"))
        if save_as:
            both = dict.fromkeys([str(save_as), str(url or save_as)])
            yield name, [urls.clean(patterns.address(one)) for one in both]
    pages = conf["TEMPLATE_PAGES"]
    for name, place in pages.items() if isinstance(pages, Mapping) else ():
        yield str(name), [urls.clean(patterns.address(str(place)))]


def template_pages(template: str, count: int, conf: Mapping[str, Any]) -> list[str]:
    """The addresses of the pages of what a template makes of ``count`` posts, if the settings cut that into pages."""
    save_as, url = (str(conf.get(f"{template.upper()}_{key}", f"{template}.html")) for key in ("SAVE_AS", "URL"))
    size = patterns.page_size(template, conf)
    return [urls.clean(one) for one in patterns.pages(save_as, url, count, size, conf)]


def lone_names(pages: Sequence[Page], taxonomy: str, default: object) -> str | None:
    """The name that every post has without saying so, if no post has another one."""
    found = Counter(name for page in pages for name in terms.names(page, taxonomy))
    return str(default) if default and set(found) <= {str(default)} and found else None


def with_joined(known: Iterable[Term], joined: Mapping[str, Sequence[str]], conf: Mapping[str, Any]) -> list[Term]:
    """The terms, tags with the addresses of the lists that Pelican made of lists of tags; ``joined`` has slugs."""
    found = []
    for term in known:
        slugs = joined.get(term.name, []) if term.taxonomy == "tags" and not term.language else []
        more = [place for slug in slugs for place in places("TAG", slug, 1, conf)]
        found.append(replace(term, aliases=tuple(dict.fromkeys([*term.aliases, *more]))) if more else term)
    return found
