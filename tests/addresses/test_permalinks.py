"""Which pages need no address in their front matter, held against real Hugo."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from random import Random
from urllib.parse import unquote

import pytest
from support.hugo_site import build
from support.random_addresses import random_pages

from rst2hugo.addresses.permalinks import Permalinks, choose_permalinks
from rst2hugo.headers import front_matter
from rst2hugo.hugo import hugo_toml
from rst2hugo.model import Page, Site, Value

SHOWN = "{{ with .File }}{{ safeHTML .Path }}{{ end }} {{ .RelPermalink }}"
DAY = dt.date(2014, 5, 5)
LATE = dt.datetime(2015, 12, 31, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-9)))


def page(file: str, url: str, date: dt.date | None = DAY, **more: Value) -> Page:
    dated: dict[str, Value] = {"date": date} if date else {}
    language = "fr" if file.endswith(".fr.md") else ""
    header: dict[str, Value] = {"title": "A", **dated, "url": url, **more}
    return Page("a.rst", f"content/{file}", header, "", url=url, language=language)


def header_lines(pages: list[Page], rules: Permalinks) -> list[str]:
    """What each page says of its address: nothing, a slug, or all of it."""
    settled = [rules.settle_page(one).front_matter for one in pages]
    return [next((str(one[key]) for key in ("url", "slug") if key in one), "") for one in settled]


def published(root: Path, pages: list[Page], rules: Permalinks) -> Iterator[tuple[str, str]]:
    """File → address, as Hugo has them."""
    site = Site(languages=(), page_urls=rules.patterns, dated_names=rules.dated_names)
    settings = hugo_toml(site) + "\n[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n"
    assert tomllib.loads(settings)
    for name, text in {"hugo.toml": settings, "layouts/all.html": SHOWN}.items():
        (root / name).parent.mkdir(exist_ok=True, parents=True)
        (root / name).write_text(text, "utf-8")
    for one in pages:
        file = root / one.output
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(front_matter.text(rules.settle_page(one).front_matter, ""), "utf-8")
    result = build(root)
    for file in result.destination.rglob("index.html"):
        path, _, address = file.read_text("utf-8").partition(" ")
        yield f"content/{path}", unquote(unescape(address))


BLOGS = {
    "dates": [
        page("posts/one.md", "/2014/05/05/one/"),
        page("posts/Two.md", "/2015/12/31/two/", LATE),
        page("posts/three_3.md", "/2014/05/05/drei/"),
        page("posts/vier.fr.md", "/fr/2014/05/05/vier/"),
        page("posts/fünf.md", "/2014/05/05/fünf/"),
        page("posts/six.md", "/2014/05/05/Six/"),
        page("posts/seven.md", "/elsewhere/seven/"),
        page("posts/dots.md", "/2014/05/05/a.b/"),
        page("posts/end.md", "/2014/05/05/ende-/"),
        page("posts/start.md", "/2014/05/05/-anfang/"),
        page("posts/hyphen-.md", "/2014/05/05/hyphen-/"),
        page("posts/first.md", "/2014/05/05/index/"),
        page("posts/square².md", "/2014/05/05/square²/"),
        page("posts/below/eight.md", "/2014/05/05/eight/"),
        page("posts/draft.md", "/posts/draft/", None),
        page("about.md", "/about/"),
        page("pages/map.md", "/pages/map/"),
        page("pages/old.md", "/pages/new/"),
    ],
    "names": [
        page("blog/2014-05-05-one.md", "/blog/2014/may/5/one/"),
        page("blog/2014-05-05_two.fr.md", "/fr/blog/2014/may/5/two/"),
        page("blog/2014-05-05-10-11-12-three.md", "/blog/2014/may/5/three/"),
        page("blog/2014-05-05.md", "/blog/2014/may/5/four/"),
        page("blog/2014-99-99-five.md", "/blog/2014/may/5/2014-99-99-five/"),
        page("blog/2014-05-05-Six.md", "/blog/2014/may/5/six/"),
        page("blog/plain.md", "/blog/2014/may/5/plain/"),
        page("blog/padded.md", "/blog/2014/nov/11/padded/", dt.date(2014, 11, 11)),
        page("2014-05-05-top.md", "/2014-05-05-top/"),
    ],
}
SAID = {
    "dates": ["", "", "drei", "", "", "/2014/05/05/Six/", "/elsewhere/seven/", "/2014/05/05/a.b/",
              "/2014/05/05/ende-/", "/2014/05/05/-anfang/", "", "/2014/05/05/index/", "/2014/05/05/square²/", "",
              "/posts/draft/", "", "", "new"],
    "names": ["", "", "three", "four", "", "", "", "", "2014-05-05-top"],
}  # fmt: skip  # a table


@pytest.mark.parametrize("blog", BLOGS)
def test_a_page_says_no_more_of_its_address_than_hugo_needs(tmp_path: Path, blog: str) -> None:
    pages = BLOGS[blog]
    rules = choose_permalinks(pages, can_be_dated=True)
    assert header_lines(pages, rules) == SAID[blog]
    wanted = {one.output: one.url for one in pages}
    found = {path: address for path, address in published(tmp_path, pages, rules) if path in wanted}
    assert found == wanted


@pytest.mark.parametrize("number", [3, 7, 8])
def test_pages_stay_where_they_are_whatever_their_names(number: int, tmp_path: Path) -> None:
    random = Random(number)
    pages = [*random_pages(random, 200)]
    rules = choose_permalinks(pages, can_be_dated=True)
    assert sum("url" not in rules.settle_page(one).front_matter for one in pages) > 100
    found = dict(published(tmp_path, pages, rules))
    assert {one.output: found.get(one.output) for one in pages} == {one.output: one.url for one in pages}


def test_dates_in_names_do_not_count_where_one_says_index_besides(tmp_path: Path) -> None:
    pages = [page(f"blog/2014-05-05-{name}.md", f"/{name}/") for name in ("one", "two", "index")]
    rules = choose_permalinks(pages, can_be_dated=True)
    assert header_lines(pages, rules) == ["one", "two", "/index/"]
    found = dict(published(tmp_path, pages, rules))
    assert [found[one.output] for one in pages] == ["/one/", "/two/", "/index/"]


def test_there_is_no_pattern_where_hugos_own_rule_does_as_well() -> None:
    pages = [page("posts/a.md", "/posts/a/"), page("posts/b.md", "/2014/b/")]
    assert choose_permalinks(pages, can_be_dated=True) == Permalinks()


def test_a_page_without_an_address_gets_one_where_a_pattern_would_move_it() -> None:
    lone = page("posts/c.md", "/posts/c/")
    lone = replace(lone, front_matter={"title": "C"})
    pages = [page("posts/a.md", "/2014/a/"), page("posts/b.md", "/2014/b/"), lone]
    rules = choose_permalinks(pages, can_be_dated=True)
    assert rules.settle_page(lone).front_matter == {"title": "C", "url": "/posts/c/"}


def test_names_with_dates_stay_addresses_where_publishing_depends_on_them() -> None:
    pages = BLOGS["names"][:2]
    assert not choose_permalinks(pages, can_be_dated=False).dated_names
    assert header_lines(pages, choose_permalinks(pages, can_be_dated=False)) == ["one", "two"]
