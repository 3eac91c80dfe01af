"""The site around Nikola's posts: lists, links, shortcodes, galleries, files; and Nikola's own."""

import json
import re
import shutil
import subprocess
import sys

import pytest
from support.nikola_blog import BOTH, CONF, POST, blog, one
from support.old_blog import page, told, written
from support.paths import EXAMPLES

from rst2hugo import Options, convert_blog, write
from rst2hugo.model.diagnostics import Code
from rst2hugo.verify import verify
from rst2hugo.verify.nouns.difference import Kind

EXAMPLE = EXAMPLES / "nikola" / "blog"


def tagged(tags, more=""):
    return f"{POST}.. tags: {tags}\n{more}\nx\n"


def started(root, files, settings):
    return convert_blog(written(root, {"conf.py": CONF + settings, **files}), Options(engine="nikola"))


def aliases(result, path):
    """The first address of a list and the old ones that lead there."""
    text = result.files[path]
    found = re.search(r"url = '(.*)'", text)
    return (found[1] if found else None), re.findall(r"'(/.*?)'", text.partition("aliases")[2])


# Lists


@pytest.mark.parametrize(
    ("tag", "settings", "address"),
    [
        ("C++", "", "/categories/c++/"),
        ("foo.bar", "", "/categories/foobar/"),
        ("python tips", "", "/categories/python-tips/"),
        ("python tips", "TAG_PATH = 'tag'\n", "/tag/python-tips/"),
        ("Python Tips", "SLUG_TAG_PATH = False\n", "/categories/Python Tips/"),
        ("Größe", "", "/categories/grosse/"),
    ],
)
def test_addresses_of_tags(tmp_path, tag, settings, address):
    result = started(tmp_path, {"posts/a.rst": tagged(tag)}, settings)
    assert [term.url for term in result.terms] == [address]
    assert f'"url" "{address.rstrip("/")}.xml"' in result.files["content/_content.gotmpl"]


def test_lists_that_are_no_folders(tmp_path):
    files = {f"posts/{number}.rst": tagged("x, C++") for number in range(3)}
    settings = "PRETTY_URLS = False\nTAG_PAGES_ARE_INDEXES = True\nINDEX_DISPLAY_POST_COUNT = 1\n"
    result = blog(tmp_path, files, settings)
    wanted = ["/categories/x.html", "/categories/x-1.html", "/categories/x-2.html"]
    assert aliases(result, "content/tags/x/_index.md") == ("/categories/x/", wanted)
    assert aliases(result, "content/_index.md")[1] == ["/index-1.html", "/index-2.html"]


def test_numbered_pages_in_folders(tmp_path):
    files = {f"posts/{number}.rst": tagged("x") for number in range(3)}
    schema = "INDEXES_PRETTY_PAGE_URL = ['page', '{number}', '{index_file}']\nINDEX_DISPLAY_POST_COUNT = 1\n"
    result = blog(tmp_path, files, schema + "INDEX_PATH = 'blog'\n")
    assert aliases(result, "content/posts/_index.md") == ("/blog/", [])
    assert {"/blog/page/2/", "/blog/page/3/"} <= result.lists.keys()  # which Hugo has as well


@pytest.mark.parametrize(
    ("category", "settings", "wanted"),
    [
        ("Top/Sub cat", "", {"Top": "/categories/cat_top/", "Top/Sub cat": "/categories/cat_top/sub-cat/"}),
        ("Top/Sub cat", "CATEGORY_PREFIX = ''\nCATEGORY_PATH = 'c'\n",
         {"Top": "/c/top/", "Top/Sub cat": "/c/top/sub-cat/"}),
        ("Top/Sub", "CATEGORY_OUTPUT_FLAT_HIERARCHY = True\n",
         {"Top": "/categories/cat_top/", "Top/Sub": "/categories/cat_sub/"}),
        ("Top/Sub", "PRETTY_URLS = False\n", {"Top": "/categories/cat_top/", "Top/Sub": "/categories/cat_top-sub/"}),
        ("a/b", "NIKOLA_VERSION = 7\nPRETTY_URLS = True\n", {"a/b": "/categories/cat_ab/"}),
        (r"a\/b", "", {"a/b": "/categories/cat_ab/"}),
    ],
)  # fmt: skip  # a table
def test_categories_and_those_above_them(tmp_path, category, settings, wanted):
    result = started(tmp_path, {"posts/a.rst": f"{POST}.. category: {category}\n\nx\n"}, settings)
    assert page(result, "posts/a.rst").front_matter["categories"] == list(wanted)
    assert {term.name: term.url for term in result.terms} == wanted


def test_categories_by_folder(tmp_path):
    settings = "CATEGORY_DESTPATH_AS_DEFAULT = True\nCATEGORY_DESTPATH_TRIM_PREFIX = True\n"
    names = "CATEGORY_DESTPATH_NAMES = {'one': 'The first'}\n"
    files = {"posts/one/a.rst": f"{POST}\nx\n", "posts/two/b.rst": f"{POST}.. category: own\n\nx\n"}
    result = blog(tmp_path, files, settings + names)
    assert [found.front_matter["categories"] for found in result.pages] == [["The first"], ["own"]]


