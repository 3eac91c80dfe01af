"""A blog in a theme of other people: its frame, menu and hooks, our feeds, lists and styles, built by real Hugo."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from support.hugo_site import build
from support.old_blog import written
from support.pelican_blog import CONF, rst
from support.starter_blog import ATOM, feed, page

from rst2hugo.cli.commands import main
from rst2hugo.verify import State, verify

THEME = Path(__file__).parent.parent / "support" / "theme"
SETTINGS = f"""{CONF}
ARTICLE_URL = '{{date:%Y}}/{{slug}}.html'
ARTICLE_SAVE_AS = ARTICLE_URL
INDEX_SAVE_AS = 'logbook.html'
ARCHIVES_SAVE_AS = 'all.html'
FEED_ALL_ATOM = 'feeds/all.atom.xml'
FEED_ALL_RSS = 'rss/index.html'
DEFAULT_PAGINATION = 2
MENUITEMS = (('Charts', 'https://charts.example/'),)
"""
MARKED = """
Lights seen from the quay, and what they mean to a boat that comes in at night with the tide.

.. image:: /images/beacon.png
   :alt: A beacon "in fog"
   :class: wide shot
   :width: 200

.. epigraph::

   Red right returning.

   -- A pilot

.. note:: Keep the *green* light to port.

Colours
-------

.. code-block:: python

   lights = {"red": 1}

