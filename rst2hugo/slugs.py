"""In here: how each blog engine turned a title or a tag into the last part of an address."""

from __future__ import annotations

import re
import unicodedata

ACRYLAMID_BREAKS = re.compile(r"[\t !\"#$%&'()*\-/<=>?@\[\\\]^_`{|},.:]+")


def acrylamid(text: str) -> str:
    """Acrylamid 0.7.10's ``safeslug`` without the optional packages that spell out foreign letters."""
    words = (unicodedata.normalize("NFKD", word) for word in ACRYLAMID_BREAKS.split(text.lower()))
    plain = (word.encode("ascii", "ignore").decode("ascii").strip() for word in words)
    return "-".join(filter(None, plain))
