"""Sphinx without a blog: documents, addresses, settings that change the text, files, references."""

import hashlib
import re
import tomllib

import pytest
from support.old_blog import converted, page, told, written

from rst2hugo import Options, convert_blog, write
from rst2hugo.directives import toctrees
from rst2hugo.engines.sphinx import conf, places
from rst2hugo.model.diagnostics import Code
from rst2hugo.verify import verify

CONF = "project = 'Docs'\nextensions = []\nhtml_theme = 'alabaster'\n"


def docs(root, settings="", **files):
    """A little documentation: ``files`` are documents by their names."""
    named = {f"{name.replace('__', '/')}.rst": text for name, text in files.items()}
    return converted(root, {"conf.py": CONF + settings, **named}, engine="sphinx")


@pytest.mark.parametrize(
    ("name", "html", "dirhtml"),
    [("a", "/a.html", "/a/"), ("a/b", "/a/b.html", "/a/b/"), ("index", "/", "/"), ("a/index", "/a/", "/a/")],
)
def test_addresses(name, html, dirhtml):
    assert places.address(name, ".html") == html
    assert places.address(name, "/") == dirhtml


@pytest.mark.parametrize(
    ("glob", "path", "fits"),
    [
        ("drafts/*", "drafts/a.rst", True), ("drafts/*", "drafts/a/b.rst", True), ("*.rst", "a/b.rst", False),
        ("**/b.rst", "a/b.rst", True), ("**/b.rst", "b.rst", True), ("drafts", "drafts/a.rst", True),
        ("a?.rst", "ab.rst", True), ("[!a]*.rst", "ab.rst", False),
    ],
)  # fmt: skip  # a table
def test_patterns_of_what_is_excluded(glob, path, fits):
    assert conf.fits(path, [glob], below=True) is fits


def test_every_document_is_a_page_at_its_path(tmp_path):
    files = {"index": "Home\n====\n\nHi.\n", "a__b": "B\n=\n\nHi.\n", "out__c": "C\n=\n"}
    result = docs(tmp_path, "exclude_patterns = ['out']\n", **files)
    assert [(one.source, one.kind, one.url, one.aliases) for one in result.pages if one.source != "index.rst"] == [
        ("a/b.rst", "page", "/a/b/", ("/a/b.html",))
    ]
    assert page(result, "index.rst").output == "content/_index.md"
    assert {"/genindex.html", "/search.html"} <= set(page(result, "index.rst").aliases)


@pytest.mark.parametrize("makefile", ["html:\n\tsphinx-build -b dirhtml . out\n", "site:\n\tmake dirhtml\n"])
def test_the_makefile_tells_the_builder(tmp_path, makefile):
    files = {"conf.py": CONF, "Makefile": makefile, "a.rst": "A\n=\n"}
    assert page(converted(tmp_path, files, engine="sphinx"), "a.rst").old_url == "/a/"


def test_suffixes_and_the_name_of_the_first_document(tmp_path):
    settings = "source_suffix = {'.txt': 'restructuredtext', '.md': 'markdown'}\n"
    files = {"conf.py": CONF + settings, "a.txt": "A\n=\n\nHi.\n", "b.md": "---\ntitle: B\n---\n*C*\n", "c.rst": "C\n"}
    result = converted(tmp_path, files, engine="sphinx")
    assert {one.source: one.markdown.strip() for one in result.pages} == {"a.txt": "Hi.", "b.md": "*C*"}


def test_the_first_heading_is_the_title_whatever_follows(tmp_path):
    text = ".. _top:\n\nOne\n===\n\nHi.\n\nOnly\n----\n\nHo.\n\nTwo\n===\n\nHa.\n"
    one = page(docs(tmp_path, a=text, b="B\n=\n\n:ref:`top`\n"), "a.rst")
    assert one.front_matter["title"] == "One"
    assert one.markdown.startswith("Hi.\n\n## Only\n\nHo.\n\n## Two")
    assert page(docs(tmp_path, a=text, b="B\n=\n\n:ref:`top`\n"), "b.rst").markdown.strip() == "[One](/a/)"


