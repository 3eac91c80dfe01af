"""Sources read wrongly on both sides of the proof: a second reading, which shares nothing, reports each."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from support import hugo_site

from rst2hugo import Options, convert_blog, pipeline, write
from rst2hugo.engine import Engine
from rst2hugo.headers.front_matter import Header
from rst2hugo.model import Source
from rst2hugo.pipeline.compile_page import compiled
from rst2hugo.verify import Kind, State, verify
from rst2hugo.verify.second_reading import Pair, read_again
from rst2hugo.verify.second_reading.rst_words import spoken_lines


class Right(NamedTuple):
    """A source and the page that it should become; ``as_code`` are the lines of directives that were reported."""

    source: str
    markdown: str
    front: Mapping[str, Any]
    engine: str = "pelican"
    markup: str = "rst"
    as_code: frozenset[int] = frozenset()


class Misreading(NamedTuple):
    """What a wrong reading makes of the right page and of its header, and what is told of that.

    ``was`` is replaced by ``now`` in the Markdown; ``front`` has other values for the header, None for none.
    """

    right: Right
    told: tuple[str, ...]
    was: str = ""
    now: str = ""
    front: Mapping[str, Any] = {}


DAY = datetime.date(2018, 3, 30)
POST = Right(
    "Ferry times\n===========\n\n:date: 30 March 2018\n:tags: ferry, pier\n:author: Ines\n\nThe first boat.\n",
    "The first boat.",
    {"title": "Ferry times", "date": DAY, "tags": ["ferry", "pier"], "authors": ["Ines"]},
)
SECTIONS = Right(
    "Ferry times\n===========\n\n:date: 2018-03-30\n\nWords.\n\nA heading longer than its line\n------\n\nMore.\n",
    "Words.\n\n## A heading longer than its line\n\nMore.",
    {"title": "Ferry times", "date": DAY},
)
WIDE = Right(
    ".. title: 港\n.. date: 2018-03-30\n\n船の時刻\n====\n\n朝です。\n\n帰り\n==\n\n夜です。\n",
    "## 船の時刻\n\n朝です。\n\n## 帰り\n\n夜です。",
    {"title": "港", "date": DAY},
    "nikola",
)
SUBTITLE = Right(
    "Ferry times\n===========\n\nIn winter\n---------\n\n:date: 2018-03-30\n\nFrost.\n",
    "Frost.",
    {"title": "Ferry times", "date": DAY, "params": {"subtitle": "In winter"}},
)
FIRST_BLOCK = Right(
    ".. title: Notice\n.. date: 2018-03-30\nThe pier is closed *until* May,\nsays the harbour.\n\nCome later.\n",
    "The pier is closed *until* May,\nsays the harbour.\n\nCome later.",
    {"title": "Notice", "date": DAY},
    "nikola",
)
HOME = Right(
    "Pier\n====\n\n:save_as: index.html\n\nThe pier is closed until May.\n\nCome later, bring bread.\n",
    "The pier is closed until May.\n\nCome later, bring bread.",
    {"title": "Pier"},
)
ESCAPES = Right(
    "mod\\_sail rules\n===============\n\n:date: 2018-03-30\n:tags: mod\\_sail\n:summary: by @jo\\_may\n\n"
    "Set mod\\_sail.\n\nThanks to @jo\\_may, for a\\|b and \\|c\\|.\n",
    "Set mod_sail.\n\nThanks to @jo_may, for a|b and |c|.",
    {"title": "mod_sail rules", "date": DAY, "tags": ["mod_sail"], "summary": "by @jo_may"},
)
NO_ROLES = Right(
    "Pier\n====\n\nOn the 2:superscript:`15` it was H\\ :sub:`2`\\ O, and <*ice*> or <**much ice**>.\n",
    "On the 2:superscript:*15* it was H<sub>2</sub>O, and \\<*ice*> or \\<**much ice**>.",
    {"title": "Pier"},
)
LINES = Right(
    "Pier\n====\n\nUp and down\nand down\nand up the tide goes.\n",
    "Up and down\nand down\nand up the tide goes.",
    {"title": "Pier"},
)
CSV = Right(
    "Pier\n====\n\n.. csv-table:: Boats\n   :header: Name, Seats\n   :delim: ;\n\n   Ines; 12\n   Odo; 40\n",
    "| Name | Seats |\n| --- | --- |\n| Ines | 12 |\n| Odo | 40 |\n\nBoats",
    {"title": "Pier"},
)
OTHER_DATE = Right(
    ".. title: Ferry\n.. date: 2018-03-30\n.. modified: 2018-10-16 20:00\n\nFrost.\n",
    "Frost.",
    {"title": "Ferry", "date": DAY, "params": {"modified": "2018-10-16 20:00"}},
    "nikola",
)
CELLS = Right(
    "Pier\n====\n\n+------+----------------+\n| Boat | .. two of them |\n+------+----------------+\n\n"
    "See [1]_.\n\n.. [1] L. W. Tu, Boats.\n",
    "| | |\n| --- | --- |\n| Boat | |\n\nSee [^1].\n\n[^1]: 50. 23. Tu, Boats.",
    {"title": "Pier"},
)
CHARTS = Right(
    "Pier\n====\n\nOne::\n\n   .. chart:: Pie\n\n.. chart:: Pie\n\n.. slides::\n\n   /boats/ina.jpg\n",
    "One:\n\n```\n.. chart:: Pie\n```\n\n```rst\n.. chart:: Pie\n```\n\n![](/boats/ina.jpg)",
    {"title": "Pier"},
    as_code=frozenset({8}),
)
GISTS = Right(
    "Title: Pier\n\nLook.\n\n[gist:id=7a2b9,file=ropes.py]\n",
    "Look.",
    {"title": "Pier"},
    markup="markdown",
)
DOCUMENTED = Right(
    "Pier\n====\n\nTo show a chart, write::\n\n   .. chart:: Pie\n\n.. chart:: Pie\n",
    "To show a chart, write:\n\n```\n.. chart:: Pie\n```",
    {"title": "Pier"},
)
FIELDS_BELOW = Right(
    "Pier\n====\n\nRope\n----\n\n:date: 30 March\n:tag: hemp\n\nFrost.\n",
    "## Rope\n\n**date**\n: 30 March\n\n**tag**\n: hemp\n\nFrost.",
    {"title": "Pier"},
    "sphinx",
)
DRAWN = Right(
    "Pier\n====\n\n.. sectionauthor:: Ulla Brandt\n\n.. uml:: harbour.puml\n   :caption: Boats\n\n"
    ".. grid:: 1 2 3\n\n   Rope.\n",
    "```plantuml\nIna -> Odo\nOdo -> Ina\n```\n\nBoats\n\nRope.",
    {"title": "Pier"},
)
FROM_A_FILE = Right(
    "Pier\n====\n\n- Rope\n\n.. csv-table::\n   :file: boats.csv\n",
    "- Rope\n\n| Name | Cargo |\n| --- | --- |\n| Ina | Rope |\n| Odo | Rope |",
    {"title": "Pier"},
)
EMBEDDED = Right(
    "Pier\n====\n\nSee `times <https://e.org/t>`_ and later times_ again.\n\nTimes\n-----\n\nx\n\nMore\n----\n\ny\n",
    "See [times](https://e.org/t) and later [times](https://e.org/t) again.\n\n## Times\n\nx\n\n## More\n\ny",
    {"title": "Pier"},
)
LIKE_TAGS = Right(
    "Pier\n====\n\nSee *<PIER\\_ROOT>/boats/*.\n\nUse ``<BoatName>`` and ``<QuayNumber``> then.\n",
    "See *\\<PIER_ROOT>/boats/*.\n\nUse `<BoatName>` and `<QuayNumber`> then.",
    {"title": "Pier"},
)
NUMBERED = Right(
    "Pier\n====\n\n.. sectnum::\n\nBoats\n-----\n\nSmall ones.\n\nQuays\n-----\n\nLong.\n",
    "## 12.1 Boats\n\nSmall ones.\n\n## 12.2 Quays\n\nLong.",
    {"title": "Pier"},
)
META = Right(
    '<html><head><title>Notice</title><meta name="date" contents="2018-03-30 08:00">\n'
    '<meta name="tags" contents="ferry"></head><body>\n<p>The pier is closed until May.</p></body></html>\n',
    "The pier is closed until May.",
    {"title": "Notice", "date": datetime.datetime(2018, 3, 30, 8, 0), "tags": ["ferry"]},
    markup="html",
)
MARKDOWN = Right(
    "Title: Notice\nDate: 2018-03-30\n\nThe [pier](https://e.org) is closed until May.\n\n1. `Come` later.\n",
    "The [pier](https://e.org) is closed until May.\n\n1. `Come` later.",
    {"title": "Notice", "date": DAY},
    markup="markdown",
)
EMPTY_VALUES = Right(
    "---\ntitle: Notice\ndate: 2018-03-30\ncategory: null\ndescription: null\n---\n\nThe pier is closed.\n",
    "The pier is closed.",
    {"title": "Notice", "date": DAY},
    "nikola",
    markup="markdown",
)
META_ENDS = Right(
    "---\ntitle: Pier\ndate: 2018-03-30\ntags:\n  - ferry\nremark : closed\n---\n\nThe pier is wide.\n",
    "- ferry\n\nremark : closed\n\n---\n\nThe pier is wide.",
    {"title": "Pier", "date": DAY},
    markup="markdown",
)
YAML = Right(
    "---\ntitle: Pier  # a note\ntags:\n  - ferry\n  - small boats\ndate: 2018-03-30\n---\n\nThe pier.\n",
    "The pier.",
    {"title": "Pier", "date": DAY, "tags": ["ferry", "small boats"]},
    "acrylamid",
)
ROLES_IN_CODE = Right(
    "Ferry times\n===========\n\n.. code:: sh\n\n   tie -k knot\\ :sub:`bowline` :doc:`pier`\n\n"
    "Or::\n\n   moor\\ :sup:`2`\n",
    "```sh\ntie -k knot\\ :sub:`bowline` :doc:`pier`\n```\n\nOr:\n\n```text\nmoor\\ :sup:`2`\n```",
    {"title": "Ferry times"},
)
ATTACHED = Right(
    ".. author: Ines Wharf <ines@moorings.example>\n\nFerry times\n===========\n\n.. attachment-figure:: quay.jpg\n"
    "   :height: 40\n\n.. subpages:: harbours\n   :sort-by: title\n",
    "![](/attachments/quay.jpg)\n\n- [Aberdeen](/harbour/)",
    {"title": "Ferry times", "params": {"author": "Ines Wharf"}},
    "blohg",
)
NO_HEAD = Right(
    "<title>{% block title %}Pier{% endblock %}</title>\n<p>Words.</p>\n",
    "Words.",
    {"title": "Quay", "draft": True},
    markup="html",
)
HASHED = Right("Pier\n#tags ferry\nThe pier.\n", "The pier.", {"title": "Pier", "tags": ["ferry"]}, "pyblosxom")
DIRECTIVES = Right(
    ".. post:: 30 Mar, 2018\n   :tags: ferry\n   :category: Boats\n\nPier\n====\n\nThe pier.\n",
    "The pier.",
    {"title": "Pier", "date": DAY, "tags": ["ferry"], "categories": ["Boats"]},
    "ablog",
)
# Everything here may be left out, spelled otherwise or said twice.
MARKUP = Right(
    """\
