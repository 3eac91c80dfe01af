"""What a post of Pelican says of itself: its fields, its path, the settings."""

import datetime as dt

import pytest
from docutils import languages
from docutils.parsers.rst import languages as rst_languages
from support.pelican_blog import DATED, codes, configured, page, post, rst

from rst2hugo import convert_blog
from rst2hugo.model.diagnostics import Code


def test_what_a_post_says_wins_over_its_path_and_that_over_the_settings(blog):
    settings = """
DEFAULT_METADATA = (('a', 'settings'), ('b', 'settings'), ('c', 'settings'), ('d', 'settings'), ('e', 'settings'))
EXTRA_PATH_METADATA = {'x': {'b': 'folder', 'c': 'folder', 'category': 'loses'}, 'x/y': {'c': 'deeper', 'd': 'deeper'}}
FILENAME_METADATA = r'(?P<date>\\d{4}-\\d{2}-\\d{2})_(?P<slug>.*)'
PATH_METADATA = r'(?P<d>x)/(?P<slug>y)/'
"""
    found = post(blog, rst("A", ":e: post"), "x/y/2012-03-04_named.rst", settings)
    assert found.front_matter["params"] == {
        "a": "settings",
        "b": "folder",
        "c": "deeper",
        "d": "x",
        "e": "post",
    }
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
        "draft": "true",
        "type": "page",
        "aliases": "/x/",
        "permalink": "/y/",
        "series_index": 3,
    }
    assert list(found.front_matter) == ["title", "date", "aliases"]


def test_an_abstract_is_text(blog):
    found = post(blog, rst("A", f"{DATED}\n:abstract: In short."))
    assert found.markdown == "> [!TOPIC] Abstract\n> In short.\n{.abstract}\n\nText."
    text = rst("A", f"{DATED}\n:résumé: Court.\n:author: J")
    found = post(blog, text, settings="DEFAULT_LANG = 'fr'")
    assert found.markdown == "> [!TOPIC] Résumé\n> Court.\n{.abstract}\n\nText."
    assert "abstract" not in found.front_matter.get("params", {})


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
