"""In here: random rst documents: every construct of docutils in every other, full of what means something to Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from random_tables import csv_table, grid_table, list_table, simple_table
from random_words import PRELUDE, Inline, Node, leaf, line, lines, wrapped

DEEPEST = 4
ADMONITIONS = "attention caution danger error hint important note tip warning".split()
UNDERLINES = "=-~^\"'+*"
PICTURES = ["a.png", "/i/b c.png", "http://e.org/c.gif?x=1&y=2", "é.svg", "(d).png", "e_f*g.png"]
CODE_LINES = ["x = 1", "", "    y", "{{< z >}}", "{{%", "<!--more-->", "```", "*a*", "> b", "- c", "~~~", "<b>&amp;", "\\\\"]
RAW = ["<b>*x*</b>", "<div>\n\n*x*\n\n</div>", "<hr>", "<!-- c -->", "text & more", "<table><tr><td>1</td></tr></table>",
       "<p>a\n\n    b</p>", "<script>\nx = '{{<';\n</script>"]  # fmt: skip


# Directives that concern the whole document.
FOR_ALL = [
    ".. contents::", ".. contents:: All *of* it\n   :depth: 1\n   :class: wide", ".. contents::\n   :local:", ".. sectnum::",
    ".. sectnum::\n   :depth: 2\n   :prefix: A.\n   :suffix: :\n   :start: 3", ".. target-notes::",
    ".. target-notes::\n   :class: small", ".. header:: At the *top*", ".. footer:: Below\n\n   - all", ".. default-role:: strong",
    ".. meta::\n   :description: Words", ".. title:: Another", ".. contents::\n   :backlinks: none\n   :name: all",
]  # fmt: skip


def indented(text: str, width: int) -> str:
    return textwrap.indent(text, " " * width)


def hanging(marker: str, text: str) -> str:
    """``text`` behind ``marker``, its other lines below its first."""
    return f"{marker} {indented(text, len(marker) + 1).lstrip(' ')}" if text.strip() else marker


def stacked(texts: list[str]) -> str:
    """Blocks below each other; a quote behind anything but a paragraph would belong to that."""
    parts = texts[:1]
    for before, text in zip(texts, texts[1:], strict=False):
        apart = text.startswith("    ") and not before[:1].isalnum()
        parts += ["..", text] if apart else [text]
    return "\n\n".join(parts)


class Document(Inline):
    """A document with its sections and all that its references owe."""

    def tree(self) -> Node:
        parts = [leaf(PRELUDE.strip(), "prelude")]
        depths = [0]
        for _ in range(self.chance.randint(0, 2)):
            parts += self.several(1, 2)
            if self.often(0.4):
                depths.append(self.chance.randint(1, min(depths[-1] + 1, 7)))
                parts.append(self.heading(depths[-1]))
            elif self.often(0.1):
                parts.append(leaf("----------", "block"))
        parts += self.several(1, 1)
        for kind in FOR_ALL:
            if self.often(0.04):
                parts.insert(self.chance.randint(1, len(parts)), leaf(kind, "block"))
        while self.owed:
            parts.append(self.paid())
        return Node("document", lambda texts: stacked(texts) + "\n", tuple(parts))

    def heading(self, depth: int) -> Node:
        mark = UNDERLINES[depth]

        def make(texts: list[str]) -> str:
            title = line(texts[0])
            return f"{title}\n{mark * (2 * len(title) + 4)}"

        return Node("heading", make, (self.text(3),), least=1)

    # Blocks

    def several(self, least: int = 1, most: int = 3, depth: int = 0) -> list[Node]:
        return [self.block(depth) for _ in range(self.chance.randint(least, most))]

    def body(self, depth: int, most: int = 2) -> Node:
        """Blocks as one text."""
        return Node("body", stacked, tuple(self.several(1, most, depth)), least=1)

    def block(self, depth: int) -> Node:
        if depth >= DEEPEST or self.often(0.25 + 0.15 * depth):
            return self.paragraph()
        if self.owed and self.often(0.2):
            return self.paid()
        kinds: list[Callable[[int], Node]] = [
            self.bullets, self.bullets, self.numbers, self.numbers, self.definitions, self.fields, self.options,
            self.quote, self.quote, self.line_block, self.code, self.admonition, self.admonition, self.topic,
            self.container, self.figure, self.image, self.table, self.table, self.table, self.small, self.marked,
        ]  # fmt: skip
        return self.chance.choice(kinds)(depth + 1)

    def paragraph(self) -> Node:
        return Node("block", lambda texts: lines(texts[0]), (self.text(),), least=1)

    def items(self, marker: Callable[[int], str], depth: int) -> Node:
        bodies = tuple(self.body(depth) if self.often(0.9) else leaf("", "body") for _ in range(self.chance.randint(1, 3)))
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
        counts = ["123456789", "ABCDEFGHI", "abcdefghi", "#########", ["i", "ii", "iii", "iv"], ["I", "II", "III", "IV"]]
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

        rows = [Node("item", made, (self.words(2), self.body(depth)), least=2) for _ in range(self.chance.randint(1, 3))]
        return Node("block", stacked, tuple(rows), least=1)

    def options(self, depth: int) -> Node:
        known = ["-a", "-b FILE", "--all", "--out=NAME", "/V", "-f <a b>, --file=<[x]>", "-p PATH, --path PATH, --p"]

        def item() -> Node:
            name = self.chance.choice(known)
            return Node("item", lambda texts: f"{name}  {indented(texts[0], 4).lstrip(' ')}", (self.body(depth, 1),), least=1)

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
            return "\n".join(f"| {' ' * indent}{line(text)}" if text else "|" for indent, text in zip(indents, texts, strict=False))

        rows = [self.text(2) if self.often(0.85) else leaf("", "text") for _ in range(self.chance.randint(1, 4))]
        indents = [self.chance.choice([0, 0, 0, 2, 4]) for _ in rows]
        return Node("block", make, tuple(rows), least=1)

    def code(self, depth: int) -> Node:
        rows = tuple(leaf(self.chance.choice(CODE_LINES), "code") for _ in range(self.chance.randint(1, 5)))
        kind = self.chance.choice(["::", "::", "quoted", ".. code::", ".. code:: python", "doctest", "parsed", "math"])
        if kind == "quoted":
            return Node("block", lambda texts: "::\n\n" + "\n".join(f"> {text}".rstrip() for text in texts), rows, least=1)
        if kind == "doctest":
            return Node("block", lambda texts: "\n".join(f">>> {text or 1}" for text in texts), rows, least=1)
        if kind == "parsed":
            return wrapped("block", ".. parsed-literal::\n\n    ", Node("words", lambda texts: indented(lines(texts[0]), 4).lstrip(), (self.text(),), least=1), "")
        if kind == "math":
            return leaf(".. math::\n\n    " + self.chance.choice(["x^2", "a &= b \\\\\n    c &= d", "+ y\n    - z", "{a}_{b}", "a < b", "x\n\n    y"]), "block")
        if kind != "::" and self.often(0.4):
            kind += "\n   " + self.chance.choice([":number-lines:", ":number-lines: 7", ":class: wide", f":name: {self.name()}"])
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
        return self.directive("class", leaf(self.chance.choice(["one", "one two"])), self.body(depth) if self.often(0.5) else None, {})

    def container(self, depth: int) -> Node:
        return self.directive("container", leaf("wide") if self.often(0.7) else None, self.body(depth), {})

    def picture(self) -> dict[str, str]:
        return {
            "alt": self.chance.choice(["text", 'a "b" & <c>', "*x* [y] {z}", "`c` \\\\ {{<"]), "width": self.chance.choice(["200", "50%", "10em"]),
            "height": "100px", "scale": "50", "class": "shadow", "align": self.chance.choice(["left", "center", "right"]),
            "target": self.chance.choice(["http://e.org/(x)", f"{self.known('target ')}_" if self.often(0.2) else "/b.html"]),
        }  # fmt: skip

    def image(self, depth: int) -> Node:
        return self.directive("image", leaf(self.chance.choice(PICTURES)), None, self.picture())

    def figure(self, depth: int) -> Node:
        options = self.picture() | {"figwidth": self.chance.choice(["300", "60%"]), "figclass": "framed", "figname": self.name()}
        caption: list[Node] = [self.paragraph(), *([self.body(depth)] if self.often(0.4) else [])]
        body = Node("body", stacked, tuple(caption)) if self.often(0.8) else None
        return self.directive("figure", leaf(self.chance.choice(PICTURES)), body, options)

    def table(self, depth: int) -> Node:
        make = self.chance.choice([grid_table, grid_table, simple_table, list_table, csv_table])
        return make(self, depth)

    def small(self, depth: int) -> Node:
        """What is seldom of a size."""
        kind = self.chance.randrange(5)
        if kind == 0:
            return Node("block", lambda texts: f".. {indented(lines(texts[0]), 3).lstrip()}", (self.words(),), least=1)
        if kind == 1:
            return leaf(f".. raw:: html\n\n{indented(self.chance.choice(RAW), 3)}", "block")
        if kind == 2:
            return leaf(self.chance.choice(["..", ".. more", ".. raw:: latex\n\n   \\x", ".. unknown:: x\n\n   y", ".. |u| unicode:: 0xA9"]), "block")
        if kind == 3:
            return self.paid() if self.owed else self.paragraph()
        return leaf(f".. _{self.name()}: http://e.org/", "block")

    def marked(self, depth: int) -> Node:
        """A target, or two, before any block."""
        names = [self.name() for _ in range(self.chance.choice([1, 1, 2]))]
        for name in names:
            if self.often(0.5):
                self.owed.append(f"made {name}")
        head = "\n".join(f".. _{name}:" for name in names)
        return wrapped("block", f"{head}\n\n", Node("body", stacked, (self.block(depth),), least=1), "")

    # What references owe

    def paid(self) -> Node:
        """The definition of something that a reference named."""
        owed = self.owed.pop(self.chance.randrange(len(self.owed)))
        kind, _, name = owed.partition(" ")
        self.owed = [one for one in self.owed if one != owed or kind in ("auto", "anonymous")]
        match kind:
            case "made":
                return leaf(f"See `{name}`_.", "block")
            case "anonymous" | "target":
                return self.target_of(f"__ " if kind == "anonymous" else f".. _`{name}`: ")
            case "substitution":
                return self.definition(name.lstrip("_"))
        label = {"auto": name, "number": name, "named": "#" + "".join(c for c in name if c.isalnum() or c == "_") + "n"}.get(kind)
        if label is None:
            label = "C" + "".join(c for c in name if c.isalnum() or c == "_")
        return wrapped("block", f".. [{label}] ", Node("words", lambda texts: indented(texts[0], 3).lstrip(), (self.body(3),), least=1), "")

    def target_of(self, head: str) -> Node:
        kind = self.chance.randrange(4)
        if kind == 0 and not head.startswith("__"):
            return wrapped("block", f"{head.rstrip()}\n\n", Node("body", stacked, (self.block(3),), least=1), "")
        if kind == 1:
            return leaf(f"{head}`{self.known('target ', 0.8)}`_", "block")
        return leaf(head + self.chance.choice(["http://e.org/a", "/x_y", "a@b.org", "http://e.org/(_|*"]), "block")

    def definition(self, name: str) -> Node:
        head = f".. |{name}| "
        kind = self.chance.choice(["replace", "replace", "image", "unicode"])
        if kind == "image":
            options = "".join(f"\n   :{key}: {value}" for key, value in self.picture().items() if self.often(0.2))
            return leaf(f"{head}image:: {self.chance.choice(PICTURES)}{options}", "block")
        if kind == "unicode":
            flags = self.chance.choice(["", "\n   :trim:", "\n   :ltrim:", "\n   :rtrim:"])
            return leaf(f"{head}unicode:: {self.chance.choice(['0xA9', 'U+2014 x', '0xA0', '0x2A'])}{flags}", "block")
        return wrapped("block", f"{head}replace:: ", Node("words", lambda texts: line(texts[0]), (self.text(2),), least=1), "")


def document(seed: int | str) -> Node:
    """The random document of a seed, always the same one."""
    return Document(seed).tree()
