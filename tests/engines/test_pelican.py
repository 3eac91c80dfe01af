"""Pelican's rules, each with the fact that the engine's authors or users rely on; and Pelican 4.12 itself."""

import datetime as dt
import re
import subprocess
import sys
import tomllib

import pytest
from docutils import languages
from docutils.parsers.rst import languages as rst_languages
from lxml import etree, html
from support.hugo_site import build
from support.old_blog import adding, written
from support.paths import EXAMPLES
from support.pelican_blog import DATED, rst

from rst2hugo import Options, convert_blog, convert_text, engines
from rst2hugo.engines.pelican import Pelican
from rst2hugo.model.diagnostics import Code
from rst2hugo.verify import State, verify
from rst2hugo.write import write

EXAMPLE = EXAMPLES / "pelican" / "blog"
ATOM = "{http://www.w3.org/2005/Atom}"
CONF = """
SITENAME = 'A blog'
SITEURL = 'https://harbour.example'
AUTHOR = 'Jo Doe'
PATH = 'content'
TIMEZONE = 'Europe/Paris'
"""


@pytest.fixture
def blog(tmp_path):
    return adding(written(tmp_path, {"pelicanconf.py": CONF}), "content")


def configured(root, settings):
    (root / "pelicanconf.py").write_text(f"{CONF}\n{settings}\n")
    return root


def page(result, name):
    return next(one for one in result.pages if one.source == f"content/{name}")


def post(blog, text, name="a.rst", settings=""):
    return page(convert_blog(configured(blog(name, text), settings)), name)


def codes(page):
    return [one.code for one in page.diagnostics]


def test_detection(blog):
    assert engines.publisher(blog("a.rst", rst("A"))) == "pelican"


# Addresses


@pytest.mark.parametrize(
    ("title", "fields", "old"),
    [
        ("The *big* ``title`` & more", DATED, "/the-big-title-more.html"),
        ("Three's é", DATED, "/threes-e.html"),
        ("A <b> c", DATED, "/a-b-c.html"),
        ("A", f"{DATED}\n:slug: Custom Slug_é", "/Custom Slug_é.html"),
        ("A", f"{DATED}\n:slug: custom-slug\n:lang: fr", "/custom-slug-fr.html"),
        ("A", f"{DATED}\n:lang: EN", "/a-EN.html"),
        ("A", f"{DATED}\n:url: foo/{{slug}}/\n:save_as: foo/{{slug}}/index.html", "/foo/{slug}/"),
        ("A", f"{DATED}\n:status: hidden", "/a.html"),
    ],
)
def test_addresses_of_articles(blog, title, fields, old):
    assert post(blog, rst(title, fields)).old_url == old


@pytest.mark.parametrize(
    ("settings", "old"),
    [
        ("ARTICLE_URL = 'posts/{date:%Y}/{date:%b}/{date:%d}/{slug}/'", "/posts/2012/Mar/04/hello-world/"),
        ("ARTICLE_URL = '{date:%Y}/{date:%-m}/{slug}'", "/2012/3/hello-world"),
        ("ARTICLE_URL = '{category}/{author}/{mood}/{lang}/{slug}.html'", "/deep/jo-doe/Good/en/hello-world.html"),
        ("ARTICLE_URL = '{path}'", "/sub/deep/My_File.name.rst"),
        ("SLUGIFY_SOURCE = 'basename'", "/my_filename.html"),
        ("CLEAN_URLS = True", "/hello-world/"),
        ("ARTICLE_PERMALINK_STRUCTURE = '/%Y/%m/%d'", "/2012/03/04/hello-world.html"),
        ("SLUGIFY_PRESERVE_CASE = True", "/Hello-World.html"),
        ("ARTICLE_URL = '{nobody_knows}/{slug}.html'", None),
        ("ARTICLE_URL = '{slug:>99999999}.html'", "/hello-world.html"),
        ("ARTICLE_URL = '{slug'", "/hello-world.html"),
    ],
)
def test_patterns(blog, settings, old):
    text = rst("Hello World", f"{DATED}\n:mood: Good")
    assert post(blog, text, "sub/deep/My_File.name.rst", settings).old_url == old


def test_pages_are_those_in_their_folder(blog):
    assert post(blog, rst("About us", ":x: y"), "pages/about.rst").old_url == "/pages/about-us.html"
    assert page(convert_blog(blog("b.rst", rst("B"))), "pages/about.rst").kind == "page"
    assert post(blog, rst("Here", ":x: y"), "p/here.rst", "PAGE_PATHS = ['p']").kind == "page"
    assert post(blog, rst("Here", ":x: y"), "p/here.rst", "PAGE_DIR = 'p'").old_url == "/pages/here.html"


@pytest.mark.parametrize(
    ("settings", "kinds"),
    [
        # Pelican skips a folder on its way down only: none that it was told to begin with, or that is above.
        ("ARTICLE_PATHS = ['log']\nPAGE_PATHS = ['']", {"log/a.rst": "post", "b.rst": "page", "more/c.rst": "page"}),
        ("ARTICLE_PATHS = ['log']\nPAGE_PATHS = ['.']", {"log/a.rst": "post", "b.rst": "page", "more/c.rst": "page"}),
        ("ARTICLE_PATHS = ['log']\nARTICLE_EXCLUDES = ['log']", {"log/a.rst": "post"}),
        ("ARTICLE_PATHS = ['log']\nARTICLE_EXCLUDES = ['log/old']", {"log/a.rst": "post", "log/old/e.rst": None}),
        ("ARTICLE_PATHS = ['log/old']\nPAGE_PATHS = ['log']", {"log/a.rst": "page", "log/old/e.rst": "post"}),
        ("PAGE_PATHS = ['more']\nPAGE_EXCLUDES = ['']", {"b.rst": "post", "more/c.rst": "page"}),
    ],
)
def test_folders_of_articles_among_pages_and_the_other_way_round(blog, settings, kinds):
    for name in ("log/a.rst", "b.rst", "more/c.rst", "log/old/e.rst"):
        root = blog(name, rst(name))
    found = {one.source.removeprefix("content/"): one.kind for one in convert_blog(configured(root, settings)).pages}
    assert {name: found.get(name) for name in kinds} == kinds


def test_pages_that_are_called_like_a_folder(blog, tmp_path_factory):
    """Hugo publishes one of ``harbour.md`` and ``harbour/``, and of ``tags.md`` and the list of tags."""
    for name in ("harbour", "harbour/quay", "tags", "log"):
        blog(f"{name}.rst", rst(f"The {name}", ":x: y", f"Of {name}."))
    pattern = r"PATH_METADATA = '(?P<slug>.+)\\.rst'"
    settings = f"ARTICLE_PATHS = ['log']\nPAGE_PATHS = ['']\nPAGE_URL = PAGE_SAVE_AS = '{{slug}}.html'\n{pattern}"
    result = convert_blog(configured(blog("log/a.rst", rst("A", f"{DATED}\n:tags: sea")), settings))
    assert [one.output for one in result.pages if one.output.endswith("-page.md")] == [
        "content/harbour-page.md", "content/log-page.md", "content/tags-page.md",
    ]  # fmt: skip
    site = tmp_path_factory.mktemp("new") / "site"
    write(result, site)
    assert [one for one in verify(site, blog("log/a.rst", rst("A", f"{DATED}\n:tags: sea"))) if not one.inherited] == []


def test_addresses_on_hosts_of_their_own(blog):
    settings = (
        "ARTICLE_URL = '//log.harbour.example/{slug}/'\nARTICLE_SAVE_AS = 'log/{slug}/index.html'\n"
        "PAGE_URL = '//harbour.example/{slug}/'\nPAGE_SAVE_AS = '{slug}/index.html'\n"
        "STATIC_URL = '//files.harbour.example/{path}'\nSTATIC_SAVE_AS = 'files/{path}'"
    )
    blog("images/boat.png", "PNG")
    body = "`Us <{filename}pages/us.rst>`_, |boat|\n\n.. |boat| image:: {static}images/boat.png"
    root = blog("a.rst", rst("A", body=body))
    result = convert_blog(configured(blog("pages/us.rst", rst("Us")), settings))
    assert (page(result, "a.rst").url, page(result, "pages/us.rst").url) == ("/log/a/", "/us/")
    assert "[Us](/us/), ![boat](/files/images/boat.png)" in page(result, "a.rst").text
    settings = "SITEURL = '//harbour.example/log'\nARTICLE_URL = 'https://harbour.example/log/{slug}/'"
    result = convert_blog(configured(root, settings))
    assert page(result, "a.rst").url == "/a/"
    assert "baseURL = 'https://harbour.example/log/'" in result.files["hugo.toml"]


def test_the_address_that_was_linked_and_the_file_that_answered_both_lead_to_the_post(blog):
    found = post(blog, rst("A"), settings="ARTICLE_URL = 'p/{slug}/'\nARTICLE_SAVE_AS = 'p/{slug}.html'")
    assert (found.url, found.aliases) == ("/p/a/", ("/p/a.html",))


