"""Rst that has become text: a directive shown as code, a reference with its mark, a header in one cell."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from docutils.parsers.rst.languages import en

from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.second_reading.page import Block
from rst2hugo.verify.second_reading.rst_words import Directive
from rst2hugo.verify.second_reading.words import plain, words

# What may stand before and after a reference; between other letters rst reads none (docutils' inline markup rules).
BEFORE, AFTER = r"(?:(?<=[\s'\"(\[{<:/‘“«–—-])|(?<![\s\S]))", r"(?=[\s'\")\]}>/\\:.,;!?’”»–—-]|$)"
REFERENCE = re.compile(rf"{BEFORE}(?P<name>[^\W_](?:[\w-]{{0,200}}[^\W_])?)__?{AFTER}")
PHRASE = re.compile(rf"{BEFORE}`(?P<name>[^`<>]+)`__?{AFTER}")
EMBEDDED = re.compile(r"`([^`<>]+?)\s*<[^<>`]+>`_(?!_)")
TARGET = re.compile(r"[ \t]*\.\. _([^:\n]+):[ \t]")
DELIMITERS = {"tab": "\t", "space": " "}


def differences(
    blocks: Sequence[Block], source: str, directives: Sequence[Directive], as_code: Collection[int] = ()
) -> Iterator[Difference]:
    """Everything in rst's own syntax that a reader of the page meets as text, though it could be read.

    Those in the lines ``as_code`` are to be met so: the user knows of them.
    """
    shown = Counter(block.text.lstrip().split("\n")[0].strip() for block in blocks if block.tag == "pre")
    # What the source itself shows as code, such as an example of the directive.
    shown -= Counter(line.strip() for line in source.splitlines()) - Counter(one.text for one in directives)
    for directive in directives:
        if shown[directive.text] > 0:  # its source is a block of code
            shown[directive.text] -= 1
            inherited = was_unreadable(directive)
            if inherited or directive.number not in as_code:
                yield Difference(Kind.LEAK, "", f"‘{directive.text}’", directive.number, inherited=inherited)
        elif directive.name == "csv-table" and directive.options.get("header"):
            yield from torn_header(blocks, directive)
    yield from shown_references(blocks, source)


def was_unreadable(directive: Directive) -> bool:
    """Whether the old blog showed the source as well: docutils has such a directive, and could not read this one.

    Only tables of CSV are read otherwise than before (docutils 0.21).
    """
    return directive.name in en.directives and directive.name != "csv-table"


def shown_references(blocks: Sequence[Block], source: str) -> Iterator[Difference]:
    """References whose target the source defines, and which are text with their mark."""
    found = [match for block in blocks for form in (REFERENCE, PHRASE) for match in form.finditer(block.prose)]
    if not found:
        return
    names = Counter(normalize_name(name) for name in defined_names(source))
    for match in found:
        # A name with two targets was none for docutils, either.
        is_escaped = f"\\{match[0]}" in source or f"{match[0][:-1]}\\_" in source
        if names[normalize_name(match["name"])] == 1 and not is_escaped:
            yield Difference(Kind.LEAK, "", f"‘{match[0]}’")


def defined_names(source: str) -> Iterator[str]:
    """The names that the source gives an address: in the text, or in a target that begins a block."""
    yield from EMBEDDED.findall(source)
    before = ""
    for line in source.split("\n"):
        if (target := TARGET.match(line)) and (
            not before.strip() or before.lstrip().startswith("..") or before[0] in " \t"
        ):
            yield target[1]
        before = line


def normalize_name(text: str) -> str:
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
