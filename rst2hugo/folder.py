"""In here: the folder of the old blog: its files, its settings, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rst2hugo import addresses, boundary, files, placeholders, settings
from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.model import Source
from rst2hugo.options import Options


class Folder:
    """The blog in the folder ``root``; None when there is no blog, only a text."""

    def __init__(self, root: Path | None, options: Options) -> None:
        self.root = root
        self.options = options
        self.boundary = None if root is None else boundary.of_blog(root, options.root)
        self.diagnostics: list[Diagnostic] = []

    def walk(self, folder: str = ".", ignore: Iterable[str] = (), *, hidden: bool = False) -> Iterator[str]:
        """The files below a folder of the blog; none when there is no blog, only a text."""
        if self.root is None:
            return iter(())
        return files.walk(self.root, folder, ignore, self.tell, boundary=self.boundary, hidden=hidden)

    def tell(self, one: Diagnostic) -> None:
        """Keep what is wrong with the blog, once."""
        if one not in self.diagnostics:
            self.diagnostics.append(one)

    def read(self, path: str) -> Source:
        """A file of the blog as a source."""
        if self.root is None:
            raise ValueError("a lone text has no other files")
        return files.read(self.root, path, self.boundary)

    def has_file(self, path: str) -> bool:
        """Whether ``path`` is a file."""
        return self.root is not None and (self.root / path).is_file()

    def text_of(self, path: str) -> str | None:
        """The text of a file of the blog; None when there is none that can be read."""
        if not self.has_file(path):
            return None
        found = self.read(path)
        for one in found.diagnostics:
            self.tell(one)
        return None if found.diagnostics else found.text

    def given(self) -> dict[str, Any]:
        """The settings that the user knows better than the blog's configuration."""
        return settings.given(self.options.settings)

    def python_settings(self, path: str, **how: Any) -> dict[str, Any]:
        """What a settings file in Python binds, and what is given; ``how`` is ``settings.read_python``'s."""
        text = self.text_of(path) or ""
        values, told = settings.read_python(text, path, given=self.given(), sibling=self.text_of, **how)
        for one in told:
            self.tell(one)
        return values

    def data_settings(self, path: str) -> dict[str, Any]:
        """What a settings file in YAML, TOML or INI says, and what is given."""
        values, told = settings.read_data(self.text_of(path) or "", path, given=self.given())
        for one in told:
            self.tell(one)
        return values

    def base_url(self, setting: str, value: object, path: str) -> str:
        """The address of the site as a setting of the file ``path`` has it; empty if it is none, or a placeholder.

        Either is reported, if the address is not known otherwise.
        """
        found = addresses.site_address(value) if isinstance(value, str) else None
        if value in (None, "") or (found and not placeholders.is_placeholder(found)):
            return found or ""
        if not self.options.base_url:
            what = "a placeholder" if found else "not the address of a site"
            message = f"{setting} = {value!r} is {what}; give the address with --base-url https://…"
            self.tell(Diagnostic(path, None, Code.NO_ADDRESS, message))
        return ""