def test_a_draft_will_be_where_an_article_is_and_its_own_address_leads_there(blog):
    found = post(blog, rst("A", f"{DATED}\n:status: Draft"))
    assert found.draft
    assert (found.url, found.aliases) == ("/a/", ("/a.html", "/drafts/a.html"))
    assert codes(found) == []
    found = post(blog, rst("A", ":status: draft"), "pages/a.rst")
    assert found.aliases == ("/pages/a.html", "/drafts/pages/a.html")


def test_a_post_of_the_future_was_a_draft_unless_the_settings_say_otherwise(blog):
    text = rst("A", ":date: 2999-01-01")
    assert post(blog, text).aliases == ("/a.html",)
    found = post(blog, text, settings="WITH_FUTURE_DATES = False")
    assert (found.draft, found.aliases) == (False, ("/a.html", "/drafts/a.html"))


def test_names_of_months_in_another_language_are_told(blog):
    settings = "ARTICLE_URL = '{date:%b}/{slug}.html'\nLOCALE = ('fr_FR', 'en_US')"
    told = convert_blog(configured(blog("a.rst", rst("A")), settings)).diagnostics
    assert [one.code for one in told] == [Code.LOST_ADDRESS]


# Metadata


def test_what_a_post_says_wins_over_its_path_and_that_over_the_settings(blog):
    settings = """
DEFAULT_METADATA = (('a', 'settings'), ('b', 'settings'), ('c', 'settings'), ('d', 'settings'), ('e', 'settings'))
EXTRA_PATH_METADATA = {'x': {'b': 'folder', 'c': 'folder', 'category': 'loses'}, 'x/y': {'c': 'deeper', 'd': 'deeper'}}
FILENAME_METADATA = r'(?P<date>\\d{4}-\\d{2}-\\d{2})_(?P<slug>.*)'
PATH_METADATA = r'(?P<d>x)/(?P<slug>y)/'
"""
    found = post(blog, rst("A", ":e: post"), "x/y/2012-03-04_named.rst", settings)
    assert found.front_matter["params"] == {
        "a": "settings", "b": "folder", "c": "deeper", "d": "x", "e": "post",
        "guid": "tag:harbour.example,2012-03-04:/named.html",
    }  # fmt: skip
    assert found.front_matter["date"] == dt.date(2012, 3, 4)
    assert found.front_matter["categories"] == ["y"]
    assert found.old_url == "/named.html"


def test_a_pattern_that_does_not_match_says_nothing(blog):
    settings = "FILENAME_METADATA = 'z(?P<slug>.*)'\nPATH_METADATA = '('"
    result = convert_blog(configured(blog("a.rst", rst("A")), settings))
    assert page(result, "a.rst").old_url == "/a.html"
    assert [one.code for one in result.diagnostics] == [Code.BAD_VALUE]


@pytest.mark.parametrize(
    ("fields", "key", "value"),
    [
        (":tags: thats, awesome; semi, colon, C++", "tags", ["thats, awesome", "semi, colon, C++"]),
        (":tags: a,  b ,,a\n   , c", "tags", ["a", "b", "c"]),
        (":tags:\n  - bullet\n  - list", "tags", ["bullet", "list"]),
        (":category: yeah/sub, too", "categories", ["yeah/sub, too"]),
        (":author: Doe, Jane", "authors", ["Doe, Jane"]),
        (":authors: Jane Doe, John Doe", "authors", ["Jane Doe", "John Doe"]),
        (":authors: Doe, Jane; Doe, John", "authors", ["Doe, Jane", "Doe, John"]),
        (":modified: 2013-01-02", "lastmod", dt.date(2013, 1, 2)),
        (":description: Some *words* of `mine`", "description", "Some words of mine"),
        (":summary: Some *words* of ``mine``", "summary", "Some *words* of `mine`"),
        (":template: wide", "layout", "wide"),
        (":status: hidden", "build", {"list": "never"}),
        (":series: One", "series", ["One"]),
        (":Date: 2013-01-02", "date", dt.date(2013, 1, 2)),
        (":date: 2010\n:date: 2013-01-02", "date", dt.date(2013, 1, 2)),
        (":date: $Date: 2005/12/15 10:20:30 $", "date", dt.date(2005, 12, 15)),
        (":title: Another", "title", "Another"),
    ],
)
def test_fields(blog, fields, key, value):
    assert post(blog, rst("A", f"{DATED}\n{fields}")).front_matter[key] == value


def test_names_of_fields_in_the_language_of_the_blog(blog):
    text = rst("A", ":date: 2012-03-04\n:auteur: Zoé\n:statut: draft\n:tags: x")
    found = post(blog, text, settings="DEFAULT_LANG = 'fr'")
    assert found.front_matter["authors"] == ["Zoé"]
    assert found.draft


def test_docutils_words_in_the_language_of_the_blog(blog):
    # docutils tells of each language that it loads, but only once.
    languages.get_language.cache.clear()
    rst_languages.get_language.cache.clear()
    body = ".. contents::\n\n.. warning:: a\n\n.. note:: b\n\n.. avertissement:: c\n   :class: d\n\nE\n=\n\nF\n=\n\nf"
    found = post(blog, rst("A", body=body), settings="DEFAULT_LANG = 'fr'")
    assert found.markdown == (
        "> [!TOPIC] Sommaire\n>\n> {{< toc >}}\n{#sommaire .contents}\n\n> [!WARNING] Avis\n> a\n\n> [!NOTE]\n> b\n\n"
        "> [!WARNING] Avis\n> c\n{.d}\n\n## E\n\n## F\n\nf"
    )
    assert codes(found) == []


def test_fields_of_others_mean_nothing_to_hugo(blog):
    fields = ":draft: true\n:type: page\n:aliases: /x/\n:permalink: /y/\n:series_index: 3"
    found = post(blog, rst("A", f"{DATED}\n{fields}"))
    params = found.front_matter.pop("params")
    assert {key: params[key] for key in ("draft", "type", "aliases", "permalink", "series_index")} == {
        "draft": "true", "type": "page", "aliases": "/x/", "permalink": "/y/", "series_index": 3,
    }  # fmt: skip
    assert list(found.front_matter) == ["title", "date", "url", "aliases"]


def test_an_abstract_is_text(blog):
    found = post(blog, rst("A", f"{DATED}\n:abstract: In short."))
    assert found.markdown == "> [!TOPIC] Abstract\n> In short.\n{.abstract}\n\nText."
    text = rst("A", f"{DATED}\n:résumé: Court.\n:author: J")
    found = post(blog, text, settings="DEFAULT_LANG = 'fr'")
    assert found.markdown == "> [!TOPIC] Résumé\n> Court.\n{.abstract}\n\nText."
    assert "abstract" not in found.front_matter["params"]


def test_the_title_and_the_subtitle(blog):
    found = post(blog, "The title\n#########\n\nSub\n***\n\n:date: 2012-03-04\n\nText.\n\nMore\n====\n\nEnd.\n")
    assert found.front_matter["title"] == "The title"
    assert found.front_matter["params"]["subtitle"] == "Sub"
    assert found.front_matter["date"] == dt.date(2012, 3, 4)
    overlined = "###\nOne\n###\n---\nSub\n---\n:date: 2012-03-04\n\nText.\n\nMore\n----\n\nEnd.\n"
    assert post(blog, overlined).front_matter["date"] == dt.date(2012, 3, 4)


def test_fields_below_the_first_of_several_sections_are_text(blog):
    found = post(blog, "The title\n#########\n\nSub\n***\n\n:date: 2012-03-04\n\nMore\n****\n\nEnd.\n")
    assert found.markdown == "## Sub\n\n**date**\n: 2012-03-04\n{.field-list}\n\n## More\n\nEnd."
    assert codes(found) == [Code.MISSING_DATE]


def test_a_post_that_pelican_left_out_is_a_draft(blog):
    found = post(blog, rst("A", ":tags: a"))
    assert (found.draft, codes(found)) == (True, [Code.MISSING_DATE])
    found = post(blog, f"{DATED}\n\nText without a title.\n")
    assert (found.draft, found.old_url, codes(found)) == (True, None, [Code.MISSING_TITLE, Code.MISSING_TITLE])
    found = post(blog, rst("A", f"{DATED}\n:status: publish"))
    assert (found.draft, codes(found)) == (True, [Code.UNPUBLISHED])
    found = post(blog, rst("A", f"{DATED}\n:status: hidden"), settings="PELICAN_VERSION = '4.5'")
    assert (found.draft, codes(found)) == (True, [Code.UNPUBLISHED])
    assert convert_blog(blog("a.rst", rst("A", f"{DATED}\n:status: skip"))).pages == ()


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("13/4/2012", dt.date(2012, 4, 13)),
        ("2012-03-04T10:11:12Z", dt.datetime(2012, 3, 4, 10, 11, 12, tzinfo=dt.UTC)),
        ("Sun 04 March 2012", dt.date(2012, 3, 4)),
        ("20120304", dt.date(2012, 3, 4)),
        ("2012/03/04 10h20", dt.datetime(2012, 3, 4, 10, 20)),
        ("2012-03-04_10:20", dt.datetime(2012, 3, 4, 10, 20)),
        ("2012-03-04 10:20 EST", dt.datetime(2012, 3, 4, 10, 20)),
        ("2012-03-04 10:20 +0200", dt.datetime(2012, 3, 4, 10, 20, tzinfo=dt.timezone(dt.timedelta(hours=2)))),
    ],
)
def test_dates_put_the_month_first(blog, written, date):
    found = post(blog, rst("A", f":date: {written}"))
    assert found.front_matter["date"] == date
    assert codes(found) == []


