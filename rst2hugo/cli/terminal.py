"""Where our words go: to the terminal, a pipe, a file of the user's choice; and what if they cannot."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from rst2hugo.model.diagnostics import RequestError

stderr = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)


class Commands(click.Group):
    """Commands whose output may have nowhere to go: that ends with a line and exit code 2, never with a traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)  # where Python writes the rest when it ends
            with suppress(OSError):
                refused(f"the output cannot be written: {error.strerror or error}")
            os.dup2(nowhere, 2)
            sys.exit(2)


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
            path.write_text(text, "utf-8")
    except OSError as error:
        raise RequestError(f"cannot write {path}: {error.strerror or error}") from None
