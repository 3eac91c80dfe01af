"""The home page and the page for what is not found: of every engine they stay where they were, with their text."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import tinkerer_blog
from support.hugo_site import build
from support.old_blog import page, told, written

from rst2hugo import Code, Page, Result, convert_blog, write
from rst2hugo.addresses.special_pages import claim_addresses, place
from rst2hugo.model import Site
from rst2hugo.verify import verify

PELICAN = "SITENAME = 'Lighthouse'\nSITEURL = 'https://lamp.example'\nPATH = 'content'\nTIMEZONE = 'UTC'\n"
NIKOLA = (
    "BLOG_TITLE = 'Lighthouse'\nSITE_URL = 'https://lamp.example/'\nDEFAULT_LANG = 'en'\n"
    "POSTS = (('posts/*.rst', 'log', 'post.tmpl'),)\nPAGES = (('pages/*.rst', '', 'page.tmpl'),)\n"
)
POST = "Oil {day}\n#####\n\n:date: 2019-11-{day:02}\n:tags: lamp\n\nThe oil of day {day}.\n"
NIKOLA_POST = ".. title: Oil\n.. slug: oil\n.. date: 2019-11-01 10:00\n\nThe oil.\n"
HOME = "Keeper\n######\n\n{fields}\n\nI keep *this* light. See `the rules <{{filename}}rules.rst>`_.\n"
RULES = "Rules\n#####\n\n`Home <{filename}keeper.rst>`_, `again </>`_ and `again </index.html>`_.\n"
LOST = "Fog\n###\n\n:status: hidden\n:save_as: 404.html\n\nNothing to see. `Back </>`_.\n"


def built(folder: Path, files: dict[str, str]) -> tuple[Result, dict[str, str]]:
    """A blog of these files, converted, and every HTML file that Hugo publishes of it."""
    result = convert_blog(written(folder / "blog", files))
    write(result, folder / "site")
    run = build(folder / "site", "--printPathWarnings")
    assert "WARN" not in run.stdout + run.stderr
    found = (file for file in run.destination.rglob("*.html"))
    return result, {file.relative_to(run.destination).as_posix(): file.read_text("utf-8") for file in found}


@pytest.mark.parametrize("fields", [":url:\n:save_as: index.html", ":save_as: index.html\n:status: hidden"])
def test_a_pelican_page_at_index_html_is_the_home_page(tmp_path: Path, fields: str) -> None:
    posts = {f"content/oil{day}.rst": POST.format(day=day) for day in range(1, 4)}
    files = {
        "pelicanconf.py": f"{PELICAN}DEFAULT_PAGINATION = 2\n",
        **posts,
        "content/pages/keeper.rst": HOME.format(fields=fields),
        "content/pages/rules.rst": RULES,
    }
    result, public = built(tmp_path, files)
    home = page(result, "content/pages/keeper.rst")
    assert (home.url, home.output, home.aliases, told(result)) == ("/", "content/_index.md", (), [])
    assert home.text.startswith("+++\ntitle = 'Keeper'\nlayout = 'static'\n+++\n\nI keep *this* light.")
    assert "<h1>Keeper</h1>" in public["index.html"]
    assert "The oil of day" not in public["index.html"]
    assert public["pages/rules/index.html"].count('href="/"') >= 3
    # The second page of the old list leads to the list of all posts.
    assert "/archives/" in public["index2.html"]


def test_the_list_of_posts_stands_where_pelican_had_it(tmp_path: Path) -> None:
    settings = "INDEX_SAVE_AS = 'log/index.html'\nMENUITEMS = [('Log', '/log/'), ('Home', '/')]\n"
    files = {
        "pelicanconf.py": PELICAN + settings,
        "content/oil.rst": POST.format(day=1),
        "content/pages/keeper.rst": HOME.format(fields=":save_as: index.html"),
        "content/pages/rules.rst": RULES,
    }
    result, public = built(tmp_path, files)
    assert told(result) == []
    assert "I keep" in public["index.html"]
    assert "The oil of day 1" in public["log/index.html"]
    assert 'href="/log/"' in public["index.html"]


@pytest.mark.parametrize("index", ["diary.html", "log/index.html"])
def test_without_a_home_page_the_newest_posts_are_at_both_addresses(tmp_path: Path, index: str) -> None:
    files = {"pelicanconf.py": f"{PELICAN}INDEX_SAVE_AS = '{index}'\n", "content/oil.rst": POST.format(day=1)}
    result, public = built(tmp_path, files)
    assert told(result) == []
    assert "The oil of day 1" in public["index.html"]
    assert index in public


def test_a_pelican_page_at_404_html_is_what_hugo_shows_for_a_missing_page(tmp_path: Path) -> None:
    files = {
        "pelicanconf.py": PELICAN,
        "content/oil.rst": POST.format(day=1),
        "content/pages/fog.rst": LOST,
        "content/pages/rules.rst": "Rules\n#####\n\n`Lost <{filename}fog.rst>`_\n",
    }
    result, public = built(tmp_path, files)
    assert told(result) == []
    assert page(result, "content/pages/fog.rst").output == "content/404.md"
    assert "Nothing to see." in public["404.html"]
    assert 'href="/404.html"' in public["pages/rules/index.html"]
    assert "404" not in (tmp_path / "site" / "public" / "sitemap.xml").read_text("utf-8")


def test_home_pages_of_pelicans_subsites(tmp_path: Path) -> None:
    settings = "DEFAULT_LANG = 'en'\nPLUGINS = ['i18n_subsites']\nI18N_SUBSITES = {'nl': {'SITENAME': 'Vuurtoren'}}\n"
    dutch = "Wachter\n#######\n\n:lang: nl\n:slug: keeper\n:save_as: index.html\n\nIk waak.\n"
    files = {
        "pelicanconf.py": PELICAN + settings,
        "content/oil.rst": POST.format(day=1),
        "content/oil-nl.rst": POST.format(day=2).replace(":tags:", ":lang: nl\n:slug: oil\n:tags:"),
        "content/pages/keeper.rst": HOME.format(fields=":slug: keeper\n:save_as: index.html"),
        "content/pages/wachter.rst": dutch,
        "content/pages/rules.rst": RULES,
    }
    result, public = built(tmp_path, files)
    assert told(result) == []
    assert page(result, "content/pages/wachter.rst").output == "content/_index.nl.md"
    assert "I keep" in public["index.html"]
    assert "Ik waak." in public["nl/index.html"]


def test_nikolas_home_page(tmp_path: Path) -> None:
    files = {
        "conf.py": f"{NIKOLA}INDEX_PATH = 'log'\n",
        "posts/oil.rst": NIKOLA_POST,
        "pages/index.rst": ".. title: Keeper\n.. slug: index\n\nI keep *this*. `Log <link://index>`_\n",
        "pages/404.rst": ".. title: Fog\n.. slug: 404\n.. pretty_url: false\n\nNothing to see.\n",
    }
    result, public = built(tmp_path, files)
    assert told(result) == []
    assert "<h1>Keeper</h1>" in public["index.html"]
    assert "Nothing to see." in public["404.html"]
    assert "The oil." in public["log/index.html"]


def test_home_leads_where_nikola_and_tinkerer_led_it(tmp_path: Path) -> None:
    settings = "INDEX_PATH = 'log'\nREDIRECTIONS = [('index.html', '/keeper/')]\n"
    keeper = ".. title: Keeper\n.. slug: keeper\n\nI keep `this <link://slug/oil>`_.\n"
    files = {"conf.py": NIKOLA + settings, "posts/oil.rst": NIKOLA_POST, "pages/keeper.rst": keeper}
    result, public = built(tmp_path, files)
    assert told(result) == []
    assert "url=/keeper/" in public["index.html"]
    pages = {"pages/keeper.rst": "Keeper\n======\n\nI keep.\n", "p2012_03_04_oil": tinkerer_blog.POST.format("Oil", "")}
    result = tinkerer_blog.blog(tmp_path / "t", "2012/03/04/oil", settings="landing_page = 'keeper'\n", **pages)
    write(result, tmp_path / "tinkerer")
    home = build(tmp_path / "tinkerer").destination / "index.html"
    assert "url=/blog/html/pages/keeper/" in home.read_text("utf-8")


def test_the_first_document_of_a_folder_is_its_home_page(tmp_path: Path) -> None:
    oil = "---\ntitle: Oil\ndate: 2019-11-01\n---\n\nOil.\n"
    result, public = built(tmp_path, {"index.rst": "Keeper\n======\n\nI keep.\n", "log/oil.rst": oil})
    assert page(result, "index.rst").output == "content/_index.md"
    assert "<h1>Keeper</h1>" in public["index.html"]


def test_verify_reads_the_old_home_page(tmp_path: Path) -> None:
    files = {
        "pelicanconf.py": PELICAN,
        "content/oil.rst": POST.format(day=1),
        "content/pages/keeper.rst": HOME.format(fields=":save_as: index.html"),
        "content/pages/rules.rst": RULES,
    }
    written(
        tmp_path / "old",
        {
            "index.html": "<html><body><div class='entry-content'><p>I keep <em>this</em> lamp. "
            "See <a href='/pages/rules.html'>the rules</a>.</p></div></body></html>"
        },
    )
    write(convert_blog(written(tmp_path / "blog", files)), tmp_path / "site")
    [home] = verify(tmp_path / "site", against=tmp_path / "old").old_pages
    assert [str(one) for one in home.differences] == ["word: ‘lamp.’ → ‘light.’"]


def test_only_one_page_of_a_language_has_such_an_address() -> None:
    pages = [
        Page("a.rst", "content/a.md", {}, "", "page", "/", "/", ("/a/",)),
        Page("b.rst", "content/b.md", {"draft": True}, "", "page", "/", "/"),
        Page("c.rst", "content/c.md", {"url": "/404/"}, "", "page", "/404/", "/404.html", ("/404.html", "/c/")),
        Page("d.rst", "content/d.md", {}, "", "post", "/d/", "/d/", ("/",)),
        Page("e.rst", "content/e.md", {}, "", "page", "/fr/", "/fr/", language="fr"),
    ]
    found = [place(one, Site()) for one in claim_addresses(pages)]
    assert [one.url for one in found] == ["/", None, "/404.html", "/d/", "/fr/"]
    assert [one.output for one in found] == [
        "content/_index.md",
        "content/b.md",
        "content/404.md",
        "content/d.md",
        "content/_index.md",
    ]
    assert [one.aliases for one in found] == [("/a/",), (), ("/c/",), ("/",), ()]
    assert [one.code for one in found[1].diagnostics] == [Code.DRAFT_ADDRESS]
