"""In here: the destinations of links: percent-encoding, and addresses that stay open until the whole blog is known."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from rst2hugo.markdown.marks import ADDRESS, ADDRESS_END, ADDRESS_NEXT

# A render hook gets a destination as it stands, so neither backslashes nor entities may be in it.
UNSAFE = re.compile(r"""[\0-\x20<>"`{}|\\^\x7f-\xa0\u2028\u2029\u3000\ud800-\udfff\ufdd0-\ufdef]""")
ENTITY = re.compile(r"(&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[Xx][0-9A-Fa-f]+));")
SHORTCODE = re.compile(r"\{(?=\{[<%])")
OPEN = re.compile(f"{ADDRESS}([^{ADDRESS_END}]*){ADDRESS_END}")


def destination(uri: str) -> str:
    """``uri`` as the destination of a link or an image: what Markdown would misread is percent-encoded."""
    safe = UNSAFE.sub(lambda match: quote(match[0], safe="", errors="replace"), uri)
    safe = ENTITY.sub(r"\1%3B", safe)
    return safe if is_balanced(safe) else safe.replace("(", "%28").replace(")", "%29")


def is_balanced(uri: str) -> bool:
    """Whether each parenthesis in ``uri`` has its partner, none too deep for CommonMark (32 levels)."""
    depth = 0
    for character in re.findall("[()]", uri):
        depth += 1 if character == "(" else -1
        if not 0 <= depth <= 32:
            return False
    return depth == 0


def open_address(uri: str, line: int | None, verbatim: str = "", before: str = "", after: str = "") -> str:
    """A destination that ``fill`` fills in: ``uri`` as the author wrote it on ``line`` of the source.

    When its address does not change, ``verbatim`` is written in its stead, if given; else the new
    address between ``before`` and ``after``. Nothing in an open address looks like Markdown, so it
    may stand in any text.
    """
    fields = (uri, "" if line is None else str(line), verbatim, before, after)
    return f"{ADDRESS}{ADDRESS_NEXT.join(map(encoded, fields))}{ADDRESS_END}"


def open_attribute(spelling: str, line: int | None) -> str:
    """The open address in an attribute of raw HTML; ``spelling`` has HTML's entities and stays if the address does."""
    return open_address(html.unescape(spelling), line, SHORTCODE.sub("&#123;", spelling).replace("<!--", "&lt;!--"))


def encoded(s: str) -> str:
    return quote(s, safe="", errors="replace")


def fill(markdown: str, resolve: Callable[[str, int | None], str]) -> str:
    """``markdown`` with each open address as the destination that ``resolve(uri, line)`` finds for it."""

    def filled(match: re.Match[str]) -> str:
        uri, line, verbatim, before, after = map(unquote, match[1].split(ADDRESS_NEXT))
        new = resolve(uri, int(line) if line else None)
        return verbatim if verbatim and new == uri else before + destination(new) + after

    return OPEN.sub(filled, markdown)
