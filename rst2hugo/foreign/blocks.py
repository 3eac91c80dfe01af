"""In here: pandoc's blocks → docutils' nodes, kind by kind; what is not known is reported and its text is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from docutils import nodes

from rst2hugo.foreign import notebooks
from rst2hugo.foreign.inlines import formula, html, inlines, opening, with_id
from rst2hugo.foreign.reading import Reading
from rst2hugo.foreign.tables import table
from rst2hugo.foreign.trees import LETTERS, Attributes, Item, plain

STYLES = {"LowerAlpha": "loweralpha", "UpperAlpha": "upperalpha", "LowerRoman": "lowerroman", "UpperRoman": "upperroman"}
ADMONITIONS: dict[str, type[nodes.Element]] = {
    one.__name__: one
    for one in (nodes.attention, nodes.caution, nodes.danger, nodes.error, nodes.hint, nodes.important, nodes.note,
                nodes.tip, nodes.warning)
}  # fmt: skip
# Classes of code that name no language.
NO_LANGUAGE = re.compile(r"numberLines|sourceCode|example|verbatim|code|literate|.*:")
COMMENT = re.compile(r"<!--(.*?)-->", re.S)


def flow(items: Iterable[Item], reading: Reading) -> list[nodes.Node]:
    """The nodes of blocks one after the other; a heading holds what follows it."""
    flat: list[nodes.Node] = []
    for format, run in groupby(items, key=lambda one: raw_format(one)):
        flat += raw([one["c"][1] for one in run], format) if format else [
            node for item in run for node in block(item, reading)
        ]
    return nested(flat)


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


def block(item: Item, reading: Reading) -> list[nodes.Node]:
    kind, content = item["t"], item.get("c")
    match kind, content:
        case ("Para" | "Plain"), _:
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
            return [nodes.definition_list("", *(definition(*one, reading) for one in content))]
        case "LineBlock", _:
            return [nodes.line_block("", *(nodes.line("", "", *inlines(one, reading)) for one in content))]
        case "HorizontalRule", _:
            return [nodes.transition()]
        case "Table", _:
            return [table(content, reading, blocks_of_cell)]
        case "Figure", [attributes, [_, caption], inner]:
            return [figure(attributes, caption, inner, reading)]
        case "Div", [attributes, inner]:
            return division(attributes, inner, reading)
    reading.lost(f"there is no Markdown for pandoc's {kind}")
    return [nodes.paragraph("", plain(content))]
