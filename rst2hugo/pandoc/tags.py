"""Tags of HTML that pandoc leaves in other formats: a pair of them and what it encloses is an element."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any

from rst2hugo.pandoc.fragments import POST, TEXT, is_plain
from rst2hugo.pandoc.trees import Item, plain

ATTRIBUTE = re.compile(r"""(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
TAG = re.compile(rf"\s*<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+{ATTRIBUTE.pattern})*)\s*/?>\s*")
# What pandoc calls the elements that hold nothing but running text or blocks.
KINDS = {
    "b": "Strong", "strong": "Strong", "i": "Emph", "em": "Emph", "u": "Underline", "s": "Strikeout",
    "strike": "Strikeout", "del": "Strikeout", "sub": "Subscript", "sup": "Superscript", "blockquote": "BlockQuote",
}  # fmt: skip  # a table
LETTERS = frozenset({"Str", "Space", "SoftBreak"})


def paired(items: Iterable[Item]) -> list[Item]:
    """The items with an element for each pair of tags whose meaning Markdown has."""
    found: list[Item] = []
    open: list[tuple[str, dict[str, str], int]] = []
    for item in items:
        closing, name, attributes = tag(item)
        if closing and open and open[-1][0] == name:
            _, attributes, start = open.pop()
            made = element(name, attributes, found[start + 1 :]) if fits(item, name) else None
            found[start:] = [made] if made else [*found[start:], item]
            continue
        if closing:
            open.clear()  # what is not nested stays as it is
        elif name and (void := empty(name, attributes)):
            item = void
        elif name:
            open.append((name, attributes, len(found)))
        found.append(item)
    return found


def tag(item: Item) -> tuple[bool, str, dict[str, str]]:
    """Whether an item is the tag that ends an element, its name and attributes; no name if it is not one tag."""
    if item["t"] in ("RawInline", "RawBlock") and item["c"][0] == "html" and (found := TAG.fullmatch(item["c"][1])):
        pairs = ATTRIBUTE.findall(found[3])
        return bool(found[1]), found[2].lower(), {one[0].lower(): html.unescape("".join(one[1:])) for one in pairs}
    return False, "", {}


def fits(item: Item, name: str) -> bool:
    """Whether an element may stand where its tag does: in running text, or among blocks."""
    return bool((name in TEXT) == (item["t"] == "RawInline"))


def allowed(name: str, attributes: dict[str, str]) -> bool:
    return name in POST and attributes.keys() <= POST[name] and all(is_plain(*one) for one in attributes.items())


def element(name: str, attributes: dict[str, str], inner: list[Item]) -> Item | None:
    """The element that a pair of tags makes; None where the tags have to stay."""
    if not allowed(name, attributes):
        return None
    marks: list[Any] = [attributes.get("id", ""), attributes.get("class", "").split(), []]
    match name:
        case "a" if "href" in attributes:
            return {"t": "Link", "c": [marks, inner, [attributes["href"], ""]]}
        case "a" | "span":
            return {"t": "Span", "c": [[marks[0] or attributes.get("name", ""), *marks[1:]], inner]}
        case "div" | "p":
            return {"t": "Div", "c": [marks, inner], "html": True}
        case "kbd":
            return {"t": "Span", "c": [["", ["kbd"], []], inner]}
        case "code" | "tt" | "samp" if {one["t"] for one in inner} <= LETTERS:
            return {"t": "Code", "c": [marks, plain(inner)]}
    return {"t": KINDS[name], "c": inner} if name in KINDS else None


def empty(name: str, attributes: dict[str, str]) -> Item | None:
    """An element without content."""
    if name == "br" and not attributes:
        return {"t": "LineBreak"}
    if name == "img" and allowed(name, attributes):
        sizes = [[key, attributes[key]] for key in ("width", "height") if key in attributes]
        alternative = [{"t": "Str", "c": attributes.get("alt", "")}]
        marks = [attributes.get("id", ""), attributes.get("class", "").split(), sizes]
        return {"t": "Image", "c": [marks, alternative, [attributes.get("src", ""), ""]]}
    return None
