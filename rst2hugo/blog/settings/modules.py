"""Which names the statements of a settings file bind, those from other files of the blog included."""

from __future__ import annotations

import ast
import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from rst2hugo.blog.settings.blog_files import FileText
from rst2hugo.blog.settings.expressions import Evaluator, Unknown

# The names of another file of the blog, by its path without the ending; None when it is none.
Module = Callable[[str], Mapping[str, Any] | None]
NOTHING: Mapping[str, Any] = MappingProxyType({})
# Methods that change the value they are called on.
CHANGING = frozenset({"add", "append", "clear", "extend", "insert", "pop", "remove", "setdefault", "sort", "update"})


def root(node: ast.AST) -> str:
    """The name at the beginning of ``NAME["k"].x``."""
    while isinstance(node, ast.Subscript | ast.Attribute | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def bound(body: Sequence[ast.AST]) -> set[str]:
    """The names that statements bind, import or change."""
    found = set()
    for node in (inner for statement in body for inner in ast.walk(statement)):
        if isinstance(node, ast.Name | ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store):
            found.add(root(node))
        elif isinstance(node, ast.alias):
            found.add(node.asname or node.name.partition(".")[0])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
            found.add(root(node.func))
    return found - {"", "*"}


def imported(
    node: ast.Import | ast.ImportFrom, alias: ast.alias, path: str, module: Module, searched: Iterable[object] = ()
) -> dict[str, Any] | None:
    """The names that an import in the file ``path`` binds, when they are in another file of the blog's folder.

    ``import a`` (``as b``) binds ``a.NAME``. The file is looked for beside ``path``, in the blog's folder and in those
    that ``searched`` names, which is Python's ``sys.path``.
    """
    here = PurePosixPath(path).parent
    beside = [here, PurePosixPath(), *(folder / str(one) for one in searched for folder in (here, PurePosixPath()))]
    if isinstance(node, ast.Import):
        wanted, folders = alias.name, beside
    else:
        wanted = node.module or ""
        folders = [here.joinpath(*[".."] * (node.level - 1))] if node.level else beside
    paths = [posixpath.normpath(folder.joinpath(*wanted.split("."))) for folder in folders]
    there = next((found for one in paths if (found := module(one)) is not None), None)
    if there is None:
        return None
    if isinstance(node, ast.Import):
        return {f"{alias.name}.{name}": value for name, value in there.items()}
    if alias.name == "*":
        return {name: value for name, value in there.items() if not name.startswith("_")}
    return {alias.asname or alias.name: there[alias.name]} if alias.name in there else None


def is_execution(node: ast.stmt) -> bool:
    """Whether a statement executes another file or text: ``exec(open("base.py").read())``, ``execfile("base.py")``."""
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and ast.unparse(call.func) in ("exec", "execfile") and bool(call.args)


def executed_text(node: ast.Expr, settings: Evaluator, passed: Sequence[str]) -> FileText:
    """The text of the blog's file that a statement executes; raises Unknown for others, and those ``passed``."""
    assert isinstance(node.value, ast.Call)
    try:
        found = settings.visit(node.value.args[0])
        found = settings.blog.open_text(found) if ast.unparse(node.value.func) == "execfile" else found
    except (Unknown, OSError) as error:
        raise Unknown(node, "is in another file") from error
    if not isinstance(found, FileText) or found.path in passed:
        raise Unknown(node)
    return found
