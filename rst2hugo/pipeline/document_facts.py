"""What a doctree tells of its page besides its text: title, values, links and anchors, and what a title loses."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes

from rst2hugo import constructs
from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.engine import Engine
from rst2hugo.headers import field_list
from rst2hugo.links import anchors, crossrefs, footnote_numbers, ledger, resolve
from rst2hugo.model import Source
from rst2hugo.model.diagnostics import Code
from rst2hugo.model.options import Options
from rst2hugo.model.reports import Reports
from rst2hugo.pipeline.body import doctree
from rst2hugo.render import Context, render
from rst2hugo.rst import parse


def document_values(document: nodes.document) -> dict[str, Any]:
    """What the doctree says about the page: its title and subtitle, and ``.. meta::``."""
    values: dict[str, Any] = {}
    for child in document.children:
        if isinstance(child, nodes.title | nodes.subtitle):
            marks = nodes.footnote_reference | nodes.citation_reference
            values[type(child).__name__] = "".join(
                text.astext() for text in child.findall(nodes.Text) if not isinstance(text.parent, marks)
            ).strip()
    if document.get("title"):
        values.setdefault("title", document["title"])
    for node in document.findall(nodes.meta):
        if "content" in node and (name := node.get("name") or node.get("property")):
            values.setdefault(str(name), node["content"])
    return values


def report_losses(document: nodes.document, reports: Reports) -> None:
    """Tell of the default role, and of what a title loses, which is plain text in the front matter."""
    for node in document.findall(nodes.title_reference):
        if node.rawsource.startswith("`") and not node.rawsource.endswith(":"):
            reports.report(node.parent.line, Code.DEFAULT_ROLE, f"{node.rawsource} is emphasis")
    marks = nodes.footnote_reference | nodes.citation_reference
    for title in [one for one in document.children if isinstance(one, nodes.title | nodes.subtitle)]:
        for element in title.findall(nodes.Element):
            if isinstance(element, nodes.reference):
                what = f"the link to {element.get('refuri') or element.get('refid')}"
            elif isinstance(element, nodes.image | marks):
                what = (
                    f"the picture {element['uri']}"
                    if isinstance(element, nodes.image)
                    else f"the mark [{element.astext()}]"
                )
            else:
                continue
            message = f"{title.tagname}: {what} was left out, Hugo's titles are plain text"
            reports.report(title.line, Code.UNSUPPORTED_CONSTRUCT, message)


def report_hidden_title(document: nodes.document, shown: object, reports: Reports) -> None:
    """Tell of a lone heading that docutils takes out of the text as the title, if the header has another, ``shown``."""
    title = next((one for one in document.children if isinstance(one, nodes.title)), None)
    if title is not None and not document.get("title_is_shown") and title.astext().split() != str(shown).split():
        reports.report(
            title.line, Code.NOT_SHOWN, f'the heading "{title.astext()}" is the title, and the header has another'
        )


def places_of(document: nodes.document, options: Options) -> dict[str, Any]:
    """What a page offers to links, and its own, as fields of Page."""
    return {
        "offers": crossrefs.offers(document),
        "links": ledger.links(document),
        "footnotes": {} if options.footnote_ids else footnote_numbers.fragments(document),
        "anchors": anchors.anchors(document),
        "included": tuple(dict.fromkeys(blog_settings(document).included)),
    }


def plain(value: Any) -> Any:
    """A header's value without markup: ``About *us*`` is titled "About us"."""
    if not isinstance(value, field_list.Rst) or not re.search(r"[*`|_\\]", value):
        return value
    document = parse.parse(value, Reports(""), doctitle_xform=False)
    resolve.resolve(document)
    return " ".join(document.astext().split())


def formatted(value: field_list.Markup, source: Source, engine: Engine, context: Context) -> str:
    """A header's value as Markdown, with the addresses in it open; Hugo runs no shortcodes there."""
    document = doctree(value, source, engine, {}, Reports(source.path))
    constructs.dissolve_shortcodes(document)
    return render(document, context)
