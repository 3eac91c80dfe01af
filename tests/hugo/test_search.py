"""The search page of the starter: its index is that of the pages, and it gives way to whatever the blog has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.old_blog import written
from support.starter_blog import built, page, published

from rst2hugo import Options, convert_blog, write
from rst2hugo.collisions import settle
from rst2hugo.hugo import files
from rst2hugo.model import Page, Site

POST = "{title}\n=====\n\n:date: 2016-01-0{day}\n:tags: {tag}\n\nReeds & {title} grow, and grow.\n"
OPTIONS = Options(base_url="https://reed.example/")


def convert(root: Path, texts: dict[str, str]) -> Path:
    """The folder that Hugo published the blog ``texts`` into."""
    write(convert_blog(written(root / "blog", texts), OPTIONS), root / "site")
    return built(root / "site", {})


def test_the_index_has_each_word_of_each_page_once_and_only_the_search_page_loads_it(tmp_path: Path) -> None:
    texts = {f"{day}.rst": POST.format(title=f"Stem{day}", day=day, tag="marsh") for day in (1, 2)}
    site = convert(tmp_path, texts)
    index = json.loads(published(site, "/search/index.json"))
    assert [(one["title"], one["terms"]) for one in index] == [("Stem2", ["marsh"]), ("Stem1", ["marsh"])]
    assert index[0]["words"] == "reeds stem2 grow and"
    assert page(site, "/search/").xpath("//form/@data-index") == ["/search/index.json"]
    loading = [file.parent.name for file in site.rglob("*.html") if b"<script" in file.read_bytes()]
    assert loading == ["search"]
    assert page(site, "/").xpath("//nav[@class='site-menu']/a/@href")[-1] == "/search/"
    told = [file.name for file in site.rglob("*.xml") if b"/search/" in file.read_bytes()]
    assert told == []


def test_it_is_in_the_menu_of_a_site_that_has_no_other(tmp_path: Path) -> None:
    header = "+++\ntitle = 'Search'\nlayout = 'search'\noutputs = ['html', 'json']\n\n[build]\nlist = 'never'\n+++\n"
    site = built(tmp_path, {**files(Site()), "content/search.md": header})
    assert page(site, "/404.html").xpath("//nav[@class='site-menu']/a/@href") == ["/search/"]


@pytest.mark.parametrize(
    ("output", "url"), [("content/search.md", "/find/"), ("content/a.md", "/search/"), ("content/search/a.md", "/a/")]
)
def test_a_page_of_the_blog_stays_what_it_is(output: str, url: str) -> None:
    page = Page("a.rst", output, {"title": "Reed"}, "Reeds.\n", url=url)
    settled = settle([page], [], Site(), [])
    assert [one.url for one in settled.pages] == [url]
    assert "content/search.md" not in files(settled.site, made=settled.lists)
