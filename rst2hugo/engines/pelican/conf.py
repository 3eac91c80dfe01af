"""Pelican's settings: its defaults, the files that change them, the spellings of older versions."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any

from rst2hugo.blog import settings
from rst2hugo.engines.pelican import hosts
from rst2hugo.engines.pelican.named_settings import FEEDS
from rst2hugo.model.location import Finding

# Those of Pelican 4.12 that have to do with content and addresses (https://docs.getpelican.com/en/latest/settings.html).
DEFAULTS: Mapping[str, Any] = {
    "PATH": ".", "ARTICLE_PATHS": [""], "ARTICLE_EXCLUDES": [], "PAGE_PATHS": ["pages"], "PAGE_EXCLUDES": [],
    "READERS": {}, "IGNORE_FILES": ["**/.*"], "OUTPUT_PATH": "output", "STATIC_PATHS": ["images"],
    "STATIC_EXCLUDES": [], "STATIC_EXCLUDE_SOURCES": True, "EXTRA_PATH_METADATA": {}, "OUTPUT_SOURCES": False,
    "OUTPUT_SOURCES_EXTENSION": ".text", "SITEURL": "", "SITENAME": "A Pelican Blog", "SITESUBTITLE": "",
    "DEFAULT_LANG": "en", "TIMEZONE": "UTC", "DEFAULT_METADATA": {}, "DEFAULT_CATEGORY": "misc",
    "USE_FOLDER_AS_CATEGORY": True, "FILENAME_METADATA": r"(?P<date>\d{4}-\d{2}-\d{2}).*", "PATH_METADATA": "",
    "FORMATTED_FIELDS": ["summary"], "WITH_FUTURE_DATES": True, "SLUGIFY_SOURCE": "title", "PLUGINS": [],
    "ARTICLE_TRANSLATION_ID": "slug", "PAGE_TRANSLATION_ID": "slug", "PAGE_ORDER_BY": "basename",
    "INTRASITE_LINK_REGEX": "[{|](?P<what>.*?)[|}]", "DIRECT_TEMPLATES": ["index", "tags", "categories", "authors",
    "archives"], "TEMPLATE_PAGES": {}, "DEFAULT_PAGINATION": False, "DEFAULT_ORPHANS": 0,
    "PAGINATED_TEMPLATES": {"index": None, "tag": None, "category": None, "author": None},
    "PAGINATION_PATTERNS": [(1, "{name}{extension}", "{name}{extension}"),
                            (2, "{name}{number}{extension}", "{name}{number}{extension}")],
    "FEED_ALL_ATOM": "feeds/all.atom.xml", "CATEGORY_FEED_ATOM": "feeds/{slug}.atom.xml",
    "AUTHOR_FEED_ATOM": "feeds/{slug}.atom.xml", "AUTHOR_FEED_RSS": "feeds/{slug}.rss.xml",
    "TRANSLATION_FEED_ATOM": "feeds/all-{lang}.atom.xml", "FEED_MAX_ITEMS": 100, "SUMMARY_MAX_LENGTH": 50,
    "DISPLAY_PAGES_ON_MENU": True, "DISPLAY_CATEGORIES_ON_MENU": True, "MENUITEMS": [], "TYPOGRIFY": False,
    "DOCUTILS_SETTINGS": {}, "PYGMENTS_RST_OPTIONS": {}, "STATIC_URL": "{path}", "STATIC_SAVE_AS": "{path}",
    "INDEX_SAVE_AS": "index.html", "READERS_OF_PLUGINS": (),
    "THEME": "", "THEME_STATIC_DIR": "theme", "THEME_STATIC_PATHS": ["static"],
}  # fmt: skip  # a table
PATTERNS = {
    "ARTICLE": "{slug}.html", "DRAFT": "drafts/{slug}.html", "PAGE": "pages/{slug}.html",
    "DRAFT_PAGE": "drafts/pages/{slug}.html", "CATEGORY": "category/{slug}.html", "TAG": "tag/{slug}.html",
    "AUTHOR": "author/{slug}.html", "SUBCATEGORY": "subcategory/{fullurl}.html",
}  # fmt: skip  # a table
# Those of Pygments' options for all code that say something in Hugo, too.
CODE_OPTIONS = ("linenos", "linenostart", "hl_lines", "lineanchors", "linespans", "anchorlinenos")
IN_LANGUAGES = ("ARTICLE", "DRAFT", "PAGE", "DRAFT_PAGE")
# The settings that a blog publishes with come first; the others are what older versions called them.
# The last version that gives articles without a date that of their file by default.
DATES_OF_FILES = (3, 0)
FILES = ("publishconf.py", "pelicanconf.py", "pelican.conf.py", "settings.py")


def defaults() -> dict[str, Any]:
    """Every setting that somebody may leave out."""
    found = dict(DEFAULTS)
    for name, pattern in PATTERNS.items():
        found |= {f"{name}_URL": pattern, f"{name}_SAVE_AS": pattern}
        if name in IN_LANGUAGES:
            pattern = pattern.replace("{slug}", "{slug}-{lang}")
            found |= {f"{name}_LANG_URL": pattern, f"{name}_LANG_SAVE_AS": pattern}
    return found


def complete(found: Mapping[str, Any], folder: str = "", version: Finding | None = None) -> dict[str, Any]:
    """All settings: those that the blog has in a file in ``folder``, under their present names, and the defaults.

    The ``version`` that the blog asks for is PELICAN_VERSION, if the user has not given that.
    """
    found = {**({"PELICAN_VERSION": version.value} if version else {}), **found}
    own = based({name: value for name, value in found.items() if name.isupper()}, folder)
    return hosts.on_one_site({**defaults(), **renewed(own)})


def based(found: Mapping[str, Any], folder: str) -> dict[str, Any]:
    """The settings of a file in ``folder``, with their paths relative to the blog's root.

    Pelican joins THEME and OUTPUT_PATH to the folder of the settings file (``pelican.settings.read_settings``); other
    paths are below PATH, or addresses.
    """
    paths = {name: one for name in ("THEME", "OUTPUT_PATH") if isinstance(one := found.get(name), str) and one}
    return {**found, **{name: posixpath.normpath(posixpath.join(folder, one)) for name, one in paths.items()}}


def read_version(conf: Mapping[str, Any], *, exact: bool = False) -> tuple[int, int] | None:
    """Pelican's version as far as it is known (PELICAN_VERSION), at least or ``exact``."""
    found = re.match(r"(\d+)(?:\.(\d+))?(.*)", str(conf.get("PELICAN_VERSION", "")))
    if found is None or (exact and "later" in found[3]):
        return None
    return int(found[1]), int(found[2] or 0)


