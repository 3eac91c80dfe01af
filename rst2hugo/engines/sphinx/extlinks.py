"""The roles that ``extlinks`` adds: ``:issue:`12``` → a link to what the settings make of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states
from docutils.utils import unescape

from rst2hugo.blog import settings

TITLED = re.compile(r"(?s)^(.+?)\s*(?<!\x00)<([^<]*)>$")


@dataclass(frozen=True)
class ExternalLink:
    """A role that leads to an address with its text for ``%s``, and shows a caption with it."""

    address: str
    caption: str | None

    def __call__(
        self, name: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner,
        options: dict[str, Any] | None = None, content: Sequence[str] | None = None,
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip  # a table
        titled = TITLED.match(text)
        part = unescape(titled[2] if titled else text)
        address = fill_pattern(self.address, part)
        caption = address if self.caption is None else fill_pattern(self.caption, part)
        shown = unescape(titled[1]) if titled else caption
        return [nodes.reference(rawtext, shown, refuri=address)], []


def fill_pattern(pattern: str, part: str) -> str:
    """``%s`` is the part, ``%%`` a percent sign."""
    return re.sub(r"%([%s])", lambda found: part if found[1] == "s" else "%", pattern)


def roles(conf: Mapping[str, Any]) -> dict[str, ExternalLink]:
    found = {}
    for name, entry in settings.table(conf, "extlinks").items():
        if isinstance(entry, list | tuple) and entry and isinstance(entry[0], str):
            caption = entry[1] if len(entry) > 1 and isinstance(entry[1], str) else None
            # Before Sphinx 4 the second was what stands before the part.
            found[str(name)] = ExternalLink(entry[0], caption if caption is None or "%s" in caption else f"{caption}%s")
    return found


def projects(conf: Mapping[str, Any]) -> dict[str, str]:
    """The addresses of the other projects that ``intersphinx_mapping`` names."""
    found = {}
    for name, entry in settings.table(conf, "intersphinx_mapping").items():
        place = entry[0] if isinstance(entry, list | tuple) and entry else entry
        if isinstance(place, str):
            found[str(name)] = place
    return found
