"""Rstblog: YAML without fences in front of a post, dates in the path, ``a/b.rst`` at ``/a/b/``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.addresses import terms, urls
from rst2hugo.blog import files, git_dates, settings
from rst2hugo.blog.evidence import DATED_FOLDERS, Mark, Marks, settings_mark
from rst2hugo.blog.settings import kinds
from rst2hugo.engine import Blog, Engine
from rst2hugo.headers import field_list, formats, front_matter
from rst2hugo.model import Asset, Feed, Meta, Page, Site, Source, Term, Value
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.values import metadata

IGNORED = (".*", "_*", "config.yml", "Makefile", "README", "*.conf")
BLOG: Mapping[str, Any] = {
    "index_url": "/", "paged_index_url": "/page/<page>/", "archive_url": "/archive/", "year_archive_url": "/<year>/",
    "month_archive_url": "/<year>/<month>/", "feed_url": "/feed.atom", "per_page": 10,
    "pub_date_match": "/<int:year>/<int:month>/<int:day>/",
}  # fmt: skip  # a table
TAGS: Mapping[str, Any] = {"tag_url": "/tags/<tag>/", "tag_feed_url": "/tags/<tag>/feed.atom", "cloud_url": "/tags/"}
# What only its blogs have, or few others.
MARKS: Marks = (
    settings_mark("config.yml", 3, "active_modules", ":"),
    settings_mark("config.yml", 1, "canonical_url modules", ":"),
    Mark(1, DATED_FOLDERS, r"\A(?:public|tags|summary|title|pub_date)[ \t]*:"),
    Mark(1, "_templates"),
)


KINDS = {
    kinds.TEXT: """
        author canonical_url feed.name feed.subtitle modules.blog.pub_date_match modules.disqus.shortname
    """,
    kinds.LANGUAGE: "locale",
    kinds.PATH: """
        modules.blog.archive_url modules.blog.feed_url modules.blog.index_url modules.blog.month_archive_url
        modules.blog.year_archive_url modules.tags.cloud_url modules.tags.tag_feed_url modules.tags.tag_url
    """,
    kinds.PATHS: "ignore_files",
    kinds.NUMBER: "modules.blog.per_page",
    kinds.TABLE_OF_TEXTS: "programs",
}


class Rstblog(Engine):
    name = "rstblog"
    named_settings = kinds.by_name(KINDS)
    marks = MARKS
    describes = "rstblog: config.yml with active_modules, posts with YAML in front and their dates in the path"
    settings_files = ("config.yml",)

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        self.conf = self.blog.data_settings(self.blog.settings_path)
        self.module = settings.overlay(BLOG, settings.table(self.conf, "modules", "blog"))
        self.tags = settings.overlay(TAGS, settings.table(self.conf, "modules", "tags"))
        self.ignored = settings.as_list(self.conf.get("ignore_files", IGNORED))
        feed = settings.table(self.conf, "feed")
        self.site = Site(
            title=str(feed.get("name") or ""),
            description=str(feed.get("subtitle") or ""),
            base_url=self.blog.base_url("canonical_url", self.conf.get("canonical_url"), "config.yml"),
            language=settings.language(self.conf.get("locale")),
            author=str(self.conf.get("author") or ""),
            taxonomies={"tag": "tags"},
            term_urls={"tags": self.tags["tag_url"].replace("<tag>", ":slug")},
            page_size=settings.positive(self.module["per_page"], 10),
            disqus=str(settings.table(self.conf, "modules", "disqus").get("shortname") or ""),
            feeds=(Feed("atom", self.module["feed_url"]),),
            index=self.module["index_url"],
            archive=self.module["archive_url"],
        )

    def programs(self) -> Mapping[str, str]:
        """Which files are rst; everything else is copied."""
        return {"*.rst": "rst", **settings.table(self.conf, "programs")}

    def sources(self) -> Iterator[Source]:
        yield from (self.blog.read(path) for path in self.blog.walk(".", self.ignored) if self.is_page(path))

    def copied_files(self) -> Iterator[Asset]:
        for path in self.blog.walk(".", self.ignored):
            if not self.is_page(path):
                yield Asset(path, f"static/{path}", f"/{path}")

    def why_left_out(self, path: str) -> str:
        return super().why_left_out(path) or ("ignored by ignore_files" if files.fits(path, self.ignored) else "")

    def is_page(self, path: str) -> bool:
        found = (kind for pattern, kind in self.programs().items() if fnmatch(PurePosixPath(path).name, pattern))
        return next(found, "") == "rst"

    def header(self, source: Source) -> front_matter.Header:
        """The post's own values over those of its folders; the tags of all of them count."""
        found = formats.block(source.text)
        values: dict[str, Any] = {}
        for folder in reversed(PurePosixPath(source.path).parents[:-1]):
            more = self.blog.data_values(f"{folder}/config.yml") if self.blog.root else {}
            values["tags"] = [*values.get("tags", []), *settings.as_list(more.get("tags"))]
        own = dict(found.values)
        own["tags"] = [*values.get("tags", []), *settings.as_list(own.get("tags"))]
        if isinstance(own.get("summary"), str):
            own["summary"] = field_list.Rst(own["summary"])
        return found._replace(values=own)

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        return True

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        """A post is what is public and has a date; else it is a page, which rstblog publishes, too."""
        shown = {name: value for name, value in values.items() if name not in ("public", "destination_filename")}
        meta, told = metadata.meta(shown, path=source.path, known={"pub_date": "date"})
        meta, told = git_dates.completed(meta, told, self.date_of(source))
        date, order = meta.front_matter.get("date"), values.get("day-order")
        if isinstance(order, int) and isinstance(date, dt.date) and not isinstance(date, dt.datetime):
            moment = dt.datetime.combine(date, dt.time()) + dt.timedelta(seconds=order)
            meta = replace(meta, front_matter={**meta.front_matter, "date": moment})
        if metadata.boolean(values.get("public", True)) is False:
            meta = replace(meta, kind="page", front_matter={**meta.front_matter, "build": {"list": "never"}})
        if date is not None:
            return meta, told
        return replace(meta, kind="page"), [one for one in told if one.code is not Code.MISSING_DATE]

    def date_of(self, source: Source) -> dt.date | None:
        """The date in the post's address."""
        pattern = re.sub(r"<(?:int:)?(year|month|day)>", r"(?P<\1>\\d+)", re.escape(self.module["pub_date_match"]))
        if match := re.match(pattern, urls.of_file(source.path)):
            return metadata.parse_date("-".join(match[name] for name in ("year", "month", "day")))
        return None

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        if other := values.get("destination_filename"):
            return urls.clean(f"/{PurePosixPath(source.path).parent / str(other)}")
        return urls.of_file(source.path)

    def feed_and_comment_ids(self, meta: Meta, old_url: str) -> dict[str, Value]:
        said = settings.table(meta.front_matter, "params").get("disqus", True)
        if not self.site.disqus or not self.site.base_url or metadata.boolean(said) is False:
            return {}
        return {"disqus_url": self.site.base_url.rstrip("/") + old_url}

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        """The archive had a list for each year and month, and each tag a feed."""
        plan = self.begin_plan(pages, whole=whole)
        tags = terms.kept(pages, "tags", str, self.tags["tag_url"].replace("<tag>", ":name"), "", 1, plan.site)
        site = self.site_with_lists(plan.site, pages, tags) if whole else plan.site
        lists = (self.module["index_url"], self.module["archive_url"], self.tags["cloud_url"])
        copied = tuple(self.copied_files()) if whole else ()
        return replace(plan, site=site, assets=copied, terms=tuple(tags), list_addresses=lists)

    def site_with_lists(self, site: Site, pages: Sequence[Page], tags: Sequence[Term]) -> Site:
        dates = {one.front_matter["date"] for one in pages if one.kind == "post" and not one.draft}
        months = {(one.year, one.month) for one in dates if isinstance(one, dt.date)}
        years = [
            fill_pattern(self.module["year_archive_url"], year=year) for year in sorted({year for year, _ in months})
        ]
        olds = [fill_pattern(self.module["month_archive_url"], year=y, month=f"{m:02}") for y, m in sorted(months)]
        of_tags = (
            Feed("atom", fill_pattern(self.tags["tag_feed_url"], tag=term.name), "tags", (term.name,)) for term in tags
        )
        aliases = {self.module["archive_url"]: (*years, *olds)}
        return replace(site, feeds=(*site.feeds, *of_tags), list_aliases=aliases)


def fill_pattern(pattern: str, **values: object) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values.get(found[1], found[1])), pattern)
