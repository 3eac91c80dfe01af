"""The anchors of a page, to which the ``#fragment`` of a link may lead."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

from docutils import nodes

from rst2hugo.model import Page

ANCHOR = re.compile(r"""(?i)<[a-z][^<>]*?\s(?:id|name)\s*=\s*(["']?)([^"'\s<>]+)\1""")
# Fragments answered by the browser, the theme or a comment system, and by Hugo for its footnotes.
ELSEWHERE = re.compile(r"top|:~:.*|!.*|disqus_thread|comments?(?:[-_]?\w+)?|respond|fn(?:ref)?:.*|isso-.*")


class PageAnchors(NamedTuple):
    """The anchors of a page, as ``Page`` has them, and the ids of its footnotes that changed."""

    footnotes: Mapping[str, str]
    anchors: frozenset[str] | None

    @classmethod
    def of(cls, page: Page) -> PageAnchors:
        return cls(page.footnotes, page.anchors)

    def answer(self, fragment: str) -> str | None:
        """The fragment under which an anchor answers now; None for one that the page does not have."""
        if fragment in self.footnotes:
            return self.footnotes[fragment]
        known = self.anchors is None or unquote(fragment) in self.anchors
        return fragment if known or ELSEWHERE.fullmatch(fragment) else None


def anchors(document: nodes.document) -> frozenset[str]:
    """All ids on the page, those in raw HTML and of numbered lines of code as well."""
    found = {id for node in document.findall(nodes.Element) for id in node["ids"]}
    for node in document.findall(nodes.raw):
        found |= {html.unescape(one) for _, one in ANCHOR.findall(node.astext())}
    for code in document.findall(nodes.literal_block):
        numbers = code.get("numbers") or {}
        if prefix := numbers.get("lineanchors", "").strip('"'):
            first = int(numbers.get("linenostart", 1))
            found |= {f"{prefix}-{number}" for number in range(first, first + len(code.astext().split("\n")))}
    return frozenset(found)
