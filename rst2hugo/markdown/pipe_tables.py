"""Pipe tables as a careful person types them: the columns below each other, as long as the lines are not too long."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from rst2hugo.model.noncharacters import FIRST, LAST

LONGEST = 120
"""A table with a longer line is not aligned: an editor would break it."""
SHORTEST = 3


def pipe_table(head: Sequence[str], rules: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The lines of a table of settled cells; ``rules`` say how each column is aligned: ``---``, ``:---``."""
    every = [head, *rows]
    sizes = [
        [SHORTEST, len(rule), *(width(row[at]) for row in every if at < len(row))] for at, rule in enumerate(rules)
    ]
    widths = [max(one) for one in sizes]
    is_even = all(len(row) == len(rules) for row in every)
    is_long = sum(widths) + 3 * len(widths) + 1 > LONGEST
    if is_long or not is_even or any(is_open(cell) for row in every for cell in row):
        return "\n".join(map(pipes, [head, rules, *rows]))
    lines = [stretched(rule, size) for rule, size in zip(rules, widths, strict=True)]
    padded = [[cell + " " * (size - width(cell)) for cell, size in zip(row, widths, strict=True)] for row in every]
    return "\n".join(map(pipes, [padded[0], lines, *padded[1:]]))


def pipes(row: Sequence[str]) -> str:
    return f"| {' | '.join(row)} |"


def stretched(rule: str, size: int) -> str:
    """A rule as long as its column: ``:---:`` → ``:-----:``."""
    return rule.replace("---", "-" * (size - len(rule) + 3))


def width(cell: str) -> int:
    """How many columns a cell takes in an editor: two for each wide letter, none for what combines."""
    return sum(map(columns, cell))


def columns(character: str) -> int:
    """How many columns of an editor a character takes."""
    return 0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1


def is_open(cell: str) -> bool:
    """Whether an address is still to be filled in, so that nobody knows how long the cell will be."""
    return any(FIRST <= one <= LAST for one in cell)
