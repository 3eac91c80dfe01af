"""Acrylamid's rules, each with the fact that the engine's authors or users rely on."""

import datetime as dt

import pytest
from support.old_blog import publisher
from support.said_pages import spelled_out

from rst2hugo import Options, convert_blog
from rst2hugo.addresses import slugs
from rst2hugo.engines.acrylamid import Acrylamid
from rst2hugo.model.diagnostics import Code

CONF = """# first line, thrown away: VIEWS = None
SITENAME = 'A blog'
www_root = 'http://harbour.example/'
VIEWS = {
    '/:year/:slug/': {'view': 'entry', 'filters': ['typography']},
    '/:slug/': {'view': 'page'},
    '/': {'view': 'index', 'items_per_page': 3, 'pagination': '/page/:num/'},
    '/tag/:name/': {'view': 'tag', 'pagination': '/tag/:name/:num/', 'items_per_page': 2},
    '/atom/': {'view': 'atom'},
    '/rss/index.xml': {'view': 'rss'},
    '/articles/': {'view': 'archive'},
}
FILTERS = ['rst', 'hyphenate', 'h1']
DATE_FORMAT = '%d.%m.%Y, %H:%M'
STATIC = ['static']
DISQUS_SHORTNAME = 'ablog'
"""


@pytest.fixture
def blog(tmp_path):
    (tmp_path / "conf.py").write_text(CONF)

    def add(name, text):
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return tmp_path

    return add


def post(blog, header, body="Text.", name="a.rst"):
    result = convert_blog(blog(name, f"---\n{header}\n---\n\n{body}\n"))
    return next(page for page in result.pages if page.source == f"content/{name}")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Hello, World!", "hello-world"),
        ("C++ & C#: what's new?", "c++-c-what-s-new"),
        ("What's New in 3.0.1", "what-s-new-in-3-0-1"),
        ("foo_bar baz", "foo-bar-baz"),
        ("A — B – C --- D", "a-b-c-d"),
        ("Café déjà vu", "cafe-deja-vu"),
        ("Größe & Maß", "groe-ma"),
        ("русский", ""),
        ("C'est l'été !", "c-est-l-ete"),
        ("50% off: $5/€4", "50-off-5-4"),
        ("a/b/c", "a-b-c"),
        ("tag+plus", "tag+plus"),
        ("x² + y²", "x2-+-y2"),
        ("TL;DR", "tl;dr"),
        ("a--b__c", "a-b-c"),
        ("~tilde~ [x] {y}", "~tilde~-x-y"),
        ("#hash ? q=1", "hash-q-1"),
        ("<em>Bold</em> &amp; <code>x</code>", "em-bold-em-amp;-code-x-code"),
    ],
)
def test_slugs(title, slug):
    assert slugs.acrylamid(title) == slug


@pytest.mark.parametrize(
    ("header", "old"),
    [
        ("title: Hello, World!\ndate: 2012-12-04", "/2012/hello-world/"),
        ("title: Hello\ndate: 2012-12-04\nslug: My_Slug", "/2012/My_Slug/"),
        ("title: Hello\ndate: 2012-12-04\npermalink: /x/y.html", "/x/y.html"),
        ("title: About us\ntype: page", "/about-us/"),
        ("title: Home\ntype: page\npermalink: /index.html", "/"),
        ("title: Nobody knows", None),
    ],
)
def test_old_addresses(blog, header, old):
    assert post(blog, header).old_url == old


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("04/12/2012", dt.date(2012, 12, 4)),
        ("2012-12-04", dt.date(2012, 12, 4)),
        ("2012-12-04 10:11", dt.datetime(2012, 12, 4, 10, 11)),
        ("04.12.2012, 10:11", dt.datetime(2012, 12, 4, 10, 11)),
        ("2012-13-04", dt.date(2012, 4, 13)),
        ("2012/12/04", dt.date(2012, 12, 4)),
    ],
)
def test_dates_put_the_day_first(blog, written, date):
    assert post(blog, f"title: A\ndate: {written}").front_matter["date"] == date


def test_the_native_header(blog):
    text = "A *title*\n#########\n\n:date: 2015-03-22\n:tags: [one, two]\n:permalink: /x.html\n:mood: 7\n\nText.\n"
    (page,) = convert_blog(blog("a.rst", text)).pages
    assert page.front_matter["title"] == "A title"
    assert page.front_matter["tags"] == ["one", "two"]
    assert page.front_matter["params"]["mood"] == 7
    assert page.old_url == "/x.html"
    assert page.markdown == "Text."


