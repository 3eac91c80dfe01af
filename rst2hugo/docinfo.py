"""In here: metadata as a field list at the top of an rst file, under its title or before it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection
from typing import NamedTuple

MARK = "\ufddf"  # stands for fields that have been taken out
FIELD = re.compile(r":((?:[^:\\]|\\.|:(?!\s|$))+):(?:\s+(.*)|\s*)$")
UNDERLINE = re.compile(r"([!-/:-@[-`{-~])\1*\s*$")
# Comments, targets and definitions of substitutions, which docutils overlooks before and behind the title.
UNSEEN = re.compile(r"\.\.(\s+(?![\w.:+-]+::)|$)")


class Rst(str):
    """Text that is still rst markup; the compiler makes plain text of it."""

    __slots__ = ()


class Markup(Rst):
    """Text whose markup becomes Markdown."""

    __slots__ = ()


class Fields(NamedTuple):
    """What the top of the file says: title (rst, None when there is none), fields, and the text with these blanked."""

    title: Rst | None
    values: dict[str, str]
    body: str


def read(
    text: str, *, take_title: bool, to_blank: bool = False, subtitles: bool = False, keep: Collection[str] = ()
) -> Fields:
    """Read the field list that stands first in ``text``, or right under its title; or its subtitle, if it may have one.

    Lines that are taken are blanked, so that the numbers of the others stay true. The title's lines
    are taken only with ``take_title`` and only when fields follow: without fields it is a heading
    like any other, and docutils knows best what to make of it. With ``to_blank`` the first blank line ends
    the list, which docutils never saw; otherwise a MARK takes its place below a title. Fields whose names,
    in lower case, are among ``keep`` stay in the text.
    """
    lines = text.split("\n")
    start = first_line(lines, 0)
    heading = title_lines(lines, start)
    fields_at = first_line(lines, start + heading)
    if heading and subtitles:
        fields_at = first_line(lines, fields_at + subtitle_lines(lines, start, fields_at))
    values, blanked = fields(lines, fields_at, to_blank, keep)
    if not blanked:
        return Fields(None, {}, text)
    title = None
    if heading and take_title:
        title = Rst(lines[start + heading - 2].strip())
        lines[start : start + heading] = [""] * heading
    for number in blanked:
        lines[number] = ""
    if heading and not to_blank and not "".join(lines[blanked[0] : blanked[0] + 2]).strip():
        lines[blanked[0]] = MARK
    return Fields(title, values, "\n".join(lines))


def first_line(lines: list[str], start: int) -> int:
    """The first line at or after ``start`` that docutils does not overlook."""
    unseen = False
    for number in range(start, len(lines)):
        line = lines[number]
        if UNSEEN.match(line):
            unseen = True
        elif line.strip() and not (unseen and line[0] in " \t"):
            return number
    return len(lines)


def title_lines(lines: list[str], start: int) -> int:
    """How many lines a title takes that begins there: 2, or 3 with an overline, or 0 when there is none."""
    here = [line.rstrip() for line in lines[start : start + 3]]
    match here:
        case [over, text, under] if len(over) > 1 and UNDERLINE.match(over) and over == under and text:
            return 3
        case [text, under, *_] if text and UNDERLINE.match(under) and len(under) >= len(text) and text[0] not in " .:":
            return 2
    return 0


def subtitle_lines(lines: list[str], title: int, start: int) -> int:
    """How many lines a subtitle takes that begins at ``start``: the only section below the ``title``, or 0."""
    taken, style = title_lines(lines, start), style_of(lines, start)
    further = (style_of(lines, number) for number in range(start + taken, len(lines)))
    return taken if style not in (style_of(lines, title), *further) else 0


def style_of(lines: list[str], start: int) -> tuple[int, str]:
    """What tells the level of a title that begins there: how many lines it takes, and of what it is underlined."""
    count = title_lines(lines, start)
    if count == 2 and start and title_lines(lines, start - 1) == 3:
        return 0, ""  # this is the text of a title that has an overline
    return count, lines[start + 1][0] if count == 2 else lines[start][:1] if count else ""


def fields(lines: list[str], start: int, to_blank: bool, keep: Collection[str]) -> tuple[dict[str, str], list[int]]:
    """The fields from line ``start`` on, and the numbers of their lines; indented lines continue a value."""
    found: dict[str, list[str]] = {}
    taken: list[int] = []
    name, at = "", start
    while at < len(lines):
        line = lines[at]
        if match := FIELD.match(line):
            name = match[1].strip()
            found[name] = [match[2] or ""]
        elif name and line.strip() and line[0] in " \t":
            found[name].append(line)
        elif name and not line.strip() and not to_blank and goes_on(lines, at):
            found[name].append("")
        else:
            break
        if name.lower() not in keep:
            taken.append(at)
        at += 1
    kept = {name: value for name, value in found.items() if name.lower() not in keep}
    return {name: joined(value) for name, value in kept.items()}, taken


def goes_on(lines: list[str], at: int) -> bool:
    """Whether the list of fields goes on behind the blank line ``at``."""
    after = next((line for line in lines[at:] if line.strip()), "")
    return after[:1] in (" ", "\t") or FIELD.match(after) is not None


def joined(value: list[str]) -> str:
    """The lines of a value; those after the first without the blanks that they have in common."""
    return "\n".join([value[0].strip(), textwrap.dedent("\n".join(value[1:]))]).strip()
