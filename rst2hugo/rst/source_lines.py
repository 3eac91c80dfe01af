"""The source line of a node; docutils knows only those of blocks."""

from __future__ import annotations

from collections.abc import Iterator

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
    # By identity, each with its node, so that no other node gets the same; docutils may have taken it out since.
    known: dict[int, tuple[nodes.Node, int]] = vars(block).setdefault("lines_before_nodes", {})
    if id(node) not in known:
        last = 0
        for element, lines in find_lines(block):
            known.setdefault(id(element), (element, lines))
            last = lines if element.rawsource == source else last
        known.setdefault(id(node), (node, last))
    return known[id(node)][1]


def find_lines(block: nodes.paragraph) -> Iterator[tuple[nodes.Element, int]]:
    """Each element in ``block`` that has a source, and how many lines stand before it."""
    places: dict[str, int] = {}
    for element in block.findall(nodes.Element):
        if source := element.rawsource:
            place = places[source] = block.rawsource.find(source, places.get(source, -1) + 1)
            yield element, block.rawsource.count("\n", 0, place) if place > 0 else 0
