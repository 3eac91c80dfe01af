"""The old engine's shortcodes in a doctree: nodes of what they stand for replace their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeAlias

from docutils import nodes

from rst2hugo.model.reports import Reports
from rst2hugo.rst.shortcodes import WORD, Lower, Shortcode, in_code, original, parsed
from rst2hugo.rst.source_lines import line as line_of

# What shows its text as it is.
VERBATIM = (nodes.literal_block, nodes.doctest_block, nodes.literal, nodes.math, nodes.math_block, nodes.comment)
IN_TAG = re.compile(r"<[^>]*\Z")

Read: TypeAlias = Callable[[str, int], Sequence[nodes.Node]]
"""rst, and the line that it stands on → its nodes."""


class Keep(Protocol):
    """An unknown shortcode, its line, where to report it, whether it is a block of its own → what stands for it."""

    def __call__(
        self, found: Shortcode, line: int | None, reports: Reports, /, *, as_block: bool
    ) -> list[nodes.Node]: ...


def put_back(document: nodes.document, lower: Lower, read: Read, keep: Keep, reports: Reports) -> None:
    """Replace the words with what the shortcodes stand for; those that ``lower`` does not know are ``keep``'s."""
    for element in document.findall(nodes.Element):
        for name, value in element.attributes.items():
            if isinstance(value, str) and WORD.search(value):
                element[name] = WORD.sub(original, value)
    expand = Expander(lower, read, keep, reports)
    for text in [one for one in document.findall(nodes.Text) if WORD.search(one)]:
        parent = text.parent
        is_html = isinstance(parent, nodes.raw) and "html" in parent.get("format", "").split()
        if isinstance(parent, VERBATIM) or (isinstance(parent, nodes.raw) and not is_html):
            parent.replace(text, nodes.Text(in_code(str(text), lower, line_of(parent), reports)))
            parent.rawsource = WORD.sub(original, parent.rawsource)
        elif is_alone(whole := parent if is_html else text):
            whole.parent.replace_self(expand.shortcode(str(text).strip(), line_of(parent), as_block=True))
        elif is_html:
            holder, as_block = parent.parent, not isinstance(parent.parent, nodes.TextElement)
            parent.replace_self(list(expand.html(str(text), line_of(parent), as_block=as_block)))
            split_paragraph(holder)
        else:
            parent.replace(text, list(expand.text(str(text), line_of(parent))))
            split_paragraph(parent)


def is_alone(node: nodes.Node) -> bool:
    """Whether a shortcode is all that a paragraph has."""
    only = isinstance(node.parent, nodes.paragraph) and len(node.parent.children) == 1
    return only and WORD.fullmatch(node.astext().strip()) is not None


def split_paragraph(node: nodes.Element) -> None:
    """Divide a paragraph where blocks stand in it now, as browsers do with what Nikola published."""
    if not isinstance(node, nodes.paragraph) or not any(map(is_block, node.children)):
        return
    parts: list[nodes.Node] = []
    for blocks, group in groupby(list(node.children), is_block):
        children = list(group)
        if blocks:
            parts += children
        elif any(child.astext().strip() for child in children):
            parts.append(located(nodes.paragraph("", "", *children), line_of(node)))
    if isinstance(parts[0], nodes.Element):
        parts[0].update_all_atts_concatenating(node)
    node.replace_self(parts)


def is_block(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Body) and not isinstance(node, nodes.Inline | nodes.Invisible)


@dataclass(frozen=True)
class Expander:
    """What makes nodes of shortcodes: ``lower`` knows what they stand for, ``read`` reads rst, ``keep`` has others."""

    lower: Lower
    read: Read
    keep: Keep
    reports: Reports

    def shortcode(self, word: str, line: int | None, *, as_block: bool) -> list[nodes.Node]:
        """The nodes of one shortcode, as blocks of their own or in running text."""
        source = WORD.sub(original, word)
        shortcode = parsed(source)
        match self.lower(shortcode):
            case ("rst", rst):
                found = self.read(rst, line or 1)
                unwrapped = (one.children if isinstance(one, nodes.paragraph) else [one] for one in found)
                return list(found) if as_block else [child for children in unwrapped for child in children]
            case ("html", html):
                return [located(nodes.raw(html, html, format="html"), line)]
            case (_, text):
                return [located(nodes.paragraph(text, text), line) if as_block else nodes.Text(text)]
        return self.keep(shortcode, line, self.reports, as_block=as_block)

    def text(self, text: str, line: int | None) -> Iterator[nodes.Node]:
        """Running text with shortcodes in it."""
        done = 0
        for word in WORD.finditer(text):
            yield from [nodes.Text(text[done : word.start()])] if word.start() > done else []
            yield from self.shortcode(word[0], line, as_block=False)
            done = word.end()
        yield from [nodes.Text(text[done:])] if done < len(text) else []

    def html(self, text: str, line: int | None, *, as_block: bool) -> Iterator[nodes.Node]:
        """Raw HTML, divided where it has shortcodes that are more than text and HTML; inside of tags they stay."""
        kept, done = "", 0
        for word in WORD.finditer(text):
            kept += text[done : word.start()]
            done = word.end()
            meant = self.lower(parsed(original(word)))
            if IN_TAG.search(kept) or (meant is not None and meant[0] != "rst"):
                kept += in_code(word[0], self.lower, line, self.reports)
                continue
            yield from raw(kept, line, as_block=as_block)
            yield from self.shortcode(word[0], line, as_block=as_block)
            kept = ""
        yield from raw(kept + text[done:], line, as_block=as_block)


def raw(html: str, line: int | None, *, as_block: bool) -> Iterator[nodes.Node]:
    """A part of raw HTML, if there is anything in it."""
    if html.strip() if as_block else html:
        yield located(nodes.raw(html, html, format="html"), line)


def located(node: nodes.Element, line: int | None) -> nodes.Element:
    node.line = line
    return node
