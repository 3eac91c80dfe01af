"""In here: HTML → Reading: one walk over the elements of a page, in which words, blocks and images are met in order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml.html import HTMLParser

from rst2hugo.verify import normal, notes, objects
from rst2hugo.verify.reading import Atom, Container, Reading, Run

MARKS = {
    "em": "emphasis", "i": "emphasis", "cite": "emphasis", "var": "emphasis", "dfn": "emphasis",
    "strong": "strong", "b": "strong", "code": "literal", "tt": "literal", "samp": "literal",
    "sub": "sub", "sup": "sup", "del": "del", "s": "del", "strike": "del", "ins": "ins", "u": "u", "kbd": "kbd",
    "mark": "mark", "small": "small", "big": "big", "q": "q",
}  # fmt: skip
# Elements that begin and end a block; those with a name here are also something to stand in.
BLOCKS = {
    "ul": "list", "ol": "list", "li": "item", "dl": "definitions", "dt": "term", "dd": "definition",
    "blockquote": "quote", "table": "table", "tr": "row", "td": "cell", "th": "cell", "caption": "caption",
    "figcaption": "caption", "details": "details", "summary": "summary", notes.NOTE: "footnote",
} | {f"h{level}": "heading" for level in range(1, 7)} | dict.fromkeys(
    ["p", "div", "section", "article", "main", "aside", "nav", "header", "footer", "figure", "center", "address",
     "body", "html", "form", "fieldset", "thead", "tbody", "tfoot", "colgroup", "hgroup", "noscript", "menu"], ""
)  # fmt: skip
WORDS = re.compile(r"[^ \t\r\f\v]+")
SHOWN_EMPTY = frozenset({"item", "cell"})


@dataclass(frozen=True, slots=True)
class Links:
    """Where the addresses on a page lead: an address as it stands in the HTML → one that both pages can share."""

    leads: Callable[[str], str] = lambda uri: uri

    def __call__(self, uri: str) -> str:
        return normal.address(self.leads(uri.strip()))


def read_source(html: str, typographer: bool = False, links: Links = Links()) -> Reading:
    """The reading of a page that docutils made."""
    root = parsed(html)
    normal.docutils(root)
    return Reader(links, typographer).read(root)


def read_hugo(html: str, typographer: bool = False, links: Links = Links()) -> Reading:
    """The reading of a page that Hugo made."""
    root = parsed(html)
    normal.hugo(root)
    return Reader(links, typographer).read(root)


def parsed(html: str) -> Any:
    """The <body> with ``html`` in it."""
    # libxml2 ends the page at a NUL.
    text = f"<html><body>{html.replace(chr(0), chr(0xFFFD))}</body></html>"
    return etree.fromstring(text, HTMLParser(huge_tree=True)).find("body")


class Reader:
    """One reading in the making: where we stand, and the word that is not complete yet."""

    def __init__(self, links: Links, typographer: bool) -> None:
        self.links = links
        self.typographer = typographer
        self.reading = Reading()
        self.stack: list[list[Any]] = []  # kind, detail, whether a block began in it
        self.fresh = True  # the next thing met begins a block
        self.breaks = 0  # ends of lines not yet followed by anything
        self.line: int | None = None
        self.marks: frozenset[str] = frozenset()
        self.link = ""
        self.run: tuple[Run, ...] = (Run(0, self.marks, ""),)
        self.word: list[tuple[str, Run]] = []

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
        path = tuple(Container(kind, detail, not begun) for kind, detail, begun in self.stack)
        for entry in self.stack:
            entry[2] = True
        self.fresh = False
        self.breaks = 0
        self.append(Atom("block", "", path))

    def boundary(self) -> None:
        self.flush()
        self.fresh = True
        self.breaks = 0

    def text(self, text: str | None) -> None:
        """Words, each complete only when a blank or the end of the block follows."""
        if not text:
            return
        if self.typographer and "literal" not in self.marks:
            text = normal.typography(text)
        for number, row in enumerate(text.split("\n")):
            if number:
                self.flush()
                self.line = self.line + 1 if self.line is not None else None
            words = WORDS.findall(row)
            if not words:
                self.flush() if row else None
                continue
            if row[0] in " \t\r\f\v":
                self.flush()
            for word in words[:-1]:
                self.word.append((word, self.run[0]))
                self.flush()
            self.word.append((words[-1], self.run[0]))
            if row[-1] in " \t\r\f\v":
                self.flush()

    def flush(self) -> None:
        """The word is complete."""
        if not self.word:
            return
        pieces, self.word = self.word, []
        letters = "".join(piece for piece, _ in pieces)
        if not letters.strip(normal.INVISIBLE):
            return
        self.meet(Atom("word", letters, runs(pieces)))

    # Elements

    def walk(self, element: Any) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            return
        if (number := element.get("data-line")) is not None:
            self.line = int(number)
        for id in filter(None, (element.get("id"), element.get("name") if tag == "a" else None)):
            if not normal.is_generated(id):
                self.reading.ids.setdefault(id, len(self.reading.atoms))
        if tag in BLOCKS:
            self.block(element, objects.container(element, BLOCKS[tag]))
        elif tag == "br":
            self.flush()
            self.breaks += 1
        elif (made := objects.read(element, self.links)) is not None:
            self.object(element, made)
        else:
            self.inline(element)

    def object(self, element: Any, atom: Atom) -> None:
        alone = atom.what in ("code", "rule") or objects.stands_alone(element)
        self.boundary() if alone else self.flush()
        if atom.what == "image":
            alternative, *others = atom.meaning
            if self.typographer:
                alternative = normal.typography(alternative)
            atom = Atom(atom.what, atom.text, (alternative, *others, self.link))
        self.meet(atom)
        if alone:
            self.boundary()

    def block(self, element: Any, container: tuple[str, str] | None) -> None:
        self.boundary()
        outside = self.marks, self.link, self.run
        if container is not None:
            self.stack.append([*container, False])
        self.children(element)
        self.boundary()
        if container is not None:
            if container[0] in SHOWN_EMPTY and not self.stack[-1][2]:
                self.begin_block()
                self.fresh = True
            self.stack.pop()
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


def runs(pieces: list[tuple[str, Run]]) -> tuple[Run, ...]:
    """The runs of a word: equal neighbours joined, the last one to the end."""
    joined: list[Run] = []
    for piece, run in pieces:
        if joined and joined[-1][1:] == run[1:]:
            joined[-1] = joined[-1]._replace(length=joined[-1].length + len(piece))
        else:
            joined.append(run._replace(length=len(piece)))
    joined[-1] = joined[-1]._replace(length=0)
    return tuple(joined)