def renewed(own: Mapping[str, Any]) -> dict[str, Any]:
    """Settings of older versions as those that took their place, as Pelican 4 itself reads them."""
    found = dict(own)
    for old, new in (("ARTICLE_DIR", "ARTICLE_PATHS"), ("PAGE_DIR", "PAGE_PATHS")):
        if old in found:
            found.setdefault(new, [found[old]])
    for name in FEEDS:
        if found.get(name):
            found.setdefault(f"{name}_ATOM", found[name])
    for name, value in found.items():
        if re.search(r"_FEED_(ATOM|RSS)(_URL)?$", name) and isinstance(value, str):
            found[name] = value.replace("%s", "{lang}" if name.startswith("TRANSLATION") else "{slug}")
    if "PAGINATED_DIRECT_TEMPLATES" in found:
        direct = dict.fromkeys(settings.as_list(found["PAGINATED_DIRECT_TEMPLATES"]))
        found.setdefault("PAGINATED_TEMPLATES", {**dict.fromkeys(("tag", "category", "author")), **direct})
    version = read_version(found, exact=True)
    if found.get("FALLBACK_ON_FS_DATE", version is not None and version <= DATES_OF_FILES):
        found.setdefault("DEFAULT_DATE", "fs")
    if "DEFAULT_STATUS" in found:
        known = pairs(found.get("DEFAULT_METADATA"))
        found["DEFAULT_METADATA"] = {"status": found["DEFAULT_STATUS"], **known}
    found["DOCUTILS_SETTINGS"] = pairs(found.get("DOCUTILS_SETTINGS"))  # with which Pelican updates a table
    for source, target in pairs(found.get("FILES_TO_COPY")).items():
        found["STATIC_PATHS"] = [*settings.as_list(found.get("STATIC_PATHS", ["images"])), source]
        found["EXTRA_PATH_METADATA"] = {**pairs(found.get("EXTRA_PATH_METADATA")), source: {"path": target}}
    return clean_urls(permalink_structure(found))


def clean_urls(found: dict[str, Any]) -> dict[str, Any]:
    if not found.get("CLEAN_URLS"):
        return found
    patterns = {"ARTICLE": "{slug}/", "PAGE": "pages/{slug}/"}
    both = {f"{name}_URL": one for name, one in patterns.items()}
    return found | both | {f"{name}_LANG_URL": one.replace("}", "}-{lang}") for name, one in patterns.items()}


def permalink_structure(found: dict[str, Any]) -> dict[str, Any]:
    """``ARTICLE_PERMALINK_STRUCTURE = '/%Y/%m'`` stands before all addresses of articles, pages and drafts."""
    structure = found.get("ARTICLE_PERMALINK_STRUCTURE")
    if not structure:
        return found
    prefix = re.sub(r"(%[A-Za-z])", r"{date:\1}", re.sub(r"%\((\w+)\)s", r"{\1}", str(structure))).lstrip("/")
    known = defaults() | found
    keys = ("URL", "SAVE_AS", "LANG_URL", "LANG_SAVE_AS")
    names = [f"{one}_{key}" for one in ("ARTICLE", "PAGE", "DRAFT") for key in keys]
    return found | {name: f"{prefix.rstrip('/')}/{known[name]}" for name in names}


def code_options(conf: Mapping[str, Any]) -> tuple[dict[str, str], list[str]]:
    """The options that ``PYGMENTS_RST_OPTIONS`` gives every ``code-block``; and those that are for the theme only."""
    given = {str(name): value for name, value in pairs(conf["PYGMENTS_RST_OPTIONS"]).items()}
    known = {name: " ".join(map(str, settings.as_list(value))) for name, value in given.items() if name in CODE_OPTIONS}
    if known.get("linenos", "none") not in ("table", "inline", "none"):
        known["linenos"] = "table"  # whatever the value is, even False
    return known, [name for name in given if name not in known]


def pairs(value: object) -> dict[Any, Any]:
    """A mapping, which older versions wrote as a tuple of pairs."""
    if isinstance(value, Mapping):
        return dict(value)
    found = settings.as_list(value)
    return {one[0]: one[1] for one in found if isinstance(one, list | tuple) and len(one) == 2}
