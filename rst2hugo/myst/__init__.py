"""MyST Markdown: the library myst-parser reads it, and it goes the way of rst from docutils' nodes on.

    text ──markdown-it──▶ tokens ──renderer──▶ docutils' nodes ──▶ resolve, render, as for rst

A block that Goldmark reads as MyST does keeps its source beside its nodes (``render.as_typed``), so that it is written
as its author typed it. The library comes with the extra ``myst``; without it such documents are carried over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.util import find_spec
from typing import Any

from docutils import nodes

from rst2hugo.model.reports import Reports

__all__ = ["EXTRA", "TOP_MATTER", "is_there", "reader"]

EXTRA = "install rst2hugo[myst] in an environment of its own"
# Keys of a document's front matter that tell MyST, myst-nb and jupytext how to read it, and are no metadata.
TOP_MATTER = frozenset({"myst", "mystnb", "substitutions", "html_meta", "jupytext", "kernelspec", "file_format"})


@cache
def is_there() -> bool:
    """Whether myst-parser can be used."""
    return find_spec("myst_parser") is not None


def reader(
    settings: Mapping[str, Any], header: Mapping[str, Any], reports: Reports
) -> Callable[[str, nodes.document], None]:
    """The function that fills an empty document from a text in MyST Markdown.

    ``settings`` are those of the blog's configuration (``myst_…``), ``header`` is the front matter of the text.
    """
    from rst2hugo.myst import configuration, reading

    config = configuration.read(settings, header, reports)
    return partial(reading.fill, config=config)
