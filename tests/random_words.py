"""In here: trees of rst that can be made smaller, and the words and inline markup that random documents are made of."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from hostile import CODE, TEXT


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


PLAIN = ["word", "a", "the", "B", "text", "x y", "1", "end.", "one,"]
ROLES = [*("sub", "sup", "title", "emphasis", "strong", "literal", "code", "math", "ab", "acronym", "t"),
         *("red", "big", "kbd", "del", "py", "html", "unknown")]  # fmt: skip
PRELUDE = """
.. role:: red
.. role:: big(emphasis)
   :class: large huge
.. role:: kbd
.. role:: del
.. role:: py(code)
   :language: python
.. role:: html(raw)
   :format: html
"""
SCHEMES = ["http://e.org/", "https://e.org/a_b*c?d=1&e=2#f", "ftp://e.org", "http://e.org/&copy;x", "mailto:a@b.org?subject=a%20b"]
SCHEMES += ["/a/b.html", "../c/", "#here", "http://e.org/(a", "e.org/x y", "é/日本", "http://e.org/|x|", "//e.org", "http://[::1]/"]
TOKENS = [one for one in TEXT if one not in ("\t",)]


class Inline:
    """Inline markup; what it refers to is owed, until a block defines it."""

    def __init__(self, seed: int | str) -> None:
        self.chance = random.Random(seed)
        self.owed: list[str] = []
        self.names = 0

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def word(self) -> Node:
        """A plain word, active characters that docutils leaves alone, or some that it may not."""
        if self.often(0.45):
            return leaf(self.chance.choice(PLAIN))
        text = "".join(self.chance.choices(TOKENS, k=self.chance.randint(1, 4)))
        return leaf(text if self.often(0.12) else escaped(text))

    def words(self, most: int = 3) -> Node:
        found = []
        for _ in range(self.chance.randint(1, most)):
            found += [self.word(), leaf(self.chance.choice([" ", " ", " ", "\n", ""]))]
        return Node("words", "".join, tuple(found), least=1)

    def text(self, most: int = 4) -> Node:
        """Words and inline markup in a row, now and then with nothing between them."""
        found = []
        for _ in range(self.chance.randint(1, most)):
            piece = self.words(2) if self.often(0.5) else self.markup()
            found += [piece, leaf(self.chance.choice([" ", " ", " ", "\n", "\\ ", "\\ ", ""]))]
        return Node("text", "".join, tuple(found), least=1)

    def markup(self) -> Node:
        kinds = [self.emphasis, self.emphasis, self.literal, self.role, self.role, self.reference, self.reference,
                 self.note, self.substitution, self.target, self.address]  # fmt: skip
        return self.chance.choice(kinds)()

    def emphasis(self) -> Node:
        mark = self.chance.choice(["*", "**", "*", "**", "`"])
        return Node("inline", lambda texts: f"{mark}{lines(texts[0])}{mark}", (self.words(),), least=1)

    def literal(self) -> Node:
        code = "".join(self.chance.choices(CODE, k=self.chance.randint(1, 4))).strip() or "a"
        return wrapped("inline", "``", leaf(code), "``")

    def role(self) -> Node:
        name = self.chance.choice(ROLES)
        if name in ("math", "code", "py", "literal"):
            body = leaf(self.chance.choice(["x^2", "a_1 | b", "a \\\\le b", "a<b", "{{<", "\\{x\\}", "f(x)", "x*y", "$$"]))
        elif name == "html":
            body = leaf(self.chance.choice(["<br>", "<b>*x*</b>", "<i>x</i>", "&amp;", "<img src='a.png'>", "x &lt; y"]))
        else:
            body = self.words(2)
        if self.often(0.2):
            return Node("inline", lambda texts: f"`{lines(texts[0])}`:{name}:", (body,), least=1)
        return Node("inline", lambda texts: f":{name}:`{lines(texts[0])}`", (body,), least=1)

    def name(self) -> str:
        self.names += 1
        return self.chance.choice(["ref", "Name", "two words", "c++", "日本", "x.y", "_u"]) + str(self.names)

    def known(self, kind: str, share: float = 0.4) -> str:
        """A name that a block defines elsewhere, or a new one."""
        before = [one.removeprefix(kind) for one in self.owed if one.startswith(kind)]
        if before and self.often(share):
            return self.chance.choice(before)
        self.owed.append(kind + self.name())
        return self.owed[-1].removeprefix(kind)

    def reference(self) -> Node:
        kind = self.chance.randrange(5)
        if kind == 0:
            name = self.known("target ")
            return leaf(f"{name}_" if name.isalnum() and self.often(0.5) else f"`{name}`_", "inline")
        if kind == 1:
            self.owed.append("anonymous")
            return Node("inline", lambda texts: f"`{lines(texts[0])}`__", (self.words(2),), least=1)
        if kind == 2:
            inner = f"{self.known('target ')}_"
        else:
            inner = self.chance.choice(SCHEMES)
        end = self.chance.choice(["_", "__", "__"])
        return Node("inline", lambda texts: f"`{lines(texts[0])} <{inner}>`{end}", (self.words(2),), least=1)

    def note(self) -> Node:
        kind = self.chance.choice(["#", "*", "#", "name", "1", "cite"])
        if kind == "name":
            label = "#" + re.sub(r"\W", "", self.known("named ")) + "n"
        elif kind == "1":
            label = str(self.chance.randint(1, 4))
            self.owed.append(f"number {label}")
        elif kind == "cite":
            label = "C" + re.sub(r"\W", "", self.known("citation "))
        else:
            label = kind
            self.owed.append(f"auto {kind}")
        return leaf(f"[{label}]_", "inline")

    def substitution(self) -> Node:
        name = self.known("substitution ").lstrip("_")
        end = self.chance.choice(["", "", "", "_"])
        if end:
            self.owed.append(f"target {name}")
        return leaf(f"|{name}|{end}", "inline")

    def target(self) -> Node:
        return Node("inline", lambda texts: f"_`{line(texts[0])}`", (self.words(2),), least=1)

    def address(self) -> Node:
        """An address that docutils finds in the text by itself."""
        known = ["http://e.org/a_b", "https://e.org/?a=1&b=2", "a@b.org", "a.b@c", "www.e.org", "ftp://e.org/x.",
                 "<http://e.org>", "http://e.org/(x)", "news:a.b", "http://e.org/x_", "mailto:x@y.org"]  # fmt: skip
        return leaf(self.chance.choice(known), "inline")
