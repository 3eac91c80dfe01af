"""A PandocText, which is one text on its way from pandoc's tree to docutils' nodes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import unquote

from rst2hugo.model.diagnostics import Code
from rst2hugo.model.reports import Reports
from rst2hugo.pandoc import pandoc


@dataclass
class PandocText:
    """One text and what was found in it so far.

    ``text`` is the source, ``format`` what it is written in, ``reports`` collects diagnostics. ``media`` maps
    the names that pandoc gives to pictures which are part of the text to their ``data:`` addresses.
    ``notes`` are the blocks of each footnote met so far, ``at`` where in the text the last address stood.
    """

    text: str
    format: str
    reports: Reports
    media: Mapping[str, str] = field(default_factory=dict)
    notes: list[list[Any]] = field(default_factory=list)
    at: int = 0

    def tree(self, text: str, format: str, *options: str) -> pandoc.Tree:
        """``pandoc.tree`` of a part of the text; what pandoc remarks on is reported."""
        found = pandoc.tree(text, format, *options)
        for remark in found.remarks:
            self.reports.report(None, Code.UNSUPPORTED_CONSTRUCT, f"pandoc: {remark}")
        return found

    def line_of(self, address: str) -> int | None:
        """The line on which an address stands, which pandoc's tree does not say: found by looking for it in order."""
        spellings = dict.fromkeys([address, escape(address), address.replace("_", " "), unquote(address)])
        for start in (self.at, 0):
            places = [place for one in spellings if one and (place := self.text.find(one, start)) >= 0]
            if places:
                self.at = min(places) + 1
                return self.text.count("\n", 0, min(places)) + 1
        return None

    def spelt(self, address: str) -> str:
        """An address as its author spelt it; some of pandoc's readers put percents for braces, bars and spaces."""
        address = address.removeprefix("file://")  # so pandoc spells Org's paths from the root
        for spelling in (address, unquote(address)):
            if spelling in self.text or escape(spelling) in self.text:
                return spelling
        return address
