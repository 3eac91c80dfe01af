"""Parts of a file of code, as Sphinx' ``literalinclude`` picks them: by lines, by words in them, by name."""

from __future__ import annotations

import ast
import difflib
import re
import textwrap
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


class Excerpt(NamedTuple):
    """Lines of a file, and the number that the first of them has there, counted from 1."""

    lines: list[str]
    first: int = 1

    @property
    def code(self) -> str:
        return "\n".join(self.lines)


def line_numbers(spec: str, total: int) -> list[int]:
    """The lines that ``1,3-5,8-`` (or ``1 3 4``) means out of ``total``, counted from 1; one may lie beyond them.

    Raises ValueError when ``spec`` is not such a list.
    """
    found: list[int] = []
    for part in re.split(r"[,\s]+", re.sub(r"\s*-\s*", "-", spec.strip())):
        match = re.fullmatch(r"(\d*)(-?)(\d*)", part)
        start, end = (int(match[1] or 1), int(match[3] or total)) if match else (0, 0)
        if match and not match[2]:
            end = start
        elif match and not match[3]:
            end = max(start, total)
        if part in ("", "-") or not 1 <= start <= end:
            raise ValueError(f"{spec!r} is not a list of lines")
        found += range(min(start, total + 1), min(end, total + 1) + 1)  # nobody needs to know how far beyond
    return found


def dedented(lines: Sequence[str], columns: int | None) -> list[str]:
    """The lines without their first ``columns`` characters; None: without the spaces that all of them begin with."""
    if columns is None:
        return textwrap.dedent("\n".join(lines)).split("\n")
    return [line[columns:] for line in lines]


def excerpt(text: str, options: Mapping[str, Any]) -> Excerpt:
    """What the options of ``literalinclude`` leave of a file, in the order in which Sphinx applies them.

    Raises ValueError when what an option names is not in the file.
    """
    found = Excerpt(text.removesuffix("\n").split("\n"))
    if name := options.get("pyobject"):
        found = definition(text, name)
    found = up_to_words(from_words(found, options), options)
    if spec := options.get("lines"):
        found = picked(found, spec, adjoining="lineno-match" in options)
    lines = dedented(found.lines, options["dedent"]) if "dedent" in options else found.lines
    before, after = ([options[name]] if options.get(name) else [] for name in ("prepend", "append"))
    return Excerpt([*before, *lines, *after], found.first)


def definition(text: str, name: str) -> Excerpt:
    """The lines that define the Python object ``name`` (``Class.method``), with its decorators."""
    try:
        with warnings.catch_warnings():  # of escapes in strings and such, no business of ours
            warnings.simplefilter("ignore")
            scope: ast.AST = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ValueError(f"it is not Python, so no {name!r} can be found in it") from error
    for part in name.split("."):
        inner = next((one for one in definitions(scope) if getattr(one, "name", None) == part), None)
        if inner is None:
            raise ValueError(f"there is no Python object {name!r} in it")
        scope = inner
    assert isinstance(scope, DEFINITIONS)
    start = min(one.lineno for one in (scope, *scope.decorator_list))
    return Excerpt(text.split("\n")[start - 1 : scope.end_lineno], start)


def definitions(scope: ast.AST) -> Iterator[ast.AST]:
    """The classes and functions defined in ``scope``, also below an ``if`` or a ``try``."""
    for child in ast.iter_child_nodes(scope):
        if isinstance(child, DEFINITIONS):
            yield child
        elif isinstance(child, ast.stmt | ast.ExceptHandler):
            yield from definitions(child)


def from_words(found: Excerpt, options: Mapping[str, Any]) -> Excerpt:
    """From the line with the words of ``start-at``, or from the one after those of ``start-after``."""
    for name, skipped in (("start-at", 0), ("start-after", 1)):
        if words := options.get(name):
            start = position(found.lines, words, name) + skipped
            return Excerpt(found.lines[start:], found.first + start)
    return found


def up_to_words(found: Excerpt, options: Mapping[str, Any]) -> Excerpt:
    """Up to the line with the words of ``end-at``, or up to the one before those of ``end-before``."""
    if words := options.get("end-at"):
        return Excerpt(found.lines[: position(found.lines, words, "end-at") + 1], found.first)
    if words := options.get("end-before"):
        # The first line is the one that start-at has found.
        return Excerpt(found.lines[: position(found.lines, words, "end-before", 1)], found.first)
    return found


def position(lines: Sequence[str], words: str, option: str, start: int = 0) -> int:
    """Where, counted from 0, the first line with ``words`` stands."""
    at = next((number for number, line in enumerate(lines) if number >= start and words in line), None)
    if at is None:
        raise ValueError(f"the words of {option}, {words!r}, are not in it")
    return at


def picked(found: Excerpt, spec: str, *, adjoining: bool) -> Excerpt:
    """The lines that ``spec`` names, in its order; ``adjoining`` ones must follow each other, for they get numbers."""
    wanted = line_numbers(spec, len(found.lines))
    there = [number for number in wanted if number <= len(found.lines)]
    if not there:
        raise ValueError(f"none of the lines {spec} is in it")
    if adjoining and there != list(range(there[0], there[0] + len(there))):
        raise ValueError(f"the lines {spec} do not follow each other, as lineno-match wants")
    return Excerpt([found.lines[number - 1] for number in there], found.first + there[0] - 1)


def difference(old: str, new: str, old_name: str, new_name: str) -> Excerpt:
    """What changed from one text to the other, as ``diff -u`` shows it."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), old_name, new_name, lineterm="")
    return Excerpt(list(lines))
