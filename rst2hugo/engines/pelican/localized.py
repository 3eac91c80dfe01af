"""In here: what docutils calls things in the language of the blog: docinfo fields, admonitions, the abstract."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from docutils import languages, nodes

from rst2hugo.engines.pelican import teasers

LANGUAGES = frozenset(found.name for found in iter_modules(languages.__path__))
# Fields that are text, of which docutils makes boxes.
TEXT = ("abstract", "dedication")


def language_code(language: str) -> str:
    """The name of a language that docutils speaks; English for all others."""
    tag = language.lower().replace("-", "_")
    # docutils' own way to find them would import a module of any name from anywhere.
    return next((one for one in (tag, tag.split("_")[0]) if one in LANGUAGES), "en")


@cache
def words(language: str) -> Any:
    """docutils' words of a language, with ``labels`` and ``bibliographic_fields``."""
    return import_module(f"{languages.__name__}.{language_code(language)}")


def bibliographic(language: str) -> Mapping[str, str]:
    """The names of docinfo fields in a language → the English ones."""
    return dict(words(language).bibliographic_fields)


def with_titles(document: nodes.document, language: str) -> None:
    """Give admonitions the titles that docutils gave them in the blog's language; the English ones are Hugo's job."""
    labels, english = words(language).labels, words("en").labels
    kinds = [one for one in document.findall(nodes.Element) if isinstance(one, nodes.Admonition)]
    for node in [one for one in kinds if one.tagname in labels]:
        title = labels[node.tagname]
        if title != english[node.tagname]:
            made = nodes.admonition("", nodes.title("", title), *node.children, **node.attributes)
            made["classes"] = [node.tagname, *node["classes"]]
            made.source, made.line = node.source, node.line
            node.replace_self(made)


def with_abstracts(document: nodes.document, language: str) -> None:
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