def test_terms_that_would_share_a_list_are_told_apart(tmp_path):
    result = blog(tmp_path, {"posts/a.rst": tagged("C, C#"), "posts/b.rst": tagged("C#")})
    urls = [aliases(result, path)[0] for path in sorted(result.files) if re.match("content/tags/c.*/_index", path)]
    assert urls == ["/categories/c#/"]  # the other keeps the old one without a page of its own
    assert told(result) == ["shared-list"]


def test_authors_are_terms_if_there_are_several(tmp_path):
    files = {"posts/a.rst": f"{POST}\nx\n", "posts/b.rst": f"{POST}.. author: Al, Bo\n\nx\n"}
    result = blog(tmp_path / "two", files)
    assert [found.front_matter["authors"] for found in result.pages] == [["Jo"], ["Al, Bo"]]
    assert 'url" "/authors/al-bo.xml"' in result.files["content/_content.gotmpl"]
    result = blog(tmp_path / "many", files, "MULTIPLE_AUTHORS_PER_POST = True\n")
    assert page(result, "posts/b.rst").front_matter["authors"] == ["Al", "Bo"]
    result = blog(tmp_path / "one", {"posts/b.rst": f"{POST}.. author: Al\n\nx\n"})
    assert "authors" not in result.pages[0].front_matter
    assert result.pages[0].front_matter["params"]["author"] == "Al"


def test_titles_and_descriptions_of_terms(tmp_path):
    settings = "TAG_TITLES = {'en': {'x': 'All about x'}}\nTAG_DESCRIPTIONS = {'x': 'Really all.'}\n"
    result = blog(tmp_path, {"posts/a.rst": tagged("x")}, settings)
    header = "+++\ntitle = 'All about x'\nlinkTitle = 'x'\ndescription = 'Really all.'\n"
    assert result.files["content/tags/x/_index.md"].startswith(header)


def test_what_search_engines_were_told(tmp_path):
    settings = "ROBOTS_EXCLUSIONS = ['/archive.html', '/categories/*.html']\n"
    result = blog(tmp_path / "said", {"posts/a.rst": f"{POST}\nx\n"}, settings)
    assert result.files["static/robots.txt"] == (
        "User-agent: *\nDisallow: /archive.html\nDisallow: /categories/*.html\nSitemap: https://b.example/sitemap.xml\n"
    )
    result = blog(tmp_path / "nothing", {"posts/a.rst": f"{POST}\nx\n"})
    assert result.files["static/robots.txt"].startswith("User-agent: *\nDisallow:\n")
    result = blog(tmp_path / "own", {"posts/a.rst": f"{POST}\nx\n", "files/robots.txt": "x"}, settings)
    assert "static/robots.txt" not in result.files
    result = blog(tmp_path / "off", {"posts/a.rst": f"{POST}\nx\n"}, "DISABLED_PLUGINS = ['robots']\n")
    assert "static/robots.txt" not in result.files


def test_hidden_terms_have_lists_that_no_list_names(tmp_path):
    settings = "HIDDEN_TAGS = ['C++', 'y z']\nHIDDEN_AUTHORS = {'en': ['Jo']}\n"
    files = {"posts/a.rst": tagged("x, C++, y z"), "posts/b.rst": tagged("x", ".. author: Al\n")}
    result = started(tmp_path / "blog", files, settings)
    assert {term.name for term in result.terms if term.hidden} == {"C++", "y z", "Jo"}
    write(result, tmp_path / "site")
    public = tmp_path / "public"
    subprocess.run(["hugo", "--quiet", "-s", tmp_path / "site", "-d", public], check=True)
    assert "a" in (public / "categories" / "c++" / "index.html").read_text()
    overviews = "".join((public / one / "index.html").read_text() for one in ("tags", "authors"))
    assert [name for name in ("x", "C++", "y z", "Al", "Jo") if f">{name}</a>" in overviews] == ["x", "Al"]


def test_drafts_private_posts_and_pages_are_on_no_list(tmp_path):
    files = {"posts/a.rst": tagged("x", ".. status: draft\n"), "posts/b.rst": tagged("y", ".. status: private\n"),
             "pages/c.rst": tagged("z")}  # fmt: skip  # a table
    result = blog(tmp_path, files)
    assert not [path for path in result.files if re.match(r"content/tags/.+/", path)]
    assert page(result, "pages/c.rst").front_matter["params"] == {"tags_value": "z"}


