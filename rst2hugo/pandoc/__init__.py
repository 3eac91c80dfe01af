"""Other formats than rst: pandoc reads them, and they go the way of rst from docutils' nodes on.

    text ──pandoc──▶ syntax tree ──blocks · inlines · tables──▶ docutils' nodes ──▶ render, as for rst

So all that is known about Hugo's Markdown and about links holds for them, too. pandoc comes with the
extra ``pandoc``; without it nothing in here works, and nothing else needs it.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from docutils import nodes

from rst2hugo.model.diagnostics import Code
from rst2hugo.model.options import Options
from rst2hugo.model.reports import Reports
from rst2hugo.pandoc import header, html_posts, notebooks, pandoc
from rst2hugo.pandoc.blocks import flow, footnotes, nested
from rst2hugo.pandoc.pandoc import EXTRA, UnreadableError
from rst2hugo.pandoc.raw import nodes_of, replace_raw
from rst2hugo.pandoc.reading import PandocText

__all__ = ["EXTRA", "READERS", "UnreadableError", "fill", "is_there", "nodes_of", "replace_raw", "unmet"]

# The formats → what pandoc calls them. Hugo makes the ids of headings as GitHub does, so those need not be written.
READERS = {
    "textile": "textile+gfm_auto_identifiers",
    "org": "org+gfm_auto_identifiers",
    "mediawiki": "mediawiki+gfm_auto_identifiers",
    "html": html_posts.READER,
    "ipynb": "ipynb+tex_math_dollars+tex_math_double_backslash",
    "docbook": "docbook",
    "t2t": "t2t",
    "latex": "latex",
}
OPTIONS = {"ipynb": ["--ipynb-output=all"]}


def is_there() -> bool:
    """Whether pandoc can be used."""
    return pandoc.executable() is not None


def unmet(options: Options) -> list[str]:
    """A line for each option that requires pandoc, where it is not installed."""
    of_pandoc = {"--raw markdown": options.raw == "markdown", "--cross-check": options.cross_check}
    return [f"{flag} requires pandoc: {EXTRA}" for flag, on in of_pandoc.items() if on and not is_there()]


def fill(document: nodes.document, text: str, format: str, reports: Reports) -> dict[str, Any]:
    """Fill an empty document with the nodes of ``text``, a body in one of the formats of READERS.

    Returns what the text says about itself, as the values of a header. Raises UnreadableError for any other
    format, without pandoc, and when pandoc cannot read the text; then the document is still empty.
    """
    if format not in READERS:
        raise UnreadableError("this is neither rst nor Markdown, nor anything that is known here")
    if not is_there():
        raise UnreadableError(f"this is {format}, which only pandoc reads: {EXTRA}")
    reading = PandocText(text, format, reports, notebooks.media(text) if format == "ipynb" else {})
    try:
        if format == "html":
            head, start, end = html_posts.split_page(text)
            values = header.values(reading.tree(head, READERS[format]).meta, format)
            made = nested(html_posts.blocks(reading, start, end))
        else:
            written = notebooks.mark_formulas(text) if format == "ipynb" else text
            tree = reading.tree(written, READERS[format], "--standalone", *OPTIONS.get(format, ()))
            keywords, blocks = header.keywords(tree.blocks)
            values = keywords | header.values(tree.meta, format)
            made = flow(blocks, reading)
        notes = list(footnotes(reading))
        last = made[-1] if made else None
        last.extend(notes) if isinstance(last, nodes.section) else made.extend(notes)
    except RecursionError:
        raise UnreadableError("it is nested too deep") from None
    document += made
    document.ids.update((id, node) for node in document.findall(nodes.Element) for id in node["ids"])
    settle_fragments(document, reports)
    return values


def settle_fragments(document: nodes.document, reports: Reports) -> None:
    """Links into the page lead to ids that are there, found by id or title, whatever signs and capitals they have."""
    html = " ".join(node.astext() for node in document.findall(nodes.raw))
    titled = {loosely(one.astext()): one.parent["ids"][0] for one in document.findall(nodes.title) if has_id(one)}
    alike = titled | {loosely(id): id for id in document.ids}
    for node in list(document.findall(nodes.reference)):
        wanted = unquote(node["refuri"].removeprefix("#"))
        if not node["refuri"].startswith("#") or wanted in document.ids or not wanted or wanted in html:
            continue
        if loosely(wanted) in alike:
            node["refuri"] = f"#{alike[loosely(wanted)]}"
        else:
            reports.report(node.line, Code.UNRESOLVED_LINK, f'"{wanted}" is nowhere on the page')
            node.replace_self(node.children)


def has_id(title: nodes.title) -> bool:
    return isinstance(title.parent, nodes.section) and bool(title.parent["ids"])


def loosely(id: str) -> str:
    return re.sub(r"[\W_]", "", id).casefold()
