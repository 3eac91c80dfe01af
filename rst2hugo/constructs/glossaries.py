"""Glossaries and entries of an index: ``.. glossary::`` → a definition list whose terms are anchors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives, states
from docutils.statemachine import StringList
from docutils.utils import unescape

from rst2hugo.directives import signatures
from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.model.diagnostics import Code

CLASSIFIER = re.compile(" +: +")
TITLED = re.compile(r"(?s)^(.+?)\s*<([^<>]*)>$")


def note_index(document: nodes.document, line: int, entries: str) -> None:
    """Say, once a page, that Hugo has no index."""
    if not vars(document).get("index_noted"):
        vars(document)["index_noted"] = True
        message = f"there is no index that could lead here: {' '.join(entries.split())}"
        DocumentReports(document).report(line, Code.INDEX_ENTRY, message)


class Glossary(Forgiving):
    """``glossary``: terms, each at the start of a line, and below them, indented, what they mean."""

    has_content = True
    option_spec: ClassVar[Any] = OptionSpec({"sorted": directives.unchanged})

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        items = [self.item(terms, body) for terms, body in entries(self.content)]
        if "sorted" in self.options:
            items.sort(key=lambda item: unicodedata.normalize("NFD", item.children[0].astext().lower()))
        return [self.located(nodes.definition_list("", *items))]

    def item(self, terms: list[int], body: range) -> nodes.definition_list_item:
        block = self.content[body.start : body.stop]
        block.trim_left(min((len(line) - len(line.lstrip()) for line in block if line.strip()), default=0))
        meaning = self.parsed(block, self.content_offset + body.start) if body else []
        heads = [self.term(self.content[number], self.content_offset + number + 1) for number in terms]
        return self.located(nodes.definition_list_item("", *heads, nodes.definition("", *meaning)))

    def term(self, written: str, line: int) -> nodes.term:
        """A term; the key after a colon says where Sphinx sorts it in its index."""
        document = self.state.document
        words, *keys = CLASSIFIER.split(written)
        if keys:
            note_index(document, line, written)
        found, messages = self.state.inline_text(words, line)
        node = nodes.term(written, "", *found, *messages)
        node.source, node.line = document.current_source, line
        name = " ".join(node.astext().split())
        id = f"term-{signatures.identifier(name)}"
        if id == "term-" or id in document.ids:
            id = signatures.unused("term-", document.ids)
        node["ids"], node["offers"] = [id], list(dict.fromkeys([f"term:{name}", f"term:{name.lower()}"]))
        document.ids[id] = node
        return node


def entries(content: StringList) -> list[tuple[list[int], range]]:
    """The numbers of the lines with the terms of each entry, and those of its meaning."""
    found: list[tuple[list[int], range]] = []
    comment = False
    for number, line in enumerate(content):
        if not line.strip():
            continue
        if line[0].isspace():
            if found and not comment:
                terms, body = found[-1]
                found[-1] = terms, range(body.start if body else number, number + 1)
            continue
        comment = line.startswith(".. ")
        if comment:
            continue
        if found and not found[-1][1]:
            found[-1][0].append(number)
        else:
            found.append(([number], range(0)))
    return found


class Index(Forgiving):
    """``index``: entries of an index; with an anchor only if it has a name."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = OptionSpec({"name": directives.unchanged})

    def run(self) -> list[nodes.Node]:
        note_index(self.state.document, self.lineno, " ".join([*self.arguments, *self.content]))
        if "name" not in self.options:
            return []
        place = self.located(nodes.target())
        self.add_name(place)
        return [place]


def index(
    name: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner,
    options: dict[str, Any] | None = None, content: Sequence[str] | None = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip  # a table
    """``:index:`words <pair: one; two>``` is its words."""
    words = unescape(text)
    note_index(inliner.document, lineno, words)
    titled = TITLED.match(words)
    return [nodes.Text(titled[1] if titled else words.removeprefix("!").lstrip())], []


DIRECTIVES = {"glossary": Glossary, "index": Index}
ROLES: dict[str, Callable[..., Any]] = {"index": index}
