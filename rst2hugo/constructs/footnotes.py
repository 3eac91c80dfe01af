"""Footnotes and citations: ``[1]_`` → [^1]; a footnote that nothing refers to stays as a paragraph."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

from docutils import nodes
from docutils.parsers.rst.directives import references as directives
from docutils.transforms import references

from rst2hugo import markdown
from rst2hugo.directives.directive import forgiving
from rst2hugo.links.footnote_numbers import footnotes_around, is_defined, note_around, order, root
from rst2hugo.model.diagnostics import Code
from rst2hugo.render import Context, anchored_inside, attributed, blocks, classed, inline, lasting, line, render

INDENT = 4
MADE_UP = re.compile(r"footnote-\d+")
"""Ids of docutils since 0.18; to a note without a reference nothing leads."""


class NotesInText(references.TargetNotes):
    """Marks in text only: docutils 0.23 puts them after pictures as well, where no text may be, and never ends."""

    def make_target_footnote(self, refuri: str, refs: list[nodes.Element], notes: dict[str, nodes.footnote]) -> Any:
        return super().make_target_footnote(refuri, [one for one in refs if is_in_text(one)], notes)


def is_in_text(node: nodes.Node) -> bool:
    return isinstance(node.parent, nodes.TextElement)


class TargetNotes(directives.TargetNotes):
    def run(self) -> list[nodes.Node]:
        pending = nodes.pending(NotesInText, self.options)
        self.add_name(pending)
        self.state_machine.document.note_pending(pending)
        return [pending]


DIRECTIVES = {"target-notes": forgiving(TargetNotes)}


@render.register
def footnote_reference(node: nodes.footnote_reference, ctx: Context) -> str:
    if "refid" not in node:
        return markdown.text(f"[{node.astext()}]")
    target = root(node).ids[node["refid"]]
    if isinstance(target, nodes.footnote):
        return markdown.footnote_reference(label(target))
    # What has the name of a number, and is not a footnote.
    return markdown.link(markdown.text(f"[{node.astext()}]"), markdown.open_address(f"#{node['refid']}", line(node)))


@render.register
def footnote(node: nodes.footnote, ctx: Context) -> str:
    """A definition where the footnote stands; those inside of it follow, for Goldmark loses a note within a note."""
    known = footnotes_around(node).positions
    if node["ids"][0] not in known:
        return labelled(node, ctx, "footnote")
    if note_around(node, known) is not None:
        return ""
    inner = [one for one in node.findall(nodes.footnote) if one is not node and is_defined(one, known)]
    return "\n\n".join(definition(one, ctx) for one in (node, *inner))


def definition(node: nodes.footnote, ctx: Context) -> str:
    shown, position = node.children[0].astext(), order(node)
    if shown.isascii() and shown.isdigit() and (shown.lstrip("0") or "0") != str(position):
        ctx.reports.report(line(node), Code.FOOTNOTE_NUMBER, f"footnote {shown} is number {position} in Hugo")
    content = blocks([child for child in node.children if not isinstance(child, nodes.label)], ctx)
    if ctx.options.footnote_ids:
        content = anchored_inside(content, node)
    content = classed(content, node)
    written = markdown.indent(content, INDENT)
    # Other blocks than a paragraph would begin elsewhere than they go on.
    first = [isinstance(one, nodes.paragraph) for one in lasting(node)[1:2]]
    beside = not content or (first == [True] and not node["classes"])
    return f"[^{label(node)}]: {written.lstrip(' ')}".rstrip(" ") if beside else f"[^{label(node)}]:\n{written}"


@render.register
def citation(node: nodes.citation, ctx: Context) -> str:
    return labelled(node, ctx, "citation")


def label(node: nodes.Element) -> str:
    """The name of a footnote in Markdown: its number, its own name, or ``sym-1`` for the first symbol."""
    names = [name for name in node["names"] if not name.isdigit()]
    if names and " " not in names[0]:
        return str(names[0])
    shown = node.children[0].astext()
    if shown.isascii() and shown.isalnum():
        return shown
    place = footnotes_around(node).symbols.get(id(node))
    return f"sym-{place or order(node)}"


def labelled(node: nodes.Element, ctx: Context, kind: str) -> str:
    """``[label]`` and the text in an ordinary paragraph: for what Hugo would drop or would number."""
    name, *rest = lasting(node)
    foreign = list(takewhile(lambda one: isinstance(one, nodes.raw) and "html" not in one["format"], rest))
    rest = rest[len(foreign) :]  # kept as comments, which docutils leaves out
    mark = markdown.text(f"[{name.astext()}] ")
    kept = node.copy()
    first = rest.pop(0) if rest and isinstance(rest[0], nodes.paragraph) else nodes.paragraph()
    mark += "".join(markdown.element("span", "", id=id) for id in first["ids"][1:]) + inline(first, ctx)
    kept["ids"] = [id for id in node["ids"] if not MADE_UP.fullmatch(id)] + first["ids"][:1]
    around = bool(rest or first["classes"])
    kept["classes"] = first["classes"] if around else node["classes"]
    head = attributed(markdown.paragraph(mark, typographer=ctx.literal), kept, kind)
    whole = "\n\n".join(filter(None, [blocks(foreign, ctx), head, blocks(rest, ctx)]))
    return classed(whole, node) if around else whole
