"""What Pelican read at the top of a post, in each of its versions, and what it refused to publish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from support.old_blog import adding, written

from rst2hugo import convert_blog
from rst2hugo.model import Page

CONF = "SITENAME = 'Ferries'\nSITEURL = 'https://ferries.example'\nPATH = 'content'\n"
Post = Callable[..., Page]


@pytest.fixture
def post(tmp_path: Path) -> Post:
    """The page that becomes of a text in a file."""

    def convert(text: str, name: str = "a.rst", settings: str = "") -> Page:
        blog = adding(written(tmp_path, {"pelicanconf.py": CONF + settings}), "content")
        return next(one for one in convert_blog(blog(name, text)).pages if one.source == f"content/{name}")

    return convert


def test_meta_elements_of_old_html_posts(post: Post) -> None:
    head = (
        '<title>Night ferry</title><META contents="2011-02-03" name="date"><meta name="tags" contents="sea">'
        '<meta name="keywords" content="night" /><meta name="summary" contents="none" content="The last one." />'
    )
    page = post(f"<html><head>{head}</head><body><p>It leaves.</p></body></html>", "a.html")
    assert page.front_matter["title"] == "Night ferry"
    assert page.front_matter["date"] == dt.date(2011, 2, 3)
    assert page.front_matter["tags"] == ["sea", "night"]
    assert page.front_matter["summary"] == "The last one."
    assert not page.draft


def test_comments_of_the_oldest_html_posts(post: Post) -> None:
    page = post("<!--#title: Night ferry-->\n<!--# date:2011-02-03 -->\n<!-- seen -->\n<p>It leaves.</p>\n", "a.html")
    assert (page.front_matter["title"], page.front_matter["date"]) == ("Night ferry", dt.date(2011, 2, 3))
    assert page.markdown == "<!-- seen -->\n\nIt leaves."


def test_sections_in_html(post: Post) -> None:
    text = (
        '<div class="section" id="quay"><h2>Quay</h2><p>One.</p><div class="section"><h3 class="x">Two</h3></div></div>'
    )
    page = post(f"<html><head><title>A</title></head><body>{text}</body></html>", "a.html")
    assert page.markdown.startswith("## Quay\n\nOne.")
    assert "Two" in page.markdown
    assert not [one for one in page.diagnostics if one.code.value == "internal-error"]


@pytest.mark.parametrize("name", ["pages/a.rst", "a.rst"])
def test_an_empty_title_is_none(post: Post, name: str) -> None:
    """Pelican published it without one, at its own address; the document has a title."""
    page = post(
        "Timetable\n#########\n\n:title:\n:date: 2011-02-03\n:url: when/\n:save_as: when/index.html\n\nDaily.\n", name
    )
    assert (page.front_matter["title"], page.url, page.draft) == ("Timetable", "/when/", False)
    assert page.diagnostics == ()