def test_what_stands_around_every_text_is_not_counted(tmp_path):
    before = 'rst_prolog = """\n.. |x| replace:: *X*\n.. role:: shiny\n"""\n'
    settings = f'{before}rst_epilog = ".. _e: https://e.example/"\n'
    result = docs(tmp_path, settings, a="A\n=\n\n|x| :shiny:`s` e_\n\n:nosuch:`role`\n")
    assert page(result, "a.rst").markdown.startswith('*X* <span class="shiny">s</span> [e](https://e.example/)')
    assert [one.line for one in page(result, "a.rst").diagnostics] == [6]


def test_settings_that_change_the_text(tmp_path):
    settings = "highlight_language = 'bash'\ndefault_role = 'code'\nrelease = '1.2'\n"
    one = page(docs(tmp_path, settings, a="A\n=\n\n`x` |release|\n\n::\n\n  ls\n"), "a.rst")
    assert one.markdown.strip() == "`x` 1.2\n\n```bash\nls\n```"


@pytest.mark.parametrize(
    ("smart", "language", "typographer"), [("True", "en", True), ("False", "en", False), ("True", "ja", False)]
)
def test_typographic_quotes(tmp_path, smart, language, typographer):
    result = docs(tmp_path, f"smartquotes = {smart}\nlanguage = '{language}'\n", a="A\n=\n")
    extensions = tomllib.loads(result.files["hugo.toml"])["markup"]["goldmark"]["extensions"]
    assert extensions["typographer"]["disable"] is not typographer


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("'2020, Ann'", "2020, Ann"),
        ("['2020, Ann', '2021, Bo']", "2020, Ann; 2021, Bo"),
        ("()", None),
        ("2020", "2020"),
    ],
)
def test_the_copyright_may_have_several_lines(tmp_path, value, shown):
    site = tomllib.loads(docs(tmp_path, f"copyright = {value}\n", index="A\n=\n").files["hugo.toml"])
    assert site.get("params", {}).get("copyright") == shown


def test_roles_for_other_sites(tmp_path):
    settings = (
        "extlinks = {'issue': ('https://i.example/%s', 'issue %s')}\n"
        "intersphinx_mapping = {'py': ('https://docs.example/3/', None)}\n"
    )
    others = ":doc:`the os <py:library/os>` :doc:`py:glossary` :ref:`t <py:faq/x:Why So>`"
    text = f"A\n=\n\n:issue:`7` :issue:`this <8>` {others}\n"
    one = page(docs(tmp_path, settings, a=text), "a.rst")
    assert one.markdown.strip() == (
        "[issue 7](https://i.example/7) [this](https://i.example/8) [the os](https://docs.example/3/library/os.html) "
        "[glossary](https://docs.example/3/glossary.html) [t](https://docs.example/3/faq/x.html#why-so)"
    )
    assert told(docs(tmp_path, settings, a=text)) == []


def test_fields_at_the_top_are_not_shown_but_those_below_the_title_are(tmp_path):
    result = docs(tmp_path, a=":orphan:\n:tags: x, y\n\nA\n=\n\nHi.\n", b="B\n=\n\n:tags: x\n")
    assert page(result, "a.rst").front_matter["tags"] == ["x", "y"]
    assert "orphan" not in str(page(result, "a.rst").front_matter)
    assert "tags" not in page(result, "b.rst").front_matter
    assert "tags" in page(result, "b.rst").markdown


