"""ABlog's lists of posts: by tag, category, author, location, language and year, and their feeds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rst2hugo.addresses import slugs, terms
from rst2hugo.blog import settings
from rst2hugo.engines.ablog.directives import KEYED, spell_label
from rst2hugo.engines.ablog.posts import COLLECTIONS
from rst2hugo.engines.sphinx import places
from rst2hugo.model import Feed, Page, Site, Term
from rst2hugo.model.site_plan import Target

# Hugo's name → what ABlog calls a list in addresses.
FOLDERS = {plural: "tag" if name == "tags" else name for name, plural in COLLECTIONS.items()}


class Lists:
    """The addresses of the lists; ``ending`` is ``/`` or ``.html``."""

    def __init__(self, conf: Mapping[str, Any], ending: str) -> None:
        self.path = str(conf["blog_path"]).strip("/")
        self.conf = conf
        self.ending = ending

    def at(self, *parts: str) -> str:
        return places.address("/".join([self.path, *parts]), self.ending)

    def documents(self) -> tuple[str, ...]:
        """The documents that ABlog writes its lists over (``ablog.post.generate_archive_pages``, 0.11.13).

        The other lists are not written where there is a document of the same name.
        """
        return self.path, f"{self.path}/drafts"

    def terms(self, pages: Sequence[Page], site: Site) -> Iterator[Term]:
        """All terms, each at its old address."""
        for taxonomy, folder in FOLDERS.items():
            route = f"/{self.path}/{folder}/:name{self.ending}"
            yield from terms.kept(pages, taxonomy, slugs.ablog, route, "", max(len(pages), 1), site)

    def aliases(self, pages: Sequence[Page], site: Site) -> dict[str, tuple[str, ...]]:
        """The lists of the new site → the old addresses that lead there."""
        years = years_of(pages)
        archive = site.archive or site.index
        found = {archive: [self.at("archive"), *(self.at(year) for year in years)]}
        found.setdefault(site.index, []).extend([self.at(), self.at("drafts")])
        for taxonomy in site.taxonomies.values():
            found[f"/{taxonomy}/"] = [self.at(FOLDERS[taxonomy])]
        there = {page.old_url for page in pages}
        kept = {
            new: tuple(one for one in olds if one.rstrip("/") != new.rstrip("/") and one not in there)
            for new, olds in found.items()
        }
        return {new: olds for new, olds in kept.items() if olds}

    def feeds(self, pages: Sequence[Page], site: Site) -> Iterator[Feed]:
        """The feed of all posts, and one of each list if the settings want it; none without an address of the blog."""
        if not self.conf["blog_baseurl"]:
            return
        for file in self.feed_files():
            yield Feed("atom", f"/{self.path}/{file}")
            if self.conf["blog_feed_archives"]:
                for year in years_of(pages):
                    yield Feed("atom", f"/{self.path}/{year}/{file}", year=int(year))
                for taxonomy, folder in FOLDERS.items():
                    for slug, counts in sorted(terms.spellings(pages, taxonomy, slugs.ablog).items()):
                        names = tuple(terms.titles(counts))
                        yield Feed("atom", f"/{self.path}/{folder}/{slug}/{file}", taxonomy, names)

    def feed_files(self) -> list[str]:
        return [f"{name}.xml" for name in settings.table(self.conf, "blog_feed_templates")]

    def names(self, found: Sequence[Term], years: Sequence[str], site: Site) -> Iterator[tuple[str, Target]]:
        """The labels of the lists, with addresses and titles; those of authors come from the keys of the settings."""
        archive = site.archive or site.index
        yield "ref:blog-posts", (site.index, "Posts")
        yield "ref:blog-drafts", (site.index, "Drafts")
        yield "ref:blog-archives", (archive, "Archives")
        yield from ((f"ref:archive-{year}", (archive, year)) for year in years)
        if self.conf["blog_baseurl"]:
            yield "ref:blog-feed", (f"/{self.path}/atom.xml", f"{site.title} Feed")
        for taxonomy in site.taxonomies.values():
            yield f"ref:blog-{taxonomy}", (f"/{taxonomy}/", taxonomy.capitalize())
        for term in found:
            kind = FOLDERS[term.taxonomy]
            yield f"ref:{kind}-{slugs.ablog(term.name)}", term
        for kind in KEYED:
            for key in (keys := settings.table(self.conf, f"blog_{kind}s")):
                name = spell_label(keys, key)
                for term in [one for one in found if (one.taxonomy, one.name) == (COLLECTIONS[kind], name)][:1]:
                    yield f"ref:{kind}-{slugs.ablog(key)}", term


def as_list(page: Page, url: str) -> Page:
    """A document that a list was written over as it is to menus: that list, by the title of the document."""
    return replace(page, url=url, front_matter={"title": page.front_matter["title"]})


def years_of(pages: Sequence[Page]) -> list[str]:
    """The years of all posts that are no drafts."""
    posts = (page.front_matter.get("date") for page in pages if page.kind == "post" and not page.draft)
    return sorted({f"{date:%Y}" for date in posts if isinstance(date, dt.date)})
