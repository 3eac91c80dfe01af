"""Random parts of a site that want the same addresses: pages, aliases, lists, terms, feeds, files, redirects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from rst2hugo import Options
from rst2hugo.addresses import urls
from rst2hugo.addresses.readdress import readdress
from rst2hugo.engine import Engine
from rst2hugo.model import Asset, Feed, Kind, Language, Page, Result, Site, Term, Value
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.pipeline.assemble import assemble
from rst2hugo.pipeline.compile_page import Compiled

# What Hugo has something of its own for, what differs only in capitals, what is a file here and a folder there.
PARTS = ["a", "A", "b", "tags", "Tags", "posts", "page", "2", "index", "Index", "404", "fr", "en", "x", "a.html", "é",
         "e\u0301", "categories", "index.fr"]  # fmt: skip  # a table
FIXED = ["/", "/404.html", "/index.xml", "/sitemap.xml", "/page/2/", "/posts/page/2/", "/fr/", "/fr/404.html", "/en/",
         "/tags/x/", "/tags/x/page/2/", "/index.html/", "/fr/page/2/", "/fr/posts/"]  # fmt: skip  # a table
OF_HUGO = ["index.html", "404.html", "sitemap.xml", "robots.txt", "index.xml"]
NAMES = ["x", "X", "a/b", "a", "C#", "2", "page"]

parts = st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map("/".join)
anywhere = st.one_of(
    st.sampled_from(FIXED), st.builds("/{}{}".format, parts, st.sampled_from(["/", "/", ".html", ".htm", ""]))
)
folders = st.builds("/{}/".format, parts)


@dataclass(frozen=True)
class Parts:
    """What an engine would have found of a blog."""

    pages: Sequence[Page]
    site: Site
    terms: Sequence[Term]
    assets: Sequence[str]

    def write_blog(self, folder: Path) -> Result:
        """The blog on disk, as far as it is copied_paths, converted."""
        there: set[str] = set()
        for path in self.assets:
            # A folder of the blog has no file of its own name.
            if not any(f"{path}/".startswith(f"{one}/") or f"{one}/".startswith(f"{path}/") for one in there):
                there.add(path)
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(f"File {path}", "utf-8")
        for one in self.pages:
            (folder / one.source).touch()
        engine = Found(folder, self, tuple(sorted(there)))
        return assemble(engine, map(Compiled, self.pages), (), whole=True)


class Found(Engine):
    """An engine that has read everything already."""

    name = "parts"

    def __init__(self, folder: Path, parts: Parts, copied: tuple[str, ...]) -> None:
        super().__init__(folder, Options())
        self.parts, self.copied_paths, self.site = parts, copied, parts.site

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        copied = (Asset(path, f"static/{path}", f"/{path}") for path in self.copied_paths)
        return SitePlan(self.parts.site, tuple(pages), tuple(copied), tuple(self.parts.terms))


@st.composite
def page(draw: st.DrawFn, number: int, languages: Sequence[str]) -> Page:
    """A page, which says its number, and where in the language of the site it was."""
    header: dict[str, Value] = {"title": f"Page {number}", "date": "2020-01-01"}
    if draw(st.integers(0, 5)) == 0:
        header["draft"] = True
    if names := draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True)):
        header["tags"] = list(names)
    if draw(st.integers(0, 9)) == 0:
        header["build"] = {"list": "never"}
    kind: Kind = draw(st.sampled_from(["post", "page"]))
    url = draw(st.one_of(st.none(), anywhere))
    url = urls.renewed(url, draw(st.sampled_from(["alias", "keep"]))) if url else None
    aliases = draw(st.lists(anywhere, max_size=3, unique=True))
    found = Page(f"{number}.rst", f"content/{draw(parts)}.md", header, f"This is Page {number}.\n", kind, url, url,
                 language=draw(st.sampled_from(["", *languages])))  # fmt: skip  # a table
    return readdress(found, None if url == "/" else url, tuple(aliases))


@st.composite
def site(draw: st.DrawFn) -> Site:
    languages = draw(st.lists(st.sampled_from(["fr", "nl"]), max_size=2, unique=True))
    index = draw(st.one_of(st.just("/"), anywhere))
    archive = draw(st.one_of(st.none(), anywhere))
    lists = ["/", "/tags/", "/posts/", index, *([archive] if archive else [])]
    aliases = draw(st.dictionaries(st.sampled_from(lists), st.lists(anywhere, max_size=3).map(tuple), max_size=4))
    feeds = draw(st.lists(st.one_of(st.builds("/{}.xml".format, parts), folders, st.just("/index.xml")), max_size=3))
    return Site(
        title="A site",
        base_url=draw(st.sampled_from(["https://site.example/", "https://site.example/below/"])),
        languages=tuple(Language(tag, whole=draw(st.booleans())) for tag in languages),
        index=index,
        archive=archive,
        list_aliases=aliases,
        feeds=tuple(Feed("rss", one) for one in feeds),
        refreshes=draw(st.dictionaries(anywhere, st.just("/elsewhere/"), max_size=2)),
        section=draw(st.sampled_from(["posts", "posts", "Tags", "a"])),
        page_size=draw(st.integers(1, 3)),
    )


@st.composite
def blogs(draw: st.DrawFn) -> Parts:
    found = draw(site())
    languages = [one.tag for one in found.languages]
    pages = [draw(page(number, languages)) for number in range(draw(st.integers(10, 40)))]
    used = sorted({name for one in pages if not one.draft for name in names_of(one)})
    names = draw(st.lists(st.sampled_from(used), max_size=3, unique_by=str.lower)) if used else []
    terms = [Term("tags", name, draw(folders), tuple(draw(st.lists(anywhere, max_size=2)))) for name in names]
    endings = st.sampled_from(["", ".html", ".xml", "/index.html"])
    files = draw(st.lists(st.builds("{}{}".format, parts, endings), max_size=8))
    files += draw(st.lists(st.sampled_from(OF_HUGO), max_size=2))
    return Parts(pages, found, terms, files)


def names_of(page: Page) -> list[str]:
    tags = page.front_matter.get("tags")
    return [str(one) for one in tags] if isinstance(tags, list) else []
