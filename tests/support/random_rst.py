"""Random rst documents: every construct of docutils in every other."""

from __future__ import annotations

from collections.abc import Callable

from support.random_blocks import PICTURES, RAW, Blocks, indented, stacked
from support.random_inline import PRELUDE
from support.random_tables import csv_table, grid_table, list_table, simple_table
from support.random_words import Node, leaf, line, lines, wrapped

DEEPEST = 4
UNDERLINES = "=-~^\"'+*"
# Directives that concern the whole document.
FOR_ALL = [".. contents::", ".. contents::\n   :local:", ".. contents::\n   :backlinks: none", ".. sectnum::"]
FOR_ALL += [".. contents:: All *of* it\n   :depth: 1\n   :class: wide", ".. target-notes::", ".. title:: Another"]
FOR_ALL += [".. sectnum::\n   :depth: 2\n   :prefix: A.\n   :suffix: :\n   :start: 3", ".. header:: At the *top*"]
FOR_ALL += [".. target-notes::\n   :class: small", ".. footer:: Below\n\n   - all", ".. default-role:: strong"]
FOR_ALL += [".. meta::\n   :description: Words"]


class Document(Blocks):
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

    def block(self, depth: int) -> Node:
        if depth >= DEEPEST or self.often(0.25 + 0.15 * depth):
            return self.paragraph()
        if self.owed and self.often(0.2):
            return self.paid()
        kinds: list[Callable[[int], Node]] = [
            self.bullets, self.bullets, self.numbers, self.numbers, self.definitions, self.fields, self.options,
            self.quote, self.quote, self.line_block, self.code, self.admonition, self.admonition, self.topic,
            self.container, self.figure, self.image, self.table, self.table, self.table, self.small, self.marked,
        ]  # fmt: skip  # a table
        return self.chance.choice(kinds)(depth + 1)

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
            return leaf(
                self.chance.choice(
                    ["..", ".. more", ".. raw:: latex\n\n   \\x", ".. unheard:: x\n\n   y", ".. |u| unicode:: 0xA9"]
                ),
                "block",
            )
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
                return self.target_of("__ " if kind == "anonymous" else f".. _`{name}`: ")
            case "substitution":
                return self.definition(name.lstrip("_"))
        label = {
            "auto": name,
            "number": name,
            "named": "#" + "".join(c for c in name if c.isalnum() or c == "_") + "n",
        }.get(kind)
        if label is None:
            label = "C" + "".join(c for c in name if c.isalnum() or c == "_")
        return wrapped(
            "block",
            f".. [{label}] ",
            Node("words", lambda texts: indented(texts[0], 3).lstrip(), (self.body(3),), least=1),
            "",
        )

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
        return wrapped(
            "block", f"{head}replace:: ", Node("words", lambda texts: line(texts[0]), (self.text(2),), least=1), ""
        )


def document(seed: int | str) -> Node:
    """The random document of a seed, always the same one."""
    return Document(seed).tree()