@pytest.mark.parametrize(
    ("settings", "periods"),
    [
        ("", ["/2015/"]), ("CREATE_MONTHLY_ARCHIVE = True\n", ["/2015/", "/2015/01/"]),
        ("CREATE_SINGLE_ARCHIVE = True\n", []),
        ("CREATE_FULL_ARCHIVES = True\n", ["/2015/", "/2015/01/", "/2015/01/02/"]),
        ("ARCHIVE_PATH = 'old'\nARCHIVE_FILENAME = 'all.html'\n", ["/old/2015/"]),
        ("NIKOLA_VERSION = 7\nPRETTY_URLS = True\n", ["/2015/", "/posts/"]),
    ],
)  # fmt: skip  # a table
def test_archives(tmp_path, settings, periods):
    result = blog(tmp_path, {"posts/a.rst": f"{POST}\nx\n"}, settings)
    url, olds = aliases(result, "content/posts/_index.md")
    old = "/old/all.html" if "old" in settings else "/archive.html"
    assert (url, olds) == (old.replace(".html", "/"), [old, *periods, "/categories/"])


def test_feeds(tmp_path):
    settings = "GENERATE_ATOM = True\nATOM_FILENAME_BASE = 'feed'\nRSS_PATH = 'f'\n" + BOTH
    files = {"posts/a.rst": tagged("x"), "posts/a.es.rst": ".. title: Y\n.. tags: y\n\ny\n", "posts/b.rst": tagged("z")}
    result = blog(tmp_path, files, settings)
    text = result.files["hugo.toml"]
    assert "path = 'f'\nbaseName = 'rss'" in text
    assert "suffixes = ['atom']" in text
    spanish = result.files["content/_content.es.gotmpl"]
    assert re.findall('"url" "(.*?)"', spanish) == ["/es/categories/y.xml", "/es/categories/y.atom"]
    # What nobody has written in Spanish, the Spanish feed told of in English.
    assert '"/es/categories/z.xml"' in result.files["content/_content.gotmpl"]


def test_lists_in_other_languages(tmp_path):
    files = {"posts/a.rst": tagged("x"), "posts/a.es.rst": ".. title: Y\n.. tags: y\n\ny\n", "posts/b.rst": tagged("z")}
    settings = BOTH + "BLOG_TITLE = {'en': 'A', 'es': 'B'}\n"
    settings += "NAVIGATION_LINKS = {'es': (('/es/archive.html', 'Archivo'),)}\n"
    result = blog(tmp_path, files, settings)
    assert result.files["content/posts/_index.es.md"].startswith("+++\ntitle = 'Archive'\nurl = '/es/archive/'")
    assert "/es/categories/z/" in result.files["content/tags/z/_index.md"]
    assert "url = '/es/categories/y/'" in result.files["content/tags/y/_index.es.md"]
    # Nobody has written in Portuguese at all.
    assert "/br/archive.html" in result.files["content/posts/_index.md"]
    assert "/br/categories/" in result.files["content/tags/_index.md"]
    assert "path = 'br'\nbaseName = 'rss'" in result.files["hugo.toml"]
    assert "[languages.br" not in result.files["hugo.toml"]
    assert "title = 'B'" in result.files["hugo.toml"]
    assert "{ name = 'Archivo', url = '/es/archive/', weight = 1 }" in result.files["hugo.toml"]


def test_a_submenu_becomes_entries_of_the_menu(tmp_path):
    settings = "NAVIGATION_LINKS = {'en': (('/a/', 'A'), ((('/b/', 'B'), ('/c/', 'C')), 'More'))}\n"
    result = blog(tmp_path, {"posts/a.rst": f"{POST}\nx\n"}, settings)
    assert re.findall(r"name = '(\w)'", result.files["hugo.toml"]) == ["A", "B", "C"]
    [note] = [one for one in result.diagnostics if one.code is Code.PRESENTATION]
    assert note.message.startswith("NAVIGATION_LINKS: More")


def test_a_submenu_with_its_name_first(tmp_path):
    """As some themes want it; the last row has two words that are no menu."""
    settings = "NAVIGATION_ALT_LINKS = {'en': (('More', (('/b/', 'B'), ('/c/', 'C'))), ('/d/', 'D'))}\n"
    result = blog(tmp_path, {"posts/a.rst": f"{POST}\nx\n"}, f"NAVIGATION_LINKS = {{}}\n{settings}")
    assert re.findall(r"name = '(\w)'\nurl = '(\S+)'", result.files["hugo.toml"]) == [
        ("B", "/b/"), ("C", "/c/"), ("D", "/d/")
    ]  # fmt: skip  # a table


# Links

GOALS = [
    ("slug/b", "/posts/b/"), ("slug/b#part", "/posts/b/#part"), ("filename/posts/b.rst", "/posts/b/"),
    ("tag/C++", "/categories/c++/"), ("tag/c%2B%2B", "/categories/c++/"),
    ("category/Top/Sub\\ cat", "/categories/cat_top/sub-cat/"),
    ("tag_index", "/categories/"), ("tag_rss/C++", "/categories/c++.xml"),
    ("category_rss/Top", "/categories/cat_top.xml"),
    ("archive", "/archive.html"), ("archive/2015", "/2015/"), ("root", "/"), ("index", "/"), ("rss", "/rss.xml"),
    ("index_rss", "/rss.xml"), ("gallery/g", "/galleries/g/"), ("gallery/galleries/g", "/galleries/g/"),
    ("gallery_global/g", "/galleries/g/"), ("listing/sub/l.py", "/listings/sub/l.py.html"),
    ("listing/l.py", "/listings/sub/l.py.html"),
    ("listing_source/listings/sub/l.py", "/listings/sub/l.py"), ("slug_source/b", "/posts/b/index.rst"),
]  # fmt: skip  # a table


