"""In here: the syntax of Hugo's Markdown: emphasis, links, code, fences, attributes, shortcodes; strings only.

Inline pieces take and return *unsettled* strings (see ``rst2hugo.escaping``), blocks return final Markdown.
Sources of the facts: https://spec.commonmark.org/0.31.2/ and builds with Hugo 0.168, which the tests repeat.
"""

from __future__ import annotations

import html as entities
import re
import unicodedata
from collections.abc import Callable, Iterable
from urllib.parse import quote as percent_encoded
from urllib.parse import unquote

from rst2hugo import escaping
from rst2hugo.escaping import ADDRESS, ADDRESS_END, END, MIDDLE, TEXT, TEXT_END, Place, clean, piece, settle, text

LEADING = re.compile(rf"(?:{TEXT}\s*{TEXT_END}|{escaping.BREAK}[^{END}]*{END})*(?:{TEXT}\s+)?")
TRAILING = re.compile(rf"(?:\s+{TEXT_END})?(?:{TEXT}\s*{TEXT_END}|{escaping.BREAK}[^{END}]*{END})*\Z")


def around(delimiter: str, inner: str) -> str:
    """``inner`` between delimiters; blanks at its edges stay outside, where they keep no delimiter from working."""
    lead = LEADING.match(inner)[0]  # type: ignore[index]  # it also matches nothing
    rest = inner[len(lead) :]
    if lead.rfind(TEXT) > lead.rfind(TEXT_END):
        lead, rest = lead + TEXT_END, TEXT + rest
    trail = TRAILING.search(rest)[0]  # type: ignore[index]
    rest = rest[: len(rest) - len(trail)]
    if trail and trail[0] not in TEXT + escaping.BREAK:
        rest, trail = rest + TEXT_END, TEXT + trail
    if not rest:
        return lead + trail
    return f"{lead}{piece(escaping.OPEN, delimiter)}{rest}{piece(escaping.CLOSE, delimiter)}{trail}"


def emphasis(inner: str, *, nested: bool = False) -> str:
    """``*inner*``; ``nested`` in other emphasis, with underscores (``settle`` sees to that as well)."""
    return around("_" if nested else "*", inner)


def strong(inner: str, *, nested: bool = False) -> str:
    """``**inner**``; ``nested`` in other emphasis, with underscores (``settle`` sees to that as well)."""
    return around("__" if nested else "**", inner)


def strike(inner: str) -> str:
    return around("~~", inner)


def code(s: str) -> str:
    """A code span from raw text, on one line."""
    plain = clean(s).replace("\n", " ")
    if not plain:
        return html("<code></code>")
    written = neutral(plain)
    runs = {len(run) for run in re.findall("`+", written)}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    padded = written[0] == "`" or written[-1] == "`" or (written[0] == written[-1] == " " and written.strip(" "))
    pad = " " if padded else ""
    return piece(escaping.CODE, f"{fence}{pad}{written}{pad}{fence}", plain)


def link(inner: str, destination: str) -> str:
    """``[inner](destination)``; ``destination`` comes from ``destination`` or ``open_address``."""
    return f"{piece(escaping.LINK, '[')}{inner}{piece(escaping.LINK_END, f']({destination})')}"


AUTOLINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def autolink(uri: str) -> str:
    """``<uri>`` for an address or a mail address; a link where its characters would not come through.

    A link hook gets the text of an autolink as it stands, so nothing in it may look like an entity.
    """
    if AUTOLINK.fullmatch(uri) and destination(uri) == uri and entities.unescape(uri) == uri and text(uri)[1:-1] == uri:
        return piece(escaping.RAW, f"<{uri}>", uri)
    return link(text(uri), destination(uri))


def image(alt: str, destination: str) -> str:
    """``![alt](destination)`` with raw text for ``alt``."""
    return piece(escaping.RAW, "!") + link(text(alt.replace("\n", " ")), destination)


def html(s: str) -> str:
    """Inline HTML as it is, on one line."""
    written = neutral(clean_but_marks(s).replace("\n", " "))
    return piece(escaping.RAW, written, entities.unescape(re.sub(r"<[^>]*>", "", s))) if s else ""


def element(tag_name: str, inner: str, **attributes: str | None) -> str:
    """``<tag_name attributes>inner</tag_name>`` with Markdown inside."""
    return f"{html(tag(tag_name, **attributes))}{inner}{html(f'</{tag_name}>')}"


def tag(name: str, **attributes: str | None) -> str:
    """An opening tag, final; attributes without a value are left out, except an empty ``alt``."""
    kept = [(key, value) for key, value in attributes.items() if value or (key == "alt" and value is not None)]
    return "".join([f"<{name}", *(f' {key.rstrip("_")}="{html_text(value or "")}"' for key, value in kept), ">"])


def html_text(s: str) -> str:
    """Plain text in HTML, final: in an attribute's value or in an element without Markdown."""
    safe = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return re.sub(r"\{(?=\{(?:&lt;|%))", "&#123;", safe)
