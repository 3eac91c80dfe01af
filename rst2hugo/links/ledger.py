"""The ledger of a post's links: what each asked for, through which targets it went, and what it became."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice

from docutils import nodes
from docutils.transforms import Transform, references

from rst2hugo.links.crossrefs import xref
from rst2hugo.links.target_chains import LONGEST, TargetChains
from rst2hugo.markdown import tags
from rst2hugo.model import Link, LinkState
from rst2hugo.rst.source_lines import line

HREF = re.compile(r"""(?i)<a\s(?:(?!<a\s)[^>])*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


class NoteLinks(Transform):
    """Note at each reference what it asks for, before docutils resolves it and forgets.

    The attributes ``asked`` (a name, ``__``, or nothing) and ``chain`` (the further names on the way)
    are copied with the node when it is part of a substitution.
    """

    default_priority = references.Substitutions.default_priority - 1

    def apply(self) -> None:
        chains = TargetChains.of(self.document)
        noted = list(self.document.findall(nodes.reference))
        for link in noted:
            link["asked"] = "__" if link.get("anonymous") else link.get("refname", "")
            link["chain"] = list(islice(chains.names(link["asked"]), LONGEST))
        self.document["noted"] = noted


def lost(document: nodes.document) -> Iterator[Link]:
    """The references that docutils, or a repair, has given up."""
    noted: list[nodes.reference] = document.get("noted", [])
    parents = {id(node.parent): node.parent for node in noted}
    kept = {id(child) for parent in parents.values() for child in parent.children}
    for node in noted:
        if id(node) not in kept:
            state: LinkState = node.get("refused", "unresolved")
            yield Link(line(node), node.astext(), node["asked"], tuple(node["chain"]), "", state=state)


def links(document: nodes.document) -> tuple[Link, ...]:
    """Every link of a resolved document, by its lines, each address still as the source means it."""
    mended = {
        name
        for target in document.findall(nodes.target)
        if target.get("repaired")
        for name in (*target["names"], *target["dupnames"])
    }
    found = [link for node in document.findall(nodes.Element) if not is_made(node) for link in entries(node, mended)]
    return tuple(sorted([*found, *lost(document)], key=lambda one: one.line or 0))


def is_made(node: nodes.Node) -> bool:
    """Whether it is docutils' own, in a table of contents, or a definition that stands elsewhere in the text."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.substitution_definition):
            return True
        if isinstance(node, nodes.topic) and "contents" in node["classes"]:
            return True
    return False


def is_in_front_matter(node: nodes.Node) -> bool:
    """Whether it stands in the title of the page."""
    while node.parent is not None and not isinstance(node, nodes.title | nodes.subtitle):
        node = node.parent
    return isinstance(node.parent, nodes.document) and isinstance(node, nodes.title | nodes.subtitle)


def entries(node: nodes.Element, mended: set[str]) -> Iterator[Link]:
    """The links that ``node`` itself is: one, or those in raw HTML, or none."""
    if isinstance(node, xref):
        yield Link(line(node), node.astext(), f"{node['kind']}:{node['target']}", (), "")
    elif isinstance(node, nodes.raw):
        for found in HREF.finditer(tags.PROGRAM.sub("", node.astext())):
            yield Link(line(node), "", "", (), html.unescape(found[1] or found[2] or found[3] or ""))
    elif isinstance(node, nodes.reference):
        uri = f"#{node['refid']}" if "refid" in node else str(node.get("refuri", ""))
        names = (node.get("asked", ""), *node.get("chain", []))
        state: LinkState = "repaired" if node.get("repaired") or mended.intersection(names) else "ok"
        if is_in_front_matter(node):  # where there are no links
            state = "unresolved"
        number = line(node) or next((line(child) for child in node.children), None)  # a picture has a line of its own
        yield Link(number, node.astext(), names[0], names[1:], uri, state=state)
