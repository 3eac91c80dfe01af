"""The statements of a Python file: also as Python 2 wrote them, and without those that do not parse."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

from rst2hugo.model.diagnostics import Code
from rst2hugo.model.reports import Reports

# A piece of a file that does not parse may reach over this many lines that begin at the margin.
LONGEST_PIECE = 40
# What Python says of pieces of Python 2, those pieces, and what is read instead: octal numbers (``0755``, and ``03`` in
# dates), the statements print and exec, which become tuples that begin with their name, and names of exceptions.
PYTHON_2 = (
    ("leading zeros", re.compile(r"(?<![\w.])0+(?=[0-7]+(?![\w.]))"), "0o"),
    ("Missing parentheses in call to", re.compile(r"\b(print|exec)\b"), r"\1,"),
    ("multiple exception types", re.compile(r"([\w.]+)[ \t]*,[ \t]*\w+(?=[ \t]*:)"), r"\1"),
)
# So many of these are read in one file.
MOST_OF_PYTHON_2 = 200


def parse_statements(text: str, reports: Reports) -> list[ast.stmt]:
    """The statements of a file; of one that does not parse, those that parse by themselves."""
    try:
        return parsed(text)
    except SyntaxError as error:
        reports.report(error.lineno or 1, Code.UNREADABLE_SETTINGS, f"not Python 3: {error.msg}")
    except (ValueError, RecursionError, MemoryError) as error:
        reports.report(1, Code.UNREADABLE_SETTINGS, f"not Python: {str(error) or 'nested too deeply'}")
    return [*salvaged(text)]


def parsed(text: str, first_line: int = 1) -> list[ast.stmt]:
    with warnings.catch_warnings(action="ignore"):  # of backslashes in strings: the old blog's business
        tree = parse_python(text.removeprefix("\ufeff"))
    ast.increment_lineno(tree, first_line - 1)
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            node.value = call_of_python_2(node.value)
    return tree.body


def call_of_python_2(node: ast.expr) -> ast.expr:
    """The call of a function of the statement ``exec text``, which is a tuple after PYTHON_2; else the same."""
    if isinstance(node, ast.Tuple) and isinstance(node.elts[0], ast.Name) and node.elts[0].id == "exec":
        text = node.elts[1]
        text = text.left if isinstance(text, ast.Compare) else text  # exec text in names
        return ast.copy_location(ast.Call(node.elts[0], [text], []), node)
    return node


def parse_python(text: str) -> ast.Module:
    """The syntax tree of a file that may be written for Python 2 (see PYTHON_2)."""
    for _ in range(MOST_OF_PYTHON_2):
        try:
            return ast.parse(text)
        except SyntaxError as error:
            newer = renew_python(text, error)
            if newer is None:
                raise
            text = newer
    return ast.parse(text)


def renew_python(text: str, error: SyntaxError) -> str | None:
    """The text as Python 3 writes what it objects to; None where that is not of Python 2.

    An error's column counts characters, or bytes of UTF-8.
    """
    pattern, new = next((row[1:] for row in PYTHON_2 if error.msg.startswith(row[0])), (None, ""))
    lines = text.splitlines(keepends=True)
    number, column = (error.lineno or 1) - 1, (error.offset or 1) - 1
    for found in pattern.finditer(lines[number]) if pattern else ():
        if column in (found.start(), len(lines[number][: found.start()].encode())):
            lines[number] = lines[number][: found.start()] + found.expand(new) + lines[number][found.end() :]
            return "".join(lines)
    return None


def salvaged(text: str) -> Iterator[ast.stmt]:
    """Statements of a file that does not parse as a whole, for example because of Python 2's print."""
    lines = text.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if re.match(r"[^\W\d]", line)] + [len(lines)]
    position = 0
    while position < len(starts) - 1:
        for end in range(position + 1, min(position + LONGEST_PIECE, len(starts))):
            try:
                yield from parsed("".join(lines[starts[position] : starts[end]]), starts[position] + 1)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                continue
            position = end - 1
            break
        position += 1
