"""An engine's configuration file is read; one that is written in Python is not run."""

from __future__ import annotations

import ast
import re
import tomllib
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from rst2hugo.blog.settings.data import read_data
from rst2hugo.blog.settings.modules import NOTHING
from rst2hugo.blog.settings.statements import SEARCHED, Statements
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.reports import Reports

__all__ = ["given", "language", "listed", "positive", "read_data", "read_python", "table"]
# A piece of a file that does not parse may reach over this many lines that begin at the margin.
LONGEST_PIECE = 40
# So many octal numbers of Python 2 are read in one piece.
MOST_OCTALS = 100
OCTAL = re.compile(r"(?<![\w.])0+(?=[0-7]+(?![\w.]))")


@dataclass
class Files:
    """The settings files of one blog, each of them read once.

    ``text`` has the text of a file by its path, None for one that is not there.
    """

    before: Mapping[str, Any]
    given: Mapping[str, Any]
    text: Callable[[str], str | None]
    reports: Reports
    found: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def names(self, text: str, path: str) -> Mapping[str, Any]:
        """The names that the file ``path``, whose text this is, binds."""
        self.found[path] = NOTHING  # for a file that imports this one again
        settings = Statements(self.before, path, self.given, self.module)
        settings.run_all(statements(text, settings))
        self.found[path] = {
            name: value for name, value in settings.names.items() if not name.startswith(("__", SEARCHED))
        }
        self.reports.add(*settings.reports)
        return self.found[path]

    def module(self, path: str) -> Mapping[str, Any] | None:
        for file in (f"{path}.py", f"{path}/__init__.py"):
            if file in self.found:
                return self.found[file]
            if (text := self.text(file)) is not None:
                return self.names(text, file)
        return None


def read_python(
    text: str,
    path: str,
    *,
    drop_first_line: bool = False,
    before: Mapping[str, Any] = NOTHING,
    given: Mapping[str, Any] = NOTHING,
    sibling: Callable[[str], str | None] = lambda path: None,
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The names that a settings file binds, by reading it; not a line of it is ever executed.

    ``path`` names the file in diagnostics, relative to the blog's folder. ``drop_first_line`` ignores
    line 1, as Acrylamid does. ``before`` are names known already, such as the constants of an engine's package
    (``tinkerer.source_suffix``); they are part of the result, as are those that the user has
    ``given``: these stay as they are, whatever the file does, and nothing is reported for them.
    ``sibling`` has the texts of the blog's other files, which the file may import. Paths in the blog's
    folder come out relative to it. ``site.url = …`` gives a name with a dot.

    A value that cannot be known is left out and reported as UNKNOWN_SETTING, in a message that begins
    with the setting's name: a whole value is not in the result then, while a list or dict is there
    without the entry. Where a condition cannot be known the first branch is taken and reported, too.
    A file that is not Python 3 is UNREADABLE_SETTINGS; the statements in it that are, are read.
    """
    if drop_first_line:
        text = "\n" + text.partition("\n")[2]
    files = Files(before, given, sibling, Reports(path))
    found = dict(files.names(text, path))
    return found, sorted(files.reports, key=lambda one: (one.path, one.line or 0))


def read_assignments(pairs: Iterable[str]) -> dict[str, Any]:
    """What the user gave as ``NAME=VALUE``: a Python or TOML literal, or a text, as every version is (4.10)."""
    split = [(name.strip(), value.strip()) for name, _, value in (pair.partition("=") for pair in pairs)]
    return {name: value if name.endswith("_VERSION") else literal(value) for name, value in split}


def literal(text: str) -> Any:
    with suppress(ValueError, SyntaxError, MemoryError, RecursionError), warnings.catch_warnings(action="ignore"):
        return ast.literal_eval(text)
    with suppress(ValueError, RecursionError):
        return tomllib.loads(f"value = {text}")["value"]
    return text


def statements(text: str, settings: Statements) -> list[ast.stmt]:
    """The statements of a file; of one that does not parse, those that parse by themselves."""
    try:
        return parsed(text)
    except SyntaxError as error:
        settings.reports.report(error.lineno or 1, Code.UNREADABLE_SETTINGS, f"not Python 3: {error.msg}")
    except (ValueError, RecursionError, MemoryError) as error:
        settings.reports.report(1, Code.UNREADABLE_SETTINGS, f"not Python: {str(error) or 'nested too deeply'}")
    return [*salvaged(text)]


def parsed(text: str, first_line: int = 1) -> list[ast.stmt]:
    with warnings.catch_warnings(action="ignore"):  # of backslashes in strings: the old blog's business
        tree = parse_python(text.removeprefix("\ufeff"))
    ast.increment_lineno(tree, first_line - 1)
    return tree.body


def parse_python(text: str) -> ast.Module:
    """The syntax tree of a file in which numbers may be octal as in Python 2: ``0755``, and ``03`` in dates."""
    for _ in range(MOST_OCTALS):
        try:
            return ast.parse(text)
        except SyntaxError as error:
            octal = octal_at(text, error) if error.msg.startswith("leading zeros") else None
            if octal is None:
                raise
            start, end = octal
            text = f"{text[:start]}0o{text[end:]}"
    return ast.parse(text)


def octal_at(text: str, error: SyntaxError) -> tuple[int, int] | None:
    """Where the zeros of the octal number are that Python objects to; it counts characters, or bytes of UTF-8."""
    lines = text.splitlines(keepends=True)
    number, column = (error.lineno or 1) - 1, (error.offset or 1) - 1
    before = sum(map(len, lines[:number]))
    for found in OCTAL.finditer(lines[number]):
        if column in (found.start(), len(lines[number][: found.start()].encode())):
            return before + found.start(), before + found.end()
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


def listed(value: object) -> list[Any]:
    """A setting that may be one thing or several, as a list."""
    return [] if value is None else list(value) if isinstance(value, list | tuple | set) else [value]


def table(values: object, *names: str) -> dict[str, Any]:
    """The table within tables that ``names`` lead to; empty when there is none."""
    for name in names:
        values = values.get(name) if isinstance(values, Mapping) else None
    return dict(values) if isinstance(values, Mapping) else {}


def language(value: object) -> str:
    """A locale as a language tag: ``pt_BR.UTF-8`` → ``pt-BR``; English when there is none."""
    return str(value or "en").partition(".")[0].partition("@")[0].replace("_", "-")


def positive(value: object, default: int) -> int:
    """A setting that must be a number above zero."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else default
