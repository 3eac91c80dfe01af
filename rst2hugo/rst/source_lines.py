"""The source line of a node; docutils knows only those of blocks."""

from __future__ import annotations

from docutils import nodes
from docutils.utils import get_source_line


def line(node: nodes.Node) -> int | None:
    """The source line of ``node``, counted from 1; that of an inline node is found in the text of its paragraph."""
    found: int | None = get_source_line(with_line(node))[1]
    block = node.parent
    while isinstance(block, nodes.TextElement) and not isinstance(block, nodes.paragraph):
        block = block.parent
    if found is None or not isinstance(block, nodes.paragraph) or block.line != found:
        return found
    return found + lines_before(node, block)


def with_line(node: nodes.Node) -> nodes.Node:
    """``node``, or the picture in it: docutils' ``image`` with a ``target`` gives a line to that, its link has none."""
    is_link = isinstance(node, nodes.reference) and node.line is None
    is_around_picture = is_link and len(node.children) == 1 and isinstance(node.children[0], nodes.image)
    return node.children[0] if is_around_picture else node


def lines_before(node: nodes.Node, block: nodes.paragraph) -> int:
    """How many lines of ``block`` stand before ``node``."""
    source = getattr(node, "rawsource", "")
    if not source or "\n" not in block.rawsource:
        return 0
    place = -1
    for twin in block.findall(nodes.Element):
        if twin.rawsource == source:
            place = block.rawsource.find(source, place + 1)
            if twin is node:
                break
    return block.rawsource.count("\n", 0, place) if place > 0 else 0
