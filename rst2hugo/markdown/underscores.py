"""Underscores in plain text that mean nothing to Markdown, since no other one could end or begin emphasis with them.

A run of them may begin emphasis unless a space comes after it, and end it unless a space comes before it; beside
punctuation only on one side, and within a word not at all (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run).
A run that could begin some needs a backslash only where a later one could end it, and the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rst2hugo.markdown.delimiters import is_blank, is_punctuation

RUNS = re.compile("_+")
LONE_LINE = re.compile(r"(?m)^[_ ]+$")
"""A line of nothing but underscores, which draws a rule."""


class Run(NamedTuple):
    """A run of underscores, and whether emphasis may begin or end with it; ``is_text`` tells that nothing is meant."""

    start: int
    begins: bool
    ends: bool
    is_text: bool


def find_needless(written: str, texts: Iterable[tuple[int, int]], delimiters: Iterable[int]) -> frozenset[int]:
    """Where the runs in ``texts`` begin that need no backslash; ``delimiters`` are where emphasis is meant."""
    runs = [run for start, end in texts for run in runs_in(written, start, end)]
    if not runs or LONE_LINE.search(written):
        return frozenset()
    runs = sorted([*runs, *(Run(start, True, True, False) for start in delimiters)])
    first_begin = next((run.start for run in runs if run.begins), len(written))
    last_end = next((run.start for run in reversed(runs) if run.ends), -1)
    return frozenset(
        run.start
        for run in runs
        if run.is_text and not (run.begins and last_end > run.start) and not (run.ends and first_begin < run.start)
    )


def runs_in(written: str, start: int, end: int) -> Iterator[Run]:
    """The runs in one text; one at an end of it has syntax beside it, and so may begin or end emphasis."""
    for found in RUNS.finditer(written, start, end):
        is_at_edge = (found.start() == start > 0) or (found.end() == end < len(written))
        before, after = written[max(found.start() - 1, 0) : found.start()], written[found.end() : found.end() + 1]
        left = not is_blank(after) and (not is_punctuation(after) or is_blank(before) or is_punctuation(before))
        right = not is_blank(before) and (not is_punctuation(before) or is_blank(after) or is_punctuation(after))
        begins = is_at_edge or (left and (not right or is_punctuation(before)))
        ends = is_at_edge or (right and (not left or is_punctuation(after)))
        yield Run(found.start(), begins, ends, True)
