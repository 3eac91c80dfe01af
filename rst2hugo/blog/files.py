"""Files of the old blog are found and read: only inside its folder, and as the text they are meant to be."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path

from rst2hugo.blog.boundary import Boundary
from rst2hugo.blog.file_reads import note_read
from rst2hugo.model import Source
from rst2hugo.model.diagnostics import Code, Diagnostic

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
Tell = Callable[[Diagnostic], None]
LARGEST_TEXT = 20_000_000
"""Bytes; what has more of them is no text that somebody wrote, but a picture or a copy of a disk."""
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
    named = Path(os.path.relpath(folder, root) if os.path.isabs(folder) else folder)
    start = boundary.follow(root / named)
    start = boundary.read_link(start) or start
    if not boundary.holds(start):
        tell(Diagnostic(folder, None, Code.OUTSIDE_BLOG, explain_refusal(boundary, start)))
    elif os.path.isdir(start):
        shown = "" if named == Path() else f"{named.as_posix()}/"
        yield from Walk(boundary, tuple(ignore), tell, hidden, is_closed).below(start, shown, (start.resolve(),))


def explain_refusal(boundary: Boundary, path: Path) -> str:
    """Why a path that leads out is not read, and what to do."""
    return f"leads out of {boundary.folder} and is not read; {boundary.advice(path)}"


def list_names(folder: Path, boundary: Boundary) -> list[str] | None:
    """The names in a folder; None when there is none within the boundary."""
    place = boundary.follow(folder)
    place = boundary.read_link(place) or place
    try:
        return os.listdir(place) if boundary.holds(place) else None
    except OSError:
        return None


@dataclass(frozen=True)
class Walk:
    """A walk through a blog, with its hidden files or without them."""

    boundary: Boundary
    ignore: tuple[str, ...]
    tell: Tell
    hidden: bool
    is_closed: Callable[[str], bool]

    def below(self, directory: Path, shown: str, passed: tuple[Path, ...]) -> Iterator[str]:
        """The files of ``directory``, then those of its folders; ``passed`` are walked in full in any case.

        ``shown`` is the beginning of their paths.
        """
        try:
            names = sorted(name for name in os.listdir(directory) if self.is_wanted(f"{shown}{name}"))
        except OSError as error:
            self.tell(Diagnostic(shown.rstrip("/") or ".", None, Code.UNREADABLE, error.strerror or str(error)))
            return
        folders = []
        for name in names:
            path, told = self.follow(directory / name, passed), f"{shown}{name}"
            if path.is_symlink() and not path.suffix and not os.path.exists(path):  # a folder that is not here
                self.tell(
                    Diagnostic(told, None, Code.DEAD_SYMLINK, f"leads to {os.readlink(path)}, which is not there")
                )
            elif path.is_symlink() and not self.boundary.holds(path):
                self.tell(Diagnostic(told, None, Code.OUTSIDE_BLOG, explain_refusal(self.boundary, path)))
            elif path.is_dir():
                folders.append((path, f"{told}/", path.is_symlink() or path.parent != directory))
            elif path.is_file():
                yield told
            else:
                problem = "leads nowhere" if path.is_symlink() else "is no plain file"
                self.tell(Diagnostic(told, None, Code.UNREADABLE, problem))
        for path, told, is_link in folders:
            if self.is_closed(told):
                yield told
            elif not is_link:
                yield from self.below(path, told, passed)
            elif self.is_new(path, passed):
                yield from self.below(path, told, (*passed, path.resolve()))

    def follow(self, path: Path, passed: tuple[Path, ...]) -> Path:
        """``path``, or the folder that it leads to as a text."""
        target = self.boundary.read_link(path)
        return target if target is not None and self.boundary.holds(target) and self.is_new(target, passed) else path

    def is_new(self, folder: Path, passed: tuple[Path, ...]) -> bool:
        """Whether the files of a folder are not found without the link that leads there."""
        place = folder.resolve()
        return not any(place.is_relative_to(one) or one.is_relative_to(place) for one in passed)

    def is_wanted(self, path: str) -> bool:
        """Whether neither its name nor the settings hide it."""
        return (self.hidden or not path.rpartition("/")[2].startswith(".")) and not fits(path, self.ignore)


def fits(path: str, patterns: Iterable[str]) -> bool:
    """Whether the name or the path of a file matches one of ``patterns``, as shells have them."""
    name = path.rpartition("/")[2]
    return any(fnmatch(name, one) or fnmatch(path, one) for one in patterns)


def read(root: Path, path: str, boundary: Boundary | None = None) -> Source:
    """The text of ``root / path``; what keeps it from being read is a diagnostic of the source."""
    boundary = boundary or Boundary(root.resolve())
    file = boundary.follow(root / path)
    if not boundary.holds(file):
        return Source(path, "", (Diagnostic(path, None, Code.OUTSIDE_BLOG, explain_refusal(boundary, file)),))
    if os.path.exists(file) and not os.path.isfile(file):  # a pipe would never end
        return Source(path, "", (Diagnostic(path, None, Code.UNREADABLE, "is no plain file"),))
    note_read(file)
    try:
        if (size := file.stat().st_size) > LARGEST_TEXT:
            return Source(path, "", (Diagnostic(path, None, Code.UNREADABLE, explain_size(size)),))
        data = file.read_bytes()
    except (OSError, ValueError) as error:  # a name with a null byte is no file's
        problem = getattr(error, "strerror", None) or str(error)
        return Source(path, "", (Diagnostic(path, None, Code.UNREADABLE, problem),))
    return replace(decoded(data, path), checksum=hashlib.sha256(data).hexdigest())


def explain_size(size: int) -> str:
    """What is told of a file of so many bytes that is not read."""
    return f"has {size // 1_000_000} MB, and nothing above {LARGEST_TEXT // 1_000_000} MB is read as text"


def decoded(data: bytes, path: str) -> Source:
    """``data`` as text: by its byte order mark, else by its coding comment, else as UTF-8.

    docutils up to 0.20 took the marks out wherever they stood, and read other bytes in an 8-bit encoding.
    """
    encoding = next((name for bom, name in BOMS if data.startswith(bom)), None) or declared(data) or "utf-8"
    told: tuple[Diagnostic, ...] = ()
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        instead = eight_bit(data)
        start = getattr(error, "start", 0)  # some encodings do not say where they fail
        line = data.count(b"\n", 0, start) + 1
        message = f"byte {start} (0x{data[start]:02x}) is not {encoding}"
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


def text_encoding(name: str) -> str | None:
    """Python's name for an encoding of text; None for another one (``hex``, ``zip``), or one that does not exist."""
    try:
        "".encode(name)  # which refuses what makes no text
        return codecs.lookup(name).name
    except (LookupError, ValueError):  # one without any characters is called undefined
        return None


def declared(data: bytes) -> str | None:
    """The encoding that a coding comment in the first two lines names (PEP 263, which docutils follows)."""
    for line in data.split(b"\n", 2)[:2]:
        if found := DECLARED.search(line):
            return text_encoding(found[1].decode("ascii"))
    return None
