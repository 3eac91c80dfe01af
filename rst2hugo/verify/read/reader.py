"""HTML → Reading: one walk over the elements of a page, in which words, blocks and images are met in order."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree
from lxml.html import HTMLParser

from rst2hugo.verify.normalise import normal, notes, vocabulary
from rst2hugo.verify.nouns.reading import Atom, Container, Reading, Run, runs, shortened
from rst2hugo.verify.read import objects

MARKS = {
    "em": "emphasis", "i": "emphasis", "cite": "emphasis", "var": "emphasis", "dfn": "emphasis",
    "strong": "strong", "b": "strong", "code": "literal", "tt": "literal", "samp": "literal",
    "sub": "sub", "sup": "sup", "del": "del", "s": "del", "strike": "del", "ins": "ins", "u": "u", "kbd": "kbd",
    "mark": "mark", "small": "small", "big": "big", "q": "q",
}  # fmt: skip  # a table
# Elements that begin and end a block; those with a name here are also something to stand in.
BLOCKS = {
    "ul": "list", "ol": "list", "li": "item", "dl": "definitions", "dt": "term", "dd": "definition",
    "blockquote": "quote", "table": "table", "tr": "row", "td": "cell", "th": "cell", "caption": "caption",
    "figcaption": "caption", "details": "details", "summary": "summary", notes.NOTE: "footnote",
} | {f"h{level}": "heading" for level in range(1, 7)} | dict.fromkeys(
    ["p", "div", "section", "article", "main", "aside", "nav", "header", "footer", "figure", "center", "address",
     "body", "html", "form", "fieldset", "thead", "tbody", "tfoot", "colgroup", "hgroup", "noscript", "menu"], ""
)  # fmt: skip  # a table
WORDS = re.compile(r"[^ \t\r\f\v]+")
BLANKS = " \t\r\f\v"
SHOWN_EMPTY = frozenset({"item", "cell"})


Links = Callable[[str], str]
"""Where an address on a page leads: as it stands in the HTML → one that both pages can share."""
Letters = Callable[[str], str]
"""Text that is not literal → the same without what is meant to change."""


def read_source(html: str, typographer: bool = False, links: Links = str) -> Reading:
    """The reading of a page that docutils made."""
    root = parsed(html)
    vocabulary.docutils(root)
    return Reader(links, normal.typography if typographer else None).read(root)


def read_hugo(html: str, typographer: bool = False, links: Links = str) -> Reading:
    """The reading of a page that Hugo made."""
    root = parsed(html)
    vocabulary.hugo(root)
    return Reader(links, normal.typography if typographer else None).read(root)


def parsed(html: str, *, whole: bool = False) -> Any:
    """The <body> with ``html`` in it; the root of the page if ``html`` is a ``whole`` one."""
    text = normal.without_controls(html)
    if whole:
        root = etree.fromstring(text.encode("utf-8", "replace"), HTMLParser(huge_tree=True, encoding="utf-8"))
        return root if root is not None and isinstance(root.tag, str) else parsed("").getparent()  # an empty file
    return etree.fromstring(f"<html><body>{text}</body></html>", HTMLParser(huge_tree=True)).find("body")


class Reader:
    """One reading in the making: where we stand, and the word that is not complete yet."""

    def __init__(self, links: Links, letters: Letters | None) -> None:
        self.links: Links = lambda uri: normal.address(links(uri.strip()))
        self.letters = letters
        self.reading = Reading()
        # Kind, detail and number of what we stand in; there is no number before its first block.
        self.stack: list[list[Any]] = []
        self.boxes = 0
        self.fresh = True  # the next thing met begins a block
        self.breaks = 0  # ends of lines not yet followed by anything
        self.line: int | None = None
        self.marks: frozenset[str] = frozenset()
        self.link = ""
        self.run: tuple[Run, ...] = (Run(0, self.marks, ""),)
        self.word: list[tuple[str, tuple[Run, ...]]] = []

    def read(self, root: Any) -> Reading:
        self.walk(root)
        self.flush()
        return self.reading

    # What is met

    def meet(self, atom: Atom) -> None:
        if self.fresh:
            self.begin_block()
        for _ in range(self.breaks):
            self.append(Atom("break", ""))
        self.breaks = 0
        self.append(atom)

    def append(self, atom: Atom) -> None:
        self.reading.atoms.append(atom)
        self.reading.lines.append(self.line)

    def begin_block(self) -> None:
        first = [entry[2] is None for entry in self.stack]
        for entry in self.stack:
            if entry[2] is None:
                entry[2] = self.boxes
                self.boxes += 1
        path = tuple(Container(entry[0], entry[1], entry[2], new) for entry, new in zip(self.stack, first, strict=True))
        self.fresh = False
        self.breaks = 0
        self.append(Atom("block", "", path))

    def boundary(self) -> None:
        self.flush()
        self.fresh = True
        self.breaks = 0

    def text(self, text: str | None) -> None:
        """Words, each complete only when a space or the end of the block follows."""
        if not text:
            return
        if self.letters is not None and "literal" not in self.marks:
            text = self.letters(text)
        for number, row in enumerate(text.split("\n")):
            if number:
                self.flush()
                self.line = self.line + 1 if self.line is not None else None
            words = WORDS.findall(row)
            if not words:
                self.flush() if row else None
                continue
            if row[0] in BLANKS:
                self.flush()
            for word in words[:-1]:
                self.word.append((word, self.run))
                self.flush()
            self.word.append((words[-1], self.run))
            if row[-1] in BLANKS:
                self.flush()

    def flush(self) -> None:
        """The word is complete."""
        pieces, self.word = shortened(self.word), []
        if not pieces:
            return
        if len(pieces) == 1:
            letters, meaning = pieces[0]
        else:
            letters, meaning = "".join(piece for piece, _ in pieces), runs(pieces)
        if letters.strip(normal.INVISIBLE):
            self.meet(Atom("word", letters, meaning))

    # Elements

    def walk(self, element: Any) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            return
        if (number := element.get("data-line")) is not None:
            self.line = int(number)
        if tag in BLOCKS:
            self.flush()
        for id in filter(None, (element.get("id"), element.get("name") if tag == "a" else None)):
            if not normal.is_generated(id):
                self.reading.ids.setdefault(id, len(self.reading.atoms))
        if tag in BLOCKS:
            self.block(element, objects.containers(element, BLOCKS[tag]))
        elif tag == "br":
            self.flush()
            self.breaks += 1
        elif tag == "pre" and (own := objects.containers(element, "")):
            self.boundary()
            self.stack += [[*container, None] for container in own]
            self.object(element, objects.code(element, self.links))
            del self.stack[len(self.stack) - len(own) :]
        elif (made := objects.read(element, self.links, self.letters or str)) is not None:
            self.object(element, made)
        else:
            self.inline(element)

    def object(self, element: Any, atom: Atom) -> None:
        alone = atom.what in ("code", "rule") or objects.stands_alone(element)
        self.boundary() if alone else self.flush()
        if atom.what == "image":
            alternative, *others = atom.meaning
            if self.letters is not None:
                alternative = self.letters(alternative)
            atom = Atom(atom.what, atom.text, (alternative, *others, self.link))
        self.meet(atom)
        if alone:
            self.boundary()

    def block(self, element: Any, containers: list[tuple[str, str]]) -> None:
        self.boundary()
        outside = self.marks, self.link, self.run
        self.stack += [[*container, None] for container in containers]
        self.children(element)
        self.boundary()
        if containers and containers[-1][0] in SHOWN_EMPTY and self.stack[-1][2] is None:
            self.begin_block()
            self.fresh = True
        del self.stack[len(self.stack) - len(containers) :]
        self.marks, self.link, self.run = outside

    def inline(self, element: Any) -> None:
        outside = self.marks, self.link, self.run
        mark = MARKS.get(element.tag)
        added = {mark} if mark else set()
        self.marks = self.marks | added | normal.class_marks(element)
        if element.tag == "a" and element.get("href"):
            self.link = self.links(element.get("href"))
        self.run = (Run(0, self.marks, self.link),)
        self.children(element)
        self.marks, self.link, self.run = outside

    def children(self, element: Any) -> None:
        self.text(element.text)
        for child in element:
            self.walk(child)
            self.text(child.tail)
