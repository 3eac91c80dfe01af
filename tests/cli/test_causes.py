"""Causes: the same trouble in many places is one line with a count; all lines come with ``-v``."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from rst2hugo.cli import causes, report
from rst2hugo.model.diagnostics import Code, Diagnostic


def role(path: str, line: int, name: str = "ticket") -> Diagnostic:
    return Diagnostic(path, line, Code.UNKNOWN_ROLE, f'Unknown interpreted text role "{name}".')


def printed(diagnostics: list[Diagnostic], *, verbose: bool = False) -> list[str]:
    stream = io.StringIO()
    report.show(diagnostics, Console(file=stream, width=200), verbose=verbose)
    return stream.getvalue().splitlines()


def test_one_cause_is_one_line_with_its_first_place_and_a_count():
    many = [role(f"{number % 3}.rst", number) for number in range(1, 8)]
    line = '1.rst:1: error[unknown-role] Unknown interpreted text role "ticket". (7 times in 3 files)'
    assert printed(many) == [line]


def test_several_places_of_one_file():
    assert printed([role("a.rst", 1), role("a.rst", 2)])[0].endswith("(2 times in this file)")


def test_a_single_place_has_no_count():
    assert printed([role("a.rst", 1)]) == ['a.rst:1: error[unknown-role] Unknown interpreted text role "ticket".']


def test_rare_causes_of_a_code_are_counted():
    many = [role("a.rst", number, f"r{number}") for number in range(1, 9)] + [role("b.rst", 1, "r8")]
    lines = printed(many)
    assert lines[0] == 'a.rst:8: error[unknown-role] Unknown interpreted text role "r8". (2 times in 2 files)'
    assert len(lines) == causes.MOST_OF_A_CODE + 1
    assert lines[-1] == "… and 4 more error[unknown-role]; -v shows all"


def test_no_line_says_that_there_is_just_one_more():
    assert len(printed([role("a.rst", number, f"r{number}") for number in range(1, 6)])) == 5


def test_errors_come_before_warnings_and_notes_are_not_printed():
    note = Diagnostic("a.rst", 1, Code.RST_NOTE, "a note")
    warning = Diagnostic("a.rst", 2, Code.BROKEN_LINK, "nothing was published at /x")
    assert [line.split()[1] for line in printed([note, warning, role("a.rst", 3)])] == [
        "error[unknown-role]",
        "warning[broken-link]",
    ]


@pytest.mark.parametrize("number", [1, 40])
def test_verbose_prints_every_diagnostic_and_the_notes(number):
    many = [role("a.rst", line) for line in range(number)] + [Diagnostic("a.rst", 1, Code.RST_NOTE, "a note")]
    assert len(printed(many, verbose=True)) == number + 1
