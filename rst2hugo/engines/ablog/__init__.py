"""ABlog (0.11): Sphinx with posts, which say so by ``.. post::`` or fields, and lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urljoin

from docutils import nodes

from rst2hugo.addresses import urls
from rst2hugo.blog import globs, settings
from rst2hugo.engines.ablog import directives, post_lists, posts
from rst2hugo.engines.ablog.lists import Lists, as_list, years_of
from rst2hugo.engines.ablog.marks import MARKS
from rst2hugo.engines.ablog.named_settings import NAMED_SETTINGS
from rst2hugo.engines.sphinx import Sphinx, places
from rst2hugo.headers import front_matter
from rst2hugo.model import MenuEntry, Meta, Offer, Page, Site, Source, Value
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.values import metadata

SAID = "ablog.said"


class ABlog(Sphinx):
    name = "ablog"
    marks, named_settings = MARKS, NAMED_SETTINGS
    describes = "ABlog 0.11: Sphinx with `.. post::` or `:blogpost:`"
    made = ("genindex", "search")
    defaults = {
        "blog_path": "blog", "blog_title": "", "blog_baseurl": "", "blog_authors": {}, "blog_languages": {},
        "blog_locations": {}, "blog_default_author": None, "blog_default_language": None,
        "blog_default_location": None, "blog_post_pattern": [], "blog_feed_archives": False,
        "blog_feed_length": None, "blog_feed_subtitle": None, "blog_feed_templates": {"atom": {}},
        "disqus_shortname": None, "disqus_pages": False, "disqus_drafts": False, "post_date_format": "%d %B %Y",
        "post_date_format_short": "%d %B", "post_auto_excerpt": 1, "post_auto_image": 0, "ablog_builder": "dirhtml",
    }  # fmt: skip  # a table
    package = {"ablog.__version__": "0.11.13"}

    @property
    def directives(self) -> Mapping[str, Any]:  # type: ignore[override]  # classes that no other process could be sent
        return directives.make_directives(self.conf)

    def usual_builder(self) -> str:
        return str(self.conf["ablog_builder"])

    def read_site(self) -> Site:
        made = super().read_site()
        own = self.conf
        self.list_pages = Lists(own, self.ending)
        self.feed_base = self.blog.base_url("blog_baseurl", own["blog_baseurl"], "conf.py")
        return replace(
            made,
            title=str(own["blog_title"] or own["project"] or made.title),
            base_url=self.feed_base or made.base_url,
            author=", ".join(self.spelled("author", settings.as_list(own["blog_default_author"]))) or made.author,
            description=str(own["blog_feed_subtitle"] or ""),
            taxonomies={name.removesuffix("s"): plural for name, plural in posts.COLLECTIONS.items()},
            index=urls.renewed(self.list_pages.at(), "alias"),
            archive=urls.renewed(self.list_pages.at("archive"), "alias"),
            future=False,
            feed_length=settings.positive(own["blog_feed_length"], 0) or None,
        )

    def spelled(self, kind: str, labels: Sequence[object]) -> list[str]:
        return [directives.spell_label(settings.table(self.conf, f"blog_{kind}s"), str(one)) for one in labels]

    def header(self, source: Source) -> front_matter.Header:
        """A post in Markdown says what it is before its text; one in rst in a directive, see ``prepare``."""
        found = super().header(source)
        if self.markup(source, {}) != "markdown":
            return found
        said, body = posts.in_markdown(found.body)
        if not said and self.is_post(found.values, source):
            said = {"date": "", **posts.of_fields(found.values)}
        values = {**found.values, SAID: {**said, "lastmod": "", "image": ""}} if said else found.values
        return found._replace(values=values, body=body)

    def is_post(self, values: Mapping[str, Any], source: Source) -> bool:
        """Whether a document without a directive is a post: its fields say so, or its path does."""
        if any(name.lower() == "blogpost" for name in values):
            return True
        return globs.fits(source.path, settings.as_list(self.conf["blog_post_pattern"]))

    def prepare(self, document: Any, source: Source) -> None:
        super().prepare(document, source)
        values = source.header.values if source.header else self.header(source).values
        said = posts.collect(document)
        if not said and self.is_post(values, source):
            said = {"date": "", **posts.of_fields(values)}
        posts.leave_out_itself(document, is_post=bool(said))
        changed = max((f"{one}" for one in posts.updates(document, self.conf["post_date_format"])), default="")
        if said:
            said["lastmod"] = changed
            wanted = said.get("excerpt")
            if not said.get("summary"):
                posts.cut(document, self.conf["post_auto_excerpt"] if wanted is None else wanted)
            number = said.get("image") or self.conf["post_auto_image"]
            said["image"] = posts.picture(document, number) if isinstance(number, int) else ""
            if said.get("summary"):
                document += nodes.meta("", name="summary", content=said.pop("summary"))
            document += nodes.meta("", name=SAID, content=said)

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        """As the document says; one that ABlog's list was written over was never to be seen, so it is a draft."""
        found, told = self.read_meta(values, source)
        if not self.is_covered(source.path):
            return found, told
        message = f"ABlog published its list of posts at {self.list_pages.at()} in place of this document"
        told = [*told, Diagnostic(source.path, None, Code.UNPUBLISHED, message)]
        return replace(found, front_matter={**found.front_matter, "draft": True}), told

    def read_meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        said = values.get(SAID)
        rest = {name: value for name, value in values.items() if name != SAID}
        if said is None:
            found, told = super().meta(rest, source)
            return self.discussed(found, bool(self.conf["disqus_pages"]), source), told
        reading = posts.date(str(said.get("date") or ""), self.conf["post_date_format"])
        date = reading and reading.date
        doubts = metadata.doubts("date", said.get("date"), reading) if reading else ()
        told = [Diagnostic(source.path, None, code, message) for code, message in doubts]
        if date is None and said.get("date"):
            message = f'"{said["date"]}" is not a date that can be understood'
            told.append(Diagnostic(source.path, None, Code.BAD_DATE, message))
        known = {"title", "description", "summary", "keywords"}
        shown = {name: value for name, value in rest.items() if name in known}
        shown |= {"date": date, "lastmod": said["lastmod"], "draft": date is None, "tags": said.get("tags", [])}
        for name in ("author", "category"):
            shown[posts.COLLECTIONS[name]] = self.names_in(name, said, published=date is not None)
        shown["params"] = {one: said[one] for one in ("image", "canonical_link", "external_link") if said.get(one)}
        shown["params"] |= {"nocomments": True} if "nocomments" in said else {}
        found, more = metadata.meta(shown, path=source.path)
        header = dict(found.front_matter)
        if said.get("title") and said["title"] != header["title"]:
            header["linkTitle"] = str(said["title"])
        for name in ("location", "language"):
            if names := self.names_in(name, said, published=date is not None):
                header[posts.COLLECTIONS[name]] = list(names)
        wanted = "nocomments" not in said and (date is not None or self.conf["disqus_drafts"])
        return self.discussed(replace(found, front_matter=header), wanted, source), [*told, *more]

    def discussed(self, meta: Meta, wanted: bool, source: Source) -> Meta:
        """Disqus knows a document by its name between slashes, and by its address without ``.html``."""
        if not (wanted and self.site.disqus and self.feed_base):
            return meta
        name = re.sub(r"index$", "", self.docname(source.path)).strip("/")
        threads: dict[str, Value] = {
            "disqus_identifier": f"/{name}/" if name else "/",
            "disqus_url": urljoin(str(self.conf["blog_baseurl"]), name),
        }
        params = meta.front_matter.get("params")
        whole = {**(params if isinstance(params, dict) else {}), **threads}
        return replace(meta, front_matter={**meta.front_matter, "params": whole})

    def names_in(self, kind: str, said: Mapping[str, Any], *, published: bool) -> list[Value]:
        """The spelled names of a post's authors and the like; drafts have none by default."""
        default = settings.as_list(self.conf.get(f"blog_default_{kind}")) if published else []
        return [*self.spelled(kind, said.get(kind) or default)]

    def output(self, source: Source, url: str | None) -> str:
        found = super().output(source, url)
        return f"{found.removesuffix('.md')}-page.md" if self.is_covered(source.path) else found

    def is_covered(self, path: str) -> bool:
        """Whether ABlog wrote a list over the document in this file."""
        return self.docname(path) in self.list_pages.documents()

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        return None if self.is_covered(source.path) else super().old_address(meta, values, source)

    def document_names(self, page: Page) -> Iterable[str]:
        return [] if self.is_covered(page.source) else super().document_names(page)

    def other_old_addresses(self, meta: Meta, values: Mapping[str, Any], source: Source) -> Iterable[str]:
        redirects = values.get(SAID, {}).get("redirect", [])
        return [places.address(one.strip("/"), self.ending) for one in redirects]

    def feed_and_comment_ids(self, meta: Meta, old_url: str) -> dict[str, Value]:
        """An item of a feed is known by the old address of the post, percent-encoded by the builder ``html`` alone."""
        new = quote(urls.renewed(old_url, self.options.urls))
        index = f"index{self.ending}" if self.ending != "/" and old_url.endswith("/") else ""
        old = old_url if self.ending == "/" else quote(old_url + index)
        known = meta.kind == "post" and self.site.base_url
        return {"guid": self.site.base_url.rstrip("/") + old} if known and old != new else {}

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        labelled = [self.labelled(page) if page.kind == "post" else page for page in pages]
        corrected = post_lists.without_unknown_terms(labelled) if whole else pages
        plan = super().finish(corrected, whole=whole)
        found, site = plan.pages, plan.site
        years = years_of(found) if whole else []
        terms = [*self.list_pages.terms(found, site)]
        covered = [page for page in pages if self.is_covered(page.source)] if whole else []
        named = {**plan.named_targets, **dict(self.list_pages.names(terms, years, site))}
        named |= {f"doc:{self.docname(one.source)}": (site.index, str(one.front_matter["title"])) for one in covered}
        lists = (*filter(None, (site.index, site.archive)), *(f"/{name}/" for name in site.taxonomies.values()))
        lists = (*plan.list_addresses, *lists)
        return replace(plan, terms=tuple(terms), named_targets=named, list_addresses=lists)

    def finish_site(self, pages: Sequence[Page]) -> SitePlan:
        plan = super().finish_site(pages)
        listed = [page for page in plan.pages if page.kind == "post" and not page.draft]
        aliases = {**plan.site.list_aliases, **self.list_pages.aliases(plan.pages, plan.site)}
        feeds = tuple(self.list_pages.feeds(listed, plan.site))
        return replace(plan, site=replace(plan.site, list_aliases=aliases, feeds=feeds))

    def menu(self, pages: Sequence[Page]) -> Iterator[MenuEntry]:
        """As Sphinx'; a document that a list was written over stands for the list."""
        return super().menu([as_list(one, self.site.index) if self.is_covered(one.source) else one for one in pages])

    def labelled(self, page: Page) -> Page:
        """``:ref:`` knows a post by its own name."""
        name = f"ref:{posts.label(self.docname(page.source))}"
        offer = Offer("", str(page.front_matter["title"]))
        return replace(page, offers={**page.offers, name: page.offers.get(name, offer)})
