"""Names and what they are bound to, by assignments and, one value after the other, by comprehensions."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from rst2hugo.blog.settings.expressions import Evaluator, Unknown
from rst2hugo.blog.settings.modules import bound

# What a turn costs at least, of all that a file may make.
TURN = 20


class Bindings(Evaluator, ast.NodeVisitor):
    """The names of a file as expressions read them and statements bind them."""

    def place(self, node: ast.expr) -> Any:
        """The value itself, where ``visit`` gives a copy."""
        if isinstance(node, ast.Subscript):
            return self.place(node.value)[self.visit(node.slice)]
        return self.names[ast.unparse(node)]

    def bind(self, target: ast.expr, value: Any) -> None:
        if isinstance(target, ast.Tuple | ast.List):
            for part, item in zip(target.elts, value, strict=True):
                self.bind(part, item)
        elif isinstance(target, ast.Subscript):
            self.place(target.value)[self.visit(target.slice)] = value
        else:
            self.names[ast.unparse(target)] = value

    def forget(self, target: ast.expr) -> None:
        """The value from before is no longer true."""
        if isinstance(target, ast.Subscript):
            with suppress(Unknown, KeyError, IndexError, TypeError):
                del self.place(target.value)[self.visit(target.slice)]
        else:
            for name in {ast.unparse(target), *bound([target])}:
                self.names.pop(name, None)

    def turns(self, generators: Sequence[ast.comprehension]) -> Iterator[None]:
        """Bind the names of each turn, the innermost loop turning fastest."""
        if not generators:
            yield
            return
        for value in self.visit(generators[0].iter):
            self.spend(generators[0].iter, TURN)
            self.bind(generators[0].target, value)
            if all(self.visit(test) for test in generators[0].ifs):
                yield from self.turns(generators[1:])

    def visit_ListComp(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> Any:
        before = dict(self.names)
        try:
            return [self.visit(node.elt) for _ in self.turns(node.generators)]
        finally:
            self.names = before

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> Any:
        return self.visit_ListComp(node)

    def visit_SetComp(self, node: ast.SetComp) -> Any:
        return {*self.visit_ListComp(node)}

    def visit_DictComp(self, node: ast.DictComp) -> Any:
        before = dict(self.names)
        try:
            return {self.visit(node.key): self.visit(node.value) for _ in self.turns(node.generators)}
        finally:
            self.names = before
