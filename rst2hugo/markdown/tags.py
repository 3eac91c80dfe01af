"""The little HTML that stands in Hugo's Markdown: tags, their attributes, comments; final strings."""

from __future__ import annotations

import html
import re

from rst2hugo.markdown.attribute_lists import language_apart
from rst2hugo.markdown.marks import clean
from rst2hugo.markdown.shortcodes import neutral

# A script on the page itself: what looks like HTML in it is text.
PROGRAM = re.compile(r"(?is)(<script\b(?![^>]*\ssrc\s*=)[^>]*>.*?(?:</script\s*>|\Z))")


def tag(name: str, **attributes: str | None) -> str:
    """An opening tag; attributes without a value are left out, except an empty ``alt``."""
    if "class" in attributes:
        names, language = language_apart((attributes["class"] or "").split())
        attributes |= {"class": " ".join(names), "lang": language or attributes.get("lang")}
    kept = [(key, value) for key, value in attributes.items() if value or (value == "" and key == "alt")]
    return "".join([f"<{name}", *(f' {key.rstrip("_")}="{html_text(value or "")}"' for key, value in kept), ">"])


def html_text(s: str) -> str:
    """Plain text for the value of an attribute, or for an element in which Markdown does not work."""
    safe = html.escape(clean(s, keep_addresses=True), quote=False).replace('"', "&quot;")
    return re.sub(r"\{(?=\{(?:&lt;|%|\Z)|\Z)", "&#123;", safe)  # at the end a tag may follow


def comment(s: str) -> str:
    """``<!-- s -->`` without two dashes in a row, which would end it in some places."""
    inner = re.sub(r"-(?=-)", "- ", clean(s)).strip()
    return f"<!-- {neutral(inner)} -->"
