"""Lists of posts on the finished site: right ones, wrong ones, and those of a template that is the user's own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from support import hugo_site
from support.nikola_blog import CONF
from support.old_blog import written

from rst2hugo import Options, convert_blog, write
from rst2hugo.verify import Verdict, verify
from rst2hugo.verify.nouns.difference import Kind

TEMPLATE = "layouts/_shortcodes/posts.html"
LISTS = (
    ".. title: Lists\n.. date: 2010-01-01\n\nWords.\n\n.. post-list::\n   :tags: clay\n   :stop: 2\n\nMore words.\n\n"
    ".. post-list::\n   :reverse:\n   :sort: title\n\n.. post-list::\n   :date: year >= 2015\n"
)
FILES = {"conf.py": CONF, "pages/lists.rst": LISTS} | {
    f"posts/{name}.rst": f".. title: {name.title()}\n.. date: {year}-02-03 04:05:06\n.. tags: {tags}\n\nOf {name}.\n"
    for name, year, tags in (
        ("bowl", 2013, "clay"),
        ("cup", 2014, "clay, tea"),
        ("jug", 2015, "clay"),
        ("tray", 2016, "wood"),
    )
}


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("clay") / "blog", FILES)


def verified(blog: Path, site: Path, was: str = "", now: str = "") -> Verdict:
    """The verdict on the site that the blog becomes, with something in the template replaced."""
    write(convert_blog(blog, Options()), site)
    template = (site / TEMPLATE).read_text("utf-8")
    assert was in template
    (site / TEMPLATE).write_text(template.replace(was, now) if was else now or template, "utf-8")
    return verify(site, blog)


def wrong(verdict: Verdict) -> list[tuple[str, str]]:
    """What each wrong list has to name, and what it names."""
    found = [one for one in verdict.findings if one.difference.kind is Kind.POSTS]
    assert {one.place for one in found} <= {"pages/lists.rst"}
    assert [one for page in verdict.pages for one in page.differences] == []
    return [(one.difference.old.rpartition(": ")[2], one.difference.new) for one in found]


def test_right_lists_are_no_part_of_the_text(blog: Path, tmp_path: Path) -> None:
    verdict = verified(blog, tmp_path)
    assert wrong(verdict) == []
    assert verdict.findings == ()


NEWEST = "/posts/jug/, /posts/cup/"


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        ("$ends.stop 0", "$ends.stop 9", [(NEWEST, "/posts/jug/, /posts/cup/, /posts/bowl/")]),
        ("(len $common) 0", "(len $common) -1", [(NEWEST, "/posts/tray/, /posts/jug/")]),
        ("(index . 2) $value", '"<" $value', [("/posts/tray/, /posts/jug/", "/posts/cup/, /posts/bowl/")]),
    ],
)
def test_a_list_of_other_posts_is_wrong(
    blog: Path, tmp_path: Path, was: str, now: str, found: list[tuple[str, str]]
) -> None:
    assert wrong(verified(blog, tmp_path, was, now)) == found


def test_a_list_in_another_order_is_wrong(blog: Path, tmp_path: Path) -> None:
    found = wrong(verified(blog, tmp_path, '(sort $pages "Date")', '(sort $pages "Date" "desc")'))
    assert found == [(NEWEST, "/posts/bowl/, /posts/cup/"), ("/posts/tray/, /posts/jug/", "/posts/jug/, /posts/tray/")]


def test_a_template_of_the_users_own_may_show_more(blog: Path, tmp_path: Path) -> None:
    """Whatever it shows besides is no text of the page."""
    was, now = "</li>", " <a href='https://e.org/'>elsewhere</a><p>Cards of {{ $page.Title }}</p></li>"
    assert wrong(verified(blog, tmp_path, was, now)) == []


def test_a_template_that_shows_nothing_is_wrong(blog: Path, tmp_path: Path) -> None:
    found = wrong(verified(blog, tmp_path, now="{{- /* nothing */ -}}\n<p>Soon.</p>\n"))
    assert [now for _, now in found] == ["no page"] * 3


def test_without_the_marks_of_the_comparison_the_site_is_as_it_was(blog: Path, tmp_path: Path) -> None:
    verified(blog, tmp_path)
    assert not re.search("rst2hugo posts", (tmp_path / TEMPLATE).read_text("utf-8"))


@pytest.fixture(scope="module")
def old(blog: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an engine published: the lists in boxes of its own, with what its theme says of a post."""
    root = tmp_path_factory.mktemp("old")
    write(convert_blog(blog, Options()), root / "site")
    public = hugo_site.build(root / "site").destination
    page = public / "lists" / "index.html"
    text = page.read_text("utf-8").replace('<ul class="post-list">', '<ul class="cards postlist">')
    page.write_text(text.replace("</li>", " <em>Recommended</em></li>"), "utf-8")
    return public


def test_lists_that_name_what_the_old_ones_named(blog: Path, old: Path, tmp_path: Path) -> None:
    write(convert_blog(blog, Options()), tmp_path)
    verdict = verify(tmp_path, blog, against=old)
    assert [f"{one.source}: {difference}" for one in verdict.old_pages for difference in one.differences] == []


def test_a_list_that_names_other_posts_than_the_old_one(blog: Path, old: Path, tmp_path: Path) -> None:
    """The rule that the list follows is kept, but it is not that of the old list."""
    changed = shutil.copytree(blog, tmp_path / "blog")
    (changed / "pages/lists.rst").write_text(LISTS.replace(":stop: 2", ":stop: 1"), "utf-8")
    write(convert_blog(changed, Options()), tmp_path / "site")
    verdict = verify(tmp_path / "site", changed, against=old)
    found = [(one.source, difference) for one in verdict.old_pages for difference in one.differences]
    assert [(source, one.kind, one.old, one.new) for source, one in found] == [
        ("/lists/", Kind.POSTS, "/posts/jug/, /posts/cup/", "/posts/jug/")
    ]


def test_a_broken_link_in_an_excerpt_is_that_of_the_post(tmp_path: Path) -> None:
    index = "Home\n====\n\n.. postlist::\n   :excerpts:\n\n.. toctree::\n   :hidden:\n\n   a\n"
    text = ".. post:: 2015-03-14\n\nA\n=\n\nSee `that </gone.mp3>`_.\n\nMore.\n"
    conf = "extensions = ['ablog']\nblog_baseurl = 'https://b.example'\n"
    blog = written(tmp_path / "blog", {"conf.py": conf, "index.rst": index, "a.rst": text})
    write(convert_blog(blog, Options()), tmp_path / "site")
    verdict = verify(tmp_path / "site", blog)
    assert [(one.place, one.difference.kind, one.inherited) for one in verdict.findings] == [
        ("a.rst", Kind.BROKEN_LINK, True)
    ]