def test_files_keep_their_addresses(tmp_path):
    settings = "html_static_path = ['_static']\nhtml_extra_path = ['extra', 'CNAME']\nhtml_favicon = '_static/a.ico'\n"
    files = {
        "conf.py": CONF + settings, "_static/a.ico": "", "_static/js/x.js": "", "extra/robots.txt": "", "CNAME": "",
        "img/a.png": "", "posts/img/a.png": "", "posts/f.txt": "", "unused.png": "",
        "a.rst": "A\n=\n\n.. image:: img/a.png\n", "posts/b.rst":
        "B\n=\n\n.. image:: img/a.png\n\n.. image:: /img/a.png\n\n:download:`f <f.txt>`\n",
    }  # fmt: skip  # a table
    result = converted(tmp_path, files, engine="sphinx")
    digest = hashlib.md5(b"posts/f.txt").hexdigest()
    assert {asset.address: asset.source for asset in result.assets} == {
        "/_static/a.ico": "_static/a.ico", "/_static/js/x.js": "_static/js/x.js", "/robots.txt": "extra/robots.txt",
        "/CNAME": "CNAME", "/_images/a.png": "img/a.png", "/_images/a1.png": "posts/img/a.png",
        f"/_downloads/{digest}/f.txt": "posts/f.txt", "/_downloads/f.txt": "posts/f.txt",
        "/_sources/a.rst.txt": "a.rst",
        "/_sources/posts/b.rst.txt": "posts/b.rst",
    }  # fmt: skip  # a table
    assert page(result, "posts/b.rst").markdown.split() == [
        "![](/_images/a1.png)",
        "![](/_images/a.png)",
        f"[f](/_downloads/{digest}/f.txt)",
    ]


def test_the_entries_of_a_toctree():
    first = ".. toctree::\n   :maxdepth: 1\n\n   one\n   Two <sub/two>\n   /x\n\nText.\n\n"
    text = f"{first}.. toctree::\n   :glob:\n\n   n/*\n"
    documents = {name: f"{name}.rst" for name in ("d/n/b", "d/n/a", "d/one", "d/sub/two")}
    found = toctrees.in_text(text, "d/index", documents)
    assert [*found] == [
        ("", "d/one", False),
        ("Two", "d/sub/two", False),
        ("", "x", True),
        ("", "d/n/a", False),
        ("", "d/n/b", False),
    ]


TOCTREE = """
Home
====

.. toctree::
   :glob:
   :maxdepth: 1

   self
   tea.txt
   Cups <sub/index.rst>
   /sub/*
   genindex
   none
   drafts/x
   Elsewhere <https://e.example/>

:ref:`search`
"""
LISTED = ["[Home](/)", "[Tea](/tea/)", "[Cups](/sub/)", "[Mug](/sub/mug/)", "[Index](/)",
          "[Elsewhere](https://e.example/)"]  # fmt: skip  # a table


def test_a_toctree_lists_what_sphinx_lists(tmp_path):
    files = {"index.rst": TOCTREE, "tea.txt": "Tea\n===\n", "sub/index.rst": "Sub\n===\n", "sub/mug.rst": "Mug\n===\n",
             "drafts/x.rst": "X\n=\n"}  # fmt: skip  # a table
    settings = "exclude_patterns = ['drafts']\nsource_suffix = ['.rst', '.txt']\n"
    result = converted(tmp_path, {"conf.py": CONF + settings, **files}, engine="sphinx")
    found = page(result, "index.rst")
    assert found.markdown == "\n".join(f"- {one}" for one in LISTED) + "\n\n[Search Page](/)"
    assert [(one.code, one.line, one.message.partition(",")[0]) for one in found.diagnostics] == [
        (Code.BROKEN_LINK, 5, "toctree: the blog has no document none"),
        (Code.BROKEN_LINK, 5, "toctree: the blog has no document drafts/x"),
    ]


PARTS = {
    "index.rst": "Home\n====\n\n.. toctree::\n\n   tea\n   Cups <two>\n\n"
    ".. toctree::\n   :maxdepth: 1\n\n   two\n\n.. toctree::\n   :titlesonly:\n\n   tea\n   two\n",
    "tea.rst": "Tea\n===\n\n.. toctree::\n   :hidden:\n\n   mug\n\nGreen ``tea``\n-----------\n\nSencha\n~~~~~~\n\n"
    "::\n\n   No title\n   --------\n\nBlack\n-----\n\n.. toctree::\n   :maxdepth: 1\n\n   mug\n",
    "two.rst": "First\n*****\n\nSub\n===\n\nSecond\n******\n\nSub\n===\n",
    "mug.rst": "Mug\n===\n\nHandle\n------\n",
}
OUTLINE = """\
- [Tea](/tea/)
  - [Green `tea`](/tea/#green-tea)
    - [Sencha](/tea/#sencha)
  - [Black](/tea/#black)
    - [Mug](/mug/)
      - [Handle](/mug/#handle)
- [First](/two/)
  - [Sub](/two/#sub)
- [Second](/two/#second)
  - [Sub](/two/)

* [First](/two/)
* [Second](/two/#second)

- [Tea](/tea/)
  - [Mug](/mug/)
- [First](/two/)
- [Second](/two/#second)"""


