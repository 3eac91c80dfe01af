"""Definition lists, field lists and option lists → Hugo's definition lists, ``term⏎: definition``."""

from __future__ import annotations

import re

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.render import Context, anchors, attributed, blocks, classed, elements, inline, lasting, place, render

EMPTY = "<!-- -->"  # a bare colon would be text
LONE_TAG = re.compile(r"(<[^<>]*>)?")
SEPARATOR = "<!-- -->\n\n"  # keeps two lists in a row apart


@render.register
def definition_list(node: nodes.definition_list, ctx: Context) -> str:
    if "details" in node["classes"]:
        return "\n\n".join([anchors(node["ids"]), *(details(item, ctx) for item in elements(node))]).lstrip()
    tight = all(is_short(body) for body in node.findall(nodes.definition) if body.parent.parent is node)
    entries = []
    for item in elements(node):
        bodies = [blocks(body.children, ctx) for body in item.children if isinstance(body, nodes.definition)]
        first, *others = terms(item, ctx)
        heads = [settle_term(term, ctx) for term in (identified(first, item), *others)]
        entries.append(entry(heads, bodies, tight=tight))
    return definition_block(node, entries)


def details(item: nodes.Element, ctx: Context) -> str:
    """An entry that opens on a click, which docutils makes of a list of the class ``details``."""
    opening = "<details open>" if "open" in item.parent["classes"] else "<details>"
    summary = settle_term(markdown.text(" ").join(terms(item, ctx)), ctx)
    bodies = (one for one in elements(item) if isinstance(one, nodes.definition))
    body = "\n\n".join(blocks(one.children, ctx) for one in bodies)
    return f"{opening}\n<summary>\n\n{summary}\n\n</summary>\n\n{body}\n\n</details>"


@render.register
def field_list(node: nodes.field_list, ctx: Context) -> str:
    """A field list in the body is a table of names and values; those that are metadata never come here."""
    tight = all(is_short(field.children[1]) and not field["classes"] for field in elements(node))
    entries = []
    for field in elements(node):
        name, body = field.children
        term = identified(markdown.strong(inline(name, ctx.at(inside=ctx.inside | {nodes.strong}))), field)
        entries.append(entry([settle_term(term, ctx)], [classed(blocks(body.children, ctx), field)], tight=tight))
    return definition_block(node, entries, "field-list")


@render.register
def option_list(node: nodes.option_list, ctx: Context) -> str:
    tight = all(is_short(item.children[1]) for item in node.children)
    entries = []
    for item in elements(node):
        group, description = elements(item)
        term = identified(markdown.text(", ").join(option(one, ctx) for one in elements(group)), item)
        entries.append(entry([settle_term(term, ctx)], [blocks(description.children, ctx)], tight=tight))
    return definition_block(node, entries, "option-list")


def option(node: nodes.Element, ctx: Context) -> str:
    """``--file=NAME`` as a code span with the argument emphasised."""
    string, *arguments = elements(node)
    parts = [markdown.code(string.astext())]
    for argument in arguments:
        parts.append(markdown.text(argument.get("delimiter", " ")))
        parts.append(markdown.emphasis(inline(argument, ctx)))
    return "".join(parts)


def terms(item: nodes.Node, ctx: Context) -> list[str]:
    """The terms of an entry, one a line, each with its classifiers after it."""
    found: list[str] = []
    for child in elements(item):
        if isinstance(child, nodes.term):
            found.append(identified(inline(child, ctx), child))
        elif isinstance(child, nodes.classifier):
            found[-1] += markdown.text(" : ") + markdown.emphasis(
                inline(child, ctx.at(inside=ctx.inside | {nodes.emphasis}))
            )
    return found


def identified(term: str, node: nodes.Element) -> str:
    """``term`` with the ids and classes of ``node`` around it."""
    if node["classes"] and not isinstance(node, nodes.option_list_item):  # there docutils writes none
        term = markdown.element("span", term, **{"class": " ".join(node["classes"])})
    for id in node["ids"]:
        term = markdown.element("span", term, id=id)
    return term


def settle_term(term: str, ctx: Context) -> str:
    written = markdown.line(term, typographer=ctx.literal)
    # A definition needs a line before it, one that is not a block of HTML.
    return markdown.NOTHING + written if LONE_TAG.fullmatch(written) else written


def is_short(body: nodes.Node) -> bool:
    match lasting(body):
        case []:
            return True
        case [nodes.paragraph() as only]:
            return not only["ids"] and not only["classes"]
    return False


def entry(heads: list[str], bodies: list[str], *, tight: bool) -> str:
    """One term, or several, and what they mean."""
    between = "\n" if tight else "\n\n"
    return between.join(["\n".join(heads), *(markdown.item(":", body or EMPTY) for body in bodies or [EMPTY])])


def definition_block(node: nodes.Element, entries: list[str], *classes: str) -> str:
    kept = node.copy()
    kept["classes"] = [name for name in node["classes"] if not name.startswith("field-indent-")]  # docutils' own
    whole = attributed("\n\n".join(entries), kept, *classes)
    kinds = nodes.definition_list | nodes.field_list | nodes.option_list
    return SEPARATOR + whole if isinstance(place(node).before, kinds) else whole
