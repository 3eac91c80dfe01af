"""Hyde's rules, as far as there is rst in its pages."""

import datetime as dt

import pytest
from support.hyde_blog import FILES
from support.old_blog import converted, page, told
from support.said_pages import spelled_out


@pytest.fixture
def result(tmp_path):
    return converted(tmp_path, FILES)


def test_only_pages_that_are_one_block(result):
    assert result.engine == "hyde"
    assert [one.source for one in result.pages] == ["content/blog/draft.html", "content/blog/first.html"]
    assert told(result) == ["unsupported-construct"]
    assert result.diagnostics[0].message.startswith("1 pages are templates")


def test_a_post(result):
    first = page(spelled_out(result), "content/blog/first.html")
    assert first.front_matter == {
        "title": "First",
        "date": dt.datetime(2012, 3, 4, 10, 11, 12),
        "url": "/blog/first/",
        "tags": ["one"],
        "authors": ["Jane"],
    }
    assert first.markdown == "## A heading\n\nText."
    assert page(result, "content/blog/draft.html").draft
    assert [one.address for one in result.assets] == ["/media/x.png"]


@pytest.mark.parametrize(
    ("address", "file"),
    [("/", "/x.png"), ("https://files.example/m/", "/m/x.png"), ("http://[", "/x.png"), ("a//b", "/a/b/x.png")],
)
def test_media_are_at_their_address(tmp_path, address, file):
    result = converted(tmp_path / "blog", FILES | {"site.yaml": f"{FILES['site.yaml']}\nmedia_url: '{address}'\n"})
    assert [(one.output, one.address) for one in result.assets] == [(f"static{file}", file)]
