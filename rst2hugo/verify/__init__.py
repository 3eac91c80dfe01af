"""Proof that nothing was lost: what a reader of the old blog met, and what one of the new site meets.

    source.rst ──source_html──▶ HTML ──reader──▶ Reading ─┐
                                                           ├─compare──▶ Differences ──▶ Verdict
    site ──hugo──▶ HTML of every page ──reader──▶ Reading ─┘

``run`` is the way through it. The rooms, each of which imports only from those above it:

    nouns           what a reader meets, differences, verdicts
    build           the new site as real Hugo builds it, and what it was made from
    normalise       what may differ without being a difference, each with its reason
    report          lines, JSON and a page
    second_reading  a reading of the sources that shares nothing with the conversion
    read            HTML → what a reader meets; sources → docutils' HTML
    theme           what the pages of an old site have in common
    compare         two readings → their differences
    checks          the conversion, headers, the new site, the old site, lists of posts
"""

from __future__ import annotations

from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.nouns.verdict import Finding, PageVerdict, State, Verdict
from rst2hugo.verify.read.source_html import source_html
from rst2hugo.verify.run import differences, verify

__all__ = ["Difference", "Finding", "Kind", "PageVerdict", "State", "Verdict", "differences", "source_html", "verify"]
