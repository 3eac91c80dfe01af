"""The entries of a ``toctree``, as Sphinx 9 reads them (``sphinx.directives.other``)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import takewhile
from typing import NamedTuple

from rst2hugo.blog import globs

TOCTREE = re.compile(r"(\s*)\.\. toctree::\s*$")
OPTION = re.compile(r"\s+:([\w-]+):(.*)$")
TITLED = re.compile(r"(?s)(.+?)\s*(?<!\x00)<([^<]*?)>$")
URL = re.compile(r"(?i)[a-z][a-z0-9+.-]*://|mailto:")
# Pages that Sphinx makes by itself, and what it calls them.
GENERATED = {"genindex": "Index", "modindex": "Module Index", "search": "Search Page"}
SELF = "self"


class TocEntry(NamedTuple):
    """An entry: its title, empty for that of the document, and a document, an address, ``self``, or a generated page.

    ``missing`` says that there is no such document.
    """

    title: str
    target: str
    missing: bool = False


def read(rows: Iterable[str], here: str, documents: Mapping[str, str], *, glob: bool) -> Iterator[TocEntry]:
    """The entries of a toctree in the document ``here``; ``documents`` maps names to their files.

    Without any documents no entry is missing, and names are as they were written.
    """
    endings = {path.removeprefix(name) for name, path in documents.items()}
    left = {name: None for name in sorted(documents) if name != here}
    for row in filter(None, map(str.strip, rows)):
        titled = TITLED.match(row)
        title, target = (titled[1], titled[2]) if titled else ("", row)
        if URL.match(target) or target == SELF:
            yield TocEntry(title, target)
        elif glob and not titled and re.search(r"[*?\[]", row):
            for name in [one for one in left if globs.fits(one, [joined(here, row)])]:
                del left[name]
                yield TocEntry("", name)
        elif not documents:
            yield TocEntry(title, target)
        else:
            name = joined(here, next((target.removesuffix(one) for one in endings if target.endswith(one)), target))
            left.pop(name, None)
            yield TocEntry(title, name, name not in documents and name not in GENERATED)


def joined(here: str, target: str) -> str:
    """The name of a document from the one that names it: relative to that, or after a slash to the blog."""
    return posixpath.normpath(posixpath.join(f"/{posixpath.dirname(here)}", target)).lstrip("/")


def in_text(text: str, here: str, documents: Mapping[str, str]) -> Iterator[TocEntry]:
    """The entries of all toctrees in the text of the document ``here``."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if TOCTREE.match(line):
            yield from read_directive(lines, number, here, documents)[1]


def read_directive(
    lines: Sequence[str], number: int, here: str, documents: Mapping[str, str]
) -> tuple[list[str], list[TocEntry]]:
    """The names of the options of the toctree on the line of this ``number``, and its entries."""
    indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
    body = [*takewhile(partial(is_below, f"{indent} "), lines[number + 1 :])]
    options = [found[1] for found in map(OPTION.match, body) if found]
    rows = [row for row in body if not OPTION.match(row)]
    found = [*read(rows, here, documents, glob="glob" in options)]
    return options, found[::-1] if "reversed" in options else found


def is_below(indent: str, row: str) -> bool:
    return not row.strip() or row.startswith(indent)
