"""What Sphinx' references say by themselves: titles as labels, numbers of figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docutils import nodes

from rst2hugo.blog import settings
from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.links.crossrefs import xref
from rst2hugo.model.diagnostics import Code, Diagnostic

AUTOMATIC = "sphinx.ext.autosectionlabel"


def prepare(document: nodes.document, name: str, conf: Mapping[str, Any]) -> None:
    """All of it, for the document ``name``, before its first section is taken for the page."""
    if AUTOMATIC in settings.as_list(conf["extensions"]):
        label_sections(document, name, conf)
    if conf["numfig"]:
        tell_of_numbers(document)
    share_citations(document)


def report_labels(conf: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """What the settings want that is not done."""
    if conf["numfig"]:
        message = "numfig: figures, tables and listings are not numbered; their captions and references have no numbers"
        yield Diagnostic("conf.py", None, Code.UNSUPPORTED_OPTION, message)
    if made := settings.table(conf, "html_additional_pages"):
        pages = ", ".join(f"{name} ({template})" for name, template in made.items())
        message = f"html_additional_pages: made from templates: {pages}; each needs a page and a layout of Hugo's"
        yield Diagnostic("conf.py", None, Code.LOST_ADDRESS, message)


def label_sections(document: nodes.document, name: str, conf: Mapping[str, Any]) -> None:
    """Every title is a label, behind the name of its document if the settings want it."""
    before = f"{name}:" if conf["autosectionlabel_prefix_document"] else ""
    deepest = conf["autosectionlabel_maxdepth"] or 0
    for section in document.findall(nodes.section):
        if not deepest or depth(section) < deepest:
            title = next(section.findall(nodes.title))
            label = nodes.fully_normalize_name(before + (title.rawsource or title.astext()))
            section["offers"] = [*section.get("offers", []), f"ref:{label}"]


def share_citations(document: nodes.document) -> None:
    """Citations are for all documents (``sphinx.domains.citation``): their labels are offered, and asked for."""
    for citation in document.findall(nodes.citation):
        citation["offers"] = [*citation.get("offers", []), *(f"citation:{name}" for name in citation["names"])]
    for mark in list(document.findall(nodes.citation_reference)):
        if (name := mark.get("refname")) and document.nameids.get(name) is None:
            label = nodes.Text(f"[{mark.astext()}]")
            asked = {"kind": "citation", "target": name, "explicit": True, "literal": False, "optional": False}
            mark.replace_self(xref(mark.rawsource, "", label, **asked))


def depth(section: nodes.Element) -> int:
    """How many nodes a section is in, besides the document."""
    above = section.parent
    return 0 if above is None or isinstance(above, nodes.document) else 1 + depth(above)


def tell_of_numbers(document: nodes.document) -> None:
    for node in document.findall(xref):
        if node["kind"] == "numref":
            shown = "keeps its {number}" if node["explicit"] else "reads as the caption"
            message = f"the number of {node['target']!r} is not known; the reference {shown}"
            DocumentReports(document).report_node(node.parent, Code.UNSUPPORTED_OPTION, message)
