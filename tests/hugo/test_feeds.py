"""Whom and what the feeds of a converted blog tell of: authors, tags, other languages, built by real Hugo."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import etree
from support.starter_blog import ATOM, built, feed, post

from rst2hugo.hugo import files
from rst2hugo.model import Feed, Language, Site

CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
BOTH = (Feed("atom", "/atom.xml"), Feed("rss", "/rss.xml"))
TAXONOMIES = {"author": "authors", "category": "categories", "language": "languages", "series": "series", "tag": "tags"}
SIGNED = {
    "content/posts/two.md": post(
        "Two", "2020-01-04", "x\n", authors=["Zoë & Co", "Ann"], tags=["b", "a"], categories=["C#"],
        languages=["German"], series=["S"],
    ),
    "content/posts/one.md": post("One", "2020-01-03", "x\n", params={"author": "Bob <b>"}),
    "content/posts/list.md": post("List", "2020-01-02", "x\n", params={"author": ["Cy", "Di"]}),
    "content/posts/none.md": post("None", "2020-01-01", "x\n"),
}  # fmt: skip  # a table


def entries(root: etree._Element) -> Sequence[etree._Element]:
    return root.findall(f"{ATOM}entry") or root.findall("channel/item")


@pytest.mark.parametrize(("site_author", "last"), [("Jane & Joe", ["Jane & Joe"]), ("", [])])
def test_a_post_has_its_own_authors_in_feeds_and_else_the_sites(
    tmp_path: Path, site_author: str, last: list[str]
) -> None:
    site = built(tmp_path, files(Site(feeds=BOTH, taxonomies=TAXONOMIES, author=site_author)) | SIGNED)
    wanted = [["Zoë & Co", "Ann"], ["Bob <b>"], ["Cy", "Di"], last]
    names = f"{ATOM}author/{ATOM}name"
    assert [[one.text for one in entry.iterfind(names)] for entry in entries(feed(site, "/atom.xml"))] == wanted
    assert [[one.text for one in item.iterfind(CREATOR)] for item in entries(feed(site, "/rss.xml"))] == wanted


def test_only_categories_and_tags_are_categories_in_feeds(tmp_path: Path) -> None:
    site = built(tmp_path, files(Site(feeds=BOTH, taxonomies=TAXONOMIES)) | SIGNED)
    atom, rss = entries(feed(site, "/atom.xml")), entries(feed(site, "/rss.xml"))
    assert [one.get("term") for one in atom[0].iterfind(f"{ATOM}category")] == ["C#", "b", "a"]
    assert [one.text for one in rss[0].iterfind("category")] == ["C#", "b", "a"]
    assert not [one for entry in (*atom[1:], *rss[1:]) for one in entry if "category" in str(one.tag)]


@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/my/sub/"])
def test_the_feed_of_all_languages_has_them_below_a_path_as_well(tmp_path: Path, base: str) -> None:
    feeds = (*BOTH, Feed("atom", "/All.xml"))
    made = Site(base_url=base, feeds=feeds, languages=(Language("fr"),), params={"feed_all_languages": True})
    posts = {"content/posts/a.md": post("A", "2020-01-02"), "content/posts/b.fr.md": post("B", "2020-01-01")}
    site = built(tmp_path, files(made) | posts)
    titles = {
        address: [one.findtext(f"{ATOM}title") or one.findtext("title") for one in entries(feed(site, address))]
        for address in ("/atom.xml", "/rss.xml", "/All.xml", "/fr/atom.xml")
    }
    assert titles == {"/atom.xml": ["A", "B"], "/rss.xml": ["A", "B"], "/All.xml": ["A", "B"], "/fr/atom.xml": ["B"]}


def test_a_feed_in_html_files_leaves_alone_what_a_theme_defers(tmp_path: Path) -> None:
    """Hugo 0.168 prints a mark instead of ``templates.Defer`` if ``.html`` has two media types."""
    deferred = "{{ with (templates.Defer (dict)) }}made later{{ end }}"
    made = files(Site(feeds=(Feed("atom", "/feed/"), Feed("rss", "/rss/index.html"))))
    made["layouts/baseof.html"] += deferred
    site = built(tmp_path, made | {"content/posts/a.md": post("A", "2020-01-02", "1 < 2 & *3*\n")})
    assert "made later" in (site / "index.html").read_text("utf-8")
    assert [one.findtext(f"{ATOM}title") for one in entries(feed(site, "/feed/index.html"))] == ["A"]
    content = entries(feed(site, "/rss/index.html"))[0].findtext("description")
    assert content == "<p>1 &lt; 2 &amp; <em>3</em></p>\n"
