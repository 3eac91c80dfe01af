"""The syntax of Hugo's Markdown: emphasis, links, code, headings, fences, attributes; strings only.

Inline pieces take and return *unsettled* strings (see ``rst2hugo.markdown.marks``), blocks return final Markdown
without a newline at the end. Sources of the facts: https://spec.commonmark.org/0.31.2/ and builds with
Hugo 0.168, which the tests repeat.
"""

from __future__ import annotations

import html as entities
import re

from rst2hugo.markdown.attribute_lists import attributes
from rst2hugo.markdown.delimiters import SEPARATOR, around
from rst2hugo.markdown.destinations import destination, fill, is_parsable, open_address, open_attribute, opened
from rst2hugo.markdown.destinations import open_reference as reference_to_fill
from rst2hugo.markdown.escaping import TASK, settle
from rst2hugo.markdown.formulas import drawable
from rst2hugo.markdown.heading_ids import heading_id, is_foretold
from rst2hugo.markdown.link_styles import NAMELESS
from rst2hugo.markdown.marks import BlockKind, clean, piece, plain, text
from rst2hugo.markdown.pipe_tables import pipe_table
from rst2hugo.markdown.shortcodes import CALL as SHORTCODE
from rst2hugo.markdown.shortcodes import UNKNOWN_NAME, call, is_quotable, neutral, rawhtml, shortcode, unknown_name
from rst2hugo.markdown.shortcodes import value as value
from rst2hugo.markdown.tags import comment, html_text, tag
from rst2hugo.model.noncharacters import BREAK, CODE, DEFINITIONS, LINK, LINK_END, MATH, RAW

__all__ = ["attributes", "call", "comment", "destination", "fill", "heading_id", "html_text", "is_parsable"]
__all__ += ["DEFINITIONS", "SEPARATOR", "drawable", "is_quotable", "neutral", "open_address", "open_attribute"]
__all__ += ["SHORTCODE", "UNKNOWN_NAME", "opened", "plain", "rawhtml", "shortcode", "tag", "text", "unknown_name"]
__all__ += ["pipe_table", "value"]

NOTHING = "<span></span>"
"""Shows nothing, but what follows it on its line begins no block."""
LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
AUTOLINK = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]*|[A-Za-z0-9.+_-]+@{LABEL}(?:\.{LABEL})+")


def emphasis(inner: str, *, nested: bool = False) -> str:
    """``*inner*``; ``nested`` in other emphasis, with an underscore (``settle`` sees to that as well)."""
    return around("_" if nested else "*", inner)


def strong(inner: str, *, nested: bool = False) -> str:
    """``**inner**``; ``nested`` in other emphasis, with underscores (``settle`` sees to that as well)."""
    return around("__" if nested else "**", inner)


def strike(inner: str) -> str:
    """``~~inner~~``; Goldmark closes nothing directly after a tilde, not even after an escaped one."""
    return element("del", inner) if plain(inner).rstrip().endswith("~") else around("~~", inner)


def code(s: str) -> str:
    """A code span from raw text, on one line."""
    content = clean(s).replace("\n", " ")
    if not content:
        return html("<code></code>")
    written = neutral(content)
    runs = {len(run) for run in re.findall("`+", written)}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    blank_edges = written[0] == written[-1] == " " and written.strip(" ")
    pad = " " if blank_edges or written[0] == "`" or written[-1] == "`" else ""
    return piece(CODE, f"{fence}{pad}{written}{pad}{fence}", content)


def link(inner: str, destination: str) -> str:
    """``[inner](destination)``; ``destination`` comes from the function of that name or from ``open_address``."""
    return f"{piece(LINK, '[')}{inner}{piece(LINK_END, f']({destination})')}"


def open_link(inner: str, uri: str, line: int | None, name: str = "") -> str:
    """A link whose address is open; ``name`` is the one by which the source refers to it, if it does."""
    address = open_address(uri, line, "", "(", ")", name or NAMELESS)
    return f"{piece(LINK, '[')}{inner}{piece(LINK_END, f']{address}')}"


def autolink(uri: str, line: int | None = None, target: str = "") -> str:
    """``<uri>`` for an address on ``line`` or a mail address; a link where its characters would not come through.

    ``target`` is where it leads if that is not ``uri`` itself: ``mailto:`` and the mail address.

    The address is open, too: should the page have moved, a link with the old address as its text will
    lead to the new one. A link hook gets the text of an autolink as it stands, so nothing in it may
    look like an entity.
    """
    if not AUTOLINK.fullmatch(uri) or not destination(uri) == uri == entities.unescape(uri) == clean(uri):
        return link(text(uri), open_address(target or uri, line))
    if ":" not in uri:
        return piece(RAW, f"<{uri}>", uri)
    head = paragraph(link(text(uri), "")).removesuffix(")")
    return piece(RAW, open_address(uri, line, f"<{uri}>", head, ")"), uri)


