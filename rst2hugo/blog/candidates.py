"""The folders below a folder in which an engine's configuration is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

# How deep a blog is looked for, and in how many folders.
DEEPEST = 4
MOST_FOLDERS = 4_000
# Folders of tools, and those that engines write into.
SKIPPED = (
    *("node_modules", "bower_components", "site-packages", "__pycache__", "_build", "_site", "_website", "_output"),
    *("build", "dist", "output", "public", "htmlcov", "cache", "*.egg-info"),
)
# Folders of what belongs to a blog or a project and is no blog of its own.
SECONDARY = (
    *("theme", "themes", "*-theme", "*-themes", "plugin", "plugins", "*-plugin", "*-plugins", "test", "tests"),
    *("example*", "sample*", "demo*", "skeleton*", "template", "templates", "vendor", "third_party"),
    *("old", "archive", "backup*", "cookiecutter*", "{{*"),
)
SETTINGS_NAMES = ("*conf*.py", "*settings*.py")


def folders(top: Path) -> Iterator[tuple[str, list[str]]]:
    """The folders below ``top``, the upper ones first, with the names of their files; links are not followed."""
    level = [""]
    count = 0
    for _ in range(DEEPEST):
        below: list[str] = []
        for folder in level:
            try:
                entries = sorted(os.scandir(top / folder), key=lambda one: one.name)
            except OSError:
                continue
            if folder:
                yield folder, [one.name for one in entries if not one.is_dir(follow_symlinks=False)]
            names = {one.name for one in entries}
            inner = [one.name for one in entries if one.is_dir(follow_symlinks=False) and is_searched(one.name)]
            below += [f"{folder}/{one}".lstrip("/") for one in inner if "pyvenv.cfg" not in names]
            count += 1
            if count > MOST_FOLDERS:
                return
        level = below
    for folder in level:
        yield folder, names_in(top / folder)


def is_searched(name: str) -> bool:
    return not name.startswith(".") and not any(fnmatch(name.lower(), one) for one in SKIPPED)


def names_in(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def is_configured(folder: Path, files: Iterable[str], names: frozenset[str]) -> bool:
    """Whether there is a file in ``folder`` by which an engine is recognised; ``files`` are those directly in it.

    ``names`` are those of configuration files: ``pelicanconf.py``, ``config/_default/hugo.toml``.
    """
    if not names.isdisjoint(files) or any(fnmatch(file, one) for file in files for one in SETTINGS_NAMES):
        return True
    return any("/" in one and (folder / one).is_file() for one in names)  # config/_default/hugo.toml


def configured(top: Path, engine_of: Callable[[Path], str | None], names: frozenset[str]) -> dict[str, str]:
    """The folders below ``top`` that ``engine_of`` knows an engine for; what is in such a folder belongs to it.

    ``names`` are those of configuration files.
    """
    found: dict[str, str] = {}
    for folder, files in folders(top):
        if any(folder.startswith(f"{one}/") for one in found):
            continue
        if is_configured(top / folder, files, names) and (engine := engine_of(top / folder)) is not None:
            found[folder] = engine
    return found


def is_secondary(folder: str) -> bool:
    """Whether a folder is, by its name or that of one above, a theme, a plugin or a test rather than the blog."""
    return any(fnmatch(part.lower(), one) for part in folder.split("/") for one in SECONDARY)
