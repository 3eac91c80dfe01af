"""The comments that begin and end the summary of a post, whatever the settings call them (plugin summary)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docutils import nodes

from rst2hugo.engines.pelican import plugins


def mark(document: nodes.document, conf: Mapping[str, Any]) -> None:
    """Give the comment that ends a summary its usual name; drop one that begins it where the text begins, too."""
    if conf.get("SUMMARY_USE_FIRST_PARAGRAPH") and plugins.has(conf, "summary"):
        cut(document, conf)
    begin, end = (comment(conf.get(f"SUMMARY_{name}_MARKER"), name) for name in ("BEGIN", "END"))
    for node in list(document.findall(nodes.comment)):
        text = node.astext().strip()
        if text == end:
            node.children = [nodes.Text("more")]
        elif text == begin and is_first(node):
            node.parent.remove(node)


def cut(document: nodes.document, conf: Mapping[str, Any]) -> None:
    """Let the summary end with the first paragraph, if no comment says where it does."""
    marks = [comment(conf.get(f"SUMMARY_{name}_MARKER"), name) for name in ("BEGIN", "END")]
    paragraph = next(document.findall(nodes.paragraph), None)
    if paragraph is None or any(node.astext().strip() in marks for node in document.findall(nodes.comment)):
        return
    if isinstance(paragraph.parent, nodes.document | nodes.section):
        paragraph.parent.insert(paragraph.parent.index(paragraph) + 1, nodes.comment("", marks[1]))


def comment(marker: object, name: str) -> str:
    """The words of a comment that is written as HTML in the settings."""
    return str(marker or f"PELICAN_{name}_SUMMARY").strip().removeprefix("<!--").removesuffix("-->").strip()


def is_first(node: nodes.Node) -> bool:
    """Whether only titles and what no reader sees stand before a node."""
    if isinstance(node, nodes.document):
        return True
    before = node.parent.children[: node.parent.index(node)]
    unseen = all(isinstance(one, nodes.Invisible | nodes.Titular) for one in before)
    return unseen and isinstance(node.parent, nodes.document | nodes.section) and is_first(node.parent)
