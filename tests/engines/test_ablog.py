"""ABlog: what makes a post, its fields, its lists; and an example that ABlog itself has published."""

import datetime as dt
import os
import subprocess
import tomllib

import pytest
from support.old_blog import converted, page, told
from support.paths import EXAMPLES
from support.said_pages import spelled_out

from rst2hugo import Code, Options, convert_blog, write
from rst2hugo.verify import verify
from rst2hugo.verify.nouns.difference import Kind

EXAMPLE = EXAMPLES / "ablog" / "blog"
CONF = (
    "project = 'P'\nextensions = ['ablog']\nblog_baseurl = 'https://b.example'\nblog_title = 'B'\n"
    "blog_authors = {'jo': ('Jo Ann', None)}\nblog_default_author = 'jo'\n"
)
# What the theme, the search and other projects asked for: files that Sphinx makes, and no reader does.
MADE_BY_SPHINX = ("/_static/", "/objects.inv", "/searchindex.js")


def blog(root, settings="", **files):
    named = {f"{name.replace('__', '/')}.rst": text for name, text in files.items()}
    return converted(root, {"conf.py": CONF + settings, **named}, engine="ablog")


def post(directive, body="One.\n\nTwo.\n", title="A\n=\n"):
    return f"{directive}\n\n{title}\n{body}"


@pytest.mark.parametrize(
    ("date", "meant"),
    [
        ("14 March 2015", dt.date(2015, 3, 14)),
        ("Mar 14, 2015", dt.date(2015, 3, 14)),
        ("2015-03-14", dt.date(2015, 3, 14)),
        ("2015-03-14 10:20", dt.datetime(2015, 3, 14, 10, 20)),
    ],
)
def test_dates(tmp_path, date, meant):
    assert page(blog(tmp_path, a=post(f".. post:: {date}")), "a.rst").front_matter["date"] == meant


def test_a_post_without_a_date_is_a_draft_and_no_default_is_its_author(tmp_path):
    header = page(blog(tmp_path, a=post(".. post::\n   :tags: t")), "a.rst").front_matter
    assert header["draft"] is True
    assert "authors" not in header


def test_a_date_that_is_none_is_reported(tmp_path):
    assert told(blog(tmp_path, a=post(".. post:: soon"))) == ["bad-date"]


def test_lists_of_names(tmp_path):
    settings = "blog_locations = {'x': ('At X', None)}\nblog_languages = {'en': ('English', None)}\n"
    options = ":tags: a, b c,\n   :category: D,E\n   :author: jo, Someone\n   :location: x\n   :language: en"
    text = post(f".. post:: 2015-03-14\n   {options}")
    header = page(blog(tmp_path, settings, a=text), "a.rst").front_matter
    wanted = {"tags": ["a", "b c"], "categories": ["D", "E"], "authors": ["Jo Ann", "Someone"], "locations": ["At X"]}
    assert {name: header[name] for name in (*wanted, "languages")} == {**wanted, "languages": ["English"]}


@pytest.mark.parametrize(
    ("settings", "path", "fields"),
    [
        ("", "n__a", ":blogpost: true\n"),
        ("blog_post_pattern = ['n/*.rst']\n", "n__a", ""),
        ("blog_post_pattern = '**/a.rst'\n", "n__m__a", ""),
    ],
)
def test_fields_at_the_top_and_patterns(tmp_path, settings, path, fields):
    text = f'{fields}:date: 3 May 2016\n:author: jo\n:tags: ["x", y]\n:redirect: old\n\nA\n=\n\nOne.\n'
    one = blog(tmp_path, settings, **{path: text}).pages[0]
    assert (one.kind, one.front_matter["date"], one.front_matter["tags"]) == ("post", dt.date(2016, 5, 3), ["x", "y"])
    assert one.front_matter["authors"] == ["Jo Ann"]
    assert one.aliases == ("/old/",)


def test_other_documents_are_pages(tmp_path):
    deeper = ":date: 2016-05-03\n\nB\n=\n"
    result = blog(tmp_path, "blog_post_pattern = ['n/*.rst']\n", a="A\n=\n\nOne.\n", n__m__b=deeper)
    assert {one.source: one.kind for one in result.pages} == {"a.rst": "page", "n/m/b.rst": "page"}


@pytest.mark.parametrize(
    ("directive", "body", "markdown"),
    [
        (".. post:: 2015-03-14", "One.\n\nTwo.\n", "One.\n\n<!--more-->\n\nTwo."),
        (".. post:: 2015-03-14\n   :excerpt: 2", "One.\n\nTwo.\n\nThree.\n", "One.\n\nTwo.\n\n<!--more-->\n\nThree."),
        (".. post:: 2015-03-14\n   :excerpt: 0", "One.\n\nTwo.\n", "One.\n\nTwo."),
        (".. post:: 2015-03-14\n\n   Zero.", "One.\n\nTwo.\n", "Zero.\n\n<!--more-->\n\nOne.\n\nTwo."),
        (".. post:: 2015-03-14", "* One.\n* Two.\n\nThree.\n", "- One.\n- Two.\n\n<!--more-->\n\nThree."),
    ],
)
def test_the_teaser(tmp_path, directive, body, markdown):
    assert page(blog(tmp_path, a=post(directive, body)), "a.rst").markdown.strip() == markdown


