"""Blogofile (0.8 with its blog plugin): posts in _posts with YAML, ``/blog/:year/:month/:day/:title``."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.addresses import slugs, terms
from rst2hugo.blog import settings
from rst2hugo.blog.evidence import Mark, Marks, settings_mark
from rst2hugo.blog.settings import kinds
from rst2hugo.engine import FOREIGN, MARKDOWN, RST, Blog, Engine
from rst2hugo.engines.liquid import code_block
from rst2hugo.headers import front_matter
from rst2hugo.model import Asset, Feed, Meta, Page, Site, Source, Term, Value
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.values import metadata

DEFAULTS = {
    "path": "/blog", "name": "", "description": "", "timezone": "US/Eastern", "posts_per_page": 5,
    "auto_permalink.enabled": True, "auto_permalink.path": ":blog_path/:year/:month/:day/:title",
    "disqus.enabled": False, "disqus.name": "", "pagination_dir": "page", "category_dir": "category",
    "post.date_format": "%Y/%m/%d %H:%M:%S",
}  # fmt: skip  # a table


RENAMED = {
    "blog_auto_permalink": "blog.auto_permalink.path",
    "blog_auto_permalink_enabled": "blog.auto_permalink.enabled",
    "disqus_enabled": "blog.disqus.enabled",
    "disqus_name": "blog.disqus.name",
}


def renewed(name: str) -> str:
    """The present name of a setting: until Blogofile 0.6, ``blog_path`` stood for ``blog.path``."""
    if name in RENAMED:
        return RENAMED[name]
    return re.sub(r"^(site|blog)_(?=[a-z])", r"\1.", name)


# What only its blogs have, or few others.
MARKS: Marks = (
    Mark(3, "_config.py", r"(?m)^(?:site|blog)\.\w[\w.]*[ \t]*="),
    settings_mark("_config.py", 3, "site_url blog_name blog_path blog_enabled"),  # until Blogofile 0.6
    Mark(1, "_templates/*.mako"),
    Mark(1, "_controllers"),
)


KINDS = {
    kinds.TEXT: "site.author site.name site.url blog.description blog.disqus.name blog.name",
    kinds.PATH: "blog.auto_permalink.path blog.category_dir blog.pagination_dir blog.path",
    kinds.ZONE: "blog.timezone",
    kinds.DATE_FORM: "blog.post.date_format",
    kinds.NUMBER: "blog.posts_per_page",
    kinds.SWITCH: "blog.auto_permalink.enabled blog.disqus.enabled site.slug_unicode",
}
PRESENT = kinds.by_name(KINDS)


class Blogofile(Engine):
    name = "blogofile"
    named_settings = {
        **PRESENT,
        **{f"plugins.{name}": kind for name, kind in PRESENT.items()},
        **{name.replace(".", "_", 1): kind for name, kind in PRESENT.items()},
        **{old: PRESENT[new] for old, new in RENAMED.items()},
    }
    marks = MARKS
    describes = "Blogofile 0.8: _config.py, posts in _posts with YAML headers"
    settings_files = ("_config.py",)

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        # blog is a name for the plugin's own settings.
        found = self.blog.python_settings(self.blog.settings_path, before={"plugins.blog": {}})
        conf = {renewed(name.removeprefix("plugins.")): value for name, value in found.items()}
        own = {name.removeprefix("blog."): value for name, value in conf.items() if name.startswith("blog.")}
        self.module = settings.overlay(DEFAULTS, own)
        self.unicode = bool(conf.get("site.slug_unicode", False))
        self.path = "/" + str(self.module["path"]).strip("/")
        path = self.path.rstrip("/")
        self.site = Site(
            title=str(self.module["name"] or conf.get("site.name") or ""),
            description=str(self.module["description"]),
            base_url=self.blog.base_url("site.url", conf.get("site.url"), "_config.py"),
            author=str(conf.get("site.author") or ""),
            time_zone=str(self.module["timezone"]),
            term_urls={"categories": f"{path}/{self.module['category_dir']}/:slug/"},
            page_size=settings.positive(self.module["posts_per_page"], 5),
            disqus=str(self.module["disqus.name"]) if self.module["disqus.enabled"] else "",
            feeds=(Feed("rss", f"{path}/feed/index.xml"), Feed("atom", f"{path}/feed/atom/index.xml")),
            index=f"{path}/",
            archive=f"{path}/archive/",
        )

    def sources(self) -> Iterator[Source]:
        for path in self.blog.walk("_posts"):
            if PurePosixPath(path).suffix.lower() in (*RST, *MARKDOWN, *FOREIGN):
                yield self.blog.read(path)

    def copied_files(self) -> Iterator[Asset]:
        """Every file that no part of Blogofile takes for its own."""
        for path in self.blog.walk(".", ("_*", "*.mako", "*.pyc")):
            yield Asset(path, f"static/{path}", f"/{path}")

    def header(self, source: Source) -> front_matter.Header:
        found = front_matter.read(source.text)
        named = metadata.names(found.values.get("categories", found.values.get("category")))
        values = {**found.values, "categories": [one.lower() for one in named or ["uncategorized"]]}
        values.pop("category", None)
        return found._replace(values=values, body=with_code(found.body, self.markup(source, values)))

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        return False

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        return metadata.meta(values, path=source.path, date_formats=(str(self.module["post.date_format"]),))

    def slug(self, text: str) -> str:
        return slugs.blogofile(text, unicode=self.unicode)

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        """The template of permalinks; a uuid in it was made anew for each post, and nobody knows it."""
        pattern, date = str(self.module["auto_permalink.path"]), meta.front_matter.get("date")
        if not self.module["auto_permalink.enabled"] or ":uuid" in pattern or not isinstance(date, dt.date):
            return None
        known = {
            "blog_path": self.path.rstrip("/"),
            "title": self.slug(str(meta.front_matter["title"])),
            "filename": PurePosixPath(source.path).stem,
            "year": f"{date:%Y}",
            "month": f"{date:%m}",
            "day": f"{date:%d}",
        }
        found = re.sub(r":(\w+)", lambda word: known.get(word[1], word[0]), pattern)
        return f"{found.rstrip('/')}/"

    def feed_and_comment_ids(self, meta: Meta, old_url: str) -> dict[str, Value]:
        known = self.site.disqus and self.site.base_url
        return {"disqus_url": self.site.base_url.rstrip("/") + old_url} if known else {}

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        """The archive had a list for each month; categories keep addresses that end in the number of the page, too."""
        plan = self.begin_plan(pages, whole=whole)
        route = f"{self.path.rstrip('/')}/{self.module['category_dir']}/:name/"
        found = terms.kept(pages, "categories", self.slug, route, f"{route}:num/", self.site.page_size, plan.site)
        found = [one if one.shared else replace(one, aliases=(f"{one.url}1/", *one.aliases)) for one in found]
        site = self.site_with_lists(plan.site, pages, found) if whole else plan.site
        lists = (site.index, str(site.archive))
        copied = tuple(self.copied_files()) if whole else ()
        return replace(plan, site=site, assets=copied, terms=tuple(found), list_addresses=lists)

    def site_with_lists(self, site: Site, pages: Sequence[Page], found: Sequence[Term]) -> Site:
        path = self.path.rstrip("/")
        dates = [one.front_matter.get("date") for one in pages if not one.draft]
        months = sorted({f"{path}/archive/{one:%Y/%m}/1/" for one in dates if isinstance(one, dt.date)})
        categories = [(term.url, (term.name,)) for term in found]
        rss = [Feed("rss", f"{url}feed/index.xml", "categories", name) for url, name in categories]
        atom = [Feed("atom", f"{url}feed/atom/index.xml", "categories", name) for url, name in categories]
        aliases = {f"{path}/archive/": tuple(months)}
        return replace(site, list_aliases=aliases, feeds=(*site.feeds[:2], *rss, *atom))


def with_code(body: str, markup: str) -> str:
    """``$$code(lang=python)`` up to ``$$/code``, which Blogofile takes out first, as code of ``markup``.

    The lines keep their numbers.
    """

    def code(found: re.Match[str]) -> str:
        language = re.search(r"lang(?:uage)?=['\"]?([\w+#-]+)", found[1] or "")
        if markup in ("rst", "markdown"):
            return code_block(language[1] if language else "text", found[2], False, is_rst=markup == "rst")
        return f"<pre>\n{html.escape(found[2], quote=False)}\n</pre>"

    return re.sub(r"(?ms)^\$\$code(?:\(([^)\n]*)\))?[ \t]*\n(.*?)\n?^\$\$/code[ \t]*$", code, body)
