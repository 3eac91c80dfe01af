"""The shell commands in the files that build a blog: Makefiles, scripts, task files, the jobs of CI services."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rst2hugo.blog.build_commands import makefiles
from rst2hugo.blog.build_commands.shell import TOP, UNKNOWN, SimpleCommand, resolve, split_commands
from rst2hugo.values import yaml_loader

# The folder of a step in the files of CI services and hosts.
FOLDERS = ("working-directory", "working_directory", "workingDirectory", "base", "cwd", "dir")
# Lines that begin with another word than the command itself: Dockerfiles, YAML and INI that do not parse, batch files.
LEADING = re.compile(r"^[\s@-]*(?:RUN|CMD|ENTRYPOINT|[\w.-]+\s*[:=])?[\s\"']*(?=\S)")
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)s|%s")
# A string of a Python file that does not parse.
LONGEST = 20_000
PYTHON_STRING = re.compile(r"""(?s)("{3}|'{3}|"|')((?:\\.|(?!\1).)*)\1""")
Data = Mapping[str, Any] | list[Any] | str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Step:
    """A command in a file, with the name of the target or job that it belongs to."""

    command: SimpleCommand
    name: str = ""


def read_steps(name: str, text: str, folder: str) -> Iterator[Step]:
    """The commands in the file ``name`` that lies in ``folder``."""
    lower, text = name.lower(), text.replace("{toxinidir}", TOP)
    ending = lower.rpartition(".")[2]
    if lower in ("makefile", "gnumakefile") or ending == "mk":
        for recipe in makefiles.read_recipes(text):
            for line in recipe.lines:
                yield from (Step(one, recipe.target) for one in split_commands(line, folder))
    elif ending == "py":
        yield from map(Step, in_python(text, folder))
    elif ending in READERS:
        yield from map(Step, in_data(text, folder, READERS[ending]))
    else:
        text = text.replace("\\", "/") if ending in ("bat", "cmd", "ps1") else text
        lines = text if text.startswith("#!") or ending == "sh" else plain_lines(text)
        yield from map(Step, split_commands(PLACEHOLDER.sub(UNKNOWN, lines), folder))


def plain_lines(text: str) -> str:
    """The text with what stands before a command on its line taken away."""
    return "\n".join(LEADING.sub("", line).rstrip("\"'") if line.strip() else line for line in text.splitlines())


def in_data(text: str, folder: str, load: Callable[[str], Any]) -> Iterator[SimpleCommand]:
    """The commands in the strings of a YAML, TOML or JSON file."""
    try:
        data = load(text)
    except (ValueError, RecursionError, yaml_loader.Error):
        yield from split_commands(plain_lines(text), folder)
        return
    yield from in_value(data, folder)


def in_value(value: Data, folder: str) -> Iterator[SimpleCommand]:
    """The commands in a value, however deep; a mapping may name the folder that they run in."""
    if isinstance(value, str):
        yield from split_commands(value, folder)
    elif isinstance(value, list):
        strings = [one for one in value if isinstance(one, str)]
        if len(strings) == len(value) and strings and " " not in strings[0]:  # a command as a list of its words
            yield SimpleCommand(folder, tuple(strings))
        script = "\n".join(strings)
        yield from in_value(script, folder) if script else ()  # ``cd`` holds for the lines after it
        yield from (found for one in value if not isinstance(one, str) for found in in_value(one, folder))
    elif isinstance(value, Mapping):
        named = next((value[key] for key in FOLDERS if isinstance(value.get(key), str)), None)
        below = resolve(folder, named) if named and "$" not in named else default_folder(value, folder)
        yield from workflow(value, below)
        yield from (found for one in value.values() for found in in_value(one, below))


def default_folder(value: Mapping[str, Any], folder: str) -> str:
    """The folder that a workflow or job of GitHub sets for all its steps."""
    run = value.get("defaults")
    run = run.get("run") if isinstance(run, Mapping) else None
    named = run.get("working-directory") if isinstance(run, Mapping) else None
    return resolve(folder, named) if isinstance(named, str) and "$" not in named else folder


def workflow(value: Mapping[str, Any], folder: str) -> Iterator[SimpleCommand]:
    """The command of Pelican's own workflow, ``github_pages.yml``, which is given its settings file; Read the Docs'."""
    given = value.get("with")
    if "pelican" in str(value.get("uses", "")) and isinstance(given, Mapping) and "settings" in given:
        yield SimpleCommand(folder, ("pelican", "--settings", str(given["settings"])))
    sphinx = value.get("sphinx")
    if isinstance(sphinx, Mapping) and isinstance(conf := sphinx.get("configuration"), str):
        builder = ["-b", str(sphinx["builder"])] if isinstance(sphinx.get("builder"), str) else []
        yield SimpleCommand(folder, ("sphinx-build", *builder, conf.rpartition("/")[0] or "."))


def in_python(text: str, folder: str) -> Iterator[SimpleCommand]:
    """The commands in the strings of a Python file, and those that are lists of words or arguments of a call."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        for _, string in PYTHON_STRING.findall(text[:LONGEST]):
            yield from split_commands(PLACEHOLDER.sub(UNKNOWN, string), folder)
        return
    known = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp):
            string = text_of(node, known)
            yield from split_commands(string, folder) if string else ()
        elif isinstance(node, ast.List | ast.Tuple | ast.Call):
            words = node.args if isinstance(node, ast.Call) else node.elts
            if len(words) > 1:
                yield SimpleCommand(folder, tuple(text_of(one, known) or UNKNOWN for one in words))


def text_of(node: ast.expr, known: Mapping[str, str]) -> str:
    """The string that an expression is, as far as it is known; empty for what is no string."""
    if isinstance(node, ast.Constant):
        return PLACEHOLDER.sub(UNKNOWN, node.value) if isinstance(node.value, str) else ""
    if isinstance(node, ast.Name):
        return known.get(node.id, "")
    if isinstance(node, ast.FormattedValue):
        return text_of(node.value, known) or UNKNOWN
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(one, known) for one in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = text_of(node.left, known), text_of(node.right, known)
        return left + (right or UNKNOWN) if left else ""
    return ""


READERS: Mapping[str, Callable[[str], Any]] = {
    "yml": yaml_loader.load,
    "yaml": yaml_loader.load,
    "json": json.loads,
    "toml": tomllib.loads,
}
