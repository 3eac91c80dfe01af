"""A Hugo site's own configuration: its files, merged as Hugo merges them, and the folders that hold content.

https://gohugo.io/configuration/introduction/: one file at the top, of which the first that exists counts, and the files
of ``config/_default``, each of which is a table by its name, but for ``hugo`` and ``config``. Names are compared
without regard to case. Themes' and modules' configurations are not read.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

from rst2hugo.blog import settings
from rst2hugo.blog.settings import kinds

ENDINGS = ("toml", "yaml", "yml", "json")
FILES = tuple(f"{name}.{ending}" for name in ("hugo", "config") for ending in ENDINGS)
FOLDER = "config/_default"
NAMED_SETTINGS = kinds.by_name(
    {
        kinds.TEXT: "baseurl title",
        kinds.LANGUAGE: "languagecode locale",
        kinds.PATH: "contentdir languages.*.contentdir publishdir themesdir",
        kinds.PATHS: "theme",
        kinds.TEXTS: "ignorefiles",
        kinds.SWITCH: "buildfuture",
        # Hugo itself looks at the rest.
        kinds.anything: "languages.*.weight markup module.mounts",
    }
)
Read = Callable[[str], Mapping[str, Any]]
"""The values of a settings file."""


def merge_files(paths: Iterable[str], read: Read) -> dict[str, Any]:
    """The settings in these files of a site, with names in lower case; the later ones count."""
    found: dict[str, Any] = {}
    for path in paths:
        name = posixpath.splitext(posixpath.basename(path))[0].lower()
        values = lower_names(read(path))
        for part in [] if name in ("hugo", "config") else reversed(name.split(".")):
            values = {part: values}
        found = overlay(found, values)
    return found


def lower_names(values: Any) -> Any:
    """``values`` with all names in lower case."""
    if isinstance(values, Mapping):
        return {str(name).lower(): lower_names(one) for name, one in values.items()}
    return [lower_names(one) for one in values] if isinstance(values, list) else values


def overlay(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Both tables in one; of a value that both have that of ``above``."""
    both = {
        name: overlay(below[name], above[name]) for name in below.keys() & above.keys() if is_table(name, below, above)
    }
    return {**below, **above, **both}


def is_table(name: str, *tables: Mapping[str, Any]) -> bool:
    return all(isinstance(table[name], Mapping) for table in tables)


def setting(values: Mapping[str, Any], path: str) -> Any:
    """The value at ``markup.goldmark.renderer``; None where there is none."""
    found: Any = values
    for name in path.lower().split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def content_folders(values: Mapping[str, Any]) -> list[str]:
    """The folders of the site that are mounted as its content (https://gohugo.io/configuration/module/#mounts)."""
    mounts = settings.as_list(setting(values, "module.mounts"))
    mounted = [one["source"] for one in mounts if isinstance(one, Mapping) and is_content(one.get("target"))]
    tables = [values, *(one for one in settings.table(values.get("languages")).values() if isinstance(one, Mapping))]
    named = [one["contentdir"] for one in tables if one.get("contentdir")]
    folders = map(posixpath.normpath, map(str, mounted or [*named, *([] if values.get("contentdir") else ["content"])]))
    found = [one for one in dict.fromkeys(folders) if not one.startswith(("..", "/"))]
    return [one for one in found if not any(one.startswith(f"{other}/") for other in found)]


def is_content(target: object) -> bool:
    return isinstance(target, str) and (target.strip("/") == "content" or target.startswith("content/"))


def ignored_files(values: Mapping[str, Any]) -> list[re.Pattern[str]]:
    """The patterns of files that Hugo ignores (https://gohugo.io/configuration/all/#ignorefiles)."""
    found = []
    for pattern in settings.as_list(values.get("ignorefiles")):
        with suppress(re.error):  # what Go reads otherwise than Python
            found.append(re.compile(str(pattern)))
    return found


def has_typographer(values: Mapping[str, Any]) -> bool:
    """Whether Goldmark sets typographic quotes and dashes; ``typographer = false`` is how it was said up to 0.111."""
    found = setting(values, "markup.goldmark.extensions.typographer")
    return found is not False and not (isinstance(found, Mapping) and is_true(found.get("disable")))


def is_true(value: object) -> bool:
    return value is True or str(value).lower() == "true"
