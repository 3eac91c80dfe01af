"""The folder of the old blog: its files, its settings, and what is wrong with them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, ClassVar

from rst2hugo.addresses import placeholders, urls
from rst2hugo.blog import settings
from rst2hugo.blog.file_reports import collect_reports, report
from rst2hugo.blog.folder_files import FolderFiles
from rst2hugo.blog.settings import door
from rst2hugo.blog.settings.kinds import Kinds
from rst2hugo.model.diagnostics import Code, Diagnostic, RequestError
from rst2hugo.model.location import Finding
from rst2hugo.model.suggestions import suggest_name

# What keeps a settings file from being read.
UNREADABLE = (Code.UNREADABLE_SETTINGS, Code.UNREADABLE, Code.NOT_DECODABLE, Code.OUTSIDE_BLOG)


class SettingsRules:
    """What an engine says of its settings file; every engine is one."""

    name: ClassVar[str] = "rst"
    # The usual names of the settings file, the one that counts first.
    settings_files: ClassVar[tuple[str, ...]] = ()
    # Names of settings, from their beginnings, that change neither a text nor an address: those of themes and tools.
    without_effect: ClassVar[re.Pattern[str]] = re.compile(r"(?!)")
    # Every setting that the engine reads, with its kind; it gets no other.
    named_settings: ClassVar[Kinds] = {}


@dataclass(frozen=True)
class Folder(FolderFiles):
    """The blog at a location, as an engine sees it whose ``rules`` these are.

    ``unreadable`` is why nothing of the settings file could be read.
    """

    rules: type[SettingsRules] = SettingsRules
    unreadable: list[Diagnostic] = field(default_factory=list)

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

    def given_settings(self) -> dict[str, Any]:
        """The settings that the user knows better than the blog's configuration."""
        return settings.read_assignments(self.options.settings)

    def given_named_settings(self) -> dict[str, Any]:
        """The settings that the user gives, of those that the engine reads."""
        return self.admit(self.given_settings(), "--set")

    def python_settings(self, path: str, *, is_base: bool = False, **how: Any) -> dict[str, Any]:
        """What a settings file in Python binds, and what is given, of the settings that the engine reads.

        Paths that the file makes of its own place are relative to the blog's root, or to the file's folder if that
        ``is_base``. ``how`` is ``settings.read_python``'s.
        """
        return self.admit(self.all_python_settings(path, is_base=is_base, **how), path)

    def all_python_settings(self, path: str, *, is_base: bool = False, **how: Any) -> dict[str, Any]:
        """As ``python_settings``, with those that only the blog's own code reads, and whatever is wrong with them."""
        base = posixpath.dirname(path) if is_base else ""
        with collect_reports() as reports:
            values, told = settings.read_python(
                self.text_of(path) or "",
                posixpath.relpath(path, base) if base else path,
                given=self.given_settings(),
                sibling=lambda one: self.text_beside(base, one),
                names_in=lambda one: self.folder_names(posixpath.join(base, one)) or self.folder_names(one),
                **how,
            )
            report(*(replace(one, path=posixpath.join(base, one.path)) for one in told if not self.has_no_effect(one)))
        report(*reports)
        self.note_unreadable(path, values.keys() - self.given_settings().keys() - how.get("before", {}).keys(), reports)
        return values

    def has_no_effect(self, diagnostic: Diagnostic) -> bool:
        """Whether ``diagnostic`` is about settings that change neither a text nor an address, whatever they are."""
        names = diagnostic.message.partition(":")[0].split(", ")
        return diagnostic.code is Code.UNKNOWN_SETTING and all(map(self.rules.without_effect.match, names))

    def text_beside(self, base: str, path: str) -> str | None:
        """The text of a file that a settings file in ``base`` imports: from there, or from the blog's root."""
        found = self.text_of(posixpath.join(base, path))
        return found if found is not None or not base else self.text_of(path)

    def data_settings(self, path: str) -> dict[str, Any]:
        """What a settings file in YAML, TOML or INI says, and what is given, of the settings that the engine reads."""
        return self.admit(self.all_data_settings(path), path)

    def all_data_settings(self, path: str) -> dict[str, Any]:
        """As ``data_settings``, with those that the engine does not read, and whatever is wrong with them."""
        with collect_reports() as reports:
            values, told = settings.read_data(self.text_of(path) or "", path, given=self.given_settings())
            report(*told)
        report(*reports)
        self.note_unreadable(path, values.keys() - self.given_settings().keys(), reports)
        return values

    def data_values(self, path: str) -> dict[str, Any]:
        """What a file in YAML, TOML or JSON says that has no settings, but values for the headers of posts."""
        values, told = settings.read_data(self.text_of(path) or "", path)
        report(*told)
        return values

    def admit(self, values: Mapping[str, Any], path: str) -> dict[str, Any]:
        """The settings that the engine reads, without those that cannot be used, which are reported."""
        admitted, faults = door.admit(values, self.rules.named_settings)
        if faults:
            report(*door.report_faults(faults, path, self.text_of(path) or "", self.given_settings()))
        return admitted

    def note_unreadable(self, path: str, names: Collection[str], reports: Iterable[Diagnostic]) -> None:
        """Keep what is wrong with the settings file if none of its ``names`` are known."""
        if not names and path == (self.location.settings and self.location.settings.value):
            self.unreadable.extend(one for one in reports if one.path == path and one.code in UNREADABLE)

    def require_settings(self) -> None:
        """Raise RequestError when there is a settings file and nothing of it can be read."""
        if self.unreadable:
            advice = "nothing is converted without it; correct it, or name another one with --settings"
            raise RequestError("\n".join([*map(str, self.unreadable), advice]))

    def refuse_unknown_settings(self) -> None:
        """Raise RequestError for settings that the user gives, and that neither the engine nor the blog knows.

        With ``--trust`` the blog's own code may ask for any.
        """
        if self.options.trust or self.location.settings is None:
            return
        known, folder = self.rules.named_settings, posixpath.dirname(self.settings_path)
        beside = (posixpath.join(folder, name) for name in self.folder_names(folder) or ())
        ending = PurePosixPath(self.settings_path).suffix
        files = [self.settings_path, *(one for one in beside if PurePosixPath(one).suffix == ending == ".py")]
        wrong = [name for name in self.given_settings() if not door.is_known(name, known)]
        wrong = [name for name in wrong if all(door.find_line(name, self.text_of(one) or "") is None for one in files)]
        if wrong:
            told = (f"--set {name}: {self.rules.name} has no such setting that is read here" for name in wrong)
            ends = (suggest_name(name, [spelled(one, name) for one in known if "*" not in one]) for name in wrong)
            raise RequestError("\n".join("; ".join(filter(None, pair)) for pair in zip(told, ends, strict=True)))

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


def spelled(name: str, like: str) -> str:
    """A name in capitals if the other one is, since names in small letters stand for any."""
    return name.upper() if like.isupper() else name
