"""The title of a text in Markdown that stands in a heading, and what is left of the text without it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from rst2hugo.headers.front_matter import Header

HEADING = re.compile(
    r"(?m)^[ ]{0,3}#{1,6}[ \t]+(?P<atx>[^\n]*?)[ \t]*#*[ \t]*$|^(?P<setext>[^\s>#-][^\n]*)\n(?:=+|-+)[ \t]*$"
)
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
MARK = re.compile(r"\\([^\w\s])|[*`]+|(?<!\w)_+|_+(?!\w)")


def take_title(header: Header, others: Sequence[tuple[int, int]] = (), *, only_at_the_start: bool = False) -> Header:
    """The header with the first heading of the body as its title, and the body without it.

    In the places ``others`` no heading is looked for.
    """
    headings = (one for one in HEADING.finditer(header.body) if not any(a <= one.start() < b for a, b in others))
    heading = next(headings, None)
    if heading is None or (only_at_the_start and header.body[: heading.start()].strip()):
        return header
    title = strip_marks(heading["atx"] or heading["setext"] or "")
    return header._replace(values={**header.values, "title": title}, body=replace_part(header.body, *heading.span()))


def strip_marks(heading: str) -> str:
    """The text of a heading without the marks of Markdown."""
    return html.unescape(" ".join(MARK.sub(lambda mark: mark[1] or "", LINK.sub(r"\1", heading)).split()))


def replace_part(text: str, start: int, end: int, new: str = "") -> str:
    """``text`` with ``new`` in it, and with as many lines as before."""
    lines = text.count("\n", start, end) - new.count("\n")
    return text[:start] + "\n" * max(lines, 0) + new + text[end:]
