"""Sphinx's settings: their defaults, and which files they make documents of."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from rst2hugo import myst
from rst2hugo.blog import file_kinds, settings
from rst2hugo.blog.globs import fits
from rst2hugo.engines.sphinx import markdown_documents
from rst2hugo.model import Value
from rst2hugo.values import comment_systems

# Those that have to do with content and addresses (https://www.sphinx-doc.org/en/master/usage/configuration.html).
DEFAULTS: Mapping[str, Any] = {
    "project": "", "author": "", "copyright": "", "version": "", "release": "", "language": "en", "extensions": [],
    "source_suffix": ".rst", "include_patterns": ["**"], "exclude_patterns": [], "templates_path": [],
    "rst_prolog": "", "rst_epilog": "", "default_role": "", "highlight_language": "default", "smartquotes": True,
    "extlinks": {}, "intersphinx_mapping": {}, "html_title": None, "html_baseurl": "", "html_static_path": [],
    "html_extra_path": [], "html_file_suffix": ".html", "html_copy_source": True, "html_sourcelink_suffix": ".txt",
    "html_logo": None, "html_favicon": None, "html_scaled_image_link": True, "html_use_index": True, "today": "",
    "builder": None, "todo_include_todos": False, "numfig": False, "autosectionlabel_prefix_document": False,
    "autosectionlabel_maxdepth": None,
}  # fmt: skip  # a table
# Settings with paths from the folder of the settings file; other paths are from that of the sources.
OF_FOLDER = ("templates_path", "html_static_path", "html_extra_path", "html_logo", "html_favicon")
# Settings of themes and other builders, by their beginnings.
WITHOUT_EFFECT = re.compile(
    r"(version|release|copyright|today|lexers|templates_path|pygments|latex|man|texinfo|epub|htmlhelp|html_(theme|side|"
    r"context|last|show|search|short|use))"
)
# What Sphinx never takes for a source, and where builders put what they make.
NEVER = ("**/_sources", "_sources", "_build")
BUILDER = re.compile(r"""(?:-[bM][ \t]*|\bmake[ \t]+|\bbuilder:[ \t]*["']?)(dirhtml|htmldir|html)\b""")
# docutils sets no typographic quotes for these.
STRAIGHT = ("ja", "zh")


def complete(found: Mapping[str, Any]) -> dict[str, Any]:
    """All settings: those that the blog has, under their present names, and the defaults of the others."""
    named = {name: value for name, value in found.items() if value is not None or DEFAULTS.get(name) is None}
    main = named.get("root_doc") or named.get("master_doc") or "index"
    return {**DEFAULTS, **named, "root_doc": main}


def based(found: Mapping[str, Any], folder: str) -> dict[str, Any]:
    """The settings of a file in ``folder``, with the paths in them that are relative to it from the sources' folder."""
    moved: dict[str, Any] = {}
    for name in OF_FOLDER if folder else ():
        paths = [posixpath.join(folder, str(one)) for one in settings.as_list(found[name] or None)]
        moved[name] = paths if isinstance(found[name], list | tuple) else next(iter(paths), None)
    return {**found, **moved}


def markups(conf: Mapping[str, Any]) -> dict[str, str]:
    """The endings of documents, and what they are written in."""
    given = conf["source_suffix"]
    if isinstance(given, Mapping):
        names = {str(ending): str(kind or "restructuredtext") for ending, kind in given.items()}
    else:
        names = {str(ending): "" for ending in settings.as_list(given)}
    brought = markdown_documents.endings(conf)
    return {**brought, **{ending: find_markup(ending, name, brought) for ending, name in names.items()}}


def find_markup(ending: str, name: str, brought: Mapping[str, str]) -> str:
    """What documents with this ending are written in, whose parser has this name; empty for the one that reads rst."""
    usual = brought.get(ending) or {".md": "markdown", ".ipynb": "ipynb"}.get(ending, "rst")
    kinds = {"": usual, "restructuredtext": brought.get(ending, "rst"), "markdown": "markdown"}
    return kinds.get(name, usual if usual != "rst" else name)


def markup(path: str, conf: Mapping[str, Any]) -> str:
    """What the document at ``path`` is written in: ``myst`` if its Markdown can be read so, else it is carried over."""
    found = next((kind for ending, kind in markups(conf).items() if path.endswith(ending)), "rst")
    return "myst" if found == "markdown" and myst.is_there() and markdown_documents.is_myst(conf) else found


def is_document(path: str, conf: Mapping[str, Any]) -> bool:
    """Whether Sphinx makes a document of the file at ``path``."""
    assets = (settings.as_list(conf[name]) for name in ("html_static_path", "html_extra_path", "templates_path"))
    out = [*NEVER, *settings.as_list(conf["exclude_patterns"]), *(one for paths in assets for one in paths)]
    suffixed = any(path.endswith(ending) for ending in markups(conf))
    return suffixed and fits(path, settings.as_list(conf["include_patterns"])) and not fits(path, out, below=True)


def why_left_out(path: str, conf: Mapping[str, Any]) -> str:
    """What a number of files like this is called that are no documents; empty for nothing special."""
    place, ending = path.rstrip("/"), PurePosixPath(path).suffix.lower()
    for name, what in (("exclude_patterns", "excluded by exclude_patterns"), ("templates_path", file_kinds.TEMPLATE)):
        if fits(place, settings.as_list(conf[name]), below=True):
            return what
    if fits(place, NEVER, below=True):
        return file_kinds.OUTPUT
    if path.endswith("/") or path == "conf.py":
        return ""
    kinds = {".py": "programs", **dict.fromkeys((".po", ".pot", ".mo"), "translations")}
    if ending in kinds or file_kinds.classify(path):
        return kinds.get(ending, "")
    if any(path.endswith(one) for one in markups(conf)):
        return "outside of include_patterns" if not fits(path, settings.as_list(conf["include_patterns"])) else ""
    return "of no source_suffix" if ending in (".rst", ".md", ".ipynb", ".txt") else ""


def docname(path: str, conf: Mapping[str, Any]) -> str:
    """What Sphinx calls a document: its path without the ending."""
    ending = max((one for one in markups(conf) if path.endswith(one)), key=len, default=None)
    return path.removesuffix(ending) if ending else PurePosixPath(path).with_suffix("").as_posix()


def builder(texts: Iterable[str]) -> str | None:
    """The builder that the texts of Makefiles and the like name; None when they name none, or both."""
    found = {"html" if one == "html" else "dirhtml" for text in texts for one in BUILDER.findall(text)}
    return found.pop() if len(found) == 1 else None


def address_setting(conf: Mapping[str, Any]) -> tuple[str, object]:
    """The setting that has the address of the site, and its value: ``html_use_opensearch`` has it in old blogs.

    ``html_baseurl`` is new in Sphinx 1.8; the other must be the address, too ("the base URL", Sphinx 1.0 to 8.2).
    """
    old = conf.get("html_use_opensearch")
    is_old = not conf["html_baseurl"] and isinstance(old, str) and "://" in old
    return ("html_use_opensearch", old) if is_old else ("html_baseurl", conf["html_baseurl"])


def is_smart(conf: Mapping[str, Any]) -> bool:
    """Whether quotes and dashes are set as printers set them."""
    return bool(conf["smartquotes"]) and not str(conf["language"] or "en").startswith(STRAIGHT)


def read_params(conf: Mapping[str, Any]) -> dict[str, Value]:
    """What is for the theme: the copyright, which may have several lines (Sphinx 9.0), and the comments.

    Those of the extension sphinx-comments are in a table by their systems.
    """
    holders = "; ".join(map(str, settings.as_list(conf["copyright"])))
    found: dict[str, Value] = {"copyright": holders} if conf["copyright"] else {}
    comments = comment_systems.read_comments(settings.table(conf, "comments_config"))
    return found | ({"comments": comments} if comments else {})
