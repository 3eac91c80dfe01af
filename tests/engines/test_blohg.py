"""Blohg's rules."""

import datetime as dt

import pytest
from support.blohg_blog import CONFIG, FILES
from support.old_blog import committed, converted, page, told, written
from support.said_pages import spelled_out


@pytest.fixture
def result(tmp_path):
    return converted(tmp_path, FILES, settings=["BASE_URL=http://repo.example"])


def test_it_is_found_out(result):
    assert result.engine == "blohg"
    assert told(result) == []


@pytest.mark.parametrize(
    ("source", "old", "kind"),
    [
        ("content/index.rst", "/", "page"),
        ("content/about.rst", "/about/", "page"),
        ("content/post/first.rst", "/post/first/", "post"),
        ("content/post/2011/second.rst", "/post/2011/second/", "post"),
    ],
)
def test_old_addresses(result, source, old, kind):
    assert (page(result, source).old_url, page(result, source).kind) == (old, kind)


def test_a_post(result):
    first = page(spelled_out(result), "content/post/first.rst")
    assert first.front_matter == {
        "title": "First",
        "date": dt.datetime(2010, 7, 24, 19, 33, 20, tzinfo=dt.UTC),
        "url": "/post/first/",
        "aliases": ["/old/first/", "/older.html", "/oldest/"],
        "tags": ["python", "q&a"],
        "authors": ["Jane Doe"],
        "params": {"disqus_url": "http://repo.example/post/first/"},
    }
    assert first.markdown == "Text.\n\n<!--more-->\n\n<!-- this is: a comment -->\n\nMore."
    second = page(result, "content/post/2011/second.rst").front_matter
    assert second["lastmod"] == dt.datetime(2011, 3, 4, 5, 6, 7, tzinfo=dt.UTC)


def test_fields_are_text(result):
    assert "kept" in page(result, "content/about.rst").markdown


def test_the_site(result):
    config = result.files["hugo.toml"]
    assert "title = 'A repository'" in config
    assert "pagerSize = 2" in config
    assert "url = '/tag/q&a/'" in result.files["content/tags/q&a/_index.md"]
    assert [one.address for one in result.assets] == ["/attachments/x.png", "/static/style.css"]


def test_what_the_post_does_not_say_is_in_its_repository(tmp_path):
    files = {"config.yaml": CONFIG, "content/post/a.rst": "A\n=\n\nText.\n", "content/post/b.rst": "B\n=\n\nText.\n"}
    committed(written(tmp_path, files), "2012-03-04T10:00:00+01:00")
    committed(written(tmp_path, {"content/post/b.rst": "B\n=\n\nMore.\n"}), "2013-01-02T03:04:05+00:00")
    result = converted(tmp_path, {"content/post/new.rst": "New\n===\n\nText.\n"})
    zone = dt.timezone(dt.timedelta(hours=1))
    a, b = (page(result, f"content/post/{name}.rst").front_matter for name in "ab")
    assert a["date"] == b["date"] == dt.datetime(2012, 3, 4, 10, tzinfo=zone)
    assert "lastmod" not in a
    assert b["lastmod"] == dt.datetime(2013, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    assert a["authors"] == ["Jane Doe"]
    assert told(result) == ["missing-date"]


def test_attachments_in_the_text(tmp_path):
    text = (
        "A\n=\n\n.. date: 2011-02-03 04:05:06\n\n.. attachment-image:: x.png\n   :alt: an x\n   :align: right\n\n"
        ".. attachment-figure:: sub/y.png\n\n   A *caption*\n\n"
        ":attachment:`x.png|this` :page:`about` :page:`me <about>`\n"
    )
    files = {**FILES, "content/post/a.rst": text, "content/attachments/sub/y.png": "png"}
    result = converted(tmp_path, files)
    assert page(result, "content/post/a.rst").markdown == (
        "![an x](/attachments/x.png)\n{.align-right}\n\n"
        '{{< figure src="/attachments/sub/y.png" caption="A *caption*" >}}\n\n'
        "[this](/attachments/x.png) [About](/about/) [me](/about/)"
    )
    assert told(result) == []


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", ["[Beta](/sub/a/)", "[Alpha](/sub/z/)"]),
        ("\n   :sort-order: desc", ["[Alpha](/sub/z/)", "[Beta](/sub/a/)"]),
        ("\n   :sort-by: title", ["[Alpha](/sub/z/)", "[Beta](/sub/a/)"]),
        ("\n   :sort-by: date", ["[Alpha](/sub/z/)", "[Beta](/sub/a/)"]),
        (" post/2011", ["[Second](/post/2011/second/)"]),
        (" nowhere", []),
    ],
)
def test_lists_of_the_pages_below(tmp_path, asked, shown):
    files = {
        **FILES,
        "content/sub/index.rst": f"Sub\n===\n\nHi.\n\n.. subpages::{asked}\n\nHo.\n",
        "content/sub/z.rst": "Alpha\n=====\n\n.. date: 2010-01-01 00:00:00\n",
        "content/sub/a.rst": "Beta\n====\n\n.. date: 2011-01-01 00:00:00\n",
        "content/sub/deep/b.rst": "Deep\n====\n",
    }
    result = converted(tmp_path, files)
    found = page(result, "content/sub/index.rst").markdown.removeprefix("Hi.\n\n").removesuffix("Ho.").strip()
    assert found.split("\n") == ([f"- {one}" for one in shown] or [""])
    assert told(result) == []
