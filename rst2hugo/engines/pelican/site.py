"""What Pelican's settings say of the whole site: title, zone, menu, what is for the theme; what is lost."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from rst2hugo.addresses import hugo_paths
from rst2hugo.addresses import urls as addresses
from rst2hugo.blog import settings
from rst2hugo.engines.pelican import link_rows, lists, patterns, plugins
from rst2hugo.engines.pelican.conf import code_options
from rst2hugo.model import Language, MenuEntry, Meta, Page, Site, Term, Value
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.values import comment_systems, header_values, toml_writer

# Hugo has no way to say "all of them".
ALL = 100_000
# What themes of many people read.
PARAMS = ("GITHUB_URL", "TWITTER_USERNAME", "SITEIMAGE", "SITEDESCRIPTION", "SITELOGO", "FAVICON", "COPYRIGHT")
# What Hugo makes by itself.
MADE_BY_HUGO = ("/404.html", "/sitemap.xml", "/")


def is_smart(conf: Mapping[str, Any], docutils_conf: str) -> bool:
    """Whether docutils set typographic quotes: by Pelican's settings, or by a ``docutils.conf`` beside them."""
    written = re.search(r"(?mi)^\s*smart[_-]quotes\s*[:=]\s*(\S+)", docutils_conf)
    own = conf["DOCUTILS_SETTINGS"]
    said = written[1] if written else own.get("smart_quotes") if isinstance(own, Mapping) else None
    return bool(said) and header_values.boolean(said) is not False


def read(conf: Mapping[str, Any], base_url: str, *, smart: bool) -> Site:
    """What is known before any post has been read; ``smart`` tells of docutils' typographic quotes."""
    length = conf["SUMMARY_MAX_LENGTH"]
    return Site(
        title=plain(conf["SITENAME"] or ""),
        base_url=base_url,
        language=settings.language(conf["DEFAULT_LANG"]),
        author=str(conf.get("AUTHOR") or ""),
        description=plain(conf["SITESUBTITLE"] or ""),
        time_zone=str(conf["TIMEZONE"]),
        taxonomies={lists.SINGULAR[name]: name for name in (*lists.TAXONOMIES, "series")},
        term_urls=dict(term_urls(conf)),
        page_size=settings.positive(conf["DEFAULT_PAGINATION"], ALL if conf["DEFAULT_PAGINATION"] is False else 10),
        section=section(conf),
        typographer=bool(conf["TYPOGRIFY"] or smart),
        disqus=str(conf.get("DISQUS_SITENAME") or ""),
        analytics=" ".join(str(conf.get("GOOGLE_ANALYTICS") or "").split()),
        index=index(conf),
        archive=dict(lists.templates(conf)).get("archives", [None])[0],
        params=dict(params(conf)),
        future=bool(conf["WITH_FUTURE_DATES"]),
        summary_length=settings.positive(length, ALL) if length is None or isinstance(length, int) else None,
        feed_length=settings.positive(conf["FEED_MAX_ITEMS"], ALL) if feeds_are_limited(conf) else None,
    )


def identifiers(meta: Meta, old_url: str, site: Site) -> dict[str, Value]:
    """Disqus knows a thread by the path of the address; feed items have a tag URI of host, date and path."""
    if meta.kind != "post" or meta.front_matter.get("draft") or not site.base_url:
        return {}
    path = old_url.lstrip("/")
    address = f"{site.base_url.rstrip('/')}/{path}"
    found: dict[str, Value] = {"disqus_identifier": path, "disqus_url": address} if site.disqus else {}
    date = meta.front_matter.get("date")
    if isinstance(date, dt.date):
        parts = urlsplit(address)
        found["guid"] = f"tag:{parts.hostname},{date:%Y-%m-%d}:{parts.path}"
    return found


def plain(text: object) -> str:
    """A setting that themes put into a page as HTML, without its tags."""
    return re.sub(r"<[^>]*>", "", str(text))


def feeds_are_limited(conf: Mapping[str, Any]) -> bool:
    return conf["FEED_MAX_ITEMS"] is None or isinstance(conf["FEED_MAX_ITEMS"], int | str)


def section(conf: Mapping[str, Any]) -> str:
    """The folder of the new site for posts: that of the old one, if all of them were in one."""
    folders = [str(one).strip("./") for one in settings.as_list(conf["ARTICLE_PATHS"])]
    only = folders[0].split("/")[0] if len(folders) == 1 else ""
    return addresses.safe_path(only) or "posts"


def index(conf: Mapping[str, Any]) -> str:
    """The address of the newest posts."""
    return dict(lists.templates(conf)).get("index", ["/"])[0]


