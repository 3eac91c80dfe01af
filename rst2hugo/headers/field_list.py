"""Metadata as a field list at the top of an rst file, under its title or before it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Sequence
from typing import NamedTuple

from docutils import nodes

from rst2hugo.headers.titles import count_title_lines, skip_unseen, title_at
from rst2hugo.model.noncharacters import FIELDS
from rst2hugo.model.reports import Reports
from rst2hugo.rst import parse

FIELD = re.compile(r":((?:[^:\\]|\\.|:(?!\s|$))+):(?:\s+(.*)|\s*)$")

# What revision control systems write (docutils.transforms.frontmatter.DocInfo).
REVISION = (
    (re.compile(r"\$Date: (\d{4})[-/](\d\d)[-/](\d\d)[ T][\d:]+[^$]* \$"), r"\1-\2-\3"),
    (re.compile(r"\$RCSfile: (.+),v \$"), r"\1"),
    (re.compile(r"\$[a-zA-Z]+: (.+) \$"), r"\1"),
)


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


def read(text: str, *, take_title: bool, to_blank: bool = False, keep: Collection[str] = ()) -> Fields:
    """Read the field list that stands first in ``text``, or right under its title, or under its subtitle.

    Lines that are taken are blanked, so that the numbers of the others stay true. The title's lines
    are taken only with ``take_title`` and only when fields follow: without fields it is a heading
    like any other, and docutils knows best what to make of it. With ``to_blank`` the first blank line ends
    the list, which docutils never saw; otherwise a FIELDS takes its place below a title that stays. Fields whose
    names, in lower case, are among ``keep`` stay in the text.
    """
    lines = text.split("\n")
    start = skip_unseen(lines, 0)
    heading = count_title_lines(lines, start)
    fields_at = skip_unseen(lines, start + heading)
    subtitle = count_title_lines(lines, fields_at) if heading and not to_blank else 0
    if subtitle and is_field(lines, below := skip_unseen(lines, fields_at + subtitle)) and has_subtitle(text):
        fields_at = below
    values, blanked = fields(lines, fields_at, to_blank, keep)
    if not blanked:
        return Fields(None, {}, text)
    title = None
    if heading and take_title:
        title = Rst(title_at(lines, start))
        lines[start : start + heading] = [""] * heading
    for number in blanked:
        lines[number] = ""
    if heading and title is None and not to_blank and not "".join(lines[blanked[0] : blanked[0] + 2]).strip():
        lines[blanked[0]] = FIELDS
    return Fields(title, values, "\n".join(lines))


def is_field(lines: Sequence[str], number: int) -> bool:
    """Whether a field begins on a line."""
    return number < len(lines) and FIELD.match(lines[number]) is not None


def has_subtitle(text: str) -> bool:
    """Whether docutils finds a subtitle: the text is one section, which has one section in it (its DocTitle)."""
    document = parse.parse(text, Reports(""))
    outer = [child for child in document.children if isinstance(child, nodes.section)]
    inner = [child for child in outer[0].children if isinstance(child, nodes.section)] if outer else []
    return len(outer) == len(inner) == 1


def fields(lines: list[str], start: int, to_blank: bool, keep: Collection[str]) -> tuple[dict[str, str], list[int]]:
    """The fields from line ``start`` on, and the numbers of their lines; indented lines continue a value."""
    found: dict[str, list[str]] = {}
    taken: list[int] = []
    name, at = "", start
    while at < len(lines):
        line = lines[at]
        if match := FIELD.match(line):
            name = re.sub(r"\\(.)", r"\1", match[1]).strip()
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
    """Whether the list of fields goes on after the blank line ``at``."""
    after = next((line for line in lines[at:] if line.strip()), "")
    return after[:1] in (" ", "\t") or FIELD.match(after) is not None


def joined(value: list[str]) -> str:
    """The lines of a value, those after the first without the spaces that they have in common; keywords unwrapped."""
    text = "\n".join([value[0].strip(), textwrap.dedent("\n".join(value[1:]))]).strip()
    for pattern, new in REVISION if text.startswith("$") else ():
        text = pattern.sub(new, text)
    return text
