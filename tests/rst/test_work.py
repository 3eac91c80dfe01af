"""A text that makes far more work for docutils than others of its length is kept as it is; all others are converted."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import growing

from rst2hugo import Options, convert_blog, convert_text
from rst2hugo.model.diagnostics import Code
from rst2hugo.model.reports import Reports
from rst2hugo.rst import work
from rst2hugo.rst.parse import parse

HEADER = "---\ntitle: Harbour\ndate: 2020-01-01\n---\n\n"
# Docutils would look at these for minutes, most of them for hours.
ENDLESS = {
    "a word of many names": "a-" * 150_000,
    "a row of angle brackets": "<" * 300_000,
    "spaces": f"`a{' ' * 300_000}b`_",
    "slashes": "/" * 300_000,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_an_endless_line_is_refused_before_it_is_read(name: str) -> None:
    page = convert_text(f"{HEADER}Quay.\n\nPier {ENDLESS[name]} end.\n")
    faults = [one for one in page.diagnostics if one.code is Code.TOO_SLOW]
    assert [one.line for one in faults] == [8]
    assert page.front_matter["title"] == "Harbour"
    assert page.markdown.startswith("```rst\nQuay.\n\nPier ")
    assert ENDLESS[name] in page.markdown


@pytest.mark.parametrize("jobs", [1, 2])
def test_other_posts_go_on(tmp_path: Path, jobs: int) -> None:
    for name, text in (("ebb", "Calm."), ("flood", ENDLESS["a word of many names"]), ("tide", "Still *calm*.")):
        (tmp_path / f"{name}.rst").write_text(f"{HEADER}{text}\n")
    result = convert_blog(tmp_path, Options(jobs=jobs))
    slow = {page.source: Code.TOO_SLOW in {one.code for one in page.diagnostics} for page in result.pages}
    assert slow == {"ebb.rst": False, "flood.rst": True, "tide.rst": False}


# Each is read within its first thousandth of the limit when it has but a few of them.
TOO_MANY = {
    "marks without an end": "Pier " + "**quay " * 900,
    "lines that are read again at each level": "\n\n".join(f"{'  ' * (k % 40)}quay {k}" for k in range(400)),
    "contents": ".. contents::\n\n" * 30 + growing.each("Quay @\n------\n\nPier.")(60),
    "copies": growing.each("A |quay|.", after="")(60) + f"\n.. |quay| replace:: {'*pier* and ' * 60}\n",
    "links in one place": growing.each("quay@_", " ")(300),
    "a table that ends nowhere": f"+{'-+' * 60}\n" + f"|{' +' * 59} |\n" * 60 + f"+{'-' * 119}+\n",
}


@pytest.mark.parametrize("name", TOO_MANY)
def test_what_grows_without_measure_is_counted(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{HEADER}Quay.\n\n{TOO_MANY[name]}\n"
    assert Code.TOO_SLOW not in {one.code for one in convert_text(text).diagnostics}
    monkeypatch.setattr(work, "AT_LEAST", 1_000_000)
    monkeypatch.setattr(work, "FOR_EACH_CHARACTER", 0)
    page = convert_text(text)
    assert Code.TOO_SLOW in {one.code for one in page.diagnostics}
    assert page.markdown.startswith("```rst\nQuay.\n")
    plain = convert_text(f"{HEADER}Quay *and* pier.\n")
    assert plain.markdown == "Quay *and* pier."


def test_pictures_that_multiply_are_refused_where_they_stand() -> None:
    doubled = "\n".join(f".. |p{n}| replace:: |p{n - 1}|\\ |p{n - 1}|" for n in range(1, 40))
    page = convert_text(f"{HEADER}Before |p39| after, and |p3|.\n\n.. |p0| image:: /quay.png\n{doubled}\n")
    assert Code.RST_ERROR in {one.code for one in page.diagnostics}
    assert page.markdown.startswith("Before |p39| after")
    assert page.markdown.count("quay.png") == 8


def test_posts_as_people_write_them_are_far_from_the_limit() -> None:
    text = "\n\n".join(make(20) for name, make in growing.CONSTRUCTS.items() if "unclosed" not in name)
    document = parse(text, Reports("quay.rst"))
    limit = work.Work(len(text)).left
    assert document.settings.work.left > 0.8 * limit


def test_a_thousand_addresses_in_a_row_are_links() -> None:
    lines = [f"See https://example.org/{number} and pier@example.org." for number in range(1_200)]
    page = convert_text(HEADER + "\n".join(lines))
    assert page.diagnostics == ()
    assert page.markdown.count("<https://example.org/") == page.markdown.count("<pier@example.org>") == 1_200
