"""In here: the documents that a ``toctree`` names, in their order."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from rst2hugo.engines.sphinx import conf

TOCTREE = re.compile(r"(\s*)\.\. toctree::\s*$")
OPTION = re.compile(r"\s+:([\w-]+):(.*)$")
TITLED = re.compile(r"(.+?)\s*<([^<>]+)>$")


def entries(text: str, name: str, documents: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Title and document of each entry in the text of the document ``name``; the title is often empty.

    ``documents`` are the names of all, which those with ``:glob:`` choose from.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if match := TOCTREE.match(line):
            body = [*takewhile(partial(is_below, f"{match[1]} "), lines[number + 1 :])]
            options = [found[1] for found in map(OPTION.match, body) if found]
            found = [one for row in body if row.strip() and not OPTION.match(row)
                     for one in named(row.strip(), name, documents, "glob" in options)]  # fmt: skip
            yield from reversed(found) if "reversed" in options else found


def is_below(indent: str, row: str) -> bool:
    return not row.strip() or row.startswith(indent)


def named(row: str, name: str, documents: Sequence[str], glob: bool) -> Iterator[tuple[str, str]]:
    titled = TITLED.match(row)
    title, target = (titled[1], titled[2]) if titled else ("", row)
    folder = posixpath.dirname(name)
    place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    place = posixpath.normpath(place)
    if glob and re.search(r"[*?\[]", target):
        yield from (("", one) for one in sorted(documents) if one != name and conf.fits(one, [place]))
    elif re.match(r"[a-z]+://", target):
        yield title, target
    else:
        yield title, place
