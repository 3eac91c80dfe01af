"""What keeps the values of Pelican's settings from being used: another type, a pattern that cannot be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rst2hugo.blog import settings
from rst2hugo.values import patterns, regexes

# Settings that name files and folders.
FOLDERS = ("PATH", "STATIC_PATHS", "THEME", "THEME_STATIC_PATHS", "PHOTO_LIBRARY")
# How many bytes a path may have on every system (PATH_MAX of macOS).
LONGEST = 1024
FEEDS = ("FEED", "TAG_FEED", "CATEGORY_FEED", "TRANSLATION_FEED")
REGEXES = ("FILENAME_METADATA", "PATH_METADATA", "INTRASITE_LINK_REGEX")
# Settings of the blog, and of its plugins, that hold patterns of addresses in lists or tables.
TABLES_OF_PATTERNS = ("PAGINATION_PATTERNS", "CUSTOM_ARTICLE_URLS", "CONTENT_REDIRECT_CONFIGURATION")
OTHER_USE = "Pelican could not have used this value"


def find_fault(name: str, value: object, defaults: Mapping[str, Any]) -> str | None:
    """What keeps Pelican, or us, from using the value of a setting; None for nothing.

    ``defaults`` has the settings that Pelican itself knows.
    """
    if not is_usable(name, value):
        return OTHER_USE
    if name in REGEXES and value:
        return regexes.find_fault(value)
    if name.endswith("_REGEX_SUBSTITUTIONS"):
        faults = (regexes.find_fault(one[0], one[1]) for one in settings.as_list(value))
        return next((fault for fault in faults if fault), None)
    if name in TABLES_OF_PATTERNS or is_pattern(name, defaults):
        return next((fault for one in texts_in(value) if (fault := patterns.find_fault(one))), None)
    return None


def is_pattern(name: str, defaults: Mapping[str, Any]) -> bool:
    """Whether a setting is a pattern of addresses, and not the address of something elsewhere."""
    known = name in defaults or name == "ARTICLE_PERMALINK_STRUCTURE" or "FEED" in name
    return name.endswith("_SAVE_AS") or (known and name.endswith(("_URL", "_ATOM", "_RSS", "FEED", "_STRUCTURE")))


def texts_in(value: object) -> Iterator[str]:
    """The texts that a value is made of, at whatever depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for one in value.values() for text in texts_in(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in texts_in(one))


def is_usable(name: str, value: object) -> bool:
    """Whether Pelican could do something with the value of a setting."""
    if name.endswith(("_URL", "_SAVE_AS", "_ATOM", "_RSS")) or name in FEEDS:
        return value is None or value is False or isinstance(value, str)
    if name.endswith("_SUBSTITUTIONS"):
        return all(map(is_substitution, settings.as_list(value)))
    if name == "DEFAULT_LANG":
        return isinstance(value, str) and re.fullmatch(r"[A-Za-z]{2,3}(-\w+)*", settings.language(value)) is not None
    if name in FOLDERS:
        return (name != "PATH" or isinstance(value, str)) and all(map(is_path, settings.as_list(value)))
    if name == "PAGINATED_DIRECT_TEMPLATES":
        return all(isinstance(one, str) for one in settings.as_list(value))
    return True


def is_path(value: object) -> bool:
    """Whether any system could have a file of this name."""
    try:
        written = str(value).encode()
    except UnicodeEncodeError:
        return False
    return b"\0" not in written and len(written) < LONGEST and all(len(one) < 256 for one in written.split(b"/"))


def is_substitution(value: object) -> bool:
    """Whether a value is a pattern, or a text, and what takes its place."""
    return isinstance(value, list | tuple) and len(value) >= 2 and all(isinstance(one, str) for one in value[:2])