The `pilots <https://pilots.example/>`_ know more of this than any book that was ever printed.
"""
POSTS = {
    "content/beacon.rst": rst("Beacon", ":date: 2015-06-01\n:tags: lights, C++\n:authors: Mo Reed", MARKED),
    **{f"content/buoy{n}.rst": rst(f"Buoy {n}", f":date: 2014-06-0{n}\n:tags: lights", f"Buoy {n} rolls in the swell.")
       for n in (1, 2, 3)},
    "content/pages/pilots.rst": rst("Pilots", "", "They come aboard at the outer mark."),
    "content/images/beacon.png": "png",
}  # fmt: skip  # a table
HEAD = '{{ partial "content-css.html" . }}\n'


class Built(NamedTuple):
    site: Path
    public: Path


def migrated(folder: Path, theme: str, *options: str, table: str = "", own: bool = False) -> Built:
    """The blog migrated, with the theme in a folder of that name; ``own`` adds our styles to its head as the user."""
    rules = {"rst2hugo.toml": f"[options]\n{table}\n"} if table else {}
    blog, site = written(folder / "blog", {"pelicanconf.py": SETTINGS, **POSTS, **rules}), folder / "site"
    done = CliRunner().invoke(main, ["migrate", str(blog), str(site), *options])
    assert done.exit_code == 0, done.output
    assert f"put the theme into {site / 'themes' / theme}" in done.output.replace("\n", " ")
    shutil.copytree(THEME, site / "themes" / theme)
    if own:
        written(site, {"layouts/_partials/extend_head.html": HEAD})
    result = build(site, "--printPathWarnings")
    assert [line for line in (result.stdout + result.stderr).splitlines() if line.startswith(("WARN", "ERROR"))] == []
    return Built(site, result.destination)


@pytest.fixture(scope="module")
def ananke(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """With a name of which it is known where styles go, and that it has no colours of code."""
    return migrated(tmp_path_factory.mktemp("ananke"), "ananke", "--theme", "ananke")


@pytest.fixture(scope="module")
def unknown(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """With a name that is not known, which rst2hugo.toml says."""
    return migrated(tmp_path_factory.mktemp("lantern"), "Lantern", table="theme = 'Lantern'", own=True)


@pytest.fixture(scope="module", params=["ananke", "unknown"])
def site(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


def test_pages_are_in_the_frame_of_the_theme_with_its_menu(site: Built) -> None:
    found = page(site.public, "/2015/beacon/")
    assert found.xpath("//article[@class='post-single']//h1/text()") == ["Beacon"]
    assert not found.xpath("//*[contains(@class, 'site-header')]")
    menu = {one.text: one.get("href") for one in found.xpath("//ul[@id='menu']//a")}
    assert menu.items() >= {"Pilots": "/pages/pilots/", "Charts": "https://charts.example/"}.items()
    assert page(site.public, "/pages/pilots/").xpath("//ul[@id='menu']//a[@class='active']/text()") == ["Pilots"]


def test_lists_have_the_posts_of_the_main_sections(site: Built) -> None:
    for address in ("/", "/logbook/", "/tag/lights/"):
        titles = page(site.public, address).xpath("//article[@class='post-entry']/h2/text()")
        assert len(titles) == 2, address
        assert titles[0] == "Beacon"
    assert page(site.public, "/logbook/page/2/").xpath("//article/h2/text()") == ["Buoy 2", "Buoy 1"]
    assert sorted(page(site.public, "/tags/").xpath("//ul[@class='terms-tags']//a/text()")) == ["C++ ", "lights "]


def test_the_archive_has_all_posts(site: Built) -> None:
    found = page(site.public, "/all/")
    assert found.xpath("//main//ul[@class='archive']//a/text()") == ["Beacon", "Buoy 3", "Buoy 2", "Buoy 1"]


def test_the_archive_of_a_theme_that_has_a_layout_for_it(tmp_path: Path) -> None:
    public = migrated(tmp_path, "PaperMod", "--theme", "PaperMod").public
    found = page(public, "/all/")
    assert found.xpath("//div[@class='archive-year']/a/text()") == ["Beacon", "Buoy 3", "Buoy 2", "Buoy 1"]


def test_old_addresses_lead_to_their_pages(site: Built) -> None:
    for old, new in {"2015/beacon.html": "/2015/beacon/", "all.html": "/all/", "logbook.html": "/logbook/"}.items():
        text = (site.public / old).read_text("utf-8")
        assert f"{new}" in text, old
    assert not [file for file in site.public.rglob("*.html") if "__hdeferred" in file.read_text("utf-8")]


def test_feeds_are_valid_where_they_were(site: Built) -> None:
    titles = ["Beacon", "Buoy 3", "Buoy 2", "Buoy 1"]
    atom, rss = feed(site.public, "/feeds/all.atom.xml"), feed(site.public, "/rss/index.html")
    assert [one.text for one in atom.iterfind(f"{ATOM}entry/{ATOM}title")] == titles
    assert [one.text for one in rss.iterfind("channel/item/title")] == titles
    assert '<blockquote class="epigraph">' in str(rss.findtext("channel/item/description"))


def test_styles_of_the_content_are_in_the_head(site: Built) -> None:
    links = page(site.public, "/2015/beacon/").xpath("//head/link[@rel='stylesheet']")
    texts = {one.get("media"): (site.public / one.get("href").lstrip("/")).read_text("utf-8") for one in links}
    assert "post-content" in texts[None]  # the theme's own
    assert "admonition" in texts["all"]
    schemes = {media: texts[f"(prefers-color-scheme: {media})"] for media in ("light", "dark")}
    assert all(".chroma .k" in text for text in schemes.values())
    assert schemes["light"] != schemes["dark"]
    assert page(site.public, "/2015/beacon/").xpath("//div[@class='highlight']//span[@class='s2']")


def test_no_colours_of_code_where_the_theme_has_some(tmp_path: Path) -> None:
    found = migrated(tmp_path, "hugo-theme-stack", "--theme", "hugo-theme-stack")
    links = page(found.public, "/2015/beacon/").xpath("//head/link[@rel='stylesheet']/@media")
    assert links == ["all"]


def test_what_hooks_of_the_theme_leave_out_of_images_and_quotations(site: Built) -> None:
    found = page(site.public, "/2015/beacon/")
    [image] = found.xpath("//main//img")
    assert {**image.attrib} == {
        "src": "/images/beacon.png", "alt": 'A beacon "in fog"', "class": "wide shot", "width": "200",
    }  # fmt: skip  # a table
    assert found.xpath("//blockquote[@class='epigraph']/p[1]/text()") == ["Red right returning."]
    assert found.xpath("//aside[contains(@class, 'note')]//em/text()") == ["green"]
    assert found.xpath("//article//a[@target='_blank']/text()") == ["pilots"]  # the theme's hook for links


def test_hooks_of_the_theme_are_left_alone_where_nothing_has_attributes(tmp_path: Path) -> None:
    posts = {"content/a.rst": rst("A", body=".. image:: /b.png\n   :alt: B\n\n..\n\n   Quoted."), "content/b.png": ""}
    blog = written(tmp_path / "blog", {"pelicanconf.py": CONF, **posts})
    done = CliRunner().invoke(main, ["migrate", str(blog), str(tmp_path / "site"), "--theme", "none"])
    assert done.exit_code == 0, done.output
    assert not [*(tmp_path / "site").glob("layouts/_markup/render-[bi]*")]


def test_verify_is_clean_under_a_theme(site: Built) -> None:
    verdict = verify(site.site, site.site.parent / "blog")
    assert list(verdict) == []
    assert {one.state for one in verdict.pages} == {State.IDENTICAL}


def test_verify_finds_the_text_in_pages_of_the_theme(site: Built) -> None:
    verdict = verify(site.site, site.site.parent / "blog", against=site.public)
    assert list(verdict) == []
    assert len(verdict.old_pages) == len(POSTS) - 1  # the pages, and none of the lists; an image is no page
    assert {one.state for one in verdict.old_pages} == {State.IDENTICAL}


def test_verify_sees_a_word_that_only_the_page_of_the_theme_has(ananke: Built, tmp_path: Path) -> None:
    old = Path(shutil.copytree(ananke.public, tmp_path / "old"))
    text = (old / "2015/beacon/index.html").read_text("utf-8")
    (old / "2015/beacon/index.html").write_text(text.replace("at night", "at midnight"), "utf-8")
    [found] = verify(ananke.site, ananke.site.parent / "blog", against=old)
    assert (found.difference.old, found.difference.new) == ("‘midnight’", "‘night’")
