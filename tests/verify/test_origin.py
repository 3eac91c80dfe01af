"""A site whose blog has gone somewhere else: how to name it is told, and what it was made with still holds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rst2hugo import Options, RequestError, convert_blog, write
from rst2hugo.verify.build.origin import find_origin

POST = "Pier\n====\n\n:date: 2018-03-30\n\nWords.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site made from a blog with an option and a configuration of its own."""
    blog = tmp_path / "blog"
    blog.mkdir()
    (blog / "pier.rst").write_text(POST, encoding="utf-8")
    (blog / "my.toml").write_text("", encoding="utf-8")
    write(convert_blog(blog, Options(engine="rst", config=str(blog / "my.toml"))), tmp_path / "site")
    return tmp_path / "site"


def test_the_blog_where_it_was(site: Path) -> None:
    found = find_origin(site, None, {}, is_needed=True)
    assert (found.blog, found.options.engine, found.note) == (site.with_name("blog"), "rst", "")


def test_options_of_the_command_line_win(site: Path) -> None:
    assert find_origin(site, None, {"engine": "pelican"}, is_needed=True).options.engine == "pelican"


def test_a_blog_that_has_moved(site: Path) -> None:
    blog = site.with_name("blog")
    shutil.move(blog, blog.with_name("elsewhere"))
    with pytest.raises(RequestError, match=r"no longer at .*blog; say where it is now: --source BLOG"):
        find_origin(site, None, {}, is_needed=True)
    found = find_origin(site, blog.with_name("elsewhere"), {}, is_needed=True)
    assert (found.blog, found.options.engine, found.options.config) == (blog.with_name("elsewhere"), "rst", None)


def test_a_blog_that_has_moved_and_an_old_site(site: Path) -> None:
    shutil.rmtree(site.with_name("blog"))
    found = find_origin(site, None, {}, is_needed=False)
    assert found.blog is None
    assert "--source" in found.note


def test_a_site_of_nobody(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=r"name the blog: --source BLOG"):
        find_origin(tmp_path, None, {}, is_needed=True)