@pytest.mark.parametrize("settings", ["SLUGIFY_SOURCE = 'basename'", "FILENAME_METADATA = '(?P<slug>.*)'"])
def test_an_rst_post_without_a_title_was_published_where_its_address_does_not_need_one(blog, settings):
    found = post(blog, f"{DATED}\n\nText without a title.\n", settings=settings)
    assert (found.draft, found.url, codes(found)) == (False, "/a/", [Code.MISSING_TITLE])
    found = post(blog, "Date: 2012-03-04\n\nText.\n", "b.md", settings=settings)
    assert (found.draft, codes(found)) == (True, [Code.MISSING_TITLE, Code.MISSING_TITLE])


def test_dates_that_are_none_or_lack_something(blog):
    found = post(blog, rst("A", ":date: 4 mars 2012"))
    assert (found.front_matter["date"], found.draft, codes(found)) == (dt.date(2012, 3, 4), True, [Code.UNPUBLISHED])
    found = post(blog, rst("A", f"{DATED}\n:modified: soon"))
    assert (found.draft, codes(found)) == (True, [Code.UNPUBLISHED, Code.BAD_DATE])
    found = post(blog, rst("A", ":date: 2010-10"))
    assert found.front_matter["date"] == dt.date(2010, 10, 1)
    assert codes(found) == [Code.BAD_VALUE]


def test_a_post_may_have_a_time_zone_of_its_own(blog):
    found = post(blog, rst("A", ":date: 2012-07-01 10:00\n:timezone: Asia/Tokyo"))
    assert "date = 2012-07-01T10:00:00+09:00\n" in found.text
    assert "timezone" not in found.text


# Links


LINKS = {
    "{filename}b.rst": "/b/",
    "{filename}/sub/c.rst#part": "/c/#part",
    "|filename|sub/c.rst?x=1": "/c/?x=1",
    "{filename}my%20post.md": "/mine/",
    "{filename}my post.md": "/mine/",
    "{static}/images/a.png": "/images/a.png",
    "{static}other/z.txt": "/other/z.txt",
    "{tag}two words": "/tag/two-words/",
    r"{tag}two\ words": "/tag/two-words/",
    "{tag}semi, colon": "/tag/semi-colon/",
    "{category}sub": "/category/sub/",
    "{category}sub#": "/category/sub/",
    "{author}Conan Doyle": "/author/conan-doyle/",
    "{index}": "/",
    "https://harbour.example/b.html": "/b/",
    "b.html": "/b/",
}


def test_every_way_to_link(blog):
    blog("b.rst", rst("B", f"{DATED}\n:tags: two words; semi, colon\n:author: Conan Doyle"))
    blog("sub/c.rst", rst("C", body="Part\n====\n\nText."))
    blog("my post.md", "Title: Mine\nDate: 2012-03-04\n\nText\n")
    blog("images/a.png", "png")
    blog("other/z.txt", "z")
    lines = "\n\n".join(f"`w <{uri}>`__" for uri in LINKS)
    result = convert_blog(blog("a.rst", rst("A", body=lines)))
    found = page(result, "a.rst")
    assert found.markdown.split("\n\n") == [f"[w]({address})" for address in LINKS.values()]
    assert codes(found) == []
    assert {asset.address for asset in result.assets} == {"/images/a.png", "/other/z.txt"}


def test_a_link_to_nothing_stays_and_is_told(blog):
    found = post(blog, rst("A", body="`w <{filename}nope.rst>`__ `y <{tag}none>`__"))
    assert found.markdown == "[w](%7Bfilename%7Dnope.rst) [y](%7Btag%7Dnone)"
    assert codes(found) == [Code.BROKEN_LINK, Code.BROKEN_LINK]


def test_files_whose_names_differ_only_in_capitals_are_found_and_told(blog):
    blog("b.rst", rst("B"))
    blog("images/a.PNG", "png")
    blog("other/C.txt", "c")
    body = ".. image:: {static}/Images/A.png\n   :alt: a\n\n`b <{filename}B.rst>`__ `c <{attach}other/c.txt>`__"
    result = convert_blog(blog("a.rst", rst("A", body=body)))
    found = page(result, "a.rst")
    assert found.markdown == "![a](/images/a.PNG)\n\n[b](/b/) [c](/other/C.txt)"
    assert codes(found) == [Code.REPAIRED_ADDRESS] * 3
    assert {one.output for one in result.assets} == {"static/images/a.PNG", "static/other/C.txt"}


def test_marks_of_summaries(blog):
    text = ".. BEGIN_HERE\n\nOne.\n\n.. END_HERE\n\nTwo."
    settings = "SUMMARY_BEGIN_MARKER = '<!-- BEGIN_HERE -->'\nSUMMARY_END_MARKER = '<!-- END_HERE -->'"
    assert post(blog, rst("A", body=text), settings=settings).markdown == "One.\n\n<!--more-->\n\nTwo."
    text = text.replace("BEGIN_HERE", "PELICAN_BEGIN_SUMMARY").replace("END_HERE", "PELICAN_END_SUMMARY")
    assert post(blog, rst("A", body=text)).markdown == "One.\n\n<!--more-->\n\nTwo."
    assert "<!-- PELICAN_BEGIN_SUMMARY -->" in post(blog, rst("A", body=f"Before.\n\n{text}")).markdown


def test_a_link_to_a_draft_is_told_unless_it_is_in_one(blog):
    blog("d.rst", rst("D", f"{DATED}\n:status: draft", "`a <{filename}e.rst>`__"))
    blog("e.rst", rst("E", f"{DATED}\n:status: draft"))
    result = convert_blog(blog("a.rst", rst("A", body="`d <{filename}d.rst>`__")))
    assert page(result, "a.rst").markdown == "[d](/d/)"
    assert codes(page(result, "a.rst")) == [Code.BROKEN_LINK]
    assert codes(page(result, "d.rst")) == []


def test_links_in_html_in_markdown_and_in_summaries(blog):
    links = '[a]({filename}a.rst) ![p](<{static}/images/a b.png>) <img src="{static}/images/a.png"> `[a]({x}y)`'
    header = "Title: B\nDate: 2012-03-04\nSummary: See [a]({filename}a.rst)."
    blog("b.md", f"{header}\n\n{links}\n\n[ref]: |filename|a.rst\n")
    blog("images/a.png", "png")
    blog("images/a b.png", "png")
    raw = '.. raw:: html\n\n   <a href="{filename}b.md">b</a> <video poster="{static}/images/a.png"></video>'
    result = convert_blog(blog("a.rst", rst("A", f"{DATED}\n:summary: See `b <{{filename}}b.md>`__.", raw)))
    assert page(result, "a.rst").front_matter["summary"] == "See [b](/b/)."
    assert '<a href="/b/">b</a> <video poster="/images/a.png"></video>' in page(result, "a.rst").markdown
    assert page(result, "b.md").front_matter["summary"] == "See [a](/a/)."
    assert page(result, "b.md").markdown == (
        '[a](/a/) ![p](/images/a%20b.png) <img src="/images/a.png"> `[a]({x}y)`\n\n[ref]: /a/'
    )


def test_attached_files_move_to_the_page_that_speaks_of_them_first(blog):
    blog("sub/near/x.png", "x")
    blog("far.png", "y")
    blog("sub/b.rst", rst("B", f"{DATED}\n:slug: z/b", "`w <{attach}near/x.png>`__ `y <{attach}/far.png>`__"))
    settings = "ARTICLE_URL = 'p/{slug}/'\nARTICLE_SAVE_AS = 'p/{slug}/index.html'"
    result = convert_blog(configured(blog("sub/a.rst", rst("A", body="`x <{static}near/x.png>`__")), settings))
    assert page(result, "sub/b.rst").markdown == "[w](/sub/near/x.png) [y](/p/z/b/far.png)"
    assert {one.source: one.output for one in result.assets} == {
        "content/far.png": "static/p/z/b/far.png", "content/sub/near/x.png": "static/sub/near/x.png",
    }  # fmt: skip


def test_of_several_pages_that_attach_a_file_the_newest_post_has_it(blog, tmp_path_factory):
    blog("f.txt", "f")
    blog("g.txt", "g")
    link = "`f <{attach}f.txt>`__"
    blog("pages/p.rst", rst("P", ":x: y", "`g <{attach}/g.txt>`__"))
    blog("b.rst", rst("B", ":date: 2012-01-01", f"{link} `g <{{attach}}/g.txt>`__"))
    blog("c.rst", rst("C", ":date: 2013-01-01", link))
    blog("d.rst", rst("D", ":date: 2014-01-01\n:status: hidden", link))
    settings = "THEME = 'simple'\nARTICLE_URL = 'p/{slug}/'\nARTICLE_SAVE_AS = 'p/{slug}/index.html'"
    root = configured(blog("a.rst", rst("A", ":date: 2011-01-01", link)), settings)
    outputs = {one.output for one in convert_blog(root).assets}
    old = published(root, tmp_path_factory.mktemp("old"))
    assert outputs == {f"static/{file.relative_to(old)}" for file in old.rglob("*.txt")} == {
        "static/p/c/f.txt", "static/p/b/g.txt",
    }  # fmt: skip


