"""Pyblosxom 1.5: a title and ``#key value`` lines, folders as categories, ``a/b.rst`` at ``/a/b.html``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.addresses import terms
from rst2hugo.blog import git_dates, settings
from rst2hugo.blog.evidence import Mark, Marks
from rst2hugo.blog.settings import kinds
from rst2hugo.engine import MARKDOWN, RST, Blog, Engine
from rst2hugo.headers import formats, front_matter
from rst2hugo.model import Asset, Feed, Meta, Page, Site, Source
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.values import metadata

PARSERS = {"rest": "rst", "rst": "rst", "restructuredtext": "rst", "markdown": "markdown", "plain": "html", "": "html"}
# What only its blogs have, or few others.
MARKS: Marks = (
    Mark(3, "config.py", r"py\[['\"](?:blog_title|datadir|base_url)['\"]\]"),
    Mark(1, "entries"),
)


KINDS = {
    kinds.TEXT: "base_url blog_author blog_description blog_email blog_title parser",
    kinds.LANGUAGE: "blog_language",
    kinds.PATH: "datadir",
    kinds.NUMBER: "num_entries",
    kinds.SWITCH: "reST_transform_doctitle",
    kinds.TEXTS: "load_plugins",
}


class Pyblosxom(Engine):
    name = "pyblosxom"
    # In the table ``py``, or as the user gives them.
    named_settings = {f"{table}{name}": kind for name, kind in kinds.by_name(KINDS).items() for table in ("py.", "")}
    marks = MARKS
    describes = "Pyblosxom 1.5: config.py with py[...], entries with a title and #key lines"
    settings_files = ("config.py",)

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        found = self.blog.python_settings(self.blog.settings_path, before={"py": {}})
        given = self.blog.given_settings()
        self.conf = settings.table(found, "py") | {name: found[name] for name in given if name in found}
        folder = PurePosixPath(str(self.conf.get("datadir") or "entries"))
        # An absolute path was one of the machine that published the blog.
        self.content = folder.name if folder.is_absolute() else str(folder)
        self.blog = self.blog.with_content(self.content, "datadir" if "datadir" in self.conf else "")
        self.dated_names = "pyfilenamemtime" in str(self.conf.get("load_plugins"))
        self.site = Site(
            title=str(self.conf.get("blog_title") or ""),
            description=str(self.conf.get("blog_description") or ""),
            base_url=self.blog.base_url("base_url", self.conf.get("base_url"), "config.py"),
            language=settings.language(self.conf.get("blog_language")),
            author=str(self.conf.get("blog_author") or ""),
            email=str(self.conf.get("blog_email") or ""),
            page_size=settings.positive(self.conf.get("num_entries"), 5),
            feeds=(Feed("rss", "/index.rss20"), Feed("atom", "/index.atom")),
        )

    def below_content(self, path: str) -> str:
        return path.removeprefix(f"{self.content}/")

    def sources(self) -> Iterator[Source]:
        for path in self.blog.walk(self.content):
            if PurePosixPath(path).suffix.lower() in (*RST, *MARKDOWN, ".txt"):
                yield self.blog.read(path)

    def copied_files(self) -> Iterator[Asset]:
        for path in self.blog.walk("static"):
            yield Asset(path, f"static/{path}", f"/{path}")

    def header(self, source: Source) -> front_matter.Header:
        """The entry's own lines, and its folder as its category."""
        found = formats.hashed(source.text)
        folder = PurePosixPath(self.below_content(source.path)).parent
        category = {} if folder == PurePosixPath() else {"category": str(folder)}
        return found._replace(values={**category, **found.values})

    def markup(self, source: Source, values: Mapping[str, Any]) -> str:
        """The ending decides, else the entry's parser, else the site's."""
        if PurePosixPath(source.path).suffix.lower() != ".txt":
            return super().markup(source, values)
        return PARSERS.get(str(values.get("parser") or self.conf.get("parser") or "").lower(), "")

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        return metadata.boolean(self.conf.get("reST_transform_doctitle", 1)) is True

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        """The date is that of the file, or of its name where the plugin pyfilenamemtime was on."""
        shown = {name: value for name, value in values.items() if name != "parser"}
        date = date_in_name(PurePosixPath(source.path).stem) if self.dated_names else None
        meta, told = metadata.meta(({"date": date} if date else {}) | shown, path=source.path)
        return git_dates.dated(meta, told, source, self.blog.root)

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        return f"/{PurePosixPath(self.below_content(source.path)).with_suffix('.html')}"

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        """A category's list was at its folder."""
        plan = self.begin_plan(pages, whole=whole)
        found = terms.kept(pages, "categories", str, "/:name/", "", 1, plan.site)
        return replace(plan, assets=tuple(self.copied_files()) if whole else (), terms=tuple(found))


def date_in_name(stem: str) -> str | None:
    """``name-2008-05-01-12-30`` → ``2008-05-01 12:30``."""
    match = re.search(r"(\d{4}-\d\d-\d\d)-(\d\d)-(\d\d)", stem)
    return f"{match[1]} {match[2]}:{match[3]}" if match else None
