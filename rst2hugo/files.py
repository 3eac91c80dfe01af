"""In here: files of the old blog are found and read: only inside its folder, and as the text they are meant to be."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.model import Source

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARED = re.compile(rb"coding[:=]\s*([-\w.]+)")


def walk(root: Path, folder: str = ".", ignore: Iterable[str] = ()) -> Iterator[str]:
    """The files below ``root / folder``, sorted, as paths relative to ``root``.

    Hidden files and folders are left out, and those whose name or path matches one of ``ignore``
    (shell patterns). A link that leads out of ``root`` is not followed.
    """
    top = root.resolve()
    for directory, folders, names in os.walk(root / folder):
        here = Path(directory)
        kept = [
            one for one in folders if wanted(here / one, root, ignore) and (here / one).resolve().is_relative_to(top)
        ]
        folders[:] = sorted(kept)
        for name in sorted(names):
            file = here / name
            if wanted(file, root, ignore) and file.resolve().is_relative_to(top) and file.is_file():
                yield file.relative_to(root).as_posix()


def wanted(path: Path, root: Path, ignore: Iterable[str]) -> bool:
    relative = path.relative_to(root).as_posix()
    return not path.name.startswith(".") and not any(
        fnmatch(path.name, one) or fnmatch(relative, one) for one in ignore
    )


def read(root: Path, path: str) -> Source:
    """The text of ``root / path``; what keeps it from being read is a diagnostic of the source."""
    if not (root / path).resolve().is_relative_to(root.resolve()):
        return Source(path, "", (Diagnostic(path, None, Code.OUTSIDE_BLOG, "leads outside the blog's folder"),))
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        return Source(path, "", (Diagnostic(path, None, Code.UNREADABLE, error.strerror or str(error)),))
    return decoded(data, path)


def decoded(data: bytes, path: str) -> Source:
    """``data`` as text: by its byte order mark, else by its coding comment, else as UTF-8."""
    encoding = next((name for bom, name in BOMS if data.startswith(bom)), None) or declared(data) or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start} (0x{data[error.start]:02x}) is not {encoding}"
        return Source(path, "", (Diagnostic(path, line, Code.NOT_DECODABLE, message),))
    return Source(path, text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def declared(data: bytes) -> str | None:
    """The encoding that a coding comment in the first two lines names (PEP 263, which docutils follows)."""
    for line in data.split(b"\n", 2)[:2]:
        if found := DECLARED.search(line):
            try:
                return codecs.lookup(found[1].decode("ascii")).name
            except LookupError:
                return None
    return None
