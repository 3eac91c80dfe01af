"""Lists of posts as Nikola and ABlog themselves publish them, and as Hugo shows what becomes of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from support.nikola_blog import CONF
from support.old_blog import converted, told, written

from rst2hugo import Options, convert_blog, write
from rst2hugo.verify import verify
from rst2hugo.verify.nouns.difference import Kind

SETTINGS = """
POSTS = (('posts/*.rst', 'posts', 'post.tmpl'),)
PAGES = (('pages/*.rst', '', 'page.tmpl'),)
TRANSLATIONS = {'en': '', 'es': './es'}
DEFAULT_LANG = 'en'
DATE_FORMAT = "d. MMMM yyyy HH:mm"
"""
POSTS = {
    "posts/wax.rst": ".. title: Wax & wick\n.. date: 2012-05-06 07:08:09\n.. tags: Candle, Home Made\n.. rank: 10\n"
    ".. category: Craft\n\nMelt it.\n",
    "posts/soap.rst": ".. title: Soap 9\n.. date: 2013-05-06 10:00:00\n.. updated: 2019-01-01 10:00:00\n"
    ".. tags: Home Made\n.. rank: 9\n\nStir it.\n",
    "posts/soap10.rst": ".. title: soap 10\n.. date: 2014-01-05 10:00:00\n.. tags: Home Made, Candle\n"
    ".. category: Craft\n\nStir it again.\n",
    "posts/ink.rst": ".. title: Ink\n.. date: 2014-11-03 22:30:00\n.. tags: write\n.. category: Craft\n\nDip it.\n",
    "posts/ink.es.rst": ".. title: Tinta\n\nMoja.\n",
    "posts/draft.rst": ".. title: Draft\n.. date: 2014-12-03 22:30:00\n.. status: draft\n.. tags: write\n\nNot yet.\n",
    "posts/secret.rst": ".. title: Secret\n.. date: 2014-12-03 22:30:00\n.. status: private\n\nHush.\n",
    "pages/about.rst": ".. title: About\n.. date: 2011-01-02\n\nUs.\n",
}
OF_NIKOLA = (
    "", ":tags: Candle", ":tags: candle,Home made\n   :require_all_tags:", ":tags: candle, write", ":tags: nothing",
    ":categories: craft", ":categories: craft\n   :tags: candle", ":stop: 2", ":start: 1\n   :stop: 3",
    ":start: -2", ":stop: -1", ":start: 9", ":reverse:", ":reverse:\n   :stop: 2", ":reverse:\n   :start: 2",
    ":reverse:\n   :start: -2\n   :stop: 0", ":sort: title", ":sort: title\n   :reverse:", ":sort: updated",
    ":sort: rank", ":slugs: ink, wax", ":slugs: ink, wax\n   :stop: 1", ":date: year >= 2013, month == 5",
    ":date: weekday < 1", ":date: isoweekday == 7", ":date: < now", ":type: all\n   :slugs: about,ink", ":lang: es",
    ":date: >= today", ":date: day != 6",
)  # fmt: skip  # a table


def page_with(directive: str, options: tuple[str, ...]) -> str:
    lists = (
        f"List {number}:\n\n.. {directive}::{' ' * (one[:1] != ':')}{one if one[:1] != ':' else ''}\n"
        f"   {one if one[:1] == ':' else ''}\n"
        for number, one in enumerate(options)
    )
    return "\n".join(lists)


def read_lists(root: Path, address: str, query: str) -> list[list[str]]:
    """What the items of each list on a page say, and where they lead."""
    page: Any = html.fromstring((root / address.strip("/") / "index.html").read_bytes().decode())
    page.make_links_absolute(f"https://x.example{address}")
    return [
        [" ".join([*item.text_content().split(), *item.xpath(".//a/@href")]) for item in one.iter("li")]
        for one in page.xpath(query)
    ]


def migrated(blog: Path, site: Path, old: Path) -> Options:
    """The site, which verify has nothing to say against, and Hugo has built into ``public``."""
    options = Options()
    write(convert_blog(blog, options), site)
    verdict = verify(site, blog, options=options, against=old)
    assert [str(one) for one in verdict.findings if one.difference.kind is Kind.POSTS] == []
    pages = (*verdict.pages, *(one for one in verdict.old_pages if one.source in ("/", "/lists/")))
    assert [f"{one.source}: {difference}" for one in pages for difference in one.differences] == []
    assert not any(one.kind is Kind.POSTS for page in verdict.old_pages for one in page.differences)
    subprocess.run(["hugo", "--quiet", "-s", site, "-d", site / "public"], check=True)
    return options


def test_nikola(tmp_path: Path) -> None:
    listing = page_with("post-list", OF_NIKOLA)
    shortcode = '\nAnd:\n\n{{% post-list tags="candle, write" stop=2 %}}{{% /post-list %}}\n'
    files = {**POSTS, "pages/lists.rst": f".. title: Lists\n.. date: 2010-01-01\n\n{listing}{shortcode}"}
    blog = tmp_path / "blog"
    written(blog, {"conf.py": CONF + SETTINGS, **files})
    command = [sys.executable, "-m", "nikola", "build"]
    done = subprocess.run(command, cwd=blog, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    old = read_lists(blog / "output", "/lists/", "//div[@class='post-list']")
    (blog / "output").rename(tmp_path / "output")
    migrated(blog, tmp_path / "site", tmp_path / "output")
    new = read_lists(tmp_path / "site" / "public", "/lists/", "//ul[@class='post-list']")
    assert len(old) == len(OF_NIKOLA) + 1
    names = [*OF_NIKOLA, "shortcode"]
    # Where a post is not translated Hugo has one page for both languages.
    old = [[item if "Tinta" in item else item.replace("/es/", "/") for item in one] for one in old]
    assert dict(zip(names, new, strict=True)) == dict(zip(names, old, strict=True))


OF_ABLOG = (
    "", "2", ":tags: rope", ":tags: rope, knot", ":tags: rope\n   :category: How to", ":author: kim",
    ":location: pier", ":sort:", "2\n   :sort:", "1\n   :tags: rope\n   :sort:", "0", ":date: %Y/%m",
    ":format: {title} ({date})\n   :date: %d.%m.%y", ":format: {title}: {tags}; {author}, {location}, {category}",
    "3\n   :format: {title}\n   :list-style: circle", ":tags: unheard", ":tags: rope, unheard",
)  # fmt: skip  # a table
ABLOG_CONF = (
    "project = 'P'\nextensions = ['ablog']\nblog_baseurl = 'https://knots.example'\nblog_title = 'Knots'\n"
    "blog_authors = {'kim': ('Kim Lee', None)}\nblog_locations = {'pier': ('The pier', None)}\n"
    "html_theme = 'basic'\nhtml_sidebars = {}\npost_auto_orphan = True\n"
)
KNOTS = {
    "posts/bowline.rst": ".. post:: 2015-03-14\n   :tags: rope, knot\n   :category: How to\n   :author: kim\n\n"
    "Bowline\n=======\n\nA loop.\n\n.. postlist::\n   :tags: rope\n\n.. postlist:: 1\n",
    "posts/hitch.rst": ".. post:: 2015-03-14\n   :tags: rope\n   :location: pier\n\nHitch\n=====\n\nTo a post.\n",
    "posts/splice.rst": ".. post:: 2016-07-01\n   :tags: rope\n   :category: How to\n\nSplice\n======\n\nOf strands.\n",
    "posts/whip.rst": ".. post:: 2014-07-01\n   :tags: twine\n\nWhipping\n========\n\nAt the end.\n",
    "posts/later.rst": ".. post::\n   :tags: rope\n\nLater\n=====\n\nNot yet.\n",
}


def test_ablog(tmp_path: Path) -> None:
    python = os.environ.get("RST2HUGO_ABLOG_PYTHON")
    if not python:
        pytest.skip("RST2HUGO_ABLOG_PYTHON names no Python that has ABlog; nox -s tests makes one")
    lists = page_with("postlist", OF_ABLOG)
    index = f"Knots\n=====\n\n{lists}\n\n.. toctree::\n   :hidden:\n   :glob:\n\n   posts/*\n"
    blog = tmp_path / "blog"
    written(blog, {"conf.py": ABLOG_CONF, "index.rst": index, **KNOTS})
    options = ["-q", "-b", "dirhtml", "-d", str(tmp_path / "doctrees")]
    command = [python, "-m", "sphinx", *options, str(blog), str(tmp_path / "old")]
    subprocess.run(command, check=True, capture_output=True)
    migrated(blog, tmp_path / "site", tmp_path / "old")
    query = "//ul[contains(@class, 'postlist')]"
    for address, names in (("/", OF_ABLOG), ("/posts/bowline/", ("rope", "one"))):
        old = read_lists(tmp_path / "old", address, query)
        new = read_lists(tmp_path / "site" / "public", address, "//ul[@class='post-list']")
        assert dict(zip(names, new, strict=True)) == dict(zip(names, old, strict=True))


@pytest.mark.parametrize(
    ("name", "page"), [("pages/a.md", "*Two*:\n\n{}\n\nMore.\n"), ("pages/a.html", "<p>Two:</p>\n{}\n")]
)
def test_a_list_in_a_text_that_is_not_rst(tmp_path: Path, name: str, page: str) -> None:
    text = page.format('{{% post-list stop=2 tags="home made" %}}{{% /post-list %}}')
    files = {"conf.py": CONF + "PAGES = (('pages/*.md', '', 'page.tmpl'), ('pages/*.html', '', 'page.tmpl'))\n"}
    result = converted(tmp_path, {**files, name: f"<!--\n.. title: A\n.. slug: a\n-->\n\n{text}"}, engine="nikola")
    assert told(result) == []
    assert '{{< posts tags="home made" limit=2 date="2006-01-02 15:04" >}}' in result.pages[0].text
