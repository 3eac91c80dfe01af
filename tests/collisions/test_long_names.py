"""Names longer than a file system has them stop nothing: what is written has shorter ones, and Hugo builds it."""

import pytest
from support.hugo_site import build

from rst2hugo import Options, convert_blog, write
from rst2hugo.collisions.long_names import shorten
from rst2hugo.model.codes import Code
from rst2hugo.model.diagnostics import RequestError

LONG = "sluice" * 50
HEAD = "Sluice\n======\n\n:date: 2018-03-04\n"
PELICAN = "SITENAME = 'Locks'\nSITEURL = 'https://locks.example'\nPATH = 'content'\n"


def pelican(tmp_path, header, more="", name="a"):
    blog = tmp_path / "blog"
    (blog / "content").mkdir(parents=True)
    (blog / "pelicanconf.py").write_text(PELICAN + more)
    (blog / "content" / f"{name}.rst").write_text(f"{HEAD}{header}\n\nWater.\n")
    (blog / "content" / "b.rst").write_text(f"{HEAD.replace('Sluice', 'Other=')}:tags: weir\n\nOther water.\n")
    return blog


@pytest.mark.parametrize(
    ("header", "more"),
    [
        (f":tags: {LONG}, weir", ""),
        (f":tags: {LONG}a, {LONG}b", ""),
        (f":category: {LONG}", "CATEGORY_FEED_ATOM = 'feeds/{slug}.xml'\n"),
        (f":author: {LONG}", "AUTHOR_SAVE_AS = 'writer/{slug}/index.html'\n"),
        (f":tags: {'ü' * 300}", "TAG_URL = 't/{slug}/'\nTAG_SAVE_AS = 't/{slug}/index.html'\n"),
        (f":slug: {LONG}\n:tags: weir", ""),
    ],
)
def test_a_long_name_in_a_header_is_built_and_told(tmp_path, header, more):
    result = convert_blog(pelican(tmp_path, header, more))
    write(result, tmp_path / "site")
    build(tmp_path / "site")
    page = next((tmp_path / "site" / "public").glob("sluice*/index.html"))
    assert "Water." in page.read_text()
    told = [one.code for one in (*result.diagnostics, *result.pages[0].diagnostics)]
    assert Code.LONG_NAME in told or Code.LOST_ADDRESS in told


def test_the_list_of_a_long_tag_has_its_posts(tmp_path):
    write(convert_blog(pelican(tmp_path, f":tags: {LONG}")), tmp_path / "site")
    build(tmp_path / "site")
    lists = [
        one for one in (tmp_path / "site" / "public").rglob("index.html") if one.parent.name.startswith("sluicesl")
    ]
    assert len(lists) == 1
    assert "Sluice" in lists[0].read_text()


@pytest.mark.parametrize("name", ["w" * 251, "Index." + "w" * 240, "é" * 125])
def test_a_file_with_the_longest_name(tmp_path, name):
    blog = tmp_path / "blog"
    (blog / "notes").mkdir(parents=True)
    (blog / "notes" / f"{name}.rst").write_text(f"{HEAD}\nWater.\n")
    result = convert_blog(blog, Options(base_url="https://locks.example/"))
    write(result, tmp_path / "site")
    build(tmp_path / "site")
    assert Code.LONG_NAME in [one.code for one in result.pages[0].diagnostics]


def test_what_an_engine_of_its_own_calls_a_file_is_checked_before_anything_is_written(tmp_path):
    result = convert_blog(pelican(tmp_path, ""))
    result.files[f"static/{LONG}"] = "x"
    with pytest.raises(RequestError, match="longer than file systems allow; nothing was written"):
        write(result, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_endings_stay():
    assert shorten(f"content/{LONG}.md") == f"content/{LONG[:200]}.md"
    assert shorten("content/a.md") == "content/a.md"
    assert shorten("ü" * 150) == "ü" * 100
