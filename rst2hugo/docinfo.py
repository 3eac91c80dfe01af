"""In here: metadata as a field list at the top of an rst file, under its title or before it."""

from __future__ import annotations

import re
from typing import NamedTuple

FIELD = re.compile(r":((?:[^:\\]|\\.|:(?!\s|$))+):(?:\s+(.*)|\s*)$")
UNDERLINE = re.compile(r"([!-/:-@[-`{-~])\1+\s*$")


class Rst(str):
    """Text that is still rst markup; the compiler makes plain text of it."""

    __slots__ = ()


class Fields(NamedTuple):
    """What the top of the file says: title (rst, None when there is none), fields, and the text with these blanked."""

    title: Rst | None
    values: dict[str, str]
    body: str


def read(text: str, *, take_title: bool) -> Fields:
    """Read the field list that stands first in ``text``, or right under its title.

    Lines that are taken are blanked, so that the numbers of the others stay true. The title's lines
    are taken only with ``take_title`` and only when fields follow: without fields it is a heading
    like any other, and docutils knows best what to make of it.
    """
    lines = text.split("\n")
    start = first_line(lines, 0)
    heading = title_lines(lines, start)
    fields_at = first_line(lines, start + heading)
    values, end = fields(lines, fields_at)
    if not values:
        return Fields(None, {}, text)
    title = None
    if heading and take_title:
        title = Rst(lines[start + heading - 2].strip())
        lines[start : start + heading] = [""] * heading
    lines[fields_at:end] = [""] * (end - fields_at)
    return Fields(title, values, "\n".join(lines))


def first_line(lines: list[str], start: int) -> int:
    """The first line at or after ``start`` that is not blank."""
    return next((i for i in range(start, len(lines)) if lines[i].strip()), len(lines))


def title_lines(lines: list[str], start: int) -> int:
    """How many lines a title takes that begins there: 2, or 3 with an overline, or 0 when there is none."""
    here = [line.rstrip() for line in lines[start : start + 3]]
    match here:
        case [over, text, under] if UNDERLINE.match(over) and over == under and text:
            return 3
        case [text, under, *_] if text and UNDERLINE.match(under) and len(under) >= len(text) and text[0] not in " .:":
            return 2
    return 0


def fields(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """The fields from line ``start`` on, and the line after them; indented lines continue a value."""
    values: dict[str, str] = {}
    name, at = "", start
    while at < len(lines):
        line = lines[at]
        if found := FIELD.match(line):
            name = found[1].strip()
            values[name] = (found[2] or "").strip()
        elif name and line.strip() and line[0] in " \t":
            values[name] = f"{values[name]}\n{line.strip()}".strip()
        else:
            break
        at += 1
    return values, at