@pytest.mark.parametrize(("link", "address"), GOALS)
def test_links_of_nikolas_own(tmp_path, link, address):
    files = {
        "posts/a.rst": f"{POST}\n`go <link://{link}>`__\n",
        "posts/b.rst": f"{POST}.. tags: C++\n.. category: Top/Sub cat\n\nx\n\n.. _part:\n\ny\n",
        "galleries/g/p.svg": "<svg/>", "listings/sub/l.py": "1\n",
    }  # fmt: skip  # a table
    result = blog(tmp_path, files)
    assert page(result, "posts/a.rst").markdown == f"[go]({address})"
    assert told(result) == []


def test_links_to_sections_of_version_7(tmp_path):
    text = f"{POST}\n`go <link://section_index/posts>`__\n"
    result = blog(tmp_path, {"posts/a.rst": text}, "NIKOLA_VERSION = 7\nPRETTY_URLS = True\n")
    assert page(result, "posts/a.rst").markdown == "[go](/posts/)"
    assert told(result) == []


def test_links_that_lead_nowhere(tmp_path):
    text = f"{POST}\n`a <link://slug/none>`__ `b <link://nope/x>`__ `c <link:/x/y.html>`__"
    result = blog(tmp_path, {"posts/a.rst": text})
    assert told(result) == ["broken-link"] * 3


def test_blanks_in_the_names_of_terms(tmp_path):
    text = f"{POST}\n`d <link://category/Top/Sub cat>`__\n"
    result = blog(tmp_path, {"posts/a.rst": text, "posts/b.rst": f"{POST}.. category: Top/Sub cat\n\nx\n"})
    assert page(result, "posts/a.rst").markdown == "[d](/categories/cat_top/sub-cat/)"
    assert told(result) == []


def test_documents_are_named_by_their_slugs(tmp_path):
    files = {"posts/sub/b.rst": f"{POST}.. slug: The Slug_é\n\nx\n", "posts/c.rst": f"{POST}.. slug: my-post\n\n_`p`\n"}
    text = ":doc:`The Slug_é`, :doc:`My Post`, :doc:`words <my-post#p>`, :doc:`b`\n"
    result = blog(tmp_path, {**files, "posts/a.rst": f"{POST}\n{text}"})
    slug = "/posts/sub/The%20Slug_é/"
    assert page(result, "posts/a.rst").markdown == f"[A]({slug}), [A](/posts/my-post/), [words](/posts/my-post/#p), b"
    assert told(result) == ["unresolved-link"]


def test_files_are_included_from_the_blogs_folder(tmp_path):
    text = f"{POST}\n.. include:: data/i.txt\n\n.. raw:: html\n   :file: data/r.html\n\n"
    text += ".. csv-table::\n   :file: data/t.csv\n"
    files = {"data/i.txt": "Root.\n", "data/r.html": "<hr class='x'>", "data/t.csv": "a,b\n"}
    files |= {"posts/data/i.txt": "Beside.\n"}
    found = page(blog(tmp_path, {"posts/a.rst": text, **files}), "posts/a.rst")
    assert found.markdown.startswith("Root.")
    assert "class='x'" in found.markdown
    assert "| a   | b   |" in found.markdown


