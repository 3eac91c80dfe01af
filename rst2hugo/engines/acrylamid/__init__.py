"""Acrylamid (0.7.10 and 0.8.dev): YAML headers, routes such as ``/:year/:slug/``, the filter chain."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from rst2hugo.addresses import slugs, terms, urls
from rst2hugo.blog import settings
from rst2hugo.engine import MARKDOWN, RST, Blog, Engine
from rst2hugo.engines.acrylamid.filters import CONVERTERS, MARKUPS, TYPOGRAPHY
from rst2hugo.engines.acrylamid.marks import MARKS
from rst2hugo.engines.acrylamid.named_settings import NAMED_SETTINGS
from rst2hugo.headers import field_list, front_matter
from rst2hugo.model import Asset, Feed, Language, Meta, Page, Site, Source, Value
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.values import header_values, metadata

# Acrylamid tries these after DATE_FORMAT, in this order: days come before months.
DATE_FORMATS = ("%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M", "%Y-%m-%d", "%Y/%m/%d", "%d-%m-%Y", "%Y-%d-%m", "%d/%m/%Y",
                "%d.%m.%Y", "%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M:%S")  # fmt: skip  # a table
TEXT = (*RST, *MARKDOWN, ".txt")


class Acrylamid(Engine):
    name = "acrylamid"
    marks = MARKS
    describes = "Acrylamid 0.7 and 0.8: conf.py with VIEWS, posts with YAML headers"
    settings_files = ("conf.py",)
    named_settings = NAMED_SETTINGS

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        # Acrylamid throws the first line away, whatever it is.
        found = self.blog.python_settings(self.blog.settings_path, drop_first_line=True)
        self.conf = {name.upper(): value for name, value in found.items()}
        views = settings.table(self.conf, "VIEWS")
        self.views = {route: view for route, view in views.items() if isinstance(view, dict)}
        self.content = str(self.conf.get("CONTENT_DIR") or "content/").strip("/")
        self.blog = self.blog.with_content(self.content, "CONTENT_DIR" if "CONTENT_DIR" in self.conf else "")
        self.paths = tuple(self.blog.walk(self.content, settings.as_list(self.conf.get("CONTENT_IGNORE"))))
        self.site = self.read_site()

    def routes(self, name: str) -> list[tuple[str, dict[str, Any]]]:
        """The routes whose view is ``name``, or has it among its ``views``."""
        names = {route: (view.get("view"), *settings.as_list(view.get("views"))) for route, view in self.views.items()}
        return [(route, self.views[route]) for route in names if name in names[route]]

    def route(self, name: str, default: str) -> str:
        return str(self.conf.get(f"{name.upper()}_PERMALINK") or next((r for r, _ in self.routes(name)), default))

    def filters(self, values: Mapping[str, Any]) -> dict[str, list[str]]:
        """The filters of an entry with their arguments: its own, its view's, the site's; ``noNAME`` takes one away."""
        view = "translation" if self.translated(values) else kind_of(values)
        own = settings.as_list(values.get("filters", values.get("filter")))
        of_view = [one for _, found in self.routes(view) for one in settings.as_list(found.get("filters"))]
        of_site = settings.as_list(self.conf.get("FILTERS", ["markdown"]))
        found: dict[str, list[str]] = {}
        for name, *arguments in (str(one).lower().split("+") for one in [*own, *of_view, *of_site]):
            found.setdefault(name, arguments)
        return {name: arguments for name, arguments in found.items() if f"no{name}" not in found}

    def read_site(self) -> Site:
        feeds = [Feed(kind, route) for kind in ("atom", "rss") for route, _ in self.routes(kind)]
        index_route, index = next(iter(self.routes("index")), ("/", {}))
        return Site(
            title=str(self.conf.get("SITENAME") or ""),
            base_url=self.blog.base_url("WWW_ROOT", self.conf.get("WWW_ROOT"), "conf.py"),
            language=settings.language(self.conf.get("LANG")),
            author=str(self.conf.get("AUTHOR") or ""),
            email=str(self.conf.get("EMAIL") or ""),
            taxonomies={"tag": "tags"},
            term_urls={"tags": re.sub(r":name\b", ":slug", self.route("tag", "/tag/:name/"))},
            page_size=settings.positive(index.get("items_per_page", self.conf.get("ITEMS_PER_PAGE")), 10),
            section=self.section(),
            typographer=not TYPOGRAPHY.isdisjoint(self.filters({})),
            disqus=str(self.conf.get("DISQUS_SHORTNAME") or ""),
            feeds=tuple(feeds),
            index=index_route,
            archive=next((route for route, _ in self.routes("archive") if ":" not in route), None),
        )

    def section(self) -> str:
        """The folder that holds most of the content; ``posts`` when it is spread over several."""
        tops = Counter(path.split("/")[0] for path in map(self.below_content, self.paths) if "/" in path)
        name, count = next(iter(tops.most_common(1)), ("", 0))
        return urls.safe_path(name) if count * 2 > len(self.paths) else "posts"

    def below_content(self, path: str) -> str:
        return path.removeprefix(f"{self.content}/")

    def sources(self) -> Iterator[Source]:
        for path in self.paths:
            if PurePosixPath(path).suffix.lower() in TEXT:
                yield self.blog.read(path)

    def copied_files(self) -> Iterator[Asset]:
        """The STATIC folders, copied to the root, and (as Acrylamid 0.8 does) files beside the content."""
        for folder in map(str, settings.as_list(self.conf.get("STATIC"))):
            for path in self.blog.walk(folder):
                below = PurePosixPath(path).relative_to(folder).as_posix()
                yield Asset(path, f"static/{below}", f"/{below}")
        for path in self.paths:
            if PurePosixPath(path).suffix.lower() not in TEXT:
                below = self.below_content(path)
                yield Asset(path, f"static/{below}", f"/{below}")

    def header(self, source: Source) -> front_matter.Header:
        found = front_matter.read(source.text)
        if found.end or PurePosixPath(source.path).suffix.lower() not in RST:
            return found
        fields = field_list.read(source.text, take_title=True, to_blank=True)
        values = {name: header_values.typed(value) for name, value in fields.values.items()}
        return front_matter.Header(
            {**({"title": fields.title} if fields.title else {}), **values}, fields.body, None, 0
        )

    def markup(self, source: Source, values: Mapping[str, Any]) -> str:
        """The filters decide, not the file's ending; the most specific converter wins."""
        if not self.conf and "filter" not in values and "filters" not in values:
            return super().markup(source, values)
        converters = [one for one in self.filters(values).items() if one[0] in CONVERTERS]
        name, arguments = next(iter(converters), ("markdown", []))
        return next((MARKUPS[one] for one in (arguments if name == "pandoc" else [name]) if one in MARKUPS), "")

    def is_translatable(self, values: Mapping[str, Any]) -> bool:
        """Whether the ``translation`` view finds an entry's translations, by its ``identifier``."""
        is_listed = kind_of(values) == "entry" and not values.get("draft")
        return bool(is_listed and values.get("identifier") and self.routes("translation"))

    def translated(self, values: Mapping[str, Any]) -> str:
        """The language of an entry that the ``translation`` view took from the lists; empty for all others."""
        language = settings.language(values.get("lang") or self.site.language).lower()
        own = (self.site.language.lower(), self.site.language[:2].lower())
        return language if self.is_translatable(values) and language not in own else ""

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        return False

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        formats = (str(self.conf.get("DATE_FORMAT", "%d.%m.%Y, %H:%M")), *DATE_FORMATS)
        unseen = ("filter", "filters", *(("identifier", "lang") if self.is_translatable(values) else ()))
        shown = {name: value for name, value in values.items() if name not in unseen}
        found, told = metadata.meta(shown, path=source.path, date_formats=formats)
        if self.is_translatable(values):
            front_matter = {**found.front_matter, "translationKey": str(values["identifier"])}
            found = replace(found, front_matter=front_matter, language=self.translated(values))
        title = str(found.front_matter["title"])
        if not (found.permalink or found.slug or slugs.acrylamid(title)):
            message = f"{title!r} has no Latin letters, so nobody knows its address; that of its file is taken"
            told.append(Diagnostic(source.path, None, Code.LOST_ADDRESS, message))
            found = replace(found, slug=PurePosixPath(source.path).stem)
        return found, told

    def literal_typography(self, values: Mapping[str, Any]) -> bool:
        return self.site.typographer and TYPOGRAPHY.isdisjoint(self.filters(values))

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        """The route of the entry or page view, its ``:words`` filled in; unknown ones only lose the colon.

        Without a date Acrylamid took the time when the file was changed, which nobody knows any more.
        """
        name, usual = ("page", "/:slug/") if meta.kind == "page" else ("entry", "/:year/:slug/")
        route = self.routes("translation")[0][0] if meta.language else self.route(name, usual)
        slug = meta.slug or slugs.acrylamid(str(meta.front_matter["title"]))
        known = {"slug": slug, "lang": self.site.language} | {str(k): str(v) for k, v in values.items()}
        date = meta.front_matter.get("date")
        if not isinstance(date, dt.date) and re.search(r":i?(?:year|month|day)\b", route):
            return None
        if isinstance(date, dt.date):
            known |= {"year": f"{date:%Y}", "month": f"{date:%m}", "day": f"{date:%d}"}
            known |= {"imonth": str(date.month), "iday": str(date.day)}
        return re.sub(r":(\w+)", lambda found: known.get(found[1], found[1]), route)

    def feed_and_comment_ids(self, meta: Meta, old_url: str) -> dict[str, Value]:
        """Disqus' thread is found by the full old address; feed items have a tag URI made of host, date and path."""
        if meta.kind != "post" or meta.front_matter.get("draft") or not self.site.base_url:
            return {}
        base = urlsplit(self.site.base_url)
        address = self.site.base_url.rstrip("/") + old_url
        found: dict[str, Value] = {}
        if self.site.disqus:
            found |= {"disqus_identifier": address, "disqus_url": address}
        date = meta.front_matter.get("date")
        if self.site.feeds and isinstance(date, dt.date):
            found["guid"] = f"tag:{base.netloc}{base.path.rstrip('/')},{date:%Y-%m-%d}:{old_url.rstrip('/')}"
        return found

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        """Every tag keeps its address, and the further pages of its old list lead to it."""
        plan = self.begin_plan(pages, whole=whole)
        languages = tuple(map(Language, sorted({page.language for page in pages} - {""})))
        site = replace(plan.site, languages=languages) if whole else plan.site
        route, view = next(iter(self.routes("tag")), ("/tag/:name/", {}))
        size = settings.positive(view.get("items_per_page", self.conf.get("ITEMS_PER_PAGE")), 10)
        listed = [page for page in pages if not page.language]
        tags = terms.kept(listed, "tags", slugs.acrylamid, route, str(view.get("pagination", "")), size, site)
        lists = ("/sitemap.xml", f"/{site.section}/", site.index, *filter(None, [site.archive]))
        copied = tuple(self.copied_files()) if whole else ()
        return replace(plan, site=site, assets=copied, terms=tuple(tags), list_addresses=lists)


def kind_of(values: Mapping[str, Any]) -> str:
    return "page" if values.get("type") == "page" else "entry"