def term_urls(conf: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Where terms that are still to come will be: in the folder of the others."""
    for taxonomy, name in lists.TAXONOMIES.items():
        place = patterns.fill_known(conf[f"{name}_URL"], {"slug": ":slug"}) if conf[f"{name}_SAVE_AS"] else None
        if place and ":slug" in place:
            yield taxonomy, hugo_paths.folder(addresses.renewed(addresses.clean(f"/{place.lstrip('/')}"), "alias"))


def params(conf: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    """What is for the theme: comments, links to friends, to the author elsewhere, and the like."""
    if comments := comment_systems.read_comments(conf):
        yield "comments", comments
    for name in ("SOCIAL", "LINKS"):
        found: list[Value] = [{"name": name, "url": address} for name, address in link_rows.read_rows(conf.get(name))]
        if found:
            yield name.lower(), found
    for name in PARAMS:
        if conf.get(name):
            yield name.lower(), toml_writer.storable(conf[name])
    if plugins.has(conf, "series") or plugins.has(conf, "multi_part"):
        yield "series_posts", True
    if plugins.has(conf, "related_posts"):
        yield "related_posts", settings.positive(conf.get("RELATED_POSTS_MAX"), 5)
        if conf.get("RELATED_POSTS_SKIP_SAME_CATEGORY"):
            yield "related_posts_skip_category", True


def untold(conf: Mapping[str, Any], path: str) -> Iterator[Diagnostic]:
    """What of the old site cannot be known or has no counterpart, once for the whole blog."""
    known = {"index", "archives", *(f"{one}" for one in lists.TAXONOMIES)}
    for name, places in lists.templates(conf):
        if name not in known and not set(places) <= set(MADE_BY_HUGO):
            message = f"{places[0]} was made by the template {name} of the theme; Hugo needs a page and a layout for it"
            yield Diagnostic(path, None, Code.LOST_ADDRESS, message)
    for name, pattern in conf.items():
        if name.endswith(("_URL", "_SAVE_AS")) and not patterns.is_foretold(pattern, conf.get("LOCALE")):
            message = f"{name}: the names of months and days in {pattern} depend on the locale; English ones were taken"
            yield Diagnostic(path, None, Code.LOST_ADDRESS, message)
    if without := code_options(conf)[1]:
        message = f"{', '.join(without)} for all code left out; see [markup.highlight] in hugo.toml"
        yield Diagnostic(path, None, Code.UNSUPPORTED_OPTION, f"PYGMENTS_RST_OPTIONS: {message}")
    if names := [*plugins.unknown(settings.as_list(conf["PLUGINS"]))]:
        which = f"the plugin{'s' if len(names) > 1 else ''} {', '.join(names)}"
        message = f"{which} may have changed texts or addresses in a way that is not known here"
        yield Diagnostic(path, None, Code.UNKNOWN_PLUGIN, message)


def languages(pages: Sequence[Page], conf: Mapping[str, Any]) -> tuple[Language, ...]:
    """The further languages of the posts, and those that had a site of their own below the main one."""
    sites = plugins.subsites(conf)
    tags = dict.fromkeys([*sites, *sorted({page.language for page in pages if page.language})])
    return tuple(Language(one, plain(sites.get(one, {}).get("SITENAME", "")), one in sites) for one in tags)


def used(site: Site, pages: Sequence[Page]) -> Site:
    """The site with the taxonomies that its posts use."""
    found = {one: name for one, name in site.taxonomies.items() if any(name in page.front_matter for page in pages)}
    urls = {name: url for name, url in site.term_urls.items() if name in found.values()}
    return replace(site, taxonomies=found, term_urls=urls)


def menu(pages: Sequence[Page], categories: Sequence[Term], conf: Mapping[str, Any], site: Site) -> Iterator[MenuEntry]:
    """The entries that the settings name, then the pages, then the categories; none if the settings name none."""
    items = [*link_rows.menu_entries(settings.as_list(conf["MENUITEMS"]))]
    if not items:
        return
    moved = {old: page.url for page in pages for old in (page.old_url, *page.aliases) if old and page.url}
    moved |= {old: place(new) for new, olds in site.list_aliases.items() for old in (new, *olds)}
    moved |= {one: place(one) for one in (site.index, site.archive) if one}
    hosts, base = addresses.hosts_of(site.base_url), addresses.base_path(site.base_url)
    for item in items:
        found = addresses.located(item.address, "/", hosts, base) if item.address else None
        yield replace(item, address=moved.get(found.path, found.path) + found.suffix) if found else item
    if conf["DISPLAY_PAGES_ON_MENU"]:
        own = (page for page in pages if page.kind == "page" and not page.draft and "build" not in page.front_matter)
        for page in sorted(own, key=lambda one: one.source.rpartition("/")[2]):
            if page.url and not page.language:
                yield MenuEntry(str(page.front_matter["title"]), page.url)
    if conf["DISPLAY_CATEGORIES_ON_MENU"]:
        yield from (MenuEntry(term.name, term.url) for term in sorted(categories, key=lambda one: one.name.lower()))


def place(address: str) -> str:
    """Where the list of that old address is on the new site."""
    return hugo_paths.folder(addresses.renewed(address, "alias"))


def list_aliases(
    pages: Sequence[Page], site: Site, conf: Mapping[str, Any], extra: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """The list of the new site → the old addresses that lead there.

    ``pages`` are the posts that were on lists, ``extra`` the addresses of lists that were of all of them.
    """
    found: dict[str, list[str]] = {site.index: []}
    found.setdefault(site.all_posts, []).extend([*lists.periods(pages, conf), *extra])
    for name, first in lists.templates(conf):
        places = [*first, *lists.template_pages(name, len(pages), conf)]
        if name in lists.TAXONOMIES:
            found.setdefault(f"/{name}/" if name in site.taxonomies.values() else site.all_posts, []).extend(places)
        elif name in ("index", "archives"):
            found.setdefault(site.index if name == "index" else site.all_posts, []).extend(places)
    if own := plugins.own_subsite(conf):
        found = {new: [*olds, *(own + old for old in (new, *olds))] for new, olds in found.items()}
    others = {new: [one for one in olds if one.rstrip("/") != new.rstrip("/")] for new, olds in found.items()}
    return {new: tuple(dict.fromkeys(olds)) for new, olds in others.items() if olds}