def test_static_files(blog):
    blog("images/a.png", "a")
    blog("images/not/b.png", "b")
    blog("extra/robots.txt", "r")
    blog("extra/.htaccess", "h")
    blog("extra/post.rst", rst("Post"))
    blog("loose.txt", "not copied")
    settings = """
STATIC_PATHS = ['images', 'extra/robots.txt', 'extra/.htaccess', 'extra/post.rst']
STATIC_EXCLUDES = ['images/not']
EXTRA_PATH_METADATA = {'extra/robots.txt': {'path': 'robots.txt'}, 'extra/.htaccess': {'save_as': '.htaccess'}}
"""
    result = convert_blog(configured(blog("a.rst", rst("A")), settings))
    assert {one.address: one.output for one in result.assets} == {
        "/images/a.png": "static/images/a.png", "/robots.txt": "static/robots.txt", "/.htaccess": "static/.htaccess",
    }  # fmt: skip


def test_files_whose_path_is_a_folder_keep_their_names(blog):
    blog("images/boat.png", "PNG")
    blog("images/quay.png", "PNG")
    root = configured(blog("a.rst", rst("A")), "EXTRA_PATH_METADATA = {'images': {'path': 'pictures/'}}")
    outputs = {one.output for one in convert_blog(root).assets}
    assert outputs == {"static/pictures/boat.png", "static/pictures/quay.png"}


def test_a_theme_that_is_elsewhere_is_not_missed(blog):
    root = blog("a.rst", rst("A"))
    (root / "theme").symlink_to("../../somebody")
    result = convert_blog(configured(root, "THEME = './theme'"))
    assert (result.diagnostics, [one.source for one in result.pages]) == ((), ["content/a.rst"])


def test_sources_beside_pages(blog):
    blog("d.rst", rst("D", f"{DATED}\n:status: draft"))
    result = convert_blog(configured(blog("a.rst", rst("A")), "OUTPUT_SOURCES = True"))
    assert [(one.source, one.output) for one in result.assets] == [("content/a.rst", "static/a.text")]


def test_files_go_beside_the_file_of_a_page_not_beside_its_address(blog):
    blog("f.txt", "f")
    text = rst("A", body="`f <{attach}f.txt>`__")
    settings = "OUTPUT_SOURCES = True\nARTICLE_URL = 'p/{slug}'\nARTICLE_SAVE_AS = 'p/{slug}/index.html'"
    result = convert_blog(configured(blog("a.rst", text), settings))
    assert {one.output for one in result.assets} == {"static/p/a/index.text", "static/p/a/f.txt"}
    result = convert_blog(configured(blog("a.rst", text), settings.replace("/index.html", ".htm")))
    assert {one.output for one in result.assets} == {"static/p/a.text", "static/p/f.txt"}


def test_files_of_a_theme_of_the_blog_s_own(blog):
    blog("../themes/mine/static/css/a.css", "a")
    blog("../themes/mine/static/b.png", "b")
    blog("../themes/mine/templates/c.html", "c")
    root = blog("a.rst", rst("A", body=".. image:: /theme/b.png\n   :alt: B"))
    for settings, expected in (
        ("THEME = 'themes/mine/'", {"static/theme/css/a.css", "static/theme/b.png"}),
        ("THEME = 'themes/mine'\nTHEME_STATIC_DIR = 't'\nTHEME_STATIC_PATHS = ['static/css']", {"static/t/a.css"}),
        ("THEME = 'notmyidea'", set()),
    ):
        assert {one.output for one in convert_blog(configured(root, settings)).assets} == expected


# Lists


def test_names_that_are_one_list_are_told_and_each_has_its_own(blog):
    blog("b.rst", rst("B", ":date: 2012-03-05\n:tags: C++, A b, C"))
    result = convert_blog(blog("a.rst", rst("A", f"{DATED}\n:tags: C#, a B, Q&A, 日本語")))
    tags = {path: text for path, text in result.files.items() if path.startswith("content/tags/")}
    names = ("", "c/", "c++/", "c#/", "a-b/", "q&a/", "日本語/")
    assert set(tags) == {f"content/tags/{name}_index.md" for name in names}
    assert tags["content/tags/c/_index.md"] == "+++\ntitle = 'C'\nurl = '/tag/c/'\naliases = ['/tag/c.html']\n+++\n"
    assert "url = '/tag/c++/'" in tags["content/tags/c++/_index.md"]
    assert "title = 'A b'" in tags["content/tags/a-b/_index.md"]
    assert "url = '/tag/ri-ben-yu/'" in tags["content/tags/日本語/_index.md"]
    assert [one.code for one in result.diagnostics] == [Code.SHARED_LIST, Code.SHARED_LIST]


def test_spellings_that_hugo_does_not_tell_apart_keep_the_addresses_and_the_feeds_of_all(blog, tmp_path_factory):
    settings = "SLUGIFY_PRESERVE_CASE = True\nTHEME = 'simple'\nTAG_FEED_ATOM = 't/{slug}.xml'"
    blog("b.rst", rst("B", f"{DATED}\n:tags: FIRE"))
    blog("c.rst", rst("C", f"{DATED}\n:tags: fire", "`w <{tag}FIRE>`__"))
    result = convert_blog(root := configured(blog("a.rst", rst("A", f"{DATED}\n:tags: Fire")), settings))
    text = result.files["content/tags/fire/_index.md"]
    assert re.findall(r"'(.*?)'", text) == ["Fire", "/tag/Fire/", "/tag/Fire.html", "/tag/FIRE.html", "/tag/fire.html"]
    assert page(result, "c.rst").markdown == "[w](/tag/Fire/)"
    old, site = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new") / "site"
    write(result, site)
    verdict = verify(site, root, against=published(root, old))
    assert [str(one) for one in verdict] == []
    assert verdict.answered == verdict.asked_for > 15


def test_a_list_of_tags_that_was_one_tag_leads_to_the_first(blog):
    result = convert_blog(blog("a.rst", rst("A", f"{DATED}\n:tags:\n  - bullet\n  - list")))
    assert "aliases = ['/tag/bullet.html', '/tag/bullet-list.html']" in result.files["content/tags/bullet/_index.md"]


def test_further_pages_of_lists_lead_to_the_first(blog):
    for day in range(1, 6):
        blog(f"{day}.rst", rst(f"P{day}", f":date: 2012-03-0{day}\n:tags: x"))
    settings = "DEFAULT_PAGINATION = 2\nPAGINATED_TEMPLATES = {'index': None, 'tag': 3}\nDEFAULT_ORPHANS = 1"
    result = convert_blog(configured(blog("6.md", "Title: P\nDate: 2012-03-06\nTags: x\n\nText"), settings))
    assert "aliases = ['/index2.html', '/index3.html']" in result.files["content/_index.md"]
    assert "aliases = ['/tag/x.html', '/tag/x2.html']" in result.files["content/tags/x/_index.md"]
    of_others = "'/{base_name}/page/{number}/', '{base_name}/page/{number}/index.html'"
    settings += f"\nPAGINATION_PATTERNS = ((1, '{{url}}', '{{save_as}}'), (2, {of_others}))"
    result = convert_blog(configured(blog("a.rst", rst("A")), settings))
    assert "/tag/x/page/2/" in result.lists  # where Hugo has the second page as well
    of_last = "(1, '{url}', '{save_as}'), (-1, 'l/{url}', 'l/{save_as}')"
    settings = f"DEFAULT_PAGINATION = 9\nPAGINATION_PATTERNS = [{of_last}]"
    result = convert_blog(configured(blog("a.rst", rst("A")), settings))
    assert "aliases = ['/tag/x.html', '/l/tag/x.html']" in result.files["content/tags/x/_index.md"]


def test_links_to_terms_that_had_no_list_lead_to_the_list_that_hugo_makes(blog):
    text = rst("A", f"{DATED}\n:tags: C++, a b", "`w <{tag}C++>`__ `w <{tag}a\\ b>`__")
    settings = "TAG_SAVE_AS = ''\nTAG_URL = 'archives.html#{slug}'"
    result = convert_blog(configured(blog("a.rst", text), settings))
    assert page(result, "a.rst").markdown == "[w](/tags/c++/) [w](/tags/a-b/)"
    assert sorted(path for path in result.files if path.startswith("content/tags/")) == ["content/tags/_index.md"]


