"""Docutils' own HTML of a source, from the same parse as the conversion, with the lines it came from."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from docutils import frontend, nodes
from docutils.transforms.writer_aux import Admonitions
from docutils.utils.math import latex2mathml
from docutils.writers import html5_polyglot

from rst2hugo import markdown
from rst2hugo.engine import Engine
from rst2hugo.headers.front_matter import Header
from rst2hugo.links import crossrefs
from rst2hugo.markdown.languages import fence_language
from rst2hugo.model import Source
from rst2hugo.model.reports import Reports
from rst2hugo.pipeline.body import doctree, first_level, foreign_doctree
from rst2hugo.pipeline.compile_page import DOCUTILS, split_header
from rst2hugo.verify.read import stub_html
from rst2hugo.verify.read.foreign_html import ForeignTranslator


def source_html(source: Source, engine: Engine) -> str:
    """The body of the page that docutils makes of an rst source; the page's title is not in it.

    The header, titles and includes are treated as the conversion treats them. Elements carry the line
    of the source that they began at as ``data-line``.
    """
    return of_header(source, engine.header(source), engine) or ""


def of_header(source: Source, header: Header, engine: Engine, refer: crossrefs.Refer | None = None) -> str | None:
    """The same for a source whose header has been read; ``refer`` knows the names that other pages offer.

    docutils draws what pandoc reads, too; nothing is known of a source that was carried over.
    """
    body, broken, language = split_header(source, header)
    kept = f'<pre data-language="{language}">{markdown.html_text(broken)}</pre>\n' if broken else ""
    read = doctree if engine.markup(source, header.values) in DOCUTILS else foreign_doctree
    document = read(body, source, engine, header.values, Reports(source.path))
    if document is None:
        return None
    if refer is not None:
        crossrefs.resolve_references(document, refer)
    return kept + html(document, first_level(document))


BROKEN = "<merror></merror>"
NO_LATEX = re.compile(r"[_^]\s*[_^]")
"""Two scripts without anything to set them at: docutils 0.23 draws something, no LaTeX and no MathJax does."""


@cache
def stock_settings() -> dict[str, Any]:
    """docutils' defaults for HTML, without files of styles and with headings that begin below the page's title."""
    settings = frontend.get_default_settings(html5_polyglot.Writer)
    ours = {
        "embed_stylesheet": False, "stylesheet_path": None, "stylesheet": None, "math_output": "mathml",
        "cloak_email_addresses": False, "initial_header_level": "2",
    }  # fmt: skip  # a table
    return {**settings.__dict__, **ours}


def html(document: nodes.document, level: int = 2) -> str:
    """The HTML of a resolved document, whose first headings are of this ``level``."""
    for name, value in stock_settings().items():
        document.settings.__dict__.setdefault(name, value)
    document.settings.initial_header_level = str(level)
    Admonitions(document).apply()
    translator = Translator(document)
    document.walkabout(translator)
    return "".join([*translator.header, *translator.body, *translator.footer])


class Translator(ForeignTranslator):
    """docutils' html5 writer, with what it leaves out: source lines, languages, LaTeX, our own nodes."""

    def starttag(self, node: Any, tagname: str, suffix: str = "\n", empty: bool = False, **attributes: Any) -> str:
        if (line := getattr(node, "line", None)) is not None:
            # docutils gives a section, and its title, the line of the title's underline.
            section = isinstance(node, nodes.section) or isinstance(node.parent, nodes.section)
            title = section and isinstance(node, nodes.section | nodes.title)
            attributes["data-line"] = str(line - 1 if title else line)
        return str(super().starttag(node, tagname, suffix, empty, **attributes))

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        attributed = node.get("numbers") or node.get("highlighted") or set(node["classes"]) - {"code"}
        attributes = {"data-language": fence_language(node.get("language", ""), attributes=bool(attributed))}
        if node.get("numbers"):
            attributes["data-numbered"] = "numbered"
        # Its number keeps an empty first line to be seen, which browsers leave out otherwise.
        kept = "\n" if node.get("numbers") and node.astext().startswith("\n") else ""
        self.body.append(self.starttag(node, "pre", "", False, CLASS="literal-block", **attributes) + kept)

    def depart_literal_block(self, node: nodes.literal_block) -> None:
        self.body.append("</pre>\n")

    def check_simple_list(self, node: Any) -> bool:
        """docutils looks into a list before it writes it, and knows only its own nodes there."""
        try:
            return bool(super().check_simple_list(node))
        except NotImplementedError:
            return False

    def visit_as_typed(self, node: nodes.Element) -> None:
        """A block of Markdown, which is what its nodes are."""
        self.body += [f'<div id="{id}"></div>\n' for id in node["ids"]]

    def depart_as_typed(self, node: nodes.Element) -> None:
        pass

    def visit_listing(self, node: nodes.Element) -> None:
        """Code under a caption, in a box as Sphinx puts it."""
        self.body.append(self.starttag(node, "div", CLASS="literal-block-wrapper"))

    def depart_listing(self, node: nodes.Element) -> None:
        self.body.append("</div>\n")

    def visit_doctest_block(self, node: nodes.doctest_block) -> None:
        self.body.append(self.starttag(node, "pre", "", False, **{"data-language": "pycon"}))

    def depart_doctest_block(self, node: nodes.doctest_block) -> None:
        self.body.append("</pre>\n")

    def visit_math(self, node: Any, math_env: str = "") -> None:
        """The LaTeX source as the annotation that Hugo writes, too; the drawing is left to Hugo."""
        self.body.append(self.starttag(node, "math", "", display="inline") + self.formula(node) + "</math>")
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block) -> None:
        """docutils' MathML leaves out the class and the id that its other kinds of formulas have."""
        self.body.append(f'{self.starttag(node, "div")}<math display="block">{self.formula(node)}</math></div>\n')
        raise nodes.SkipNode

    def formula(self, node: nodes.math | nodes.math_block) -> str:
        """The LaTeX source, and whether docutils has drawn it or shows the source."""
        try:
            latex2mathml.tex2mathml(node.astext(), as_block=isinstance(node, nodes.math_block))
            drawn = BROKEN if NO_LATEX.search(node.astext()) else ""
        except Exception:  # a MathError, and whatever docutils 0.23 stumbles over in what is no formula
            drawn = BROKEN
        numbered = node.get("number") and r"\tag" not in node.astext()
        number = rf" \tag{{{node['number']}}}" if numbered else ""  # which Sphinx sets beside the formula
        return f"{drawn}<annotation>{self.encode(node.astext() + number)}</annotation>"

    def visit_system_message(self, node: nodes.system_message) -> None:
        """The message is a diagnostic, but the source that docutils could not read stays on the page."""
        for child in node.children:
            if isinstance(child, nodes.literal_block):
                self.body.append(f'<pre data-language="rst">{self.encode(child.astext())}</pre>\n')
        raise nodes.SkipNode

    def image_size(self, node: nodes.image) -> dict[str, Any]:  # type: ignore[override]  # as in docutils 0.22 and later
        """docutils would look for the image's file to scale it; nobody knows its size, so a browser does it."""
        if "scale" in node:
            return {"style": f"zoom: {node['scale']}%"}
        size: Any = super().image_size(node)
        return dict(size)

    def visit_problematic(self, node: nodes.problematic) -> None:
        """What docutils could not read is text; docutils links it to its message, which is not on the page."""
        if not isinstance(node.parent, nodes.TextElement):
            self.body.append(self.starttag(node, "p", ""))

    def depart_problematic(self, node: nodes.problematic) -> None:
        self.body.append("" if isinstance(node.parent, nodes.TextElement) else "</p>")

    def visit_raw(self, node: nodes.raw) -> None:
        """The name of a raw role is no class that anybody gave the HTML."""
        if isinstance(node.parent, nodes.TextElement):
            node["classes"] = []
        try:
            super().visit_raw(node)
        finally:  # by SkipNode; what follows the HTML does not touch it
            self.body.append("" if isinstance(node.parent, nodes.TextElement) else "\n")

    def depart_label(self, node: nodes.label) -> None:
        """A paragraph in raw HTML is not one that docutils begins beside the label."""
        super().depart_label(node)
        behind = node.next_node(descend=False, siblings=True)
        if isinstance(behind, nodes.raw) and "html" in behind["format"]:
            self.body.append("<!-- raw -->")

    def visit_element(self, node: Any) -> None:
        """An HTML element that the user's own directive or role stands for."""
        pairs = {"title": node["title"]} if node.get("title") else {}
        inside_text = isinstance(node.parent, nodes.TextElement)
        self.body.append(self.starttag(node, node["tagname_"], "" if inside_text else "\n", **pairs))

    def depart_element(self, node: Any) -> None:
        self.body.append(f"</{node['tagname_']}>")

    def visit_shortcode(self, node: Any) -> None:
        """What the stub of a shortcode shows; of one that has a template of Hugo's or ours, only what it encloses."""
        self.body.append(stub_html.opening(node, self.encode) if stub_html.has_stub(node["name"]) else "")
        if node.get("is_role") and stub_html.has_stub(node["name"]):
            raise nodes.SkipNode

    def depart_shortcode(self, node: Any) -> None:
        self.body.append(stub_html.closing(node) if stub_html.has_stub(node["name"]) else "")

    def visit_xref(self, node: crossrefs.xref) -> None:
        """A reference that leads nowhere is its text."""

    def depart_xref(self, node: crossrefs.xref) -> None:
        pass

    def unknown_visit(self, node: nodes.Node) -> None:
        """A node of ours that nobody described: what is in it counts."""
        self.body.append("<div>")

    def unknown_departure(self, node: nodes.Node) -> None:
        self.body.append("</div>")
