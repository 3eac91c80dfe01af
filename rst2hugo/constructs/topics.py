"""Topics, sidebars, tables of contents: ``.. topic:: A`` → > [!TOPIC] A, ``.. contents::`` → {{< toc >}}."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from docutils.parsers.rst.directives import body

from rst2hugo import markdown
from rst2hugo.directives.directive import forgiving
from rst2hugo.render import Context, attributed, blocks, inline, render
from rst2hugo.render.alerts import alert

DIRECTIVES = {"topic": forgiving(body.Topic), "sidebar": forgiving(body.Sidebar)}
AWKWARD = (nodes.math, nodes.target, nodes.problematic, nodes.raw, nodes.image, nodes.citation_reference)
HEADINGS = 5  # from <h2> to <h6>
TEMPLATES = {"layouts/_shortcodes/toc.html": r"\{\{[<%]\s*toc\b"}


@render.register
def topic(node: nodes.topic, ctx: Context) -> str:
    return contents(node, ctx) if "contents" in node["classes"] else alert("TOPIC", node, ctx)


@render.register
def sidebar(node: nodes.sidebar, ctx: Context) -> str:
    return alert("SIDEBAR", node, ctx)


def contents(node: nodes.topic, ctx: Context) -> str:
    """A table of contents, which Hugo makes; the one of a single section it cannot make, so its links stay.

    The same goes for headings below the sixth level, and for titles that Hugo shows otherwise in its table.
    """
    for link in node.findall(nodes.reference):
        trim(link)
    if "local" in node["classes"]:
        titled = any(isinstance(child, nodes.title) for child in node.children)
        return alert("TOPIC", node, ctx) if titled else attributed(blocks(node.children, ctx), node)
    shown = levels(node, nodes.bullet_list)
    if shown > HEADINGS or any(is_awkward(title, ctx) for title in titles(node)):
        return alert("TOPIC", node, ctx)
    cut = node.document is not None and shown < levels(node.document, nodes.section)
    toc = markdown.shortcode("toc", depth=shown) if cut else markdown.shortcode("toc")
    return alert("TOPIC", node, ctx, toc)


def trim(link: nodes.reference) -> None:
    """Take away the space that was between a footnote's mark, which no table of contents has, and the title."""
    first = link.children[0] if link.children else None
    if isinstance(first, nodes.Text):
        link.replace(first, nodes.Text(first.lstrip(" ")))


def titles(node: nodes.Node) -> Iterator[nodes.title]:
    """The headings of the whole page."""
    return (one for one in (node.document or node).findall(nodes.title) if isinstance(one.parent, nodes.section))


def is_awkward(title: nodes.title, ctx: Context) -> bool:
    """Whether Hugo's table would repeat the ids in a title, or show what is not to be seen in the heading."""
    written = markdown.line(inline(title, ctx))
    # A table of contents has no marks of footnotes.
    shown = (one for one in title.findall(nodes.Text) if not isinstance(one.parent, nodes.footnote_reference))
    text = "".join(shown).strip(" ")
    hidden = text != text.strip() or markdown.SEPARATOR in written
    marks = (one.get("refid", "") for one in title.findall(nodes.footnote_reference))
    linked = any(title.document and not isinstance(title.document.ids.get(one), nodes.footnote) for one in marks)
    return hidden or linked or any(isinstance(one, AWKWARD) for one in title.findall())


def levels(node: nodes.Node, kind: type[nodes.Element]) -> int:
    """How deep elements of ``kind`` are nested below ``node``."""
    return max((levels(child, kind) + isinstance(child, kind) for child in node.children), default=0)
