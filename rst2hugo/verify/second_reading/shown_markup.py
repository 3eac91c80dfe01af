"""In here: rst that has become text: a directive shown as code, a reference with its mark, a header in one cell."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rst2hugo.verify.difference import Difference, Kind
from rst2hugo.verify.second_reading.page import Block
from rst2hugo.verify.second_reading.rst_words import Directive
from rst2hugo.verify.second_reading.words import plain, words

REFERENCE = re.compile(r"(?<![\w`/.-])(?P<name>[^\W_](?:[\w-]*[^\W_])?)__?(?![\w`/])")
PHRASE = re.compile(r"`(?P<name>[^`<>]+)`__?(?!\w)")
DEFINED = re.compile(r"`(?P<text>[^`<>]+?)\s*<[^<>`]+>`_(?!_)|^[ \t]*\.\. _(?P<name>[^:\n]+):[ \t]", re.MULTILINE)
DELIMITERS = {"tab": "\t", "space": " "}


def differences(blocks: Sequence[Block], source: str, directives: Sequence[Directive]) -> Iterator[Difference]:
    """Everything in rst's own syntax that a reader of the page meets as text, though it could be read."""
    shown = Counter(block.text.lstrip().split("\n")[0].strip() for block in blocks if block.tag == "pre")
    for one in directives:
        if shown[one.text] > 0:  # its source is a block of code
            shown[one.text] -= 1
            yield Difference(Kind.LEAK, "", f"‘{one.text}’", one.number)
        elif one.name == "csv-table" and one.options.get("header"):
            yield from torn_header(blocks, one)
    yield from shown_references(blocks, source)


def shown_references(blocks: Sequence[Block], source: str) -> Iterator[Difference]:
    """References whose target the source defines, and which are text with their mark."""
    found = [match for block in blocks for form in (REFERENCE, PHRASE) for match in form.finditer(block.prose)]
    if not found:
        return
    names = {named(match["text"] or match["name"] or "") for match in DEFINED.finditer(source)}
    for match in found:
        if named(match["name"]) in names and f"\\{match[0]}" not in source and f"{match[0][:-1]}\\_" not in source:
            yield Difference(Kind.LEAK, "", f"‘{match[0]}’")


def named(text: str) -> str:
    """A name as docutils compares it."""
    return " ".join(text.strip("` ").lower().split())


def torn_header(blocks: Sequence[Block], table: Directive) -> Iterator[Difference]:
    """The cells of a header that are not cells of the page.

    Up to docutils 0.20 commas parted them whatever the option ``:delim:`` said, since then that does: the
    reading with more cells was meant.
    """
    given = table.options.get("delim", ",").strip()
    cells = max((cells_of(table.options["header"], one) for one in (",", DELIMITERS.get(given, given))), key=len)
    there = {tuple(words(plain(block.text))) for block in blocks if block.tag in ("th", "td", "p", "div")}
    lost = [cell for cell in cells if words(plain(cell)) and tuple(words(plain(cell))) not in there]
    if lost:
        yield Difference(Kind.TABLE, f"(heading {' | '.join(cells)})", "(another heading)", table.number)


def cells_of(text: str, delimiter: str) -> list[str]:
    """The cells of a row of CSV; none if it cannot be read so."""
    try:
        return next(csv.reader([text], delimiter=delimiter, skipinitialspace=True), [])
    except (csv.Error, TypeError, ValueError):
        return []