def test_a_toctree_shows_the_sections_that_sphinx_shows(tmp_path):
    """Sphinx lists each section of a document's highest level; the id of a title that stands twice is not certain."""
    result = converted(tmp_path, {"conf.py": CONF, **PARTS}, engine="sphinx")
    assert page(result, "index.rst").markdown == OUTLINE
    assert told(result) == []


def test_notes_and_links_in_titles_are_left_to_their_own_page(tmp_path):
    text = "A\n=\n\nPier [#]_ |x| :doc:`b` and `sea`_\n----------------------------------\n\n.. [#] Note.\n\n"
    files = {"a": f"{text}.. |x| replace:: y\n\n.. _sea: https://sea.example/\n", "b": "Bee\n===\n"}
    result = docs(tmp_path, index="Home\n====\n\n.. toctree::\n\n   a\n\nOwn [#]_.\n\n.. [#] Own note.\n", **files)
    first, *others = page(result, "index.rst").markdown.split("\n\n")
    assert first.startswith("- [A](/a/)\n  - [Pier ")
    assert others == ["Own [^1].", "[^1]: Own note."]
    assert "internal-error" not in told(result)


def test_toctrees_that_list_each_other_end(tmp_path):
    files = {name: f"{name}\n=\n\n.. toctree::\n\n   {other}\n" for name, other in (("a", "b"), ("b", "a"))}
    result = docs(tmp_path, **files)
    assert page(result, "a.rst").markdown == "- [b](/b/)\n  - [a](/a/)"


def test_the_first_toctree_is_the_menu(tmp_path):
    result = docs(tmp_path, index="Home\n====\n\n.. toctree::\n\n   The A <a>\n   b\n", a="A\n=\n", b="Bee\n===\n")
    menu = tomllib.loads(result.files["hugo.toml"])["menus"]["main"]
    assert [(one["name"], one["pageRef"]) for one in menu] == [("The A", "/a"), ("Bee", "/b")]


def test_a_reader_meets_the_same(tmp_path):
    text = "Home\n====\n\n.. toctree::\n\n   a\n\n.. code-block:: python\n\n   x = 1\n\n.. seealso:: :doc:`a`\n"
    blog = written(tmp_path / "blog", {"conf.py": CONF, "index.rst": text, "a.rst": ".. _a:\n\nA\n=\n\n:ref:`a`\n"})
    write(convert_blog(blog, Options(engine="sphinx")), tmp_path / "site")
    verdict = verify(tmp_path / "site", blog, options=Options(engine="sphinx"))
    assert [str(one) for one in verdict] == []
    assert len(verdict.pages) == 2


def test_several_processes(tmp_path):
    settings = "extlinks = {'issue': ('https://i.example/%s', 'issue %s')}\n"
    files = {"conf.py": CONF + settings, **{f"a{number}.rst": "A\n=\n\n:issue:`7`\n" for number in range(20)}}
    result = converted(tmp_path, files, engine="sphinx", jobs=2)
    assert {one.markdown.strip() for one in result.pages} == {"[issue 7](https://i.example/7)"}


def test_the_words_of_a_page_are_in_the_language_of_the_settings(tmp_path):
    result = docs(tmp_path, "language = 'fr'\n", index="T\n=\n\n.. astuce:: x\n\n.. note:: y\n\n.. tip:: z\n")
    assert page(result, "index.rst").markdown == "> [!TIP] Astuce\n> x\n\n> [!NOTE]\n> y\n\n> [!TIP] Astuce\n> z"
    assert told(result) == []


@pytest.mark.parametrize(
    ("settings", "shown", "codes"),
    [("", "<!-- todo: x -->", ["not-shown"]), ("todo_include_todos = True\n", "> [!TODO]\n> x", [])],
)
def test_what_is_to_be_done_is_shown_if_the_settings_say_so(tmp_path, settings, shown, codes):
    result = docs(tmp_path, settings, index="T\n=\n\n.. todo:: x\n")
    assert page(result, "index.rst").markdown == shown
    assert told(result) == codes


