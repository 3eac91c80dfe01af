"""Block quotes, their attributions, epigraphs and pull-quotes, line blocks: an indented block → > block."""

from __future__ import annotations

import re

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.constructs.paragraphs import beside_picture
from rst2hugo.render import Context, attributed, blocks, inline, render

# Hugo looks for an alert in the rendered first line, so no escape of the bracket helps.
ALERT_LOOKALIKE = re.compile(r"\\?\[![a-zA-Z]+\\?\]")
INDENT = "&emsp;&emsp;"


@render.register
def block_quote(node: nodes.block_quote, ctx: Context) -> str:
    content = blocks(node.children, ctx.at(quoted=True))
    if ALERT_LOOKALIKE.match(content):
        content = markdown.NOTHING + content
    return attributed(markdown.quote(content) if content else "", node)


@render.register
def attribution(node: nodes.attribution, ctx: Context) -> str:
    text = markdown.text("— ") + inline(node, ctx)
    return attributed(markdown.paragraph(text, typographer=ctx.literal), node, "attribution")


@render.register
def line_block(node: nodes.line_block, ctx: Context) -> str:
    """Lines stay lines: each but the last ends in a hard break, deeper ones begin with wide spaces."""
    lines = markdown.line_break().join(lines_of(node, ctx, 0))
    written = markdown.paragraph(lines, typographer=ctx.literal)
    return attributed(beside_picture(node) + written, node, "line-block")


def lines_of(node: nodes.Element, ctx: Context, depth: int) -> list[str]:
    found: list[str] = []
    for child in node.children:
        if isinstance(child, nodes.line_block):
            found += lines_of(child, ctx, depth + 1)
        else:
            indent = markdown.html(INDENT * depth) if depth and child.children else ""
            # A break at the end of a line is the end of the line.
            found.append(indent + inline(child, ctx).removesuffix(markdown.line_break()))
    return found
