"""Pandoc's blocks → docutils' nodes, kind by kind; what is not known is reported and its text is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, cast

from docutils import nodes

from rst2hugo.model.diagnostics import Code
from rst2hugo.pandoc import notebooks
from rst2hugo.pandoc.inlines import formula, html, inlines, note_id, opening, with_id
from rst2hugo.pandoc.paragraphs import paragraphs, raw, raw_format
from rst2hugo.pandoc.reading import PandocText
from rst2hugo.pandoc.tables import table
from rst2hugo.pandoc.tags import paired
from rst2hugo.pandoc.trees import Attributes, Item, plain

STYLES = {f"{case}{kind}": f"{case}{kind}".lower() for case in ("Lower", "Upper") for kind in ("Alpha", "Roman")}
ADMONITIONS: dict[str, type[nodes.Element]] = {
    kind.__name__: kind
    for kind in (nodes.attention, nodes.caution, nodes.danger, nodes.error, nodes.hint, nodes.important, nodes.note,
                nodes.tip, nodes.warning)
}  # fmt: skip  # a table
# Classes of code that name no language.
NO_LANGUAGE = re.compile(r"numberLines|sourceCode|example|verbatim|code|literate|.*:")


def flow(items: Iterable[Item], reading: PandocText) -> list[nodes.Node]:
    """The nodes of blocks one after the other; a heading holds what follows it."""
    return nested(flat(items, reading))


def flat(items: Iterable[Item], reading: PandocText) -> list[nodes.Node]:
    """The same with sections that hold nothing but their titles."""
    found: list[nodes.Node] = []
    for format, run in groupby(paired(items), key=raw_format):
        if format:
            found += raw([one["c"][1] for one in run], format)
        else:
            found += [node for item in run for node in block(item, reading)]
    return found


def nested(flat: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Sections take in what follows them, up to the next one of their level or above."""
    top: list[nodes.Node] = []
    above: list[tuple[int, nodes.section]] = []
    for node in flat:
        level = node.attributes.pop("level", None) if isinstance(node, nodes.section) else None
        while level is not None and above and above[-1][0] >= level:
            above.pop()
        above[-1][1].append(node) if above else top.append(node)
        if level is not None:
            above.append((level, node))  # type: ignore[arg-type]  # only a section has a level
    return top


def block(item: Item, reading: PandocText) -> list[nodes.Node]:  # noqa: C901  # one case for each of pandoc's blocks
    kind, content = item["t"], cast(Any, item.get("c"))
    if (latex := formula(item)) is not None:
        return [nodes.math_block("", latex)]
    match kind, content:
        case "Para" | "Plain", _:
            return paragraphs(content, reading)
        case "Header", [level, attributes, inner]:
            return [heading(level, attributes, inner, reading)]
        case "CodeBlock", [attributes, text]:
            return [code(attributes, text, reading)]
        case "BlockQuote", _:
            return [nodes.block_quote("", *flow(content, reading))]
        case "BulletList", _:
            return [nodes.bullet_list("", *(entry(one, reading) for one in content))]
        case "OrderedList", [[start, style, _], entries]:
            made = nodes.enumerated_list("", *(entry(one, reading) for one in entries), start=start)
            made["enumtype"] = STYLES.get(style["t"], "arabic")
            return [made]
        case "DefinitionList", _:
            return [nodes.definition_list("", *(definition(term, bodies, reading) for term, bodies in content))]
        case "LineBlock", _:
            return [nodes.line_block("", *(nodes.line("", "", *inlines(one, reading)) for one in content))]
        case "HorizontalRule", _:
            return [nodes.transition()]
        case "Table", _:
            return [table(content, reading, blocks_of_cell)]
        case "Figure", [attributes, [_, caption], inner]:
            return [figure(attributes, caption, inner, reading)]
        case "Div", [attributes, inner]:
            of_paragraph = reading.format == "textile" and "html" not in item  # p(class). is all that becomes a Div
            return division(attributes, inner, reading, of_paragraph=of_paragraph)
    reading.reports.report(None, Code.UNSUPPORTED_CONSTRUCT, f"there is no Markdown for pandoc's {kind}")
    return [nodes.paragraph("", plain(content))]


def footnotes(reading: PandocText) -> Iterator[nodes.footnote]:
    """The footnotes of a text all of whose blocks have been met; one may refer to another."""
    for number, content in enumerate(reading.notes, 1):
        label = nodes.label("", str(number))
        yield nodes.footnote("", label, *flow(content, reading), ids=[note_id(number)], names=[str(number)])


