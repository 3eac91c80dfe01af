"""Titles as docutils finds them in the lines of a text, by docutils' own patterns and widths."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docutils.parsers.rst.states import Body
from docutils.utils import column_width

# What a line begins that is not text (docutils.parsers.rst.states.Body). An enumerator or an option is text after all
# when nothing indented, and no further item, follows it; neither is an underline.
BLOCKS = tuple(
    re.compile(Body.patterns[name])
    for name in ("bullet", "field_marker", "doctest", "line_block", "grid_table_top", "simple_table_top",
                 "explicit_markup", "anonymous")
)  # fmt: skip  # a table
OPTION, LINE = re.compile(Body.patterns["option_marker"]), re.compile(Body.patterns["line"])
# From this length on an underline that is shorter than its title is a mere warning of docutils.
LONG_ENOUGH = 4
# What docutils overlooks before the title and between title and fields (its PreBibliographic nodes): comments, targets,
# substitutions, and directives that leave nothing there. What a file brings that is included is not known here.
SILENT = ("role", "default-role", "class", "meta", "title", "raw", "sectnum", "section-numbering", "header", "footer",
          "include", "target-notes")  # fmt: skip  # a table
UNSEEN = re.compile(rf"\.\.(?:\s+(?:(?![\w.:+-]+ ?::)|(?:{'|'.join(SILENT)}) ?::)|$)|__(?:\s|$)")


def skip_unseen(lines: Sequence[str], start: int) -> int:
    """The number of the first line at or after ``start`` that docutils does not overlook."""
    unseen = False
    for number in range(start, len(lines)):
        line = lines[number]
        if UNSEEN.match(line):  # two dots alone have nothing that belongs to them
            unseen = bool(line[2:].strip() or "".join(lines[number + 1 : number + 2]).strip())
        elif line.strip() and not (unseen and line[0] in " \t"):
            return number
    return len(lines)


def count_title_lines(lines: Sequence[str], start: int) -> int:
    """How many lines the title has that begins at ``start``: 2, or 3 with an overline, or 0 when there is none."""
    first, *rest = [line.expandtabs().rstrip() for line in lines[start : start + 3]] or [""]
    if not is_text(first) or not rest:
        return 0
    if LINE.match(first):
        if len(rest) == 2 and not LINE.match(rest[0]) and first == rest[1] and rest[0] and is_underline(first, rest[0]):
            return 3
        if len(first) >= LONG_ENOUGH:
            return 0
    return 2 if is_underline(rest[0], first) else 0


def is_text(line: str) -> bool:
    """Whether a line begins a paragraph or a title, with or without an overline."""
    option = OPTION.match(line)
    if not line or line[0].isspace() or (option and option.end() < len(line)):
        return False
    return not any(pattern.match(line) for pattern in BLOCKS)


def is_underline(line: str, title: str) -> bool:
    """Whether a line makes a title of the one before it: wide letters count double, and four signs are enough."""
    return bool(LINE.match(line)) and len(line) >= min(LONG_ENOUGH, column_width(title))


def title_at(lines: Sequence[str], start: int) -> str:
    """The title that begins at ``start``, empty when there is none."""
    count = count_title_lines(lines, start)
    return lines[start + count - 2].strip() if count else ""
