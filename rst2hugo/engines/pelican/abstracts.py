"""The abstract and the dedication, fields of which docutils makes boxes in the text."""

from __future__ import annotations

from docutils import nodes

from rst2hugo.engines.pelican import teasers
from rst2hugo.rst.localized import bibliographic, words

TEXT = ("abstract", "dedication")


def boxed(document: nodes.document, language: str) -> None:
    """Make boxes of the abstract and the dedication, which stand first and are all that is left of the fields there."""
    names, labels = bibliographic(language), words(language).labels
    first = next((one for one in document.findall(nodes.field_list) if teasers.is_first(one)), None)
    if first is None:
        return
    kinds = [names.get(field[0].astext().lower(), "") for field in first.findall(nodes.field)]
    if set(kinds) <= set(TEXT):
        boxes = []
        for kind, field in zip(kinds, first.findall(nodes.field), strict=True):
            box = nodes.topic("", nodes.title("", labels[kind]), *field[1].children, classes=[kind])
            box.source, box.line = field.source, field.line
            boxes.append(box)
        first.replace_self(boxes)
