"""A file appears whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rst2hugo.model.diagnostics import RequestError

Content = bytes | Path
"""What a file shall hold: these bytes, or what that other file holds."""
PART = ".rst2hugo-"


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


def part(file: Path) -> Path:
    """Where ``file`` is written until it is whole: always the same place, so that the next run finds the remains."""
    return file.with_name(f"{PART}{hashlib.sha256(os.fsencode(file.name)).hexdigest()[:16]}.part")


def place(file: Path, content: Content) -> str:
    """Put a file where it belongs, whole or not at all; its checksum is returned. Raises RequestError."""
    temporary = part(file)
    with refusing(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.unlink(missing_ok=True)
            with temporary.open("xb") as out:  # never through a link
                if isinstance(content, bytes):
                    out.write(content)
                else:
                    with content.open("rb") as source:
                        shutil.copyfileobj(source, out)
            made = checksum(temporary)  # of what was really copied: the source may change meanwhile
            os.replace(temporary, file)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return made


@contextmanager
def refusing(file: Path) -> Iterator[None]:
    """What the system refuses becomes a request that cannot be met."""
    try:
        yield
    except OSError as error:
        raise RequestError(f"{file} cannot be written: {error.strerror or error}") from error
