"""What versions of docutils read in different ways, and which reading is taken.

``docs/docutils-versions.rst`` is the table; it names a test for each change.
"""

from __future__ import annotations

import re

import docutils
import pytest
from docutils.parsers.rst import languages
from support.paths import TESTS

from rst2hugo import convert_text
from rst2hugo.model.diagnostics import Code
from rst2hugo.model.reports import Reports
from rst2hugo.rst.localized import FORMER_NAMES
from rst2hugo.rst.parse import parse

TABLE = TESTS.parent / "docs" / "docutils-versions.rst"
ACCENT = "\N{COMBINING ACUTE ACCENT}"
OF_THE_HEADER = {Code.MISSING_TITLE, Code.MISSING_DATE}

# A name in the table → the text and its Markdown, where one version's reading is as good as all.
CASES = {
    "markup-beside-quotes": ("“*a*” «*b*» 「*c*」 ¿*d*? a—*e*—f", "“*a*” «*b*» 「*c*」 ¿*d*? a—*e*—f"),
    "role-at-the-start-of-content": (
        ".. note:: :strong:`Tide` tables\n   :class: tide",
        "> [!NOTE]\n> **Tide** tables\n{.tide}",
    ),
    "option-with-equals-sign": (
        "--sail=<jib[=1],main>  set sails",
        "`--sail`=*\\<jib[=1],main>*\n: set sails\n{.option-list}",
    ),
    "option-with-comma": ("-a <jib, main>  set sails", "`-a` *\\<jib, main>*\n: set sails\n{.option-list}"),
    "message-in-a-line-block": (
        "| `buoy <https://a.example>`_\n| `buoy <https://b.example>`_",
        "[buoy](https://a.example)\\\n[buoy](https://b.example)\n{.line-block}",
    ),
    "escapes-in-embedded-addresses": (
        r"`a <https://e.example/x\_y>`_ `b <https://e.example/z\_>`_",
        "[a](https://e.example/x_y) [b](https://e.example/z_)",
    ),
    "escaped-space-in-an-address": (
        ".. _a: https://e.example/x\\ y\n\na_ `b <https://e.example/x\\ y>`_",
        "[a](https://e.example/x%20y) [b](https://e.example/x%20y)",
    ),
    "pep-and-rfc": (
        ":PEP:`8` :RFC:`2822`",
        "[PEP 8](https://peps.python.org/pep-0008) [RFC 2822](https://tools.ietf.org/html/rfc2822.html)",
    ),
    "class-of-a-math-role": (".. role:: eq(math)\n   :class: big\n\n:eq:`a^2`", r"\(a^2\)"),
    "text-beyond-the-last-column": (
        "====  ====\nrope  and a long tale\n      goes on\n====  ====",
        "|      |                         |\n| ---- | ----------------------- |\n| rope | and a long tale goes on |",
    ),
    "colons-in-field-names": (
        "Words\n\n:og:title: Tides\n:12\\:30: lunch",
        "Words\n\n**og:title**\n: Tides\n\n**12:30**\n: lunch\n{.field-list}",
    ),
    "trimmed-unicode": (
        ".. |tm| unicode:: U+2122\n   :ltrim:\n.. |c| unicode:: 0xA9\n   :trim:\n\n*Ebb* |tm| *flow* |c| tide",
        "*Ebb*™ *flow*©tide",
    ),
    "role-names-in-any-case": (".. role:: Ship(strong)\n\n:sHIP:`Ariel`", '<span class="ship">**Ariel**</span>'),
    "sidebar-without-title": (".. sidebar::\n\n   Words", "> [!SIDEBAR]\n> Words"),
    "class-of-raw-html": (
        ".. raw:: html\n   :class: x\n\n   <b>y</b>",
        '<div class="x">\n\n{{< rawhtml >}}\n<b>y</b>\n{{< /rawhtml >}}\n\n</div>',
    ),
    "alias-twice": (
        "A _`buoy`.\n\n.. _x: buoy_\n\n.. _x: buoy_\n\nSee x_.",
        'A <span id="buoy">buoy</span>.\n\nSee [x](#buoy).',
    ),
    "rst-class": (".. rst-class:: tide\n\nWords", "Words\n{.tide}"),
    "figname": (
        ".. figure:: a.png\n   :figname: pic\n   :loading: lazy\n\n   Words\n\nSee pic_.",
        '<figure id="pic">\n\n![](a.png)\n{loading="lazy"}\n\n<figcaption>\n\nWords\n\n</figcaption>\n</figure>\n\n'
        "See [pic](#pic).",
    ),
    "css-units": (".. image:: a.png\n   :width: 50vw", '![](a.png)\n{style="width: 50vw"}'),
    "roman-numerals": (
        "IV. four\nV. five\n\nMDC. six\nMDCI. seven",
        '4. four\n5. five\n{type="I"}\n\n1600) six\n1601) seven\n{type="I"}',
    ),
    "first-number-nought": (
        ".. code:: python\n   :number-lines: 0\n\n   a",
        "```python {linenos=true linenostart=0}\na\n```",
    ),
    "role-named-as-a-language": (".. role:: python(code)\n\n:python:`a`", "`a`"),
}

