"""A term that is a folder in an address is written as a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.hugo_site import build
from support.old_blog import converted, page

from rst2hugo import Code, write

HEAD = ":date: 2018-03-04\n:tags: .., weir, .\n:category: ..\n\nSluice\n======\n\nWater.\n"
BLOGS = {
    "rst": {"a.rst": HEAD},
    "pelican": {"pelicanconf.py": "SITENAME = 'Locks'\nSITEURL = 'https://locks.example'\n", "content/a.rst": HEAD},
}


@pytest.mark.parametrize("name", BLOGS)
def test_the_home_page_stays_what_it_is(name: str, tmp_path: Path) -> None:
    result = converted(tmp_path / "blog", BLOGS[name])
    write(result, tmp_path / "site")
    public = build(tmp_path / "site").destination
    assert "Sluice" in next(public.rglob("tag*/dots/index.html")).read_text("utf-8")
    assert [*public.rglob("tag*/dot/index.html")]
    home = (public / "index.html").read_text("utf-8")
    assert "<title>.." not in home
    source = "a.rst" if name == "rst" else "content/a.rst"
    told = [one.message for one in page(result, source).diagnostics if one.code is Code.BAD_VALUE]
    assert told[-1] == "tags: .. is a folder in an address; 'dots' was written"
