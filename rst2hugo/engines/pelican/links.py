"""Links in Pelican's own syntax: ``{filename}a.rst``, ``{static}``, ``{tag}`` …, and the old ``|tag|x``."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

FILES = ("filename", "static", "attach")
# As pandoc passes it on.
ENCODED = re.compile(r"(?i)^%7B(\w+)%7D")
TERMS = ("tag", "category", "author")


class Link(NamedTuple):
    """A link taken apart: what it names (``filename``, ``tag`` …), the value, and the query and fragment behind it."""

    what: str
    value: str
    suffix: str


def link(uri: str, syntax: re.Pattern[str]) -> Link | None:
    """The parts of a link in Pelican's syntax; None for an ordinary address."""
    uri = ENCODED.sub(r"{\1}", uri)
    found = syntax.match(uri)
    if found is None or found.groupdict().get("what") not in (*FILES, *TERMS, "index"):
        return None
    rest = uri[found.end() :]
    value = re.split(r"[?#]", rest)[0]
    suffix = rest[len(value) :]
    return Link(found["what"], value, "" if suffix in ("?", "#") else suffix)  # a tag C# is C to Pelican


def name(
    link: Link, source: str, content: str, there: frozenset[str], slug: Callable[[str, str], str]
) -> tuple[str, str]:
    """What a link names, as ``places.Reading`` has it."""
    if link.what in FILES:
        return f"file:{path(link.value, source, content, there)}", link.suffix
    return (f"{link.what}:{slug(link.value, link.what.upper())}" if link.what in TERMS else "index"), link.suffix


def path(value: str, source: str, content: str, there: frozenset[str]) -> str:
    """The file that ``value`` means in ``source``; of its spellings the first that is ``there``, else as it stands.

    Paths are those in the blog's folder, ``content`` is Pelican's ``PATH`` in it.
    """
    spelled = [placed(one, source, content) for one in (value, unquote(value), html.unescape(value))]
    found = next((one for one in spelled if one in there), None)
    return found or spaced_files(there).get(spelled[0], spelled[0])


def placed(value: str, source: str, content: str) -> str:
    folder = content if value.startswith("/") else posixpath.dirname(source)
    return posixpath.normpath(posixpath.join(folder, value.lstrip("/")))


@lru_cache(maxsize=8)
def spaced_files(there: frozenset[str]) -> dict[str, str]:
    """The files with spaces in their names by these without spaces: docutils takes spaces out of addresses."""
    return {file.replace(" ", ""): file for file in sorted(there, reverse=True) if " " in file}


def squeezed(slug: str) -> str:
    """The slug of a name that docutils has taken the blanks from."""
    return slug.replace("-", "")
