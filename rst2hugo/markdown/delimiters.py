"""The delimiters of emphasis: which characters they are, and where they need a separator to work.

CommonMark refuses ``*foo.*bar`` and ``re*(x)*ured``; with Hugo's ``cjk.escapedSpace`` an escaped
space parts what touches, as in rst, and disappears. CommonMark's rules of flanking
(https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run) are used here the other way round.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from rst2hugo.markdown.marks import Part, piece
from rst2hugo.model.noncharacters import (
    ADDRESS,
    ADDRESS_END,
    BREAK,
    CLOSE,
    CODE,
    END,
    MATH,
    NO_BREAK_SPACE,
    OPEN,
    RAW,
    TEXT,
    TEXT_END,
)

SEPARATOR = "\\ "
"""An escaped space, which Hugo shows in its tables of contents."""
# What must not stand directly before: a backtick makes a code span's fence longer; a backslash, even one
# that is itself escaped, keeps the passthrough extension and the hard line break from working.
TOUCHY = {CODE: "`", MATH: "\\", BREAK: "\\"}

CALL_AT_EDGE = {0: re.compile(r"\A\{\{[<%]"), -1: re.compile(r"[>%]\}\}\Z")}

BLANK_PIECES = f"(?:{TEXT}\\s*{TEXT_END}|{BREAK}[^{END}]*{END})*"
LEADING = re.compile(rf"{BLANK_PIECES}(?:{TEXT}\s+)?")
TRAILING = re.compile(rf"(?:\s+{TEXT_END})?{BLANK_PIECES}\Z")


def around(delimiter: str, inner: str) -> str:
    """``inner`` between delimiters; spaces at its edges stay outside, where they keep no delimiter from working."""
    found = LEADING.match(inner)
    lead = found[0] if found else ""
    rest = inner[len(lead) :]
    if lead.rfind(TEXT) > lead.rfind(TEXT_END):
        lead, rest = lead + TEXT_END, TEXT + rest
    found = TRAILING.search(rest)
    trail = found[0] if found else ""
    rest = rest.removesuffix(trail)
    if trail and trail[0].isspace():
        rest, trail = rest + TEXT_END, TEXT + trail
    return f"{lead}{piece(OPEN, delimiter)}{rest}{piece(CLOSE, delimiter)}{trail}" if rest else lead + trail


def delimited(given: Iterable[Part]) -> Iterator[Part]:
    """Emphasis within emphasis gets underscores; emphasis within the same kind of emphasis loses its delimiters."""
    stack: list[str | None] = []
    for part in given:
        if part.kind == OPEN:
            delimiter = part.written
            if delimiter[0] != "~" and any(outer and outer[0] != "~" for outer in stack):
                delimiter = "_" * len(delimiter)
            kinds = {outer.replace("_", "*") for outer in stack if outer}
            stack.append(None if delimiter.replace("_", "*") in kinds else delimiter)
            if stack[-1]:
                yield Part(OPEN, delimiter)
        elif part.kind == CLOSE:
            opened = stack.pop()
            if opened:
                yield Part(CLOSE, opened)
        else:
            yield part


def separated(given: Iterable[Part]) -> Iterator[Part]:
    """The parts with a separator wherever a delimiter or code span would not be one beside its neighbour."""
    row = list(given)
    before = ""
    for index, (kind, written) in enumerate(row):
        following = row[index + 1] if index + 1 < len(row) else None
        after = edge(following, 0) if following else ""
        if before == TOUCHY.get(kind) or (kind == OPEN and not opens(before, written, after)):
            yield Part(RAW, SEPARATOR)
        yield Part(kind, written)
        last, before = before, edge(Part(kind, written), -1)
        next_opens = following is not None and following.kind == OPEN
        if kind == CLOSE and not closes(last, written, after, next_opens=next_opens):
            yield Part(RAW, SEPARATOR)
            before = " "


def edge(part: Part, index: int) -> str:
    """The first or last character of a part as Goldmark sees it: Hugo puts letters where a shortcode stands."""
    return "H" if part.kind == RAW and CALL_AT_EDGE[index].search(part.written) else part.written[index]


def opens(before: str, delimiter: str, after: str) -> bool:
    """Whether ``delimiter`` opens emphasis between these characters (CommonMark's left-flanking, simplified)."""
    if before == delimiter[0]:
        return False
    return is_blank(before) or is_punctuation(before) or (delimiter[0] != "_" and not is_punctuation(after))


def closes(before: str, delimiter: str, after: str, *, next_opens: bool) -> bool:
    """Whether ``delimiter`` closes emphasis between these characters; before an opening one it never may."""
    if next_opens and after in ("*", "_", delimiter[0]):
        return False
    return is_blank(after) or is_punctuation(after) or (delimiter[0] != "_" and not is_punctuation(before))


def is_blank(character: str) -> bool:
    return not character or character.isspace()


def is_punctuation(character: str) -> bool:
    # An open address that is not inside other syntax will begin with < or [ and end with > or a bracket.
    return character in (NO_BREAK_SPACE, ADDRESS, ADDRESS_END) or unicodedata.category(character)[0] in "PS"