def test_a_teaser_that_the_post_does_not_show(tmp_path):
    one = page(blog(tmp_path, a=post(".. post:: 2015-03-14\n   :exclude:\n\n   *Zero*.")), "a.rst")
    assert (one.front_matter["summary"], one.markdown.strip()) == ("*Zero*.", "One.\n\nTwo.")


def test_a_document_that_the_list_of_posts_was_written_over(tmp_path):
    """ABlog 0.11.13 publishes its list at /blog/, whether there is a document ``blog`` or not; links lead there."""
    home = "Home\n====\n\n.. toctree::\n   :maxdepth: 1\n\n   blog\n\nSee :doc:`the log <blog>`.\n"
    result = blog(tmp_path, index=home, blog="Log\n===\n\nKilns.\n", a=post(".. post:: 2015-03-14"))
    document = page(result, "blog.rst")
    assert document.draft
    assert [one.code for one in document.diagnostics] == [Code.UNPUBLISHED]
    assert document.url not in ("/blog/", "")
    assert page(result, "index.rst").markdown == "- [Log](/blog/)\n\nSee [the log](/blog/)."
    assert page(result, "index.rst").diagnostics == ()
    assert tomllib.loads(result.files["hugo.toml"])["menus"]["main"] == [
        {"name": "Log", "pageRef": "/posts", "weight": 1}
    ]
    assert "listed-elsewhere" not in told(result)


def test_a_title_for_lists_and_links_elsewhere(tmp_path):
    options = ":title: Other\n   :canonical_link: https://c.example/\n   :external_link: https://d.example/"
    directive = f".. post:: 2015-03-14\n   {options}"
    header = page(blog(tmp_path, a=post(directive)), "a.rst").front_matter
    assert (header["title"], header["linkTitle"]) == ("A", "Other")
    assert header["params"] == {"canonical_link": "https://c.example/", "external_link": "https://d.example/"}


def test_the_picture_of_a_post(tmp_path):
    body = "One.\n\n.. image:: x.png\n\n.. image:: /img/y.png\n"
    text = post(".. post:: 2015-03-14\n   :image: 2", body)
    files = {"conf.py": CONF, "n/a.rst": text, "n/x.png": "", "img/y.png": ""}
    result = converted(tmp_path, files, engine="ablog")
    assert page(result, "n/a.rst").front_matter["params"] == {"image": "/_images/y.png"}


def test_updates(tmp_path):
    body = "One.\n\n.. update:: 2015-04-01\n\n   More.\n\n.. update:: 3 May 2015\n\n   Most.\n"
    one = page(blog(tmp_path, a=post(".. post:: 2015-03-14", body)), "a.rst")
    assert one.front_matter["lastmod"] == dt.date(2015, 5, 3)
    assert "> [!NOTE] Updated on 01 April 2015\n> More.\n{.update}" in one.markdown


def test_several_posts_in_one_document_are_reported(tmp_path):
    text = "A\n=\n\n.. post:: 2015-03-14\n   :tags: x\n\nOne.\n\nB\n-\n\n.. post:: 2016-03-14\n   :tags: y\n"
    result = blog(tmp_path, a=text)
    header = page(result, "a.rst").front_matter
    assert (header["date"], header["tags"]) == (dt.date(2015, 3, 14), ["x", "y"])
    assert told(result) == ["unsupported-construct"]


@pytest.mark.parametrize("builder", ["dirhtml", "html"])
@pytest.mark.parametrize("settings", ["", "disqus_pages = True\n"])
def test_comments(tmp_path, builder, settings):
    settings += f"disqus_shortname = 'd'\nablog_builder = '{builder}'\n"
    posts = {"posts__one": post(".. post:: 2015-03-14"), "quiet": post(".. post:: 2015-03-14\n   :nocomments:")}
    result = blog(tmp_path, settings, **posts, posts__index="A\n=\n", draft=post(".. post::"))
    shown = {one.source: one.front_matter.get("params", {}) for one in spelled_out(result).pages}
    thread = shown["posts/one.rst"]
    assert (thread["disqus_identifier"], thread["disqus_url"]) == ("/posts/one/", "https://b.example/posts/one")
    with_comments = {path for path, params in shown.items() if "disqus_identifier" in params}
    assert with_comments == {"posts/one.rst", *(["posts/index.rst"] if "pages" in settings else [])}