def test_further_pages_of_archives_and_of_other_templates_lead_to_the_first(blog):
    for day in range(1, 4):
        blog(f"{day}.rst", rst(f"P{day}", f":date: 2012-03-0{day}"))
    settings = """
DEFAULT_PAGINATION = 5
PAGINATED_TEMPLATES = {'archives': 2, 'period_archives': 1}
DIRECT_TEMPLATES = ['index', 'archives', 'search']
YEAR_ARCHIVE_SAVE_AS = '{date:%Y}/index.html'
DAY_ARCHIVE_SAVE_AS = 'd/{date:%d}.html'
PAGINATION_PATTERNS = [(1, '{url}', '{save_as}'), (2, '{name}{number}{extension}', '{name}{number}{extension}')]
"""
    result = convert_blog(configured(blog("a.rst", rst("A", ":date: 2012-03-03")), settings))
    archive = result.files["content/posts/_index.md"]
    assert set(re.findall(r"'(/.*?)'", archive)) == {
        "/archives/", "/archives.html", "/archives2.html", "/2012/", "/2012/index2.html", "/2012/index3.html",
        "/2012/index4.html", "/d/01.html", "/d/02.html", "/d/03.html", "/d/032.html", "/author/jo-doe.html",
        "/category/misc.html",
    }  # fmt: skip


def test_archives_and_the_lists_of_terms(blog):
    settings = """
YEAR_ARCHIVE_SAVE_AS = '{date:%Y}/index.html'
MONTH_ARCHIVE_SAVE_AS = '{date:%Y}/{date:%m}.html'
DIRECT_TEMPLATES = ['index', 'tags', 'archives', 'search', '404']
TAGS_SAVE_AS = 'all/tags.html'
TEMPLATE_PAGES = {'books.html': 'dest/books.html'}
"""
    result = convert_blog(configured(blog("a.rst", rst("A", f"{DATED}\n:tags: x")), settings))
    archive = result.files["content/posts/_index.md"]
    assert re.findall(r"'(/.*?)'", archive)[:4] == ["/archives/", "/archives.html", "/2012/", "/2012/03.html"]
    assert "/all/tags.html" in result.files["content/tags/_index.md"]
    told = [one.message for one in result.diagnostics if one.code is Code.LOST_ADDRESS]
    assert len(told) == 2
    assert "/search.html" in told[0]
    assert "/dest/books.html" in told[1]


def test_a_name_that_every_post_has_is_none(blog):
    result = convert_blog(blog("a.rst", rst("A")))
    assert {"authors", "categories"}.isdisjoint(page(result, "a.rst").front_matter)
    archive = result.files["content/posts/_index.md"]
    assert "/author/jo-doe.html" in archive
    assert "/category/misc.html" in archive
    assert "taxonomies]\n\n" in result.files["hugo.toml"]
    draft = rst("D", f"{DATED}\n:status: draft\n:author: Other")
    found = page(convert_blog(blog("d.rst", draft)), "d.rst").front_matter
    assert ("authors" in found, found["params"]) == (False, {"authors_value": ["Other"]})
    result = convert_blog(blog("b.rst", rst("B", f"{DATED}\n:author: Other\n:category: real")))
    assert page(result, "a.rst").front_matter["authors"] == ["Jo Doe"]
    assert page(result, "a.rst").front_matter["categories"] == ["misc"]
    assert "url = '/author/jo-doe/'" in result.files["content/authors/jo-doe/_index.md"]


def test_links_to_a_name_that_every_post_has_lead_where_its_list_leads(blog):
    text = rst("A", body="`m <{category}misc>`__ `j <{author}Jo\\ Doe>`__ `o <{category}other>`__")
    found = post(blog, text)
    assert found.markdown == "[m](/archives/) [j](/archives/) [o](%7Bcategory%7Dother)"
    assert codes(found) == [Code.BROKEN_LINK]
    found = post(blog, text, settings="DIRECT_TEMPLATES = ['index']\nCATEGORY_SAVE_AS = ''\nCATEGORY_URL = ''")
    assert found.markdown == "[m](%7Bcategory%7Dmisc) [j](/posts/) [o](%7Bcategory%7Dother)"


def test_terms_of_hidden_posts_alone_have_no_list(blog, tmp_path_factory):
    blog("h.rst", rst("H", f"{DATED}\n:status: hidden\n:tags: secret, x\n:author: Ghost"))
    result = convert_blog(blog("a.rst", rst("A", f"{DATED}\n:tags: x")))
    hidden = page(result, "h.rst")
    assert {"categories", "authors"}.isdisjoint(hidden.front_matter)
    assert (hidden.front_matter["tags"], hidden.front_matter["params"]["tags_value"]) == (["x"], ["secret"])
    assert hidden.front_matter["params"]["authors_value"] == ["Ghost"]
    assert hidden.old_url == "/h.html"
    site = tmp_path_factory.mktemp("new") / "site"
    write(result, site)
    new = build(site).destination
    assert (new / "tag/x/index.html").is_file()
    assert not (new / "tag/secret").exists()
    overview = (new / "tags/index.html").read_text()
    assert ("secret" in overview, '<span class="count">1</span>' in overview) == (False, True)
    assert (new / "h/index.html").is_file()


def test_pages_are_on_no_list(blog):
    blog("pages/p.rst", rst("P", ":tags: x\n:author: Someone"))
    found = page(convert_blog(blog("a.rst", rst("A"))), "pages/p.rst")
    assert {"tags", "authors", "categories"}.isdisjoint(found.front_matter)
    assert found.front_matter["params"]["tags_value"] == "x"


def test_feeds(blog):
    settings = """
FEED_ALL_RSS = 'rss.xml'
FEED_ATOM = 'feeds/newest/'
FEED_ATOM_URL = 'https://feeds.example/newest'
CATEGORY_FEED_ATOM = 'feeds/%s.atom.xml'
TAG_FEED_RSS = 'feeds/{slug}.rss.xml'
AUTHOR_FEED_ATOM = None
"""
    result = convert_blog(configured(blog("a.rst", rst("A", f"{DATED}\n:tags: x\n:category: y")), settings))
    assert {(feed.format, feed.address, feed.terms) for feed in result.site.feeds} == {
        ("atom", "/feeds/all.atom.xml", ()), ("rss", "/rss.xml", ()), ("atom", "/feeds/newest/", ()),
        ("atom", "/feeds/all-en.atom.xml", ()), ("rss", "/feeds/jo-doe.rss.xml", ()),
        ("atom", "/feeds/y.atom.xml", ("y",)), ("rss", "/feeds/x.rss.xml", ("x",)),
    }  # fmt: skip


# The site


def test_the_settings_that_the_blog_is_published_with(blog):
    root = blog("a.rst", rst("A"))
    published = "from pelicanconf import *\nSITEURL = 'https://published.example/blog/'\nDISQUS_SITENAME = 'd'\n"
    (root / "publishconf.py").write_text(published)
    site = Pelican(root, Options()).site
    assert (site.title, site.base_url, site.disqus) == ("A blog", "https://published.example/blog/", "d")
    assert page(convert_blog(root), "a.rst").front_matter["params"] == {
        "disqus_identifier": "a.html",
        "disqus_url": "https://published.example/blog/a.html",
        "guid": "tag:published.example,2012-03-04:/blog/a.html",
    }
    assert Pelican(root, Options(settings=("SITENAME=Given",))).site.title == "Given"


@pytest.mark.parametrize(
    "setting", ["DEFAULT_LANG = 'antigravity'", "ARTICLE_URL = ['x']", "SLUG_REGEX_SUBSTITUTIONS = [('(', '')]",
                "TAG_SUBSTITUTIONS = ['x']", "FEED_ALL_ATOM = {'a': 1}", "PAGINATED_DIRECT_TEMPLATES = [{}]",
                "STATIC_PATHS = ['.' + 'x' * 300]", "THEME = 'a\\0'", "THEME = 't'; THEME_STATIC_PATHS = ['x' * 300]"],
)  # fmt: skip
def test_settings_that_pelican_could_not_have_used(blog, setting):
    result = convert_blog(configured(blog("a.rst", rst("A", f"{DATED}\n:tags: x")), setting))
    assert [one.code for one in result.diagnostics] == [Code.BAD_VALUE]
    assert page(result, "a.rst").old_url == "/a.html"


@pytest.mark.parametrize("place", [r"'a\0b'", r"'\ud800'", "'x' * 300", "'x/' * 3000", "['content']", "3"])
def test_a_folder_that_there_cannot_be_is_told_and_the_whole_blog_is_read(blog, place):
    result = convert_blog(configured(blog("a.rst", rst("A")), f"PATH = {place}"))
    assert [(one.code, one.message.partition(":")[0]) for one in result.diagnostics] == [(Code.BAD_VALUE, "PATH")]
    assert [one.source for one in result.pages] == ["content/a.rst"]


def test_settings_for_hugo(blog):
    settings = """
SITESUBTITLE = 'Of <b>things</b>'
SOCIAL = (('me', 'https://me.example/'),)
DEFAULT_PAGINATION = False
SUMMARY_MAX_LENGTH = None
WITH_FUTURE_DATES = False
FEED_MAX_ITEMS = 7
TYPOGRIFY = True
GITHUB_URL = 'https://git.example/'
GOOGLE_ANALYTICS = 'G-123'
MENUITEMS = [('Archive', '/archives.html'), ('Here', 'https://harbour.example/a.html'), ('There', 'https://there.example/')]
DISPLAY_CATEGORIES_ON_MENU = False
"""
    blog("pages/about.rst", rst("About", ":x: y"))
    toml = convert_blog(configured(blog("a.rst", rst("A")), settings)).files["hugo.toml"]
    for line in ("description = 'Of things'", "social = [{ name = 'me', url = 'https://me.example/' }]",
                 "github_url = 'https://git.example/'", "buildFuture = false", "summaryLength = 100000",
                 "pagerSize = 100000", "limit = 7", "id = 'G-123'", "timeZone = 'Europe/Paris'"):  # fmt: skip
        assert f"\n{line}\n" in toml
    menu = [line.partition(" = ")[2] for line in toml.splitlines() if line.startswith(("name = ", "url = "))]
    assert menu == ["'Archive'", "'/archives/'", "'Here'", "'/a/'", "'There'", "'https://there.example/'", "'About'",
                    "'/pages/about/'"]  # fmt: skip


