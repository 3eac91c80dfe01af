"""What Pelican's settings say of the whole site: title, menu, typography, plugins."""

import re
import tomllib

import pytest
from lxml import html
from support.hugo_site import build
from support.pelican_blog import DATED, configured, page, post, rst
from support.said_pages import spelled_out

from rst2hugo import Options, convert_blog
from rst2hugo.engines.pelican import Pelican
from rst2hugo.model.diagnostics import Code
from rst2hugo.writing import write

MENU = ("name = ", "url = ", "pageRef = ")


def test_the_settings_that_the_blog_is_published_with(blog):
    root = blog("a.rst", rst("A"))
    published = "from pelicanconf import *\nSITEURL = 'https://published.example/blog/'\nDISQUS_SITENAME = 'd'\n"
    (root / "publishconf.py").write_text(published)
    site = Pelican(root, Options()).site
    assert (site.title, site.base_url, site.disqus) == ("A blog", "https://published.example/blog/", "d")
    assert page(spelled_out(convert_blog(root)), "a.rst").front_matter["params"] == {
        "disqus_identifier": "a.html",
        "disqus_url": "https://published.example/blog/a.html",
        "guid": "tag:published.example,2012-03-04:/blog/a.html",
    }
    assert Pelican(root, Options(settings=("SITENAME=Given",))).site.title == "Given"


@pytest.mark.parametrize(
    "setting", ["DEFAULT_LANG = 'antigravity'", "ARTICLE_URL = ['x']", "SLUG_REGEX_SUBSTITUTIONS = [('(', '')]",
                "TAG_SUBSTITUTIONS = ['x']", "FEED_ALL_ATOM = {'a': 1}", "PAGINATED_DIRECT_TEMPLATES = [{}]",
                "STATIC_PATHS = ['.' + 'x' * 300]", "THEME = 'a\\0'", "THEME = 't'; THEME_STATIC_PATHS = ['x' * 300]"],
)  # fmt: skip  # a table
def test_settings_that_pelican_could_not_have_used(blog, setting):
    result = convert_blog(configured(blog("a.rst", rst("A", f"{DATED}\n:tags: x")), setting))
    assert [one.code for one in result.diagnostics] == [Code.BAD_VALUE]
    assert page(result, "a.rst").old_url == "/a.html"


@pytest.mark.parametrize("place", [r"'a\0b'", "'x' * 300", "'x/' * 3000", "['content']", "3"])
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
    for line in (
        "description = 'Of things'",
        "social = [{ name = 'me', url = 'https://me.example/' }]",
        "github_url = 'https://git.example/'",
        "buildFuture = false",
        "summaryLength = 100000",
        "pagerSize = 100000",
        "limit = 7",
        "id = 'G-123'",
        "timeZone = 'Europe/Paris'",
    ):
        assert f"\n{line}\n" in toml
    menu = [
        line.partition(" = ")[2] for line in toml.splitlines() if line.startswith(("name = ", "url = ", "pageRef = "))
    ]
    assert menu == ["'Archive'", "'/posts'", "'Here'", "'/posts/a'", "'There'", "'https://there.example/'", "'About'",
                    "'/pages/about'"]  # fmt: skip  # a table


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
        ("Log", "/archives/"), ("Search", "/search/"),
    ]  # fmt: skip  # a table


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
    menu = [
        line.partition(" = ")[2] for line in toml.splitlines() if line.startswith(("name = ", "url = ", "pageRef = "))
    ]
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
    assert links == ["/sub/Search/?q=Q&A", "/sub/archives/", "/sub/pages/About-Us/", "/sub/category/Real/",
                     "/sub/search/"]  # fmt: skip  # a table


@pytest.mark.parametrize(
    ("settings", "conf", "smart"),
    [
        ("", None, False), ("TYPOGRIFY = True", None, True), ("DOCUTILS_SETTINGS = {'smart_quotes': True}", None, True),
        ("", "[general]\nsmart_quotes: yes\n", True), ("DOCUTILS_SETTINGS = {'smart_quotes': 'alt'}", None, True),
        ("DOCUTILS_SETTINGS = [('smart_quotes', True)]", None, True),
        ("DOCUTILS_SETTINGS = {'smart_quotes': True}", "[general]\nsmart-quotes=no\n", False),
    ],
)  # fmt: skip  # a table
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
    settings = "PLUGINS = ['pelican.plugins.series', 'sitemap', 'liquid_tags.youtube', 'my.liquid_stuff', 'knots']"
    told = convert_blog(configured(blog("a.rst", rst("A")), settings)).diagnostics
    named = "the plugins my.liquid_stuff, knots may have changed"
    assert [(one.code, named in one.message) for one in told] == [(Code.UNKNOWN_PLUGIN, True)]


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