def test_a_list_of_what_is_to_be_done_shows_what_sphinx_shows(tmp_path):
    """Sphinx shows each ``todo`` of all documents there, and where it stands (``sphinx.ext.todo``)."""
    files = {"index": "T\n=\n\n.. todolist::\n", "tea": "Tea\n===\n\n* One\n\n  .. todo:: Buy\n     :class: x\n\n"
             "     *More* of it, :doc:`index`.\n\nText.\n\n.. todo::\n\n   Brew.\n"}  # fmt: skip  # a table
    shown = page(docs(tmp_path / "shown", "todo_include_todos = True\n", **files), "index.rst")
    assert shown.markdown == (
        "> [!TODO]\n> Buy\n>\n> *More* of it, [T](/).\n\n"
        "(The [*original entry*](/tea/) is located in tea.rst, line 6.)\n\n"
        "> [!TODO]\n> Brew.\n\n(The [*original entry*](/tea/) is located in tea.rst, line 13.)"
    )
    assert shown.diagnostics == ()
    hidden = page(docs(tmp_path / "hidden", **files), "index.rst")
    assert hidden.markdown == ""
    assert [one.code for one in hidden.diagnostics] == [Code.NOT_SHOWN]


def test_names_of_the_environment_need_not_be_described(tmp_path):
    result = docs(tmp_path, a="A\n=\n\n:envvar:`PATH` :token:`expr` :option:`--no`\n")
    assert page(result, "a.rst").markdown.strip() == "`PATH` `expr` `--no`"
    codes = [(one.code, one.message.split()[0]) for one in page(result, "a.rst").diagnostics]
    assert codes == [(Code.UNKNOWN_NAME, "envvar"), (Code.UNKNOWN_NAME, "token"), (Code.UNRESOLVED_LINK, "option")]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("rfc:`2324#section-1`", "RFC 2324 Section 1"),
        ("rfc:`2324#page`", "RFC 2324 Page"),
        ("rfc:`2324#x-1`", "RFC 2324#x-1"),
        ("rfc:`2324`", "RFC 2324"),
        ("pep:`8#naming`", "PEP 8#naming"),
        ("rfc:`this <2324#section-1>`", "this"),
        ("pep:`8`", "PEP 8"),
    ],
)
def test_parts_of_numbered_documents_are_named(tmp_path, asked, shown):
    one = page(docs(tmp_path, a=f"A\n=\n\n:{asked}\n"), "a.rst")
    assert one.markdown.strip().startswith(f"[**{shown}**](https://")


def test_documents_of_a_series_lead_where_sphinx_leads(tmp_path):
    text = ":pep:`8#naming` :rfc:`02324` :cve:`2020-10735#x` :cwe:`coffee <787>` :rfc:`tea`"
    found = page(docs(tmp_path, a=f"A\n=\n\n{text}\n"), "a.rst")
    assert re.findall(r"\((https.*?)\)", found.markdown) == [
        "https://peps.python.org/pep-0008/#naming",
        "https://datatracker.ietf.org/doc/html/rfc2324.html",
        "https://www.cve.org/CVERecord?id=CVE-2020-10735#x",
        "https://cwe.mitre.org/data/definitions/787.html",
    ]
    assert [one.message for one in found.diagnostics] == ["invalid RFC number tea"]


@pytest.mark.parametrize(("prefix", "before"), [("False", ""), ("True", "sub/a:")])
def test_sections_are_labels_by_their_titles(tmp_path, prefix, before):
    settings = f"extensions = ['sphinx.ext.autosectionlabel']\nautosectionlabel_prefix_document = {prefix}\n"
    a = f"Top *One*\n=========\n\nHi :ref:`{before}Deep Part`.\n\nDeep Part\n---------\n\nOther\n=====\n\nHi.\n"
    b = f"B\n=\n\n:ref:`{before}Top *One*` :ref:`{before}deep  part` :ref:`so <{before}Other>`\n"
    result = docs(tmp_path, settings, sub__a=a, b=b)
    links = "[Top One](/sub/a/) [Deep Part](/sub/a/#deep-part) [so](/sub/a/#other)"
    assert page(result, "b.rst").markdown.strip() == links
    assert "[Deep Part](#deep-part)" in page(result, "sub/a.rst").markdown
    assert told(result) == []
    assert told(docs(tmp_path, sub__a=a, b=b)).count("unresolved-link") == 4


