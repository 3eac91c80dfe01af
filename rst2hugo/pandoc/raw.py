"""Raw HTML and LaTeX in rst become Markdown where they hold nothing that Markdown lacks."""

from __future__ import annotations

from docutils import nodes

from rst2hugo.model.diagnostics import Code
from rst2hugo.model.reports import Reports
from rst2hugo.pandoc import pandoc
from rst2hugo.pandoc.blocks import flow
from rst2hugo.pandoc.fragments import PLAIN, TEXT, units
from rst2hugo.pandoc.inlines import inlines
from rst2hugo.pandoc.reading import PandocText
from rst2hugo.pandoc.trees import Item

READERS = {"html": "html", "latex": "latex+raw_tex"}
IN_LINE = {name: PLAIN[name] for name in TEXT | {"br", "img"}}
# Classes for which there is an element or a mark.
MARKS: tuple[list[str], ...] = ([], ["u"], ["del"], ["kbd"])


class LossyError(Exception):
    """Something in a fragment is not in Markdown."""


def nodes_of(text: str, format: str, *, inline: bool = False) -> list[nodes.Node] | None:
    """A fragment of HTML or LaTeX as docutils nodes; None if it holds anything that Markdown lacks.

    ``format`` is that of a raw node (``html`` or ``latex``; None for any other), ``inline`` says that the
    fragment stands in running text, and so do its nodes then. They have neither parents nor lines.
    Without pandoc there are none, either.
    """
    if format not in READERS or not text.strip() or (format == "html" and not is_plain(text, inline=inline)):
        return None
    reading = PandocText(text, format, NoReports(""))
    try:
        tree = pandoc.tree(text, READERS[format])
        made = in_line(tree.blocks, text, reading) if inline else flow(tree.blocks, reading)
    except (LossyError, pandoc.UnreadableError, RecursionError):
        return None
    complete = made and not tree.remarks and not tree.meta and not reading.notes
    for node in (inner for one in made for inner in one.findall()):
        complete = complete and is_known(node)
        node.line = None  # which counts from the beginning of the fragment
    return made if complete else None


class NoReports(Reports):
    """Ends the attempt at the first report, since something would be lost."""

    def report(self, line: int | None, code: Code, message: str) -> None:
        raise LossyError(message)


def is_plain(html: str, *, inline: bool) -> bool:
    found = units(html, IN_LINE if inline else PLAIN)
    return all(one.allowed and one.tag != "!" for one in found)


def in_line(blocks: list[Item], text: str, reading: PandocText) -> list[nodes.Node]:
    """The inline nodes of a single paragraph, with the spaces around it."""
    if len(blocks) != 1 or blocks[0]["t"] not in ("Plain", "Para"):
        raise LossyError("more than running text")
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    inner = inlines(blocks[0]["c"], reading)
    return [*([nodes.Text(" ")] if before else []), *inner, *([nodes.Text(" ")] if after else [])]


def is_known(node: nodes.Node) -> bool:
    """Whether there is Markdown for a node, or a mere element as for <kbd>."""
    match node:
        case nodes.raw():
            return node.astext() == "<br>"
        case nodes.section() | nodes.comment() | nodes.Admonition():
            return False  # the level of a heading depends on where the fragment stands
        case nodes.inline():
            return node["classes"] in MARKS and not node["ids"]
        case nodes.container():
            return not node["classes"] and not node["ids"]
    return True


def replace_raw(document: nodes.document, reports: Reports) -> None:
    """Replace with Markdown's nodes each raw node that ``nodes_of`` can read."""
    for node in list(document.findall(nodes.raw)):
        inline = isinstance(node.parent, nodes.TextElement)
        format = next((one for one in READERS if one in node.get("format", "").split()), "")
        made = nodes_of(node.astext(), format, inline=inline)
        if made is None or (inline and node["ids"]):
            continue
        if inline:
            node["classes"] = []  # the name of the role
        for made_node in made:
            if isinstance(made_node, nodes.Element):
                made_node.source, made_node.line = node.source, node.line
        if format != "html":
            message = f"raw {format}, which the old site did not show, became Markdown"
            reports.report(node.line, Code.FOREIGN_RAW, message)
        node.replace_self(made)
