"""Directives that read files: where they look for them, inside the blog's folder, never on the network."""

from __future__ import annotations

import codecs
import os.path
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives.misc import Include, Raw

from rst2hugo.blog import files
from rst2hugo.blog.file_reads import note_read
from rst2hugo.directives import code_listing
from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.model.diagnostics import Code
from rst2hugo.values.normal_forms import find_file

# docutils would import any Python module that is named like a parser.
RST = ("rst", "rest", "restructuredtext")
WIDEST_TAB = 100


def tab_width(argument: str) -> int:
    """The width of a tab, at most 100: with a billion, a line of code would take all memory."""
    width = int(argument)
    if not 0 <= width <= WIDEST_TAB:
        raise ValueError(f"{argument} is not a number from 0 to {WIDEST_TAB}")
    return width


class FileDirective(Forgiving):
    """A directive that reads a file, which must lie inside ``BlogSettings.boundary``."""

    folders: ClassVar[tuple[str, ...]] = ()
    """Folders of the blog in which the engine looks for such files, too."""

    def file(self, name: str) -> Path:
        """The file that ``name`` means.

        Engines differ, so it is looked for beside the text that names it, in the blog's folder, and
        in ``folders``; with a slash at its start (Sphinx) only below the blog's folder. Raises
        docutils' DirectiveError when it is not there or lies outside, or when there is no blog.
        What is checked is the path that docutils opens: ``a/../b`` is ``b`` there, even if ``a`` is a link.
        """
        document = self.state.document
        blog = blog_settings(document)
        root, boundary = blog.root, blog.boundary
        if root is None or boundary is None:
            raise self.warning(f'"{self.name}" directive disabled.')
        outside: Path | None = None
        for candidate in self.candidates(name, Path(document.current_source or root).parent, Path(root)):
            try:
                # An absolute path, since docutils would look for a relative one beside the text.
                path = boundary.follow(Path(os.path.abspath(candidate)))
                if not boundary.holds(path):
                    outside = outside or path
                    continue
                there = find_file(Path(os.path.abspath(candidate)))
                path = boundary.follow(there)
                if os.path.isfile(path) and boundary.holds(path):
                    note_read(path)
                    blog.included.append(os.path.relpath(there, os.path.abspath(root)))
                    return path
            except (OSError, ValueError, RuntimeError):  # too long, no path at all, a link to itself
                continue
        if outside:
            raise self.error(f"Outside the blog: {name} is not read; {boundary.advice(outside)}.")
        raise self.error(f'Problems with "{self.name}" directive: there is no file {name}.')

    def candidates(self, name: str, here: Path, root: Path) -> Iterator[Path]:
        """The paths at which ``name`` may be, the likeliest first."""
        if name.startswith("/"):
            yield root / name.lstrip("/")
            yield Path(name)
        else:
            yield from (folder / name for folder in (here, root, *(root / one for one in self.folders)))

    def text_of(self, path: Path) -> str:
        """The text of a file, with ``\\n`` at its line ends. Raises docutils' DirectiveError when it is not text."""
        try:
            if (size := path.stat().st_size) > files.LARGEST_TEXT:
                raise self.error(f"Not text: {path.name} {files.explain_size(size)}.")
            data = path.read_bytes()
        except OSError as error:
            raise self.error(f'Problems with "{self.name}" directive: {path.name}: {error.strerror}.') from error
        given = self.__dict__.setdefault("given_encoding", self.options.get("encoding"))
        if given and files.text_encoding(given) is None:
            self.report(
                self.lineno, Code.BAD_VALUE, f"{self.name}: {given} is not an encoding of text; it was left out"
            )
            given = self.__dict__["given_encoding"] = None
        encoding = str(given or encoding_of(data))
        try:
            read = data.decode(encoding)
        except UnicodeError as error:
            instead = None if given else files.eight_bit(data)
            if instead is None:
                raise self.error(f"Not text: {path.name} cannot be read as {encoding}.") from error
            self.report(self.lineno, Code.NOT_DECODABLE, f"{path.name} is not {encoding}; it was read as {instead}")
            encoding, read = instead, data.decode(instead)
        self.options["encoding"] = encoding
        return read.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")


def encoding_of(data: bytes) -> str:
    """How a file says that it is encoded, else UTF-8."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return files.declared(data) or "utf-8"


class Confined(FileDirective):
    """Mixed into a directive of docutils, which then reads the file that was located for it."""

    def run(self) -> list[nodes.Node]:
        if "url" in self.options:
            raise self.error(f"Outside the blog: {self.options['url']} is not fetched.")
        if "file" in self.options:
            path = self.file(directives.path(self.options["file"]))
            self.text_of(path)
            self.options["file"] = str(path)
        return list(super().run())


class ConfinedRaw(Confined, Raw):
    option_spec: ClassVar[Any] = OptionSpec(Raw.option_spec or {})


class ConfinedInclude(FileDirective, Include):
    """docutils' ``include``; what it shows as code is code like all other.

    ``<isonum.txt>`` is one of the definition files that docutils brings, and nothing else.
    """

    option_spec: ClassVar[Any] = OptionSpec(
        {**(Include.option_spec or {}), **dict.fromkeys(["parser", *code_listing.NUMBERING], directives.unchanged)}
        | {"tab-width": tab_width}
    )

    def run(self) -> list[nodes.Node]:
        if (parser := self.options.pop("parser", "rst").lower()) not in RST:
            raise self.error(f'"{self.name}" directive: what is written for the parser {parser} is not included.')
        path = self.file(directives.path(self.arguments[0]))
        self.text_of(path)
        self.arguments[0] = str(path)
        language = self.options.get("code")
        numbers = code_listing.numbers(self.options)
        for option in code_listing.NUMBERING:
            self.options.pop(option, None)
        made = list(super().run())
        for block in made:
            if isinstance(block, nodes.literal_block):
                self.located(block)
                block["classes"] = list(self.options.get("class", []))
                block["numbers"] = numbers
                if language:
                    block["language"] = language
        return made

    def file(self, name: str) -> Path:
        if blog_settings(self.state.document).root is None or not (name.startswith("<") and name.endswith(">")):
            return super().file(name)
        folder = Path(self.standard_include_path).resolve()
        try:
            path = folder.joinpath(name[1:-1]).resolve()
            if os.path.isfile(path) and path.is_relative_to(folder):
                return path
            outside = not path.is_relative_to(folder)
        except (OSError, ValueError, RuntimeError):  # too long, no path at all
            outside = False
        if outside:
            raise self.error(f"Outside the blog: {name} is not read; in <…> only files that docutils brings are.")
        raise self.error(f'Problems with "{self.name}" directive: docutils brings no file {name}.')


CONFINED = {"include": ConfinedInclude, "raw": ConfinedRaw}
