"""The ids that Hugo gives headings, and whether it will read the expected one out of some Markdown."""

from __future__ import annotations

import re
import unicodedata

from rst2hugo.model.noncharacters import BREAK, CLOSE, END, LINK, LINK_END, MATH, MIDDLE, OPEN, RAW, TEXT, TEXT_END

# Inside emphasis and links Hugo 0.168 takes only what stands before the first delimiter or piece of syntax.
PLAIN_SPAN = re.compile(
    f"[{OPEN}{LINK}][^{END}]*{END}{TEXT}[^_*~<\\[\\]{TEXT_END}]*{TEXT_END}[{CLOSE}{LINK_END}][^{END}]*{END}"
)
HARMLESS = re.compile(f"{RAW}{MIDDLE}(?:!|</?[a-z][^{END}]*>){END}")
# A separator gives a dash; what looks like an entity gives nothing.
MISREAD = re.compile(r"\\ |(?:\\&|&(?!nbsp;))#?\w+;")


def heading_id(text: str) -> str:
    """The id that Hugo gives a heading with this plain text, the first time it occurs on a page.

    It is Hugo's ``autoIDType = 'github'``: letters, decimal digits and ``_`` in lower case, a dash for
    each space or dash, nothing for anything else.
    """
    kept = (character.lower()[0] for character in text.strip().replace(" ", "-") if is_kept(character))
    return "".join(kept) or "heading"


def is_kept(character: str) -> bool:
    category = unicodedata.category(character)
    return character in "-_" or category[0] == "L" or category == "Nd"


def is_foretold(inline: str, settled: str) -> bool:
    """Whether ``heading_id`` of the plain text is the id that Hugo gives to this heading.

    ``inline`` is the heading unsettled, ``settled`` what is written for it.
    """
    rest = HARMLESS.sub("", PLAIN_SPAN.sub("", inline))
    return not MISREAD.search(settled) and not any(mark in rest for mark in (OPEN, LINK, MATH, BREAK, RAW))
