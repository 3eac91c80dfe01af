"""Hard and wide spaces just inside of inline markup, where docutils up to 0.13 did not take them for spaces."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states

from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.model.diagnostics import Code

HARD = r"[\xa0\u2000-\u200a\u202f\u205f\u3000]"
HARD_SPACE = re.compile(HARD)
# The rules for what may stand around markup, with hard spaces on one side of a mark only: ``3\xa0*\xa04`` has none.
INSIDE = re.compile(
    rf"""(?x) (?<!{HARD}) (?<![^\s'"(\[{{<\-/:]) (?P<mark>\*\*|\*|``)
    (?P<before>{HARD}*) (?P<words>[^\s*`](?:[^*`]*[^\s*`])?) (?P<after>{HARD}*)
    (?P=mark) (?![^\s'")\]}}>\-/:.,;!?\\]) (?!{HARD})"""
)


def inliner() -> states.Inliner:
    """docutils' reader of inline markup; it finds hard spaces outside of the marks, where they are spaces."""
    stock = states.Inliner()  # no subclass: docutils looks only at the attributes of the class itself
    read = stock.parse

    def parse(text: str, lineno: int, memo: Any, parent: nodes.Element) -> Any:
        has_hard = not text.isascii() and HARD_SPACE.search(text)
        moved = INSIDE.sub(r"\g<before>\g<mark>\g<words>\g<mark>\g<after>", text) if has_hard else text
        if moved != text:
            message = "hard spaces within marks stand outside of them, else docutils since 0.14 finds no markup"
            DocumentReports(memo.document).report(lineno, Code.OLD_READING, message)
        return read(moved, lineno, memo, parent)

    stock.parse = parse  # type: ignore[method-assign]
    return stock
