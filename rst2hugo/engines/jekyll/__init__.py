"""Jekyll with jekyll-rst, and Octopress: YAML headers, ``_posts/2016-06-21-a.rst``, styles of permalinks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from rst2hugo.addresses import slugs, terms, urls
from rst2hugo.blog import file_kinds, files, git_dates, settings
from rst2hugo.engine import FOREIGN, MARKDOWN, RST, Blog, Engine
from rst2hugo.engines import liquid, liquid_loops
from rst2hugo.engines.jekyll.marks import MARKS
from rst2hugo.engines.jekyll.named_settings import NAMED_SETTINGS
from rst2hugo.headers import front_matter
from rst2hugo.model import Asset, Feed, Meta, Page, Site, Source, Value
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.rst import shortcodes
from rst2hugo.values import metadata
from rst2hugo.values.header_values import date_in_path, split_words, without_date

STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}
TEXT = (*RST, *MARKDOWN, *FOREIGN)
NAMES = {"redirect_from": "aliases", "alias": "aliases"}
# Ruby reads days before months where no year is first (``Date._parse``).
DATES = tuple(f"%d{sign}%m{sign}%Y{time}" for sign in "/.-" for time in ("", " %H:%M", " %H:%M:%S"))
NOT_PUBLISHED = ("Gemfile*", "Rakefile", "node_modules", "vendor", "*.gemspec")


class Jekyll(Engine):
    name = "jekyll"
    marks, named_settings = MARKS, NAMED_SETTINGS
    describes = "Jekyll with jekyll-rst, and Octopress: _config.yml, posts in _posts with YAML headers"
    settings_files = ("_config.yml",)
    directives = MappingProxyType({liquid_loops.NAME: liquid_loops.LoopedPosts})

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        self.conf = self.blog.data_settings(self.blog.settings_path)
        self.octopress = self.blog.root is not None and (self.blog.root / "source" / "_posts").is_dir()
        self.folder = str(self.conf.get("source") or ("source" if self.octopress else ".")).strip("/")
        self.blog = self.blog.with_content(self.folder, "source" if "source" in self.conf else "")
        self.ignored = (*NOT_PUBLISHED, *map(str, settings.as_list(self.conf.get("exclude"))))
        base = str(self.conf.get("url") or "") + str(self.conf.get("baseurl") or self.conf.get("root") or "")
        author = self.conf.get("author")
        self.site = Site(
            title=str(self.conf.get("title") or ""),
            description=str(self.conf.get("description") or self.conf.get("subtitle") or ""),
            base_url=self.blog.base_url("url", base, "_config.yml"),
            language=settings.language(self.conf.get("lang")),
            author=str(settings.table(author).get("name") or "" if isinstance(author, dict) else author or ""),
            time_zone=str(self.conf.get("timezone") or "UTC"),
            term_urls={"categories": f"{self.category_folder()}:slug/"} if self.category_folder() else {},
            page_size=settings.positive(self.conf.get("paginate"), 10),
            disqus=str(self.conf.get("disqus_short_name") or ""),
            feeds=(Feed("atom", "/atom.xml" if self.octopress else "/feed.xml"),),
            archive="/blog/archives/" if self.octopress else None,
            future=metadata.boolean(self.conf.get("future")) is True,
        )

        paths = {PurePosixPath(self.below_content(path)): path for path in self.blog.walk(self.folder, self.ignored)}
        self.posts = {
            below.with_suffix("").as_posix().replace("_posts/", ""): path
            for below, path in paths.items()
            if "_posts" in below.parts
        }

    def category_folder(self) -> str:
        """Where Octopress put the lists of its categories; Jekyll by itself has none."""
        return f"/{str(self.conf.get('category_dir') or 'blog/categories').strip('/')}/" if self.octopress else ""

    def below_content(self, path: str) -> str:
        return path.removeprefix(f"{self.folder}/")

    def parts(self, path: str) -> tuple[str, ...]:
        return PurePosixPath(self.below_content(path)).parts

    def is_template(self, path: str) -> bool:
        """Whether a file has YAML in front; what is no post and no page either is a template of the site."""
        if self.blog.root is None:
            return False
        with self.blog.place(path).open("rb") as file:
            return file.read(4) in (b"---\n", b"---\r")

    def sources(self) -> Iterator[Source]:
        """Posts, drafts, and texts with YAML in front; other folders with ``_`` are the engine's own."""
        for path in self.blog.walk(self.folder, self.ignored):
            ending = PurePosixPath(path).suffix.lower()
            own = next((part for part in self.parts(path) if part.startswith("_")), "")
            page = not own and ending not in (".html", ".htm", ".xhtml") and self.is_template(path)
            if ending in TEXT and (own in ("_posts", "_drafts") or page):
                yield self.blog.read(path)

    def copied_files(self) -> Iterator[Asset]:
        for path in self.blog.walk(self.folder, (*self.ignored, "_*")):
            if not self.is_template(path):
                yield Asset(path, f"static/{self.below_content(path)}", f"/{self.below_content(path)}")

    def why_left_out(self, path: str) -> str:
        known = super().why_left_out(path)
        if known or path.endswith("/"):
            return known
        if self.is_template(path):
            return file_kinds.TEMPLATE
        if any(part.startswith("_") for part in self.parts(path)):
            return "in folders of Jekyll's own"
        is_excluded = any(files.fits(str(one), self.ignored) for one in [path, *PurePosixPath(path).parents])
        return "excluded by the configuration" if is_excluded else ""

    def header(self, source: Source) -> front_matter.Header:
        """The YAML header, and the text with what Liquid made of it."""
        found = self.own_header(source)
        return found._replace(body=self.filled_in(found.body, source).text)

    def filled_in(self, text: str, source: Source) -> liquid.Filled:
        known = {name: str(self.conf.get(name) or "") for name in ("url", "baseurl")}
        return liquid.fill(text, known, self.post_url, is_rst=PurePosixPath(source.path).suffix.lower() in RST)

    def expand_shortcode(self, shortcode: shortcodes.Shortcode) -> shortcodes.Lowered | None:
        return liquid_loops.expand(shortcode)

    def post_url(self, name: str) -> str | None:
        """The old address of the post that ``post_url`` means."""
        if name.strip("/") not in self.posts:
            return None
        source = self.blog.read(self.posts[name.strip("/")])
        values = self.own_header(source).values
        meta, _ = self.own_meta(values, source)
        found = meta.permalink or self.old_address(meta, values, source)
        return found and urls.base_path(self.site.base_url) + found

    def own_header(self, source: Source) -> front_matter.Header:
        """The YAML header; the folders above ``_posts`` are categories as well."""
        found = front_matter.read(source.text)
        if "_posts" not in self.parts(source.path):
            return found
        said = [*settings.as_list(found.values.get("category")), *split_words(found.values.get("categories"))]
        above = self.parts(source.path)[: self.parts(source.path).index("_posts")]
        values = {name: value for name, value in found.values.items() if name not in ("category", "categories")}
        return found._replace(values={**values, "categories": metadata.names([*above, *said])})

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        return True

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        meta, told = self.own_meta(values, source)
        return meta, [*told, *liquid.report_liquid(self.filled_in(self.own_header(source).body, source), source.path)]

    def own_meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        parts = self.parts(source.path)
        if "_posts" not in parts and "_drafts" not in parts:
            return metadata.meta(values, path=source.path, known=NAMES, separators=" ", kind="page")
        shown = {**values, "draft": True} if "_drafts" in parts else values
        meta, told = metadata.meta(shown, path=source.path, date_formats=DATES, known=NAMES, separators=" ")
        return git_dates.completed(meta, told, date_in_path(source.path))

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        style = str(self.conf.get("permalink") or ("/blog/:year/:month/:day/:title/" if self.octopress else "date"))
        pattern = STYLES.get(style, style)
        below = self.below_content(source.path)
        if meta.kind == "page":
            return urls.of_file(below, "/" if pattern.endswith("/") else ".html")
        return self.fill_permalink(pattern, meta, values, source)

    def fill_permalink(self, pattern: str, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        """A template of permalinks with its words filled in; None when it asks for a date that there is not."""
        name = without_date(PurePosixPath(source.path).stem)
        date = meta.front_matter.get("date")
        known = {
            "title": meta.slug or slugs.jekyll_title(name),
            "slug": meta.slug or slugs.jekyll(name),
            "name": slugs.jekyll(name),
            "path": PurePosixPath(self.below_content(source.path)).with_suffix("").as_posix(),
            "categories": "/".join(str(one).lower() for one in settings.as_list(values.get("categories"))),
        }
        if isinstance(date, dt.date):
            known |= {"year": f"{date:%Y}", "month": f"{date:%m}", "day": f"{date:%d}", "y_day": f"{date:%j}"}
            known |= {"i_month": str(date.month), "i_day": str(date.day), "short_year": f"{date:%y}"}
            known |= {"hour": f"{date:%H}", "minute": f"{date:%M}", "second": f"{date:%S}"}
        elif re.search(r":(year|month|day|y_day|i_\w+|short_year|hour|minute|second)\b", pattern):
            return None
        return re.sub(r"/{2,}", "/", "/" + re.sub(r":(\w+)", lambda word: known.get(word[1], word[0]), pattern))

    def other_old_addresses(self, meta: Meta, values: Mapping[str, Any], source: Source) -> Iterable[str]:
        return metadata.aliases(values, NAMES)

    def feed_and_comment_ids(self, meta: Meta, old_url: str) -> dict[str, Value]:
        """Octopress' threads are found by the whole address."""
        said = settings.table(meta.front_matter, "params").get("comments", True)
        if not self.octopress or not self.site.disqus or not self.site.base_url or said is False:
            return {}
        return dict.fromkeys(("disqus_identifier", "disqus_url"), self.site.base_url.rstrip("/") + old_url)

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        plan = self.begin_plan(pages, whole=whole)
        route = self.category_folder()
        found = terms.kept(pages, "categories", slugs.jekyll, f"{route}:name/", "", 1, plan.site) if route else []
        lists = tuple(filter(None, [self.site.archive]))
        copied = tuple(self.copied_files()) if whole else ()
        return replace(plan, assets=copied, terms=tuple(found), list_addresses=lists)