def test_a_menu_of_several_levels(blog, tmp_path_factory):
    """Some themes read a list of entries where others read an address."""
    settings = """
BOATS = (('Small', '/small/'), ['Large', [('Ferry', 'https://ferry.example/')]])
MENUITEMS = [('Boats', BOATS), ('Log', '/archives.html')]
DISPLAY_CATEGORIES_ON_MENU = False
"""
    site = tmp_path_factory.mktemp("menu") / "site"
    result = convert_blog(configured(blog("a.rst", rst("A")), settings))
    write(result, site)
    boats, small, large, ferry, log = tomllib.loads(result.files["hugo.toml"])["menus"]["main"]
    assert boats == {"name": "Boats", "weight": 1}
    assert small == {"name": "Small", "url": "/small/", "parent": "Boats", "weight": 2}
    assert (large["parent"], ferry["parent"], "parent" in log) == ("Boats", "Boats", False)
    menu = html.parse(build(site).destination / "index.html").xpath("//nav[@class='site-menu']/*")
    assert [(one.text, one.get("href")) for one in menu] == [
        ("Boats", None), ("Small", "/small/"), ("Large", None), ("Ferry", "https://ferry.example/"),
        ("Log", "/archives/"),
    ]  # fmt: skip


@pytest.mark.parametrize(("value", "tag"), [("en_NZ.UTF-8", "en-NZ"), ("nb@latin", "nb"), ("de_AT", "de-AT")])
def test_a_language_that_is_written_as_a_locale(blog, value, tag):
    result = convert_blog(configured(blog("a.rst", rst("A")), f"DEFAULT_LANG = '{value}'"))
    assert f"\nlocale = '{tag}'\n" in result.files["hugo.toml"] or f"'{tag}'" in result.files["hugo.toml"]
    assert [one.code for one in result.diagnostics] == []


def test_links_in_settings_with_columns_of_a_theme(blog):
    """An icon, a plain title or both beside the name and the address; names in HTML."""
    settings = """
SOCIAL = (('Forge', 'anvil', 'https://forge.example/me'), ('<i class="f">&#xF09B;</i>', 'Mast', 'https://mast.example/'))
LINKS = [('Odd', 'odd', 'icon-odd'), ('Odd <b>one</b>', '/odd')]
MENUITEMS = [('<i>&#xE0B7;</i> Log', 'Log', '/log/'), ('<i></i>  Sea &amp; sand', 'sea.html')]
"""
    toml = convert_blog(configured(blog("a.rst", rst("A")), settings)).files["hugo.toml"]
    social = "{ name = 'Forge', url = 'https://forge.example/me' }, { name = 'Mast', url = 'https://mast.example/' }"
    assert social in re.sub(r",?\n\]", "", re.sub(r"\[\n  |,\n  ", ", ", toml))
    assert "{ name = 'Odd', url = 'odd' }" in toml
    assert "{ name = 'Odd one', url = '/odd' }" in toml
    menu = [line.partition(" = ")[2] for line in toml.splitlines() if line.startswith(("name = ", "url = "))]
    assert menu[:4] == ["'Log'", "'/log/'", "'Sea & sand'", "'/sea.html'"]


def test_the_menu_leads_to_addresses_with_capitals(blog, tmp_path_factory):
    settings = """
SITEURL = 'https://harbour.example/sub'
SLUGIFY_PRESERVE_CASE = True
MENUITEMS = [('Search', '/Search/?q=Q&A'), ('Plain', '/archives.html')]
"""
    blog("pages/about.rst", rst("About Us", ":x: y"))
    site = tmp_path_factory.mktemp("menu") / "site"
    write(convert_blog(configured(blog("a.rst", rst("A", f"{DATED}\n:category: Real")), settings)), site)
    links = html.parse(build(site).destination / "A" / "index.html").xpath("//nav[@class='site-menu']/a/@href")
    assert links == ["/sub/Search/?q=Q&A", "/sub/archives/", "/sub/pages/About-Us/", "/sub/category/Real/"]


@pytest.mark.parametrize(
    ("settings", "conf", "smart"),
    [
        ("", None, False), ("TYPOGRIFY = True", None, True), ("DOCUTILS_SETTINGS = {'smart_quotes': True}", None, True),
        ("", "[general]\nsmart_quotes: yes\n", True), ("DOCUTILS_SETTINGS = {'smart_quotes': 'alt'}", None, True),
        ("DOCUTILS_SETTINGS = {'smart_quotes': True}", "[general]\nsmart-quotes=no\n", False),
    ],
)  # fmt: skip
def test_typographic_quotes(blog, settings, conf, smart):
    root = configured(blog("a.rst", rst("A")), settings)
    if conf is not None:
        (root / "docutils.conf").write_text(conf)
    assert Pelican(root, Options()).site.typographer is smart


def test_options_for_all_code(blog):
    options = "PYGMENTS_RST_OPTIONS = {'linenos': True, 'linenostart': 3, 'hl_lines': [1, 2], 'classprefix': 'x-'}"
    other = ".. sourcecode:: c\n   :linenos: none\n   :hl_lines: 1\n\n   c"
    blocks = f".. code-block:: c\n\n   a\n   b\n\n{other}\n\n.. code:: c\n\n   d"
    result = convert_blog(configured(blog("a.rst", rst("A", body=blocks)), options))
    first = '```c {linenos=true linenostart=3 hl_lines=["1-2"]}\na\nb\n```'
    assert page(result, "a.rst").markdown == f"{first}\n\n```c {{hl_lines=[1]}}\nc\n```\n\n```c\nd\n```"
    assert [(one.code, one.path) for one in result.diagnostics] == [(Code.UNSUPPORTED_OPTION, "pelicanconf.py")]
    assert "classprefix" in result.diagnostics[0].message


def test_a_language_of_several_words(blog):
    """Pygments knows none of that name, so Pelican shows the code alone; docutils' own directive has no such rule."""
    blocks = ".. code-block:: none bash\n\n   ls\n\n.. sourcecode:: c main.c\n\n   d\n\n.. code:: c main.c\n\n   e"
    result = convert_blog(configured(blog("a.rst", rst("A", body=blocks)), ""))
    codes = "```\nls\n```\n\n```c\nd\n```\n\n**main.c**\n{.code-caption}\n\n```c\ne\n```"
    assert page(result, "a.rst").markdown == codes
    assert [one.message.partition(": ")[2] for one in page(result, "a.rst").diagnostics][:3] == [
        "Pygments has no language of several words; those after the first were left out, as by Pelican",
        "Pygments has no language of several words; those after the first were left out, as by Pelican",
        "'main.c' after the language was taken for a title",
    ]


def test_old_settings(blog):
    blog("extra/robots.txt", "r")
    settings = "FILES_TO_COPY = (('extra/robots.txt', 'robots.txt'),)\nDEFAULT_STATUS = 'draft'\nARTICLE_DIR = 'blog'"
    result = convert_blog(configured(blog("blog/a.rst", rst("A")), settings))
    assert [one.output for one in result.assets] == ["static/robots.txt"]
    assert page(result, "blog/a.rst").draft
    assert page(result, "blog/a.rst").output == "content/blog/a.md"


def test_plugins_whose_doings_are_unknown_are_named(blog):
    settings = "PLUGINS = ['pelican.plugins.series', 'sitemap', 'liquid_tags.youtube', 'my.liquid_stuff']"
    told = convert_blog(configured(blog("a.rst", rst("A")), settings)).diagnostics
    assert [(one.code, "my.liquid_stuff" in one.message) for one in told] == [(Code.UNKNOWN_PLUGIN, True)]


def test_addresses_of_plugins(blog):
    settings = """
PLUGINS = ['more_categories', 'custom_article_urls']
CONTENT_REDIRECT_CONFIGURATION = [{'ARTICLE_URL': 'old/{date:%Y}/{slug}.htm', 'PAGE_URL': 'p/{slug}'}]
CUSTOM_ARTICLE_URLS = {'a/b, c': {'URL': 'custom/{slug}/', 'SAVE_AS': 'custom/{slug}/index.html'}}
"""
    fields = ":alias: /one/, /two.html\n:permalink_id: x, y\n:original_url: http://was.example/z\n:category: a/b, c"
    found = post(blog, rst("A", f"{DATED}\n{fields}"), settings=settings)
    assert found.old_url == "/custom/a/"
    assert found.aliases == ("/one/", "/two.html", "/permalinks/x.html", "/permalinks/y.html", "/z", "/old/2012/a.htm")
    assert found.front_matter["categories"] == ["a", "a/b", "c"]


# Languages


