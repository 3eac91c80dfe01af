"""Sections: a title underlined with anything → ## Title {#old-id}, the id only where Hugo's own differs."""

from __future__ import annotations

from itertools import takewhile

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.render import Context, anchors, attributed, blocks, classed, inline, render

DEEPEST = 6  # HTML has no <h7>


@render.register
def section(node: nodes.section, ctx: Context) -> str:
    content = with_definitions(node, ctx.at(level=ctx.level + 1))
    return classed(content, node)


def with_definitions(node: nodes.Element, ctx: Context) -> str:
    """The content of a section; what its links are by label stands before the first section in it."""
    if ctx.options.link_style == "inline":
        return blocks(node.children, ctx)
    own = list(takewhile(lambda child: not isinstance(child, nodes.section), node.children))
    parts = [blocks(own, ctx), markdown.DEFINITIONS, blocks(node.children[len(own) :], ctx)]
    return "\n\n".join(filter(None, parts))


@render.register
def document(node: nodes.document, ctx: Context) -> str:
    """The page; its title is in the front matter, so links on the page that lead to it need another goal."""
    goals = {link["refid"] for link in node.findall(nodes.reference) if "refid" in link}
    wanted = [id for id in node["ids"] if id in goals]
    headers, footers = (blocks(node.findall(kind), ctx) for kind in (nodes.header, nodes.footer))
    return "\n\n".join(filter(None, [headers, anchors(wanted), with_definitions(node, ctx), footers]))


@render.register
def title(node: nodes.title, ctx: Context) -> str:
    """The heading of a section; it stands one level below the section's content."""
    if isinstance(node.parent, nodes.document):
        return ""  # the page's title, in the front matter
    text = inline(node, ctx)
    plain = markdown.plain(text)
    is_first = next(one for one in node.parent.children if isinstance(one, nodes.title)) is node  # code adds others
    ids = (node.parent["ids"] if is_first else []) + node["ids"]
    # docutils keeps ids unique, so an id that equals Hugo's automatic one is Hugo's first choice as well.
    own = next((id for id in ids if id == markdown.heading_id(plain)), None)
    shown = own or (ids[0] if ids else None)
    heading = markdown.heading(min(ctx.level - 1, DEEPEST), text, None if own else shown, typographer=ctx.literal)
    return "\n\n".join(filter(None, [anchors(id for id in ids if id != shown), heading]))


@render.register
def subtitle(node: nodes.subtitle, ctx: Context) -> str:
    if isinstance(node.parent, nodes.document):
        return ""  # params.subtitle in the front matter
    return attributed(markdown.paragraph(markdown.emphasis(inline(node, ctx)), typographer=ctx.literal), node)
