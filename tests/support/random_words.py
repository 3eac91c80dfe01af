"""Pieces of random rst as trees that can be made smaller, and how a text is written for its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Node:
    """A piece of a random document: ``make`` writes the rst of it from that of its children.

    ``sort`` tells what it may stand in for (``block``, ``inline`` …), ``least`` how many children it needs.
    """

    sort: str
    make: Callable[[list[str]], str]
    children: tuple[Node, ...] = ()
    least: int = 0

    def __str__(self) -> str:
        return self.make([str(child) for child in self.children])

    def smaller(self) -> Iterator[Node]:
        """Every tree that is this one but for one thing left out or taken for what is in it."""
        children = self.children
        if len(children) > self.least:
            half = len(children) // 2
            if half >= max(self.least, 2):
                yield replace(self, children=children[:half])
                yield replace(self, children=children[half:])
            for k in range(len(children)):
                yield replace(self, children=children[:k] + children[k + 1 :])
        for k, child in enumerate(children):
            for other in (*child.inside(child.sort), *child.smaller()):
                yield replace(self, children=(*children[:k], other, *children[k + 1 :]))
        if self.sort == "word" and str(self) not in ("a", " "):
            yield leaf("a")

    def inside(self, sort: str) -> Iterator[Node]:
        """The nearest nodes of a sort below this one."""
        for child in self.children:
            if child.sort == sort:
                yield child
            else:
                yield from child.inside(sort)


def leaf(text: str, sort: str = "word") -> Node:
    return Node(sort, lambda _: text)


def wrapped(sort: str, before: str, inner: Node, after: str) -> Node:
    return Node(sort, lambda texts: f"{before}{texts[0]}{after}", (inner,), least=1)


def escaped(text: str) -> str:
    """Text that docutils takes for itself."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def line(text: str) -> str:
    """For places where a text has one line: a title, a term, the cell of a simple table."""
    return " ".join(text.split("\n")).strip(" \t") or "a"


def lines(text: str) -> str:
    """A paragraph's text, without anything that would indent its lines or end it."""
    return re.sub(r"[ \t]*\n[ \t\n]*", "\n", text).strip(" \t\n") or "a"
