"""In here: files of the old blog are found and read: only inside its folder, and as the text they are meant to be."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.model import Source

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
OUTSIDE = "leads outside the blog's folder"
Tell = Callable[[Diagnostic], None]
DECLARED = re.compile(rb"coding[:=]\s*([-\w.]+)")


def walk(root: Path, folder: str = ".", ignore: Iterable[str] = (), tell: Tell = lambda _: None) -> Iterator[str]:
    """The files below ``root / folder``, sorted, as paths relative to ``root``.

    Hidden files and folders are left out, and those whose name or path matches one of ``ignore``
    (shell patterns). ``tell`` gets a diagnostic for each of the others that cannot be read, or leads out of
    ``root``. A link to another folder of the blog is followed, unless its files are found without it.
    """
    start = root / folder
    if not start.resolve().is_relative_to(root.resolve()):
        tell(Diagnostic(folder, None, Code.OUTSIDE_BLOG, OUTSIDE))
    elif start.is_dir():
        yield from Walk(root, tuple(ignore), tell).below(start, (start.resolve(),))


@dataclass(frozen=True)
class Walk:
    """A walk through the blog in ``root``."""

    root: Path
    ignore: tuple[str, ...]
    tell: Tell

    def below(self, directory: Path, passed: tuple[Path, ...]) -> Iterator[str]:
        """The files of ``directory``, then those of its folders; ``passed`` are walked in full in any case."""
        try:
            names = sorted(os.listdir(directory))
        except OSError as error:
            self.complain(directory, Code.UNREADABLE, error.strerror or str(error))
            return
        folders = []
        for path in (directory / name for name in names if wanted(directory / name, self.root, self.ignore)):
            if path.is_symlink() and leads_out(path, self.root):
                self.complain(path, Code.OUTSIDE_BLOG, OUTSIDE)
            elif path.is_dir():
                folders.append(path)
            elif path.is_file():
                yield path.relative_to(self.root).as_posix()
            else:
                self.complain(path, Code.UNREADABLE, "leads nowhere" if path.is_symlink() else "is no plain file")
        for path in folders:
            if not path.is_symlink():
                yield from self.below(path, passed)
            elif not any(path.resolve().is_relative_to(one) or one.is_relative_to(path.resolve()) for one in passed):
                yield from self.below(path, (*passed, path.resolve()))

    def complain(self, path: Path, code: Code, message: str) -> None:
        self.tell(Diagnostic(path.relative_to(self.root).as_posix(), None, code, message))


def leads_out(path: Path, root: Path) -> bool:
    """Whether ``path`` is outside the blog once all links are followed."""
    try:
        return not path.resolve().is_relative_to(root.resolve())
    except RuntimeError:  # a link that leads to itself (before Python 3.13)
        return False


def wanted(path: Path, root: Path, ignore: Iterable[str]) -> bool:
    relative = path.relative_to(root).as_posix()
    return not path.name.startswith(".") and not any(
        fnmatch(path.name, one) or fnmatch(relative, one) for one in ignore
    )


def read(root: Path, path: str) -> Source:
    """The text of ``root / path``; what keeps it from being read is a diagnostic of the source."""
    if leads_out(root / path, root):
        return Source(path, "", (Diagnostic(path, None, Code.OUTSIDE_BLOG, OUTSIDE),))
    if (root / path).exists() and not (root / path).is_file():  # a pipe would never end
        return Source(path, "", (Diagnostic(path, None, Code.UNREADABLE, "is no plain file"),))
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
