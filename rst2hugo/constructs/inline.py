"""Inline markup: ``*a*`` → *a*, ``**b**`` → **b**, ````c```` → `c`, ``:sub:`2``` → <sub>2</sub>."""

from __future__ import annotations

import re
from collections.abc import Callable

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.model.diagnostics import Code
from rst2hugo.render import Context, inline, is_inline, line, render

# Classes of <span> (from .. role:: or raw html habits) for which HTML has an element of its own.
STRUCK = frozenset({"del", "s", "strike", "line-through", "strikethrough"})
GENERATED = re.compile(r"problematic-\d+")  # where docutils' message leads back to
ELEMENTS = frozenset({"ins", "u", "kbd", "mark", "small", "b", "i", "q", "dfn", "var", "samp", "bdi"})


@render.register
def Text(node: nodes.Text, ctx: Context) -> str:  # noqa: N802  (named after the node)
    return markdown.text(node.astext())


@render.register
def emphasis(node: nodes.emphasis, ctx: Context) -> str:
    return emphasised(node, ctx, nodes.emphasis, markdown.emphasis)


@render.register
def title_reference(node: nodes.title_reference, ctx: Context) -> str:
    return emphasised(node, ctx, nodes.emphasis, markdown.emphasis)


@render.register
def strong(node: nodes.strong, ctx: Context) -> str:
    return emphasised(node, ctx, nodes.strong, markdown.strong)


def emphasised(node: nodes.Element, ctx: Context, kind: type[nodes.Node], write: Callable[..., str]) -> str:
    """Emphasis in emphasis of the same kind says nothing new, so it is left out."""
    if kind in ctx.inside:
        return with_span(inline(node, ctx), node)
    marked = write(inline(node, ctx.at(inside=ctx.inside | {kind})), nested=bool(ctx.inside))
    return with_span(marked, node)


def with_span(text: str, node: nodes.Element, tag: str = "span") -> str:
    """``text`` in a <span>, or in a ``tag``, when ``node`` has ids or classes to carry."""
    pairs = {"id": " ".join(node["ids"][:1]), "class": " ".join(node["classes"])}
    carrying = any(pairs.values()) or tag != "span"
    return markdown.element(tag, text, **pairs) if carrying else text


@render.register
def literal(node: nodes.literal, ctx: Context) -> str:
    tag = next((name for name in node["classes"] if name in ELEMENTS), None)
    if tag and "code" not in node["classes"]:
        return markdown.element(tag, markdown.text(node.astext()))
    # A code span has no classes; "code" and the language that the code role adds say nothing there.
    return markdown.code(node.astext())


@render.register
def subscript(node: nodes.subscript, ctx: Context) -> str:
    return markdown.element("sub", inline(node, ctx))


@render.register
def superscript(node: nodes.superscript, ctx: Context) -> str:
    return markdown.element("sup", inline(node, ctx))


@render.register
def abbreviation(node: nodes.abbreviation, ctx: Context) -> str:
    text = inline(node, ctx)
    meaning = node.get("explanation") or node.get("title")
    return markdown.element("abbr", text, title=meaning) if meaning else text


@render.register
def acronym(node: nodes.acronym, ctx: Context) -> str:
    return inline(node, ctx)


@render.register
def generated(node: nodes.generated, ctx: Context) -> str:
    # The number of a section, which docutils sets off by three spaces that do not break.
    return markdown.text(" ".join([*node.astext().split(), ""]))


@render.register(nodes.inline)
def inline_(node: nodes.inline, ctx: Context) -> str:
    names = node["classes"]
    if all(isinstance(one, nodes.Text) and one.isspace() for one in node.children):
        return with_span(inline(node, ctx), nodes.inline(ids=node["ids"]))  # the class of a space is not seen
    if names in (["i"], ["b"]):
        kind, write = (nodes.emphasis, markdown.emphasis) if names == ["i"] else (nodes.strong, markdown.strong)
        kept = node.copy()
        kept.children, kept["classes"] = node.children, []
        return emphasised(kept, ctx, kind, write)
    text = inline(node, ctx)
    struck = next((name for name in names if name in STRUCK), None)
    element = next((name for name in names if name in ELEMENTS), None)
    kept = node.copy()
    kept["classes"] = [name for name in names if name not in (struck, element)]
    if struck:
        text = markdown.strike(text)
    elif element:
        return with_span(text, kept, element)
    return with_span(text, kept)


@render.register
def problematic(node: nodes.problematic, ctx: Context) -> str:
    # docutils has said what is wrong; what the author typed stays to be seen.
    text = markdown.text(node.astext())
    for id in node["ids"]:
        if not GENERATED.fullmatch(id):
            text = markdown.element("span", text, id=id)
    return text if is_inline(node) else markdown.paragraph(text, typographer=ctx.literal)


@render.register
def substitution_reference(node: nodes.substitution_reference, ctx: Context) -> str:
    ctx.reports.report(line(node), Code.RST_ERROR, f"the substitution |{node.astext()}| was never resolved")
    return markdown.text(f"|{node.astext()}|")
