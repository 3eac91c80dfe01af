"""Where the blog's own code is that makes directives and roles: found by its text, and never run here."""

from __future__ import annotations

import json
import os.path
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rst2hugo.blog.folder import Folder
from rst2hugo.model.own_code import OwnCode

# What a module does that adds to rst (docutils, Sphinx' app, Nikola's plugins); others have no reason to run.
ADDS_TO_RST = re.compile(
    r"\bregister_(?:directive|local_role|canonical_role|generic_role)\b|\.add_(?:directive|role|generic_role)\w*\("
    r"|\bRestExtension\b"
)
IMPORTS = re.compile(r"^[^\S\n]*(?:from\s+([\w.]+)\s+import\b|import\s+([\w.]+))", re.MULTILINE)


def find_own_code(
    blog: Folder,
    names: Iterable[str] = (),
    folders: Iterable[str] = (),
    settings: Mapping[str, Any] | None = None,
    more: Iterable[str] = (),
) -> OwnCode:
    """The modules of the blog that add to rst: of the ``names`` in ``folders``, and those that its settings import.

    ``folders`` are relative to the blog's root, and so are ``more``, paths of modules without ending. The folder of
    the settings file is always searched.
    """
    if blog.root is None:
        return OwnCode()
    home = posixpath.dirname(blog.location.settings.value) if blog.location.settings else "."
    searched = [*dict.fromkeys(posixpath.normpath(one) for one in (*folders, home or "."))]
    searched = [one for one in searched if blog.is_inside(one)]
    text = (blog.text_of(blog.location.settings.value) or "") if blog.location.settings else ""
    wanted = [*names, *(first or second for first, second in IMPORTS.findall(text))]
    modules = [name for name in wanted if any(adds_to_rst(blog, folder, name) for folder in searched)]
    for path in more:
        if adds_to_rst(blog, *posixpath.split(path)):
            modules.append(posixpath.basename(path))
            searched.append(posixpath.dirname(path) or ".")
    root = os.path.abspath(blog.root)
    places = dict.fromkeys(os.path.normpath(os.path.join(root, one)) for one in searched)
    folder = os.path.normpath(os.path.join(root, home))
    return OwnCode("", folder, tuple(places), tuple(dict.fromkeys(modules)), as_json(settings or {}))


def adds_to_rst(blog: Folder, folder: str, name: str) -> bool:
    """Whether the module or package ``name`` in a folder of the blog has to do with directives or roles."""
    path = posixpath.normpath(posixpath.join(folder, *name.split(".")))
    return any(ADDS_TO_RST.search(blog.text_of(file) or "") for file in find_files(blog, path))


def find_files(blog: Folder, path: str) -> Iterator[str]:
    """The Python files of a module or package at ``path``, which has no ending."""
    if blog.has_file(f"{path}.py") and blog.is_inside(f"{path}.py"):
        yield f"{path}.py"
    elif blog.has_file(f"{path}/__init__.py") and blog.is_inside(path):
        yield from (file for file in blog.walk(path) if file.endswith(".py"))


def as_json(settings: Mapping[str, Any]) -> str:
    """Those of the settings that JSON can say."""
    found = {}
    for name, value in settings.items():
        try:
            found[str(name)] = json.loads(json.dumps(value))
        except (TypeError, ValueError):
            continue
    return json.dumps(found, sort_keys=True)


def find_python(path: str) -> str:
    """The program that ``path`` names: itself, or that of the environment in the folder ``path``."""
    place = Path(os.path.abspath(path)) if os.sep in path or os.path.exists(path) else Path(path)
    inside = (place / one for one in ("bin/python", "bin/python3", "Scripts/python.exe", "python.exe"))
    return str(next((one for one in inside if place.is_dir() and one.exists()), place))
