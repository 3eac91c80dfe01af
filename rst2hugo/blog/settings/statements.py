"""What the statements of a Python file do to its names, found by reading them and never by running them."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import singledispatchmethod
from typing import Any

from rst2hugo.blog.settings.bindings import Bindings
from rst2hugo.blog.settings.blog_files import NO_FILES, BlogFiles, FileText
from rst2hugo.blog.settings.expressions import Unknown
from rst2hugo.blog.settings.modules import CHANGING, NOTHING, Module, bound, executed_text, imported, is_execution, root
from rst2hugo.blog.settings.operations import size
from rst2hugo.blog.settings.parsing import parse_statements
from rst2hugo.model.diagnostics import Code
from rst2hugo.model.reports import Reports

CONTAINERS = (list, dict, set)
# Where Python looks for modules besides the folder of the file; no setting of the blog's.
SEARCHED = "sys.path"


class Statements(Bindings):
    """The statements of a settings file: each binds names, or reports those that it cannot.

    ``before`` are names known already; ``given`` are those that the user gave, which no statement changes.
    ``module`` has the names of another file of the blog by its path without ending; ``blog`` has the texts of all.
    """

    def __init__(
        self,
        before: Mapping[str, Any],
        path: str,
        given: Mapping[str, Any] = NOTHING,
        module: Module = lambda path: None,
        blog: BlogFiles = NO_FILES,
    ) -> None:
        own = {"__name__": "settings", "__file__": path, SEARCHED: []}
        super().__init__({**own, **copy.deepcopy({**before, **given})}, blog)
        self.executing = [path]
        self.given = given
        self.module = module
        self.reports = Reports(path)

    def unknown(self, names: Iterable[str], node: ast.AST, error: Exception) -> None:
        """Report the piece of source that ``names`` needed, but for those that the user gave."""
        if not (names := [name for name in names if name not in self.given and name not in (SEARCHED, "sys")]):
            return
        node, why = (error.node, error.why) if isinstance(error, Unknown) else (node, Unknown(node).why)
        try:
            source = " ".join(ast.unparse(node).split())
        except RecursionError:
            source = "…"
        message = f"{', '.join(sorted(names))}: {source if len(source) <= 50 else f'{source[:49]}…'} {why}"
        self.reports.report(getattr(node, "lineno", 1), Code.UNKNOWN_SETTING, message)

    def run_all(self, body: Sequence[ast.stmt]) -> None:
        for statement in body:
            names = bound([statement])
            if names and names <= self.given.keys():
                continue
            try:
                self.run(statement)
            except Exception as error:
                self.unknown(names or ["*"] * is_execution(statement), statement, error)
            self.names.update(copy.deepcopy(dict(self.given)))

    @singledispatchmethod
    def run(self, node: ast.stmt) -> None:
        """Do what a statement does to names; most other kinds of statement do nothing to them."""

    def known_value(self, name: str, node: ast.expr) -> Any:
        """The value of ``node``; what had to be left out of it is reported for the setting ``name``."""
        self.omitted = []
        value = self.visit(node)
        for found in self.omitted:
            self.unknown([name], node, found)
        return value

    @run.register
    def assign(self, node: ast.Assign | ast.AnnAssign) -> None:
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            name = ast.unparse(target)
            try:
                if node.value is not None:
                    self.bind(target, self.known_value(name, node.value))
            except Exception as error:
                self.forget(target)
                self.unknown([name], node, error)

    @run.register
    def add_to(self, node: ast.AugAssign) -> None:
        name = ast.unparse(node.target)
        try:
            both = ast.copy_location(ast.BinOp(node.target, node.op, node.value), node)
            self.bind(node.target, self.known_value(name, both))
        except Exception as error:
            if not isinstance(self.names.get(name), CONTAINERS):
                self.forget(node.target)
            self.unknown([name], node, error)

    @run.register
    def change(self, node: ast.Expr) -> None:
        call = node.value
        if is_execution(node):
            self.execute(executed_text(node, self, self.executing))
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            return
        name = ast.unparse(call.func.value)
        if call.func.attr not in CHANGING or self.names.keys().isdisjoint((root(call.func), name)):
            return
        owner = self.place(call.func.value)
        places = [self.known_value(name, argument) for argument in call.args]
        named = {str(keyword.arg): self.known_value(name, keyword.value) for keyword in call.keywords}
        if isinstance(owner, CONTAINERS):
            getattr(owner, call.func.attr)(*places, **named)
        self.spend(node, size(owner))

    def execute(self, text: FileText) -> None:
        """Read the text of another file of the blog as part of this one."""
        outer, self.reports = self.reports, Reports(text.path)
        self.executing.append(text.path)
        self.run_all(parse_statements(text, self.reports))
        self.executing.pop()
        outer.add(*self.reports)
        self.reports = outer

    @run.register
    def either(self, node: ast.If) -> None:
        try:
            self.run_all(node.body if self.visit(node.test) else node.orelse)
        except Unknown:
            self.first(node.body, node.orelse)
            if names := bound([*node.body, *node.orelse]):
                self.unknown(names, node, Unknown(node.test, "is unknown, so the first branch was taken"))

    @run.register
    def attempt(self, node: ast.Try) -> None:
        if names := self.first(node.body, node.handlers[0].body if node.handlers else []):
            self.unknown(names, node, Unknown(node.body[0], "is unknown, so the except branch was taken"))
        self.run_all([*node.orelse, *node.finalbody])

    def first(self, body: Sequence[ast.stmt], other: Sequence[ast.stmt]) -> set[str]:
        """Run ``body``; names that have no known value after it take that of ``other``, and are returned."""
        self.spend(body[0], size(self.names))
        before, start = copy.deepcopy(self.names), len(self.reports)
        self.run_all(body)
        after, told = self.names, tuple(self.reports)[start:]
        anything = any(one.message.startswith("*: ") for one in told)  # from a file that is not there
        lost = (bound(other) if anything else bound(body) & bound(other)) - after.keys()
        if lost:
            self.names = before
            self.run_all(other)
            found = {name: value for name, value in self.names.items() if name in lost}
            self.names = {**after, **found}
            self.reports.take_back(start)
            self.reports.add(*(one for one in told if one.message.partition(":")[0] not in found))
            return {*found}
        return set()

    @run.register
    def loop(self, node: ast.For) -> None:
        """Run a loop through a known list; where it leaves something unknown, all that it binds is."""
        before, start = copy.deepcopy(self.names), len(self.reports)
        leaves = any(isinstance(inner, ast.Break | ast.Continue) for inner in ast.walk(node))
        with suppress(Unknown):
            for value in () if leaves else self.visit(node.iter):
                self.bind(node.target, value)
                self.run_all(node.body)
            if not leaves and len(self.reports) == start:
                self.run_all(node.orelse)
                return
        self.names = before
        self.reports.take_back(start)
        self.doubt(node)

    @run.register(ast.While)
    @run.register(ast.Match)
    def doubt(self, node: ast.While | ast.Match | ast.For) -> None:
        names = bound([node]) - (bound([node.target]) if isinstance(node, ast.For) else set())
        for name in names:
            if not isinstance(self.names.get(name), CONTAINERS):
                self.names.pop(name, None)
        if names:
            self.unknown(names, node, Unknown(node))

    @run.register
    def enter(self, node: ast.With) -> None:
        for item in node.items:
            if item.optional_vars:
                self.forget(item.optional_vars)
                with suppress(Unknown):
                    self.bind(item.optional_vars, self.visit(item.context_expr))
        self.run_all(node.body)

    @run.register
    def define(self, node: ast.FunctionDef | ast.ClassDef) -> None:
        self.names.pop(node.name, None)
        self.imported[node.name] = ""  # no longer what Python means by it

    @run.register
    def delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            self.forget(target)

    @run.register
    def import_(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            name = alias.asname or alias.name.partition(".")[0]
            module = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            self.names.pop(name, None)
            self.imported[name] = module + (alias.name if alias.asname else name)
            found = imported(node, alias, self.reports.path, self.module, self.names.get(SEARCHED, []))
            if found is not None:
                self.names.update(copy.deepcopy(found))
            elif name.isupper() or name == "*":
                self.unknown([name], node, Unknown(node, "is in another file"))
