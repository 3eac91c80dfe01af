"""Addresses that stand in the text without any markup: docutils looks for them only where one can be, in a loop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from docutils import nodes
from docutils.parsers.rst import states


def skip_plain_text(inliner: states.Inliner) -> states.Inliner:
    """The reader of inline markup, which does not search a text that has neither a colon nor an @.

    docutils' expression for addresses tries each letter of all texts, which is a tenth of the time of its parser.
    It reads each address one call deeper than the last, and fails at the thousandth; here they are read in a row.
    """
    stock = inliner.implicit_inline

    def implicit_inline(text: str, lineno: int) -> Any:
        looks_for_more = len(inliner.implicit_dispatch) > 1  # settings ``pep_references`` and ``rfc_references``
        made: list[nodes.Node] = []
        while text and (looks_for_more or ":" in text or "@" in text):
            found = find_address(inliner, text, lineno)
            if found is None:
                return [*made, *stock(text, lineno)]
            made += [*stock(text[: found.start], lineno), *found.nodes]
            text = text[found.end :]
        return [*made, nodes.Text(text)] if text else made

    inliner.implicit_inline = implicit_inline  # type: ignore[method-assign]
    return inliner


class Found(NamedTuple):
    """What docutils has found in a text: where it begins and ends, and its nodes."""

    start: int
    end: int
    nodes: Sequence[nodes.Node]


def find_address(inliner: states.Inliner, text: str, lineno: int) -> Found | None:
    """The first address in ``text`` by docutils' patterns, in their order; None without any."""
    for pattern, make in inliner.implicit_dispatch:
        if (match := pattern.search(text)) is not None:
            try:
                return Found(match.start(), match.end(), make(match, lineno))
            except states.MarkupMismatch:
                continue
    return None
