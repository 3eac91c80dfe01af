"""Grammars: Sphinx' ``.. productionlist::`` → its rules in a fence, one below the other."""

from __future__ import annotations

import re
from typing import NamedTuple

from docutils import nodes

from rst2hugo.directives.directive import Forgiving

# `token`, `group:token` or `~group:token`, of which only the last word shows.
TOKEN = re.compile(r"`(?:~[\w-]*:)?([\w:-]+)`")


class Production(NamedTuple):
    """A line of a grammar: one without a name, or even without a colon, goes on with the rule before."""

    name: str
    colon: str
    tokens: str

    def align(self, width: int) -> str:
        tokens = TOKEN.sub(r"\1", self.tokens if self.colon else self.name)
        head = f"{self.name:<{width}} ::=" if self.colon and self.name else " " * (width + 4)
        return f"{head} {tokens}".rstrip()


class ProductionList(Forgiving):
    """Lines of ``name: definition``; a first one without a colon is the name of a group."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        text = re.sub(r"\\\n", "", "\n".join([self.arguments[0], *self.content]))
        lines = [line for line in text.split("\n") if line.strip()]
        group = "" if ":" in lines[0] else f"{lines.pop(0).strip()}-"
        rules = [Production(*(part.strip() for part in line.partition(":"))) for line in lines]
        if not any(rule.colon for rule in rules):
            raise self.error(f'"{self.name}" directive: there is no rule, "name: definition", in it.')
        names = [rule.name for rule in rules if rule.colon and rule.name]
        width = max(map(len, names), default=0)
        shown = "\n".join(rule.align(width) for rule in rules)
        node = self.located(nodes.literal_block(shown, shown, language=""))
        node["ids"] = [re.sub(r"[^\w.]+", "-", f"grammar-token-{group}{name}").strip("-") for name in names]
        node["offers"] = [f"token:{name}" for name in names]
        for id in node["ids"]:
            self.state.document.ids.setdefault(id, node)
        return [node]


DIRECTIVES = {"productionlist": ProductionList}
