"""In here: an engine's configuration file, written in Python, is read without being run."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.settings.statements import Statements

NOTHING: Mapping[str, Any] = MappingProxyType({})
# A piece of a file that does not parse may reach over this many lines that begin at the margin.
LONGEST_PIECE = 40


def read_python(
    text: str, path: str, *, drop_first_line: bool = False, before: Mapping[str, Any] = NOTHING
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The names that a settings file binds, by reading it; not a line of it is ever executed.

    ``path`` names the file in diagnostics. ``drop_first_line`` ignores line 1, as Acrylamid does.
    ``before`` are names known already, those of the file that this one imports with ``*``; they are part
    of the result. Paths in the blog's folder come out relative to it. ``site.url = …`` gives a
    name with a dot.

    A value that cannot be known is left out and reported as UNKNOWN_SETTING, in a message that begins
    with the setting's name: a whole value is not in the result then, while a list or dict is there
    without the entry. Where a condition cannot be known the first branch is taken and reported, too.
    A file that is not Python 3 is UNREADABLE_SETTINGS; the statements in it that are, are read.
    """
    if drop_first_line:
        text = "\n" + text.partition("\n")[2]
    settings = Statements(before, path)
    settings.run_all(statements(text, settings))
    found = {name: value for name, value in settings.names.items() if not name.startswith("__")}
    return found, sorted(settings.diagnostics, key=lambda one: one.line or 0)


def statements(text: str, settings: Statements) -> list[ast.stmt]:
    """The statements of a file; of one that does not parse, those that parse by themselves."""
    try:
        return parsed(text)
    except SyntaxError as error:
        settings.report(Code.UNREADABLE_SETTINGS, error.lineno or 1, f"not Python 3: {error.msg}")
    except (ValueError, RecursionError, MemoryError) as error:
        settings.report(Code.UNREADABLE_SETTINGS, 1, f"not Python: {str(error) or 'nested too deeply'}")
    return [*salvaged(text)]


def parsed(text: str, first_line: int = 1) -> list[ast.stmt]:
    with warnings.catch_warnings(action="ignore"):  # of backslashes in strings: the old blog's business
        tree = ast.parse(text.removeprefix("\ufeff"))
    ast.increment_lineno(tree, first_line - 1)
    return tree.body


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


def listed(value: object) -> list[Any]:
    """A setting that may be one thing or several, as a list."""
    return [] if value is None else list(value) if isinstance(value, list | tuple | set) else [value]


def positive(value: object, default: int) -> int:
    """A setting that must be a number above zero."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else default
