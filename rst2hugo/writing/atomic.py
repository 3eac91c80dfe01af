"""A file appears whole or not at all."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rst2hugo.model.diagnostics import RequestError

Content = bytes | Path
"""What a file shall hold: these bytes, or what that other file holds."""
PART = ".rst2hugo-"
ENDING = ".part"


def checksum(content: Content) -> str:
    """The SHA-256 of some bytes, or of a file without loading it whole. Raises OSError."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def prune(directory: Path, folder: Path) -> None:
    """Remove a folder that became empty, and those above it, but not the site's."""
    while directory != folder:
        try:
            directory.rmdir()
        except OSError:
            return
        directory = directory.parent


def temporary_of(file: Path) -> Path:
    """Where ``file`` is written until it is whole: a name beside it that no other run has."""
    return file.with_name(f"{PART}{secrets.token_hex(8)}{ENDING}")


def clear_remains(folder: Path) -> None:
    """Remove what a killed run was writing in ``folder``."""
    with suppress(OSError):
        for file in [*folder.iterdir()]:
            if file.name.startswith(PART) and file.name.endswith(ENDING):
                file.unlink()


def place(file: Path, content: Content, may_replace: Callable[[], bool] = lambda: True) -> str | None:
    """Put a file where it belongs, whole or not at all; its checksum is returned. Raises RequestError.

    ``may_replace`` is asked when all is written but the last step; if it says no, nothing is done and None returned.
    """
    temporary = temporary_of(file)
    with refusing(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("xb") as out:  # never through a link
                if isinstance(content, bytes):
                    out.write(content)
                else:
                    with refusing(content, "read"):
                        source = content.open("rb")
                    with source:
                        shutil.copyfileobj(source, out)
            made = checksum(temporary)  # of what was really copied: the source may change meanwhile
            if not may_replace():
                return None
            os.replace(temporary, file)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return made


def resolved(folder: str | Path) -> Path:
    """The folder without links in its path. Raises RequestError."""
    try:
        return Path(folder).resolve()
    except (OSError, RuntimeError) as error:  # a link that leads to itself
        raise RequestError(f"{folder} cannot be resolved: {error}") from error


@contextmanager
def refusing(file: Path, what: str = "written") -> Iterator[None]:
    """What the system refuses becomes a request that cannot be met."""
    try:
        yield
    except OSError as error:
        raise RequestError(f"{file} cannot be {what}: {error.strerror or error}") from error
