"""What the old engine computed while it built."""

from __future__ import annotations

import time

from rst2hugo import convert_text
from rst2hugo.model.diagnostics import Code


def test_a_date_is_that_of_the_conversion_and_says_so() -> None:
    before = time.strftime("%Y")
    page = convert_text("T\n=\n\n:date: 2020-01-01\n\nIn |y|.\n\n.. |y| date:: %Y\n   :odd: 1\n", path="a.rst")
    years = {before, time.strftime("%Y")}
    assert page.markdown in {f"In {year}." for year in years}
    told = [(one.line, one.code) for one in page.diagnostics]
    assert told == [(8, Code.UNSUPPORTED_OPTION), (8, Code.PRESENTATION)]
    assert any(year in page.diagnostics[1].message for year in years)


def test_a_date_outside_of_a_substitution_is_kept_and_reported() -> None:
    page = convert_text("T\n=\n\n:date: 2020-01-01\n\nIn:\n\n.. date:: %Y\n", path="a.rst")
    assert ".. date:: %Y" in page.markdown
    assert [(one.line, one.code) for one in page.diagnostics] == [(8, Code.RST_ERROR)]
