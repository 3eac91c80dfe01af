"""Attribute lists reach the HTML."""

from __future__ import annotations

from typing import Any

import pytest
from support.hostile import CODE, element, strings
from support.hugo_site import render

from rst2hugo.markdown.attribute_lists import attributes


def test_any_value_survives() -> None:
    values = strings(CODE, seed=8)
    written = [f"a\n{attributes('i.d', ['b', 'é', 's:t'], title=s, lang='c')}" for s in values]
    for s, one, html in zip(values, written, render(written), strict=True):
        found = element(html).find("p")
        assert found is not None, f"{one!r} became {html!r}"
        written_attributes: dict[Any, Any] = dict(found.attrib.items())
        assert written_attributes == {"id": "i.d", "class": "b é s:t", "title": s, "lang": "c"}, one


def test_ids_and_classes_that_have_no_short_form() -> None:
    written = attributes("a/b", ["c", "d+e"])
    assert written == '{id="a/b" class="c d+e"}'
    assert render([f"x\n{written}"]) == ['<p id="a/b" class="c d+e">x</p>\n']


@pytest.mark.parametrize(
    ("made", "written"),
    [
        (attributes(), ""),
        (attributes(None, ["", "a", "a"]), "{.a}"),
        (attributes(width=200), '{width="200"}'),
        (attributes(class_="a"), '{class="a"}'),
        (attributes(title='a "b" \\\nc'), '{title="a \\"b\\" \\\\ c"}'),
    ],
)
def test_attributes(made: str, written: str) -> None:
    assert made == written
