"""Blohg: ``.. name: value`` anywhere in a post, dates from the repository, ``content/a.rst`` at ``/a/``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives

from rst2hugo.addresses import terms, urls
from rst2hugo.blog import git_dates, settings
from rst2hugo.blog.evidence import Mark, Marks, settings_mark
from rst2hugo.blog.settings import kinds
from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.directives.pictures import CaptionedPicture, Picture
from rst2hugo.engine import Blog, Engine
from rst2hugo.headers import formats, front_matter
from rst2hugo.links.crossrefs import xref
from rst2hugo.model import Asset, Feed, Meta, Page, Site, Source, Value
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.values import metadata

# Where the files of ATTACHMENT_DIR are published.
ATTACHMENTS = "/attachments/"
HEADING = re.compile(r"^[ \t]*(\S.*)\n([^\w\s])\2+[ \t]*$", re.MULTILINE)
NAMES = ("title", "tags", "date", "mdate", "author", "description", "aliases")


class AttachedPicture(Picture):
    """``attachment-image``, which names a file among the attachments."""

    def run(self) -> list[nodes.Node]:
        self.arguments[0] = ATTACHMENTS + self.arguments[0]
        return super().run()


class AttachedFigure(CaptionedPicture):
    """``attachment-figure``, the same with a caption."""

    def run(self) -> list[nodes.Node]:
        self.arguments[0] = ATTACHMENTS + self.arguments[0]
        return super().run()


class SubPages(Forgiving):
    """``subpages``: a list of the pages below the one that is named, or else this one; ``prepare`` fills it."""

    optional_arguments = 1
    option_spec = OptionSpec(
        {
            "sort-by": lambda value: directives.choice(value, ("slug", "title", "date")),
            "sort-order": lambda value: directives.choice(value, ("asc", "desc")),
        }
    )

    def run(self) -> list[nodes.Node]:
        made = nodes.bullet_list(bullet="*", above=self.arguments[0].strip("/") if self.arguments else None)
        made["by"], made["order"] = self.options.get("sort-by", "slug"), self.options.get("sort-order", "asc")
        return [self.located(made)]


# What only its blogs have, or few others.
OWN_OF_BLOHG = "CONTENT_DIR ATTACHMENT_DIR POST_EXT TITLE_HTML TAGLINE POSTS_PER_PAGE POSTS_PER_ATOM_FEED"
MARKS: Marks = (
    settings_mark("config.yaml", 3, OWN_OF_BLOHG, ":"),
    Mark(1, "content/post/*.rst"),
    Mark(1, "content/attachments"),
)


KINDS = {
    kinds.TEXT: "AUTHOR BASE_URL DISQUS TAGLINE TITLE",
    kinds.LANGUAGE: "LOCALE",
    kinds.PATH: "ATTACHMENT_DIR CONTENT_DIR",
    kinds.ENDING: "POST_EXT",
    kinds.NUMBER: "POSTS_PER_ATOM_FEED POSTS_PER_PAGE",
}


class Blohg(Engine):
    name = "blohg"
    named_settings = kinds.by_name(KINDS)
    marks = MARKS
    describes = "blohg 0.13: config.yaml, posts in content/post with metadata in comments"
    settings_files = ("config.yaml",)
    directives = {"attachment-image": AttachedPicture, "attachment-figure": AttachedFigure, "subpages": SubPages}

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        conf = self.blog.data_settings(self.blog.settings_path)
        self.content = str(conf.get("CONTENT_DIR") or "content").strip("/")
        self.blog = self.blog.with_content(self.content, "CONTENT_DIR" if "CONTENT_DIR" in conf else "")
        self.attachments = str(conf.get("ATTACHMENT_DIR") or "content/attachments").strip("/")
        self.ending = str(conf.get("POST_EXT") or ".rst")
        author, email = named_and_mailed(str(conf.get("AUTHOR") or ""))
        self.site = Site(
            title=str(conf.get("TITLE") or ""),
            description=str(conf.get("TAGLINE") or ""),
            base_url=self.blog.base_url("BASE_URL", conf.get("BASE_URL"), "config.yaml"),
            language=settings.language(conf.get("LOCALE")),
            author=author,
            email=email,
            taxonomies={"tag": "tags"},
            term_urls={"tags": "/tag/:slug/"},
            page_size=settings.positive(conf.get("POSTS_PER_PAGE"), 10),
            feed_length=settings.positive(conf.get("POSTS_PER_ATOM_FEED"), 10),
            section="post",
            disqus=str(conf.get("DISQUS") or ""),
            feeds=(Feed("atom", "/atom/"),),
            list_aliases={"/post/": ("/posts/",)},
            future=False,
        )

    def below_content(self, path: str) -> str:
        return path.removeprefix(f"{self.content}/")

    def sources(self) -> Iterator[Source]:
        yield from (self.blog.read(path) for path in self.blog.walk(self.content) if path.endswith(self.ending))

    def copied_files(self) -> Iterator[Asset]:
        for folder, address in ((self.attachments, "attachments"), ("static", "static")):
            for path in self.blog.walk(folder):
                below = f"{address}/{path.removeprefix(f'{folder}/')}"
                yield Asset(path, f"static/{below}", f"/{below}")

    def header(self, source: Source) -> front_matter.Header:
        found = formats.scattered(source.text, NAMES)
        values: dict[str, Any] = {name: value for name, value in found.values.items() if value}
        commits = git_dates.of(self.blog.root, source.path)
        if commits is not None:
            changed = {"mdate": commits.last} if commits.last > commits.first else {}
            values = {"date": commits.first, "author": commits.author} | changed | values
        for name in ("date", "mdate"):
            if re.fullmatch(r"\d+", str(values.get(name, ""))):
                values[name] = dt.datetime.fromtimestamp(int(values[name]), dt.UTC)
        if "author" in values:
            values["author"] = named_and_mailed(values["author"])[0]
        return found._replace(values=values)

    def prepare(self, document: Any, source: Source) -> None:
        for found in [one for one in document.findall(nodes.bullet_list) if "above" in one]:
            above = self.slug(source.path) if found["above"] is None else found["above"]
            paths = [path for path in self.blog.walk(self.content) if path.endswith(self.ending)]
            below = [path for path in paths if self.slug(path).rpartition("/")[0] == above and self.slug(path)]
            below.sort(key=lambda path: self.sorted_by(found["by"], path), reverse=found["order"] == "desc")
            entries = [self.entry(path, found.line) for path in below]
            found.replace_self([nodes.bullet_list("", *entries, bullet="*")] if entries else [])

    def slug(self, path: str) -> str:
        return re.sub(r"(^|/)index$", "", self.below_content(path).removesuffix(self.ending))

    def sorted_by(self, what: str, path: str) -> str:
        if what == "slug":
            return self.slug(path)
        source = self.blog.read(path)
        heading = HEADING.search(source.text) if what == "title" else None
        return str(self.header(source).values.get(what) or (heading[1] if heading else ""))

    def entry(self, path: str, line: int | None) -> nodes.list_item:
        """A link to a page, which says its title."""
        name = self.below_content(path).removesuffix(self.ending)
        link = xref(path, "", nodes.Text(name), kind="doc", target=f"/{name}", explicit=False, literal=False)
        link["optional"] = False
        item = nodes.list_item("", nodes.paragraph("", "", link))
        item.line = item[0].line = link.line = line
        return item

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        return True

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        kind = "post" if self.below_content(source.path).startswith("post") else "page"
        known = {"mdate": "lastmod"}
        meta, told = metadata.meta(values, path=source.path, known=known, zone=dt.UTC, kind=kind)  # type: ignore[arg-type]
        return meta, told

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        return urls.of_file(self.below_content(source.path))

    def other_old_addresses(self, meta: Meta, values: Mapping[str, Any], source: Source) -> Iterable[str]:
        """Each may say how it redirects: ``301:/old/``."""
        parts = str(values.get("aliases", "")).split(",")
        return [re.sub(r"^30[12]:", "", one.strip()) for one in parts if one.strip()]

    def feed_and_comment_ids(self, meta: Meta, old_url: str) -> dict[str, Value]:
        known = self.site.disqus and self.site.base_url
        return {"disqus_url": self.site.base_url.rstrip("/") + old_url} if known else {}

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        plan = self.begin_plan(pages, whole=whole)
        size = self.site.page_size
        tags = terms.kept(pages, "tags", str, "/tag/:name/", "/tag/:name/:num/", size, plan.site)
        copied = tuple(self.copied_files()) if whole else ()
        return replace(plan, assets=copied, terms=tuple(tags), list_addresses=("/post/", "/posts/", "/atom/"))


def named_and_mailed(author: str) -> tuple[str, str]:
    """``Name <mail>`` in its two parts."""
    match = re.fullmatch(r"\s*(.*?)\s*<([^<>]*)>\s*", author)
    return (match[1], match[2]) if match else (author.strip(), "")
