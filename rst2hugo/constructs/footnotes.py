"""In here: footnotes and citations: ``[1]_`` → [^1]; a footnote that nothing refers to stays as a paragraph."""

from __future__ import annotations

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.diagnostics import Code
from rst2hugo.render import Context, anchored_inside, attributed, blocks, inline, lasting, render

INDENT = 4


@render.register
def footnote_reference(node: nodes.footnote_reference, ctx: Context) -> str:
    if "refid" not in node:
        return markdown.text(f"[{node.astext()}]")
    target = root(node).ids[node["refid"]]
    return markdown.footnote_reference(label(target))


@render.register
def footnote(node: nodes.footnote, ctx: Context) -> str:
    if node["ids"][0] not in referenced(node):
        return labelled(node, ctx, "footnote")
    name = label(node)
    shown = node.children[0].astext()
    position = order(node)
    if shown.isdigit() and int(shown) != position:
        ctx.report(node, Code.FOOTNOTE_NUMBER, f"footnote {shown} is number {position} in Hugo")
    content = blocks([child for child in node.children if not isinstance(child, nodes.label)], ctx)
    if any(link.get("refid") in node["ids"] for link in root(node).findall(nodes.reference)):
        content = anchored_inside(content, node)  # Hugo gives footnotes ids of its own
    return f"[^{name}]: {markdown.indent(content, INDENT).lstrip()}".rstrip()


@render.register
def citation(node: nodes.citation, ctx: Context) -> str:
    return labelled(node, ctx, "citation")


def root(node: nodes.Node) -> nodes.document:
    if node.document is None:
        raise ValueError("a node of a finished doctree belongs to a document")
    return node.document


def label(node: nodes.Element) -> str:
    """The name of a footnote in Markdown: its number, its own name, or ``sym-1`` for the first symbol."""
    names = [name for name in node["names"] if not name.isdigit()]
    if names and " " not in names[0]:
        return str(names[0])
    shown = node.children[0].astext()
    if shown.isascii() and shown.isalnum():
        return shown
    symbols = [one for one in root(node).symbol_footnotes if not one["names"]]
    return f"sym-{symbols.index(node) + 1}" if node in symbols else f"sym-{order(node)}"


def order(node: nodes.Element) -> int:
    """The number that Hugo gives a footnote: by the first reference to it."""
    return referenced(node).index(node["ids"][0]) + 1


def referenced(node: nodes.Element) -> list[str]:
    """The ids of all footnotes that the page refers to; its title is in the front matter and not on the page."""
    document = root(node)
    seen: dict[str, None] = {}
    for reference in document.findall(nodes.footnote_reference):
        in_title = isinstance(reference.parent, nodes.title | nodes.subtitle) and reference.parent.parent is document
        if "refid" in reference and not in_title:
            seen[reference["refid"]] = None
    return list(seen)


def labelled(node: nodes.Element, ctx: Context, kind: str) -> str:
    """``[label]`` and the text in an ordinary paragraph: for what Hugo would drop or would number."""
    name, *rest = lasting(node)
    mark = markdown.text(f"[{name.astext()}] ")
    kept = node.copy()
    if rest and isinstance(rest[0], nodes.paragraph):
        first = rest.pop(0)
        mark += inline(first, ctx)
        kept["ids"], kept["classes"] = node["ids"] + first["ids"], node["classes"] + first["classes"]
    head = attributed(markdown.paragraph(mark, typographer=ctx.literal), kept, kind)
    return "\n\n".join(filter(None, [head, blocks(rest, ctx)]))
