"""A folder of HTML as a web server would answer from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rst2hugo.verify.read.published import Published, address_of, host_and_base

ALIAS = '<html><head><meta http-equiv="refresh" content="0; url=https://example.org/a/c&#43;&#43;/"></head></html>'
FILES = {
    "index.html": '<a href="/a/b/">x</a>',
    "a/b/index.html": '<p id="i"><a name="n"></a><img src="/x.png" alt="y"><a href="../../old.html#i">z</a></p>',
    "a/c++/index.html": "plus",
    "old.html": ALIAS,
    "loop/index.html": '<meta http-equiv=refresh content="0; url=/loop/">',
    "elsewhere.html": '<meta http-equiv="refresh" content="0; url=https://other.org/">',
    "x.png": "",
    "é q/index.html": "",
    "_redirects": "# comment\n/moved/  /a/b/ 301\n/gone /nowhere/\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Published:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return Published(tmp_path, "", frozenset({"example.org"}))


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/a/b/", "a/b/index.html"),
        ("/a/b", "a/b/index.html"),
        ("/x.png", "x.png"),
        ("/x.png/", None),
        ("/old.html", "a/c++/index.html"),
        ("/moved/", "a/b/index.html"),
        ("/gone", None),
        ("/loop/", None),
        ("/elsewhere.html", "elsewhere.html"),
        ("/é q/", "é q/index.html"),
        ("/A/B/", None),
    ],
)
def test_answers(site: Published, address: str, file: str | None) -> None:
    assert site.answer(address) == file


def test_pages_are_not_redirects(site: Published) -> None:
    assert list(site.pages()) == ["a/b/index.html", "a/c++/index.html", "index.html", "é q/index.html"]


def test_facts(site: Published) -> None:
    facts = site.facts("a/b/index.html")
    assert facts.ids == {"i", "n"}
    assert [(one.tag, one.uri, one.words) for one in facts.named] == [
        ("img", "/x.png", "y"),
        ("a", "../../old.html#i", "z"),
    ]


@pytest.mark.parametrize(
    ("file", "address"),
    [("index.html", "/"), ("a/index.html", "/a/"), ("a.html", "/a.html"), ("a%20b?.html", "/a%20b?.html")],
)
def test_addresses_of_files(file: str, address: str) -> None:
    assert address_of(file) == address


def test_a_site_below_the_root(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("", encoding="utf-8")
    hosts, base = host_and_base("https://www.example.org/my%20blog/")
    assert (hosts, base) == (frozenset({"example.org", "www.example.org"}), "/my blog")
    place = Published(tmp_path, "/blog", hosts).located("https://example.org/blog/a/#b", "/")
    assert place is not None
    assert (place.path, place.suffix) == ("/a/", "#b")


def test_rules_of_a_server_below_the_root(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("", encoding="utf-8")
    (tmp_path / "_redirects").write_text("/blog/old /blog/ 301\n", encoding="utf-8")
    assert Published(tmp_path, "/blog").answer("/old") == "index.html"
