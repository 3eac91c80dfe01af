"""Where our words go: to the terminal, a pipe, a file of the user's choice; and what if they cannot."""

from __future__ import annotations

import errno
import os
import re
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from rst2hugo.model import noncharacters
from rst2hugo.model.diagnostics import RequestError

# What a terminal, or whoever reads the lines of a log, takes for a command and not for text: control characters,
# line and paragraph separators, marks that turn the direction of what comes after them, halves of surrogate pairs.
COMMANDS = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
BETWEEN_LINES = "\n\t"


def escape(text: str, keep: str = "") -> str:
    """``text`` as a terminal may have it: what would be a command is shown as ``\\u001b``, but for ``keep``.

    File names, and messages that quote a blog or Hugo, may hold anything. The form is that of JSON, which stays JSON.
    """
    return COMMANDS.sub(lambda found: found[0] if found[0] in keep else escape_character(found[0]), text)


def escape_character(character: str) -> str:
    """The escape of one character in JSON."""
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(character) or f"\\u{ord(character):04x}"


class Terminal(Console):
    """Standard error, where each text that is printed is one line."""

    def print(self, *objects: Any, **kwargs: Any) -> None:
        super().print(*(escape(one) if isinstance(one, str) else one for one in objects), **kwargs)


stderr = Terminal(stderr=True, highlight=False, soft_wrap=True, emoji=False)


def say(lines: Iterable[str]) -> None:
    """Print lines to standard output."""
    for line in lines:
        click.echo(escape(line))


def say_text(text: str) -> None:
    """Print a text of several lines to standard output: CSV, JSON, a template."""
    click.echo(escape(text, keep=BETWEEN_LINES))


def pass_page(text: str) -> None:
    """Pass the text of a page to standard output: as it is into a pipe or a file, escaped to a terminal."""
    click.echo(escape(text, keep=BETWEEN_LINES) if sys.stdout.isatty() else text, nl=False)


def tell(lines: Iterable[str]) -> None:
    """Print lines to standard error."""
    for line in lines:
        stderr.print(line, markup=False)


def what_failed(error: OSError) -> str:
    """What the system refused: that our words go out, which has no name of a file, or something else."""
    if error.filename is not None:
        return f"{error.filename} cannot be read or written"
    *_, (frame, _) = traceback.walk_tb(error.__traceback__)
    is_output = str(frame.f_globals.get("__name__")).partition(".")[0] in ("click", "rich", "encodings")
    return "the output cannot be written" if is_output else "the system refuses what is needed"


def refused(reasons: str) -> None:
    """Say why a request cannot be met, one reason a line."""
    for line in reasons.splitlines():
        stderr.print(f"rst2hugo: {line}", markup=False)


@contextmanager
def requests() -> Iterator[None]:
    """A request that cannot be done ends with its reasons and exit code 2, never with a traceback."""
    try:
        yield
    except RequestError as error:
        refused(str(error))
        sys.exit(2)


def check(path: Path | None) -> None:
    """Raises RequestError when a file of the user's choice cannot be written, as far as one can know beforehand."""
    if path is None:
        return
    if not path.parent.is_dir():
        raise RequestError(f"cannot write {path}: there is no folder {path.parent}")
    if path.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise RequestError(f"cannot write {path}: {os.strerror(errno.EISDIR if path.is_dir() else errno.EACCES)}")


def save(path: Path | None, text: str) -> None:
    """Write a file of the user's choice, if there is one. Raises RequestError when that cannot be done."""
    try:
        if path is not None:
            path.write_text(noncharacters.whole(text), "utf-8")
    except OSError as error:
        raise RequestError(f"cannot write {path}: {error.strerror or error}") from None
