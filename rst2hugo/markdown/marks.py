"""The marks that tell plain text from syntax in an inline string, and the parts between them.

Marks are noncharacters (``model.noncharacters``); ``clean`` takes any others out of the text. Plain text stands
between marks, and so does each piece of syntax; unmarked characters are Markdown as they are.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from rst2hugo.model.noncharacters import (
    BREAK,
    CLOSE,
    CODE,
    DEFINITIONS,
    END,
    FIRST,
    LAST,
    LINK,
    LINK_END,
    MATH,
    MIDDLE,
    NO_BREAK_SPACE,
    OPEN,
    RAW,
    TEXT,
    TEXT_END,
)

KINDS = RAW + CODE + MATH + BREAK + OPEN + CLOSE + LINK + LINK_END
TOKEN = re.compile(
    f"{TEXT}([^{TEXT_END}]*){TEXT_END}|([{KINDS}])([^{MIDDLE}]*){MIDDLE}([^{END}]*){END}|([^{TEXT}{KINDS}]+)"
)
CONTROLS = "\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"
UNWANTED = re.compile(f"[{CONTROLS}{FIRST}-{LAST}]")
UNWANTED_BESIDE_ADDRESSES = re.compile(f"[{CONTROLS}{FIRST}-{DEFINITIONS}]")
SPACES = re.compile(r"[ \t\n]{2,}|\t")


class BlockKind(Enum):
    """Where an inline string will stand.

    PARAGRAPH keeps its lines. LINE is a paragraph on one line: a term, a caption. HEADING and CELL
    are one line, too, and nothing special can start there, but ``#``, ``{`` and ``|`` can end them.
    """

    PARAGRAPH = auto()
    LINE = auto()
    HEADING = auto()
    CELL = auto()


class Part(NamedTuple):
    """A stretch of an inline string: its kind (a mark) and what will be written, text not yet escaped."""

    kind: str
    written: str


def clean(s: str, *, keep_addresses: bool = False) -> str:
    """``s`` without control characters (newline and tab stay); NUL, surrogates and marks become U+FFFD."""

    def replacement(match: re.Match[str]) -> str:
        return "\ufffd" if match[0] == "\0" or match[0] >= "\ud800" else ""

    if "\r" in s:
        s = s.replace("\r\n", "\n").replace("\r", "\n")
    return (UNWANTED_BESIDE_ADDRESSES if keep_addresses else UNWANTED).sub(replacement, s)


def text(s: str) -> str:
    """Plain text, marked: each character of it will mean itself."""
    content = clean(s).replace("\xa0", NO_BREAK_SPACE)
    return f"{TEXT}{content}{TEXT_END}" if content else ""


def piece(kind: str, written: str, plain: str = "") -> str:
    """A piece of syntax: ``written`` as it is, ``plain`` what remains of it in plain text."""
    return f"{kind}{plain}{MIDDLE}{written}{END}"


def collapse_spaces(s: str) -> str:
    """Runs of spaces collapsed: to a newline where there was one, else to a space."""
    return SPACES.sub(lambda match: "\n" if "\n" in match[0] else " ", s)


def plain(inline: str) -> str:
    """The text of an unsettled string on one line, without any markup."""
    content = TOKEN.sub(lambda match: match[1] or match[3] or match[5] or "", inline)
    return collapse_spaces(content.replace("\n", " ")).strip(" ").replace(NO_BREAK_SPACE, "\xa0")


def parts(inline: str, block: BlockKind) -> list[Part]:
    """The parts of an inline string, spaces collapsed, none at the start or end of a line."""
    found: list[Part] = []

    def trim_end() -> None:
        if found and found[-1].kind == TEXT:
            last = found.pop().written.rstrip(" \n")
            if last:
                found.append(Part(TEXT, last))

    for match in TOKEN.finditer(inline.replace(TEXT_END + TEXT, "")):
        content, kind, _, written, unmarked = match.groups()
        if content is not None:
            content = collapse_spaces(content if block is BlockKind.PARAGRAPH else content.replace("\n", " "))
            if not found or found[-1].kind == BREAK:
                content = content.lstrip(" \n")
            part = Part(TEXT, content)
        else:
            part = Part(kind or RAW, in_place(kind, written, block) if kind else unmarked)
        if part.kind == BREAK:
            trim_end()
        if part.written:
            found.append(part)
    trim_end()
    while found and found[-1].kind == BREAK:
        found.pop()
        trim_end()
    return found


def in_place(kind: str, written: str, block: BlockKind) -> str:
    """A piece of syntax as this block wants it."""
    if kind == BREAK:
        # The space keeps words apart where Hugo leaves out HTML.
        return "\\\n" if block is BlockKind.PARAGRAPH else " <br>"
    if block is BlockKind.CELL and kind == MATH:  # a cell hands \| to the formula as it is
        return written.replace(r"\|", r"\Vert ").replace("|", r"\vert ")
    return written
