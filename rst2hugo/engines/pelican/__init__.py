"""In here: Pelican (2 to 4.12): docinfo fields, patterns such as ``{slug}.html``, ``{filename}`` links, folders as categories."""

from __future__ import annotations

import datetime as dt
import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from rst2hugo import addresses, claims, front_matter, settings, slugs
from rst2hugo.diagnostics import Diagnostic
from rst2hugo.engine import MARKDOWN, Engine
from rst2hugo.engines.pelican import assets, conf, fields, header, links, lists, patterns, plugins, site
from rst2hugo.model import Asset, Kind, Meta, Page, Source, Term, Value
from rst2hugo.options import Options

READ = (".rst", *MARKDOWN, ".html", ".htm")


class Pelican(Engine):
    name = "pelican"
    describes = "Pelican 2 to 4.12: pelicanconf.py, posts with fields below their titles"

    def __init__(self, root: Path | None, options: Options) -> None:
        super().__init__(root, options)
        self.conf, file, told = conf.read(self.text_of, {})
        self.diagnostics += told
        self.content = "" if (path := posixpath.normpath(str(self.conf["PATH"]))) == "." else path.strip("/")
        ignored = [str(one).removeprefix("**/") for one in settings.listed(self.conf["IGNORE_FILES"])]
        output = str(self.conf["OUTPUT_PATH"]).strip("/")
        self.paths = tuple(one for one in self.walk(self.content or ".", ignored) if not one.startswith(f"{output}/"))
        self.there = frozenset(self.paths)
        self.formatted = frozenset(map(str, settings.listed(self.conf["FORMATTED_FIELDS"])))
        self.language = str(self.conf["DEFAULT_LANG"]).lower()
        self.syntax = re.compile(str(self.conf["INTRASITE_LINK_REGEX"]))
        base = self.conf["SITEURL"] or self.conf.get("FEED_DOMAIN") or ""
        self.site = site.read(self.conf, self.base_url("SITEURL", base, file or "."))
        self.diagnostics += site.untold(self.conf, file or ".")
        self.slugs: dict[tuple[str, str], str] = {}

    @classmethod
    def evidence(cls, root: Path) -> int:
        def text(path: str) -> str | None:
            try:
                return (root / path).read_text("utf-8", errors="replace")
            except OSError:
                return None

        file = conf.file(text)
        said = (text(file) or "") + (text("pelicanconf.py") or "") if file else ""
        names = ("SITENAME", "SITEURL", "PATH", "ARTICLE_URL", "DEFAULT_PAGINATION", "FEED_ALL_ATOM", "STATIC_PATHS")
        marks = sum(bool(re.search(rf"(?m)^{name}\s*=", said)) for name in names)
        return min(3, marks + (1 if file and file.startswith(("pelican", "publish")) and marks else 0))

    def text_of(self, path: str) -> str | None:
        """The text of a file of the blog; None for one that is not there."""
        if self.root is None or not (self.root / path).is_file():
            return None
        source = self.read(path)
        for one in source.diagnostics:
            self.tell(one)
        return source.text

    # What there is

    def below_content(self, path: str) -> str:
        return path.removeprefix(f"{self.content}/") if self.content else path

    def kind_of(self, path: str) -> Kind | None:
        """What a file is by its place and its ending; None for one that is no content."""
        below, ending = self.below_content(path), PurePosixPath(path).suffix.lower()
        readers = self.conf["READERS"] if isinstance(self.conf["READERS"], Mapping) else {}
        if ending not in READ or readers.get(ending[1:], ending) is None:
            return None
        articles, pages = (settings.listed(self.conf[f"{one}_PATHS"]) for one in ("ARTICLE", "PAGE"))
        without_articles = [*settings.listed(self.conf["PAGE_EXCLUDES"]), *(one for one in articles if one not in ("", "."))]
        if assets.is_below(below, pages) and not assets.is_below(below, without_articles):
            return "page"
        without_pages = [*settings.listed(self.conf["ARTICLE_EXCLUDES"]), *pages]
        return "post" if assets.is_below(below, articles) and not assets.is_below(below, without_pages) else None

    def sources(self) -> Iterator[Source]:
        for path in self.paths:
            if self.kind_of(path) is not None:
                source = self.read(path)
                if str(self.said(self.header(source).values, path).get("status", "")).strip().lower() != "skip":
                    yield source

    def rst_files(self, folder: str) -> Iterator[str]:
        yield from (path for path in super().rst_files(folder) if PurePosixPath(path).suffix == ".rst")

    def assets(self) -> Iterator[Asset]:
        sources = [self.below_content(path) for path in self.paths if self.kind_of(path) is not None]
        named = [str(one) for one in settings.listed(self.conf["STATIC_PATHS"])]
        hidden = [one for one in named if "/." in f"/{one}" and self.text_of(posixpath.join(self.content, one)) is not None]
        for path in assets.static_paths([*map(self.below_content, self.paths), *hidden], sources, self.conf):
            yield assets.asset(path, self.content, self.conf)

    def moved(self, known: Iterable[Asset], pages: Sequence[Page]) -> Iterable[Asset]:
        def reading(uri: str) -> links.Link | None:
            return links.link(uri, self.syntax)

        yield from assets.linked(known, pages, reading, self.content, self.conf, self.there)
        yield from assets.copies(pages, self.conf)

    # One source

    def header(self, source: Source) -> front_matter.Header:
        ending = PurePosixPath(source.path).suffix.lower()
        if ending in MARKDOWN:
            return header.of_markdown(source.text, self.formatted, lambda uri: self.link_name(uri, source.path) is not None)
        if ending in (".html", ".htm"):
            return front_matter.Header({}, source.text, None, 0)
        return header.of_rst(source.text, self.language, self.formatted)

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        return True

    def said(self, values: Mapping[str, Any], path: str) -> dict[str, Any]:
        """All metadata of a post: the settings', the path's, its own."""
        own = {name.lower(): value for name, value in values.items() if value not in ("", None)}
        return header.of_path(self.below_content(path), self.conf) | own

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        said = self.said(values, source.path)
        kind = self.kind_of(source.path) or "post"
        meta, told = fields.meta(said, source.path, kind, self.conf, values)
        key = self.translation_key(said, kind, source.path)
        return replace(meta, front_matter=meta.front_matter | ({"translationKey": key} if key else {})), told

    def translation_key(self, said: Mapping[str, Any], kind: Kind, path: str) -> str:
        """What the translations of a post have in common: the slug, unless the settings name something else."""
        names = settings.listed(self.conf[f"{'PAGE' if kind == 'page' else 'ARTICLE'}_TRANSLATION_ID"])
        known = {**said, "slug": self.slug_of(said, path)}
        return "-".join(str(known.get(name, "")) for name in sorted(map(str, names)))

    # Addresses

    def slug(self, text: str, flavour: Any) -> str:
        """Pelican's slug of a title (SLUG) or a name (TAG, CATEGORY, AUTHOR)."""
        key = (flavour, text)
        if key not in self.slugs:
            self.slugs[key] = slugs.pelican(text, self.conf, flavour)
        return self.slugs[key]

    def slug_of(self, said: Mapping[str, Any], path: str) -> str:
        if said.get("slug"):
            return str(said["slug"]).strip()
        if self.conf["SLUGIFY_SOURCE"] == "basename":
            return self.slug(PurePosixPath(path).stem, "SLUG")
        title = str(said.get("title") or "")
        # Pelican knows the title of an rst post as HTML.
        return self.slug(html.escape(title, quote=False) if path.endswith(".rst") else title, "SLUG")

    def known(self, meta: Meta, said: Mapping[str, Any], source: Source) -> dict[str, Any]:
        """What patterns may name."""
        found = {name: str(value) for name, value in said.items()}
        first = {name: str(one[0]) for name in lists.TAXONOMIES if isinstance(one := meta.front_matter.get(name), list) and one}
        category = str(said.get("category") or "")
        return found | {
            "path": str(said.get("path") or self.below_content(source.path)),
            "slug": self.slug_of(said, source.path),
            "lang": str(said.get("lang") or self.language),
            "date": patterns.moment(meta.front_matter.get("date")),
            "author": self.slug(first["authors"], "AUTHOR") if "authors" in first else "",
            "category": self.slug(category, "CATEGORY") if category else "",
        }

    def place(self, key: str, meta: Meta, said: Mapping[str, Any], source: Source, draft: bool = False) -> str | None:
        """The address of a post by the pattern for it; ``key`` is ``URL`` or ``SAVE_AS``."""
        known = self.known(meta, said, source)
        names = (["DRAFT"] if draft else []) + (["PAGE"] if meta.kind == "page" else [] if draft else ["ARTICLE"])
        site_of_its_own = known["lang"].lower() in plugins.subsites(self.conf)
        foreign = known["lang"] != self.language and not site_of_its_own
        pattern = self.conf["_".join([*names, *(["LANG"] if foreign else []), key])]
        if meta.kind == "post" and not draft:
            pattern = plugins.own_pattern(key, str(said.get("category")), self.conf) or pattern
        place = patterns.filled(pattern, known) if pattern else None
        prefix = f"/{known['lang'].lower()}" if site_of_its_own else ""
        return None if place is None else prefix + patterns.address(place)

    def address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        """Where a post was, or a draft would have been; what there was of the draft itself leads there."""
        return self.place("URL", meta, self.said(values, source.path), source)

    def further(self, meta: Meta, values: Mapping[str, Any], source: Source) -> Iterator[str]:
        said = self.said(values, source.path)
        draft = bool(meta.front_matter.get("draft"))
        found = [patterns.address(str(said["save_as"]))] if said.get("save_as") else []
        if not meta.permalink:
            found = [one for one in [*found, self.place("SAVE_AS", meta, said, source)] if one]
        if draft:
            found += [one for key in ("URL", "SAVE_AS") if (one := self.place(key, meta, said, source, draft))]
        yield from found
        yield from plugins.further(said, self.known(meta, said, source), meta.kind, self.conf)

    def extras(self, meta: Meta, old_url: str) -> dict[str, Value]:
        """Disqus knows a thread by the path of the address; feed items have a tag URI of host, date and path."""
        if meta.kind != "post" or meta.front_matter.get("draft") or not self.site.base_url:
            return {}
        path = old_url.lstrip("/")
        base = self.site.base_url.rstrip("/")
        found: dict[str, Value] = {}
        if self.site.disqus:
            found |= {"disqus_identifier": path, "disqus_url": f"{base}/{path}"}
        date = meta.front_matter.get("date")
        if isinstance(date, dt.date):
            parts = urlsplit(f"{base}/{path}")
            found["guid"] = f"tag:{parts.hostname},{date:%Y-%m-%d}:{parts.path}"
        return found

    # The whole blog

    def whole(self, pages: Sequence[Page]) -> list[Page]:
        """The pages without a name that every post had anyway; the site with its languages, lists, feeds, menu."""
        said = {"authors": self.conf.get("AUTHOR"), "categories": self.conf["DEFAULT_CATEGORY"]}
        lone = {name: one for name, default in said.items() if (one := lists.lone_names(pages, name, default))}
        found = [without(page, lone) for page in self.kept_untranslated(pages)]
        self.site = replace(site.used(self.site, found), languages=site.languages(found, self.conf))
        listed = lists.originals(found, [*plugins.subsites(self.conf)])
        extra: dict[str, list[str]] = {}
        everything = self.everything()
        for taxonomy, name in lone.items():
            slug = self.slug(name, lists.TAXONOMIES[taxonomy])
            extra.setdefault(everything, []).extend(lists.places(lists.TAXONOMIES[taxonomy], slug, len(listed), self.conf))
        self.site = replace(self.site, list_aliases=site.list_aliases(listed, everything, self.conf, self.site, extra))
        self.site = replace(self.site, feeds=tuple(self.feeds(found, listed, lone)))
        categories = [term for term in self.terms(found) if term.taxonomy == "categories" and not term.language]
        self.site = replace(self.site, menu=tuple(site.menu(found, categories, self.conf, self.site)))
        return found

    def everything(self) -> str:
        """The list of all posts that is on the new site in any case."""
        return self.site.archive or (self.site.index if self.site.index != "/" else f"/{self.site.section}/")

    def kept_untranslated(self, pages: Sequence[Page]) -> Iterator[Page]:
        """Posts that the sites of other languages showed as well, untranslated, answer there, too."""
        sites = plugins.subsites(self.conf)
        kept = str(self.conf.get("I18N_UNTRANSLATED_ARTICLES", "hide")) == "keep"
        there = {(page.front_matter.get("translationKey"), page.language) for page in pages}
        for page in pages:
            tags = [one for one in sites if (page.front_matter.get("translationKey"), one) not in there]
            if kept and lists.is_listed(page) and not page.language and page.old_url:
                page = claims.at(page, None, (*page.aliases, *(f"/{tag}{page.old_url}" for tag in tags)))
            yield page

    def feeds(self, pages: Sequence[Page], listed: Sequence[Page], lone: Mapping[str, str]) -> Iterator[Any]:
        """Every feed once; of a name that every post had, one of all posts."""
        sites = plugins.subsites(self.conf)
        others = [one.tag for one in self.site.languages if not one.whole]
        found = [*lists.site_feeds(self.conf, others, self.language)]
        for taxonomy, name in lone.items():
            flavour = lists.TAXONOMIES[taxonomy]
            for kind, address in lists.feed_addresses(f"{flavour}_FEED", {"slug": self.slug(name, flavour)}, self.conf):
                found.append(lists.Feed(kind, address))
        used = tuple(self.site.taxonomies.values())
        found += lists.feeds(listed, self.slug, self.conf, used)
        for tag in sites:
            own = lists.newest_first([page for page in pages if page.language == tag and lists.is_listed(page)])
            found += lists.feeds(own, self.slug, self.conf, used, tag)
        seen: set[str] = set()
        for feed in found:
            if feed.address not in seen:
                seen.add(feed.address)
                yield feed

    def terms(self, pages: Sequence[Page]) -> list[Term]:
        sites = [*plugins.subsites(self.conf)]
        found: list[Term] = []
        for tag in ("", *sites):
            of_site = [page for page in pages if page.language == tag and lists.is_listed(page)]
            listed = lists.newest_first(of_site) if tag else lists.originals(pages, sites)
            for taxonomy in lists.TAXONOMIES:
                found += lists.of_terms(listed, taxonomy, self.slug, self.site, self.conf, tag)
        return found

    def lists(self, terms: Sequence[Term]) -> Iterable[str]:
        yield from super().lists(terms)
        yield from (self.site.index, self.everything())

    def link_name(self, uri: str, source: str) -> tuple[str, str] | None:
        link = links.link(uri, self.syntax)
        if link is None:
            return None
        if link.what in links.FILES:
            return f"file:{links.path(link.value, source, self.content, self.there)}", link.suffix
        if link.what in links.TERMS:
            return links.term_name(link.what, self.slug(link.value, links.TERMS[link.what])), link.suffix
        return "index", link.suffix

    def names(self, terms: Sequence[Term]) -> dict[str, str]:
        """The terms by their slugs, also as docutils leaves them of names with blanks."""
        found = {"index": self.site.index}
        of_what = {taxonomy: what for what, name in links.TERMS.items() for taxonomy, one in lists.TAXONOMIES.items() if one == name}
        slugs = [(of_what[term.taxonomy], self.slug(term.name, lists.TAXONOMIES[term.taxonomy]), term.url)
                 for term in terms if not term.language and term.taxonomy in of_what]  # fmt: skip
        for spelled in (lambda slug: slug, links.squeezed):
            for what, slug, url in slugs:
                found.setdefault(links.term_name(what, spelled(slug)), url)
        return found


def without(page: Page, names: Mapping[str, str]) -> Page:
    """The page without the taxonomies in which all pages are under one name."""
    kept = {key: value for key, value in page.front_matter.items() if key not in names}
    return replace(page, front_matter=kept) if len(kept) < len(page.front_matter) else page
