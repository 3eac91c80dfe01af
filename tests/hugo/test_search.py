"""The search page of the starter: its index is that of the pages, and it gives way to whatever the blog has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.old_blog import written
from support.starter_blog import built, page, published

from rst2hugo import Options, convert_blog, write

POST = "{title}\n=====\n\n:date: 2016-01-0{day}\n:tags: {tag}\n\nReeds & {title} grow, and grow.\n"
OPTIONS = Options(base_url="https://reed.example/")


def convert(root: Path, files: dict[str, str]) -> Path:
    """The folder that Hugo published the blog ``files`` into."""
    write(convert_blog(written(root / "blog", files), OPTIONS), root / "site")
    return built(root / "site", {})


def test_the_index_has_each_word_of_each_page_once_and_only_the_search_page_loads_it(tmp_path: Path) -> None:
    files = {f"{day}.rst": POST.format(title=f"Stem{day}", day=day, tag="marsh") for day in (1, 2)}
    site = convert(tmp_path, files)
    index = json.loads(published(site, "/search/index.json"))
    assert [(one["title"], one["terms"]) for one in index] == [("Stem2", ["marsh"]), ("Stem1", ["marsh"])]
    assert index[0]["words"] == "reeds stem2 grow and"
    assert page(site, "/search/").xpath("//form/@data-index") == ["/search/index.json"]
    loading = [file.parent.name for file in site.rglob("*.html") if b"<script" in file.read_bytes()]
    assert loading == ["search"]
    assert page(site, "/").xpath("//nav[@class='site-menu']/a/@href")[-1] == "/search/"
    told = [file.name for file in site.rglob("*.xml") if b"/search/" in file.read_bytes()]
    assert told == []


@pytest.mark.parametrize("name", ["search.rst", "search/reed.rst"])
def test_a_page_of_the_blog_stays_what_it_is(name: str, tmp_path: Path) -> None:
    site = convert(tmp_path, {name: POST.format(title="Searching", day=1, tag="marsh")})
    assert not list(site.rglob("search/index.json"))
    assert not list(site.glob("js/search*"))