def heading(level: int, attributes: Attributes, inner: list[Item], reading: PandocText) -> nodes.section:
    """The beginning of a section, which ``nested`` fills."""
    id, classes, _ = attributes
    made = nodes.section("", nodes.title("", "", *inlines(inner, reading)), level=level)
    made["classes"] = [name for name in classes if name not in ("unnumbered", "unlisted")]
    return with_id(made, notebooks.heading_id(made.children[0].astext()) if reading.format == "ipynb" else id)


def code(attributes: Attributes, text: str, reading: PandocText) -> nodes.literal_block:
    id, classes, pairs = attributes
    language = next((name for name in classes if not NO_LANGUAGE.fullmatch(name)), "")
    made = nodes.literal_block(text, text, language=language)
    if "numberLines" in classes:
        start = dict(pairs).get("startFrom", "")
        made["numbers"] = {"linenos": "true"} | ({"linenostart": start} if start.isdigit() and start != "1" else {})
    return with_id(made, id)


def entry(items: list[Item], reading: PandocText) -> nodes.list_item:
    made = in_text(flow(items, reading))
    if made and isinstance(made[0], nodes.transition):
        reading.reports.report(None, Code.UNSUPPORTED_CONSTRUCT, "a rule at the beginning of a list item was left out")
        del made[0]
    return nodes.list_item("", *made)


def blocks_of_cell(items: list[Item], reading: PandocText) -> list[nodes.Node]:
    return in_text(flow(items, reading))


def in_text(blocks: list[nodes.Node]) -> list[nodes.Node]:
    """An image that has an item or a cell to itself is a part of its text."""
    return [nodes.paragraph("", "", one) if isinstance(one, nodes.image | nodes.reference) else one for one in blocks]


def definition(term: list[Item], bodies: list[list[Item]], reading: PandocText) -> nodes.definition_list_item:
    made = [nodes.definition("", *flow(one, reading)) for one in bodies]
    return nodes.definition_list_item("", nodes.term("", "", *inlines(term, reading)), *made)


def figure(attributes: Attributes, caption: list[Item], inner: list[Item], reading: PandocText) -> nodes.figure:
    id, classes, pairs = attributes
    made = nodes.figure("", *flow(inner, reading), classes=classes)
    pictures = list(made.findall(nodes.image))
    for name, value in pairs:
        if len(pictures) == 1 and name in ("width", "height", "alt"):
            pictures[0][name] = value
        else:
            reading.reports.report(None, Code.UNSUPPORTED_OPTION, f"a figure was kept without {name}")
    first, *rest = flow(caption, reading) or [nodes.paragraph()]
    if isinstance(first, nodes.paragraph) and first.children:
        made += nodes.caption("", "", *first.children)
    if rest:
        made += nodes.legend("", *rest)
    return with_id(made, id)


def division(attributes: Attributes, inner: list[Item], reading: PandocText, *, of_paragraph: bool) -> list[nodes.Node]:
    """A <div>; admonitions, sections and the cells of a notebook are more than that."""
    id, classes, pairs = attributes
    if reading.format == "ipynb" and {"cell", "output"} & set(classes):
        return flow(notebooks.visible_blocks(classes, inner, reading), reading)
    if classes == ["section"] and not pairs:  # <section>
        made = flat(inner, reading)
        return [with_id(made[0], id), *made[1:]] if made and isinstance(made[0], nodes.Element) else made
    made = flow(inner, reading)
    if of_paragraph and not pairs and len(made) == 1 and isinstance(made[0], nodes.paragraph):
        made[0]["classes"] = classes
        return [with_id(made[0], id)]
    if len(classes) == 1 and not pairs and classes[0] in ADMONITIONS:
        return [with_id(admonition(classes[0], made), id)]
    if pairs:
        return [html(opening("div", attributes, dict(pairs))), *made, html("</div>")]
    return [with_id(nodes.container("", *made, classes=classes), id)]


def admonition(kind: str, blocks: list[nodes.Node]) -> nodes.Element:
    """An admonition; its title comes as a Div of that class, and often says no more than its kind."""
    match blocks:
        case [nodes.container() as first, *rest] if first["classes"] == ["title"]:
            text = [part for one in first.children for part in one.children]
            if first.astext().strip().lower() not in ("", kind):
                return nodes.admonition("", nodes.title("", "", *text), *rest, classes=[kind])
            return ADMONITIONS[kind]("", *rest)
    return ADMONITIONS[kind]("", *blocks)
