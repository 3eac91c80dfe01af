"""The folder of the old blog: its files, its settings, and what is wrong with them."""

from __future__ import annotations

import os.path
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from rst2hugo.addresses import placeholders, urls
from rst2hugo.blog import files, settings
from rst2hugo.blog.boundary import Boundary, find_boundary
from rst2hugo.blog.file_reports import collect_reports, report
from rst2hugo.model import Source
from rst2hugo.model.diagnostics import Code, Diagnostic, RequestError
from rst2hugo.model.location import BlogLocation, Finding
from rst2hugo.model.options import Options

# What keeps a settings file from being read.
UNREADABLE = (Code.UNREADABLE_SETTINGS, Code.UNREADABLE, Code.NOT_DECODABLE, Code.OUTSIDE_BLOG)


class SettingsRules:
    """What an engine says of its settings file; every engine is one."""

    name: ClassVar[str] = "rst"
    # The usual names of the settings file, the one that counts first.
    settings_files: ClassVar[tuple[str, ...]] = ()
    # Names of settings, from their beginnings, that change neither a text nor an address: those of themes and tools.
    without_effect: ClassVar[re.Pattern[str]] = re.compile(r"(?!)")
    # What finds the fault of a setting's value, by the setting's name.
    checks: ClassVar[Mapping[str, Callable[[object], str | None]]] = {}


