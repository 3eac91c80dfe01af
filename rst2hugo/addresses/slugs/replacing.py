"""Slugs that put one character in the place of others: Tinkerer, Jekyll, Nikola without USE_SLUGIFY."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ẞ": "ss"})


def german(text: str) -> str:
    """What Nikola's plugin german_slugify does first to text in German."""
    return text.translate(GERMAN)


def nikola_verbatim(text: str) -> str:
    """Nikola's ``slugify`` with USE_SLUGIFY off: only what no file system likes is replaced."""
    return re.sub(r"""[/\\?#"'\r\n\t*:<>|]""", "-", text)


def tinkerer(text: str, separator: str = "_") -> str:
    """Tinkerer's ``name_from_title`` since 1.2; ``separator`` is its setting slug_word_separator."""
    return re.sub(r"[\W_]+", lambda _: separator, text).lower().strip(separator)


def tinkerer_1_1(text: str) -> str:
    """Tinkerer's ``name_from_title`` until 1.1: each character for itself."""
    return re.sub(r"[\W_]", "_", text).lower()


def jekyll(text: str) -> str:
    """Jekyll's ``slugify`` in its "default" mode."""
    return hyphenated(text, "").lower()


def jekyll_title(text: str) -> str:
    """Jekyll's ``:title`` in permalinks: its "pretty" mode, capitals kept."""
    return hyphenated(text, "._~!$&'()+,;=@")


def hyphenated(text: str, kept: str) -> str:
    """Each run of what is no letter, mark or digit (Ruby's classes L, M, Nd) nor ``kept`` is a hyphen."""
    runs = groupby(text, lambda one: one in kept or unicodedata.category(one)[0] in "LM" or one.isdecimal())
    slug = "".join("".join(run) if keeps else "-" for keeps, run in runs)
    return slug.removeprefix("-").removesuffix("-")
