"""Cyrax' rules."""

import datetime as dt

import pytest
from support.cyrax_blog import FILES
from support.old_blog import converted, page, told
from support.said_pages import spelled_out


@pytest.fixture
def result(tmp_path):
    return converted(tmp_path, FILES)


def test_it_is_found_out(result):
    assert result.engine == "cyrax"
    assert told(result) == []


@pytest.mark.parametrize(
    ("source", "old", "kind"),
    [
        ("blog/2012/03/04/first.rst", "/blog/2012/03/04/first/", "post"),
        ("blog/2012-03-05-second.rst", "/blog/2012/03/05/second/", "post"),
        ("about.rst", "/about/", "page"),
        ("index.rst", "/", "page"),
    ],
)
def test_old_addresses(result, source, old, kind):
    assert (page(result, source).old_url, page(result, source).kind) == (old, kind)


def test_a_post(result):
    first = page(spelled_out(result), "blog/2012/03/04/first.rst")
    assert first.front_matter == {
        "title": "A title",
        "date": dt.date(2012, 3, 4),
        "url": "/blog/2012/03/04/first/",
        "tags": ["one", "two"],
        "params": {"mood": "fine"},
    }
    assert first.markdown == "Text."
    assert page(result, "blog/2012-03-05-second.rst").draft
    assert "title = 'A cyrax'" in result.files["hugo.toml"]


@pytest.mark.parametrize("slug", ["a/../../b", "/etc/a", "..", "a/b"])
def test_a_slug_that_is_a_path_costs_no_page(tmp_path, slug):
    files = {**FILES, "odd.rst": f".. meta::\n   title: Odd\n   slug: {slug}\n\nText.\n"}
    odd = page(converted(tmp_path, files, engine="cyrax"), "odd.rst")
    assert (odd.markdown, odd.draft) == ("Text.", False)
    assert ".." not in odd.output
