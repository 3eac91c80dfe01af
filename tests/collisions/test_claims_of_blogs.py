"""Whatever a blog claims, Hugo builds it, twice the same, and each page, file and alias is where it is said to be.

``RST2HUGO_CASES=1000`` looks at so many random blogs, other ones each time.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from support.hugo_site import build
from support.random_site import Parts, blogs

from rst2hugo import Code, Result, write
from rst2hugo.addresses.urls import base_path, file_of, file_of_alias
from rst2hugo.collisions.assets import VERBATIM
from rst2hugo.model import Feed, Language, Page, Site

CASES = int(os.environ.get("RST2HUGO_CASES", "10"))


def published(site: Path, name: str) -> dict[str, str]:
    """The files that Hugo publishes."""
    run = build(site, "--printPathWarnings", destination=site / name)
    assert [line for line in (run.stdout + run.stderr).splitlines() if "Duplicate" in line] == []
    there = (file for file in (site / name).rglob("*") if file.is_file())
    return {file.relative_to(site / name).as_posix(): file.read_text("utf-8") for file in there}


@settings(max_examples=CASES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(blogs())
def test_hugo_publishes_each_thing_once(parts: Parts) -> None:
    with TemporaryDirectory() as folder:
        site, blog = Path(folder) / "site", Path(folder) / "blog"
        blog.mkdir()
        result = parts.write_blog(blog)
        write(result, site)
        files = published(site, "once")
        assert published(site, "again") == files
        # What a file system without capitals takes for one file says the same.
        same: dict[str, set[str]] = {}
        for name, text in files.items():
            same.setdefault(unicodedata.normalize("NFC", name).lower(), set()).add(text)
        assert [name for name, texts in same.items() if len(texts) > 1] == []
        check_contents(result, files, base_path(parts.site.base_url))


def check_contents(result: Result, files: dict[str, str], base: str) -> None:
    """Each page, alias, list and file of the blog is where the result says that it is."""
    for page in result.pages:
        shown = f"This is {page.front_matter['title']}.<"
        if page.draft:
            assert not any(shown in text for text in files.values()), page
            continue
        assert shown in files[file_of(str(page.url))], page
        for alias in page.aliases:
            goal = quote(base + str(page.url).removesuffix("index.html"))
            assert goal in files[file_of_alias(alias)], (page, alias)
    for asset in result.assets:
        file = "index.html" if asset.output == VERBATIM else asset.output.removeprefix("static/")
        assert files[file].strip() == f"File {asset.source}", asset
    for address in result.lists:
        assert file_of(address) in files or file_of_alias(address) in files, address


def test_a_file_in_the_way_of_a_feed_in_another_language(tmp_path: Path) -> None:
    """Hugo makes a feed of all posts in each language; where it cannot make one it refuses the site."""
    page = Page("tide.rst", "content/tide.md", {"title": "Tide", "date": "2020-01-01"}, "This is Tide.\n")
    site = Site(base_url="https://tide.example/", languages=(Language("fr", ""),), feeds=(Feed("rss", "/a/news.xml"),))
    (tmp_path / "blog").mkdir()
    result = Parts([page], site, [], ["fr/a"]).write_blog(tmp_path / "blog")
    write(result, tmp_path / "site")
    assert "fr/a" in published(tmp_path / "site", "once")
    [told] = [one.message for one in result.diagnostics if one.code is Code.DUPLICATE_OUTPUT]
    assert told == "/a/news.xml is also the address of fr/a; Hugo makes no feed there"


@pytest.mark.parametrize("name", ["Index.html", "sitemap.XML"])
def test_a_file_that_differs_from_one_of_hugo_s_own_in_capitals(name: str, tmp_path: Path) -> None:
    """On macOS and Windows both are one file."""
    page = Page("tide.rst", "content/tide.md", {"title": "Tide", "date": "2020-01-01"}, "This is Tide.\n")
    (tmp_path / "blog").mkdir()
    result = Parts([page], Site(base_url="https://tide.example/"), [], [name]).write_blog(tmp_path / "blog")
    assert result.assets == ()
    assert [one.path for one in result.diagnostics if one.code is Code.DUPLICATE_OUTPUT] == [name]
