"""The doctree becomes Markdown: where we stand (Context), and one function per docutils node (render).

``render`` is a singledispatch function; the modules of ``rst2hugo.constructs`` register one function
for each node class. A function for an inline node returns unsettled text (see ``rst2hugo.markdown``),
one for a block returns finished Markdown without blank lines around it, or "" for a block that
is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import singledispatch
from itertools import groupby
from typing import Any, NamedTuple

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.markdown import teasers
from rst2hugo.model.diagnostics import Code
from rst2hugo.model.options import Options
from rst2hugo.model.reports import Reports
from rst2hugo.rst.failures import PASSED_ON, describe_loss, source_of
from rst2hugo.rst.remembered import remembered
from rst2hugo.rst.source_lines import line as line  # every construct wants it

# Running text that docutils' transforms put among blocks.
STRAY = (nodes.Text, nodes.footnote_reference, nodes.inline)
LONE_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Context:
    """Where in the document we stand. Going deeper is a copy (``ctx.at(level=3)``); nothing is ever remembered.

    ``reports`` collects the diagnostics of the page. ``level`` is the level of the next section's
    heading, ``inside`` the kinds of inline markup around us, ``quoted`` says that every line will
    get a ``>`` in front, ``literal`` that Hugo's typographer is on but must leave this page alone, ``link``
    the open address that the image below leads to, ``enclosed`` that we are in a parameter, which Hugo renders
    on its own. ``options`` are the user's.
    """

    reports: Reports
    options: Options = Options()  # noqa: RUF009  # frozen
    level: int = 2
    inside: frozenset[type[nodes.Node]] = frozenset()
    quoted: bool = False
    literal: bool = False
    link: str = ""
    enclosed: bool = False

    def at(self, **changes: Any) -> Context:
        """The same context but for ``changes``."""
        return replace(self, **changes)


@singledispatch
def render(node: nodes.Node, ctx: Context) -> str:
    """``node`` as Markdown; what no construct has registered is reported and its children are kept."""
    ctx.reports.report(line(node), Code.UNSUPPORTED_CONSTRUCT, f"there is no Markdown for <{node.__class__.__name__}>")
    if isinstance(node, nodes.TextElement) and not is_inline(node):
        return paragraph(node, ctx)
    return inline(node, ctx) if is_inline(node) else blocks(node.children, ctx)


def elements(node: nodes.Node) -> list[nodes.Element]:
    """The children of ``node`` that are elements; rows, entries, items and such have no others."""
    return [child for child in node.children if isinstance(child, nodes.Element)]


def lasting(node: nodes.Node) -> list[nodes.Element]:
    """The children of ``node`` that are seen on the page."""
    return [child for child in elements(node) if not is_silent(child)]


class Place(NamedTuple):
    """Where a block stands on the page: the one right before it, and how many of its own kind come right before it."""

    block: nodes.Element
    before: nodes.Element | None
    alike: int


def place(node: nodes.Element) -> Place:
    """The place of ``node`` among the blocks on the page, in what it stands in."""
    outer = node.parent
    while outer is not None and dissolves(outer):
        outer = outer.parent
    return Place(node, None, 0) if outer is None else remembered(find_places, outer)[id(node)]


def find_places(outer: nodes.Node) -> dict[int, Place]:
    """The places of the blocks in ``outer``, by their identities."""
    found: dict[int, Place] = {}
    before, alike = None, 0
    for block in flow(outer):
        alike = alike + 1 if type(before) is type(block) else 0
        found[id(block)] = Place(block, before, alike)
        before = block
    return found


def flow(node: nodes.Node) -> Iterator[nodes.Element]:
    """The blocks in ``node`` as they follow each other on the page."""
    for child in lasting(node):
        if dissolves(child):
            yield from flow(child)
        elif not isinstance(child, nodes.footnote):  # which goes to the end of the page
            yield child


def dissolves(node: nodes.Node) -> bool:
    """Whether only what is in ``node`` is to be seen on the page, and nothing around it."""
    if isinstance(node, nodes.container | nodes.compound):
        return not node["ids"] and not node["classes"]
    local = isinstance(node, nodes.topic) and {"contents", "local"} <= {*node["classes"]}
    return local or isinstance(node, nodes.citation) or (isinstance(node, nodes.footnote) and not node["backrefs"])


LINE_END = re.compile(r"(?i)\s*<br\s*/?>\s*")


def is_silent(node: nodes.Node) -> bool:
    """Whether ``node`` is not seen on the page: a definition that has done its work, or a mere remark of docutils."""
    match node:
        case nodes.substitution_definition() | nodes.pending() | nodes.meta():
            return True
        case nodes.target():
            # The ids of a target go to what follows it, if anything does.
            return not node.children and (not node["ids"] or "refuri" in node or "refid" in node)
        case nodes.comment():
            within = not isinstance(node.parent, nodes.document | nodes.section)
            return not node.astext().strip() or (within and teasers.ends(node.astext()))
        case nodes.line_block() | nodes.line() | nodes.paragraph() | nodes.block_quote():
            inner = [one for one in node.children if isinstance(one, nodes.Element) or one.astext()]
            if isinstance(node, nodes.paragraph):  # which ends a line anyway
                inner = [one for one in inner if not (isinstance(one, nodes.raw) and LINE_END.fullmatch(one.astext()))]
            return not node["ids"] and all(isinstance(one, nodes.Element) and is_silent(one) for one in inner)
        case nodes.system_message():
            return not any(isinstance(child, nodes.literal_block) for child in node.children)
    return False


def is_inline(node: nodes.Node) -> bool:
    """Whether ``node`` stands in running text; an image, alone or in a reference, may also be a block of its own."""
    parent = node.parent
    return isinstance(parent, nodes.TextElement) and (not isinstance(parent, nodes.reference) or is_inline(parent))


def inline(node: nodes.Node, ctx: Context) -> str:
    """The children of ``node`` as unsettled text."""
    return "".join(render(child, ctx) for child in node.children)


def blocks(children: Iterable[nodes.Node], ctx: Context) -> str:
    """Blocks one after the other, a blank line between them; a footnote's mark after an image is one, too."""
    parts: list[str] = []
    for stray, group in groupby(children, lambda child: isinstance(child, STRAY)):
        written = [render_block(child, ctx) for child in group]
        parts += [markdown.paragraph("".join(written), typographer=ctx.literal)] if stray else written
    return "\n\n".join(filter(None, parts))


