"""A text in MyST Markdown becomes docutils' nodes in a document that is there already."""

from __future__ import annotations

from docutils import nodes
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from rst2hugo.myst.own_directives import registered
from rst2hugo.myst.renderer import Renderer

# Remarks that are none of a blog's author's business today, or that we make ourselves (``myst_parser.warnings_``).
SUPPRESSED = ["myst.header", "myst.strikethrough", "myst.topmatter", "myst.not_supported", "myst.directive_comments"]


def fill(text: str, document: nodes.document, *, config: MdParserConfig) -> None:
    """Fill ``document`` with the nodes of ``text``."""
    document.settings.myst_suppress_warnings = SUPPRESSED
    parser = create_md_parser(config, Renderer)
    parser.options["document"] = document
    env = {"lines": text.split("\n")}
    with registered():
        parser.render(text, env)
