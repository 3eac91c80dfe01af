"""Random blocks of rst: lists, quotes, code, directives with their options, each full of other blocks."""

from __future__ import annotations

import textwrap
from abc import abstractmethod
from collections.abc import Callable
from itertools import pairwise

from support.random_inline import Inline
from support.random_words import Node, leaf, line, lines, wrapped

ADMONITIONS = ["attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"]
PICTURES = ["a.png", "/i/b c.png", "http://e.org/c.gif?x=1&y=2", "é.svg", "(d).png", "e_f*g.png"]
CODE_LINES = ["x = 1", "", "    y", "{{< z >}}", "{{%", "<!--more-->", "```", "*a*", "> b", "- c", "~~~", "<b>&amp;"]
CODE_LINES += ["\\\\"]
RAW = ["<b>*x*</b>", "<div>\n\n*x*\n\n</div>", "<hr>", "<!-- c -->", "text & more", "<p>a\n\n    b</p>"]
RAW += ["<table><tr><td>1</td></tr></table>", "<script>\nx = '{{<';\n</script>"]


def indented(text: str, width: int) -> str:
    return textwrap.indent(text, " " * width)


def hanging(marker: str, text: str) -> str:
    """``text`` behind ``marker``, its other lines below its first."""
    return f"{marker} {indented(text, len(marker) + 1).lstrip(' ')}" if text.strip() else marker


def stacked(texts: list[str]) -> str:
    """Blocks below each other; a quote behind anything but a paragraph would belong to that."""
    parts = texts[:1]
    for before, text in pairwise(texts):
        apart = text.startswith("    ") and not before[:1].isalnum()
        parts += ["..", text] if apart else [text]
    return "\n\n".join(parts)


