"""Containers, compounds, classes: ``.. container:: wide`` → <div class="wide"> with Markdown inside."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst.directives import body

from rst2hugo import markdown
from rst2hugo.directives.directive import forgiving
from rst2hugo.render import Context, anchored, blocks, render

# The names that Sphinx and sphinx-panels have for them, too.
DIRECTIVES = {
    "container": forgiving(body.Container),
    "div": forgiving(body.Container),
    "compound": forgiving(body.Compound),
}


@render.register
def container(node: nodes.container, ctx: Context) -> str:
    return division(node, ctx)


@render.register
def compound(node: nodes.compound, ctx: Context) -> str:
    return division(node, ctx)


def division(node: nodes.Element, ctx: Context) -> str:
    """The blocks between the tags of a <div>; without id or class there is nothing to say and no <div>."""
    content = blocks(node.children, ctx)
    if not node["ids"] and not node["classes"]:
        return content
    edits = [name for name in node["classes"] if name in ("ins", "del") and isinstance(node, nodes.container)]
    tag = edits[0] if len(edits) == 1 else "div"
    pairs = {"id": " ".join(node["ids"][:1]), "class": " ".join(name for name in node["classes"] if name != tag)}
    return anchored(f"{markdown.tag(tag, **pairs)}\n\n{content}\n\n</{tag}>", node, carried=1)
