"""Blocks of Markdown that stay as their author typed them, with their addresses left open."""

from __future__ import annotations

from rst2hugo.markdown import passthrough
from rst2hugo.render import Context, anchored, blocks, render
from rst2hugo.render.as_typed import as_typed


@render.register(as_typed)
def as_typed_(node: as_typed, ctx: Context) -> str:
    if node.is_overruled():
        return anchored(blocks(node.children, ctx), node)
    lines_before = "\n" * ((node.line or 1) - 1)
    return anchored(passthrough.carried_over(f"{lines_before}{node['text']}"), node)
