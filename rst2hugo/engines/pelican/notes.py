"""Footnotes among the words, ``[ref]…[/ref]`` (plugin simple_footnotes) → footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes

from rst2hugo.markdown import passthrough
from rst2hugo.rst.source_lines import line

MARKS = re.compile(r"(\[/?ref\])")
NOTE = re.compile(r"(?s)\[ref\](?P<words>.*?)\[/ref\]")


def in_tree(document: nodes.document) -> None:
    """Give a doctree footnotes, which stand at its end."""
    texts = [one for one in document.findall(nodes.Text) if "[ref]" in one]
    parents = dict.fromkeys(one.parent for one in texts if isinstance(one.parent, nodes.TextElement))
    for parent in parents:
        if not isinstance(parent, nodes.FixedTextElement | nodes.literal | nodes.raw | nodes.comment):
            parent.children = list(with_notes(parent, document))
            for child in parent.children:
                parent.setup_child(child)


def with_notes(parent: nodes.TextElement, document: nodes.document) -> Iterator[nodes.Node]:
    """The children of a node, with a reference where a footnote stood."""
    note: list[nodes.Node] | None = None
    for piece in pieces(parent):
        mark = str(piece) if isinstance(piece, nodes.Text) else ""
        if mark == "[ref]" and note is None:
            note = []
        elif mark == "[/ref]" and note is not None:
            yield referred(note, document, line(parent))
            note = None
        elif note is not None:
            note.append(piece)
        else:
            yield piece
    if note is not None:
        yield from [nodes.Text("[ref]"), *note]


def pieces(parent: nodes.TextElement) -> Iterator[nodes.Node]:
    """The children of a node, text cut at the marks."""
    for child in parent.children:
        if isinstance(child, nodes.Text):
            yield from (nodes.Text(one) for one in MARKS.split(child) if one)
        else:
            yield child


def referred(words: list[nodes.Node], document: nodes.document, where: int | None) -> nodes.Node:
    """A reference to a new footnote of these words."""
    holder: nodes.Element = document
    while holder.children and isinstance(holder.children[-1], nodes.section):
        holder = holder.children[-1]
    paragraph = nodes.paragraph("", "", *words)
    footnote, reference = nodes.footnote("", paragraph, auto=1), nodes.footnote_reference("[#]_", auto=1)
    for node in (footnote, paragraph):
        node.source, node.line = document.current_source, where
    holder += footnote
    document.set_id(footnote)
    document.note_autofootnote(footnote)
    document.set_id(reference)
    document.note_autofootnote_ref(reference)
    return reference


def in_markdown(text: str) -> str:
    """Markdown with footnotes, which stand at its end."""
    code = list(passthrough.code_in(text))
    found = [one for one in NOTE.finditer(text) if not passthrough.within(one.start(), code)]
    written = [f"[^sf-{number}]: {' '.join(one['words'].split())}" for number, one in enumerate(found, 1)]
    for number, one in reversed(list(enumerate(found, 1))):
        text = f"{text[: one.start()]}[^sf-{number}]{text[one.end() :]}"
    return "\n\n".join([text.rstrip("\n"), *written]) + "\n" if found else text
