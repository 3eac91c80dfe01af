"""XML of another process as nodes of a document here, which knows them as if it had parsed them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import ParseError

from docutils import nodes, utils
from docutils.parsers import docutils_xml

from rst2hugo.rst.parse import stock_settings
from rst2hugo.trust.session import ExpansionError

HOLE, LINE = "hole", "rst2hugo_line"
# What the source says at a line, as nodes.
Read = Callable[[str, int], list[nodes.Node]]


def read(xml: str) -> list[nodes.Node]:
    """The nodes in the document that ``xml`` describes. Raises ExpansionError if that is no such document."""
    if "<!DOCTYPE" in xml:
        raise ExpansionError("what it made is not docutils' XML")
    settings = copy.copy(stock_settings())
    settings._source, settings.report_level = "", 5
    try:
        root = docutils_xml.parse_element(xml, utils.new_document("", settings))
    except (ParseError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ExpansionError(f"what it made is not docutils' XML: {error}") from None
    if not isinstance(root, nodes.document):
        raise ExpansionError("what it made is not docutils' XML")
    children = list(root.children)
    root.children.clear()
    for child in children:
        child.parent = None
    return children


def settle(
    made: Sequence[nodes.Node], document: nodes.document, read_block: Read, read_inline: Read, line: int | None
) -> list[nodes.Node]:
    """The nodes with their lines, their holes filled, and their names and references known to the ``document``."""
    holder = nodes.Element("", *made)
    for node in list(holder.findall(nodes.Element)):
        if node is holder:
            continue
        own = node.attributes.pop(LINE, None)
        node.source, node.line = document.current_source, int(own) if str(own).isdigit() else line
        if isinstance(node, docutils_xml.Unknown) and node.tagname == HOLE:
            is_inline = isinstance(node.parent, nodes.TextElement)
            node.parent.replace(node, (read_inline if is_inline else read_block)(node.astext(), node.line or 1))
        else:
            note(document, node)
    return holder.children


def begin_section(made: list[nodes.Node]) -> list[nodes.Node]:
    """The nodes with a title among them, and what comes after it, as a section; else the page would have that title."""
    at = next((number for number, node in enumerate(made) if isinstance(node, nodes.title)), None)
    return made if at is None else [*made[:at], nodes.section("", *made[at:])]


def note(document: nodes.document, node: nodes.Element) -> None:
    """Tell the document of a node what docutils' parser tells it (``docutils.parsers.rst.states``)."""
    match node:
        case nodes.footnote() | nodes.footnote_reference():
            note_footnote(document, node)
        case nodes.citation():
            document.note_citation(node)
        case nodes.citation_reference():
            document.note_citation_ref(node)
        case nodes.target() if "anonymous" in node:
            document.note_anonymous_target(node)
        case nodes.target() if "refname" in node:
            node.indirect_reference_name = node["refname"]
            document.note_indirect_target(node)
        case nodes.substitution_definition():
            document.note_substitution_def(node, " ".join(node["names"]))
        case nodes.reference() if "refname" in node:
            document.note_refname(node)
    if isinstance(node, nodes.section):
        document.note_implicit_target(node, node)
    elif node["names"] and not isinstance(node, nodes.substitution_definition):
        document.note_explicit_target(node, node)
    for id in node["ids"]:
        document.ids.setdefault(id, node)


def note_footnote(document: nodes.document, node: nodes.footnote | nodes.footnote_reference) -> None:
    """Tell the document of a footnote, or of its mark: numbered (``auto`` is 1), with a sign (``*``), or neither."""
    auto = str(node.get("auto", ""))
    if auto == "1":
        node["auto"] = 1
    if isinstance(node, nodes.footnote):
        kinds = {"": document.note_footnote, "*": document.note_symbol_footnote}
        kinds.get(auto, document.note_autofootnote)(node)
    else:
        marks = {"": document.note_footnote_ref, "*": document.note_symbol_footnote_ref}
        marks.get(auto, document.note_autofootnote_ref)(node)
