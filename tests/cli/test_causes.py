"""Causes: the same trouble in many places is one line with a count; all lines come with ``-v``."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from rst2hugo import convert_text
from rst2hugo.cli import report
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.few_lines import ROOM


def role(path: str, line: int, name: str = "ticket") -> Diagnostic:
    return Diagnostic(path, line, Code.UNKNOWN_ROLE, f'Unknown interpreted text role "{name}".')


def printed(diagnostics: list[Diagnostic], *, verbose: bool = False) -> list[str]:
    stream = io.StringIO()
    report.show(diagnostics, Console(file=stream, width=400), verbose=verbose)
    return stream.getvalue().splitlines()


def test_one_cause_is_one_line_with_its_first_place_and_a_count():
    many = [role(f"{number % 3}.rst", number) for number in range(1, 8)]
    line = '1.rst:1: error[unknown-role] Unknown interpreted text role "ticket". (7 times in 3 files)'
    assert printed(many) == [line]


def directive(line: int, entry: str, name: str = "stage", key: str = "stage") -> Diagnostic:
    message = f'Unknown directive type "{name}"; in rst2hugo.toml: directives.{key} = {{ {entry} }}'
    return Diagnostic("a.rst", line, Code.UNKNOWN_DIRECTIVE, message)


@pytest.mark.parametrize(
    ("entries", "merged"),
    [
        (["shortcode = 'stage size=\"{size}\"'",
          "shortcode = 'stage argument=\"{argument}\" light=\"{light}\" size=\"{size}\"'"],
         "shortcode = 'stage argument=\"{argument}\" size=\"{size}\" light=\"{light}\"'"),
        (['element = "div", class = "stage"', "shortcode = 'stage \"{argument}\"'", 'code = "text"'],
         "shortcode = 'stage \"{argument}\"', body = \"text\""),
        (['element = "div", class = "stage"', "shortcode = 'stage \"{argument}\"'"],
         "shortcode = '{{% stage \"{argument}\" %}}'"),
        (['element = "div", class = "stage"', 'code = "text"'], 'code = "text"'),
        (["shortcode = 'stage'", "shortcode = 'stage'"], "shortcode = 'stage'"),
    ],
)  # fmt: skip  # a table
def test_one_name_is_one_line_with_a_suggestion_for_all_that_was_met(entries: list[str], merged: str) -> None:
    met = [directive(number, entry) for number, entry in enumerate(entries, 1)]
    (line,) = printed(met)
    assert line.startswith('a.rst:1: error[unknown-directive] Unknown directive type "stage"; in rst2hugo.toml: ')
    assert line.endswith(f"directives.stage = {{ {merged} }} ({len(met)} times in this file)")
    assert len(printed(met, verbose=True)) == len(met)
    assert len(printed([*met, directive(9, 'code = "text"', "curtain", "curtain")])) == 2


def test_a_name_that_toml_has_to_quote() -> None:
    met = [directive(line, entry, "a:b", '"a:b"') for line, entry in ((1, "shortcode = 'a-b'"), (2, 'code = "text"'))]
    assert """directives."a:b" = { shortcode = 'a-b', body = "text" } (2 times""" in printed(met)[0]


def test_suggestions_of_real_directives_are_merged() -> None:
    text = ".. stage::\n   :size: 1\n\n.. stage:: Hall\n   :light: on\n\n.. stage::\n\n   Here.\n"
    found = [one for one in convert_text(text).diagnostics if one.code is Code.UNKNOWN_DIRECTIVE]
    assert len(found) == 3
    call = '{{% stage argument="{argument}" size="{size}" light="{light}" %}}'
    assert printed(list(found))[0].endswith(f"directives.stage = {{ shortcode = '{call}' }} (3 times in this file)")


def test_several_places_of_one_file():
    assert printed([role("a.rst", 1), role("a.rst", 2)])[0].endswith("(2 times in this file)")


def test_a_single_place_has_no_count():
    assert printed([role("a.rst", 1)]) == ['a.rst:1: error[unknown-role] Unknown interpreted text role "ticket".']


def test_rare_causes_of_a_code_are_counted():
    many = [role("a.rst", number, f"r{number}") for number in range(1, ROOM + 3)] + [role("b.rst", 1, "r8")]
    lines = printed(many)
    assert lines[0] == 'a.rst:8: error[unknown-role] Unknown interpreted text role "r8". (2 times in 2 files)'
    assert len(lines) == ROOM
    assert lines[-1] == "… and 3 more error[unknown-role]; -v shows all"


def test_each_kind_has_a_line_and_errors_have_the_rest():
    codes = [Code.BROKEN_LINK, Code.REPAIRED_ADDRESS, Code.REPAIRED_ALIAS, Code.UNKNOWN_ROLE]
    many = [Diagnostic("a.rst", number, code, f"thing {number}") for code in codes for number in range(9)]
    lines = printed(many)
    assert [line.split()[1] for line in lines[:-1]] == [
        *8 * ["error[unknown-role]"],
        "warning[broken-link]",
        "warning[repaired-address]",
    ]
    assert lines[-1] == (
        "… and 1 more error[unknown-role], 8 more warning[broken-link], "
        "8 more warning[repaired-address], 9 more warning[repaired-alias]; -v shows all"
    )


def test_all_are_printed_if_there_is_room():
    assert len(printed([role("a.rst", number, f"r{number}") for number in range(ROOM)])) == ROOM


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
