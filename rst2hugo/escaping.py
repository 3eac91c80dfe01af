"""In here: plain text becomes Markdown: marks tell text from syntax, and one pass escapes a whole block.

An inline string is *unsettled*: whatever is plain text stands between marks, and so does each piece of
syntax; unmarked characters are Markdown as they are. Whether a character of the text needs a backslash,
and whether an emphasis delimiter needs a separator, depends on its neighbours, so it is decided once,
in ``settle``, when the block is complete. Settle a block as a whole: two settled halves joined may mean
something else.

The rules were tried out with Hugo 0.168 (goldmark 1.8); ``tests/test_escaping.py`` holds them against it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

# Marks are Unicode noncharacters: they never occur in text (https://www.unicode.org/faq/private_use.html).
TEXT, TEXT_END = "\ufdd0", "\ufdd1"
MIDDLE, END = "\ufdd2", "\ufdd3"  # a piece of syntax is KIND, its plain text, MIDDLE, its Markdown, END
RAW, CODE, MATH, BREAK = "\ufdd4", "\ufdd5", "\ufdd6", "\ufdd7"
OPEN, CLOSE, LINK, LINK_END = "\ufdd8", "\ufdd9", "\ufdda", "\ufddb"
NO_BREAK_SPACE = "\ufddc"  # written as an entity: raw it would keep emphasis from opening
GUARD = "\ufddd"  # before syntax at the start of a line: nothing there is text that needs escaping
ADDRESS, ADDRESS_END = "\ufdde", "\ufddf"  # an open address (rst2hugo.markdown); stays in settled Markdown

KINDS = RAW + CODE + MATH + BREAK + OPEN + CLOSE + LINK + LINK_END
TOKEN = re.compile(
    f"{TEXT}([^{TEXT_END}]*){TEXT_END}|([{KINDS}])([^{MIDDLE}]*){MIDDLE}([^{END}]*){END}|([^{TEXT}{KINDS}]+)"
)
UNWANTED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef]")
BLANKS = re.compile(r"[ \t\n]{2,}|\t")
SEPARATOR = "\\ "  # Hugo's cjk.escapedSpace: parts what touches, and disappears


class Place(Enum):
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


def clean(s: str) -> str:
    """``s`` without control characters (newline and tab stay); NUL, surrogates and our marks become U+FFFD."""

    def replacement(match: re.Match[str]) -> str:
        return "\ufffd" if match[0] == "\0" or match[0] >= "\ud800" else ""

    if "\r" in s:
        s = s.replace("\r\n", "\n").replace("\r", "\n")
    return UNWANTED.sub(replacement, s)


def text(s: str) -> str:
    """Plain text, marked: each character of it will mean itself."""
    return f"{TEXT}{clean(s).replace('\xa0', NO_BREAK_SPACE)}{TEXT_END}" if s else ""


def piece(kind: str, written: str, plain: str = "") -> str:
    """A piece of syntax: ``written`` as it is, ``plain`` what remains of it in plain text."""
    return f"{kind}{plain}{MIDDLE}{written}{END}"


def blanks(s: str) -> str:
    """Runs of blanks collapsed: to a newline where there was one, else to a space."""
    return BLANKS.sub(lambda match: "\n" if "\n" in match[0] else " ", s)


def plain(inline: str) -> str:
    """The text of an unsettled string on one line, without any markup."""
    content = TOKEN.sub(lambda match: match[1] or match[3] or match[5] or "", inline)
    return blanks(content.replace("\n", " ")).strip(" ").replace(NO_BREAK_SPACE, "\xa0")


def settle(inline: str, *, place: Place, typographer: bool = False) -> str:
    """An unsettled inline string as final Markdown.

    ``typographer`` says that Hugo makes quotes and dashes typographic on this page, but must leave
    this text alone; otherwise quotes and dashes are not looked at.
    """
    written = ""
    texts: list[tuple[int, int, bool]] = []
    links = 0
    lines = place in (Place.PARAGRAPH, Place.LINE)
    for part in separated(delimited(parts(inline, place))):
        links += (part.kind == LINK) - (part.kind == LINK_END)
        if part.kind == TEXT:
            texts.append((len(written), len(written) + len(part.written), links > 0))
        elif lines and written[-1:] in ("", "\n"):
            written += GUARD
        written += part.written
    result = escaped(written, texts, heading=place is Place.HEADING, typographer=typographer)
    if lines:
        result = LINE_START.sub(r"\g<0>\\", result).replace(GUARD, "")
        result = LONE_TAG.sub(r"\1 ", result)
    return result.replace(NO_BREAK_SPACE, "&nbsp;")


def parts(inline: str, place: Place) -> list[Part]:
    """The parts of an inline string, blanks collapsed, none at the start or end of a line."""
    found: list[Part] = []

    def trim_end() -> None:
        if found and found[-1].kind == TEXT:
            last = found.pop().written.rstrip(" \n")
            if last:
                found.append(Part(TEXT, last))

    for match in TOKEN.finditer(inline.replace(TEXT_END + TEXT, "")):
        content, kind, _, written, unmarked = match.groups()
        if content is not None:
            content = blanks(content if place is Place.PARAGRAPH else content.replace("\n", " "))
            if not found or found[-1].kind == BREAK:
                content = content.lstrip(" \n")
            part = Part(TEXT, content)
        else:
            part = Part(kind or RAW, in_place(kind, written, place) if kind else unmarked)
        if part.kind == BREAK:
            trim_end()
        if part.written:
            found.append(part)
    trim_end()
    while found and found[-1].kind == BREAK:
        found.pop()
        trim_end()
    return found


def in_place(kind: str, written: str, place: Place) -> str:
    """A piece of syntax as this place wants it."""
    if kind == BREAK:
        return "\\\n" if place is Place.PARAGRAPH else "<br>"
    if place is Place.CELL and kind == MATH:  # a cell hands \| to the formula as it is
        return written.replace(r"\|", r"\Vert ").replace("|", r"\vert ")
    return written


def delimited(given: list[Part]) -> Iterator[Part]:
    """Emphasis within emphasis gets underscores; emphasis within the same kind of emphasis loses its delimiters."""
    stack: list[str | None] = []
    for part in given:
        if part.kind == OPEN:
            delimiter = part.written
            if delimiter[0] != "~" and any(outer and outer[0] != "~" for outer in stack):
                delimiter = "_" * len(delimiter)
            same = any(outer and (len(outer), outer[0] == "~") == (len(delimiter), delimiter[0] == "~") for outer in stack)
            stack.append(None if same else delimiter)
            if not same:
                yield Part(OPEN, delimiter)
        elif part.kind == CLOSE:
            opened = stack.pop()
            if opened:
                yield Part(CLOSE, opened)
        else:
            yield part


def separated(given: Iterator[Part]) -> Iterator[Part]:
    """The parts with a separator wherever a delimiter or code span would not be one beside its neighbour."""
    row = list(given)
    before = ""
    for index, (kind, written) in enumerate(row):
        following = row[index + 1] if index + 1 < len(row) else None
        after = following.written[0] if following else ""
        if (kind == OPEN and not opens(before, written, after)) or (kind == CODE and before == "`"):
            yield Part(RAW, SEPARATOR)
        yield Part(kind, written)
        last, before = before, written[-1]
        if kind == CLOSE and not closes(last, written, after, next_opens=following is not None and following.kind == OPEN):
            yield Part(RAW, SEPARATOR)
            before = " "


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
    return character == NO_BREAK_SPACE or unicodedata.category(character)[0] in "PS"


def escaped(written: str, texts: list[tuple[int, int, bool]], *, heading: bool, typographer: bool) -> str:
    """``written`` with a backslash before each active character in ``texts`` (start, end, whether in a link)."""
    result: list[str] = []
    done = 0
    tilde = written.count("~") > 1  # a lone one has nothing to strike through
    for start, end, link in texts:
        for match in active(heading, link, typographer, tilde).finditer(written, start):
            if match.start() >= end:
                break
            if match.lastindex and match.end() <= end:
                continue
            stop = min(match.end(), end)
            result += [written[done : match.start()], *(f"\\{character}" for character in written[match.start() : stop])]
            done = stop
    result.append(written[done:])
    return "".join(result)


@cache
def active(heading: bool, link: bool, typographer: bool, tilde: bool) -> re.Pattern[str]:
    """What needs a backslash in such a place. A match with an (empty) group is a run that needs none."""
    rules = {**ALWAYS, "[": r"\[", "]": r"\]"} if link else dict(ALWAYS)
    if not tilde:
        del rules["~"]
    if heading:
        rules |= IN_HEADING
    if typographer:
        rules |= TYPOGRAPHIC
    return re.compile("|".join(rules.values()))


# Each rule begins with the character itself, which lets ``re`` skip over everything else quickly.
ALWAYS = {
    "\\": rf"\\(?:(?=[!-/:-@\[-`{{-~ \n{NO_BREAK_SPACE}])|\Z)",
    "`": "`",
    "*": r"\*(?:(?! )|(?<! \*))",
    "_": r"_(?:(?<=[^\W_]_)_*(?=[^\W_])()|(?<= _)_*(?= )()|_*)",
    "~": "~",
    # Harmless when its own bracket closes it and nothing of a link follows.
    "[": r"\[(?![^\[\]`<\\^][^\[\]`<\\]*\](?![(\[:]))",
    "!": r"!(?=\[)",
    "<": r"<(?=[A-Za-z/!?])",
    "-": r"-(?<=<!-)(?=-more-->)",  # Hugo cuts the divider out before it looks at Markdown
    "&": r"&(?=[A-Za-z][A-Za-z0-9]*;|#[0-9]+;|#[Xx][0-9A-Fa-f]+;)",
    "{": r"\{(?<=\{\{)(?=[<%])",  # Hugo looks for shortcodes first, too
    "$": r"\$(?:(?=\$)|(?<=\$\$))",
    # The rest keeps Goldmark's linkify away.
    ":": r":(?=//)(?:(?<=(?<![^\W_])http:)|(?<=(?<![^\W_])https:)|(?<=(?<![^\W_])ftp:))",
    ".": r"\.(?<=(?<![^\W_])www\.)(?=[^\s.])",
    "@": r"@(?<=[\w.!#$%&'*+/=?^`{|}~-]@)(?=[A-Za-z0-9-]+\.[A-Za-z0-9])",
}
IN_HEADING = {
    "#": r"\#(?:(?<= \#)|(?<!.\#))(?=\#*\Z)",  # a closing sequence
    "{": r"\{(?:(?=.*\}\Z)|(?<=\{\{)(?=[<%]))",  # attributes
}
TYPOGRAPHIC = {
    "-": r"-(?:(?=-)|(?<=<!-)(?=-more-->))",
    ".": r"\.(?:(?=\.\.)|(?<=(?<![^\W_])www\.)(?=[^\s.]))",
    '"': '"',
    "'": "'",
    "<": r"<(?=[A-Za-z/!?<])",
    ">": r">(?=>)",
}
# Where a backslash follows, and for a numbered list what stands before it. A colon behind a footnote
# reference would make it a definition.
LINE_START = re.compile(
    rf"(?m)^(?:\d{{1,9}}(?=[.)](?:[ \n]|\Z))|{GUARD}\[\^[^\]\n]*\](?=:)"
    r"|(?=\#{1,6}(?:[ \n]|\Z)|>|[-+](?:[ \n]|\Z)|[-=:|][-=:| ]*$|:(?:[ \n]|\Z)|\{|\[))"
)
# A tag alone on the first line would begin a block of HTML, in which Markdown does not work.
LONE_TAG = re.compile(r"\A(</?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>\n]*)?>)\n")
