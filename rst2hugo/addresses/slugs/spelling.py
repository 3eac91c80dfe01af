"""Foreign letters spelled out in ASCII, by the very packages that the engines used.

Their tables are the rule: no other package gives the same addresses for every script (text-unidecode
writes the Japanese し as "si", Unidecode as "shi"). Whoever leaves them out, for instance because Unidecode
is under the GPL, does without them until a title or a term with such a letter turns up.
"""

from __future__ import annotations

import unicodedata

from rst2hugo.model.diagnostics import RequestError


def missing(package: str) -> RequestError:
    return RequestError(
        f"the old addresses of this blog cannot be known without {package}, which spelled out "
        f"their foreign letters: pip install {package}"
    )


def unidecode(text: str) -> str:
    """``Größe`` → ``Grosse`` (https://pypi.org/project/Unidecode/). Raises RequestError where it is not installed."""
    if text.isascii():
        return text
    try:
        from unidecode import unidecode_expect_nonascii
    except ImportError:
        raise missing("Unidecode") from None
    return str(unidecode_expect_nonascii(text))


def translitcodec(text: str) -> str:
    """``Größe`` → ``Groesse`` (https://pypi.org/project/translitcodec/). Raises RequestError where it is not installed.

    Letters that it does not know, those of other scripts, stay.
    """
    if text.isascii():
        return text
    try:
        from translitcodec import long_encode
    except ImportError:
        raise missing("translitcodec") from None
    return str(long_encode(text)[0])


def ascii_only(text: str) -> str:
    """``é²`` → ``e2``; what does not come apart into ASCII is dropped."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