# Shortcodes


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("{{% gist 12 %}}", '{{< gist "12" >}}'),
        ("{{% gist 12 a.py %}}", '{{< gist id="12" file="a.py" >}}'),
        ('{{% thumbnail "/p.png" alt="A b" %}}{{% /thumbnail %}}', "[![A b](/p.png)](/p.png)"),
        (
            "{{% thumbnail /p.png %}}Words{{% /thumbnail %}}",
            '{{< figure src="/p.png" caption="Words" link="/p.png" >}}',
        ),
        ("{{% media https://youtu.be/aB3_dE-fG7h %}}", '{{< youtube "aB3_dE-fG7h" >}}'),
        ("{{% youtube aB3_dE-fG7h %}}", '{{< youtube "aB3_dE-fG7h" >}}'),
        ("Shown: {{% raw %}}{{% x %}}{{% /raw %}}.", r"Shown: {\{% x %}}."),
        ("{{% raw %}}<b>x</b>{{% /raw %}}", "{{< rawhtml >}}\n<b>x</b>\n{{< /rawhtml >}}"),
        ("A {{% emoji grinning_face %}}!", "A \N{GRINNING FACE}!"),
        ("See {{% doc %}}words <b>{{% /doc %}}.", "See [words](/posts/b/)."),
        (
            "{{% thumbnail /p.png %}}*Not* rst_{{% /thumbnail %}}",
            r'{{< figure src="/p.png" caption=`\*Not\* rst_` link="/p.png" >}}',
        ),
        (
            "{{% thumbnail /p.png %}}<h4>A <i>word</i></h4>{{% /thumbnail %}}",
            "<figure>\n\n[![](/p.png)](/p.png)\n\n<figcaption>\n\n{{< rawhtml >}}\n<h5>A <i>word</i></h5>\n"
            "{{< /rawhtml >}}\n\n</figcaption>\n</figure>",
        ),
        (":sc:`{{% youtube aB3_dE-fG7h %}}`", '{{< youtube "aB3_dE-fG7h" >}}'),
        ("See :sc:`{{% doc %}}words <b>{{% /doc %}}`.", "See [words](/posts/b/)."),
        (
            "A {{% youtube aB3_dE-fG7h %}} *b* :sc:`{{% gist 12 %}}`.",
            'A\n\n{{< youtube "aB3_dE-fG7h" >}}\n\n*b*\n\n{{< gist "12" >}}\n\n.',
        ),
        (".. raw:: html\n\n   {{% youtube aB3_dE-fG7h %}}", '{{< youtube "aB3_dE-fG7h" >}}'),
        (
            ".. raw:: html\n\n   <div>{{% youtube aB3_dE-fG7h %}}</div>",
            '<div>\n\n{{< youtube "aB3_dE-fG7h" >}}\n\n</div>',
        ),
        (
            ".. raw:: html\n\n   <b>{{% raw %}}a &amp; {{% x %}}{{% /raw %}}</b>",
            "{{< rawhtml >}}\n<b>a &amp; {{%/* x */%}}</b>\n{{< /rawhtml >}}",
        ),
        ("``{{% raw %}}{{% x %}}{{% /raw %}}``", "`{{%/* x */%}}`"),
        ("::\n\n   {{% raw %}}{{% x %}}{{% /raw %}}", "```\n{{%/* x */%}}\n```"),
        ("{{% x", r"{\{% x"),
    ],
)
def test_shortcodes(tmp_path, written, markdown):
    result = blog(tmp_path, {"posts/a.rst": f"{POST}\n{written}\n", "posts/b.rst": f"{POST}\nx\n", "files/p.png": "p"})
    assert page(result, "posts/a.rst").markdown == markdown


def test_shortcodes_that_nobody_knows_stay_to_be_seen(tmp_path):
    text = f"{POST}\nOne.\n\n{{{{% own a b=c %}}}}\ninside\n{{{{% /own %}}}}\n\n"
    text += "And {{% other %}} here.\n\n.. nope::\n"
    found = one(tmp_path / "unknown", text)
    block = '{{< own argument="a" b="c" >}}\ninside\n{{< /own >}}'
    assert found.markdown.startswith(f"One.\n\n{block}\n\nAnd {{{{< other >}}}} here.")
    lines = {diagnostic.code: diagnostic.line for diagnostic in found.diagnostics}
    assert lines == {Code.UNKNOWN_SHORTCODE: 10, Code.UNKNOWN_DIRECTIVE: 12}
    rule = '[directives]\nown = { shortcode = \'own "{0}" b="{b}"\' }\n'
    result = blog(tmp_path / "known", {"posts/a.rst": text, "rst2hugo.toml": rule})
    assert '{{< own "a" b="c" >}}' in page(result, "posts/a.rst").markdown


def test_shortcodes_in_markdown(tmp_path):
    header = "<!--\n.. title: A\n.. date: 2015-01-02\n-->\n\n"
    text = "{{% gist 12 %}}\n\nA {{% doc %}}go <b>{{% /doc %}}, `{{% y %}}`.\n\n"
    text += "```\n{{% raw %}}{{% z %}}{{% /raw %}}\n```\n"
    result = blog(tmp_path, {"posts/a.md": header + text, "posts/b.rst": f"{POST}\nx\n"})
    wanted = '{{< gist "12" >}}\n\nA [go](/posts/b/), `{{%/* y */%}}`.\n\n```\n{{%/* z */%}}\n```'
    assert page(result, "posts/a.md").markdown == wanted


@pytest.mark.parametrize(
    ("comment", "settings", "words"),
    [(".. TEASER_END", "", None), (".. end_teaser: Go on", "", "Go on"), (".. TEASER_END: x y", "", "x y"),
     (".. cut here", r"import re\nTEASER_REGEXP = re.compile('<!--\s*(cut here|TEASER_END)(:(.+))?\s*-->')", None)],
)  # fmt: skip  # a table
def test_teasers(tmp_path, comment, settings, words):
    found = one(tmp_path, f"{POST}\nOne.\n\n{comment}\n\nTwo.\n", settings=settings.replace("\\n", "\n"))
    assert found.markdown == "One.\n\n<!--more-->\n\nTwo."
    assert found.front_matter["params"].get("read_more") == words


