"""``rst2hugo engines``: the blog engines, as their own files describe them; none of them is imported for that."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

import click

from rst2hugo.cli.terminal import say


@click.command(name="engines")
def command() -> None:
    """List the blog engines that rst2hugo knows."""
    engines = dict(sorted(read_engines()))
    width = max(map(len, engines))
    say(f"{name:{width}}  {describes}" for name, describes in engines.items())


def read_engines() -> Iterator[tuple[str, str]]:
    """The name of each engine, and what it says that it describes, from the source of its class."""
    package = resources.files("rst2hugo")
    for file in [package / "engine" / "__init__.py", *list_files(package / "engines")]:
        for node in ast.parse(file.read_text("utf-8")).body:
            values = read_constants(node) if isinstance(node, ast.ClassDef) else {}
            if {"name", "describes"} <= values.keys():
                yield values["name"], values["describes"]


def list_files(folder: Traversable) -> Iterator[Traversable]:
    """The modules of the package in ``folder``: files, and the first file of each folder."""
    for entry in folder.iterdir():
        file = entry / "__init__.py" if entry.is_dir() else entry
        if file.name.endswith(".py") and file.is_file():
            yield file


def read_constants(node: ast.ClassDef) -> dict[str, str]:
    """The texts that the names in the body of a class stand for."""
    found: dict[str, str] = {}
    for statement in node.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        targets = [statement.target] if isinstance(statement, ast.AnnAssign) else targets
        value = getattr(statement, "value", None)
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            found |= {target.id: value.value for target in targets if isinstance(target, ast.Name)}
    return found