def test_the_filters_decide_what_is_rst(blog):
    assert post(blog, "title: A\ndate: 2012-12-04", "``x``").markdown == "`x`"
    assert post(blog, "title: A\ndate: 2012-12-04\nfilter: markdown+fenced", "``x``", "b.rst").markdown == "``x``"
    assert post(blog, "title: A\ndate: 2012-12-04", "``x``", "c.txt").markdown == "`x`"
    assert post(blog, "title: A\ndate: 2012-12-04\nfilter: textile", "@x@", "d.txt").markdown == "`x`"
    assert post(blog, "title: A\ndate: 2012-12-04\nfilter: pandoc+org", "=x=", "e.txt").markdown == "`x`"
    assert post(blog, "title: A\ndate: 2012-12-04\nfilter: [html]", "<code>x</code>", "f.rst").markdown == "`x`"


def test_another_markup_is_carried_over_and_reported(blog):
    page = post(blog, "title: A\ndate: 2012-12-04\nfilter: pandoc+creole", "= A [[/b|link]]")
    assert page.markdown == "= A [[/b|link]]"
    assert [(one.code, one.line) for one in page.diagnostics] == [(Code.UNSUPPORTED_CONSTRUCT, 7)]
    assert post(blog, "title: B\ndate: 2012-12-04\nfilter: markdown", "*b*", "b.txt").diagnostics == ()


def test_typography(blog):
    engine = Acrylamid(blog("a.rst", "---\ntitle: A\n---\n"), Options())
    assert engine.site.typographer
    assert post(blog, "title: A\ndate: 2012-12-04", "it's -- so").markdown == "it's -- so"
    assert (
        post(blog, "title: A\ndate: 2012-12-04\nfilter: notypography", "it's -- so", "b.rst").markdown
        == r"it\'s \-- so"
    )


def test_comments_and_feeds_find_their_items(blog):
    [page] = spelled_out(
        convert_blog(blog("a.rst", "---\ntitle: A\ndate: 2012-12-04\npermalink: /2012/a.html\n---\n"))
    ).pages
    assert page.front_matter["params"] == {
        "disqus_identifier": "http://harbour.example/2012/a.html",
        "disqus_url": "http://harbour.example/2012/a.html",
        "guid": "tag:harbour.example,2012-12-04:/2012/a.html",
    }
    assert "params" not in post(blog, "title: B\ndraft: true", name="b.rst").front_matter


def test_site_settings(blog):
    site = Acrylamid(blog("blog/a.rst", ""), Options()).site
    assert (site.title, site.base_url, site.page_size, site.section) == ("A blog", "http://harbour.example/", 3, "blog")
    assert [(feed.format, feed.address) for feed in site.feeds] == [("atom", "/atom/"), ("rss", "/rss/index.xml")]
    assert (site.archive, site.index, site.disqus) == ("/articles/", "/", "ablog")
    assert site.term_urls == {"tags": "/tag/:slug/"}


def test_tags_keep_their_addresses_and_old_pagers_lead_to_them(blog):
    for number in range(5):
        blog(f"{number}.rst", f"---\ntitle: P{number}\ndate: 2012-12-04\ntags: [C++, two words]\n---\n")
    result = convert_blog(blog("x.rst", "---\ntitle: X\ndate: 2012-12-04\ntags: [c++, Q&A]\n---\n"))
    assert result.files["content/tags/c++/_index.md"] == (
        "+++\ntitle = 'C++'\nurl = '/tag/c++/'\naliases = ['/tag/c++/2/', '/tag/c++/3/']\n+++\n"
    )
    assert "url = '/tag/q-a/'" in result.files["content/tags/q&a/_index.md"]
    assert "/tag/two-words/3/" in result.files["content/tags/two-words/_index.md"]


def test_files_beside_posts_and_in_static_keep_their_addresses(blog):
    root = blog("2012/pic.png", "png")
    (root / "static" / "x").mkdir(parents=True)
    (root / "static" / "x" / "f.txt").write_text("f")
    blog("2012/a.rst", "---\ntitle: A\ndate: 2012-12-04\n---\n")
    assets = {asset.address: asset.output for asset in convert_blog(root).assets}
    assert assets == {"/x/f.txt": "static/x/f.txt", "/2012/pic.png": "static/2012/pic.png"}


def test_detection(blog, tmp_path):
    assert publisher(blog("a.rst", "")) == "acrylamid"
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "conf.py").write_text("project = 'Sphinx'\nextensions = []\n")
    assert publisher(tmp_path / "other") == "sphinx"


