"""The comments that end a teaser: ``.. TEASER_END``, ``<!-- read more -->``; in Hugo it is ``<!--more-->``."""

from __future__ import annotations

import re

DIVIDER = "<!--more-->"
# Those of Acrylamid (7.1 of the engines' rules), Tinkerer, Nikola and Pelican.
WORDS = r"(?:more|break|excerpt|summary|read[ _]more|teaser_end|end_teaser|pelican_end_summary)(?::.*)?"
COMMENT = re.compile(rf"(?im)^[ ]{{0,3}}<!--[ \t]*{WORDS.replace('.*', '.*?')}[ \t]*-->[ \t]*$")


def ends(comment: str) -> bool:
    """Whether the text of a comment ends a teaser."""
    return re.fullmatch(f"(?i){WORDS}", comment.strip()) is not None
