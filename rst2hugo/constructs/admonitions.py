"""In here: admonitions: ``.. note:: text`` → > [!NOTE], drawn by a render hook."""

from __future__ import annotations

from docutils import nodes

from rst2hugo.render import Context, alert, render

TEMPLATES = {"layouts/_markup/render-blockquote-alert.html": r"^[ >]*(?:[-*:] +|\d+[.)] +)*> \[!"}


@render.register(nodes.Admonition)
def admonition(node: nodes.Element, ctx: Context) -> str:  # type: ignore[misc]  # a mixin in the stubs
    """note, tip, warning … by their docutils names; an admonition of its own title is a NOTE with that title."""
    generic = isinstance(node, nodes.admonition)
    return alert("NOTE" if generic else node.__class__.__name__.upper(), node, ctx)