def test_translations_are_pages_of_another_language(blog):
    blog("fr.rst", rst("Un", f"{DATED}\n:slug: one\n:lang: fr\n:tags: x, y"))
    blog("alone.rst", rst("Seul", f"{DATED}\n:lang: fr\n:tags: z"))
    blog("not.fr.rst", rst("English"))
    result = convert_blog(blog("en.rst", rst("One", f"{DATED}\n:slug: one\n:tags: x")))
    one, un, alone = (page(result, f"{name}.rst") for name in ("en", "fr", "alone"))
    assert (one.output, un.output) == ("content/posts/en.md", "content/posts/fr.fr.md")
    assert page(result, "not.fr.rst").output == "content/posts/not-fr.md"
    assert one.front_matter["translationKey"] == un.front_matter["translationKey"] == "one"
    assert "translationKey" not in alone.front_matter
    assert (un.url, un.aliases, un.front_matter["aliases"]) == ("/one-fr/", ("/one-fr.html",), ["one-fr.html"])
    assert "[languages.fr]" in result.files["hugo.toml"]
    told = [one.message for one in result.diagnostics if one.code is Code.LISTED_ELSEWHERE]
    where = "on the lists and in the feeds of the whole site, for want of a translation; now in those of fr"
    assert told == [f"content/alone.rst: {where}"]
    # Tags had on their lists what has no original in the blog's language; that is on those of its own now.
    tags = [path for path in result.files if path.startswith("content/tags/")]
    assert sorted(tags) == ["content/tags/_index.md", "content/tags/x/_index.md", "content/tags/z/_index.fr.md"]


def test_terms_that_are_only_in_another_language(blog, tmp_path_factory):
    blog("fr.rst", rst("Un", f"{DATED}\n:slug: one\n:lang: fr"))
    blog("alone.rst", rst("Seul", f"{DATED}\n:lang: fr\n:tags: z, C++, D\n:category: y"))
    blog("c.rst", rst("C", f"{DATED}\n:tags: C, D++"))
    text = rst("One", f"{DATED}\n:slug: one\n:category: x", "`z <{tag}z>`__ `y <{category}y>`__")
    settings = "MENUITEMS = [('Home', '/')]\nTAG_FEED_RSS = 'tag/{slug}.xml'\nTHEME = 'simple'"
    root = configured(blog("en.rst", text), settings)
    result = convert_blog(root)
    assert page(result, "en.rst").markdown == "[z](/fr/tag/z/) [y](/fr/category/y/)"
    old, site = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new") / "site"
    published(root, old)
    write(result, site)
    new = build(site).destination
    for term in ("tag/z", "category/y"):
        assert "Seul" in (new / f"fr/{term}/index.html").read_text()
        assert f"/fr/{term}/" in (new / f"{term}.html").read_text()
    for feed in ("tag/z.xml", "feeds/y.atom.xml", "feeds/x.atom.xml"):
        assert ids(new / feed) == ids(old / feed)
    assert "/fr/category/y/" in result.files["hugo.toml"]


def test_a_language_without_translations_is_a_remark_on_posts(blog, tmp_path_factory):
    blog("seul.fr.rst", rst("Seul", f"{DATED}\n:lang: fr\n:tags: z\n:category: y"))
    blog("pages/p.rst", rst("Page", ":lang: fr"))
    blog("de.rst", rst("Entwurf", f"{DATED}\n:lang: DE\n:status: draft"))
    root = configured(blog("en.rst", rst("One", f"{DATED}\n:tags: x")), "THEME = 'simple'\nFEED_ATOM = 'main.xml'")
    result = convert_blog(root)
    alone = page(result, "seul.fr.rst")
    assert (alone.language, alone.url, alone.aliases) == ("", "/seul-fr/", ("/seul-fr.html",))
    assert alone.front_matter["params"]["lang"] == "fr"
    assert page(result, "de.rst").front_matter["params"]["lang"] == "de"
    assert "languages" not in result.files["hugo.toml"]
    told = [one.message for one in result.diagnostics]
    feeds = "/feeds/all-en.atom.xml, /feeds/all-fr.atom.xml"
    assert told == [f"{feeds}: a feed of the posts in one language; now of those in en, fr"]
    old, site = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new") / "site"
    published(root, old)
    write(result, site)
    new = build(site).destination
    for place in ("archives", "category/y", "tag/z"):
        assert "Seul" in (old / f"{place}.html").read_text()
        assert "Seul" in (new / place / "index.html").read_text()
    assert "Seul" in (new / "index.html").read_text()
    for feed in ("main.xml", "feeds/all.atom.xml", "feeds/y.atom.xml"):
        assert ids(new / feed) == ids(old / feed)
    assert (new / "feeds/all-fr.atom.xml").is_file()


def test_feeds_hold_the_languages_that_they_held(blog, tmp_path_factory):
    blog("fr.rst", rst("Un", f"{DATED}\n:slug: one\n:lang: fr"))
    settings = "FEED_ATOM = 'main.atom.xml'\nFEED_RSS = 'main.rss.xml'\nFEED_ALL_RSS = 'all.rss'"
    root = configured(blog("en.rst", rst("One", f"{DATED}\n:slug: one")), settings)
    old, site = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new") / "site"
    published(root, old)
    write(convert_blog(root), site)
    new = build(site).destination
    feeds = [file.relative_to(old) for file in [*old.rglob("*.xml"), *old.rglob("*.rss")]]
    assert {"main.atom.xml", "main.rss.xml", "all.rss", "feeds/all-en.atom.xml"} <= {str(one) for one in feeds}
    assert {str(one): ids(new / one) for one in feeds} == {str(one): ids(old / one) for one in feeds}


def test_sites_of_other_languages_below_the_main_one(blog):
    blog("fr.rst", rst("Un", f"{DATED}\n:slug: one\n:lang: fr\n:tags: x"))
    blog("two.rst", rst("Two"))
    settings = """
PLUGINS = ['i18n_subsites']
I18N_SUBSITES = {'fr': {'SITENAME': 'Un blog'}}
I18N_UNTRANSLATED_ARTICLES = 'keep'
"""
    result = convert_blog(configured(blog("en.rst", rst("One", f"{DATED}\n:slug: one")), settings))
    assert page(result, "fr.rst").old_url == "/fr/one.html"
    assert page(result, "fr.rst").front_matter["aliases"] == ["/one.html"]  # Hugo puts /fr before it
    assert page(result, "two.rst").aliases == ("/two.html", "/fr/two.html")
    assert result.files["content/tags/x/_index.fr.md"] == (
        "+++\ntitle = 'x'\nurl = '/fr/tag/x/'\naliases = ['/tag/x.html']\n+++\n"
    )
    assert "content/posts/_index.fr.md" in result.files
    assert "title = 'Un blog'" in result.files["hugo.toml"]


def test_a_site_of_its_own_for_the_main_language(blog):
    blog("fr.rst", rst("Un", f"{DATED}\n:slug: one\n:lang: fr\n:tags: x"))
    settings = """
PLUGINS = ['i18n_subsites']
I18N_SUBSITES = {'en': {'SITENAME': 'A blog'}, 'fr': {'SITENAME': 'Un blog'}}
DEFAULT_LANG = 'en'
FEED_ALL_ATOM = 'all.atom.xml'
"""
    result = convert_blog(configured(blog("en.rst", rst("One", f"{DATED}\n:slug: one\n:tags: x")), settings))
    assert [*tomllib.loads(result.files["hugo.toml"])["languages"]] == ["en", "fr"]
    assert page(result, "en.rst").aliases == ("/one.html", "/en/one.html")
    assert "'/en/tag/x.html'" in result.files["content/tags/x/_index.md"]
    assert "'/en/archives.html'" in result.files["content/posts/_index.md"]
    assert "/en/" not in result.files["content/posts/_index.fr.md"]
    assert "path = 'en'" in result.files["hugo.toml"]


# Other formats


def test_markdown(blog):
    header = "---\ntitle: A: b\nDate: 2012-03-04\nTags: x\n    y\nAuthors: Jo, Al\nmood: Good\n...\n"
    text = f"{header}\n    :::python\n    x = 1\n\nThen\n\n    #!sh\n    y\n"
    found = post(blog, text, "a.md")
    assert found.front_matter["title"] == "A: b"
    assert found.front_matter["tags"] == ["x", "y"]
    assert found.front_matter["authors"] == ["Jo", "Al"]
    assert found.front_matter["params"]["mood"] == "Good"
    assert found.markdown == "```python\nx = 1\n```\n\nThen\n\n```sh {linenos=true}\ny\n```"


EXTRA = """# Head {: #kopf .c }

The HTML of `HTML`, [HTML](http://HTML.example/HTML), <i title="HTML">HTML5</i> and HTML's.
{: .cls #pid }

*[HTML]: Hyper "Text" & more

<div class="a" markdown="1">
*Inside*
</div>

    HTML = "{: .x }"

```
*[HTML]: not
```

HTML
:   Term
"""


