"""Eleventy with an extension for rst: YAML headers, data of folders, ``a/2016-06-21-b.rst`` at ``/a/b/``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.addresses import urls
from rst2hugo.blog import file_kinds, git_dates, settings
from rst2hugo.blog.evidence import Mark, Marks
from rst2hugo.blog.settings import kinds
from rst2hugo.engine import MARKDOWN, RST, Blog, Engine
from rst2hugo.headers import front_matter
from rst2hugo.model import Asset, Meta, Page, Site, Source
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.values import metadata
from rst2hugo.values.header_values import without_date

NOT_PUBLISHED = ("_*", "node_modules", "package*.json", "*.config.*", "*.11tydata.*", "*.njk", "*.liquid", "*.js")
# What only its blogs have, or few others.
MARKS: Marks = (
    Mark(3, ".eleventy.js"),
    Mark(3, "eleventy.config.*js"),
    Mark(3, "*.js", r"addExtension\(\s*\[?\s*['\"]rst"),
    Mark(1, "_includes"),
)


class Eleventy(Engine):
    name = "eleventy"
    named_settings = {"input": kinds.PATH, "title": kinds.TEXT, "url": kinds.TEXT, "lang": kinds.LANGUAGE}
    marks = MARKS
    describes = "Eleventy with an extension for rst; --set input=FOLDER where its configuration says so"

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        given = self.blog.given_named_settings()  # its configuration is a program, which nobody runs here
        self.content = str(given.get("input") or ".").strip("/") or "."
        self.blog = self.blog.with_content(self.content, "--set input" if "input" in given else "")
        self.site = Site(
            title=str(given.get("title") or ""),
            base_url=self.blog.base_url("url", given.get("url"), "--set"),
            language=settings.language(given.get("lang")),
            taxonomies={"tag": "tags"},
        )

    def below_content(self, path: str) -> str:
        return path.removeprefix(f"{self.content}/")

    def sources(self) -> Iterator[Source]:
        for path in self.blog.walk(self.content, NOT_PUBLISHED):
            if PurePosixPath(path).suffix.lower() in (*RST, *MARKDOWN):
                yield self.blog.read(path)

    def copied_files(self) -> Iterator[Asset]:
        for path in self.blog.walk(self.content, NOT_PUBLISHED):
            place = PurePosixPath(path)
            if place.suffix.lower() not in (*RST, *MARKDOWN) and place.name != f"{place.parent.name}.json":
                below = self.below_content(path)
                yield Asset(path, f"static/{below}", f"/{below}")

    def why_left_out(self, path: str) -> str:
        place = PurePosixPath(path)
        is_data = place.name in (f"{place.parent.name}.json", f"{place.parent.name}.11tydata.json")
        return file_kinds.DATA if is_data else super().why_left_out(path)

    def header(self, source: Source) -> front_matter.Header:
        """The post's values over those of the data files of its folders (``posts/posts.json``); all tags count."""
        found = front_matter.read(source.text)
        values: dict[str, Any] = {}
        tags: list[Any] = []
        for folder in reversed(PurePosixPath(source.path).parents[:-1]):
            for ending in (".json", ".11tydata.json"):
                more = self.blog.data_values(f"{folder}/{folder.name}{ending}") if self.blog.root else {}
                tags += settings.as_list(more.pop("tags", None))
                values |= more
        tags += settings.as_list(found.values.get("tags"))
        return found._replace(values={**values, **found.values, **({"tags": tags} if tags else {})})

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        plan = self.begin_plan(pages, whole=whole)
        return replace(plan, assets=tuple(self.copied_files()) if whole else ())

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        """The date may say where it is to be found: ``git created``, ``Last Modified``."""
        commits = git_dates.of(self.blog.root, source.path)
        said = str(values.get("date", "")).lower()
        dates = {"git created": commits.first, "git last modified": commits.last} if commits else {}
        shown = dict(values)
        if said in ("git created", "git last modified", "created", "last modified"):
            shown["date"] = dates.get(said)
        if values.get("permalink") is False:
            shown |= {"permalink": None, "draft": True}
        elif "{" in str(values.get("permalink", "")):
            shown["permalink_template"] = shown.pop("permalink")
        meta, told = metadata.meta(shown, path=source.path)
        if "permalink_template" in shown:
            message = f"permalink {shown['permalink_template']!r} is a template; write the address that it makes"
            told.append(Diagnostic(source.path, None, Code.LOST_ADDRESS, message))
        return git_dates.dated(meta, told, source, self.blog.root)

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        if "{" in str(values.get("permalink", "")):
            return None
        path = PurePosixPath(self.below_content(source.path))
        return urls.of_file(str(path.with_name(without_date(path.name))))
