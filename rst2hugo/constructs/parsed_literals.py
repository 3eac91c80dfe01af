"""Literal text with markup in it: ``.. parsed-literal::`` → <pre> with HTML in it; see ``code``."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst.directives.body import ParsedLiteral as Stock
from docutils.transforms import Transform

from rst2hugo.directives.directive import forgiving


class LinkNotes(Transform):
    """References to footnotes in literal text become plain links, for Goldmark sees no footnotes in HTML."""

    default_priority = 890  # docutils' own, which number the notes, are done by then

    def apply(self) -> None:
        pending = self.startnode
        assert isinstance(pending, nodes.pending)
        pending.parent.remove(pending)
        block: nodes.literal_block = pending.details["block"]
        for node in list(block.findall(nodes.Element)):
            if isinstance(node, nodes.footnote_reference | nodes.citation_reference) and "refid" in node:
                node.parent.replace(node, nodes.reference(node.rawsource, f"[{node.astext()}]", refid=node["refid"]))


class ParsedLiteral(forgiving(Stock)):  # type: ignore[misc]  # made at run time
    def run(self) -> list[nodes.Node]:
        block, *messages = super().run()
        pending = nodes.pending(LinkNotes, {"block": block})
        self.state_machine.document.note_pending(pending)
        return [self.located(block), pending, *messages]


DIRECTIVES = {"parsed-literal": ParsedLiteral}
