"""Mynt 0.4: YAML headers, ``posts_url`` with ``<year>`` and the like, slugs of the names of files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.addresses import slugs, terms, urls
from rst2hugo.blog import file_kinds, git_dates
from rst2hugo.blog.evidence import Mark, Marks, settings_mark
from rst2hugo.blog.settings import kinds
from rst2hugo.engine import MARKDOWN, RST, Blog, Engine
from rst2hugo.headers import front_matter
from rst2hugo.model import Asset, Meta, Page, Site, Source
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.values import metadata
from rst2hugo.values.header_values import parse_date

NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-(\d{2})-(\d{2}))?-(.+)")
# What only its blogs have, or few others.
MARKS: Marks = (
    settings_mark("config.yml", 3, "posts_url archives_url", ":"),
    settings_mark("config.yml", 1, "tags_url assets_url", ":"),
    Mark(1, "_posts/*", r"(?sm)\A---\s.*?^layout[ \t]*:"),
    Mark(1, "_assets"),
    Mark(1, "_templates"),
)


KINDS = {
    kinds.TEXT: "base_url domain name title",
    kinds.PATH: "assets_url posts_url tags_url",
}


class Mynt(Engine):
    name = "mynt"
    named_settings = kinds.by_name(KINDS)
    marks = MARKS
    describes = "mynt 0.4: config.yml with posts_url, posts in _posts with YAML headers"
    settings_files = ("config.yml",)

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        conf = self.blog.data_settings(self.blog.settings_path)
        self.posts_url = str(conf.get("posts_url") or "/<year>/<month>/<day>/<slug>/")
        self.tags_url = str(conf.get("tags_url") or "")
        self.assets_url = str(conf.get("assets_url") or "/assets/").strip("/")
        domain = str(conf.get("domain") or "")
        base = f"http://{domain}{conf.get('base_url') or '/'}" if domain and "//" not in domain else domain
        self.site = Site(
            title=str(conf.get("title") or conf.get("name") or ""),
            base_url=self.blog.base_url("domain", base, "config.yml"),
            taxonomies={"tag": "tags"},
        )

    def sources(self) -> Iterator[Source]:
        for path in self.blog.walk("_posts"):
            if PurePosixPath(path).suffix.lower() in (*RST, *MARKDOWN):
                yield self.blog.read(path)

    def copied_files(self) -> Iterator[Asset]:
        for path in self.blog.walk("_assets"):
            below = f"{self.assets_url}/{path.removeprefix('_assets/')}"
            yield Asset(path, f"static/{below}", f"/{below}")

    def why_left_out(self, path: str) -> str:
        return file_kinds.TEMPLATE if path.endswith((".html", ".xml")) else super().why_left_out(path)

    def header(self, source: Source) -> front_matter.Header:
        """The YAML header; a ``url`` in it meant nothing to mynt."""
        found = front_matter.read(source.text)
        return found._replace(values={name: value for name, value in found.values.items() if name != "url"})

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        return False

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        meta, told = metadata.meta(values, path=source.path)
        if match := NAME.match(PurePosixPath(source.path).stem):
            day, hour, minute, _ = match.groups()
            meta, told = git_dates.completed(meta, told, parse_date(f"{day} {hour}:{minute}" if hour else day))
        return git_dates.dated(meta, told, source, self.blog.root)

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        """``posts_url`` with its words filled in; without a slash at the end, it is a file ``.html``."""
        stem = PurePosixPath(source.path).stem
        match = NAME.match(stem)
        date = meta.front_matter.get("date")
        if not isinstance(date, dt.date):
            return None
        known = {name: str(value) for name, value in values.items()}
        known |= {"slug": slugs.mynt(match[4] if match else stem)}
        known |= {"year": f"{date:%Y}", "month": f"{date:%m}", "day": f"{date:%d}"}
        known |= {"i_month": str(date.month), "i_day": str(date.day)}
        found = re.sub(r"<(\w+)>", lambda word: known.get(word[1], word[0]), self.posts_url)
        return urls.clean(found if found.endswith("/") else f"{found}.html")

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        plan = self.begin_plan(pages, whole=whole)
        route = re.sub(r"<(name|slug|tag)>", ":name", self.tags_url)
        tags = terms.kept(pages, "tags", slugs.mynt, route, "", 1, plan.site) if route else []
        return replace(plan, assets=tuple(self.copied_files()) if whole else (), terms=tuple(tags))
