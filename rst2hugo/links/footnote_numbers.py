"""The number that Hugo gives to each footnote, and the id that goes with it.

Hugo forgets the old ids: the first footnote answers to ``fn:1``
(https://gohugo.io/configuration/markup/#goldmarkextensionsfootnote).
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from docutils import nodes

from rst2hugo.rst.remembered import remembered


class FootnoteNumbers(NamedTuple):
    """The numbers in Hugo of the footnotes that a page refers to, by their ids; and of those that have a symbol.

    The latter are counted among themselves, by the identity of their nodes.
    """

    positions: Mapping[str, int]
    symbols: Mapping[int, int]


def count_footnotes(document: nodes.document) -> FootnoteNumbers:
    """The numbers of all footnotes of a resolved document."""
    symbols = (note for note in document.symbol_footnotes if not note["names"])
    return FootnoteNumbers(
        {id: number for number, id in enumerate(numbered(document), 1)},
        {id(note): place for place, note in enumerate(symbols, 1)},
    )


def footnotes_around(node: nodes.Node) -> FootnoteNumbers:
    """The footnotes of the resolved document that ``node`` belongs to, counted once for all of them."""
    return remembered(count_footnotes, root(node))


def root(node: nodes.Node) -> nodes.document:
    if node.document is None:
        raise ValueError("a node of a finished doctree belongs to a document")
    return node.document


def order(node: nodes.Element) -> int:
    """The number that Hugo gives a footnote."""
    return footnotes_around(node).positions[node["ids"][0]]


def numbered(document: nodes.document) -> list[str]:
    """The ids of all footnotes as Hugo numbers them: by first references; those in notes count where the first is."""
    known = set(referenced(document))
    before: list[str] = []
    within: list[str] = []
    after: list[str] = []
    shown = before
    for node in document.findall(nodes.Element):
        if is_defined(node, known):
            shown = after
        elif isinstance(node, nodes.footnote_reference) and node.get("refid") in known and is_shown(node):
            (within if note_around(node, known) is not None else shown).append(node["refid"])
    return list(dict.fromkeys(before + within + after))


def fragments(document: nodes.document) -> dict[str, str]:
    """The ids of all footnotes, and those that Hugo gives them instead; also ids of other versions of docutils."""
    found: dict[str, str] = {}
    if document.footnotes or document.autofootnotes or document.symbol_footnotes:
        own = {note["ids"][0]: note["ids"] for note in document.findall(nodes.footnote)}
        places = enumerate(numbered(document), 1)
        found = {id: f"fn:{number}" for number, one in places for id in own.get(one, [])}
    others = {
        node["other_id"]: node["ids"][-1]
        for node in document.findall(nodes.Element)
        if node.get("other_id") and node["ids"] and node["other_id"] not in document.ids
    }
    return {other: found.get(id, id) for other, id in others.items()} | found


def referenced(document: nodes.document) -> list[str]:
    """The ids of all footnotes that the page refers to."""
    found = document.findall(nodes.footnote_reference)
    return list(dict.fromkeys(one["refid"] for one in found if "refid" in one and is_shown(one)))


def is_shown(reference: nodes.Node) -> bool:
    """Whether a reference is on the page: a title is in the front matter, a definition was put elsewhere."""
    above = reference.parent
    if isinstance(above, nodes.title | nodes.subtitle) and isinstance(above.parent, nodes.document):
        return False
    while above is not None and not isinstance(above, nodes.substitution_definition | nodes.system_message):
        above = above.parent
    return above is None


def is_defined(note: nodes.Node, known: Container[str]) -> bool:
    """Whether ``note`` is written as a footnote."""
    return isinstance(note, nodes.footnote) and note["ids"][0] in known


def note_around(node: nodes.Node, known: Container[str]) -> nodes.Node | None:
    """The outermost footnote that ``node`` stands in."""
    above: list[nodes.Node] = []
    while (node := node.parent) is not None:
        above.append(node)
    return next((one for one in reversed(above) if is_defined(one, known)), None)
