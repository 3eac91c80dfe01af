"""What the text of a file is written in, as COMPILERS and PANDOC_OPTIONS tell by its ending."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rst2hugo.blog import settings
from rst2hugo.engine import FOREIGN, RST, TEX

# Nikola's names of compilers → what the text is written in.
COMPILERS = {
    "rest": "rst", "markdown": "markdown", "textile": "textile", "txt2tags": "t2t", "ipynb": "ipynb", "html": "html",
    "orgmode": "org", "mediawiki": "mediawiki", "misaka": "markdown", "commonmark": "markdown", "latex": "latex",
}  # fmt: skip  # a table
# pandoc's names of formats that have another name here; all of its kinds of Markdown are one.
FORMATS = {"rst": "rst", "tex": "latex", "gfm": "markdown", **{name: name for name in ("latex", *FOREIGN.values())}}
OPTION = re.compile(r"(?:-f|-r|--from|--read)(?:=|\s+|(?<=-[fr]))([a-z0-9_]+)")


def find_markup(ending: str, conf: Mapping[str, Any]) -> str | None:
    """What a file with this ending is written in; empty for an unknown format, None if COMPILERS does not name it."""
    compilers = conf["COMPILERS"]
    for name, endings in compilers.items() if isinstance(compilers, Mapping) else ():
        if ending in settings.as_list(endings):
            return of_pandoc(ending, conf) if name == "pandoc" else COMPILERS.get(str(name), "")
    return None


def of_pandoc(ending: str, conf: Mapping[str, Any]) -> str:
    """What pandoc takes a file for: the format in its options, or that of the ending; Markdown if there is none.

    Nikola 8.3 (``compile/pandoc.py``): PANDOC_OPTIONS is a list, or a list for each ending.
    """
    options = conf.get("PANDOC_OPTIONS")
    own = settings.as_list(options.get(ending) if isinstance(options, Mapping) else options)
    if named := OPTION.search(" ".join(map(str, own))):
        return "markdown" if named[1].startswith(("markdown", "commonmark")) else FORMATS.get(named[1], "")
    return "rst" if ending in RST else (FOREIGN | TEX).get(ending, "markdown")
