"""HTML taken apart at its outermost elements: which of them hold nothing but what Markdown has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import NamedTuple

Allowed = Mapping[str, frozenset[str]]
"""Elements that may occur, and their attributes that may."""

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
TEXT = frozenset(
    ["a", "b", "strong", "i", "em", "u", "s", "strike", "del", "sub", "sup", "code", "tt", "samp", "kbd", "span"]
)
VERBATIM = frozenset({"code", "tt", "samp", "kbd"})
# Where an element may stand if not anywhere; and what may have only these, and no text, in it.
INSIDE = {
    "li": {"ul", "ol"}, "dt": {"dl"}, "dd": {"dl"}, "td": {"tr"}, "th": {"tr"}, "figcaption": {"figure"},
    "tr": {"table", "thead", "tbody"}, "thead": {"table"}, "tbody": {"table"}, "caption": {"table"},
}  # fmt: skip  # a table
NO_TEXT = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "tr", "figure"})
ONLY_TEXT = TEXT | {"p", "pre", "dt", "caption", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"}

NOTHING: frozenset[str] = frozenset()
# What the way over pandoc to Markdown keeps, and nothing that it changes: <ins> becomes <u>, <var> code, <q> letters.
PLAIN: Allowed = {
    **dict.fromkeys((TEXT - {"a"}) | NO_TEXT - {"figure"}, NOTHING),
    **dict.fromkeys(("p", "br", "hr", "li", "dt", "dd", "blockquote", "pre", "div", "caption"), NOTHING),
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan"}),
}
MARK = frozenset({"id", "class"})
# A whole post keeps its headings, and the ids and classes that Markdown can have.
POST: Allowed = {
    **PLAIN,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "figure", "section"), frozenset({"id"})),
    **dict.fromkeys(("div", "span", "pre"), MARK),
    "code": frozenset({"class"}),
    "a": frozenset({"href", "id", "name"}),
    "figcaption": NOTHING,
    "img": PLAIN["img"] | MARK,
}
# Elements that stand on their own even where they are not allowed; all others are parts of running text.
BLOCKS = (POST.keys() - TEXT - {"br", "img"}) | {
    *("address", "article", "aside", "audio", "body", "button", "canvas", "center", "details", "embed", "fieldset"),
    *("footer", "form", "header", "html", "iframe", "main", "nav", "noscript", "object", "script", "style", "svg"),
    *("tfoot", "video"),
}
LENGTH = re.compile(r"\d+(px|%)?")
UNSAFE = re.compile(r"(?i)\s*(javascript|vbscript|data):")


class Unit(NamedTuple):
    """A stretch of HTML that stands on its own: where it is, its outermost element, whether all in it is allowed.

    ``tag`` is empty for running text, ``!`` for a comment. A unit is ``whole`` if each element in it is closed.
    """

    start: int
    end: int
    tag: str
    whole: bool
    allowed: bool


def units(html: str, allowed: Allowed) -> list[Unit]:
    """The outermost elements and stretches of running text of ``html``, one after the other, without gaps."""
    parser = Parser(html, allowed)
    parser.feed(html)
    parser.close()
    parser.end_unit(len(html), whole=not parser.open)
    return parser.units


class Parser(HTMLParser):
    """Finds the units; ``open`` are the elements that we are in."""

    def __init__(self, html: str, allowed: Allowed) -> None:
        super().__init__(convert_charrefs=False)
        self.html = html
        self.allowed = allowed
        self.lines = [0, *(found.end() for found in re.finditer("\n", html))]
        self.units: list[Unit] = []
        self.open: list[str] = []
        self.start, self.clean, self.tag = 0, True, ""

    def here(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def end_unit(self, end: int, tag: str = "", *, whole: bool = True) -> None:
        """What began at ``start`` ends before ``end``; the next unit has ``tag``."""
        if self.html[self.start : end].strip():
            self.units.append(Unit(self.start, end, self.tag, whole, self.clean and whole))
        self.start, self.clean, self.tag = end, True, tag

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.open and tag in BLOCKS:
            self.end_unit(self.here(), tag)
        self.clean = self.clean and self.is_allowed(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)
        elif not self.open and tag in BLOCKS:
            self.end_unit(self.here() + len(self.get_starttag_text() or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # the slash means nothing in HTML: the element stays open

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.clean = False
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]
        if not self.open and self.tag:
            self.end_unit(self.html.find(">", self.here()) + 1)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in NO_TEXT and data.strip():
            self.clean = False

    def handle_comment(self, data: str) -> None:
        if self.open:
            self.clean = False
            return
        self.end_unit(self.here(), "!")
        self.end_unit(self.html.find(">", self.here() + len("<!--") + len(data)) + 1)

    def handle_decl(self, decl: str) -> None:
        self.clean = False

    def unknown_decl(self, data: str) -> None:
        self.clean = False

    def handle_pi(self, data: str) -> None:
        self.clean = False

    def is_allowed(self, tag: str, attrs: list[tuple[str, str | None]]) -> bool:
        """Whether this element, in those that are open, with these attributes, is one that comes through as it is."""
        names = {name for name, _ in attrs}
        inside = self.open[-1] if self.open else ""
        if tag not in self.allowed or not names <= self.allowed[tag] or len(names) < len(attrs):
            return False
        if tag in INSIDE and inside not in INSIDE[tag]:
            return False
        if inside in NO_TEXT and inside not in INSIDE.get(tag, ()) and inside != "figure":
            return False
        if not VERBATIM.isdisjoint(self.open) or (inside == "pre" and tag != "code"):
            return False
        if tag == "code" and attrs and inside != "pre":  # only there it says the language
            return False
        if (tag in ("a", "table") and tag in self.open) or (tag == "hr" and inside == "li"):
            return False
        if tag not in TEXT | {"br", "img"} and not ONLY_TEXT.isdisjoint(self.open):
            return False
        return all(is_plain(name, value) for name, value in attrs)


def is_plain(name: str, value: str | None) -> bool:
    match name:
        case "href" | "src":
            return bool(value) and not UNSAFE.match(value or "")
        case "width" | "height":
            return LENGTH.fullmatch(value or "") is not None
        case "colspan" | "rowspan" | "start":
            return (value or "").isdigit() and value != "0"
    return True
