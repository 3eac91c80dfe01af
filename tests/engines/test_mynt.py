"""Mynt's rules."""

import datetime as dt

import pytest
from support.mynt_blog import FILES
from support.old_blog import converted, page, told


@pytest.fixture
def result(tmp_path):
    return converted(tmp_path, FILES)


def test_it_is_found_out(result):
    assert result.engine == "mynt"
    assert told(result) == []


def test_a_post(result):
    first, second = result.pages
    assert first.old_url == "/2012/3/note/Whats-New-Doc/"
    assert first.front_matter["date"] == dt.datetime(2012, 3, 4, 10, 11)
    assert first.markdown == "## Title\n\nText."
    assert second.old_url == "/2012/3/note/second/"
    assert second.front_matter["date"] == dt.date(2012, 3, 5)


def test_an_address_without_slash_is_a_file(tmp_path):
    found = converted(tmp_path, {**FILES, "config.yml": "posts_url: /<year>/<slug>\n"})
    assert page(found, "_posts/2012-03-05-second.rst").old_url == "/2012/second.html"


def test_the_site(result):
    assert "baseURL = 'http://mynt.example/blog/'" in result.files["hugo.toml"]
    assert "url = '/tag/Two-Words/'" in result.files["content/tags/two-words/_index.md"]
    assert [one.address for one in result.assets] == ["/assets/x.png"]


@pytest.mark.parametrize("folder", ["files//old", "../files/./old"])
def test_assets_in_a_folder_whose_name_is_no_plain_path(tmp_path, folder):
    """The files are where a browser looks for them at such an address."""
    result = converted(tmp_path, {**FILES, "config.yml": f"assets_url: {folder}\n"})
    assert [one.output for one in result.assets] == ["static/files/old/x.png"]
