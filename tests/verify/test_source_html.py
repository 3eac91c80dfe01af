"""Docutils' HTML of a source: the same parse as the conversion, with lines, languages and our own nodes."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from rst2hugo.engine import Engine
from rst2hugo.model import Source
from rst2hugo.model.options import Options
from rst2hugo.verify import source_html


def html(text: str, root: Path | None = None) -> str:
    return source_html(Source("post.rst", text), Engine(root, Options()))


def test_lines_are_those_of_the_file() -> None:
    made = html("---\ntitle: A\n---\n\nOne\ntwo.\n\n* three\n")
    assert '<p data-line="5">One\ntwo.</p>' in made
    assert '<p data-line="8">three</p>' in made


def test_the_title_of_the_page_is_not_in_it() -> None:
    assert html("Title\n=====\n\nText.\n").count("Title") == 0
    assert '<h2 data-line="5">Section</h2>' in html("---\ntitle: A\n---\n\nSection\n=======\n\nText.\n")
    assert '<h2 data-line="6">Over</h2>' in html("---\ntitle: A\n---\n\n=====\nOver\n=====\n\nText.\n")


def test_a_broken_header_is_shown() -> None:
    assert "title: [a" in html("---\ntitle: [a\n---\n\nText.\n")


def test_languages_as_hugo_calls_them() -> None:
    assert 'data-language="python"' in html(".. code-block:: ipython3\n\n   a\n")
    assert 'data-language=""' in html("::\n\n   a\n")
    assert 'data-language="pycon"' in html(">>> a\n")


def test_captions_and_line_numbers_of_code() -> None:
    made = html(".. code-block:: sh\n   :linenos:\n   :caption: A < B\n   :name: c\n\n   a\n")
    assert "<p><strong>A &lt; B</strong></p>" in made
    assert 'class="literal-block-wrapper" data-line="1" id="c"' in made
    assert 'data-numbered="numbered"' in made


def test_formulas_keep_their_source() -> None:
    assert "<annotation>x &lt; y</annotation>" in html("A :math:`x < y`.\n")
    assert 'display="block"' in html(".. math:: x\n")


@pytest.mark.parametrize("latex", ["_", "^", "x^{", r"\frac", r"\begin{a}", "{", "}", "&", r"\left("])
def test_what_is_no_formula_stays(latex: str) -> None:
    assert f"<annotation>{escape(latex)}</annotation>" in html(f"Is :math:`{latex}` one?\n")


def test_videos() -> None:
    assert "https://www.youtube.com/embed/dQw4w9WgXcQ?start=7" in html(".. youtube:: dQw4w9WgXcQ\n   :start: 7\n")


def test_what_docutils_could_not_read_is_code() -> None:
    made = html(".. replace:: x\n\nText with unknown_.\n")
    assert ".. replace:: x\n</pre>" in made
    assert "System Message" not in made


def test_includes_are_read(tmp_path: Path) -> None:
    (tmp_path / "part.txt").write_text("From the part.\n", encoding="utf-8")
    assert "From the part." in html(".. include:: part.txt\n", tmp_path)


def test_the_same_text_twice() -> None:
    text = ".. role:: own\n\n:own:`a` [1]_ `b`_\n\n.. [1] c\n.. _b: https://e.org\n"
    assert html(text) == html(text)
