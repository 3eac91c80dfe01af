"""The value of a Python expression, found by reading it and never by running it."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from rst2hugo.blog.settings.blog_files import NO_FILES, BlogFiles
from rst2hugo.blog.settings.operations import ATTRIBUTES, CONSTANTS, FUNCTIONS, METHODS, OPERATORS, largest, size
from rst2hugo.model import noncharacters

# How many characters and entries a whole file may make: far more than any settings, far less than the memory.
MOST = 1_000_000
# What makes something new; a list or a dict only holds what was counted already.
MAKERS = (ast.Constant, ast.BinOp, ast.Call, ast.FormattedValue, ast.JoinedStr)
# The functions that have all names of the file.
NAMESPACES = ("globals", "locals", "vars")


class Unknown(Exception):  # noqa: N818  # a finding, not an error
    """A value that cannot be known; ``node`` is the piece that is to blame, ``why`` goes on from its source."""

    def __init__(self, node: ast.AST, why: str = "cannot be known without running the file") -> None:
        super().__init__(why)
        self.node = node
        self.why = why


class Evaluator(ast.NodeVisitor):
    """The values of expressions.

    ``names`` are the names bound so far; they hold plain data, and each value belongs to one name
    alone: reading a name gives a copy, so that no value ever contains itself. ``imported`` maps names
    to the modules and functions that they stand for. ``omitted`` collects what was left out of
    lists and dicts because it is unknown. ``blog`` has the other files.
    """

    def __init__(self, names: dict[str, Any], blog: BlogFiles = NO_FILES) -> None:
        self.names = names
        self.blog = blog
        self.functions = {**FUNCTIONS, **blog.functions()}
        self.imported = {name: name for name in ("os", "re", *self.functions) if "." not in name}
        self.omitted: list[Unknown] = []
        self.left = MOST

    def visit(self, node: ast.AST) -> Any:
        """The value of an expression; raises Unknown when it cannot be known."""
        self.spend(node, 1)
        try:
            value = super().visit(node)
            self.spend(node, size(value) if isinstance(node, MAKERS) else 0)
        except Unknown:
            raise
        except Exception as error:  # whatever the operation itself objects to, nesting without end included
            raise Unknown(node) from error
        return value

    def generic_visit(self, node: ast.AST) -> Any:
        raise Unknown(node)

    def spend(self, node: ast.AST, amount: int) -> None:
        self.left -= amount
        if self.left < 0:
            raise Unknown(node, "is too large")

    def limited(self, node: ast.AST, operation: str, left: Any, right: Any) -> None:
        if largest(operation, left, right) >= self.left:
            raise Unknown(node, "is too large")

    def visit_Constant(self, node: ast.Constant) -> Any:
        return noncharacters.whole(node.value) if isinstance(node.value, str) else node.value

    def visit_Name(self, node: ast.Name) -> Any:
        return self.copied(node, node.id)

    def copied(self, node: ast.AST, name: str) -> Any:
        self.spend(node, size(self.names[name]))
        return copy.deepcopy(self.names[name])

    def known(self, nodes: list[ast.expr]) -> Iterator[Any]:
        """The values that are known; the others are noted as omitted."""
        for node in nodes:
            try:
                if isinstance(node, ast.Starred):
                    yield from self.visit(node.value)
                else:
                    yield self.visit(node)
            except Unknown as unknown:
                self.omitted.append(unknown)

    def visit_List(self, node: ast.List) -> Any:
        return [*self.known(node.elts)]

    def visit_Set(self, node: ast.Set) -> Any:
        return {*self.known(node.elts)}

    def visit_Tuple(self, node: ast.Tuple) -> Any:
        # In a tuple of plain values each has its place, so none can be left out; a tuple of tuples is a list.
        rows = all(isinstance(item, ast.Tuple | ast.List | ast.Dict | ast.Starred) for item in node.elts)
        return (*self.known(node.elts),) if rows else tuple(self.visit(item) for item in node.elts)

    def visit_Dict(self, node: ast.Dict) -> Any:
        found: dict[Any, Any] = {}
        for key, item in zip(node.keys, node.values, strict=True):
            try:
                found.update(self.visit(item) if key is None else {self.visit(key): self.visit(item)})
            except Unknown as unknown:
                self.omitted.append(unknown)
        return found

    def visit_BinOp(self, node: ast.BinOp) -> Any:
        left, right = self.visit(node.left), self.visit(node.right)
        self.limited(node, type(node.op).__name__, left, right)
        return OPERATORS[type(node.op)](left, right)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> Any:
        return OPERATORS[type(node.op)](self.visit(node.operand))

    def visit_BoolOp(self, node: ast.BoolOp) -> Any:
        value = None
        for part in node.values:
            value = self.visit(part)
            if bool(value) is isinstance(node.op, ast.Or):
                break
        return value

    def visit_Compare(self, node: ast.Compare) -> Any:
        values = [self.visit(part) for part in (node.left, *node.comparators)]
        pairs = zip(node.ops, values, values[1:], strict=False)
        return all(OPERATORS[type(op)](left, right) for op, left, right in pairs)

    def visit_IfExp(self, node: ast.IfExp) -> Any:
        return self.visit(node.body if self.visit(node.test) else node.orelse)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> Any:
        return "".join(self.visit(part) for part in node.values)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> Any:
        spec = self.visit(node.format_spec) if node.format_spec else ""
        conversion = f"!{chr(node.conversion)}" if node.conversion > 0 else ""
        form = f"{{{conversion}:{spec}}}"
        value = self.visit(node.value)
        self.limited(node, "format", form, value)
        return form.format(value)

    def visit_Subscript(self, node: ast.Subscript) -> Any:
        return self.visit(node.value)[self.visit(node.slice)]

    def visit_Slice(self, node: ast.Slice) -> Any:
        return slice(*(part and self.visit(part) for part in (node.lower, node.upper, node.step)))

    def dotted(self, node: ast.expr) -> str:
        """``path.join`` → ``os.path.join`` after ``from os import path``; empty for what is no plain name."""
        if isinstance(node, ast.Name) and node.id not in self.names:
            return self.imported.get(node.id, node.id)
        if isinstance(node, ast.Attribute) and (start := self.dotted(node.value)):
            return f"{start}.{node.attr}"
        return ""

    def visit_Attribute(self, node: ast.Attribute) -> Any:
        name = self.dotted(node)
        if name in CONSTANTS:
            return CONSTANTS[name]
        for bound in (name, ast.unparse(node)):
            if bound in self.names:
                return self.copied(node, bound)
        owner = None if name else self.visit(node.value)
        if node.attr not in ATTRIBUTES.get(type(owner), ()):
            raise Unknown(node)
        return getattr(owner, node.attr)

    def visit_Call(self, node: ast.Call) -> Any:
        dotted = self.dotted(node.func)
        if dotted in NAMESPACES and not node.args:
            return {name: self.copied(node, name) for name in self.names}
        function = self.functions.get(dotted)
        owner: Any = None
        if function is None and isinstance(node.func, ast.Attribute):
            with suppress(Unknown):
                owner = self.visit(node.func.value)
            if node.func.attr in METHODS.get(type(owner), ()):
                function = getattr(owner, node.func.attr)
        if function is None:
            raise Unknown(node)
        places = [self.visit(argument) for argument in node.args]
        named: dict[str, Any] = {}
        for keyword in node.keywords:
            value = self.visit(keyword.value)
            named.update(value if keyword.arg is None else {keyword.arg: value})
        self.limited(node, dotted.rpartition(".")[2] or getattr(node.func, "attr", ""), owner, [places, named])
        made = function(*places, **named)
        return list(made) if isinstance(owner, dict) and not isinstance(made, str | bool | int | list | dict) else made