def test_a_teaser_in_markdown_and_html(tmp_path):
    header = "<!--\n.. title: A\n.. date: 2015-01-02\n-->\n\n"
    files = {"posts/a.md": f"{header}One.\n\n<!-- TEASER_END: Go on -->\n\nTwo.\n"}
    result = blog(tmp_path, {**files, "posts/b.html": f"{header}<p>One.</p>\n<!-- TEASER_END -->\n<p>Two.</p>\n"},
                  "POSTS = (('posts/*.md', 'p', 't'), ('posts/*.html', 'p', 't'))\n")  # fmt: skip  # a table
    assert [found.markdown for found in result.pages] == ["One.\n\n<!--more-->\n\nTwo."] * 2
    assert page(result, "posts/a.md").front_matter["params"]["read_more"] == "Go on"


# Files


def test_what_a_source_is_written_in(tmp_path):
    settings = """
POSTS = (('posts/*.txt', 'p', 't'), ('posts/*.wiki', 'p', 't'), ('posts/*.x', 'p', 't'), ('posts/*.pandoc', 'p', 't'))
COMPILERS = {'rest': ['.txt'], 'markdown': ('.x',), 'wiki': ('.wiki',)}
"""
    files = {f"posts/{name}": f"{POST}\n``x``\n" for name in ("a.txt", "b.wiki", "c.x")}
    result = blog(tmp_path, files, settings)
    assert [found.markdown for found in result.pages] == ["`x`", "``x``", "``x``"]
    assert Code.UNSUPPORTED_CONSTRUCT in [one.code for one in page(result, "posts/b.wiki").diagnostics]


def test_what_pandoc_takes_a_file_for(tmp_path):
    """By its ending, unless PANDOC_OPTIONS says more; pandoc takes unknown endings for Markdown."""
    settings = """
POSTS = (('posts/*.tex', 'p', 't'), ('posts/*.rst', 'p', 't'), ('posts/*.pd', 'p', 't'), ('posts/*.x', 'p', 't'))
COMPILERS = {'pandoc': ['.tex', '.rst', '.pd', '.x']}
PANDOC_OPTIONS = {'.x': ['--from=latex+smart', '--mathjax'], '.rst': []}
"""
    files = {"posts/b.rst": f"{POST}\n``x``\n", "posts/c.pd": f"{POST}\n``x``\n"}
    tex = "\\section{One}\\subsection{Two}\n\\emph{x}\n"
    meta = {f"posts/{name}.meta": ".. title: A\n.. date: 2020-01-02\n" for name in "ad"}
    result = blog(tmp_path, {**files, **meta, "posts/a.tex": tex, "posts/d.x": tex}, settings)
    sections = "## One\n\n### Two\n\n*x*"
    assert {found.source: found.markdown for found in result.pages} == {
        "posts/a.tex": sections, "posts/b.rst": "`x`", "posts/c.pd": "``x``", "posts/d.x": sections,
    }  # fmt: skip  # a table


def test_files_keep_their_addresses(tmp_path):
    files = {
        "posts/a.rst": f"{POST}\n.. image:: /images/p.thumbnail.png\n", "images/p.png": "p", "images/notes.txt": "n",
        "files/d/f.pdf": "f", "files/.htaccess": "h", "listings/l.py": "1\n", "galleries/g/q.jpg": "q",
        "galleries/g/hidden.jpg": "h", "galleries/g/exclude.meta": "hidden.jpg\n", "themes/own/assets/css/o.css": "o",
        "themes/own/parent": "up", "themes/up/assets/css/o.css": "u", "themes/up/assets/u.png": "u",
    }  # fmt: skip  # a table
    result = blog(tmp_path, files, "IMAGE_FOLDERS = {'images': 'images'}\nTHEME = 'own'\n")
    found = {asset.address: asset.source for asset in result.assets}
    assert found == {
        "/images/p.png": "images/p.png", "/images/p.thumbnail.png": "images/p.png", "/d/f.pdf": "files/d/f.pdf",
        "/.htaccess": "files/.htaccess", "/listings/l.py": "listings/l.py", "/galleries/g/q.jpg": "galleries/g/q.jpg",
        "/assets/css/o.css": "themes/own/assets/css/o.css", "/assets/u.png": "themes/up/assets/u.png",
        "/posts/a/index.rst": "posts/a.rst",
    }  # fmt: skip  # a table
    assert told(result) == []


def test_sources_are_published_only_as_before(tmp_path):
    files = {"posts/a.rst": f"{POST}.. status: draft\n\nx\n", "posts/b.rst": f"{POST}\nx\n"}
    assert [one.address for one in blog(tmp_path / "1", files).assets] == ["/posts/b/index.rst"]
    assert blog(tmp_path / "2", files, "COPY_SOURCES = False\n").assets == ()


@pytest.mark.parametrize("copied", [True, False])
def test_sources_in_other_languages_lead_to_the_one_there_is(tmp_path, copied):
    written(tmp_path, {"conf.py": CONF + BOTH + f"COPY_SOURCES = {copied}\n", "posts/a.rst": f"{POST}\nx\n"})
    rules = convert_blog(tmp_path, Options(engine="nikola", redirects="netlify")).files["static/_redirects"]
    assert ("/es/posts/a/index.rst /posts/a/index.rst 301" in rules.splitlines()) is copied


