"""Cyrax 3.1: ``key: value`` lines in ``.. meta::``, ``blog/2016-06-21-a.rst`` at ``/blog/2016/06/21/a/``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.addresses import urls
from rst2hugo.blog import git_dates, settings
from rst2hugo.blog.evidence import DATED_FOLDERS, Mark, Marks
from rst2hugo.blog.settings import kinds
from rst2hugo.engine import Blog, Engine
from rst2hugo.headers import formats, front_matter
from rst2hugo.model import Meta, Site, Source
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.values import metadata
from rst2hugo.values.header_values import date_in_path

DATED = re.compile(r"(?:^|(?<=/))(\d{4})[-/](\d\d?)[-/](\d\d?)[-/](?=[^/]+$)")
# What only its blogs have, or few others.
CYRAX_META = r"(?m)^\.\. meta::[ \t]*\n(?:[ \t]*\n)?[ \t]+\w+: "
MARKS: Marks = (
    Mark(2, "settings.cfg"),
    Mark(2, "*/[12][0-9][0-9][0-9]-??-??-*.rst", CYRAX_META),
    Mark(2, f"*/{DATED_FOLDERS}", CYRAX_META),
)


class Cyrax(Engine):
    name = "cyrax"
    # In whichever section.
    named_settings = dict.fromkeys(("*.author", "*.base_url", "*.name", "*.title", "*.url"), kinds.TEXT)
    marks = MARKS
    describes = "Cyrax 3.1: settings.cfg, posts with key: value lines in a meta directive"
    settings_files = ("settings.cfg",)

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        conf: dict[str, Any] = {}
        for section in self.blog.data_settings(self.blog.settings_path).values():
            conf |= settings.table(section)
        self.site = Site(
            title=str(conf.get("title") or conf.get("name") or ""),
            base_url=self.blog.base_url("url", conf.get("url") or conf.get("base_url"), "settings.cfg"),
            author=str(conf.get("author") or ""),
            taxonomies={"tag": "tags"},
        )

    def header(self, source: Source) -> front_matter.Header:
        return formats.of_meta(source.text)

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        return True

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        """A dated path makes a post, all else is a page."""
        date = date_in_path(source.path)
        if date is None:
            return metadata.meta(values, path=source.path, kind="page")
        return git_dates.completed(*metadata.meta(values, path=source.path), date)

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        slug = meta.slug or PurePosixPath(source.path).stem
        if match := DATED.search(source.path):
            base = source.path[: match.start()]
            name = meta.slug or PurePosixPath(source.path[match.end() :]).stem
            return urls.of_file(f"{base}{'/'.join(match.groups())}/{name}.rst")
        return urls.of_file(str(PurePosixPath(source.path).parent / f"{slug.strip('/')}.rst"))