def test_markdown_extra(blog):
    abbr = '<abbr title="Hyper &quot;Text&quot; &amp; more">HTML</abbr>'
    expected = f"""# Head {{#kopf .c}}

The {abbr} of `HTML`, [{abbr}](http://HTML.example/HTML), <i title="HTML">HTML5</i> and {abbr}'s.
{{.cls #pid}}

<div class="a">

*Inside*

</div>

    HTML = "{{: .x }}"

```
*[HTML]: not
```

{abbr}
:   Term"""
    assert post(blog, f"Title: A\nDate: 2012-03-04\n\n{EXTRA}", "a.md").markdown == expected


def test_html(blog):
    head = '<title>A &amp; b</title><meta name="keywords" content="x, y"><meta name="date" content="2012-03-04">'
    found = post(blog, f"<html><head>{head}</head><body><p>Some <em>words</em>.</p></body></html>", "a.html")
    assert (found.front_matter["title"], found.front_matter["tags"]) == ("A & b", ["x", "y"])
    assert found.old_url == "/a-b.html"
    assert found.markdown == "Some *words*."


def test_a_reader_that_is_off(blog):
    blog("x.html", "<p>x</p>")
    blog("x.txt", "x")
    result = convert_blog(configured(blog("a.rst", rst("A")), "READERS = {'html': None}"))
    assert [one.source for one in result.pages] == ["content/a.rst"]


def test_a_lone_text(blog):
    found = convert_text(rst("A", f"{DATED}\n:tags: x"), engine="pelican")
    assert found.front_matter["tags"] == ["x"]
    assert found.url == "/a/"


# Pelican itself


def published(blog, output, settings="pelicanconf.py"):
    """The blog as Pelican publishes it."""
    command = [sys.executable, "-B", "-m", "pelican", "-s", settings, "-o", str(output), "--fatal", "errors"]
    done = subprocess.run(command, cwd=blog, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def ids(file):
    root = etree.parse(file).getroot()
    return [one.text for one in (*root.iterfind(f"{ATOM}entry/{ATOM}id"), *root.iterfind("channel/item/guid"))]


def test_the_example_answers_and_reads_as_pelican_published_it(tmp_path):
    old = published(EXAMPLE, tmp_path / "old", "publishconf.py")
    site = tmp_path / "site"
    write(convert_blog(EXAMPLE), site)
    verdict = verify(site, EXAMPLE, against=old)
    assert [(one.address, one.inherited) for one in verdict] == [("/drafts/unfinished.html", True)]
    assert verdict.answered == verdict.asked_for - 1 > 79
    assert [one.state for one in verdict.old_pages] == [State.IDENTICAL] * 13
    new = build(site).destination
    feeds = [file.relative_to(old) for file in old.rglob("*.xml")]
    assert len(feeds) > 20
    assert {str(feed): ids(new / feed) for feed in feeds} == {str(feed): ids(old / feed) for feed in feeds}


def test_a_blog_with_all_defaults_answers_and_reads_as_pelican_published_it(blog, tmp_path_factory):
    blog("pages/about.rst", rst("About us", ":x: y"))
    blog("pages/about-fr.rst", rst("À propos", ":slug: about-us\n:lang: fr"))
    blog("pages/p.rst", rst("Hidden", ":status: hidden"))
    blog("d.rst", rst("Draft", ":status: draft"))
    blog("cat/2012-03-04-a.rst", rst("The *big* ``title`` & more", ":tags: thats, awesome; semi, colon, C++"))
    blog("cat/b.rst", rst("Three's é", f"{DATED}\n:tags:\n  - bullet\n  - list\n:category: yeah/sub"))
    fields = f"{DATED}\n:slug: three\n:lang: fr\n:author: Conan Doyle"
    blog("c.rst", rst("Français", fields, "`b <{filename}cat/b.rst>`_"))
    blog("e.rst", ":date: 13/4/2012\n:title: Fields first\n\nHeading\n=======\n\nText\n")
    blog("f.rst", rst("A <b> c", f"{DATED}\n:url: foo/bar/\n:save_as: foo/bar/index.html\n:title: Another"))
    blog("cat/g.md", f"Title: G\nDate: 2012-03-04\n\n{EXTRA}")
    settings = "THEME = 'simple'\nDEFAULT_PAGINATION = 2\nCATEGORY_FEED_RSS = 'c/{slug}.xml'"
    root = configured(blog("images/x.txt", "x"), settings)
    old, site = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new") / "site"
    published(root, old)
    write(convert_blog(root), site)
    verdict = verify(site, root, against=old)
    # Pelican, too, lost the heading of the post whose title is a field.
    assert [(one.address, one.inherited) for one in verdict] == [("", True), ("/drafts/draft.html", True)]
    assert verdict.answered == verdict.asked_for - 1 > 34
    assert len(verdict.old_pages) == 10


UNUSUAL = r"""
SITEURL = 'https://harbour.example/sub/blog'
RELATIVE_URLS = True
THEME = 'simple'
DEFAULT_LANG = 'fr'
LOCALE = 'C'
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = 'Divers'
SLUG_REGEX_SUBSTITUTIONS = [('&', ' et '), (r'[^\w\s-]', ''), (r'\A\s*|\s*\Z', ''), (r'[-\s]+', '_')]
AUTHOR_REGEX_SUBSTITUTIONS = [(r'\s', '.')]
SLUGIFY_USE_UNICODE = SLUGIFY_PRESERVE_CASE = True
ARTICLE_URL = 'p/{date:%Y}/{date:%b}/{date:%d}/{slug}/'
ARTICLE_SAVE_AS = ARTICLE_URL + 'index.html'
ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = '{lang}/{date:%Y}/{slug}.htm'
DRAFT_URL = DRAFT_SAVE_AS = 'ébauche/{slug}.html'
PAGE_URL, PAGE_SAVE_AS = 's/{slug}', 's/{slug}.html'
CATEGORY_URL, CATEGORY_SAVE_AS = 'k/{slug}', 'k/{slug}/index.html'
TAG_SAVE_AS = ''
AUTHOR_URL = AUTHOR_SAVE_AS = 'von/{slug}.html'
YEAR_ARCHIVE_URL, YEAR_ARCHIVE_SAVE_AS = 'p/{date:%Y}/', 'p/{date:%Y}/index.html'
DAY_ARCHIVE_SAVE_AS = 'p/{date:%Y}/{date:%b}/{date:%d}/index.html'
INDEX_URL, INDEX_SAVE_AS = 'blog/', 'blog/index.html'
DIRECT_TEMPLATES = ['index', 'categories', 'archives']
DEFAULT_PAGINATION = 2
PAGINATED_TEMPLATES = {'index': None, 'tag': 1, 'category': 1, 'author': None, 'period_archives': 1}
PAGINATION_PATTERNS = [
    (1, '{url}', '{save_as}'), (2, '{base_name}/page/{number}/', '{base_name}/page/{number}/index.html'),
    (-1, '{base_name}/fin/', '{base_name}/fin/index.html'),
]
CATEGORY_FEED_ATOM = '%s/flux.atom'
TRANSLATION_FEED_RSS = 'flux/{lang}.rss'
WITH_FUTURE_DATES = False
OUTPUT_SOURCES = True
PYGMENTS_RST_OPTIONS = {'linenos': 'inline'}
FILENAME_METADATA = r'(?P<date>\d{4}-\d\d-\d\d)-(?P<slug>[^.]*)(\.(?P<lang>[a-z]{2}))?$'
"""


def test_a_blog_with_unusual_settings_answers_and_reads_as_pelican_published_it(blog, tmp_path_factory):
    links = (
        "`b <{filename}x/2012-03-04-deux.md>`__ `f <{attach}x/f.txt>`__ `p <{filename}/pages/moi.rst>`__ "
        "`a <{author}Jo\\ Doe>`__ `k <{category}Pain>`__ `i <{index}>`__ `s <{static}images/a.png>`__"
    )
    code = ".. contents::\n\n.. code-block:: c\n\n   a\n   b\n\n.. warning:: Non!\n\nUn\n==\n\nu\n\nDeux\n====\n\nd"
    blog(
        "2012-03-04-un.rst", f"Un & *deux*\n###########\nSous-titre\n**********\n:category: Pain\n\n{links}\n\n{code}\n"
    )
    blog("x/f.txt", "f")
    blog("images/a.png", "a")
    blog(
        "x/2012-03-04-deux.md",
        "Title: Deux\nCategory: pain\nAuthors: Jo Doe, Bé\nTags: a, Ü\n\n[u]({filename}/2012-03-04-un.rst)\n",
    )
    blog("x/2012-03-04-deux.en.md", "Title: Two\nCategory: pain\n\nTwo.\n")
    blog("2013-05-06-Trois.rst", rst("Trois", ":tags: a"))
    blog("2999-01-01-futur.rst", rst("Futur", ":category: Pain"))
    blog("e.rst", rst("Élan & co", ":status: draft"))
    root = configured(blog("pages/moi.rst", rst("Moi", ":x: y")), UNUSUAL)
    old, site = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new") / "site"
    published(root, old)
    write(convert_blog(root), site)
    verdict = verify(site, root, against=old)
    assert [str(one) for one in verdict if not one.inherited] == []
    assert [one.address for one in verdict] == ["/ébauche/futur.html", "/ébauche/Élan_et_co.html"]
    assert verdict.answered == verdict.asked_for - 2 > 39
    assert [one.state for one in verdict.old_pages] == [State.IDENTICAL] * 7
