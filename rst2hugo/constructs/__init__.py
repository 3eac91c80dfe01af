"""In here: one file for each piece of markup. Importing this package registers them all.

A module may have ``DIRECTIVES`` and ``ROLES`` (name → docutils directive or role function) and
``TEMPLATES`` (path in a Hugo project → pattern of the Markdown that needs it); the template's text
lies beside the module under the last part of its path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module, resources
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from docutils.parsers.rst import Directive

MODULES: tuple[ModuleType, ...] = tuple(
    import_module(f"{__name__}.{found.name}") for found in sorted(iter_modules(__path__), key=lambda m: m.name)
)


def gathered(table: str) -> dict[str, Any]:
    """All the modules' tables of one name in one; two modules that claim the same key are our bug."""
    merged: dict[str, Any] = {}
    for module in MODULES:
        for key, value in getattr(module, table, {}).items():
            if key in merged:
                raise KeyError(f"{key} stands twice in {table}, the second time in {module.__name__}")
            merged[key] = value
    return merged


DIRECTIVES: dict[str, type[Directive]] = gathered("DIRECTIVES")
ROLES: dict[str, Callable[..., Any]] = gathered("ROLES")
TEMPLATES: dict[str, str] = gathered("TEMPLATES")


@cache
def template(path: str) -> str:
    """The text of the hook or shortcode that stands at ``path`` in a Hugo project."""
    return resources.files(__name__).joinpath(path.rpartition("/")[2]).read_text("utf-8")


def templates(pages: Iterable[str]) -> dict[str, str]:
    """The hooks and shortcodes that these Markdown texts use: path in the site → text."""
    missing = {path: re.compile(pattern, re.MULTILINE) for path, pattern in TEMPLATES.items()}
    found: dict[str, str] = {}
    for page in pages:
        for path in [path for path, pattern in missing.items() if pattern.search(page)]:
            found[path] = template(path)
            del missing[path]
    return found
