"""Posts in HTML: what Markdown can say becomes Markdown, element by element, and the rest stays HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from docutils import nodes

from rst2hugo.pandoc.blocks import flat, nested
from rst2hugo.pandoc.fragments import POST, Unit, units
from rst2hugo.pandoc.inlines import with_id
from rst2hugo.pandoc.reading import PandocText

# Headings have the ids that are written.
READER = "html+raw_html-auto_identifiers"
BODY = re.compile(r"(?is)<body\b[^>]*>(.*?)(?:</body\s*>|\Z)")
HEAD = re.compile(r"(?is)\A\s*(?:<!doctype[^>]*>)?\s*(?:<html\b[^>]*>)?\s*(?:<head\b.*?</head\s*>|(?=<(?!head\b))|\Z)")
CONTENTS = re.compile(r"(?i)(<meta\b(?![^>]*\scontent\s*=)[^>]*?\s)contents(?=\s*=)")
OPENING = re.compile(r"""<(?:"[^"]*"|'[^']*'|[^>"'])*>""")


def split_page(text: str) -> tuple[str, int, int]:
    """The head of a page, and where its body begins and ends; a text without a head is all body."""
    if body := BODY.search(text):
        return rename_contents(text[: body.start()]), body.start(1), body.end(1)
    head = HEAD.match(text)
    end = head.end() if head else 0
    return rename_contents(text[:end]), end, len(text)


def rename_contents(head: str) -> str:
    """A head in which ``contents`` of <meta> is ``content``: Pelican's documentation had it so until version 3.2."""
    return CONTENTS.sub(r"\1content", head)


def blocks(reading: PandocText, start: int, end: int) -> Iterator[nodes.Node]:
    """The nodes of a stretch of the text; sections hold nothing but their titles."""
    found = (moved(one, start) for one in units(reading.text[start:end], POST))
    for plain, run in groupby(found, key=lambda one: one.allowed and one.tag != "!"):
        part = list(run)
        if plain:
            reading.at = part[0].start
            yield from flat(reading.tree(reading.text[part[0].start : part[-1].end], READER).blocks, reading)
        else:
            for one in part:
                yield from kept(one, reading)


def moved(unit: Unit, by: int) -> Unit:
    return unit._replace(start=unit.start + by, end=unit.end + by)


def kept(unit: Unit, reading: PandocText) -> Iterator[nodes.Node]:
    """A comment, the blocks in a <div> or a <section>, or HTML as it is."""
    html = reading.text[unit.start : unit.end]
    empty = f"{opening(html)}</{unit.tag}>"
    if unit.tag in ("div", "section") and unit.whole and all(one.allowed for one in units(empty, POST)):
        yield from in_division(unit, html, reading)
        return
    made: nodes.Node = nodes.raw("", html.strip(), format="html")
    if unit.tag == "!":
        made = nodes.comment("", re.sub(r"\A<!--|--!?>\Z", "", html.strip()).strip())
    made.line = reading.text.count("\n", 0, unit.start) + 1
    yield made


def in_division(unit: Unit, html: str, reading: PandocText) -> Iterator[nodes.Node]:
    """A <div> with its blocks; a section, or a <div> of docutils or Sphinx for one, is its heading's section."""
    (division,) = reading.tree(f"{opening(html)}</{unit.tag}>", READER).blocks
    start = unit.start + html.index(opening(html)) + len(opening(html))
    inner = list(blocks(reading, start, unit.start + html.rindex("</")))
    if holder := flat([division], reading):
        holder[0].extend(nested(inner))  # type: ignore[attr-defined]  # a <div> is an element
        holder[0].line = reading.text.count("\n", 0, unit.start) + 1
        yield holder[0]
    else:
        first = next((one for one in inner if isinstance(one, nodes.Element)), None)
        if first is not None:
            with_id(first, division["c"][0][0])
        yield from inner


def opening(html: str) -> str:
    """The tag that the element begins with."""
    return OPENING.search(html)[0]  # type: ignore[index]  # an element has one
