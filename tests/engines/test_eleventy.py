"""Eleventy's rules."""

import datetime as dt

import pytest
from support.eleventy_blog import FILES
from support.old_blog import committed, converted, page, told, written


@pytest.fixture
def result(tmp_path):
    return converted(tmp_path, FILES)


def test_it_is_found_out(result):
    assert result.engine == "eleventy"
    assert told(result) == ["lost-address"]


@pytest.mark.parametrize(
    ("source", "old"),
    [
        ("posts/2012-03-04-first.rst", "/posts/first/"),
        ("posts/deep/second.rst", "/posts/deep/second/"),
        ("posts/third.rst", "/3/"),
        ("posts/fourth.rst", None),
        ("2012-03-07-seventh.rst", "/seventh/"),
        ("index.md", "/"),
    ],
)
def test_old_addresses(result, source, old):
    assert page(result, source).old_url == old


def test_headers_and_data_files(result):
    first = page(result, "posts/2012-03-04-first.rst").front_matter
    assert (first["date"], first["tags"]) == (dt.date(2012, 3, 5), ["posts", "one", "two"])
    assert first["params"]["layout"] == "post.njk"
    assert page(result, "posts/deep/second.rst").front_matter["date"] == dt.date(2011, 1, 1)
    assert page(result, "2012-03-07-seventh.rst").front_matter["date"] == dt.date(2012, 3, 7)
    assert page(result, "posts/hidden.rst").draft
    assert [one.address for one in result.assets] == ["/img/x.png"]


def test_dates_from_the_repository(tmp_path):
    files = {"src/a.rst": "---\ntitle: A\ndate: git Created\n---\nText.\n", "eleventy.config.js": ""}
    committed(written(tmp_path, files), "2012-03-04T10:00:00+00:00")
    found = converted(tmp_path, {}, settings=["input=src", "url=http://e.example", "title=Eleven"])
    assert found.pages[0].front_matter["date"] == dt.datetime(2012, 3, 4, 10, tzinfo=dt.UTC)
    assert found.pages[0].old_url == "/a/"
    assert "baseURL = 'http://e.example/'" in found.files["hugo.toml"]
