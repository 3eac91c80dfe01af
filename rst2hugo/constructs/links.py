"""In here: references and targets: ``name_``, ```text <url>`_``, ``__`` → [text](url); ``_`here``` → an anchor."""

from __future__ import annotations

import re

from docutils import nodes

from rst2hugo import escaping, markdown
from rst2hugo.render import Context, blocks, inline, is_inline, line, render

EXTERNAL = re.compile(r"(?i)[a-z][a-z0-9+.-]+:")


@render.register
def reference(node: nodes.reference, ctx: Context) -> str:
    """A link; its address stays open until the whole blog is known."""
    uri = f"#{node['refid']}" if "refid" in node else node.get("refuri", "")
    # A reference among blocks has no line, but the image in it has.
    address = markdown.open_address(uri, line(node) or line(node.children[0]))
    if not is_inline(node):  # an image with a target: a reference among blocks holds nothing else
        return blocks(node.children, ctx.at(link=address))
    if EXTERNAL.match(uri) and node.astext() in (uri, uri.removeprefix("mailto:")):
        return markdown.autolink(node.astext())
    return markdown.link(inline(node, ctx), address)


@render.register
def target(node: nodes.target, ctx: Context) -> str:
    """An inline target is an anchor around its text; any other has done its work when links are resolved."""
    if not node.children or not is_inline(node):
        return ""
    text = inline(node, ctx)
    if "refuri" in node or not node["ids"]:
        return text
    return markdown.element("span", text, id=node["ids"][0])


@render.register
def citation_reference(node: nodes.citation_reference, ctx: Context) -> str:
    label = escaping.text(f"[{node.astext()}]")
    return markdown.link(label, markdown.open_address(f"#{node['refid']}", line(node))) if "refid" in node else label
