"""Tinkerer (1.7): Sphinx with posts at ``2012/03/04/name``, which ``master.rst`` lists, the newest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rst2hugo.addresses import urls
from rst2hugo.blog import settings
from rst2hugo.blog.settings import kinds
from rst2hugo.directives import toctrees
from rst2hugo.engine import Blog
from rst2hugo.engines.sphinx import Sphinx, conf, fields, places
from rst2hugo.engines.sphinx.named_settings import NAMED_SETTINGS
from rst2hugo.engines.tinkerer import directives, lists
from rst2hugo.engines.tinkerer.marks import MARKS
from rst2hugo.model import Feed, Meta, Page, Site, Source, Value
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.values import header_values, metadata

POST = re.compile(r"\d{4}/\d\d?/\d\d?/[^/]+")
DRAFTS = "drafts/"
# Its settings besides those of Sphinx.
KINDS = {
    kinds.TEXT: "description first_page_title landing_page rss_service slug_word_separator tagline website",
    kinds.NUMBER: "posts_per_page rss_max_items",
}


class Tinkerer(Sphinx):
    name = "tinkerer"
    marks = MARKS
    describes = "Tinkerer 1: posts in folders 2012/03/04, listed in master.rst"
    directives = directives.DIRECTIVES
    made = ("genindex", "search")
    defaults = {
        "tagline": "", "description": "", "website": "", "posts_per_page": 10, "slug_word_separator": "_",
        "landing_page": None, "first_page_title": None, "rss_max_items": 0, "rss_service": None,
        "disqus_shortname": None,
    }  # fmt: skip  # a table
    named_settings = {**NAMED_SETTINGS, **kinds.by_name(KINDS)}
    package = {
        "tinkerer.source_suffix": ".rst",
        "tinkerer.master_doc": "master",
        "tinkerer.paths.static": "",
        "tinkerer.paths.themes": "",
        "tinkerer.paths.templates": "",
        # As ``tinker --setup`` writes them: what a blog has whose settings are gone.
        "templates_path": ["_templates"],
        "exclude_patterns": ["drafts/*", "_templates/*"],
    }

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        self.main = "master" if self.conf["root_doc"] == "index" else str(self.conf["root_doc"])

    def read_site(self) -> Site:
        own = self.conf
        return replace(
            super().read_site(),
            title=str(own["project"]),
            base_url=self.blog.base_url("website", own["website"], "conf.py"),
            description=str(own["tagline"] or own["description"] or ""),
            page_size=settings.positive(own["posts_per_page"], 10),
            feed_length=settings.positive(own["rss_max_items"], 0) or None,
            feeds=(Feed("rss", "/rss.html"),),
            index="/page1/" if own["landing_page"] else "/",
            archive="/archive/",
        )

    # What there is

    def is_draft(self, path: str) -> bool:
        return path.startswith(DRAFTS) and any(path.endswith(ending) for ending in conf.markups(self.conf))

    def sources(self) -> Iterator[Source]:
        """All documents but the one that lists them, and the drafts, which Tinkerer left out."""
        for path in self.paths:
            if self.is_draft(path) or (conf.is_document(path, self.conf) and self.docname(path) != self.main):
                yield self.blog.read(path)

    def why_left_out(self, path: str) -> str:
        return "lists of posts" if self.docname(path) == self.main else super().why_left_out(path)

    def ranks(self, pages: Sequence[Page]) -> dict[str, int]:
        """The sources that the first document names, in its order; without one, all of them, the newest first."""
        sources = {self.docname(page.source): page.source for page in pages}
        text = self.blog.text_of(self.main + next(iter(conf.markups(self.conf)), ".rst"))
        if text is None:
            return {path: number for number, path in enumerate(sorted(sources.values(), reverse=True))}
        names = [entry.target for entry in toctrees.in_text(text, self.main, self.documents)]
        return {sources[name]: number for number, name in enumerate(names) if name in sources}

    # One source

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        said = {name.removeprefix("tinkerer."): value for name, value in values.items() if name.startswith("tinkerer.")}
        name, draft = self.docname(source.path), self.is_draft(source.path)
        shown = {
            name: value for name, value in fields.visible_fields(values).items() if not name.startswith("tinkerer.")
        }
        if (author := said.get("author")) and author not in ("default", self.site.author):
            shown["author"] = author
        shown |= {one: directives.several(said[one]) for one in ("tags", "categories") if one in said}
        if is_post := POST.fullmatch(name) is not None:
            shown["date"] = header_values.date_in_path(source.path)
        shown["draft"] = draft
        found, told = metadata.meta(shown, path=source.path, kind="post" if is_post or draft else "page")
        if self.site.disqus and self.site.base_url and "comments" in said and not draft:
            params = found.front_matter.get("params")
            threads: dict[str, Value] = {"disqus_identifier": name, "disqus_url": f"{self.site.base_url}{name}.html"}
            threads = {**(params if isinstance(params, dict) else {}), **threads}
            found = replace(found, front_matter={**found.front_matter, "params": threads})
        return found, told

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        return None if self.is_draft(source.path) else places.address(self.docname(source.path), ".html")

    def feed_and_comment_ids(self, meta: Meta, old_url: str) -> dict[str, Value]:
        """An item of the feed is known by the old address of the post."""
        moved = urls.renewed(old_url, self.options.urls) != old_url
        known = meta.kind == "post" and self.site.base_url and moved
        return {"guid": self.site.base_url.rstrip("/") + old_url} if known else {}

    # The whole blog

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        plan = super().finish([*lists.ordered(pages, self.ranks(pages))] if whole else pages, whole=whole)
        terms = lists.of_terms(plan.pages, str(self.conf["slug_word_separator"]), plan.site)
        more = ("/archive/", "/rss.html", self.site.index)
        return replace(plan, terms=tuple(terms), list_addresses=(*plan.list_addresses, *more))

    def finish_site(self, pages: Sequence[Page]) -> SitePlan:
        plan = super().finish_site(pages)
        count = len(lists.published_posts(plan.pages))
        olds = (f"/{self.main}.html", *lists.further_pages(count, self.site.page_size))
        aliases = dict(plan.site.list_aliases)
        aliases["/"] = (*aliases.get("/", ()), *olds)
        aliases["/archive/"] = ("/archive.html",)
        if self.site.index != "/":
            aliases[self.site.index] = ("/page1.html",)
        landing = self.landing(plan.pages)
        refreshes = {**plan.site.refreshes, **({} if self.options.redirects else landing)}
        site = replace(plan.site, list_aliases=aliases, refreshes=refreshes)
        return replace(plan, site=site, redirects={**plan.redirects, **landing})

    def landing(self, pages: Sequence[Page]) -> dict[str, str]:
        """``/`` led to the page that ``landing_page`` names."""
        name = str(self.conf["landing_page"] or "")
        url = next((page.url for page in pages if self.docname(page.source) in (name, f"pages/{name}")), None)
        return {"/": url} if name and url else {}
