"""One file for each piece of markup. Importing this package registers them all.

A module may have ``DIRECTIVES`` and ``ROLES`` (name → docutils directive or role function) and
``TEMPLATES`` (path in a Hugo project → pattern of the Markdown that needs it); the template's text
lies beside the module under the last part of its path.

Other distributions add to them by entry points: ``rst2hugo.constructs`` names modules like these,
``rst2hugo.directives`` and ``rst2hugo.roles`` name docutils directives and role functions. Theirs take
the place of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module, resources
from importlib.metadata import entry_points
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from docutils.parsers.rst import Directive

from rst2hugo.constructs.custom import dissolve as dissolve_shortcodes
from rst2hugo.constructs.custom import of as vocabulary
from rst2hugo.constructs.unknown import UnknownDirective, unknown_role
from rst2hugo.constructs.unknown_shortcodes import keep_shortcode

__all__ = ["BROKEN", "DIRECTIVES", "FALLBACK", "HAS_PLUGINS", "MODULES", "ROLES", "TEMPLATES"]
__all__ += ["dissolve_shortcodes", "keep_shortcode", "shortcodes", "template", "templates", "vocabulary"]

MODULES: tuple[ModuleType, ...] = tuple(
    import_module(f"{__name__}.{found.name}") for found in sorted(iter_modules(__path__), key=lambda m: m.name)
)


FALLBACK = UnknownDirective, unknown_role
"""What stands in for an unknown directive, and for an unknown role."""

POINTS = entry_points()
"""Those of all distributions, which takes as long to look up as those of one group."""
HAS_PLUGINS = any(POINTS.select(group=f"rst2hugo.{name}") for name in ("constructs", "directives", "roles"))
"""Whether other distributions add constructs, directives or roles."""
BROKEN: list[str] = []
"""The entry points of others that cannot be loaded, with the reasons."""


def plugged(group: str) -> dict[str, Any]:
    """What the entry points of a group name; one that cannot be loaded is noted in ``BROKEN``."""
    found = {}
    for point in POINTS.select(group=group):
        try:
            found[point.name] = point.load()
        except Exception as error:  # whatever goes wrong in a stranger's module
            BROKEN.append(f"entry point {point.name} of {group} ({point.value}): {type(error).__name__}: {error}")
    return found


PLUGGED: dict[str, ModuleType] = plugged("rst2hugo.constructs")


def gathered(table: str) -> dict[str, Any]:
    """All the modules' tables of one name in one; two modules that claim the same key are our bug."""
    merged: dict[str, Any] = {}
    for module in MODULES:
        for key, value in getattr(module, table, {}).items():
            if key in merged:
                raise KeyError(f"{key} stands twice in {table}, the second time in {module.__name__}")
            merged[key] = value
    for plugged_in in PLUGGED.values():
        merged |= getattr(plugged_in, table, {})
    return merged


DIRECTIVES: dict[str, type[Directive]] = gathered("DIRECTIVES") | plugged("rst2hugo.directives")
ROLES: dict[str, Callable[..., Any]] = gathered("ROLES") | plugged("rst2hugo.roles")
TEMPLATES: dict[str, str] = gathered("TEMPLATES")


@cache
def template(path: str) -> str:
    """The text of the hook or shortcode that stands at ``path`` in a Hugo project."""
    owner = next((one for one in reversed(PLUGGED.values()) if path in getattr(one, "TEMPLATES", {})), None)
    folder = Path(owner.__file__ or "").parent if owner else resources.files(__name__)
    return folder.joinpath(path.rpartition("/")[2]).read_text("utf-8")


@cache
def shortcodes() -> dict[str, str]:
    """The shortcodes that rst2hugo has templates for, by their names, with the texts of these."""
    paths = [path for path in TEMPLATES if "/_shortcodes/" in path]
    return {Path(path).stem: template(path) for path in paths}


def templates(pages: Iterable[str]) -> dict[str, str]:
    """The hooks and shortcodes that these Markdown texts use: path in the site → text."""
    missing = {path: re.compile(pattern, re.MULTILINE) for path, pattern in TEMPLATES.items()}
    found: dict[str, str] = {}
    for page in pages:
        for path in [path for path, pattern in missing.items() if pattern.search(page)]:
            found[path] = template(path)
            del missing[path]
    return found
