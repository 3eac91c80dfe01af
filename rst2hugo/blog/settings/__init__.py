"""An engine's configuration file is read; one that is written in Python is not run."""

from __future__ import annotations

import ast
import tomllib
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from rst2hugo.blog.settings.blog_files import BlogFiles
from rst2hugo.blog.settings.data import read_data
from rst2hugo.blog.settings.modules import NOTHING
from rst2hugo.blog.settings.parsing import parse_statements
from rst2hugo.blog.settings.statements import SEARCHED, Statements
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.model.reports import Reports

__all__ = ["given", "language", "listed", "positive", "read_data", "read_python", "table"]


@dataclass
class Files:
    """The settings files of one blog, each of them read once.

    ``blog`` has the texts of files by their paths.
    """

    before: Mapping[str, Any]
    given: Mapping[str, Any]
    blog: BlogFiles
    reports: Reports
    found: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def names(self, text: str, path: str) -> Mapping[str, Any]:
        """The names that the file ``path``, whose text this is, binds."""
        self.found[path] = NOTHING  # for a file that imports this one again
        settings = Statements(self.before, path, self.given, self.module, self.blog)
        settings.run_all(parse_statements(text, settings.reports))
        self.found[path] = {
            name: value for name, value in settings.names.items() if not name.startswith(("__", SEARCHED))
        }
        self.reports.add(*settings.reports)
        return self.found[path]

    def module(self, path: str) -> Mapping[str, Any] | None:
        for file in (f"{path}.py", f"{path}/__init__.py"):
            if file in self.found:
                return self.found[file]
            if (text := self.blog.text(file)) is not None:
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
    names_in: Callable[[str], Sequence[str] | None] = lambda folder: None,
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The names that a settings file binds, by reading it; not a line of it is ever executed.

    ``path`` names the file in diagnostics, relative to the blog's folder. ``drop_first_line`` ignores
    line 1, as Acrylamid does. ``before`` are names known already, such as the constants of an engine's package
    (``tinkerer.source_suffix``); they are part of the result, as are those that the user has
    ``given``: these stay as they are, whatever the file does, and nothing is reported for them.
    ``sibling`` has the texts of the blog's other files, which the file may import, open or execute, and
    ``names_in`` what is in a folder (``os.listdir``). Paths in the blog's folder come out relative to it.
    ``site.url = …`` gives a name with a dot.

    A value that cannot be known is left out and reported as UNKNOWN_SETTING, in a message that begins
    with the setting's name: a whole value is not in the result then, while a list or dict is there
    without the entry. Where a condition cannot be known the first branch is taken and reported, too.
    A file that is not Python 3 is UNREADABLE_SETTINGS; the statements in it that are, are read.
    """
    if drop_first_line:
        text = "\n" + text.partition("\n")[2]
    files = Files(before, given, BlogFiles(sibling, names_in), Reports(path))
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


def as_list(value: object) -> list[Any]:
    """A setting that may be one thing or several, as a list."""
    return [] if value is None else list(value) if isinstance(value, list | tuple | set) else [value]


def texts_in(value: object) -> Iterator[str]:
    """The texts that a value is made of, at whatever depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for one in value.values() for text in texts_in(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in texts_in(one))


def overlay(defaults: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The defaults, and over them the values; what stands for a text is one, and None, False and 0 are none."""
    texts = {name: defaults[name] for name in defaults.keys() & values.keys() if isinstance(defaults[name], str)}
    given = {
        name: values[name] if isinstance(values[name], str) else str(values[name] or texts[name]) for name in texts
    }
    return {**defaults, **values, **given}


def table(values: object, *names: str) -> dict[str, Any]:
    """The table within tables that ``names`` lead to; empty when there is none."""
    for name in names:
        values = values.get(name) if isinstance(values, Mapping) else None
    return dict(values) if isinstance(values, Mapping) else {}


def language(value: object) -> str:
    """A locale as a language tag: ``pt_BR.UTF-8`` → ``pt-BR``; English when there is none, as in the locale ``C``."""
    found = str(value or "en").partition(".")[0].partition("@")[0].replace("_", "-")
    return "en" if found in ("C", "POSIX") else found


def positive(value: object, default: int) -> int:
    """A setting that must be a number above zero."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else default
