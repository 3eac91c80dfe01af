"""Pandoc's tables → docutils' tables, whose columns are aligned as most of their cells are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docutils import nodes

from rst2hugo.model.diagnostics import Code
from rst2hugo.pandoc.inlines import inlines, with_id
from rst2hugo.pandoc.reading import PandocText
from rst2hugo.pandoc.trees import Item

ALIGNMENTS = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}
Cell = Callable[[list[Item], PandocText], list[nodes.Node]]


def table(content: Any, reading: PandocText, cell: Cell) -> nodes.table:
    """The table; ``cell`` makes nodes of what is in one cell."""
    (id, classes, _), (_, caption), columns, (_, heads), bodies, (_, feet) = content
    rows = [row for _, _, first, rest in bodies for row in (*first, *rest)] + feet
    group = nodes.tgroup(cols=len(columns))
    stubs = min((count for _, count, _, _ in bodies), default=0)
    for index, alignment in enumerate(alignments(columns, rows)):
        column = nodes.colspec(colwidth=1)
        column.attributes.update({"align": alignment} if alignment else {}, **({"stub": 1} if index < stubs else {}))
        group += column
    if heads:
        group += nodes.thead("", *(row_of(one, reading, cell) for one in heads))
    group += nodes.tbody("", *(row_of(one, reading, cell) for one in rows))
    texts = [one["c"] for one in caption if one["t"] in ("Plain", "Para")]
    if len(texts) < len(caption):
        reading.reports.report(None, Code.UNSUPPORTED_CONSTRUCT, "what is not text in a table's caption was left out")
    title = [part for text in texts for part in inlines(text, reading)]
    made = nodes.table("", *([nodes.title("", "", *title)] if title else []), group, classes=classes)
    return with_id(made, id)


def alignments(columns: list[Any], rows: list[Any]) -> list[str]:
    """How each column is aligned: as it says itself, or as all its cells do; nothing where it is left to the theme."""
    found = []
    for index, (column, _) in enumerate(columns):
        cells = {row[1][index][1]["t"] for row in rows if len(row[1]) == len(columns)}
        only = cells.pop() if len(cells) == 1 else ""
        found.append(ALIGNMENTS.get(column["t"]) or ALIGNMENTS.get(only, ""))
    return found


def row_of(row: Any, reading: PandocText, cell: Cell) -> nodes.row:
    made = nodes.row()
    for (id, classes, _), alignment, down, across, content in row[1]:
        entry = nodes.entry("", *cell(content, reading), classes=classes)
        spans = {"morerows": down - 1, "morecols": across - 1, "align": ALIGNMENTS.get(alignment["t"])}
        entry.attributes.update({name: value for name, value in spans.items() if value})
        made += with_id(entry, id)
    return made