def test_references_to_posts_and_lists(tmp_path):
    labels = ":ref:`b` :ref:`n` :ref:`tag-q-a` :ref:`hers <author-jo>` :ref:`archive-2015` :ref:`blog-posts`"
    body = f"One.\n\n{labels} :doc:`/n/index`\n"
    b = post(".. post:: 2015-03-15\n   :tags: Q A", title="Bee\n===\n")
    n = post(".. post:: 2015-03-16", title="En\n==\n")
    one = page(blog(tmp_path, a=post(".. post:: 2015-03-14", body), b=b, n__index=n), "a.rst")
    assert one.markdown.rsplit("\n\n", 1)[1].strip() == (
        "[Bee](/b/) [En](/n/) [Q A](/blog/tag/q-a/) [hers](/blog/author/jo-ann/) [2015](/blog/archive/) "
        "[Posts](/blog/) [En](/n/)"
    )


def test_references_to_addresses_with_marks(tmp_path):
    body = "One.\n\n:ref:`tag-c` :ref:`the part <part>` :doc:`/c%` :doc:`so <c%#part>`\n"
    one = post(".. post:: 2015-03-14\n   :tags: C++, C#", body)
    files = {"conf.py": CONF, "a.rst": one, "c%.rst": "C\n=\n\n.. _part:\n\nPart\n----\n"}
    result = converted(tmp_path, files, engine="ablog")
    assert page(result, "a.rst").markdown.rsplit("\n\n", 1)[1].strip() == (
        "[C#](/tags/c%23/) [the part](/c-/#part) [C](/c-/) [so](/c-/#part)"
    )
    assert {link.kind for link in page(result, "a.rst").links} == {"tag", "page"}
    assert told(result) == ["shared-list"]


def test_feeds_only_with_an_address_of_the_blog(tmp_path):
    settings = "blog_feed_archives = True\n"
    text = post(".. post:: 2015-03-14\n   :tags: t")
    result = blog(tmp_path / "with", settings, a=text)
    assert "baseName = 'atom'" in result.files["hugo.toml"]
    assert "/blog/tag/t/atom.xml" in result.files["content/_content.gotmpl"]
    assert tomllib.loads(result.files["content/feed-atom-2015.md"].strip("+\n"))["url"] == "/blog/2015/atom.xml"
    without = blog(tmp_path / "without", settings + "blog_baseurl = ''\n", a=text)
    assert "atom" not in without.files["hugo.toml"]


@pytest.mark.parametrize(
    ("builder", "name", "guid"),
    [
        ("dirhtml", "posts/one", None),
        ("html", "posts/one", "/posts/one.html"),
        ("dirhtml", "a b/é", "/a b/é/"),
        ("html", "a b/é", "/a%20b/%C3%A9.html"),
        ("dirhtml", "c/index", None),
        ("html", "c/index", "/c/index.html"),
    ],
)
def test_items_of_feeds_keep_their_ids(tmp_path, builder, name, guid):
    files = {"conf.py": f"{CONF}ablog_builder = '{builder}'\n", f"{name}.rst": post(".. post:: 2015-03-14")}
    result = spelled_out(converted(tmp_path, files, engine="ablog"))
    params = page(result, f"{name}.rst").front_matter.get("params", {})
    assert params.get("guid") == (guid and f"https://b.example{guid}")


@pytest.fixture(scope="module", params=["dirhtml", "html"])
def published(request, tmp_path_factory):
    """The example as ABlog publishes it with either builder; it has a Python of its own, for an older docutils."""
    python = os.environ.get("RST2HUGO_ABLOG_PYTHON")
    if not python:
        pytest.skip("RST2HUGO_ABLOG_PYTHON names no Python that has ABlog; nox -s tests makes one")
    out = tmp_path_factory.mktemp(request.param)
    command = [python, "-m", "sphinx", "-q", "-b", request.param, "-d", out / "doctrees", EXAMPLE, out / "html"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "WARNING" not in done.stderr
    return request.param, out


def test_the_old_site_and_the_new_one_say_the_same(published):
    """Every page, tag, category, author, archive and feed of the old site answers, every post reads the same."""
    builder, out = published
    options = Options(settings=(f"builder={builder}",))
    result = convert_blog(EXAMPLE, options)
    write(result, out / "site")
    verdict = verify(out / "site", EXAMPLE, options=options, against=out / "html")
    unanswered = [one for one in verdict.findings if one.difference.kind is Kind.ADDRESS]
    found = {one.address: one.inherited for one in unanswered if not one.address.startswith(MADE_BY_SPHINX)}
    # ABlog publishes the pages of drafts, which it only leaves out of its lists.
    assert found == {"/posts/someday/" if builder == "dirhtml" else "/posts/someday.html": True}
    pages = (*verdict.pages, *verdict.old_pages)
    assert [str(one) for one in verdict.findings if one.difference.kind is not Kind.ADDRESS] == []
    assert [f"{one.source}: {difference}" for one in pages for difference in one.differences] == []
    assert len(verdict.old_pages) == 9  # the home page is one of them
    assert told(result) == []
