"""Running text, transitions, comments and other plain blocks: ``----`` → ---, ``.. to do`` → <!-- -->."""

from __future__ import annotations

import re

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.markdown import teasers
from rst2hugo.model.diagnostics import Code
from rst2hugo.render import Context, anchored, attributed, blocks, inline, is_silent, lasting, line, render
from rst2hugo.render import paragraph as paragraph_of
from rst2hugo.rst.remembered import remembered

LONE_HTML = re.compile(r"(?s)\A\{\{< rawhtml >\}\}((?:(?!\{\{< /?rawhtml).)*)\{\{< /rawhtml >\}\}\Z")


@render.register
def paragraph(node: nodes.paragraph, ctx: Context) -> str:
    written = paragraph_of(node, ctx)
    tight = isinstance(node.parent, nodes.list_item | nodes.entry) and len(lasting(node.parent)) == 1
    if not (node["ids"] or node["classes"] or tight):
        # To Hugo a paragraph of a shortcode alone is a block; so does docutils if an item or a cell has no more.
        written = LONE_HTML.sub(r"{{< rawhtml >}}<p>\1</p>{{< /rawhtml >}}", written)
    return attributed(beside_picture(node) + written, node)


def beside_picture(node: nodes.paragraph | nodes.line_block) -> str:
    """What keeps the class of a block at the block: Hugo would give it to a picture that is all that is in it."""
    found = [one for one in node.findall() if not isinstance(one, nodes.paragraph | nodes.line_block | nodes.line)]
    return markdown.NOTHING if node["classes"] and len(found) == 1 and isinstance(found[0], nodes.image) else ""


@render.register
def rubric(node: nodes.rubric, ctx: Context) -> str:
    text = markdown.strong(inline(node, ctx.at(inside=ctx.inside | {nodes.strong})))
    return attributed(markdown.paragraph(text, typographer=ctx.literal), node, "rubric")


@render.register
def transition(node: nodes.transition, ctx: Context) -> str:
    return attributed("---", node)


@render.register
def comment(node: nodes.comment, ctx: Context) -> str:
    """docutils publishes comments as HTML comments, so they stay; one that ends a teaser is Hugo's divider."""
    text = node.astext()
    if is_silent(node):
        return ""
    return teasers.DIVIDER if teasers.ends(text) else markdown.comment(text)


@render.register
def substitution_definition(node: nodes.substitution_definition, ctx: Context) -> str:
    return ""


@render.register
def system_message(node: nodes.system_message, ctx: Context) -> str:
    """docutils' message has become a diagnostic; the source that it could not read stays as code."""
    source = [child.astext() for child in node.children if isinstance(child, nodes.literal_block)]
    return anchored("\n\n".join(markdown.fence(text, "rst") for text in source), node) if source else ""


@render.register
def meta(node: nodes.meta, ctx: Context) -> str:
    """Front matter (see ``compile``), which has one value for each name and none for a server's header."""
    name = node.get("name") or node.get("property")
    first = remembered(first_values, node.document).get(str(name)) if name and node.document else None
    if first is not node:
        shown = " ".join(f'{key}="{value}"' for key, value in node.non_default_attributes().items())
        ctx.reports.report(line(node), Code.UNSUPPORTED_OPTION, f"<meta {shown}> has no field in the front matter")
    return ""


def first_values(document: nodes.document) -> dict[str, nodes.meta]:
    """The first of a page's ``meta`` elements that gives a value to each name."""
    named = [(one.get(key), one) for one in document.findall(nodes.meta) for key in ("name", "property")]
    return {str(name): one for name, one in reversed(named) if name}


@render.register
def pending(node: nodes.pending, ctx: Context) -> str:
    return ""  # docutils leaves these where a transform has done its work elsewhere


@render.register
def decoration(node: nodes.decoration, ctx: Context) -> str:
    return ""  # see document


@render.register(nodes.header | nodes.footer)
def header(node: nodes.Element, ctx: Context) -> str:
    """What stood above, or below, the page stands first in it, or last."""
    message = f"the {type(node).__name__} of the page became its text; Hugo has one for all pages in its templates"
    ctx.reports.report(line(node), Code.UNSUPPORTED_OPTION, message)
    return blocks(node.children, ctx)
