"""In here: admonitions, topics and sidebars: ``.. note:: text`` → > [!NOTE], drawn by a render hook."""

from __future__ import annotations

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.render import Context, attributed, blocks, inline, render

TEMPLATES = {"layouts/_markup/render-blockquote-alert.html": r"^[ >]*(?:[-*:] +|\d+[.)] +)*> \[!"}


@render.register(nodes.Admonition)
def admonition(node: nodes.Element, ctx: Context) -> str:  # type: ignore[misc]  # a mixin in the stubs
    """note, tip, warning … by their docutils names; an admonition of its own title is a NOTE with that title."""
    generic = isinstance(node, nodes.admonition)
    return alert("NOTE" if generic else node.__class__.__name__.upper(), node, ctx)


@render.register
def topic(node: nodes.topic, ctx: Context) -> str:
    return alert("TOPIC", node, ctx)


@render.register
def sidebar(node: nodes.sidebar, ctx: Context) -> str:
    return alert("SIDEBAR", node, ctx)


def alert(kind: str, node: nodes.Element, ctx: Context) -> str:
    """A quote whose first line names its kind and title."""
    title, rest = None, list(node.children)
    if rest and isinstance(rest[0], nodes.title):
        title = markdown.line(inline(rest.pop(0), ctx), typographer=ctx.literal)
    head = f"[!{kind}] {title}" if title else f"[!{kind}]"
    content = blocks(rest, ctx.at(quoted=True))
    # Only a paragraph may follow on the next line: a list that starts at 3, say, cannot interrupt the title.
    between = "\n" if rest and isinstance(rest[0], nodes.paragraph) else "\n\n"
    whole = markdown.quote(f"{head}{between}{content}" if content else head)
    # docutils names the generic admonition's class after its title; a title of its own says that already.
    plain = [name for name in node["classes"] if not name.startswith("admonition-")]
    kept = node.copy()
    kept["classes"] = plain
    return attributed(whole, kept)
