"""A page of the new site as blocks of text; a second, simple walk over the HTML that Hugo wrote."""

from __future__ import annotations

from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HTMLParser

from rst2hugo.verify.second_reading.words import without_commands

# What stands within a line; every other element begins and ends a block.
INLINE = frozenset(
    ["a", "abbr", "acronym", "annotation", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
     "font", "i", "img", "ins", "kbd", "label", "mark", "math", "s", "samp", "semantics", "small", "span", "strike",
     "strong", "sub", "sup", "tt", "u", "var", "wbr"]
)  # fmt: skip  # a table
# In these rst reads no references.
NO_PROSE = frozenset(["b", "cite", "code", "em", "i", "kbd", "pre", "samp", "script", "strong", "style", "tt"])
SPOKEN = ("alt", "title", "summary", "placeholder")
"""Attributes whose values are words of the author."""
# What Hugo writes by itself; numbers of lines may have a style instead of a class (``noClasses``).
NOT_OF_SOURCE = frozenset(["footnote-ref", "footnote-backref", "lnt", "ln"])
ATTRIBUTE, TITLE = "an attribute", "the title of a note"


class Block(NamedTuple):
    """A stretch of text with the element that it stands in, or ATTRIBUTE or TITLE.

    ``unlinked`` is what of it is no link; ``prose`` what rst reads references in: neither code nor emphasis.
    """

    tag: str
    text: str
    unlinked: str
    prose: str = ""


def blocks_of(html: str) -> list[Block]:
    """The blocks of a page's content, in order."""
    text = html.replace("\0", "\ufffd")  # libxml2 ends the page at a NUL
    root: Any = etree.fromstring(f"<html><body>{text}</body></html>", HTMLParser(huge_tree=True))
    walk = Walk()
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            walk.enter(element)
        elif event == "end":
            walk.leave(element)
        else:
            walk.hear(element.tail)
    walk.end_block()
    return walk.blocks


class Walk:
    """One walk over a page: the elements that we stand in, and the block that is not complete yet."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tags: list[str] = ["body"]  # of the blocks that we stand in
        self.depth = {"a": 0, "math": 0, "annotation": 0, "no prose": 0, "not of source": 0}
        self.said: list[str] = []
        self.unlinked: list[str] = []
        self.prose: list[str] = []

    def enter(self, element: Any) -> None:
        if element.tag not in INLINE:
            self.end_block()
            self.tags.append(TITLE if (element.get("class") or "").endswith("-title") else element.tag)
        self.count(element, 1)
        self.blocks += [Block(ATTRIBUTE, element.get(name), "") for name in SPOKEN if element.get(name)]
        self.hear(element.text)

    def leave(self, element: Any) -> None:
        if element.tag not in INLINE:
            self.end_block()
            self.tags.pop()
        self.count(element, -1)
        self.hear(element.tail)

    def count(self, element: Any, by: int) -> None:
        """Enter or leave what decides about the words in it."""
        if element.tag in self.depth:
            self.depth[element.tag] += by
        if element.tag in NO_PROSE:
            self.depth["no prose"] += by
        style = (element.get("style") or "").replace(" ", "")
        if "user-select:none" in style or not NOT_OF_SOURCE.isdisjoint((element.get("class") or "").split()):
            self.depth["not of source"] += by

    def hear(self, text: str | None) -> None:
        """Text is met; of a formula only its LaTeX source, not the drawing."""
        drawn = self.depth["math"] > 0 and not self.depth["annotation"]
        if not text or drawn or self.depth["not of source"]:
            return
        text = without_commands(text) if self.depth["annotation"] else text
        self.said.append(text)
        if not self.depth["a"]:
            self.unlinked.append(text)
        if not self.depth["no prose"]:
            self.prose.append(text)

    def end_block(self) -> None:
        text = "".join(self.said)
        if text.strip():
            self.blocks.append(Block(self.tags[-1], text, "".join(self.unlinked), "".join(self.prose)))
        self.said, self.unlinked, self.prose = [], [], []
