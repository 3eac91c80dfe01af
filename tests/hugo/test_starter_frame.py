"""What stands around the text on pages of the starter: cards, the way past the menu, words in its language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from support.starter_blog import BLOG, POSTS, TERMS, built, page, post, shown

from rst2hugo.hugo import files

SITE = replace(BLOG, base_url="https://harbour.example/", title="Harbour log")
LONG = f'Fog *over* the bay & the "quay". {"Nothing moves. " * 20}\n\n<!--more-->\n\nThe rest.\n'
PAGES = {
    "content/blog/fog.md": post("Fog", "2020-05-06", LONG, url="/blog/fog/", tags=["fog"], categories=["weather"]),
    "content/blog/short.md": post("Short", "2020-05-05", "All of it.\n", url="/blog/short/", description="In a word"),
    "content/blog/own.md": post("Own", "2020-05-04", LONG, url="/blog/own/", read_more="Sail on"),
    "content/about.md": POSTS["content/about.md"],
}


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("frame"), files(SITE, TERMS) | PAGES)


def card(found: html.HtmlElement) -> dict[str, str]:
    """What the head says to those who show a link to the page."""
    names: Any = found.xpath("//head/meta[@property or @name]")
    return {one.get("property") or one.get("name"): one.get("content") for one in names}


def test_a_post_has_cards_for_those_who_show_a_link_to_it(blog: Path) -> None:
    said = card(page(blog, "/blog/fog/"))
    assert said["og:title"] == said["twitter:title"] == "Fog"
    assert said["og:type"] == "article"
    assert said["og:url"] == "https://harbour.example/blog/fog/"
    assert said["og:site_name"] == "Harbour log"
    assert said["og:locale"] == "de"
    assert said["article:published_time"].startswith("2020-05-06")
    assert said["article:tag"] == "fog"
    assert said["twitter:card"] == "summary"
    assert said["og:description"].startswith('Fog over the bay & the "quay". Nothing moves.')


def test_the_description_is_that_of_the_post_else_the_begin_of_its_text(blog: Path) -> None:
    assert card(page(blog, "/blog/short/"))["description"] == "In a word"
    begin = card(page(blog, "/blog/fog/"))["description"]
    assert begin.startswith('Fog over the bay & the "quay". Nothing moves.')
    assert len(begin) <= 162
    assert begin.endswith("…")
    home = card(page(blog, "/"))
    assert home["description"] == BLOG.description
    assert home["og:type"] == "website"


@pytest.mark.parametrize("address", ["/", "/blog/fog/", "/tags/", "/tag/fog/", "/articles/", "/about/", "/404.html"])
def test_every_page_has_a_way_past_the_menu_and_one_heading_of_the_first_level(blog: Path, address: str) -> None:
    found = page(blog, address)
    first = found.xpath("//body//a")[0]
    assert (first.text, first.get("href")) == ("Zum Inhalt", "#main")
    assert len(found.xpath("//main[@id='main']")) == 1
    assert len(found.xpath("//h1")) == 1
    assert found.xpath("//nav/@aria-label")[0] == "Menü"
    assert found.get("lang") == "de"


def test_a_teaser_leads_on_and_says_where(blog: Path) -> None:
    links = {one.get("href"): one for one in page(blog, "/").xpath("//p[@class='more']/a")}
    assert {href: one.text for href, one in links.items()} == {"/blog/fog/": "Weiterlesen", "/blog/own/": "Sail on"}
    assert links["/blog/fog/"].get("aria-label") == "Weiterlesen: Fog"


def test_a_page_that_is_not_there_says_so_and_leads_home(blog: Path) -> None:
    found = page(blog, "/404.html")
    assert shown(found, "h1") == ["Diese Seite gibt es nicht (404)"]
    assert found.xpath("//main//a/@href") == ["/"]


def test_a_language_without_labels_has_english_ones(tmp_path: Path) -> None:
    found = page(built(tmp_path, files(replace(SITE, language="fi"))), "/404.html")
    assert shown(found, "h1") == ["This page was not found (404)"]
    assert found.get("lang") == "fi"
