"""Rows of links in Pelican's settings: MENUITEMS, LINKS and SOCIAL, as its own themes and others want them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeGuard

from rst2hugo.blog import settings
from rst2hugo.model import MenuEntry

ADDRESS = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|[/#]|\.\.?/|\S*\.html?$|\S*/$")
TAG = re.compile(r"<[^>]*>")


def menu_entries(rows: Iterable[object], parent: str = "") -> Iterator[MenuEntry]:
    """The entries of MENUITEMS with their old addresses; an entry of some themes has further entries as its address."""
    for row in filter(is_row, rows):
        inner = next((one for one in row if isinstance(one, list | tuple)), None)
        if inner is None:
            yield MenuEntry(*read_row(row), parent)
        else:
            name = choose_name([str(one) for one in row if one is not inner])
            yield MenuEntry(name, "", parent)
            yield from menu_entries(inner, parent or name)


def read_rows(value: Any) -> Iterator[tuple[str, str]]:
    """The name and the address of each link in a setting."""
    return map(read_row, filter(is_row, settings.as_list(value)))


def is_row(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple) and len(value) >= 2


def read_row(row: Sequence[object]) -> tuple[str, str]:
    """The name and the address of a link.

    Pelican's documentation wants pairs; themes add columns of their own (an icon, a title in plain text), and show a
    name as it is, with HTML.
    """
    columns = [*map(str, row)]
    number = find_address(columns)
    return choose_name([one for k, one in enumerate(columns) if k != number]), columns[number]


def find_address(columns: list[str]) -> int:
    """The number of the column with the address: the second one, unless only a later one looks like an address."""
    found = [k for k, one in enumerate(columns) if k and ADDRESS.match(one)]
    return found[0] if found else 1


def choose_name(columns: list[str]) -> str:
    """The first column without HTML, else what the first one says."""
    plain = next((one for one in columns if one and "<" not in one), None)
    return plain or " ".join(html.unescape(TAG.sub(" ", columns[0])).split()) or columns[0]