def test_citations_are_for_all_documents(tmp_path):
    found = docs(
        tmp_path,
        index="Home\n====\n\nSee [Lem61]_, [own]_ and [lost]_.\n\n.. [own] Mine.\n",
        books="Books\n=====\n\n.. [Lem61] Solaris.\n.. [own] Another.\n",
    )
    assert "See [\\[Lem61\\]](/books/#lem61), [\\[own\\]](#own) and [lost]." in page(found, "index.rst").markdown
    assert told(found) == ["unresolved-link"]


def test_a_file_outside_that_two_settings_name_is_copied_once(tmp_path):
    settings = "html_static_path = ['static']\nhtml_extra_path = ['static/humans.txt']\nhtml_favicon = 'static/a.ico'\n"
    files = {
        "conf.py": CONF + settings,
        "Makefile": "html:\n\tsphinx-build -b html -c . texts out\n",
        "texts/index.rst": "Tea\n===\n",
        "static/humans.txt": "Us.\n",
        "static/a.ico": "",
    }
    result = converted(tmp_path, files)
    assert told(result) == []
    assert {"/_static/humans.txt", "/humans.txt", "/_static/a.ico"} <= {one.address for one in result.assets}


def base_url(result):
    return tomllib.loads(result.files["hugo.toml"])["baseURL"]


def test_the_address_of_the_site_in_an_old_setting(tmp_path):
    old = "html_use_opensearch = 'https://tea.example/'\n"
    assert base_url(docs(tmp_path / "a", old, index="A\n=\n")) == "https://tea.example/"
    new = f"{old}html_baseurl = 'https://mugs.example/'\n"
    assert base_url(docs(tmp_path / "b", new, index="A\n=\n")) == "https://mugs.example/"


def test_a_label_comes_before_a_title_and_sections_that_are_too_deep_have_none(tmp_path):
    settings = "extensions = ['sphinx.ext.autosectionlabel']\nautosectionlabel_maxdepth = 2\n"
    a = "A\n=\n\nOne\n---\n\nx\n\n.. _one:\n\nTwo\n---\n\nDeep\n~~~~\n\nx\n"
    result = docs(tmp_path, settings, a=a, b="B\n=\n\n:ref:`one` :ref:`Two` :ref:`Deep`\n")
    assert page(result, "b.rst").markdown.strip() == "[Two](/a/#one-1) [Two](/a/#two) Deep"
    assert "{#one-1}" in page(result, "a.rst").markdown or 'id="one-1"' in page(result, "a.rst").markdown


def test_numbers_of_figures_are_reported(tmp_path):
    asked = ":numref:`ft` :numref:`No. {number} <ft>`"
    a = f"A\n=\n\n.. table:: The cat\n   :name: ft\n\n   = =\n   1 2\n   = =\n\n{asked}\n"
    result = docs(tmp_path, "numfig = True\n", a=a)
    assert page(result, "a.rst").markdown.strip().endswith("[The cat](#ft) [No. {number}](#ft)")
    assert [one.code for one in result.diagnostics if one.path == "conf.py"] == [Code.UNSUPPORTED_OPTION]
    found = [(one.code, one.line) for one in page(result, "a.rst").diagnostics]
    assert found == [(Code.UNSUPPORTED_OPTION, 11), (Code.UNSUPPORTED_OPTION, 11)]
    assert told(docs(tmp_path / "without", a=a)) == []


SIZED = """A
=

.. image:: img/boat.png
   :width: 50%

.. image:: img/sail.png

.. image:: img/boat.png
   :height: 20
   :class: no-scaled-link

.. image:: img/boat.png
   :width: 9
   :target: b.html

|small| and :download:`it <img/rope.png>`

.. |small| image:: img/rope.png
   :width: 9
"""


