"""Hugo's attribute lists, ``{#id .class key="value"}``, after a heading or a fence and under other blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rst2hugo.markdown.marks import clean
from rst2hugo.markdown.shortcodes import neutral

LANGUAGE = "language-"
SHORT = re.compile(r"[\w:.-]+")  # anything else in the short form turns the whole list into text


def attributes(id: str | None = None, classes: Iterable[str] = (), **pairs: str | int) -> str:
    """``{#id .class key="value"}``, or nothing. Goldmark loses bare numbers, so every value is quoted."""
    names, language = language_apart(classes)
    if language:
        pairs["lang"] = language
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


def language_apart(classes: Iterable[str]) -> tuple[list[str], str]:
    """Classes, each once, and the language that docutils lets authors say among them: ``language-fr``."""
    names = list(dict.fromkeys(filter(None, classes)))
    languages = [name.removeprefix(LANGUAGE) for name in names if name.startswith(LANGUAGE)]
    return [name for name in names if not name.startswith(LANGUAGE)], next(iter(languages), "")


def attribute_value(s: str) -> str:
    """``s`` between double quotes. Hugo has taken care of shortcodes before Goldmark looks for attributes."""
    one_line = clean(s, keep_addresses=True).replace("\n", " ")
    return neutral(one_line.replace("\\", "\\\\").replace('"', '\\"'))
