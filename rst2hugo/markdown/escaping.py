"""Plain text becomes Markdown: one pass puts a backslash where a character would mean something.

Whether a character of the text needs a backslash, and whether emphasis needs a separator, depends on
the neighbours, so an inline string stays *unsettled* (see ``rst2hugo.markdown.marks``) until its block is complete.
Settle a block as a whole: two settled halves joined may mean something else.

The rules were tried out with Hugo 0.168 (goldmark 1.8); ``tests/markdown/test_escaping.py`` holds them against it.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from rst2hugo.markdown.delimiters import delimited, separated
from rst2hugo.markdown.marks import BlockKind, parts, plain, text
from rst2hugo.markdown.underscores import find_needless
from rst2hugo.model.noncharacters import (
    ADDRESS,
    ADDRESS_END,
    BAR,
    CLOSE,
    GUARD,
    LINK,
    LINK_END,
    NO_BREAK_SPACE,
    OPEN,
    RAW,
    TEXT,
)

__all__ = ["BlockKind", "plain", "settle", "text"]


def settle(inline: str, *, block: BlockKind, typographer: bool = False) -> str:
    """An unsettled inline string as final Markdown.

    ``typographer`` says that Hugo makes quotes and dashes typographic on this page, but must leave
    this text alone; otherwise quotes and dashes are not looked at.
    """
    written = ""
    texts: list[tuple[int, int, bool]] = []
    delimiters: list[int] = []
    links = 0
    lines = block in (BlockKind.PARAGRAPH, BlockKind.LINE)
    for part in separated(delimited(parts(inline, block))):
        links += (part.kind == LINK) - (part.kind == LINK_END)
        if part.kind == TEXT:
            texts.append((len(written), len(written) + len(part.written), links > 0))
        elif lines and written[-1:] in ("", "\n"):
            written += GUARD
        if part.kind in (OPEN, CLOSE) and part.written[0] == "_":
            delimiters.append(len(written))
        # In a cell a backslash before | is one too many where it stands in a tag, or in what Hugo takes out before.
        raw = block is BlockKind.CELL and part.kind == RAW
        bar = {"<": "&#124;", "{": BAR}.get(part.written[:1], "|") if raw else "|"
        written += part.written.replace("|", bar)
    needless = find_needless(written, [one[:2] for one in texts], delimiters) if "_" in written else frozenset()
    result = escaped(written, texts, needless, heading=block is BlockKind.HEADING, typographer=typographer)
    if lines:
        result = LINE_START.sub(r"\g<0>\\", result).replace(GUARD, "")
        result = LONE_TAG.sub(r"\1 ", result)
    if block is BlockKind.CELL:
        result = result.replace("|", r"\|").replace(BAR, "|")
    return result.replace(NO_BREAK_SPACE, "&nbsp;")


FAR = 2000
"""How many characters after a text are looked at, for the bracket that closes one of its own, say."""


def escaped(
    written: str, texts: list[tuple[int, int, bool]], needless: Container[int], *, heading: bool, typographer: bool
) -> str:
    """``written`` with a backslash before each active character in ``texts`` (start, end, whether in a link).

    Runs of underscores that begin at ``needless`` are not active.
    """
    result: list[str] = []
    done = 0
    tilde = written.count("~") > 1  # a lone one has nothing to strike through
    for start, end, link in texts:
        for match in active(heading, link, typographer, tilde).finditer(written, start, end + FAR):
            if match.start() >= end:
                break
            if match.start() in needless or (match.lastindex and match.end() <= end):
                continue
            stop = min(match.end(), end)
            result.append(written[done : match.start()])
            result += [f"\\{character}" for character in written[match.start() : stop]]
            done = stop
    result.append(written[done:])
    return "".join(result)


@cache
def active(heading: bool, link: bool, typographer: bool, tilde: bool) -> re.Pattern[str]:
    """What needs a backslash in such a block. A match with an (empty) group is a run that needs none."""
    rules = ALWAYS | (IN_LINK if link else NO_LINKS)
    if not tilde:
        del rules["~"]
    if heading:
        rules |= IN_HEADING
    if typographer:
        rules |= TYPOGRAPHIC
    return re.compile("|".join(rules.values()))


# Each rule begins with the character itself, which lets ``re`` skip over everything else quickly.
ALWAYS = {
    "\\": rf"\\(?:(?=[!-/:-@\[-`{{-~ \n{NO_BREAK_SPACE}{ADDRESS}])|\Z)",
    "`": "`",
    "*": r"\*(?:(?! )|(?<! \*))",
    "_": r"_(?:(?<=[^\W_]_)_*(?=[^\W_])()|(?<= _)_*(?= )()|_*)",
    "~": "~",
    # Harmless when its own bracket closes it and nothing of a link follows.
    "[": r"\[(?![^\[\]`<\\^][^\[\]`<\\]*\](?![(\[:]))",
    "!": rf"!(?=[\[{ADDRESS}])",
    # A tag, an address of mail, or the first of two, which Goldmark's typographer makes a quotation mark of.
    "<": rf"<(?=[A-Za-z/!?<{ADDRESS}]|[\w.#$%&'*+/=^`{{|}}~-]+@)",
    ">": rf">(?<=[>{ADDRESS_END}]>)",
    "-": r"-(?<=<!-)(?=-more-->)",  # Hugo cuts the divider out before it looks at Markdown
    "&": r"&(?=[A-Za-z][A-Za-z0-9]*;|#[0-9]+;|#[Xx][0-9A-Fa-f]+;)",
    "{": rf"\{{(?<=\{{\{{)(?=[<%{ADDRESS}])",  # Hugo looks for shortcodes first, too
    "$": r"\$(?:(?=\$)|(?<=\$\$))",
}
WWW = r"\.(?<=(?<![^\W_])www\.)(?=[-a-zA-Z0-9@:%._+~#=]+\.[a-z])"
# What Goldmark's linkify would make a link of; within a link it makes none.
NO_LINKS = {
    ":": r":(?=//)(?:(?<=(?<![^\W_])http:)|(?<=(?<![^\W_])https:)|(?<=(?<![^\W_])ftp:))",
    ".": rf"{WWW}",
    "@": r"@(?<=[\w.!#$%&'*+/=?^`{|}~-]@)(?=[A-Za-z0-9-]+\.[A-Za-z0-9])",
}
IN_LINK = {"[": r"\[", "]": r"\]", "^": r"\^(?<=\[\^)"}  # [^1] would be a footnote
IN_HEADING = {
    "#": r"\#(?:(?<= \#)|(?<!.\#))(?=\#*\Z)",  # a closing sequence
    "{": rf"\{{(?:(?=.*\}}\Z)|(?<=\{{\{{)(?=[<%{ADDRESS}]))",  # attributes
}
TYPOGRAPHIC = {
    "-": r"-(?:(?=-)|(?<=<!-)(?=-more-->))",
    ".": rf"\.(?=\.\.)|{WWW}",
    '"': '"',
    "'": "'",
}
# Where a backslash follows, and for a numbered list what stands before it. A colon after a footnote
# reference would make it a definition.
LINE_START = re.compile(
    rf"(?m)^(?:\d{{1,9}}(?=[.)](?:[ \n]|\Z))|{GUARD}\[\^[^\]\n]*\](?=:)"
    r"|(?=\#{1,6}(?:[ \n]|\Z)|>|[-+](?:[ \n]|\Z)|[-=:|][-=:| ]*$|:(?:[ \n]|\Z)|\{(?![{\\])|\[[ xX]\]))"
)
TASK = re.compile(rf"\A\[([ xX])\](?=[({ADDRESS}])")
"""A link at the start of a list item that would be a box to tick."""
# A tag alone on the first line would begin a block of HTML, in which Markdown does not work.
LONE_TAG = re.compile(r"\A(</?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>\n]*)?>)\n")
