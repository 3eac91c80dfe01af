"""Slugs that delete what is no part of a word and join the rest: Nikola, ABlog, mynt; see also Pelican."""

from __future__ import annotations

import re
import unicodedata

from rst2hugo.addresses.slugs.spelling import unidecode


def joined(text: str) -> str:
    """Runs of spaces and hyphens are one hyphen."""
    return re.sub(r"[-\s]+", "-", text)


def nikola(text: str, *, plus: bool = True) -> str:
    """Nikola's ``slugify`` with USE_SLUGIFY. ``plus`` keeps ``+``, as since 7.1.0."""
    return joined(re.sub(r"[^+\w\s-]" if plus else r"[^\w\s-]", "", unidecode(text)).strip().lower())


def ablog(text: str) -> str:
    """ABlog's ``slugify``: accents go, other scripts stay."""
    return joined(re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFKD", text)).strip().lower())


def mynt(text: str) -> str:
    """mynt's slug keeps capitals and dots; without regard to case, a Turkish İ counts as an i, too."""
    return re.sub(r"(?i)[^a-z0-9._-]", "", text.replace(" ", "-"))
