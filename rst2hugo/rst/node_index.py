"""An index of the nodes of a document, so that one walk serves all who ask for nodes of a class.

Transforms and renderers ask some fifty times for the nodes of a class in a document, and hardly any of them changes it.
docutils walks through the whole tree each time, with a generator for each node.
"""

from __future__ import annotations

from itertools import chain
from operator import is_
from typing import Any

from docutils import nodes


class NodeIndex:
    """All nodes of a tree in its order, and those of a class.

    ``is_current`` says whether the tree still is what it was: each element has the same children. That takes a sixth
    of the time of a walk, and is right whoever has changed the tree in whatever way.
    """

    def __init__(self, root: nodes.Node) -> None:
        self.nodes: list[nodes.Node] = []
        waiting = [root]
        while waiting:
            node = waiting.pop()
            self.nodes.append(node)
            waiting.extend(node.children[::-1])
        self.elements = [node for node in self.nodes if isinstance(node, nodes.Element)]
        children = [element.children for element in self.elements]
        self.lengths, self.children = list(map(len, children)), list(chain.from_iterable(children))
        self.kinds = {*map(type, self.nodes)}
        self.by_kind: dict[Any, list[nodes.Node]] = {}

    def is_current(self) -> bool:
        """Whether a new index would be the same; nodes are compared by identity, as equal texts are equal strings."""
        children = [element.children for element in self.elements]
        return list(map(len, children)) == self.lengths and all(map(is_, chain.from_iterable(children), self.children))

    def find(self, kind: type[nodes.Node] | tuple[type[nodes.Node], ...]) -> list[nodes.Node]:
        """The nodes of a class, or of one of several."""
        if kind not in self.by_kind:
            wanted = {one for one in self.kinds if issubclass(one, kind)}  # often none
            self.by_kind[kind] = [node for node in self.nodes if type(node) in wanted] if wanted else []
        return self.by_kind[kind]


class IndexedDocument(nodes.document):
    """A document that finds nodes by an index, made anew when the tree has changed.

    Those found are those that were there when it was asked; what docutils finds in a tree that is changed meanwhile is
    undefined (``Node.findall``).
    """

    tagname = "document"
    node_index: NodeIndex | None = None

    def findall(self, condition: Any = None, *arguments: Any, **ways: Any) -> Any:
        """The nodes that meet ``condition``, as ``Node.findall`` has it; by the index where it is a class."""
        is_kind = isinstance(condition, type | tuple)
        if arguments or ways or not (is_kind or condition is None):
            return super().findall(condition, *arguments, **ways)
        if self.node_index is None or not self.node_index.is_current():
            self.node_index = NodeIndex(self)
        return iter(self.node_index.find(condition) if is_kind else self.node_index.nodes)
