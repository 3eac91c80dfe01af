"""Random inline markup of rst, full of what means something to Markdown, and what its references name."""

from __future__ import annotations

import random
import re

from support.hostile import CODE, TEXT
from support.random_words import Node, escaped, leaf, line, lines, wrapped

PLAIN = ["word", "a", "the", "B", "text", "x y", "1", "end.", "one,"]
ROLES = [
    *("sub", "sup", "title", "emphasis", "strong", "literal", "code", "math", "ab", "acronym", "t"),
    *("red", "big", "kbd", "del", "py", "html", "unknown"),
]
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
FORMULAS = ["x^2", "a_1 | b", "a \\\\le b", "a<b", "{{<", "\\{x\\}", "f(x)", "x*y", "$$"]
RAW = ["<br>", "<b>*x*</b>", "<i>x</i>", "&amp;", "<img src='a.png'>", "x &lt; y"]
ADDRESSES = [
    "http://e.org/",
    "https://e.org/a_b*c?d=1&e=2#f",
    "ftp://e.org",
    "http://e.org/&copy;x",
    "mailto:a@b.org?subject=a%20b",
]
ADDRESSES += [
    "/a/b.html",
    "../c/",
    "#here",
    "http://e.org/(a",
    "e.org/x y",
    "é/日本",
    "http://e.org/|x|",
    "//e.org",
    "http://[::1]/",
]
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
                 self.note, self.substitution, self.target, self.address]  # fmt: skip  # a table
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
            body = leaf(self.chance.choice(FORMULAS))
        elif name == "html":
            body = leaf(self.chance.choice(RAW))
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
        inner = f"{self.known('target ')}_" if kind == 2 else self.chance.choice(ADDRESSES)
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
        known = [
            "http://e.org/a_b",
            "https://e.org/?a=1&b=2",
            "a@b.org",
            "a.b@c",
            "www.e.org",
            "ftp://e.org/x.",
            "<http://e.org>",
            "http://e.org/(x)",
            "news:a.b",
            "http://e.org/x_",
            "mailto:x@y.org",
        ]
        return leaf(self.chance.choice(known), "inline")
