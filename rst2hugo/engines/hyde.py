"""Hyde 0.8, which had no rst but in its templates: the pages that are one block of it, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.addresses import urls
from rst2hugo.blog import file_kinds, settings
from rst2hugo.blog.evidence import Mark, Marks, settings_mark
from rst2hugo.blog.file_reports import report
from rst2hugo.blog.settings import kinds
from rst2hugo.engine import Blog, Engine
from rst2hugo.headers import front_matter
from rst2hugo.model import Asset, Meta, Page, Site, Source
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.values import metadata

BLOCK = re.compile(r"(?s)(\s*)\{%-?\s*restructuredtext\s*-?%\}(.*)\{%-?\s*endrestructuredtext\s*-?%\}\s*")
# Texts, and the data of folders.
NOT_COPIED = (".html", ".htm", "meta.yaml", ".j2")
NAMES = {"is_draft": "draft", "created": "date"}
# What only its blogs have, or few others.
MARKS: Marks = (
    Mark(3, "site.yaml", r"hyde\.ext\."),
    settings_mark("site.yaml", 2, "media_root media_url", ":"),
    Mark(1, "layout"),
)


KINDS = {
    kinds.TEXT: "base_url context.data.author context.data.base_url context.data.title",
    kinds.PATH: "content_root media_root media_url",
    kinds.TEXTS: "urlcleaner.index_file_names urlcleaner.strip_extensions",
    kinds.SWITCH: "urlcleaner.append_slash",
}


class Hyde(Engine):
    name = "hyde"
    named_settings = kinds.by_name(KINDS)
    marks = MARKS
    describes = "Hyde 0.8: site.yaml; only pages that are one {% restructuredtext %} block"
    settings_files = ("site.yaml",)

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        self.conf = self.blog.data_settings(self.blog.settings_path)
        self.content = str(self.conf.get("content_root") or "content").strip("/")
        self.blog = self.blog.with_content(self.content, "content_root" if "content_root" in self.conf else "")
        self.media = str(self.conf.get("media_root") or "media").strip("/")
        data = settings.table(self.conf, "context", "data")
        base = str(data.get("base_url") or self.conf.get("base_url") or "")
        self.site = Site(
            title=str(data.get("title") or ""),
            base_url=self.blog.base_url("base_url", base if "//" in base else "", "site.yaml"),
            author=str(data.get("author") or ""),
            taxonomies={"tag": "tags"},
        )

    def below_content(self, path: str) -> str:
        return path.removeprefix(f"{self.content}/")

    def sources(self) -> Iterator[Source]:
        """The pages whose whole body is rst; how many others there are is told."""
        left = 0
        for path in self.blog.walk(self.content):
            if PurePosixPath(path).suffix.lower() == ".html":
                source = self.blog.read(path)
                source = replace(source, header=self.header(source))
                if source.header and source.header.body.strip():
                    yield source
                else:
                    left += 1
        if left:
            message = f"{left} pages are templates and not one block of rst; they were left out"
            report(Diagnostic(self.content, None, Code.UNSUPPORTED_CONSTRUCT, message))

    def why_left_out(self, path: str) -> str:
        """Hyde puts every text through its templates."""
        if PurePosixPath(path).name == "meta.yaml":
            return file_kinds.DATA
        is_text = path.lower().endswith((".html", ".htm")) and not path.startswith(f"{self.content}/{self.media}/")
        return file_kinds.TEMPLATE if is_text else super().why_left_out(path)

    def copied_files(self) -> Iterator[Asset]:
        address = urls.clean(str(self.conf.get("media_url") or "/media")).rstrip("/")
        for path in self.blog.walk(f"{self.content}/{self.media}"):
            at = f"{address}/{self.below_content(path).removeprefix(f'{self.media}/')}"
            yield Asset(path, f"static{at}", at)
        for path in self.blog.walk(self.content):
            below = self.below_content(path)
            if not below.startswith(f"{self.media}/") and not below.endswith(NOT_COPIED):
                yield Asset(path, f"static/{below}", f"/{below}")

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        plan = self.begin_plan(pages, whole=whole)
        return replace(plan, assets=tuple(self.copied_files()) if whole else ())

    def header(self, source: Source) -> front_matter.Header:
        """The YAML between ``---`` or ``===``, over that of the folders; the body is what is in the block."""
        found = front_matter.read(re.sub(r"(?m)^===[ \t]*$", "---", source.text, count=2))
        values: dict[str, Any] = {}
        for folder in reversed(PurePosixPath(source.path).parents[:-1]):
            values |= self.blog.data_values(f"{folder}/meta.yaml") if self.blog.root else {}
        block = BLOCK.fullmatch(found.body)
        body = block[1] + block[2] if block else ""
        return found._replace(values={**values, **found.values}, body=body)

    def markup(self, source: Source, values: Mapping[str, Any]) -> str:
        return "rst"

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        return False

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        """What has a date is a post."""
        meta, told = metadata.meta(values, path=source.path, known=NAMES)
        if "date" in meta.front_matter:
            return meta, told
        return replace(meta, kind="page"), [one for one in told if one.code is not Code.MISSING_DATE]

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        """The path of the file, as the plugin urlcleaner has it."""
        cleaner = settings.table(self.conf, "urlcleaner")
        place = PurePosixPath("/" + self.below_content(source.path))
        if place.name in settings.as_list(cleaner.get("index_file_names")):
            return f"{place.parent}/".replace("//", "/")
        if place.suffix.removeprefix(".") in settings.as_list(cleaner.get("strip_extensions")):
            ending = "/" if cleaner.get("append_slash") else ""
            return f"{place.with_suffix('')}{ending}"
        return str(place)