# Those whose text has a fault in all versions; what differs is how loud docutils is about it.
FAULTS = {
    "empty-notes": ("See [1]_.\n\n.. [1]", "See [^1].\n\n[^1]:", Code.RST_WARNING),
    "name-of-target-notes": (
        "See x_.\n\n.. _x: https://x.example\n\n.. target-notes::\n   :name: notes",
        "See [x](https://x.example) [^1].\n\n[^1]: <https://x.example>",
        Code.UNSUPPORTED_OPTION,
    ),
    "rules-at-the-ends": ("-----\n\nWords\n\n-----", "---\n\nWords\n\n---", Code.RST_WARNING),
    "title-in-a-box": (
        ".. container:: x\n\n   One\n   ---\n\n   two",
        '<div class="x">\n\n```rst\nOne\n---\n```\n\ntwo\n\n</div>',
        Code.RST_ERROR,
    ),
}

# Those that the newest docutils reads otherwise, and that are read as in old ones, with a note.
OLD = {
    "hard-spaces-within-marks": (
        "**\xa0Ebb\xa0** and **Flood\xa0**: *\xa0tide\xa0*, ``\xa0x\xa0``; 3\xa0*\xa04\xa0*\xa05",
        "&nbsp;**Ebb**&nbsp; and **Flood**&nbsp;: &nbsp;*tide*&nbsp;, &nbsp;`x`&nbsp;; "
        "3&nbsp;\\*&nbsp;4&nbsp;\\*&nbsp;5",
    ),
    "accents-in-a-grid-table": (
        f"+-------+---+\n| cafe{ACCENT} | x |\n+-------+---+\n| tea   | y |\n+-------+---+",
        f"|      |     |\n| ---- | --- |\n| cafe{ACCENT} | x   |\n| tea  | y   |",
    ),
    "accents-in-a-simple-table": (
        f"* =====  ===\n  cafe{ACCENT}  x\n  tea    y\n  =====  ===",
        f"- |      |     |\n  | ---- | --- |\n  | cafe{ACCENT} | x   |\n  | tea  | y   |",
    ),
}


def converted(text, **options):
    page = convert_text(text, path="case.rst", **options)
    return page.markdown, [one.code for one in page.diagnostics if one.code not in OF_THE_HEADER]


@pytest.mark.parametrize("name", CASES)
def test_read_as_today(name):
    text, expected = CASES[name]
    assert converted(text) == (expected, [])


@pytest.mark.parametrize("name", FAULTS)
def test_read_as_today_and_told(name):
    text, expected, code = FAULTS[name]
    markdown, codes = converted(text)
    assert (markdown, {*codes}) == (expected, {code})


@pytest.mark.parametrize("name", OLD)
def test_read_as_in_old_versions(name):
    text, expected = OLD[name]
    assert converted(text) == (expected, [Code.OLD_READING])


def test_accents_that_docutils_counts_as_none():
    """A table drawn as it is seen, which only docutils since 0.22.3 reads."""
    table = f"+------+---+\n| cafe{ACCENT} | x |\n+------+---+\n| tea  | y |\n+------+---+"
    assert converted(table) == (OLD["accents-in-a-grid-table"][1], [])


def test_default_role_ends_with_the_text():
    """Up to docutils 0.14 it went on in the next text of the same process."""
    assert converted(".. default-role:: literal\n\n`a`")[0] == "`a`"
    assert converted("`a`")[0] == "*a*"


def test_meta_without_backslashes():
    page = convert_text(".. meta::\n   :description: ebb\\ flood\n   :og:title: Tides\n\nWords", path="case.rst")
    assert page.front_matter["description"] == "ebbflood"
    assert page.front_matter["params"] == {"og:title": "Tides"}


def test_author_with_initials():
    assert convert_text(":Author: A. Einstein\n\nWords", path="case.rst").front_matter["authors"] == ["A. Einstein"]


def test_included_twice_and_between_empty_lines(tmp_path):
    (tmp_path / "part.txt").write_text("one\n\ntwo\n\nend\n")
    twice = converted(".. include:: part.txt\n\n.. include:: part.txt", root=tmp_path)
    assert twice == ("one\n\ntwo\n\nend\n\none\n\ntwo\n\nend", [])
    between = ".. include:: part.txt\n   :start-after:\n   :end-before: end"
    if docutils.__version_info__ >= (0, 23):  # before, an option of ``include`` without a value was an error
        assert converted(between, root=tmp_path) == ("two", [])
    else:
        assert converted(between, root=tmp_path)[0] == "one\n\ntwo"


@pytest.mark.parametrize("language", FORMER_NAMES)
def test_former_names_of_directives(language):
    module = languages.get_language(language)
    for former, name in FORMER_NAMES[language].items():
        assert former not in module.directives
        argument = {"admonition": " Tide", "replace": " tide", "rubric": " Tide"}.get(name, "")
        content = "\n\n   Words" if name in ("admonition", "line-block", "hint") else ""
        text = f"A |x|\n\n.. |x| {former}::{argument}" if name == "replace" else f".. {former}::{argument}{content}"
        reports = Reports("a.rst")
        parse(text, reports, language_code=language)
        assert not reports, (former, list(reports))


def test_the_table_names_tests_that_exist():
    rows = TABLE.read_text("utf-8").split("   * - ")[2:]
    assert len(rows) > 40
    code = "".join(path.read_text("utf-8") for path in TESTS.rglob("test_*.py"))
    cases = {*CASES, *FAULTS, *OLD}
    named = [re.findall(r"``([^`]+)``", row.split("     - ")[3].partition("\n\n")[0]) for row in rows]
    assert all(named)
    for name in (one for row in named for one in row):
        files = (TESTS / "constructs" / f"{name}.rst", *TESTS.rglob(f"{name}.py"))
        assert name in cases or f"def {name}(" in code or any(file.is_file() for file in files), name
    assert cases <= {one for row in named for one in row}
