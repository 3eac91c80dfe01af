"""In here: files of the old blog are found and read: only inside its folder, and as the text they are meant to be."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from rst2hugo.boundary import Boundary
from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.model import Source

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
Tell = Callable[[Diagnostic], None]
DECLARED = re.compile(rb"coding[:=]\s*([-\w.]+)")


def walk(
    root: Path,
    folder: str = ".",
    ignore: Iterable[str] = (),
    tell: Tell = lambda _: None,
    *,
    boundary: Boundary | None = None,
    hidden: bool = False,
    is_closed: Callable[[str], bool] = lambda folder: False,
) -> Iterator[str]:
    """The files below ``root / folder``, sorted, as paths relative to ``root``.

    Hidden files and folders are left out unless ``hidden``, and those whose name or path matches one of ``ignore``
    (shell patterns). ``tell`` gets a diagnostic for each of the others that cannot be read, or leads out of the
    ``boundary``, which is ``root`` if none is given. A link to another folder is followed, unless its files are
    found without it. A folder that ``is_closed`` (its path, with ``/`` at its end) is given as such, without its files.
    """
    boundary = boundary or Boundary(root.resolve())
    start = root / (os.path.relpath(folder, root) if os.path.isabs(folder) else folder)
    if not boundary.holds(start):
        tell(Diagnostic(folder, None, Code.OUTSIDE_BLOG, refusal(boundary, start)))
    elif start.is_dir():
        yield from Walk(root, boundary, tuple(ignore), tell, hidden, is_closed).below(start, (start.resolve(),))


def refusal(boundary: Boundary, path: Path) -> str:
    """Why a path that leads out is not read, and what to do."""
    return f"leads out of {boundary.folder} and is not read; {boundary.advice(path)}"


@dataclass(frozen=True)
class Walk:
    """A walk through the blog in ``root``, with its hidden files or without them."""

    root: Path
    boundary: Boundary
    ignore: tuple[str, ...]
    tell: Tell
    hidden: bool
    is_closed: Callable[[str], bool]

    def below(self, directory: Path, passed: tuple[Path, ...]) -> Iterator[str]:
        """The files of ``directory``, then those of its folders; ``passed`` are walked in full in any case."""
        try:
            names = sorted(os.listdir(directory))
        except OSError as error:
            self.complain(directory, Code.UNREADABLE, error.strerror or str(error))
            return
        folders = []
        for path in (directory / name for name in names if self.is_wanted(directory / name)):
            if path.is_symlink() and not self.boundary.holds(path):
                self.complain(path, Code.OUTSIDE_BLOG, refusal(self.boundary, path))
            elif path.is_dir():
                folders.append(path)
            elif path.is_file():
                yield path.relative_to(self.root).as_posix()
            else:
                self.complain(path, Code.UNREADABLE, "leads nowhere" if path.is_symlink() else "is no plain file")
        for path in folders:
            if self.is_closed(name := f"{path.relative_to(self.root).as_posix()}/"):
                yield name
            elif not path.is_symlink():
                yield from self.below(path, passed)
            elif not any(path.resolve().is_relative_to(one) or one.is_relative_to(path.resolve()) for one in passed):
                yield from self.below(path, (*passed, path.resolve()))

    def is_wanted(self, path: Path) -> bool:
        """Whether neither its name nor the settings hide it."""
        is_shown = self.hidden or not path.name.startswith(".")
        return is_shown and not fits(path.relative_to(self.root).as_posix(), self.ignore)

    def complain(self, path: Path, code: Code, message: str) -> None:
        self.tell(Diagnostic(path.relative_to(self.root).as_posix(), None, code, message))


def fits(path: str, patterns: Iterable[str]) -> bool:
    """Whether the name or the path of a file matches one of ``patterns``, as shells have them."""
    name = path.rpartition("/")[2]
    return any(fnmatch(name, one) or fnmatch(path, one) for one in patterns)


def read(root: Path, path: str, boundary: Boundary | None = None) -> Source:
    """The text of ``root / path``; what keeps it from being read is a diagnostic of the source."""
    boundary = boundary or Boundary(root.resolve())
    if not boundary.holds(root / path):
        return Source(path, "", (Diagnostic(path, None, Code.OUTSIDE_BLOG, refusal(boundary, root / path)),))
    if (root / path).exists() and not (root / path).is_file():  # a pipe would never end
        return Source(path, "", (Diagnostic(path, None, Code.UNREADABLE, "is no plain file"),))
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        return Source(path, "", (Diagnostic(path, None, Code.UNREADABLE, error.strerror or str(error)),))
    return decoded(data, path)


def decoded(data: bytes, path: str) -> Source:
    """``data`` as text: by its byte order mark, else by its coding comment, else as UTF-8.

    docutils up to 0.20 took the marks out wherever they stood, and read other bytes in an 8-bit encoding.
    """
    encoding = next((name for bom, name in BOMS if data.startswith(bom)), None) or declared(data) or "utf-8"
    told: tuple[Diagnostic, ...] = ()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        instead = eight_bit(data)
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start} (0x{data[error.start]:02x}) is not {encoding}"
        message += f"; the file was read as {instead}" if instead else ""
        text = data.decode(instead) if instead else ""
        told = (Diagnostic(path, line, Code.NOT_DECODABLE, message),)
    return Source(path, text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n"), told)


def eight_bit(data: bytes) -> str | None:
    """An encoding for what is text, but not in UTF-8: the one of Western Windows if it has all bytes, else Latin-1."""
    if b"\0" in data:
        return None
    try:
        data.decode("windows-1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "windows-1252"


def declared(data: bytes) -> str | None:
    """The encoding that a coding comment in the first two lines names (PEP 263, which docutils follows)."""
    for line in data.split(b"\n", 2)[:2]:
        if found := DECLARED.search(line):
            try:
                return codecs.lookup(found[1].decode("ascii")).name
            except LookupError:
                return None
    return None