def test_a_view_that_is_a_function_is_reported_and_the_others_count(blog):
    root = blog("a.rst", "---\ntitle: A\ndate: 2012-12-04\n---\n")
    conf = root / "conf.py"
    conf.write_text(conf.read_text().replace("'view': 'atom'", "'view': 'atom', 'if': lambda e: e.year > 2010"))
    result = convert_blog(root)
    assert [one.code for one in result.diagnostics] == [Code.UNKNOWN_SETTING]
    assert result.pages[0].old_url == "/2012/a/"


@pytest.mark.parametrize("wrong", ["'http://[bad'", "5", "'ex.org'", "'http://e.org/?a=1'"])
def test_an_address_of_the_site_that_is_none_is_reported(blog, wrong):
    root = blog("a.rst", "---\ntitle: A\ndate: 2012-12-04\n---\n\n`b <http://harbour.example/c>`__")
    conf = root / "conf.py"
    conf.write_text(conf.read_text().replace("'http://harbour.example/'", wrong))
    result = convert_blog(root)
    assert [(one.path, one.code) for one in result.diagnostics] == [("conf.py", Code.NO_ADDRESS)]
    assert "WWW_ROOT" in result.diagnostics[0].message
    assert result.pages[0].markdown == "[b](http://harbour.example/c)"
    assert (
        convert_blog(root, Options(base_url="https://new.harbour.example/blog")).files["hugo.toml"].count("/blog") == 1
    )


def test_a_title_without_latin_letters_leaves_the_address_to_the_file(blog):
    blog("2012/привет.rst", "---\ntitle: Привет\ndate: 2012-12-04\n---\n")
    blog("hello.rst", "---\ntitle: 日本\ndate: 2012-12-04\n---\n")
    result = convert_blog(blog("b.rst", "---\ntitle: 中国\ndate: 2012-12-04\nslug: china\n---\n"))
    assert [page.old_url for page in result.pages] == ["/2012/china/", "/2012/hello/", "/2012/привет/"]
    assert [[one.code for one in page.diagnostics] for page in result.pages] == [
        [],
        [Code.LOST_ADDRESS],
        [Code.LOST_ADDRESS],
    ]


def test_translations_are_apart_at_their_old_addresses(blog):
    conf = blog("en.rst", "---\ntitle: Other\ndate: 2013-05-06\nidentifier: oth\ntags: C++\n---\n") / "conf.py"
    view = "VIEWS = {\n    '/:year/:slug/:lang/': {'view': 'translation', 'filters': 'notypography'},"
    conf.write_text(conf.read_text().replace("VIEWS = {\n", view))
    header = "identifier: oth\nlang: de_AT\ntags: C++"
    blog("de.rst", f"---\ntitle: Anderer\ndate: 2013-05-06\n{header}\n---\n\n``y`` -- z\n")
    blog("lone.rst", "---\ntitle: Allein\ndate: 2013-05-07\nlang: de\ntags: C++\n---\n")
    blog("same.rst", "---\ntitle: Same\ndate: 2013-05-08\nidentifier: same\nlang: en\n---\n")
    blog("page.rst", "---\ntitle: Seite\ntype: page\nidentifier: oth\nlang: de\n---\n")
    draft = "---\ntitle: D\ndate: 2013-05-09\ndraft: true\nidentifier: oth\nlang: de\n---"
    result = convert_blog(blog("draft.rst", draft))
    pages = {page.source.removeprefix("content/"): page for page in result.pages}
    assert {name: (page.language, page.old_url) for name, page in pages.items()} == {
        "de.rst": ("de-at", "/2013/anderer/de_AT/"),
        "draft.rst": ("", "/2013/d/"),
        "en.rst": ("", "/2013/other/"),
        "lone.rst": ("", "/2013/allein/"),
        "page.rst": ("", "/seite/"),
        "same.rst": ("", "/2013/same/"),
    }
    german = pages["de.rst"]
    assert (german.url, german.output, german.markdown) == (german.old_url, "content/posts/de.de-at.md", r"`y` \-- z")
    assert german.front_matter["translationKey"] == pages["en.rst"].front_matter["translationKey"] == "oth"
    assert "lang" not in german.front_matter["params"]
    assert pages["lone.rst"].front_matter["params"]["lang"] == "de"
    assert "[languages.de-at]" in result.files["hugo.toml"]
    assert "/tag/c++/2/" not in result.files["content/tags/c++/_index.md"]  # Acrylamid listed two of the three


def test_without_a_view_for_them_translations_are_among_the_others(blog):
    page = post(blog, "title: Anderer\ndate: 2013-05-06\nidentifier: oth\nlang: de")
    assert (page.language, page.old_url) == ("", "/2013/anderer/")
    assert page.front_matter["params"]["identifier"] == "oth"
