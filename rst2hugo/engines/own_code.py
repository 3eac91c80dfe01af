"""The blog's own code that makes directives and roles, as each engine's settings name it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rst2hugo.blog import settings
from rst2hugo.blog.own_code import find_own_code, find_python
from rst2hugo.engine import Engine
from rst2hugo.engines.nikola import Nikola
from rst2hugo.engines.pelican import Pelican
from rst2hugo.engines.sphinx import Sphinx
from rst2hugo.model.own_code import OwnCode

MODULE = re.compile(r"^[^\S\n]*Module\s*=\s*([\w./-]+)\s*$", re.MULTILINE | re.IGNORECASE)

# What a settings file says of the folders in which Python looks for modules.
SEARCHED = re.compile(r"""\bsys\.path\b[^\n]*?["']([^"'\n]+)["']""")


def own_code_of(engine: Engine) -> OwnCode:
    """What ``--trust`` runs of an engine's blog: what its settings name, and ``[trust]`` of rst2hugo.toml."""
    match engine:
        case Pelican():
            found = of_pelican(engine)
        case Nikola():
            found = of_nikola(engine)
        case Sphinx():
            found = of_sphinx(engine)
        case _:
            found = find_own_code(engine.blog)
    trust, python = engine.vocabulary.trust, engine.options.python
    modules = tuple(dict.fromkeys([*found.modules, *trust.modules]))
    return replace(
        found, kind=engine.name, modules=modules, seconds=trust.seconds, python=find_python(python) if python else None
    )


def of_pelican(engine: Pelican) -> OwnCode:
    """PLUGINS in PLUGIN_PATHS, which are relative to the settings file (``pelican.settings.read_settings``)."""
    home = posixpath.dirname(engine.blog.location.settings.value) if engine.blog.location.settings else ""
    paths = settings.as_list(engine.conf.get("PLUGIN_PATHS") or engine.conf.get("PLUGIN_PATH") or [])
    folders = [posixpath.join(home, str(one)) for one in paths]
    names = [str(one) for one in settings.as_list(engine.conf["PLUGINS"])]
    return find_own_code(engine.blog, names, folders, with_others(engine, engine.conf))


def with_others(engine: Engine, conf: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of an engine, and those that only the blog's own code reads."""
    file = engine.blog.location.settings
    is_base = isinstance(engine, Pelican)
    return {**(engine.blog.all_python_settings(file.value, is_base=is_base) if file else {}), **conf}


def of_nikola(engine: Nikola) -> OwnCode:
    """The plugins below ``plugins/`` and EXTRA_PLUGINS_DIRS: each ``.plugin`` file names a module beside it (yapsy)."""
    places = ["plugins", *map(str, settings.as_list(engine.conf.values.get("EXTRA_PLUGINS_DIRS") or []))]
    files = [path for place in places for path in engine.blog.walk(place) if path.endswith(".plugin")]
    named = {path: MODULE.search(engine.blog.text_of(path) or "") for path in files}
    modules = [posixpath.join(posixpath.dirname(path), found[1]) for path, found in named.items() if found]
    return find_own_code(engine.blog, settings=with_others(engine, engine.conf.values), more=modules)


def of_sphinx(engine: Sphinx) -> OwnCode:
    """The ``extensions`` that lie in the blog, and conf.py itself if it has a ``setup(app)`` that adds to rst.

    A folder that ``sys.path`` gets by whatever computation is found by the modules in it.
    """
    home = posixpath.dirname(engine.blog.settings_path)
    names = [str(one) for one in settings.as_list(engine.conf.get("extensions") or [])]
    said = SEARCHED.findall(engine.blog.text_of(engine.blog.settings_path) or "")
    files = [path for path in engine.blog.walk() if path.endswith(".py")]
    ends = [f"/{name.replace('.', '/')}{ending}" for name in names for ending in (".py", "/__init__.py")]
    there = [f"/{path}".removesuffix(end) for end in ends for path in files if f"/{path}".endswith(end)]
    folders = [*(posixpath.join(home, one) for one in said), *(one.lstrip("/") or "." for one in there)]
    conf = engine.blog.settings_path.removesuffix(".py")
    return find_own_code(engine.blog, names, folders, with_others(engine, engine.conf), more=[conf])