Ferry *times*
=============

:date: 2018-03-30T23:30:00-05:00
:slug: a-slug
:status: published
:summary: In short

.. contents:: :local:
.. role:: strike

re\\ *structured*, H\\ :sub:`2`\\ O, |boat| and `the pier <https://e.org/x y>`_, :doc:`other`; 1\\*2 [#]_.

.. |boat| image:: /boat.png
.. _target: https://e.org/somewhere

.. A comment
   of two lines.

Deeper
------

1. *One*::

       .. image:: shown.png

.. image:: /pier.png
   :alt: A pier
   :width: 200

.. note:: Mind the `gap`__.

__ https://e.org

.. [#] A footnote.
""",
    """\
- [Deeper](#deeper)

re*structured*, H<sub>2</sub>O, ![](/boat.png) and [the pier](https://e.org/xy), [The other title](/other/); 1\\*2[^1].

## Deeper

1. *One*:

   ```
   .. image:: shown.png
   ```

![A pier](/pier.png)

> [!NOTE]
> Mind the [gap](https://e.org).

[^1]: A footnote.
""",
    {"title": "Ferry times", "date": datetime.datetime(2018, 3, 31, 4, 30), "summary": "In short"},
)
RIGHT = {name: value for name, value in globals().items() if isinstance(value, Right)}

MISREADINGS = {
    "the date is lost": Misreading(POST, ("4: header: date 30 March 2018 → nothing",), front={"date": None}),
    "another date": Misreading(
        POST, ("4: header: date 30 March 2018 → date 2018-03-03",), front={"date": datetime.date(2018, 3, 3)}
    ),
    "the tags are lost": Misreading(POST, ("5: header: tags ferry pier → nothing",), front={"tags": None}),
    "one tag is lost": Misreading(POST, ("5: header: tags ferry → nothing",), front={"tags": ["pier"]}),
    "the author is lost": Misreading(POST, ("6: header: author ines → nothing",), front={"authors": None}),
    "the title is that of the file": Misreading(
        POST, ("1: header: title Ferry times → title Post", "1: lost: ‘times’ → nothing"), front={"title": "Post"}
    ),
    "a draft that nobody asked for": Misreading(POST, ("None: header: nothing → draft true",), front={"draft": True}),
    "fields become text": Misreading(
        SUBTITLE, ("7: header: date 2018-03-30 → nothing",), "Frost", "**date**\n: 2018-03-30\n\nFrost", {"date": None}
    ),
    "the subtitle is lost": Misreading(SUBTITLE, ("4: lost: ‘in winter’ → nothing",), front={"params": {}}),
    "a heading repeated as code": Misreading(
        SECTIONS, ("8: added: nothing → ‘a heading longer than its line’ again",),
        "More.", "```rst\nA heading longer than its line\n------\n```\n\nMore.",
    ),
    "a title repeated as code": Misreading(
        SECTIONS, ("1: added: nothing → ‘ferry times’ again",),
        "Words.", "```\nFerry times\n===========\n```\n\nWords.",
    ),
    "a heading of wide letters repeated": Misreading(
        WIDE, ("9: added: nothing → ‘帰り’ again",), "夜です", "```\n帰り\n==\n```\n\n夜です"
    ),
    "lines of the first block are lost": Misreading(
        FIRST_BLOCK, ("3: lost: ‘the pier is closed until may says the harbour’ → nothing",),
        "The pier is closed *until* May,\nsays the harbour.",
    ),
    "the text of the home page is lost": Misreading(
        HOME, ("6: lost: ‘the pier is closed until may come later bring bread’ → nothing",), HOME.markdown
    ),
    "one of several equal words is lost": Misreading(
        LINES, ("5: lost: ‘and down’ → nothing",), "and down\nand up", "and up"
    ),
    "text that nobody wrote": Misreading(
        HOME, ("None: added: nothing → ‘gulls steal everything’",), "bread.", "bread.\n\nGulls steal everything."
    ),
    "the cells of a header in one": Misreading(
        CSV, ("4: table: (heading Name | Seats) → (another heading)",), "Name | Seats", "Name, Seats |  "
    ),
    "a directive as code": Misreading(
        CSV, ("4: leak: nothing → ‘.. csv-table:: Boats’",), CSV.markdown, f"```\n{CSV.source[10:]}\n```"
    ),
    "a reference as text": Misreading(
        EMBEDDED, ("None: leak: nothing → ‘times_’",), "[times](https://e.org/t) again", "times_ again"
    ),
    "the header of an HTML post": Misreading(
        META, ("1: header: date 2018-03-30 08:00 → nothing", "2: header: tags ferry → nothing"),
        front={"date": None, "tags": None},
    ),
    "the text of an HTML post": Misreading(
        META, ("3: lost: ‘the pier is closed until may’ → nothing",), META.markdown
    ),
    "the text of a Markdown post": Misreading(
        MARKDOWN, ("4: lost: ‘the pier is closed until may’ → nothing",),
        "The [pier](https://e.org) is closed until May.",
    ),
    "a tag in YAML": Misreading(YAML, ("3: header: tags small boats → nothing",), front={"tags": ["ferry"]}),
    "a tag after a number sign": Misreading(HASHED, ("2: header: tags ferry → nothing",), front={"tags": None}),
    "what directives say": Misreading(
        DIRECTIVES, ("1: header: date 30 Mar, 2018 → nothing", "3: header: category boats → nothing"),
        front={"date": None, "categories": None},
    ),
}  # fmt: skip  # a table


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Markdown → HTML, of all right pages and of all wrong ones, in one build."""
    texts = [*(right.markdown for right in RIGHT.values()), *map(wrong_markdown, MISREADINGS.values())]
    return dict(zip(texts, hugo_site.render(texts), strict=True))


def wrong_markdown(one: Misreading) -> str:
    assert one.was in one.right.markdown
    return one.right.markdown.replace(one.was, one.now, 1) if one.was else one.right.markdown


def differences(right: Right, html: str, front: Mapping[str, Any]) -> list[str]:
    kept = {name: value for name, value in {**right.front, **front}.items() if value is not None}
    pair = Pair("post", right.source, right.engine, kept, html, markup=right.markup, as_code=right.as_code)
    return [f"{one.line}: {one}" for one in read_again(pair).differences]


@pytest.mark.parametrize("name", RIGHT)
def test_right_pages(name: str, pages: dict[str, str]) -> None:
    right = RIGHT[name]
    assert differences(right, pages[right.markdown], {}) == []


@pytest.mark.parametrize("name", MISREADINGS)
def test_misreadings(name: str, pages: dict[str, str]) -> None:
    one = MISREADINGS[name]
    assert tuple(differences(one.right, pages[wrong_markdown(one)], one.front)) == one.told


def test_what_both_sides_of_the_proof_do_not_see(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A conversion that overlooks lines and tags, and a first reading that does, too."""
    right = Engine.header

    def overlooking(engine: Engine, source: Source) -> Header:
        found = right(engine, source)
        values = {name: value for name, value in found.values.items() if name != "tags"}
        return found._replace(values=values, body=found.body.replace("The pier is closed until May.", ""))

    monkeypatch.setattr(Engine, "header", overlooking)
    blog = tmp_path / "blog"
    blog.mkdir()
    text = "Pier\n====\n\n:date: 2018-03-30\n:tags: ferry\n\nThe pier is closed until May.\n\nCome later.\n"
    (blog / "pier.rst").write_text(text, encoding="utf-8")
    write(convert_blog(blog), tmp_path / "site")
    [page] = verify(tmp_path / "site", blog, options=Options(engine="rst")).pages
    assert [(one.line, one.kind) for one in page.differences] == [(5, Kind.HEADER), (7, Kind.LOST)]
    assert page.state is State.DIFFERENT


def test_a_source_that_became_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blog = tmp_path / "blog"
    blog.mkdir()
    for name in ("pier", "boat"):
        (blog / f"{name}.rst").write_text(f"{name}\n====\n\n:date: 2018-03-30\n\nWords.\n", encoding="utf-8")
    right = compiled
    monkeypatch.setattr(
        pipeline,
        "compiled",
        lambda source, engine: pipeline.Compiled(None) if source.path == "boat.rst" else right(source, engine),
    )
    write(convert_blog(blog), tmp_path / "site")
    pages = verify(tmp_path / "site", blog, options=Options(engine="rst")).pages
    assert [(page.source, page.state) for page in pages] == [("pier.rst", State.IDENTICAL), ("boat.rst", State.MISSING)]


def test_an_address_that_another_page_has(tmp_path: Path) -> None:
    site, blog = tmp_path / "site", tmp_path / "blog"
    blog.mkdir()
    for name in ("pier", "boat"):
        text = f"{name}\n====\n\n:date: 2018-03-30\n:permalink: /{name}.html\n\nWords.\n"
        (blog / f"{name}.rst").write_text(text, encoding="utf-8")
    write(convert_blog(blog), site)
    assert [str(one) for one in verify(site, blog, options=Options(engine="rst"))] == []
    [file] = site.rglob("pier.md")
    file.write_text(file.read_text("utf-8").replace("aliases = ['/pier.html']\n", ""), encoding="utf-8")
    found = [str(one) for one in verify(site, blog, options=Options(engine="rst"))]
    assert found == [
        "pier.rst:5: address: /pier.html → /pier/",
        "pier.rst: header: aliases /pier.html → nothing",
    ]


def test_names_of_icons_are_no_words() -> None:
    lines, _ = spoken_lines("Press :fa:`star 3x` or :icon:`moon`, not :odd:`sun`.\n")
    assert [word for line in lines for word in line.words] == ["press", "or", "not", "sun"]