def render_block(node: nodes.Node, ctx: Context) -> str:
    """``node`` as Markdown, or its source as a block of code where the program fails on it."""
    try:
        return render(node, ctx)
    except PASSED_ON:
        raise
    except Exception as error:
        ctx.reports.report(line(node), Code.INTERNAL_ERROR, describe_loss(error))
        return markdown.fence(source_of(node).strip("\n"), "rst")


def paragraph(node: nodes.Node, ctx: Context) -> str:
    """The children of ``node`` as one settled paragraph."""
    return markdown.paragraph(inline(node, ctx), typographer=ctx.literal)


def attributed(block: str, node: nodes.Element, *classes: str, **pairs: str) -> str:
    """``block`` with the line of attributes that carries the ids and classes of ``node``.

    Goldmark gives a block one id, so the second and later ones stand in empty elements before it.
    """
    if not block:
        return anchors(node["ids"])
    first, *others = node["ids"] or [None]
    attributes = markdown.attributes(first, (*classes, *node["classes"]), **pairs)
    if attributes:
        # Behind a tag alone on its line, which is a block of HTML, they would be text.
        block = f"{markdown.NOTHING if LONE_TAG.fullmatch(block) else ''}{block}\n{attributes}"
    parts = [anchors(others), block]
    return "\n\n".join(filter(None, parts))


def anchors(ids: Iterable[str]) -> str:
    """Empty elements that keep old ``#fragments`` alive where Markdown cannot have an id."""
    return "\n\n".join(f'<div id="{id}"></div>' for id in ids)


def anchored(block: str, node: nodes.Element, *, carried: int = 0) -> str:
    """``block`` with the ids of ``node`` before it, but for the first few that it has ``carried`` itself."""
    return "\n\n".join(filter(None, [anchors(node["ids"][carried:]), block]))


def anchored_inside(content: str, node: nodes.Element) -> str:
    """The content of ``node`` with the ids of ``node`` before it, for what can have them neither itself nor outside."""
    first = next((child for child in lasting(node) if not isinstance(child, nodes.label)), None)
    if node["ids"] and isinstance(first, nodes.paragraph):
        return "".join(f'<span id="{id}"></span>' for id in node["ids"]) + content
    return "\n\n".join(filter(None, [anchors(node["ids"]), content]))


def classed(content: str, node: nodes.Element) -> str:
    """``content`` in a <div> of the classes of ``node``, for what cannot have classes itself."""
    opening = markdown.tag("div", **{"class": " ".join(node["classes"])})
    return f"{opening}\n\n{content}\n\n</div>" if node["classes"] and content else content
