"""Pelican (2 to 4.12): fields below titles, patterns such as ``{slug}.html``, ``{filename}`` links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.blog import git_dates, settings
from rst2hugo.blog.file_reports import report
from rst2hugo.engine import MARKDOWN, Blog, Engine
from rst2hugo.engines.pelican import (
    abstracts,
    assets,
    category_pages,
    conf,
    directives,
    fields,
    header,
    inventory,
    links,
    lists,
    location,
    namespace_plugins,
    notes,
    photos,
    plugin_readers,
    plugins,
    refusals,
    schemes,
    site,
    teasers,
    texts,
    thumbnails,
    undated,
)
from rst2hugo.engines.pelican import whole as whole_blog
from rst2hugo.engines.pelican.effective_settings import NAMED_SETTINGS, WITHOUT_EFFECT
from rst2hugo.engines.pelican.marks import MARKS
from rst2hugo.engines.pelican.unused import PelicanFiles
from rst2hugo.engines.pelican.urls import Urls
from rst2hugo.headers import front_matter
from rst2hugo.model import Asset, Meta, Page, Source, Value
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.rst import localized, shortcodes
from rst2hugo.values.regexes import compile_regex


class Pelican(PelicanFiles, Engine):
    name = "pelican"
    describes = "Pelican 2 to 4.12: pelicanconf.py, posts with fields below their titles"
    marks, locate, code_titles = MARKS, staticmethod(location.locate), False
    without_effect, named_settings = WITHOUT_EFFECT, NAMED_SETTINGS

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        file = (place := self.blog.location).settings and place.settings.value
        own = self.blog.python_settings(file, is_base=True) if file else self.blog.given_named_settings()
        folder = posixpath.dirname(file or "")
        self.conf = conf.complete(own, folder, place.version)
        if own.get("PLUGINS") is None:
            self.conf["PLUGINS"] = namespace_plugins.installed(self.conf, [place.folder, place.root])
        readers = plugin_readers.find_endings(self.conf, folder, self.blog.is_inside, self.blog.text_of)
        self.conf["READERS_OF_PLUGINS"] = readers
        self.files = inventory.of_blog(self.conf, place, self.blog.walk)
        self.there = frozenset(self.files.paths)
        self.photos = photos.of_blog(self.conf, self.files.content, self.blog, self.files.paths)
        self.schemes, self.directives = schemes.Schemes(self.conf), directives.active(self.conf)
        self.formatted = frozenset(map(str, settings.as_list(self.conf["FORMATTED_FIELDS"])))
        self.urls = Urls(self.conf, str(self.conf["DEFAULT_LANG"]).lower())
        self.syntax = compile_regex(self.conf["INTRASITE_LINK_REGEX"]) or re.compile(r"(?P<what>)\Z")
        self.early: dict[str, Source] = {}
        named = self.read_early(filter(category_pages.is_named, self.files.articles()))
        names = category_pages.name_folders(named if plugins.has(self.conf, "category_meta") else ())
        self.described = category_pages.CategoryPages(dict(names), self.conf)
        self.urls.cache.update(self.described.slugs())
        articles = self.read_early(self.files.articles())
        said = (self.metadata_of(one.header.values, one.path) for one in articles if one.header)
        self.conf |= undated.dates_of_plugins(self.conf, said)
        self.code_options, _ = conf.code_options(self.conf)
        base = self.blog.base_url("SITEURL", self.conf["SITEURL"] or self.conf.get("FEED_DOMAIN") or "", file or ".")
        self.site = site.read(self.conf, base, smart=site.is_smart(self.conf, self.blog.text_of("docutils.conf") or ""))
        told = site.untold(self.conf, file) if file else ()
        report(*texts.of_blog(self.conf, file or ".", self.photos.library), *told)

    def below_content(self, path: str) -> str:
        return self.files.below(path)

    def sources(self) -> Iterator[Source]:
        for path in self.files.content_files():
            source = self.early.get(path) or self.source_with_header(path)
            said = self.metadata_of(source.header.values if source.header else {}, path)
            if str(said.get("status", "")).strip().lower() != "skip":
                yield source

    def source_with_header(self, path: str) -> Source:
        source = self.blog.read(path)
        return replace(source, header=self.header(source))

    def file(self, page: Page) -> str | None:
        """The file that Pelican wrote a page into; None for a lone text."""
        if self.blog.root is None:
            return None
        values = {"title": page.front_matter.get("title"), **page.values}
        meta, _ = self.meta(values, Source(page.source, ""))
        return self.urls.file(meta, self.metadata_of(values, page.source), self.below_content(page.source))

    def header(self, source: Source) -> front_matter.Header:
        ending = PurePosixPath(source.path).suffix.lower()
        if ending in (".html", ".htm"):
            return header.of_html(self.schemes.in_text(source.text))
        if ending in MARKDOWN:
            found = header.of_markdown(
                source.text, self.formatted, lambda uri: bool(self.link_name(uri, "")), self.conf
            )
        else:
            found = header.of_rst(source.text, self.urls.language, self.formatted)
        return texts.plugged(found, source.path, self.schemes, self.photos)

    def metadata_of(self, values: Mapping[str, Any], path: str) -> dict[str, Any]:
        """All metadata of a post: the settings', the path's, its own."""
        own = header.own_values(values, path)
        own |= {"image": self.schemes.plain(str(own["image"]))} if "image" in own else {}
        return header.of_path(self.below_content(path), self.conf) | own | self.described.metadata_of(path)

    def read_early(self, paths: Iterable[str]) -> Iterator[Source]:
        """Sources with their headers, of which ``__init__`` has to know; they are kept for ``sources``."""
        for path in paths:
            yield self.early.setdefault(path, self.early.get(path) or self.source_with_header(path))

    def __getstate__(self) -> dict[str, Any]:
        """What other processes need: not the sources that were read early, of which each gets its own."""
        return {**vars(self), "early": {}}

    def language_code(self, source: Source) -> str:  # the same for all posts, also for translations
        return localized.language_code(self.urls.language)

    def prepare(self, document: Any, source: Source) -> None:
        teasers.mark(document, self.conf)
        abstracts.boxed(document, self.urls.language)
        self.schemes.in_tree(document)
        if plugins.has(self.conf, "simple_footnotes"):
            notes.in_tree(document)

    def refusal(self, source: Source, body: str, document: Any, *, faulty: bool) -> Diagnostic | None:
        return refusals.refusal(source, body, document, self.urls.language, self.conf, faulty=faulty)

    def expand_shortcode(self, shortcode: shortcodes.Shortcode) -> shortcodes.Lowered | None:
        return texts.meant(shortcode)

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        said, path = self.metadata_of(values, source.path), source.path
        kind = "page" if path in self.described else self.files.kind(path) or "post"
        key = self.urls.translation_key(said, kind, self.below_content(path))
        meta, told = fields.meta({**said, fields.KEY: key}, path, kind, self.conf, values)
        told += [*texts.report_texts(source, self.conf), *texts.told_albums(self.photos.albums(values, path), source)]
        return (
            git_dates.dated(meta, told, source, self.blog.root)
            if refusals.has_dates_of_files(self.conf)
            else (meta, told)
        )

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        """Where a post answered, which the file of save_as does, or a draft would; what the draft had leads there."""
        if source.path in self.described:
            return self.described.address(source.path)
        said, below = self.metadata_of(values, source.path), self.below_content(source.path)
        return self.urls.own_file(said) or self.urls.place("URL", meta, said, below)

    def other_old_addresses(self, meta: Meta, values: Mapping[str, Any], source: Source) -> Iterable[str]:
        said, path = self.metadata_of(values, source.path), self.below_content(source.path)
        return () if source.path in self.described else self.urls.further(meta, said, path)

    def feed_and_comment_ids(self, meta: Meta, old_url: str) -> dict[str, Value]:
        return site.identifiers(meta, old_url, self.site)

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        lone = whole_blog.lone(pages, self.conf) if whole else {}
        if whole:
            found, new, terms, told = whole_blog.settle_site(pages, self.site, self.urls, lone)
            found = list(self.described.placed(found, terms))
        else:
            found, new, terms, told = list(pages), self.site, whole_blog.terms(pages, self.site, self.urls), []
        joined = whole_blog.joined_tags(found, self.metadata_of, self.urls)
        terms = lists.with_joined(self.described.left(terms, found), joined, self.conf)
        named = whole_blog.names(terms, self.urls, whole_blog.spelt(found), lone, site.place(new.all_posts))
        return SitePlan(
            new,
            tuple(found),
            assets=tuple(self.place_files(found, told, whole=whole)),
            terms=tuple(terms),
            list_addresses=(new.index, new.all_posts),
            named_targets={"index": new.index, **self.described.links(), **named},
            redirects=self.photos.thumbnails(self.photos.used(found)),
            diagnostics=tuple(told),
        )

    def place_files(self, pages: Sequence[Page], told: list[Diagnostic], *, whole: bool) -> Iterator[Asset]:
        """The files of STATIC_PATHS and the theme, and those that pages link to, where they were in the end."""
        content, opened = self.files.content, self.opened_paths(pages)
        known: list[Asset] = []
        if whole:
            hidden = (one for one in self.files.hidden() if self.blog.text_of(posixpath.join(content, one)) is not None)
            known += (assets.asset(path, content, self.conf) for path in [*self.files.copied(), *hidden])
            known += assets.of_theme(self.conf, self.blog.walk, self.blog.is_inside)
        read, written = partial(links.link, syntax=self.syntax), lists.as_written(pages, self.conf)
        found = assets.linked(known, written, self.file, read, content, self.conf, self.there)
        yield from (*found, *assets.below_static(found, opened), *assets.beside_site(found, opened, self.blog.has_file))
        yield from thumbnails.find_shown(self.conf, content, self.files.paths, opened, told.append)
        yield from (*self.photos.used(pages), *assets.copies(pages, self.file, self.conf))

    def link_name(self, uri: str, source: str) -> tuple[str, str] | None:
        link = links.link(uri, self.syntax)
        return None if link is None else links.name(link, source, self.files.content, self.there, self.urls.slug)
