"""Slugs that split the text at punctuation and join the words: Acrylamid, Blogofile, Wok."""

from __future__ import annotations

import html
import re
from collections.abc import Collection

from rst2hugo.addresses.slugs.spelling import ascii_only, translitcodec, unidecode

BREAKS = r"\t !\"#$%&'()*\-/<=>?@\[\\\]^_`{|},."


def acrylamid(text: str, helpers: Collection[str] = ()) -> str:
    """Acrylamid's ``safeslug``. ``helpers`` are those of the packages ``translitcodec`` and ``unidecode``
    that were installed where the site was made: the slug depends on them."""
    for name, spelled in (("translitcodec", translitcodec), ("unidecode", unidecode)):
        text = spelled(text) if name in helpers else text
    words = (ascii_only(word).strip() for word in re.split(rf"[{BREAKS}:]+", text.lower()))
    return "-".join(filter(None, words))


def blogofile(text: str, *, unicode: bool = False) -> str:
    """Blogofile's ``slugify``; ``unicode`` is its setting site.slug_unicode."""
    words = re.split(rf"[{BREAKS}]+", html.unescape(text))
    spelled = words if unicode else [part for word in words for part in unidecode(word).split()]
    return "-".join(filter(None, spelled)).lower()


def wok(text: str) -> str:
    """Wok's slug since it uses awesome-slugify: apostrophes vanish, capitals stay."""
    return "-".join(re.findall(r"[A-Za-z0-9]+", unidecode(text).replace("'", "")))


def wok_1(text: str) -> str:
    """Wok's slug until 1.1."""
    words = (ascii_only(word).strip() for word in re.split(rf"[{BREAKS}]+", text.lower()))
    return "-".join(filter(None, words))