def test_galleries_are_pages(tmp_path):
    meta = "---\nname: b.png\ncaption: Second\n---\nname: a c.png\norder: 0\n"
    files = {
        "posts/a.rst": f"{POST}\nx\n", "galleries/trip/index.txt": ".. title: The trip\n\nWords.\n",
        "galleries/trip/metadata.yml": meta, "galleries/trip/a c.png": "a", "galleries/trip/b.png": "b",
        "galleries/trip/day/01_one.png": "o",
    }  # fmt: skip  # a table
    result = blog(tmp_path, files, BOTH)
    found = page(result, "galleries/trip/index.txt")
    assert (found.url, found.aliases) == ("/galleries/trip/", ("/es/galleries/trip/", "/br/galleries/trip/"))
    assert found.front_matter["title"] == "The trip"
    pictures = "[![a c.png](/galleries/trip/a%20c.png)](/galleries/trip/a%20c.png)\n\n"
    pictures += "[![Second](/galleries/trip/b.png)]"
    assert found.markdown.startswith(f"Words.\n\n- [day](/galleries/trip/day/)\n\n{pictures}")
    day = page(result, "galleries/trip/day/index.txt")
    assert (day.front_matter["title"], day.output) == ("day", "content/galleries/trip/day.md")
    assert day.markdown.startswith("[![One](/galleries/trip/day/01_one.png)]")
    assert page(result, "galleries/index.txt").output == "content/galleries/_index.md"


def test_listings_in_folders_of_other_names(tmp_path):
    text = f"{POST}\n.. listing:: sub/l.py python\n\n`page <link://listing/l.py>`__\n"
    settings = "LISTINGS_FOLDERS = {'code': 'all/code'}\n"
    result = blog(tmp_path, {"posts/a.rst": text, "code/sub/l.py": "x = 1\n"}, settings)
    place = "/all/code/sub/l.py"
    code = "```python\nx = 1\n```"
    assert page(result, "posts/a.rst").markdown == (
        f"[sub/l.py]({place}.html) [(Source)]({place})\n\n{code}\n\n[page]({place}.html)"
    )
    settings = "LISTINGS_FOLDERS = {'one': 'one', 'two': 'two'}\n"
    text = f"{POST}\n.. listing:: two/l.py python\n"
    result = blog(tmp_path / "several", {"posts/a.rst": text, "one/l.py": "1\n", "two/l.py": "2\n"}, settings)
    assert page(result, "posts/a.rst").markdown.startswith("[two/l.py](/two/l.py.html) [(Source)](/two/l.py)\n")
    assert told(result) == []


def test_a_listing_of_a_notebook_shows_its_cells(tmp_path):
    cells = [{"cell_type": "markdown", "metadata": {}, "source": ["# Trees\n", "*Old* ones."]},
             {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": "1 + 2",
              "outputs": [{"output_type": "execute_result", "execution_count": 1, "metadata": {},
                           "data": {"text/plain": "3"}}]}]  # fmt: skip  # a table
    notebook = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    result = blog(tmp_path, {"posts/a.rst": f"{POST}\nx\n", "listings/n.ipynb": notebook})
    found = page(result, "listings/n.ipynb.html")
    assert (found.url, found.front_matter["title"]) == ("/listings/n.ipynb.html", "n.ipynb")
    assert "## Trees" in found.markdown
    assert "*Old* ones." in found.markdown
    assert "```\n3\n```" in found.markdown
    assert "cell_type" not in found.markdown


def test_listings_are_pages_beside_their_files(tmp_path):
    result = blog(tmp_path, {"posts/a.rst": f"{POST}\nx\n", "listings/sub/l.py": "x = 1\n", "listings/README": "r\n"})
    found = page(result, "listings/sub/l.py.html")
    assert (found.url, found.markdown) == ("/listings/sub/l.py.html", "```py {linenos=true}\nx = 1\n```")
    assert [one.url for one in result.pages if one.source.endswith("index.html")] == ["/listings/", "/listings/sub/"]
    assert told(result) == []


def test_redirections(tmp_path):
    inner = "('old.html', '/posts/a/'), ('y/', '/2015/'), ('feed/', 'https://b.example/rss.xml')"
    files = {"posts/a.rst": f"{POST}\nx\n"}
    result = blog(tmp_path, files, f"REDIRECTIONS = [{inner}, ('f', 'https://x.example/')]\n")
    assert page(result, "posts/a.rst").aliases == ("/old.html",)
    assert "/y/" in result.files["content/posts/_index.md"]
    assert result.files["static/feed/index.html"].count("/rss.xml") == 5
    assert 'content="0; url=https://x.example/"' in result.files["static/f/index.html"]
    assert told(result) == []
    options = Options(engine="nikola", redirects="netlify")
    rules = convert_blog(tmp_path, options).files["static/_redirects"].splitlines()
    assert {"/feed/ /rss.xml 301", "/f https://x.example/ 301", "/sitemapindex.xml /sitemap.xml 301"} <= {*rules}


# The real Nikola

