"""Wok: YAML up to a line ``---``, addresses such as ``/{category}/{slug}{page}.{ext}``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.addresses import slugs, urls
from rst2hugo.blog import settings
from rst2hugo.blog.evidence import Mark, Marks, settings_mark
from rst2hugo.blog.settings import kinds
from rst2hugo.engine import MARKDOWN, RST, Blog, Engine
from rst2hugo.headers import formats, front_matter
from rst2hugo.model import Asset, Meta, Page, Site, Source
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.values import metadata

MAILED = re.compile(r"(?<!\s)\s*<[^<>]*>\s*$")
# What only its blogs have, or few others.
MARKS: Marks = (
    settings_mark("config", 3, "url_pattern site_title rst_doctitle content_dir", ":"),
    Mark(1, "hooks/__hooks__.py"),
    Mark(1, "content/*.rst", r"(?sm)\A(?!---).{1,2000}?^---[ \t]*$"),
)


KINDS = {
    kinds.TEXT: "base_url site_title url_pattern",
    kinds.TEXTS: "author authors",
    kinds.LANGUAGE: "locale",
    kinds.PATH: "content_dir media_dir",
    kinds.PATHS: "ignore_files",
    kinds.SWITCH: "rst_doctitle slug_from_filename",
}


class Wok(Engine):
    name = "wok"
    named_settings = kinds.by_name(KINDS)
    marks = MARKS
    describes = "Wok: a file config with url_pattern, posts with YAML up to a line ---"
    settings_files = ("config",)

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        self.conf = self.blog.data_settings(self.blog.settings_path)
        self.content = str(self.conf.get("content_dir") or "content").strip("/")
        self.blog = self.blog.with_content(self.content, "content_dir" if "content_dir" in self.conf else "")
        self.media = str(self.conf.get("media_dir") or "media").strip("/")
        authors = settings.as_list(self.conf.get("authors", self.conf.get("author")))
        self.site = Site(
            title=str(self.conf.get("site_title") or ""),
            base_url=self.blog.base_url("base_url", self.conf.get("base_url"), "config"),
            language=settings.language(self.conf.get("locale")),
            author=MAILED.sub("", str(authors[0])) if authors else "",
        )

    def below_content(self, path: str) -> str:
        return path.removeprefix(f"{self.content}/")

    def sources(self) -> Iterator[Source]:
        for path in self.blog.walk(self.content, settings.as_list(self.conf.get("ignore_files"))):
            if PurePosixPath(path).suffix.lower() in (*RST, *MARKDOWN, ".html"):
                yield self.blog.read(path)

    def copied_files(self) -> Iterator[Asset]:
        """The media folder, copied to the root."""
        for path in self.blog.walk(self.media):
            below = path.removeprefix(f"{self.media}/")
            yield Asset(path, f"static/{below}", f"/{below}")

    def header(self, source: Source) -> front_matter.Header:
        """Wok's fields under the names that others use; ``url`` is a pattern, and no address."""
        found = formats.divided(source.text)
        values = dict(found.values)
        if "datetime" in values or ("date" in values and "time" in values):
            values["date"] = values.pop("datetime", None) or f"{values['date']} {values['time']}"
            values.pop("time", None)
        for name in ("author", "authors"):
            if name in values:
                values[name] = [MAILED.sub("", str(one)) for one in settings.as_list(values[name])]
        if isinstance(values.get("category"), list):
            values["category"] = "/".join(map(str, values["category"]))
        if "url" in values:
            values["url_pattern"] = values.pop("url")
        return found._replace(values=values)

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        plan = self.begin_plan(pages, whole=whole)
        return replace(plan, assets=tuple(self.copied_files()) if whole else ())

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        return metadata.boolean(values.get("rst_doctitle", self.conf.get("rst_doctitle"))) is True

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        """What has a date is a post; a title is the file's name where there is none."""
        shown = {"title": PurePosixPath(source.path).stem} | dict(values)
        meta, told = metadata.meta(shown, path=source.path)
        if "date" in meta.front_matter:
            return meta, told
        return replace(meta, kind="page"), [one for one in told if one.code is not Code.MISSING_DATE]

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        stem = PurePosixPath(source.path).stem
        named = metadata.boolean(self.conf.get("slug_from_filename")) is True
        day, _, time = str(values.get("date", "")).partition(" ")
        known = {
            "slug": meta.slug or slugs.wok(stem if named else str(meta.front_matter["title"])),
            "category": str(values.get("category") or ""),
            **dict.fromkeys(("ext", "type"), "html"),
            "page": "",
            "date": day,
            "time": time,
            "datetime": f"{day} {time}".strip(),
        }
        pattern = str(values.get("url_pattern") or self.conf.get("url_pattern") or "/{category}/{slug}{page}.{ext}")
        found = re.sub(r"\{(\w+)\}", lambda word: known.get(word[1], word[0]), pattern)
        return urls.clean(re.sub(r"/{2,}", "/", f"/{found}"))
