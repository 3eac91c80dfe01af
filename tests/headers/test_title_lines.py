"""Titles, and the fields below them, are where docutils finds them, whatever they begin with."""

from __future__ import annotations

from itertools import product

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from rst2hugo import convert_text
from rst2hugo.headers import field_list, titles

QUIET = {"report_level": 5, "halt_level": 5, "_disable_config": True}
TITLES = (
    ".NET weekly", ":wq", ":wq: and other spells", "...", "..and on", ".. a comment", "- a dash", "-dash", "-v",
    "--all", "-v  loud", "1. First", "(b) Second", "i. Third", "#. Next", "A", "Ab", "Tea and cake", "お茶の時間",
    "한국어", "e\u0301te\u0301", "|x| y", "| a line", ">>> 1", ">>>1", "__init__", "__ x", "+1", "+ x", "* x", "*x* y",
    "===", "=x=", "a\tb", "“Quoted”", "\\*x", "[1] x", "`x`", "``x``", "/usr /bin", "$HOME", "@you", "== ==", "+--+",
    " indented", "Half", "Zwölf", "::", "a::",
)  # fmt: skip  # a table
LINES = ("-", "--", "---", "----", "-----", "------", "-" * 30, "----  ", "--~~", "日----")


def doctree(text: str) -> nodes.document:
    return publish_doctree(text, settings_overrides=QUIET)


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_one_where_docutils_has_one(title: str) -> None:
    for line, over in product(LINES, (False, True)):
        text = "\n".join([*([line] if over else []), title, line, "", "Words."])
        first = doctree(text).children[0]
        expected = first.rawsource.expandtabs() if isinstance(first, nodes.title) else ""
        assert titles.title_at(text.split("\n"), 0).expandtabs() == expected, text


BEFORE = (
    "", ".. a comment\n   of two lines\n\n", ".. _place:\n\n", ".. |x| replace:: y\n\n", ".. role:: strike\n\n",
    ".. class:: wide\n\n", ".. meta::\n   :k: v\n\n", ".. raw:: html\n\n   <hr>\n\n", ".. sectnum::\n\n",
    "__ http://x.example\n\n", ".. default-role:: code\n\n", ".. header:: top\n\n", ".. note:: seen\n\n", "Words.\n\n",
    "..\n\n   Hidden.\n\n",
)  # fmt: skip  # a table
HEADS = (
    "", "Tea\n===\n\n", "Tea and more\n=====\n\n", "===\nTea\n===\n\nCake\n----\n\n", "Tea\n===\n\nCake\n----\n",
    "Tea\n===\n\n.. a comment\n\nCake and more\n-----\n\n", "=====\nTea and more\n=====\n",
)  # fmt: skip  # a table
BELOW = (
    "Words.\n",
    "More\n----\n\nWords.\n",
    "Words\n\n::\n\n  More\n  ----\n",
    "Words::\n\n    Tea\n    ===\n\nEnd.\n",
)


@pytest.mark.parametrize("before", BEFORE)
def test_fields_are_read_where_docutils_reads_them(before: str) -> None:
    """Where docutils has no docinfo, we may be more generous: fields below a title are its header."""
    for head, below in product(HEADS, BELOW):
        text = f"{before}{head}:date: 2021-02-03\n:tags: a, b\n\n{below}"
        document = doctree(text)
        expected = [field.astext() for one in document.findall(nodes.docinfo) for field in one.children]
        found = field_list.read(text, take_title=False)
        assert expected == [] or list(found.values) == ["date", "tags"], text
        if "Cake" in head and not expected and found.values:
            raise AssertionError(f"a field list in a section is text:\n{text}")


def test_two_sections_below_a_title_are_no_subtitles() -> None:
    text = "Tea\n===\n\nGreen\n-----\n\n:origin: Uji\n\nBlack\n-----\n\n:origin: Assam\n"
    assert field_list.read(text, take_title=False).values == {}


def test_a_title_in_a_block_of_code_makes_no_second_section() -> None:
    text = "Tea\n===\n\nGreen\n-----\n\n:date: 2021-02-03\n\n.. code::\n\n  Red\n  ---\n\n.. note:: Black\n  -----\n"
    assert field_list.read(text, take_title=False).values == {"date": "2021-02-03"}


@pytest.mark.parametrize("title", [":wq is enough", ".NET news", "How long is a piece of string", "緑茶の淹れ方"])
def test_a_text_on_its_own(title: str) -> None:
    page = convert_text(f"{title}\n========\n\n:date: 2021-02-03\n:tags: tea\n\nWords.\n", path="a.rst")
    assert page.front_matter["title"] == title
    assert str(page.front_matter["date"]) == "2021-02-03"
    assert page.markdown == "Words."
    assert page.diagnostics == ()
