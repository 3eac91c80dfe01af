"""Formats that a plugin in the blog's own folders reads in its own way (Pelican's signal ``readers_init``)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rst2hugo.blog import settings
from rst2hugo.engines.pelican import plugins

# Where Pelican finds the module of a plugin, and where the reader of a larger one is by custom.
FILES = ("{0}.py", "{0}/__init__.py", "{0}/{0}.py", "{0}/reader.py", "{0}/readers.py")
REGISTERED = re.compile(r"""reader_classes\[\s*["'](\w+)["']\s*\]""")
EXTENSIONS = re.compile(r"""\bfile_extensions\s*=\s*[\[(]([\w\s"',]*)""")


def find_endings(
    conf: Mapping[str, Any], folder: str, is_inside: Callable[[str], bool], text_of: Callable[[str], str | None]
) -> frozenset[str]:
    """The endings of the files for which plugins have readers of their own, such as ``.md``.

    PLUGIN_PATHS are relative to the ``folder`` of the settings file (``pelican.settings.read_settings``).
    """
    found: set[str] = set()
    for name in map(str, plugins.unknown(settings.as_list(conf["PLUGINS"]))):
        texts = [text_of(path) or "" for path in find_files(conf, folder, name) if is_inside(path)]
        if any("readers_init" in text for text in texts):
            found.update(ending for text in texts for ending in REGISTERED.findall(text))
            found.update(word for text in texts for one in EXTENSIONS.findall(text) for word in re.findall(r"\w+", one))
    return frozenset(f".{one.lower()}" for one in found)


def find_files(conf: Mapping[str, Any], folder: str, name: str) -> Iterator[str]:
    """The paths where the source of a plugin may be."""
    for place in settings.as_list(conf.get("PLUGIN_PATHS") or conf.get("PLUGIN_PATH") or []):
        for file in FILES:
            yield posixpath.normpath(posixpath.join(folder, str(place), file.format(name)))
