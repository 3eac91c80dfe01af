"""In here: Hugo's attribute lists, ``{#id .class key="value"}``, behind a heading or a fence and under other blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rst2hugo.markdown.marks import clean
from rst2hugo.markdown.shortcodes import neutral

SHORT = re.compile(r"[\w:.-]+")  # anything else in the short form turns the whole list into text


def attributes(id: str | None = None, classes: Iterable[str] = (), **pairs: str | int) -> str:
    """``{#id .class key="value"}``, or nothing. Goldmark loses bare numbers, so every value is quoted."""
    names = list(dict.fromkeys(filter(None, classes)))
    words: list[str] = []
    quoted: dict[str, str | int] = {}
    if id:
        if SHORT.fullmatch(id):
            words.append(f"#{id}")
        else:
            quoted["id"] = id
    if all(SHORT.fullmatch(name) for name in names):
        words += [f".{name}" for name in names]
    else:
        quoted["class"] = " ".join(names)
    words += [f'{key.rstrip("_")}="{attribute_value(str(value))}"' for key, value in (quoted | pairs).items()]
    return f"{{{' '.join(words)}}}" if words else ""


def attribute_value(s: str) -> str:
    """``s`` between double quotes. Hugo has taken care of shortcodes before Goldmark looks for attributes."""
    one_line = clean(s, keep_addresses=True).replace("\n", " ")
    return neutral(one_line.replace("\\", "\\\\").replace('"', '\\"'))