# What the theme wants, what one that is not published was made from.
OF_THE_THEME = "/assets/"
OF_DRAFTS = re.compile(r"/(?:es/|br/)?posts/comet-draft(?:/index)?\.rst")
# What only a server can lead on: files that are no pages, and goals on other sites.
OF_A_SERVER = re.compile(
    r"/(?:images|galleries)/.*\.thumbnail\..*|/(?:es/|br/)?galleries/(?:.*/)?rss\.xml"
    r"|/sitemapindex\.xml|/feed/|/forum/|/(?:es|br)/.*\.(?:rst|txt|md|ipynb|textile)|/(?:es|br)/posts/moonrise\.src\.html"
)


# Other settings and posts of the example: each is a blog that Nikola publishes in another way.
FIELDS = """
A night in *fields*
===================

:slug: fields
:date: 2015-02-20 20:00:00
:Authors: - The librarian
          - Someone else
:tags: moon, fields
:category: Observing

Written between two clouds.

A heading
---------

And its text.
"""
VARIANTS = {
    "folders": ("", {}, 34),
    "files": (
        "PRETTY_URLS = False\nSTRIP_INDEXES = False\nCREATE_FULL_ARCHIVES = True\nINDEXES_STATIC = False\n"
        "TAG_PATH = 'categories'\nCATEGORY_PATH = None\nCATEGORY_PREFIX = 'cat_'\nNAVIGATION_LINKS = {}\n"
        "TRANSLATIONS = {'en': '', 'es': './es', 'pt_br': './br'}\n",
        {}, 50,
    ),
    "below": (
        "SITE_URL = 'https://telescope.example/sky/'\nINDEX_PATH = 'blog'\nARCHIVE_PATH = 'old'\n"
        "ARCHIVE_FILENAME = 'index.html'\nINDEXES_PRETTY_PAGE_URL = ['page', '{number}', '{index_file}']\n"
        "INDEX_DISPLAY_POST_COUNT = 2\nTAGS_INDEX_PATH = 'all.html'\nAUTHOR_PATH = 'by'\n"
        "CATEGORY_OUTPUT_FLAT_HIERARCHY = True\nCATEGORY_PAGES_ARE_INDEXES = True\nNAVIGATION_LINKS = {}\n"
        "CREATE_DAILY_ARCHIVE = True\n",
        {}, 34,
    ),
    "fields": (
        "USE_REST_DOCINFO_METADATA = True\nHIDE_REST_DOCINFO = True\nMULTIPLE_AUTHORS_PER_POST = True\n"
        "FILE_METADATA_REGEXP = r'posts/2015/(?P<date>\\d+-\\d+-\\d+)-(?P<slug>[^-]*)-(?P<title>[^.]*)[.]rst'\n",
        {"posts/2015/fields.rst": FIELDS.lstrip(), "posts/2015/2015-02-21-named-after_it.rst": "It says little.\n"},
        38,
    ),
}  # fmt: skip  # a table


@pytest.fixture(scope="module", params=VARIANTS)
def published(request, tmp_path_factory):
    """The example, the folder in which Nikola itself has published it, and the number of pages that have text."""
    settings, files, count = VARIANTS[request.param]
    root = tmp_path_factory.mktemp("nikola") / "blog"
    shutil.copytree(EXAMPLE, root)
    written(root, {"conf.py": (root / "conf.py").read_text(encoding="utf-8") + settings, **files})
    command = [sys.executable, "-m", "nikola", "build"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (root / "output").rename(root.parent / "output")
    shutil.rmtree(root / "cache")
    return root, root.parent / "output", count


def migrated(blog, site, **how):
    """The options with which the blog has become a site of Hugo's."""
    options = Options(**how)
    write(convert_blog(blog, options), site)
    return options


def unanswered(verdict):
    found = [one.address for one in verdict.findings if one.difference.kind is Kind.ADDRESS and not one.inherited]
    return [one for one in found if not one.startswith(OF_THE_THEME) and not OF_DRAFTS.fullmatch(one)]


def test_the_old_site_and_the_new_one_say_the_same(published, tmp_path):
    """Every address of the old site answers: pages, lists, feeds, files; and every post reads the same."""
    blog, old, count = published
    options = migrated(blog, tmp_path / "site", redirects="netlify")
    verdict = verify(tmp_path / "site", blog, options=options, against=old)
    assert unanswered(verdict) == []
    worse = [one for one in verdict.findings if one.difference.kind is not Kind.ADDRESS and not one.inherited]
    assert [str(one) for one in worse] == []
    pages = (*verdict.pages, *verdict.old_pages)
    assert [f"{one.source}: {difference}" for one in pages for difference in one.differences] == []
    assert len(verdict.old_pages) == count


def test_without_a_server_only_files_are_missing(published, tmp_path):
    """Pages, tags, categories, authors, archives and their feeds answer from Hugo's files alone."""
    blog, old, _ = published
    options = migrated(blog, tmp_path / "site")
    verdict = verify(tmp_path / "site", blog, options=options, against=old)
    assert [address for address in unanswered(verdict) if not OF_A_SERVER.fullmatch(address)] == []
