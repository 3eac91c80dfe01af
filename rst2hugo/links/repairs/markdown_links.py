"""Links that somebody typed as in Markdown: ``[text](https://…)`` in the middle of rst."""

from __future__ import annotations

import re

from docutils import nodes
from docutils.transforms import Transform, references

from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.model.diagnostics import Code
from rst2hugo.rst.source_lines import line

OPENING = re.compile(r"(?s)(?<![\w\])])\[([^\[\]]+)\]\($")
WHOLE = re.compile(r"(?<![\w\])])\[([^\[\]\n]+)\]\(((?:mailto:|/|\.{1,2}/)[^()\s]*)\)")


class RepairMarkdownLinks(Transform):
    """They become the links that they look like; only where the address is one beyond doubt."""

    default_priority = references.PropagateTargets.default_priority - 1

    def apply(self) -> None:
        if not blog_settings(self.document).repair:
            return
        for node in list(self.document.findall(nodes.reference)):
            if node.get("refuri") == node.astext():
                self.around(node)
        for text in list(self.document.findall(nodes.Text)):
            if not isinstance(text.parent, nodes.literal | nodes.FixedTextElement | nodes.reference | nodes.Inline):
                self.within(text)

    def around(self, link: nodes.reference) -> None:
        """An address that docutils has found by itself, between ``[text](`` and ``)``."""
        place = link.parent.index(link)
        siblings = link.parent.children
        before = siblings[place - 1] if place else None
        after = siblings[place + 1] if place + 1 < len(siblings) else None
        if not isinstance(before, nodes.Text) or not isinstance(after, nodes.Text) or not after.startswith(")"):
            return
        if (found := OPENING.search(str(before))) is not None:
            self.report(link, found[1], link["refuri"])
            link["repaired"] = True
            link.children = []
            link += nodes.Text(found[1])
            siblings[place - 1] = adopted(nodes.Text(str(before)[: found.start()]), link.parent)
            siblings[place + 1] = adopted(nodes.Text(str(after)[1:]), link.parent)

    def within(self, text: nodes.Text) -> None:
        """A whole link in plain text."""
        made: list[nodes.Node] = []
        end = 0
        for found in WHOLE.finditer(str(text)):
            made += [nodes.Text(str(text)[end : found.start()])] if found.start() > end else []
            made.append(nodes.reference(found[0], found[1], refuri=found[2], repaired=True))
            end = found.end()
            self.report(text.parent, found[1], found[2])
        if made:
            rest = [nodes.Text(str(text)[end:])] if end < len(text) else []
            text.parent.replace(text, [*made, *rest])

    def report(self, node: nodes.Element, text: str, uri: str) -> None:
        message = f"[{text}]({uri}) is Markdown; it was made the link that it looks like"
        DocumentReports(self.document).report(line(node), Code.REPAIRED_MARKDOWN, message)


def adopted(text: nodes.Text, parent: nodes.Element) -> nodes.Text:
    text.parent = parent
    return text