def open_reference(kind: str, target: str, where: int | None, inner: str, *, known: bool, typographer: bool) -> str:
    """A link to what ``kind`` and ``target`` name once ``fill`` knows; only ``inner`` if that is nothing.

    Its text is ``inner`` where that is ``known`` to be the text, else the title of what it leads to.
    """
    head = link_head(inner, typographer=typographer) if known else ""
    words = line(inner, typographer=typographer)
    return piece(RAW, reference_to_fill(kind, target, where, words, head), plain(inner))


def link_head(inner: str, *, typographer: bool = False) -> str:
    """A settled link up to its destination."""
    return line(link(inner, ""), typographer=typographer).removesuffix(")")


def image(alt: str, destination: str) -> str:
    """``![alt](destination)`` with raw text for ``alt``."""
    return piece(RAW, "!") + link(text(alt.replace("\n", " ")), destination)


def html(s: str) -> str:
    """Inline HTML as it is, on one line; it may hold open addresses."""
    written = clean(s, keep_addresses=True).replace("\n", " ")
    return piece(RAW, neutral(written), clean(entities.unescape(re.sub(r"<[^>]*>", "", written))))


def finished(s: str, plain: str = "") -> str:
    """A stretch of Markdown or HTML that is final already, and what it is in plain text."""
    return piece(RAW, s, plain)


def element(tag_name: str, inner: str, **attributes: str | None) -> str:
    """``<tag_name attributes>inner</tag_name>`` with Markdown inside."""
    return f"{html(tag(tag_name, **attributes))}{inner}{html(f'</{tag_name}>')}"


def math(latex: str) -> str:
    r"""``\(latex\)`` on one line, comments left out."""
    formula = clean(latex)
    if "\n" in formula:
        formula = re.sub(r"(?m)(?<!\\)%.*$", "", formula).replace("\n", " ")
    formula = drawable(formula.strip())
    return piece(MATH, rf"\({formula}\)", formula)


def line_break() -> str:
    """The end of a line that stays one: a backslash in a paragraph, ``<br>`` in any other place."""
    return piece(BREAK, "\\\n", " ")


def footnote_reference(label: str) -> str:
    return piece(RAW, f"[^{label}]")


def paragraph(inline: str, *, typographer: bool = False) -> str:
    """A paragraph; ``typographer`` as in ``settle``."""
    return settle(inline, block=BlockKind.PARAGRAPH, typographer=typographer)


def line(inline: str, *, typographer: bool = False) -> str:
    """A paragraph on one line: a term, a caption, the title of an alert; ``typographer`` as in ``settle``."""
    return settle(inline, block=BlockKind.LINE, typographer=typographer)


def cell(inline: str, *, typographer: bool = False) -> str:
    """What stands between the ``|`` of a table; ``typographer`` as in ``settle``."""
    return settle(inline, block=BlockKind.CELL, typographer=typographer)


def heading(level: int, inline: str, id: str | None = None, *, typographer: bool = False) -> str:
    """A heading of ``level`` 1 to 6 with the id ``id``; without one, with ``heading_id`` of its plain text.

    An id is written only when it is given, or when Hugo would read another one out of the Markdown.
    """
    content = settle(inline, block=BlockKind.HEADING, typographer=typographer)
    if id is None and not is_foretold(inline, content):
        id = heading_id(plain(inline))
    return " ".join(filter(None, ["#" * level, content, attributes(id)]))


def fence(code: str, language: str = "", attributes: str = "") -> str:
    """A fenced block of code, without the blank lines at its end, which Hugo drops anyway.

    ``attributes`` (with braces) take effect only after a ``language`` that Chroma knows.
    """
    body = neutral(clean(code).rstrip("\n"))
    longest = max((len(run) for run in re.findall(r"(?m)^[ \t]*(`{3,})", body)), default=2)
    marker = "`" * (longest + 1)
    info = " ".join(filter(None, [re.sub(r"[`\s{}]", "", language), attributes]))
    return "\n".join([marker + info, *([body] if body else []), marker])


def quote(block: str) -> str:
    return "\n".join(f"> {one}" if one else ">" for one in block.split("\n"))


def indent(block: str, width: int) -> str:
    return re.sub(r"(?m)^(?=.)", " " * width, block)


def item(marker: str, block: str) -> str:
    """A list item or a definition: ``marker`` before ``block``, whose other lines are indented as deep."""
    block = TASK.sub(lambda match: f"[&#{ord(match[1])};]", block)
    return f"{marker} {indent(block, len(marker) + 1).lstrip(' ')}" if block else marker
