"""References and targets: ``name_``, ```text <url>`_``, ``__`` → [text](url); ``_`here``` → an anchor."""

from __future__ import annotations

import re
from itertools import takewhile

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.render import Context, anchored, anchors, blocks, inline, is_inline, is_silent, line, render

# Only links by file need the hook; an author's own link to a .md file of this site does not exist in an old blog.
TEMPLATES = {"layouts/_markup/render-link.html": r"(?:\]\(|^\[[^\]]+\]: )(?!/|[a-z]+:)[^)\s]+\.md[#)\n]"}

EXTERNAL = re.compile(r"(?i)[a-z][a-z0-9+.-]+:")


@render.register
def reference(node: nodes.reference, ctx: Context) -> str:
    """A link; its address stays open until the whole blog is known."""
    uri = f"#{node['refid']}" if "refid" in node else node.get("refuri", "")
    # A reference among blocks has no line, but the image in it has.
    where = next(filter(None, map(line, (node, *node.children))), None)
    address = markdown.open_address(uri, where)
    if not is_inline(node):  # an image with a target: a reference among blocks holds nothing else
        return anchored(blocks(node.children, ctx.at(link=address)), node)
    if EXTERNAL.match(uri) and node.astext() in (uri, uri.removeprefix("mailto:")):
        return markdown.autolink(node.astext(), line(node), uri)
    before = list(takewhile(lambda child: not has_link(child), node.children))
    # Where a link begins within it, the outer one ends, as in a browser.
    after = "".join(render(child, ctx) for child in node.children[len(before) :])
    inner = "".join(render(child, ctx) for child in before)
    if not inner and after:
        return after
    if ctx.enclosed:  # where neither labels nor shortcodes are known
        return markdown.link(inner, address) + after
    named = node.get("asked", "") not in ("", "__")
    return markdown.open_link(inner, uri, line(node), node["asked"] if named else "") + after


def has_link(node: nodes.Node) -> bool:
    """Whether ``node``, once substituted into a link, leads somewhere itself."""
    return next(iter(node.findall(nodes.reference)), None) is not None


@render.register
def target(node: nodes.target, ctx: Context) -> str:
    """An inline target is an anchor around its text; any other has done its work unless nothing follows it."""
    if is_silent(node):
        return ""
    if not is_inline(node):
        return anchors(node["ids"])
    text = inline(node, ctx)
    for id in () if "refuri" in node else node["ids"]:
        text = markdown.element("span", text, id=id)
    return text


@render.register
def citation_reference(node: nodes.citation_reference, ctx: Context) -> str:
    label = markdown.text(f"[{node.astext()}]")
    return markdown.link(label, markdown.open_address(f"#{node['refid']}", line(node))) if "refid" in node else label
