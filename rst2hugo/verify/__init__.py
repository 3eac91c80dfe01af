"""In here: proof that nothing was lost: what a reader of the old blog met is held against what one of the new site meets.

    source.rst ──source_html──▶ HTML ──reader──▶ Reading ─┐
                                                           ├─compare──▶ Differences
    site ──hugo──▶ HTML of every page ──reader──▶ Reading ─┘

What is meant to change is normalised in ``normal``, ``vocabulary`` and ``notes``, and nowhere else.
"""

from __future__ import annotations

from rst2hugo.verify.compare import compare
from rst2hugo.verify.difference import Difference, Kind
from rst2hugo.verify.reader import Links, read_hugo, read_source
from rst2hugo.verify.source_html import source_html

__all__ = ["Difference", "Kind", "differences", "source_html"]


def differences(
    source_html: str, hugo_html: str, *, typographer: bool = False, old: Links = str, new: Links = str
) -> list[Difference]:
    """How the page that Hugo made differs from the one that docutils made; empty when a reader meets the same.

    ``typographer`` tells that Hugo sets typographic quotes and dashes on this page; ``old`` and ``new``
    say where the links of either page lead.
    """
    return compare(read_source(source_html, typographer, old), read_hugo(hugo_html, typographer, new))
