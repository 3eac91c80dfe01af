"""Liquidluck 3 (Felix Felicis): ``settings.yml`` with a table ``config``, ``{{date.year}}/{{filename}}.html``."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.addresses import terms, urls
from rst2hugo.blog import settings
from rst2hugo.blog.evidence import Mark, Marks
from rst2hugo.blog.settings import kinds
from rst2hugo.engine import Blog, Engine
from rst2hugo.headers import field_list, front_matter
from rst2hugo.headers.markdown_titles import take_title
from rst2hugo.model import Asset, Feed, Meta, Page, Site, Source
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.values import metadata

# The endings of texts (``SUPPORT_TYPE`` in ``liquidluck.readers``).
TEXTS = (".rst", ".rst.txt", ".restructuredtext", ".md", ".mkd", ".markdown")
# What counts where the settings do not say it (``liquidluck/tools/_settings.py``, 3.8).
CONFIG: Mapping[str, Any] = {
    "source": "content",
    "permalink": "{{date.year}}/{{filename}}.html",
    "perpage": 30,
    "feedcount": 20,
}
WRITERS = tuple(f"liquidluck.writers.core.{one}Writer" for one in ("Post", "Page", "ArchiveFeed", "Year", "Category"))
WORD = re.compile(r"\{\{(.*?)\}\}")
NOT_IN_ADDRESSES = re.compile(r"[<>,~!#&{}()\[\].*^$?]")
ITEM = re.compile(r"(?:[-*+]|\w+\.)[ \t]+(.*\S)")
FIELD = re.compile(r"[-*+][ \t]+([^:\n]+):[ \t]*(.*)")
# What only its blogs have, or few others.
OF_LIQUIDLUCK = r"liquidluck\.(?:readers|writers)\.|permalink['\"]?\s*:\s*['\"]?[^'\"\n]*\{\{[\w.]+\}\}"
MARKS: Marks = tuple(Mark(3, f"settings.{one}", OF_LIQUIDLUCK) for one in ("yml", "yaml", "json", "py"))


KINDS = {
    kinds.TEXT: "author.default site.name site.url",
    kinds.PATH: "config.permalink config.source site.prefix",
    kinds.NUMBER: "config.feedcount config.perpage",
    kinds.TEXTS: "writer.active",
}


class Liquidluck(Engine):
    name = "liquidluck"
    named_settings = kinds.by_name(KINDS)
    marks = MARKS
    describes = "liquidluck 3: settings.yml or settings.py with a table config, fields below the title"
    settings_files = ("settings.yml", "settings.json", "settings.yaml", "settings.py")

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        path = self.blog.settings_path
        conf = self.blog.python_settings(path) if path.endswith(".py") else self.blog.data_settings(path)
        own = settings.table(conf, "config")
        self.conf = settings.overlay(CONFIG, own)
        self.content = posixpath.normpath(str(self.conf["source"]))
        self.blog = self.blog.with_content(self.content, "config.source" if "source" in own else "")
        about = settings.table(conf, "site")
        self.prefix = str(about.get("prefix") or "").strip("/")
        active = settings.as_list(settings.table(conf, "writer").get("active", WRITERS))
        self.writers = {str(one).rpartition(".")[2].removesuffix("Writer") for one in active}
        self.site = Site(
            title=str(about.get("name") or ""),
            base_url=self.blog.base_url("site.url", about.get("url"), path),
            author=str(settings.table(conf, "author").get("default") or ""),
            page_size=settings.positive(self.conf["perpage"], 30),
            feed_length=settings.positive(self.conf["feedcount"], 20),
            feeds=(Feed("atom", self.at("feed.xml")),) if "ArchiveFeed" in self.writers else (),
            index=self.at(""),
        )

    def at(self, *parts: str) -> str:
        """An address below the prefix of the site, as ``BaseWriter`` spells it."""
        return spelled("/".join(filter(None, [self.prefix, *parts]))) + ("/" if parts == ("",) and self.prefix else "")

    # The files

    def below_content(self, path: str) -> str:
        return path if self.content == "." else path.removeprefix(f"{self.content}/")

    def sources(self) -> Iterator[Source]:
        yield from map(self.blog.read, filter(self.is_source, self.blog.walk(self.content)))

    def is_source(self, path: str) -> bool:
        return path.endswith(TEXTS) and not self.why_left_out(path)

    def copied_files(self) -> Iterator[Asset]:
        """Every other file beside the texts, where it is."""
        for path in self.blog.walk(self.content, hidden=True):
            is_seen = ".git" not in PurePosixPath(path).parts and not super().why_left_out(path).startswith("set")
            if is_seen and not self.is_source(path):
                yield self.as_asset(path)

    # One source

    def markup(self, source: Source, values: Mapping[str, Any]) -> str:
        return "rst" if source.path.endswith(TEXTS[:3]) else super().markup(source, values)

    def header(self, source: Source) -> front_matter.Header:
        """A text in Markdown has a title, a list of fields and a description above a line ``---``."""
        if self.markup(source, {}) != "markdown":
            read = field_list.read(source.text, take_title=False)
            return front_matter.Header(
                {one: split_items(value) for one, value in read.values.items()}, read.body, None, 0
            )
        lines = source.text.split("\n")
        end = next((number for number, line in enumerate(lines) if line.startswith("---")), None)
        if end is None:
            return super().header(source)
        fields = {number: found for number, line in enumerate(lines[:end]) if (found := FIELD.match(line))}
        said = {found[1].strip(): found[2].strip() for found in fields.values()}
        body = "\n".join("" if number == end or number in fields else line for number, line in enumerate(lines))
        return take_title(front_matter.Header(said, body, None, end + 1), only_at_the_start=True)

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        return True

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        """What has a date is a post, all else a page; one that is not public is on no list."""
        shown = {name: value for name, value in values.items() if name not in ("public", "filename", "template")}
        meta, told = metadata.meta(shown, path=source.path)
        if "date" not in meta.front_matter:
            return replace(meta, kind="page"), [one for one in told if one.code is not Code.MISSING_DATE]
        if str(values.get("public", "true")).lower() != "true":
            meta = replace(meta, kind="page", front_matter={**meta.front_matter, "build": {"list": "never"}})
        return meta, told

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        """That of a page is its path; that of a post is spelled as ``permalink`` says."""
        below = PurePosixPath(self.below_content(source.path))
        date = meta.front_matter.get("date")
        if not isinstance(date, dt.date):
            return urls.clean(spelled(f"{below.with_suffix('')}.html"))
        title = str(meta.front_matter["title"])
        known = {name: str(value) for name, value in values.items() if isinstance(value, str)}
        known |= {"filename": str(values.get("filename") or below.stem), "title": title}
        known |= {"folder": "" if below.parent.name == "" else str(below.parent)}
        known |= {"clean_title": "-".join(NOT_IN_ADDRESSES.sub(" ", title).split())}
        known |= {f"date.{name}": f"{getattr(date, name):02}" for name in ("year", "month", "day")}
        return urls.clean(self.at(WORD.sub(lambda word: known.get(word[1], ""), self.conf["permalink"])))

    def other_old_addresses(self, meta: Meta, values: Mapping[str, Any], source: Source) -> Iterable[str]:
        """The file of a post, whose address the site gave without its ending."""
        found = str(self.old_address(meta, values, source))
        yield from super().other_old_addresses(meta, values, source)
        if not found.endswith(".html") and found != "/":
            yield f"{found.rstrip('/')}.html"

    # The whole blog

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        plan = self.begin_plan(pages, whole=whole)
        dates = [page.front_matter.get("date") for page in pages if page.kind == "post" and not page.draft]
        years = sorted({f"{date.year}" for date in dates if isinstance(date, dt.date)})
        aliases = {self.site.index: tuple(f"{self.at(one)}/" for one in years)} if "Year" in self.writers else {}
        site = replace(plan.site, list_aliases=aliases or plan.site.list_aliases) if whole else plan.site
        lists = (("Category", "categories", ":name"), ("Tag", "tags", "tag/:name"))
        routes = [(taxonomy, f"{self.at(route)}/") for writer, taxonomy, route in lists if writer in self.writers]
        found = [term for one, route in routes for term in terms.kept(pages, one, slug, route, "", 1, site)]
        copied = tuple(self.copied_files()) if whole else ()
        return replace(plan, site=site, assets=copied, terms=tuple(found), list_addresses=(site.index,))


def split_items(value: str) -> str | list[str]:
    """The items of a field that is a list, else its text."""
    items = [ITEM.match(line) for line in value.split("\n") if line.strip()]
    return [item[1] for item in items if item] if items and all(items) else value


def slug(name: str) -> str:
    """A name as it is in addresses: in small letters, with hyphens for spaces (``BaseWriter.render``, ``write``)."""
    return name.replace(" ", "-").lower()


def spelled(path: str) -> str:
    """A path as an address."""
    return f"/{slug(path.lstrip('/').replace('//', '/'))}"