def test_images_with_a_size_lead_to_the_picture_itself(tmp_path):
    pictures = {f"img/{name}.png": "" for name in ("boat", "sail", "rope")}
    files = {"conf.py": CONF, "a.rst": SIZED, "b.rst": "B\n=\n", **pictures}
    result = converted(tmp_path / "linked", files, engine="sphinx")
    digest = hashlib.md5(b"img/rope.png").hexdigest()
    pictures = {asset.address for asset in result.assets if asset.address.endswith(".png")}
    assert pictures == {
        "/_images/boat.png",
        "/_images/sail.png",
        "/_images/rope.png",
        "/_downloads/rope.png",
        f"/_downloads/{digest}/rope.png",
    }
    found = page(result, "a.rst").markdown
    assert '{{< figure src="/_images/boat.png" alt="" link="/_images/boat.png" width="50%" >}}' in found
    assert "\n\n![](/_images/sail.png)\n\n" in found
    assert '![](/_images/boat.png)\n{.no-scaled-link height="20"}' in found
    assert '{{< figure src="/_images/boat.png" alt="" link="/b/" width="9" >}}' in found
    assert "](/_images/rope.png) and" in found
    unlinked = {**files, "conf.py": f"{CONF}html_scaled_image_link = False\n"}
    plain = converted(tmp_path / "plain", unlinked, engine="sphinx")
    assert "link=" not in page(plain, "a.rst").markdown.replace('link="/b/"', "")


def test_redirects_of_extensions(tmp_path):
    settings = """extensions = ['sphinx_reredirects', 'sphinxext.rediraffe']
redirects = {'old/tea': '../tea.html', 'shop': 'https://shop.example/', 'x-*': '/$source.html', 'cup.php': 'tea.html'}
rediraffe_redirects = 'moves.txt'
"""
    files = {
        "conf.py": CONF + settings,
        "index.rst": "Home\n====\n",
        "tea.rst": "Tea\n===\n",
        "sub/mug.rst": "Mug\n===\n",
        "moves.txt": "kettle.rst tea.rst\n# no row\n'my cup.rst' \"sub/mug.rst\"\n",
    }
    result = converted(tmp_path, files, engine="sphinx")
    assert page(result, "tea.rst").aliases == ("/tea.html", "/old/tea.html", "/cup.php.html", "/kettle.html")
    assert page(result, "sub/mug.rst").aliases == ("/sub/mug.html", "/my cup.html")
    assert 'content="0; url=https://shop.example/"' in result.files["static/shop.html"]
    assert told(result) == []


def test_pages_that_led_elsewhere_are_told(tmp_path):
    settings = "extensions = ['sphinx_reredirects']\nredirects = {'t*': 'https://new.example/$source'}\n"
    result = docs(tmp_path, settings, index="Home\n====\n", tea="Tea\n===\n")
    [one] = [one for one in result.diagnostics if one.code is Code.LOST_ADDRESS]
    assert "1 pages led elsewhere, the first at /tea.html to https://new.example/tea;" in one.message


def test_pages_made_from_templates_are_told(tmp_path):
    result = docs(tmp_path, "html_additional_pages = {'chat': 'chat.html'}\n", a="A\n=\n")
    assert [one.message for one in result.diagnostics if one.code is Code.LOST_ADDRESS] == [
        "html_additional_pages: made from templates: chat (chat.html); each needs a page and a layout of Hugo's"
    ]


def test_downloads_answer_where_old_versions_had_them(tmp_path):
    """Up to Sphinx 1.7 their names stood alone, numbered if need be; since then a folder is called by a digest."""
    text = "A\n=\n\n:download:`one <x/seeds.csv>`, :download:`two <y/seeds.csv>`, `three <_downloads/seeds1.csv>`__\n"
    files = {"conf.py": CONF, "index.rst": text, "x/seeds.csv": "1", "y/seeds.csv": "2"}
    result = converted(tmp_path, files, engine="sphinx")
    old = {one.address: one.source for one in result.assets if one.address.startswith("/_downloads/s")}
    assert old == {"/_downloads/seeds.csv": "x/seeds.csv", "/_downloads/seeds1.csv": "y/seeds.csv"}
    assert told(result) == []
