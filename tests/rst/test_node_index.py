"""The index of a document finds the same nodes as docutils' walk, whatever was done to the tree."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from docutils import nodes

from rst2hugo.model.reports import Reports
from rst2hugo.rst.node_index import IndexedDocument, NodeIndex
from rst2hugo.rst.parse import parse

TEXT = """
Harbour
=======

A *boat* and a `link <https://a.example>`_ to |it|.

* one
* two, two

  .. note:: Quote

     two

.. |it| replace:: two **ropes**
"""
KINDS: list[Any] = [nodes.Element, nodes.Text, nodes.paragraph, (nodes.strong, nodes.emphasis), nodes.reference]


def document() -> IndexedDocument:
    made = parse(TEXT, Reports("a.rst"))
    assert isinstance(made, IndexedDocument)
    return made


def check_same(tree: IndexedDocument) -> None:
    for kind in KINDS:
        # docutils 0.22 does not find the nodes of several classes by itself.
        walked = nodes.document.findall(tree, lambda node: isinstance(node, kind))  # noqa: B023
        found = list(tree.findall(kind))
        assert list(map(id, found)) == list(map(id, walked))
    assert list(map(id, tree.findall())) == list(map(id, nodes.document.findall(tree)))


def move_last(tree: nodes.document, chance: random.Random) -> None:
    """The last child of an element becomes the first of the one after it: the same nodes one after the other."""
    elements = [one for one in nodes.document.findall(tree, nodes.Element) if one.children]
    place = chance.randrange(len(elements) - 1)
    child = elements[place].children[-1]
    if elements[place + 1] not in nodes.document.findall(child, nodes.Element):
        elements[place].remove(child)
        elements[place + 1].insert(0, child)


def some(tree: nodes.document, chance: random.Random) -> nodes.Element:
    return chance.choice(list(nodes.document.findall(tree, nodes.Element)))


def replace_text(tree: nodes.document, chance: random.Random) -> None:
    text = chance.choice(list(nodes.document.findall(tree, nodes.Text)))
    text.parent.replace(text, nodes.Text(str(text)))


def replace_children(tree: nodes.document, chance: random.Random) -> None:
    some(tree, chance).children = [nodes.Text("two")]


CHANGES: list[Callable[[nodes.document, random.Random], object]] = [
    move_last,
    replace_text,
    replace_children,
    lambda tree, chance: some(tree, chance).append(nodes.strong("", "two")),
    lambda tree, chance: some(tree, chance).insert(0, nodes.paragraph("", "two")),
    lambda tree, chance: some(tree, chance).clear(),
    lambda tree, chance: some(tree, chance).children.reverse(),
    lambda tree, chance: some(tree, chance).children.extend([nodes.Text("two"), nodes.emphasis()]),
]


@pytest.mark.parametrize("change", CHANGES)
def test_changes(change: Callable[[nodes.document, random.Random], object]) -> None:
    for number in range(10):
        tree, chance = document(), random.Random(number)
        for _ in range(3):
            check_same(tree)
            change(tree, chance)
        check_same(tree)


def test_one_walk_serves_all(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[nodes.Node] = []
    build = NodeIndex.__init__

    def count(self: NodeIndex, root: nodes.Node) -> None:
        made.append(root)
        build(self, root)

    tree = document()
    monkeypatch.setattr(NodeIndex, "__init__", count)
    check_same(tree)
    check_same(tree)
    assert len(made) == 1


def test_other_questions_are_docutils_own() -> None:
    tree = document()
    assert [one.tagname for one in tree.findall(lambda node: isinstance(node, nodes.strong))] == ["strong"]
    assert tree not in tree.findall(nodes.Element, include_self=False)
    assert isinstance(tree.next_node(nodes.title), nodes.title)
