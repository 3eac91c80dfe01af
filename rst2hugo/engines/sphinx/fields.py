"""The fields at the very top of a document, which Sphinx never shows: ``:orphan:``, ``:date: 2020-01-02``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rst2hugo.headers import field_list, front_matter, titles
from rst2hugo.myst import TOP_MATTER

# What they tell Sphinx and its themes alone.
ONLY_FOR_SPHINX = frozenset({"orphan", "tocdepth", "nosearch", "no-search", "nocomments"})


def header(text: str) -> front_matter.Header:
    """The fields of a document; below its title they are a list like any other."""
    lines = text.split("\n")
    if titles.count_title_lines(lines, titles.skip_unseen(lines, 0)):
        return front_matter.Header({}, text, None, 0)
    found = field_list.read(text, take_title=False)
    values: dict[str, Any] = {name: field_list.Rst(value) for name, value in found.values.items()}
    return front_matter.Header(values, found.body, None, 0)


def visible_fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that mean something to a reader, too."""
    unseen = ONLY_FOR_SPHINX | TOP_MATTER
    return {name: value for name, value in values.items() if name.lower() not in unseen}
