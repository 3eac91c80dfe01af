"""What a ``toctree`` shows of a document: its sections, and the toctrees in them (Sphinx 9, ``sphinx.environment``).

A document is listed by the sections of its highest level, of which the first is the document itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, Union

from docutils import nodes, utils
from docutils.parsers.rst import Parser

from rst2hugo.directives import toctrees
from rst2hugo.headers.titles import count_title_lines

Part: TypeAlias = Union["Outline", toctrees.TocEntry]
FENCE = re.compile(r" {0,3}(`{3,}|~{3,}|:{3,})")
MARKDOWN_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[`*]")
# What a title may have that a link may have as well; what Sphinx leaves out of lists of titles.
IN_LINKS = (nodes.emphasis, nodes.strong, nodes.literal)
LEFT_OUT = (nodes.footnote_reference, nodes.citation_reference, nodes.image, nodes.system_message)
MARKDOWN_TITLE = re.compile(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#*)?$")


@dataclass
class Outline:
    """A section: its title as it is written, its id (empty where it is not certain), and what is listed below it."""

    title: str
    id: str
    parts: list[Part] = field(default_factory=list)

    def entries(self) -> Iterator[toctrees.TocEntry]:
        """The entries of all toctrees in the section and below it."""
        for part in self.parts:
            yield from part.entries() if isinstance(part, Outline) else [part]


def read_outline(text: str, name: str, documents: Mapping[str, str]) -> list[Outline]:
    """The sections of the highest level in the text of the document ``name``."""
    lines = text.split("\n")
    is_markdown = documents.get(name, "").endswith(".md")
    open_sections: list[Outline] = []
    top: list[Outline] = []
    seen: set[str] = set()
    for number, level, title in (markdown_titles if is_markdown else rst_titles)(lines):
        if level:
            id = nodes.make_id(title)
            made = Outline(title, "" if id in seen else id)
            seen.add(id)
            del open_sections[level - 1 :]
            (open_sections[-1].parts if open_sections else top).append(made)
            open_sections.append(made)
        elif open_sections:
            options, entries = toctrees.read_directive(lines, number, name, documents)
            open_sections[-1].parts += [] if "hidden" in options else [one for one in entries if not one.missing]
    return top


def read_title(title: str, settings: Any, *, is_markdown: bool) -> list[nodes.Node]:
    """What a link says for a title, which is read on its own: nothing of it belongs to the document with the link."""
    if is_markdown:
        return [nodes.Text(MARKDOWN_MARKS.sub(r"\1", title))]
    if not re.search(r"[*`|_\\]", title):
        return [nodes.Text(title)]
    document = utils.new_document("", settings)
    Parser().parse(title, document)
    found = next(iter(document.findall(nodes.paragraph)), nodes.paragraph("", title))
    kept = [child for child in found.children if not isinstance(child, LEFT_OUT)]
    return [child.deepcopy() if isinstance(child, IN_LINKS) else nodes.Text(child.astext()) for child in kept]


def rst_titles(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The titles of a text in rst with their levels, and the lines of toctrees, whose level is 0."""
    styles: list[tuple[str, int]] = []
    number, is_free = 0, True
    while number < len(lines):
        count = count_title_lines(lines, number) if is_free else 0
        if count:
            line, rule = lines[number + count - 2], lines[number + count - 1]
            style = rule[:1], count
            if style not in styles:
                styles.append(style)
            yield number, styles.index(style) + 1, line.strip()
        elif toctrees.TOCTREE.match(lines[number]):
            yield number, 0, ""
        is_free = bool(count) or not lines[number].strip()
        number += count or 1


def markdown_titles(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The titles of a text in Markdown with their levels."""
    fence = ""
    for number, line in enumerate(lines):
        if found := FENCE.match(line):
            fence = found[1] if not fence else "" if line.strip().startswith(fence) else fence
        elif not fence and (title := MARKDOWN_TITLE.match(line)):
            yield number, len(title[1]), title[2]
