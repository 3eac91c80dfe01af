"""Tables whose columns were drawn by counting every character, also accents that stand on the letter before.

docutils counts what is to be seen since 0.9 in simple tables and since 0.22.3 in grid tables, and makes an error of a
table that was drawn for its older versions. A space for each such accent draws it anew.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import partial

from docutils import nodes


def malformed_tables(document: nodes.document) -> list[nodes.system_message]:
    """docutils' messages on tables with accents of their own, each with the table as its second child."""
    messages = (node for node in document.findall(nodes.system_message) if len(node.children) == 2)
    return [one for one in messages if one[0].astext().startswith("Malformed table") and has_accents(one[1].astext())]


def has_accents(text: str) -> bool:
    return any(unicodedata.combining(character) for character in text)


def redraw(text: str, tables: Iterable[str]) -> str:
    """``text`` with these tables redrawn wherever they stand in it."""
    for table in tables:
        lines = table.split("\n")
        columns = {found.start() for line in lines for found in re.finditer(r"\+|=+", line) if is_border(line)}
        pattern = r"(?m)^(.*)" + r"( *\n *)".join(map(re.escape, lines))
        redrawn = [pad(line, columns) for line in lines]
        text = re.sub(pattern, partial(put_between, redrawn), text)
    return text


def put_between(lines: Iterable[str], found: re.Match[str]) -> str:
    """The lines, each after what stood before it."""
    return "".join(before + line for before, line in zip(found.groups(), lines, strict=True))


def is_border(line: str) -> bool:
    return re.fullmatch(r"[-+= ]+", line) is not None and not line.isspace()


def pad(line: str, columns: Iterable[int]) -> str:
    """``line`` with a space before each column for every accent since the one before."""
    padded, missing = "", 0
    for index, character in enumerate(line):
        if index in columns:
            padded += " " * missing
            missing = 0
        padded += character
        missing += bool(unicodedata.combining(character))
    return padded
