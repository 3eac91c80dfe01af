"""Bullet and numbered lists: ``* a`` → - a, ``#. a`` → 1. a, ``c. a`` → 3. a with {type="a"}."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.render import (
    Context,
    anchored,
    anchored_inside,
    attributed,
    blocks,
    classed,
    elements,
    flow,
    lasting,
    place,
    render,
)

# docutils' enumtype → the type attribute of <ol>
TYPES = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}

HIGHEST = 999_999_999  # CommonMark knows no number of ten digits
EMPTY = "<!-- -->"  # a bare marker inside of something may end it, or underline the text before it
LOOSE = f"\n\n{EMPTY}"  # in a list of one paragraph Goldmark loses its attributes


@render.register
def bullet_list(node: nodes.bullet_list, ctx: Context) -> str:
    marker = "*" if alternates(node) else "-"
    return attributed(render_items(node, [marker] * len(node.children), ctx), node)


@render.register
def enumerated_list(node: nodes.enumerated_list, ctx: Context) -> str:
    mark = ")" if alternates(node) else "."
    start = node.get("start", 1)
    if start + len(node.children) > HIGHEST:
        return html_list(node, ctx)
    markers = [f"{number}{mark}" for number in range(start, start + len(node.children))]
    kind = TYPES.get(node.get("enumtype", "arabic"))
    return attributed(render_items(node, markers, ctx), node, **({"type": kind} if kind else {}))


def html_list(node: nodes.enumerated_list, ctx: Context) -> str:
    pairs = {"start": str(node["start"]), "class": " ".join(node["classes"])}
    items = [f"<li>\n\n{anchored_inside(blocks(item.children, ctx), item)}\n\n</li>" for item in elements(node)]
    return anchored("\n".join([markdown.tag("ol", **pairs), *items, "</ol>"]), node)


def render_items(node: nodes.Element, markers: list[str], ctx: Context) -> str:
    """The items, on consecutive lines where every one of them is short."""
    between = "\n" if is_tight(node) else "\n\n"
    nested = not isinstance(node.parent, nodes.document | nodes.section)
    items = []
    for marker, item in zip(markers, elements(node), strict=True):
        content = between.join(filter(None, (render(child, ctx) for child in item.children)))
        content = anchored_inside(content, item)
        if len(markers) == 1 and is_tight_to_goldmark(item) and re.search(r"(?m)^\{(?!\{)", content):
            content += LOOSE
        content = classed(content or (EMPTY if nested else ""), item)
        items.append(markdown.item(marker, content))
    return between.join(items)


@render.register
def list_item(node: nodes.list_item, ctx: Context) -> str:
    return blocks(node.children, ctx)


def is_tight_to_goldmark(item: nodes.Element) -> bool:
    """Whether Goldmark reads a lone item as tight: to it tables and definitions after a blank line are not blocks."""
    kinds = nodes.table | nodes.definition_list | nodes.field_list | nodes.option_list
    found = [*flow(item)]
    # A label begins the paragraph after it; where there is none, it is one.
    joined = [isinstance(one, nodes.label) and isinstance(after, nodes.paragraph) for one, after in pairwise(found)]
    content = [one for one, is_joined in zip_longest(found, joined) if not is_joined]
    of_lines = nodes.TextElement | nodes.line_block | nodes.image | nodes.figure
    begins = any(isinstance(one, of_lines) for one in content[:1])
    return begins and all(isinstance(one, kinds) for one in content[1:])


def is_tight(node: nodes.Element) -> bool:
    """Whether each item is one plain paragraph, perhaps with a tight list under it.

    docutils' HTML writer leaves out the <p> in the same case. A tight item cannot have an attribute line.
    """
    return all(is_short(item) for item in elements(node))


def is_short(item: nodes.Element) -> bool:
    match lasting(item):
        case _ if item["classes"]:
            return False
        case []:
            return True
        case [nodes.paragraph() as only]:
            return not has_attributes(only)
        case [nodes.paragraph() as first, (nodes.bullet_list() | nodes.enumerated_list()) as rest]:
            # Numbers that do not begin with 1 cannot follow on the next line, where Markdown takes them for text.
            plain = not has_attributes(first) and not has_attributes(rest) and rest.get("start", 1) == 1
            return plain and is_tight(rest)
    return False


def has_attributes(node: nodes.Element) -> bool:
    return bool(node["ids"] or node["classes"] or TYPES.get(node.get("enumtype", "")))


def alternates(node: nodes.Element) -> bool:
    """Whether ``node`` directly follows a list of its kind and needs another marker, lest Markdown joins the two."""
    return place(node).alike % 2 == 1
