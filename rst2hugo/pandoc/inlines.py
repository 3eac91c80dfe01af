"""Pandoc's inline markup → docutils' inline nodes, kind by kind; what is not known is reported and kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar, cast

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.model.diagnostics import Code
from rst2hugo.pandoc.reading import PandocText
from rst2hugo.pandoc.tags import paired
from rst2hugo.pandoc.trees import LETTERS, Attributes, Item, plain

Made = TypeVar("Made", bound=nodes.Element)
ELEMENTS = {
    "Emph": nodes.emphasis,
    "Strong": nodes.strong,
    "Superscript": nodes.superscript,
    "Subscript": nodes.subscript,
}
# docutils has no element for these; the classes are those that ``constructs.inline`` knows an element of HTML for.
CLASSES = {"Underline": "u", "Strikeout": "del", "SmallCaps": "smallcaps"}
QUOTES = {"SingleQuote": "‘’", "DoubleQuote": "“”"}
# Classes that a reader of pandoc gives a link by itself, and formats in which it makes up the titles.
OF_LINKS = frozenset({"wikilink", "uri", "email"})
# How pandoc notes down a \ref of LaTeX.
OF_REFS = frozenset({"reference-type", "reference"})
OF_PANDOC = frozenset({"mediawiki"})
ENVIRONMENT = re.compile(
    r"(?s)\s*(\\begin\{(equation|align|alignat|flalign|gather|multline|eqnarray|displaymath)(\*?)\}.*\\end\{\2\3\})\s*\Z"
)
IN_DOLLARS = re.compile(r"(?s)\s*\$([^$]+)\$\s*\Z")
DISPLAYED = re.compile(r"(?s)\s*(?:\$\$(.*)\$\$|\\\[(.*)\\\])\s*\Z")


def inlines(items: Iterable[Item], reading: PandocText) -> list[nodes.Node]:
    """The nodes of running text; stretches of text are one node."""
    found: list[nodes.Node] = []
    for item in paired(items):
        for node in inline(item, reading):
            if isinstance(node, nodes.Text) and found and isinstance(found[-1], nodes.Text):
                node = nodes.Text(found.pop().astext() + node.astext())
            found.append(node)
    return found


def inline(item: Item, reading: PandocText) -> list[nodes.Node]:  # noqa: C901  # one case for each of pandoc's inlines
    kind, content = item["t"], cast(Any, item.get("c"))
    match kind, content:
        case "Str", str():
            return [nodes.Text(content)]
        case "LineBreak", _:
            return [nodes.raw("", "<br>", format="html")]
        case "Space" | "SoftBreak", _:
            return [nodes.Text(LETTERS[kind])]
        case "Emph" | "Strong" | "Superscript" | "Subscript", _:
            return [ELEMENTS[kind]("", "", *inlines(content, reading))]
        case "Underline" | "Strikeout" | "SmallCaps", _:
            return [nodes.inline("", "", *inlines(content, reading), classes=[CLASSES[kind]])]
        case "Quoted", [quotes, inner]:
            marks = QUOTES[quotes["t"]]
            return [nodes.Text(marks[0]), *inlines(inner, reading), nodes.Text(marks[1])]
        case "Code", [_, text]:
            return [nodes.literal("", text)]
        case "Math", [_, formula]:
            return [nodes.math("", formula)]
        case "RawInline", [format, text]:
            return [nodes.raw("", text, format=format)]
        case "Cite", [citations, inner]:
            if citations:
                reading.reports.report(None, Code.UNSUPPORTED_CONSTRUCT, f"a citation was kept as text: {plain(inner)}")
            return inlines(inner, reading)
        case "Link", [attributes, inner, [address, title]]:
            return link(attributes, inner, address, title, reading)
        case "Image", [attributes, inner, [address, title]]:
            return [image(attributes, inner, address, title, reading)]
        case "Note", list():
            return note(content, reading)
        case "Span", [attributes, inner]:
            return span(attributes, inner, reading)
    reading.reports.report(None, Code.UNSUPPORTED_CONSTRUCT, f"there is no Markdown for pandoc's {kind}")
    return [nodes.Text(plain(content))]


def link(attributes: Attributes, inner: list[Item], address: str, title: str, reading: PandocText) -> list[nodes.Node]:
    address = reading.spelt(address)
    node = nodes.reference("", "", *inlines(inner, reading), refuri=address)
    node.line = reading.line_of(address)
    id, classes, pairs = attributes
    left_out = [name for name in classes if name not in OF_LINKS] + [name for name, _ in pairs if name not in OF_REFS]
    if reading.format not in OF_PANDOC and title not in ("", plain(inner)):
        left_out.append(f'title "{title}"')
    if left_out:
        message = f"a link to {address} was kept without {', '.join(left_out)}"
        reading.reports.report(node.line, Code.UNSUPPORTED_OPTION, message)
    anchor = [nodes.inline("", "", ids=[id])] if id else []
    return [*anchor, node]


def image(attributes: Attributes, inner: list[Item], address: str, title: str, reading: PandocText) -> nodes.image:
    id, classes, pairs = attributes
    address = reading.spelt(address)
    node = nodes.image(uri=reading.media.get(address, address), alt=plain(inner), classes=classes)
    node.line = None if address in reading.media else reading.line_of(address)
    sizes = {name: value for name, value in pairs if name in ("width", "height")}
    node.attributes.update(sizes)
    left_out = [name for name, _ in pairs if name not in sizes]
    if reading.format not in OF_PANDOC and title not in ("", plain(inner)):
        left_out.append(f'title "{title}"')
    if left_out:
        message = f"the image {address} was kept without {', '.join(left_out)}"
        reading.reports.report(node.line, Code.UNSUPPORTED_OPTION, message)
    return with_id(node, id)


def note(content: list[Any], reading: PandocText) -> list[nodes.Node]:
    """The mark of a footnote; what it says is left for the end of the page."""
    if not content:
        message = "a second reference to a footnote was left out, since pandoc does not say to which"
        reading.reports.report(None, Code.UNSUPPORTED_CONSTRUCT, message)
        return []
    reading.notes.append(content)
    number = len(reading.notes)
    return [nodes.footnote_reference("", str(number), refid=note_id(number))]


def note_id(number: int) -> str:
    return f"footnote-{number}"


def span(attributes: Attributes, inner: list[Item], reading: PandocText) -> list[nodes.Node]:
    id, classes, pairs = attributes
    if "spurious-link" in classes:  # [[*Heading]], which pandoc does not look for and sets in italics
        text = inner[0]["c"] if [one["t"] for one in inner] == ["Emph"] else inner
        return link(("", [], []), text, f"#{dict(pairs).get('target', '')}", "", reading)
    made = inlines(inner, reading)
    kept = {name: value for name, value in pairs if value != plain(inner)}
    if kept:
        return [nodes.raw("", opening("span", attributes, kept), format="html"), *made, html("</span>")]
    if not id and not classes:
        return made
    return [with_id(nodes.inline("", "", *made, classes=classes), id)]


def opening(tag: str, attributes: Attributes, pairs: dict[str, str]) -> str:
    """A tag with attributes that no node has; where HTML does not know their names, pandoc has taken ``data-`` away."""
    id, classes, _ = attributes
    named = {name if name in ("style", "title", "lang", "dir") else f"data-{name}": pairs[name] for name in pairs}
    return markdown.tag(tag, id=id, **{"class": " ".join(classes)}, **named)


def html(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


def with_id(node: Made, id: str) -> Made:
    if id:
        node["ids"].append(id)
    return node


def formula(item: Item) -> str | None:
    """The LaTeX of an item that stands on lines of its own; None for any other."""
    match item["t"], item.get("c"):
        case "Math", [{"t": "DisplayMath"}, latex]:
            return str(latex).strip()
        case "RawInline" | "RawBlock", [("latex" | "tex"), latex]:
            found = ENVIRONMENT.match(latex) or DISPLAYED.match(latex)
            if found is None and item["t"] == "RawBlock":  # as SymPy shows its results in a notebook
                found = IN_DOLLARS.match(latex)
            if found:
                return next(group for group in found.groups() if group is not None).strip()
    return None
