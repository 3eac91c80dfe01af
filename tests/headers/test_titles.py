"""Titles with markup: the front matter has their words, and what it cannot have is told."""

from __future__ import annotations

from rst2hugo import convert_text
from rst2hugo.model.diagnostics import Code

TEXT = """\
:date: 2020-01-01

See `Docs <http://x.example/>`_, *it*, |img| [1]_
=================================================

Below
-----

`Here <http://x.example/>`__.

.. |img| image:: a.png
.. [1] Note.
"""


def test_what_a_title_loses_is_told() -> None:
    page = convert_text(TEXT, path="a.rst")
    assert page.front_matter["title"] == "See Docs, it,"
    lost = [one for one in page.diagnostics if one.code is Code.UNSUPPORTED_CONSTRUCT]
    assert [one.message.split(" was")[0] for one in lost] == [
        "title: the link to http://x.example/",
        "title: the picture a.png",
        "title: the mark [1]",
    ]
    assert [(one.text, one.state) for one in page.links] == [("Docs", "unresolved"), ("Here", "ok")]


def test_emphasis_and_code_are_words() -> None:
    page = convert_text(":date: 2020-01-01\n\n``a`` *b* **c**\n===============\n\nx\n", path="a.rst")
    assert page.front_matter["title"] == "a b c"
    assert page.diagnostics == ()


def test_an_empty_title_in_the_header_is_none() -> None:
    page = convert_text("Knots\n=====\n\n:title:\n:date: 2020-01-01\n\nWords.\n", path="a.rst")
    assert page.front_matter["title"] == "Knots"
    assert page.diagnostics == ()
