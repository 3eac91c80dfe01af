"""The theme that the user has chosen for the new site."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from rst2hugo.blog.boundary import Boundary
from rst2hugo.headers import front_matter

# Where Hugo looks for settings (https://gohugo.io/configuration/introduction/), as far as they may name a theme.
SETTINGS = [
    f"{folder}{name}.{ending}"
    for folder in ("", "config/_default/")
    for name in ("hugo", "config", "module")
    for ending in ("toml", "yaml", "yml", "json")
]


def find_theme(site: Path) -> tuple[str, str]:
    """The settings file of the site that names a theme, and the theme; both empty where none does.

    A theme may also be a module that the site imports (https://gohugo.io/configuration/module/).
    """
    for name in SETTINGS:
        for theme in themes_in(name, read_settings(site / name) if Boundary(site).holds(site / name) else {}):
            return name, theme
    return "", ""


def themes_in(name: str, values: Mapping[str, Any]) -> Iterator[str]:
    """The themes that the settings in the file ``name`` ask for."""
    is_module = Path(name).stem == "module"
    themes = [] if is_module else values.get("theme") or []
    module = values if is_module else values.get("module")
    imports = module.get("imports") if isinstance(module, Mapping) else None
    yield from (str(theme) for theme in (themes if isinstance(themes, list) else [themes]))
    for entry in imports if isinstance(imports, list) else ():
        if isinstance(entry, Mapping) and entry.get("path") and not entry.get("disable"):
            yield str(entry["path"])


def read_settings(file: Path) -> Mapping[str, Any]:
    """What a settings file says, by names in lower case, in which Hugo reads them; nothing if it cannot be read."""
    values: object = None
    with suppress(OSError, ValueError, RecursionError):
        text = file.read_text("utf-8") if file.is_file() else ""  # a pipe would never end
        if file.suffix == ".json":
            values = json.loads(text)
        elif file.suffix == ".toml":
            values = tomllib.loads(text)
        else:
            values = front_matter.read(f"---\n{text}\n---\n").values
    return {str(name).lower(): value for name, value in values.items()} if isinstance(values, Mapping) else {}
