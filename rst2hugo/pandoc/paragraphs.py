"""Pandoc's running text and raw text as blocks: paragraphs, images alone, formulas, HTML, comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from docutils import nodes

from rst2hugo.pandoc.inlines import formula, inlines
from rst2hugo.pandoc.reading import PandocText
from rst2hugo.pandoc.tags import paired
from rst2hugo.pandoc.trees import LETTERS, Item

COMMENT = re.compile(r"(?s)<!--(.*?)-->")


def paragraphs(items: Sequence[Item], reading: PandocText) -> list[nodes.Node]:
    """Running text; a displayed formula in it stands between two paragraphs."""
    found: list[nodes.Node] = []
    for displayed, run in groupby(paired(items), key=lambda one: formula(one) is not None):
        part = list(run)
        if displayed:
            found += [nodes.math_block("", formula(one) or "") for one in part]
        elif part := trimmed(part):
            found += paragraph(part, reading)
    return found


def trimmed(items: list[Item]) -> list[Item]:
    """Without spaces and ends of lines at either end."""
    solid = [index for index, one in enumerate(items) if one["t"] not in LETTERS]
    return items[solid[0] : solid[-1] + 1] if solid else []


def paragraph(items: list[Item], reading: PandocText) -> list[nodes.Node]:
    """One paragraph; an image alone is a block, with or without a link, and so is HTML alone."""
    solid = [one for one in items if one["t"] not in LETTERS]
    if {raw_format(one) for one in solid} == {"html"}:
        return raw([one["c"][1] for one in solid], "html")
    made = inlines(items, reading)
    match made:
        case [nodes.image()] | [nodes.reference(children=[nodes.image()])]:
            return made
    return [nodes.paragraph("", "", *made)]


def raw_format(item: Item) -> str:
    """The format of raw text that docutils can carry; none for a formula, which becomes one."""
    return str(item["c"][0]) if item["t"] in ("RawBlock", "RawInline") and formula(item) is None else ""


def raw(texts: Iterable[str], format: str) -> list[nodes.Node]:
    """Raw text as one block, since pandoc splits HTML at its tags; comments are blocks of their own."""
    found: list[nodes.Node] = []
    written = ""
    for text in (one.strip("\n") for one in texts):
        if format == "html" and (comment := COMMENT.fullmatch(text.strip())):
            found += [*raw_block(written, format), nodes.comment("", comment[1].strip())]
            written = ""
        else:
            written += text if not written or text.startswith("</") else f"\n{text}"
    return found + raw_block(written, format)


def raw_block(text: str, format: str) -> list[nodes.Node]:
    return [nodes.raw("", text, format=format)] if text.strip() else []
