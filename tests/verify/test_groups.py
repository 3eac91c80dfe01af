"""What differs in one way is one line, with a count and the first place."""

from __future__ import annotations

from typing import Any

from rst2hugo.model.diagnostics import Severity
from rst2hugo.model.few_lines import ROOM
from rst2hugo.verify import Difference, Finding, Kind
from rst2hugo.verify.report.groups import short_lines


def word(place: str, was: str, **more: Any) -> Finding:
    difference = Difference(Kind.WORD, f"‘{was}’", "", **more)
    return Finding(place, difference, inherited=difference.inherited)


def test_one_of_a_cause() -> None:
    assert list(short_lines([word("/a/", "pier")])) == ["/a/: word: ‘pier’ → nothing"]


def test_several_of_a_cause() -> None:
    found = [word("/a/", "pier 7"), word("/a/", "boat"), word("/b/", "net 12")]
    assert list(short_lines(found)) == ["/a/: word: ‘pier 7’ → nothing (3 times on 2 pages)"]


def test_a_dead_link_of_a_menu() -> None:
    """Another place on each page, but one cause."""
    difference = Difference(Kind.BROKEN_LINK, "‘Boats’ to boats", "")
    found = [Finding(f"/{name}/", difference, f"/{name}/boats") for name in "abc"]
    assert list(short_lines(found)) == ["/a/: broken-link: ‘Boats’ to boats → nothing (3 times on 3 pages)"]


def test_the_worst_first_and_what_is_better_last() -> None:
    found = [word("/a/", "x", mended=True), word("/b/", "x", inherited=True), word("/c/", "x")]
    assert list(short_lines(found)) == ["/c/: word: ‘x’ → nothing"]
    assert list(short_lines(found, Severity.NOTE)) == [
        "/c/: word: ‘x’ → nothing",
        "/b/: word: ‘x’ → nothing (so in the old blog)",
        "/a/: word: ‘x’ → nothing (mended)",
    ]


def test_many_causes_of_two_kinds() -> None:
    kinds = [Difference(Kind.HEADING, f"‘x’ (heading {'x' * number})", "") for number in range(ROOM + 3)]
    found = [Finding("/a/", one) for one in kinds] + [Finding("/b/", kinds[3]), word("/a/", "pier")]
    lines = list(short_lines(found))
    assert lines[0] == "/a/: heading: ‘x’ (heading xxx) → nothing (2 times on 2 pages)"
    assert "/a/: word: ‘pier’ → nothing" in lines
    assert (len(lines), lines[-1]) == (ROOM, "… and 5 more heading; -v shows all")
