"""Proof that nothing was lost: what a reader of the old blog met, and what one of the new site meets.

    source.rst ──source_html──▶ HTML ──reader──▶ Reading ─┐
                                                           ├─compare──▶ Differences ──▶ Verdict
    site ──hugo──▶ HTML of every page ──reader──▶ Reading ─┘

``blog`` does so for every source, ``old_site`` for the old site as it was published; ``site_checks``
looks at the new site as a whole. What is meant to change is normalised in ``normal``, ``vocabulary``,
``notes`` and ``old_html``, and nowhere else.
"""

from __future__ import annotations

from rst2hugo.verify.difference import Difference, Kind
from rst2hugo.verify.source_html import source_html
from rst2hugo.verify.verdict import Finding, PageVerdict, State, Verdict
from rst2hugo.verify.whole import differences, verify

__all__ = ["Difference", "Finding", "Kind", "PageVerdict", "State", "Verdict", "differences", "source_html", "verify"]
