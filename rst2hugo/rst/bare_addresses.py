"""Addresses that stand in the text without any markup: docutils looks for them only where one can be."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.parsers.rst import states


def skip_plain_text(inliner: states.Inliner) -> states.Inliner:
    """The reader of inline markup, which does not search a text that has neither a colon nor an @.

    docutils' expression for addresses tries each letter of all texts, which is a tenth of the time of its parser.
    """
    search = inliner.implicit_inline

    def implicit_inline(text: str, lineno: int) -> Any:
        looks_for_more = len(inliner.implicit_dispatch) > 1  # settings ``pep_references`` and ``rfc_references``
        if not text or looks_for_more or ":" in text or "@" in text:
            return search(text, lineno)
        return [nodes.Text(text)]

    inliner.implicit_inline = implicit_inline  # type: ignore[method-assign]
    return inliner
