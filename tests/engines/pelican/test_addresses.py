"""Where Pelican published articles, pages and drafts, by its patterns."""

import pytest
from support.old_blog import publisher
from support.pelican_blog import DATED, codes, configured, page, post, rst

from rst2hugo import convert_blog
from rst2hugo.model.diagnostics import Code
from rst2hugo.verify import verify
from rst2hugo.writing import write


def test_detection(blog):
    assert publisher(blog("a.rst", rst("A"))) == "pelican"


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
        "content/harbour-page.md",
        "content/log-page.md",
        "content/tags-page.md",
    ]
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
