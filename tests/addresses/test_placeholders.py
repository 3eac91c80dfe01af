"""Addresses that stand for the site's own, which nobody has filled in: never taken for it, told once."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.old_blog import converted, page, written

from rst2hugo import Code, convert_blog, write
from rst2hugo.addresses.placeholders import is_placeholder
from rst2hugo.verify import verify
from rst2hugo.verify.report import summary

NOTE = (
    "Kettles\n#######\n\n:date: 2019-02-03\n\nSee `a <http://example.org/docs/>`_, `b <https://www.example.com/x>`_.\n"
)
CONF = "SITENAME = 'Kettles'\nPATH = 'content'\nDEFAULT_LANG = 'en'\nSITEURL = '{}'\n"


@pytest.mark.parametrize(
    "url",
    [
        *("https://example.com/", "http://www.example.org/blog/", "http://docs.example.net", "https://kettles.test/"),
        *("http://localhost:8000", "http://127.0.0.1/blog/html/", "http://0.0.0.0:4000/", "http://[::1]/"),
        *("http://yoursite.com", "http://your-domain.com/", "http://getnikola.com/"),
        "http://replace-this-with-your-hugo-site.com/",
    ],
)
def test_placeholders(url: str) -> None:
    assert is_placeholder(url)


@pytest.mark.parametrize(
    "url",
    [
        *("https://kettles.example/", "https://example.io/", "https://notexample.com/", "https://contest.org/"),
        *("https://yoursite.community.org/", "https://mysite.org/", "https://128.0.0.1/", "/", "", "http://[bad"),
    ],
)
def test_addresses_of_somebody(url: str) -> None:
    assert not is_placeholder(url)


@pytest.mark.parametrize("url", ["", "https://example.com", "http://localhost:8000", "kettles"])
def test_no_address_is_told_once_with_the_option_that_gives_it(tmp_path: Path, url: str) -> None:
    root = written(tmp_path / "blog", {"pelicanconf.py": CONF.format(url), "content/kettles.rst": NOTE})
    result = convert_blog(root)
    [one] = [one for one in result.diagnostics if one.code is Code.NO_ADDRESS]
    assert "--base-url" in one.message
    assert "SITEURL" in one.message if url else True
    assert page(result, "content/kettles.rst").diagnostics == ()
    write(result, tmp_path / "site")
    verdict = verify(tmp_path / "site", root)
    assert [*summary.lines(verdict)] == []


def test_a_given_address_counts_for_the_old_site_as_well(tmp_path: Path) -> None:
    files = {
        "pelicanconf.py": CONF.format("http://example.com"),
        "content/kettles.rst": NOTE,
        "content/cups.rst": "Cups\n####\n\n:date: 2019-02-04\n\n`K <https://tea.example/pot/kettles.html>`_\n",
    }
    result = converted(tmp_path, files, base_url="https://tea.example/pot/")
    assert [one.code for one in result.diagnostics] == []
    assert "(/pot/kettles/)" in page(result, "content/cups.rst").text


def test_a_folder_without_settings_has_no_address(tmp_path: Path) -> None:
    result = converted(tmp_path, {"kettles.rst": NOTE}, engine="rst")
    assert [one.code for one in result.diagnostics] == [Code.NO_ADDRESS]
    assert page(result, "kettles.rst").diagnostics == ()
    assert converted(tmp_path, {}, engine="rst", base_url="https://tea.example/").diagnostics == ()
