"""The slugs of Pelican, whose rule changed with its versions and its settings."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

from rst2hugo.addresses.slugs.deleting import joined
from rst2hugo.addresses.slugs.spelling import ascii_only, unidecode

Flavour = Literal["SLUG", "TAG", "CATEGORY", "AUTHOR"]
Pairs = Sequence[tuple[str, str]]

NOTHING: Mapping[str, Any] = MappingProxyType({})
EDGES = ((r"(?u)\A\s*", ""), (r"(?u)\s*\Z", ""))
# Pelican's own SLUG_REGEX_SUBSTITUTIONS.
DEFAULT = ((r"[^\w\s-]", ""), *EDGES, (r"[-\s]+", "-"))
LATEST = (4, 12)
# Characters of a slug: patterns may double a text again and again.
LONGEST = 10_000


def pelican(
    text: str, settings: Mapping[str, Any] = NOTHING, flavour: Flavour = "SLUG", version: tuple[int, int] = LATEST
) -> str:
    """Pelican's slug of a title or base name (flavour SLUG), a tag, a category or an author.

    ``settings`` are the blog's, under Pelican's names: the substitutions of either kind and the
    SLUGIFY switches count. ``version`` is Pelican's, its first two numbers. ``text`` is the HTML
    that Pelican makes of a title, or plain text.
    """
    if version < (3, 0):
        return cleaned(ascii_only(text).lower())
    if version < (4, 0):
        return version_3(without_tags(text), old_pairs(settings, flavour, version), skips=version >= (3, 7))
    pairs = regex_pairs(settings, flavour)
    if version < (4, 5):
        found = unicodedata.normalize("NFKD", unidecode(without_tags(text)))
        return ascii_only(substituted(found, pairs).lower()).strip()
    found = nfkc(without_tags(text))
    if not settings.get("SLUGIFY_USE_UNICODE"):
        found = unidecode(found)
    found = substituted(found, [(nfkc(old), nfkc(new)) for old, new in pairs])
    return (found if settings.get("SLUGIFY_PRESERVE_CASE") else found.lower()).strip()


def nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def without_tags(text: str) -> str:
    """Text without its HTML tags, its entities resolved and its spaces single."""
    return html.unescape(" ".join(re.sub(r"(?s)<!--.*?-->|<[^>]*>", "", text).split()))


def substituted(text: str, pairs: Pairs) -> str:
    for old, new in pairs:
        text = re.sub(old, new, text, flags=re.IGNORECASE)[:LONGEST]
    return text


def cleaned(text: str) -> str:
    return joined(re.sub(r"[^\w\s-]", "", text).strip())


def version_3(text: str, pairs: Sequence[Sequence[Any]], *, skips: bool) -> str:
    """The rule of 3.x. A third element that is true keeps all characters of a text that its pair changes, since 3.7."""
    found = unicodedata.normalize("NFKD", unidecode(text)).lower()
    cleans = True
    for old, new, *skip in pairs:
        before, found = found, found.replace(str(old).lower(), str(new).lower())
        cleans = cleans and not (skips and skip and skip[0] and before != found)
    return ascii_only(cleaned(found) if cleans else found)


def old_pairs(settings: Mapping[str, Any], flavour: Flavour, version: tuple[int, int]) -> list[Sequence[Any]]:
    """The pairs of 3.x for one flavour: those of titles are for everything until 3.6, never for authors after it."""
    if version < (3, 3):
        return []
    general = [*(settings.get("SLUG_SUBSTITUTIONS") or ())]
    if version < (3, 7) or flavour == "SLUG":
        return general
    own = [*(settings.get(f"{flavour}_SUBSTITUTIONS") or ())]
    return own if flavour == "AUTHOR" else general + own


def regex_pairs(settings: Mapping[str, Any], flavour: Flavour) -> Pairs:
    """The pairs of 4.x for one flavour; those of 3.x become patterns, as Pelican 4 itself makes them."""
    if any(settings.get(f"{one}_SUBSTITUTIONS") is not None for one in ("SLUG", "TAG", "CATEGORY", "AUTHOR")):
        return converted(settings, flavour)
    own = settings.get(f"{flavour}_REGEX_SUBSTITUTIONS", settings.get("SLUG_REGEX_SUBSTITUTIONS"))
    return DEFAULT if own is None else [(str(old), str(new)) for old, new in own]


def converted(settings: Mapping[str, Any], flavour: Flavour) -> Pairs:
    general = [*(settings.get("SLUG_SUBSTITUTIONS") or ())]
    own = settings.get(f"{flavour}_SUBSTITUTIONS")
    if flavour == "AUTHOR":
        pairs = [*(own or ())]
    elif own is None or flavour == "SLUG":
        pairs = general
    else:
        pairs = [*general, *own] if own else []
    found = [(re.escape(str(old)), str(new).replace("\\", r"\\")) for old, new, *_ in pairs]
    keeps = any(len(one) > 2 and one[2] for one in pairs)
    return [*found, *(EDGES if keeps else DEFAULT)]
