"""Wok's rules."""

import datetime as dt

import pytest
from support.old_blog import converted, page, told
from support.wok_blog import CONFIG, FILES


@pytest.fixture
def result(tmp_path):
    return converted(tmp_path, FILES)


def test_it_is_found_out(result):
    assert result.engine == "wok"
    assert told(result) == []


@pytest.mark.parametrize(
    ("source", "old"),
    [
        ("first.rst", "/docs/new/Whats-New-in-3-0.html"),
        ("docs/second.rst", "/n/2nd_Post/"),
        ("about.rst", "/a/b/about.html"),
        ("all-is-body.rst", "/all-is-body.html"),
    ],
)
def test_old_addresses(result, source, old):
    assert page(result, f"content/{source}").old_url == old


def test_a_post(result):
    first = page(result, "content/first.rst")
    assert first.kind == "post"
    assert first.front_matter == {
        "title": "What's New in 3.0?",
        "date": dt.datetime(2012, 3, 4, 10, 11, 12),
        "url": "/docs/new/Whats-New-in-3-0/",
        "aliases": ["/docs/new/Whats-New-in-3-0.html"],
        "tags": ["one", "two words"],
        "categories": ["docs/new"],
        "authors": ["Jane Doe"],
    }
    assert first.markdown == "## A heading\n\nText."
    second = page(result, "content/docs/second.rst")
    assert second.markdown == "Text."
    assert second.front_matter["params"]["preview"] == "The preview."


def test_drafts_and_pages(result):
    assert page(result, "content/draft.rst").draft
    about = page(result, "content/about.rst")
    assert (about.kind, about.front_matter["title"], about.markdown) == ("page", "about", "Me.")
    assert page(result, "content/all-is-body.rst").markdown == "Just text."


def test_settings(tmp_path):
    more = "slug_from_filename: true\nrst_doctitle: true\n"
    files = {"config": CONFIG + more, "content/my_post.rst": "date: 2012-03-04\n---\nA title\n=======\n\nText.\n"}
    found = converted(tmp_path, files).pages[0]
    assert found.old_url == "/my-post.html"
    assert found.markdown == "Text."


def test_assets(result):
    assert [(one.source, one.address) for one in result.assets] == [("media/x.png", "/x.png")]


def test_a_header_that_cannot_be_read(tmp_path):
    found = converted(tmp_path, {"config": CONFIG, "content/a.rst": "title: [1\n---\nText.\n"})
    assert "broken-header" in told(found)
    assert "title: [1" in found.pages[0].markdown