@dataclass(frozen=True)
class Folder:
    """The blog at a location, whose sources are below ``root``; that is None when there is no blog, only a text.

    ``unreadable`` is why nothing of the settings file could be read.
    """

    location: BlogLocation
    options: Options
    rules: type[SettingsRules] = SettingsRules
    unreadable: list[Diagnostic] = field(default_factory=list)

    @property
    def root(self) -> Path | None:
        return self.location.root

    @cached_property
    def boundary(self) -> Boundary | None:
        """What may be read; None where there is no blog."""
        return find_boundary(self.location.folder, self.options.root) if self.location.folder else None

    def with_content(self, folder: str, how: str = "") -> Folder:
        """The blog with its posts in ``folder``, which the setting ``how`` names unless that is the usual one."""
        return replace(self, location=replace(self.location, content=Finding(folder, how)))

    def with_version(self, version: str, how: str) -> Folder:
        """The blog with its engine's version, where no file asks for one."""
        return replace(self, location=replace(self.location, version=self.location.version or Finding(version, how)))

    def exact_version(self) -> dict[str, str]:
        """The engine's version as a setting (``NIKOLA_VERSION``), if the blog asks for one and not for a range."""
        version = self.location.version
        is_exact = version is not None and "later" not in version.value
        return {f"{self.rules.name.upper()}_VERSION": version.value} if version and is_exact else {}

    @property
    def settings_path(self) -> str:
        """The settings file, relative to the root: the one that was found, else what it is usually called."""
        return self.location.settings.value if self.location.settings else self.rules.settings_files[0]

    def walk(self, folder: str = ".", ignore: Iterable[str] = (), *, hidden: bool = False) -> Iterator[str]:
        """The files below a folder of the blog; none when there is no blog, only a text."""
        if self.root is None:
            return iter(())
        return files.walk(self.root, folder, ignore, report, boundary=self.boundary, hidden=hidden)

    def walk_everything(self, folder: str, is_closed: Callable[[str], bool]) -> Iterator[str]:
        """The files below a folder, hidden ones and such as cannot be read among them; closed folders as one."""
        if self.root is None:
            return
        refused: list[Diagnostic] = []
        yield from files.walk(
            self.root, folder, (), refused.append, boundary=self.boundary, hidden=True, is_closed=is_closed
        )
        yield from (one.path for one in refused)

    def read(self, path: str) -> Source:
        """A file of the blog as a source."""
        if self.root is None:
            raise ValueError("a lone text has no other files")
        return files.read(self.root, path, self.boundary)

    def has_file(self, path: str) -> bool:
        """Whether ``path`` is a file."""
        return self.root is not None and os.path.isfile(self.place(path))

    def is_inside(self, path: str) -> bool:
        """Whether ``path`` is within the blog's boundary once all links are followed."""
        return self.boundary is None or self.boundary.holds(self.place(path))

    def place(self, path: str) -> Path:
        """Where a file of the blog is; as itself when there is no blog."""
        return self.boundary.follow(self.root / path) if self.root is not None and self.boundary else Path(path)

    def text_of(self, path: str) -> str | None:
        """The text of a file of the blog; None when there is none that can be read."""
        if not self.has_file(path):
            return None
        found = self.read(path)
        report(*found.diagnostics)
        return None if found.diagnostics else found.text

    def folder_names(self, folder: str) -> list[str] | None:
        """The names in a folder of the blog; None when there is none, or none within the boundary."""
        return files.list_names(self.root / folder, self.boundary) if self.root and self.boundary else None

    def text_above(self, path: str) -> str | None:
        """The text of a file in the folder that the user named, where that is not the blog's root."""
        if self.root is None or self.location.folder in (None, self.root):
            return None
        return self.text_of(Path(os.path.relpath(self.location.folder / path, self.root)).as_posix())

    def given_settings(self) -> dict[str, Any]:
        """The settings that the user knows better than the blog's configuration."""
        return settings.read_assignments(self.options.settings)

    def python_settings(self, path: str, *, is_base: bool = False, **how: Any) -> dict[str, Any]:
        """What a settings file in Python binds, and what is given; ``how`` is ``settings.read_python``'s.

        Paths that the file makes of its own place are relative to the blog's root, or to the file's folder if that
        ``is_base``.
        """
        base = posixpath.dirname(path) if is_base else ""
        with collect_reports() as reports:
            text, name = self.text_of(path) or "", posixpath.relpath(path, base) if base else path
            values, told = settings.read_python(
                text,
                name,
                given=self.given_settings(),
                sibling=lambda one: self.text_beside(base, one),
                names_in=lambda one: self.folder_names(posixpath.join(base, one)) or self.folder_names(one),
                **how,
            )
            report(*(replace(one, path=posixpath.join(base, one.path)) for one in told if not self.has_no_effect(one)))
        report(*reports)
        self.note_unreadable(path, values.keys() - self.given_settings().keys() - how.get("before", {}).keys(), reports)
        return self.drop_faulty(values, path)

    def has_no_effect(self, diagnostic: Diagnostic) -> bool:
        """Whether ``diagnostic`` is about settings that change neither a text nor an address, whatever they are."""
        names = diagnostic.message.partition(":")[0].split(", ")
        return diagnostic.code is Code.UNKNOWN_SETTING and all(map(self.rules.without_effect.match, names))

    def text_beside(self, base: str, path: str) -> str | None:
        """The text of a file that a settings file in ``base`` imports: from there, or from the blog's root."""
        found = self.text_of(posixpath.join(base, path))
        return found if found is not None or not base else self.text_of(path)

    def data_settings(self, path: str) -> dict[str, Any]:
        """What a settings file in YAML, TOML or INI says, and what is given."""
        with collect_reports() as reports:
            values, told = settings.read_data(self.text_of(path) or "", path, given=self.given_settings())
            report(*told)
        report(*reports)
        self.note_unreadable(path, values.keys() - self.given_settings().keys(), reports)
        return self.drop_faulty(values, path)

    def drop_faulty(self, values: dict[str, Any], path: str) -> dict[str, Any]:
        """The settings without those that cannot be used, which are reported; the defaults take their place."""
        checked = {name: check(values[name]) for name, check in self.rules.checks.items() if values.get(name)}
        faults = {name: fault for name, fault in checked.items() if fault}
        for name, fault in faults.items():
            report(Diagnostic(path, None, Code.BAD_VALUE, f"{name}: {fault}; the default was taken"))
        return {name: value for name, value in values.items() if name not in faults}

    def note_unreadable(self, path: str, names: Collection[str], reports: Iterable[Diagnostic]) -> None:
        """Keep what is wrong with the settings file if none of its ``names`` are known."""
        if not names and path == (self.location.settings and self.location.settings.value):
            self.unreadable.extend(one for one in reports if one.path == path and one.code in UNREADABLE)

    def require_settings(self) -> None:
        """Raise RequestError when there is a settings file and nothing of it can be read."""
        if self.unreadable:
            advice = "nothing is converted without it; correct it, or name another one with --settings"
            raise RequestError("\n".join([*map(str, self.unreadable), advice]))

    def base_url(self, setting: str, value: object, path: str) -> str:
        """The address of the site as a setting of the file ``path`` has it; empty if it is none, or a placeholder.

        Either is reported, if the address is not known otherwise.
        """
        found = urls.site_address(value) if isinstance(value, str) else None
        if value in (None, "") or (found and not placeholders.is_placeholder(found)):
            return found or ""
        if not self.options.base_url:
            what = "a placeholder" if found else "not the address of a site"
            message = f"{setting} = {value!r} is {what}; give the address with --base-url https://…"
            report(Diagnostic(path, None, Code.NO_ADDRESS, message))
        return ""
