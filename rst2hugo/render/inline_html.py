"""Inline nodes as HTML, for the inside of a <pre>, where Markdown does not work."""

from __future__ import annotations

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.model.diagnostics import Code
from rst2hugo.render import Context, is_silent, line

NAMES: dict[type[nodes.Node], str] = {
    nodes.emphasis: "em",
    nodes.title_reference: "cite",
    nodes.strong: "strong",
    nodes.literal: "code",
    nodes.subscript: "sub",
    nodes.superscript: "sup",
}
# What shows its text and nothing else, unless it has an id or a class.
PLAIN = (nodes.inline, nodes.target, nodes.problematic, nodes.generated, nodes.acronym, nodes.abbreviation)


def html(node: nodes.Node, ctx: Context) -> str:
    """``node`` as HTML on as many lines as its text has; what HTML cannot say is reported and its text kept."""
    if not isinstance(node, nodes.Element):
        return markdown.html_text(node.astext())
    if is_silent(node):
        return ""
    if isinstance(node, nodes.raw) and "html" in node.get("format", "").split():
        return markdown.neutral(node.astext())
    said = not isinstance(node, nodes.problematic)  # which links to docutils' message
    # "code" and the language that the code role adds say nothing, as in a code span.
    classes = [] if isinstance(node, nodes.literal) else node["classes"]
    pairs = {"id": " ".join(node["ids"][:1]) if said else "", "class": " ".join(classes)}
    if isinstance(node, nodes.image):
        return markdown.tag("img", src=address(node, node["uri"]), alt=str(node.get("alt", "")), **pairs)
    inner = "".join(html(child, ctx) for child in node.children)
    if isinstance(node, nodes.reference):
        uri = f"#{node['refid']}" if "refid" in node else node.get("refuri", "")
        return f"{markdown.tag('a', href=address(node, uri), **pairs)}{inner}</a>"
    if isinstance(node, nodes.abbreviation) and (meaning := node.get("explanation") or node.get("title")):
        return f"{markdown.tag('abbr', title=meaning, **pairs)}{inner}</abbr>"
    name = NAMES.get(type(node), "span" if any(pairs.values()) else "")
    if not isinstance(node, (*NAMES, *PLAIN)):
        message = f"<{type(node).__name__}> in literal text was kept as text"
        ctx.reports.report(line(node), Code.UNSUPPORTED_CONSTRUCT, message)
    return f"{markdown.tag(name, **pairs)}{inner}</{name}>" if name else inner


def address(node: nodes.Element, uri: str) -> str:
    """``uri`` for an attribute, to be filled in when all pages are known."""
    return markdown.open_address(uri, line(node))
