"""Links to footnotes, whose ids Hugo makes anew: from the page itself, from other pages, from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rst2hugo import Options, convert_blog, convert_text, write
from rst2hugo.verify import State, verify

ONE = """\
:date: 2020-01-01

One
===

Second [#named]_, first [2]_, see 2_ and named_.

.. raw:: html

   <p><a href="#named">Named</a></p>

.. [2] By hand.
.. [#named] By name.
.. [3] Nobody refers to it.
"""
TWO = """\
:date: 2020-01-02

Two
===

`By its id <one.html#id3>`__, `by its name <one.html#named>`__, :ref:`by a label <named>` and
`alone <one.html#id4>`__.
"""
OLD = {
    "one.html": '<p>Second <a class="footnote-reference" href="#named">1</a>, first'
    ' <a class="footnote-reference" href="#id3">2</a>, see <a href="#id3">2</a> and'
    ' <a href="#named">named</a>.</p><p><a href="#named">Named</a></p>'
    '<aside class="footnote" id="id3" role="doc-footnote"><span class="label">2</span><p>By hand.</p></aside>'
    '<aside class="footnote" id="named" role="doc-footnote"><span class="label">1</span><p>By name.</p></aside>'
    '<aside class="footnote" id="id4" role="doc-footnote"><span class="label">[3]</span>'
    "<p>Nobody refers to it.</p></aside>",
    "two.html": '<p><a href="one.html#id3">By its id</a>, <a href="one.html#named">by its name</a>,'
    ' <a href="one.html#named">by a label</a> and <a href="one.html#id4">alone</a>.</p>',
}


def blog(folder: Path) -> Path:
    folder.mkdir()
    (folder / "conf.py").write_text("")
    (folder / "one.rst").write_text(ONE)
    (folder / "two.rst").write_text(TWO)
    return folder


def text(folder: Path, name: str, **options: Any) -> str:
    result = convert_blog(folder, Options(engine="sphinx", **options))
    return next(page.markdown for page in result.pages if page.source == name)


def test_they_lead_to_the_ids_that_hugo_makes(tmp_path: Path) -> None:
    folder = blog(tmp_path / "blog")
    one = text(folder, "one.rst")
    assert "see [2](#fn:2) and [named](#fn:1)." in one
    assert '<a href="#fn:1">Named</a>' in one
    assert "[^2]: By hand." in one
    assert "[3] Nobody refers to it.\n{#id4 .footnote}" in one
    two = text(folder, "two.rst")
    assert "[By its id](/one/#fn:2), [by its name](/one/#fn:1), [by a label](/one/#fn:1)" in two
    assert "[alone](/one/#id4)" in two


def test_with_footnote_ids_they_stay(tmp_path: Path) -> None:
    folder = blog(tmp_path / "blog")
    one = text(folder, "one.rst", footnote_ids=True)
    assert "see [2](#id3) and [named](#named)." in one
    assert '[^2]: <span id="id3"></span>By hand.' in one
    assert "[by its name](/one/#named)" in text(folder, "two.rst", footnote_ids=True)


def test_a_lone_text_has_them_as_well() -> None:
    assert "[n](#fn:1)" in convert_text("a [#n]_, n_\n\n.. [#n] b\n", path="a.rst").markdown


@pytest.mark.parametrize("ids", [False, True])
def test_the_proof_knows_where_they_lead(tmp_path: Path, ids: bool) -> None:
    folder, site, old = blog(tmp_path / "blog"), tmp_path / "site", tmp_path / "old"
    options = Options(engine="sphinx", footnote_ids=ids)
    write(convert_blog(folder, options), site)
    old.mkdir()
    for name, body in OLD.items():
        (old / name).write_text(f"<html><body><article>{body}</article></body></html>")
    verdict = verify(site, folder, options=options, against=old)
    assert [page.state for page in (*verdict.pages, *verdict.old_pages)] == [State.IDENTICAL] * 4, verdict
    assert not verdict.findings

    page = site / "content" / "two.md"
    page.write_text(page.read_text().replace("#fn:2", "#fn:1").replace("#id3", "#named"))
    verdict = verify(site, folder, options=options, against=old)
    assert [page.state for page in (*verdict.pages, *verdict.old_pages)].count(State.DIFFERENT) == 2


@pytest.mark.parametrize(
    ("date", "own", "other"), [("2015-01-01", "id3", "footnote-1"), ("2024-01-01", "footnote-1", "id3")]
)
def test_a_link_may_call_them_as_another_version_of_docutils_does(date: str, own: str, other: str) -> None:
    """Posts were written for one version, and published with another."""
    body = f"Thick [1]_, `own <#{own}>`__, `other <#{other}>`__, [2]_.\n\n.. [1] A\n.. [2] B\n"
    text = f":date: {date}\n\nFog\n===\n\n{body}"
    page = convert_text(text, path="a.rst")
    assert "[own](#fn:1), [other](#fn:1)" in page.markdown
    assert not page.diagnostics


def test_a_note_that_nothing_refers_to_answers_to_both_names() -> None:
    page = convert_text(":date: 2015-01-01\n\nFog\n===\n\n`Below <#footnote-1>`__.\n\n.. [1] A\n", path="a.rst")
    assert "[Below](#id1)" in page.markdown
    assert "{#id1 .footnote}" in page.markdown
    assert not page.diagnostics