class Blocks(Inline):
    """Blocks that hold other blocks, whichever ``block`` chooses."""

    @abstractmethod
    def block(self, depth: int) -> Node:
        """Any block, not deeper than ``depth`` allows."""

    def several(self, least: int = 1, most: int = 3, depth: int = 0) -> list[Node]:
        return [self.block(depth) for _ in range(self.chance.randint(least, most))]

    def body(self, depth: int, most: int = 2) -> Node:
        """Blocks as one text."""
        return Node("body", stacked, tuple(self.several(1, most, depth)), least=1)

    def paragraph(self) -> Node:
        return Node("block", lambda texts: lines(texts[0]), (self.text(),), least=1)

    def items(self, marker: Callable[[int], str], depth: int) -> Node:
        bodies = tuple(
            self.body(depth) if self.often(0.9) else leaf("", "body") for _ in range(self.chance.randint(1, 3))
        )
        between = self.chance.choice(["\n\n", "\n\n", "\n"])

        def make(texts: list[str]) -> str:
            written = [hanging(marker(number), text) for number, text in enumerate(texts)]
            return (between if all("\n" not in one for one in texts) else "\n\n").join(written)

        return Node("block", make, bodies, least=1)

    def bullets(self, depth: int) -> Node:
        mark = self.chance.choice("-*+•")
        return self.items(lambda number: mark, depth)

    def numbers(self, depth: int) -> Node:
        before, after = self.chance.choice([("", "."), ("", ")"), ("(", ")")])
        counts = [
            "123456789",
            "ABCDEFGHI",
            "abcdefghi",
            "#########",
            ["i", "ii", "iii", "iv"],
            ["I", "II", "III", "IV"],
        ]
        row = self.chance.choice(counts)
        row = [str(number) for number in range(97, 110)] if row == "123456789" and self.often(0.2) else row
        first = self.chance.randrange(len(row) - 2) if self.often(0.4) else 0
        return self.items(lambda number: f"{before}{row[first + number]}{after}", depth)

    def definitions(self, depth: int) -> Node:
        def item() -> Node:
            classifiers = [self.text(1) for _ in range(self.chance.choice([0, 0, 1, 2]))]
            return Node("item", made, (self.body(depth), self.text(2), *classifiers), least=2)

        def made(texts: list[str]) -> str:
            return f"{' : '.join(map(line, texts[1:]))}\n{indented(texts[0], 3)}"

        return Node("block", stacked, tuple(item() for _ in range(self.chance.randint(1, 3))), least=1)

    def fields(self, depth: int) -> Node:
        def made(texts: list[str]) -> str:
            return f":{line(texts[0])}: {indented(texts[1], 4).lstrip(' ')}"

        rows = [
            Node("item", made, (self.words(2), self.body(depth)), least=2) for _ in range(self.chance.randint(1, 3))
        ]
        return Node("block", stacked, tuple(rows), least=1)

    def options(self, depth: int) -> Node:
        known = ["-a", "-b FILE", "--all", "--out=NAME", "/V", "-f <a b>, --file=<[x]>", "-p PATH, --path PATH, --p"]

        def item() -> Node:
            name = self.chance.choice(known)
            return Node(
                "item", lambda texts: f"{name}  {indented(texts[0], 4).lstrip(' ')}", (self.body(depth, 1),), least=1
            )

        return Node("block", "\n".join, tuple(item() for _ in range(self.chance.randint(1, 3))), least=1)

    def quote(self, depth: int) -> Node:
        apart = self.chance.choice(["", "..\n\n"])
        said = self.often(0.4)
        children = (self.body(depth), self.text(2)) if said else (self.body(depth),)

        def make(texts: list[str]) -> str:
            author = f"\n\n-- {line(texts[1])}" if said else ""
            return apart + indented(texts[0] + author, 4)

        if self.often(0.25):
            name = self.chance.choice(["epigraph", "highlights", "pull-quote"])
            return self.directive(name, None, self.body(depth), {"class": "wise"})
        return Node("block", make, children, least=len(children))

    def line_block(self, depth: int) -> Node:
        def make(texts: list[str]) -> str:
            return "\n".join(
                f"| {' ' * indent}{line(text)}" if text else "|" for indent, text in zip(indents, texts, strict=False)
            )

        rows = [self.text(2) if self.often(0.85) else leaf("", "text") for _ in range(self.chance.randint(1, 4))]
        indents = [self.chance.choice([0, 0, 0, 2, 4]) for _ in rows]
        return Node("block", make, tuple(rows), least=1)

    def code(self, depth: int) -> Node:
        rows = tuple(leaf(self.chance.choice(CODE_LINES), "code") for _ in range(self.chance.randint(1, 5)))
        kind = self.chance.choice(["::", "::", "quoted", ".. code::", ".. code:: python", "doctest", "parsed", "math"])
        if kind == "quoted":
            return Node(
                "block", lambda texts: "::\n\n" + "\n".join(f"> {text}".rstrip() for text in texts), rows, least=1
            )
        if kind == "doctest":
            return Node("block", lambda texts: "\n".join(f">>> {text or 1}" for text in texts), rows, least=1)
        if kind == "parsed":
            return wrapped(
                "block",
                ".. parsed-literal::\n\n    ",
                Node("words", lambda texts: indented(lines(texts[0]), 4).lstrip(), (self.text(),), least=1),
                "",
            )
        if kind == "math":
            return leaf(
                ".. math::\n\n    "
                + self.chance.choice(
                    ["x^2", "a &= b \\\\\n    c &= d", "+ y\n    - z", "{a}_{b}", "a < b", "x\n\n    y"]
                ),
                "block",
            )
        if kind != "::" and self.often(0.4):
            kind += "\n   " + self.chance.choice(
                [":number-lines:", ":number-lines: 7", ":class: wide", f":name: {self.name()}"]
            )
        return Node("block", lambda texts: f"{kind}\n\n" + indented("\n".join(["first", *texts]), 4), rows)

    def directive(self, name: str, argument: Node | None, body: Node | None, options: dict[str, str]) -> Node:
        """A directive; each option with a chance of a third, and now and then a name."""
        given = [f":{key}: {value}".rstrip() for key, value in options.items() if self.often(0.33)]
        if self.often(0.15):
            given.append(f":name: {self.name()}")
        children = tuple(filter(None, (argument, body)))

        def make(texts: list[str]) -> str:
            rest = list(texts)
            first = f".. {name}:: {line(rest.pop(0)) if argument else ''}".rstrip()
            head = "\n".join([first, *(f"   {one}" for one in given)])
            return f"{head}\n\n{indented(rest[0], 3)}" if rest else head

        return Node("block", make, children, least=len(children))

    def admonition(self, depth: int) -> Node:
        if self.often(0.3):
            return self.directive("admonition", self.text(2), self.body(depth), {"class": "special"})
        return self.directive(self.chance.choice(ADMONITIONS), None, self.body(depth), {"class": "special"})

    def topic(self, depth: int) -> Node:
        if self.often(0.4):
            name = self.chance.choice(["topic", "sidebar"])
            options = {"class": "aside"} | ({"subtitle": "Sub *title*"} if name == "sidebar" else {})
            return self.directive(name, self.text(2), self.body(depth), options)
        name = self.chance.choice(["rubric", "compound", "class"])
        if name == "rubric":
            return self.directive("rubric", self.text(2), None, {"class": "red"})
        if name == "compound":
            return self.directive(name, None, self.body(depth), {"class": "both"})
        return self.directive(
            "class", leaf(self.chance.choice(["one", "one two"])), self.body(depth) if self.often(0.5) else None, {}
        )

    def container(self, depth: int) -> Node:
        return self.directive("container", leaf("wide") if self.often(0.7) else None, self.body(depth), {})

    def picture(self) -> dict[str, str]:
        choice = self.chance.choice
        return {
            "alt": choice(["text", 'a "b" & <c>', "*x* [y] {z}", "`c` \\\\ {{<"]),
            "width": choice(["200", "50%", "10em"]),
            "height": "100px",
            "scale": "50",
            "class": "shadow",
            "align": choice(["left", "center", "right"]),
            "target": choice(["http://e.org/(x)", f"{self.known('target ')}_" if self.often(0.2) else "/b.html"]),
        }

    def image(self, depth: int) -> Node:
        return self.directive("image", leaf(self.chance.choice(PICTURES)), None, self.picture())

    def figure(self, depth: int) -> Node:
        options = self.picture() | {
            "figwidth": self.chance.choice(["300", "60%"]),
            "figclass": "framed",
            "figname": self.name(),
        }
        caption: list[Node] = [self.paragraph(), *([self.body(depth)] if self.often(0.4) else [])]
        body = Node("body", stacked, tuple(caption)) if self.often(0.8) else None
        return self.directive("figure", leaf(self.chance.choice(PICTURES)), body, options)
