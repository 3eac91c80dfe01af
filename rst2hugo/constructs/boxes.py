"""Boxes of other dialects: ``.. card:: A``, ``alert``, ``panel-info``, ``jumbotron`` → > [!TOPIC] A."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList

from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.model.diagnostics import Code

KINDS = ("default", "primary", "success", "info", "warning", "danger")
LOOKS = ("width", "margin", "text-align", "shadow", "link-new-tab", "class-header", "class-body", "class-title",
         "class-footer", "class-img-top", "class-img-bottom", "columns", "column", "child-direction", "child-align",
         "padding", "outline", "reverse", "gutter", "dismissable", "container", "card", "body", "img-top-cls",
         "img-bottom-cls")  # fmt: skip  # a table
PICTURES = ("img-background", "img-top", "img-bottom")


class Box(Forgiving):
    """A topic, which may have no title, with the classes that the dialect gives its box."""

    has_content = True
    option_spec: ClassVar[Any] = OptionSpec(
        {"class": directives.class_option, "name": directives.unchanged}
        | dict.fromkeys(["title", "type", *LOOKS], directives.unchanged)
    )

    def box(self, title: str, content: Iterable[nodes.Node], *classes: str) -> nodes.topic:
        names = filter(None, map(nodes.make_id, classes))
        node = self.located(nodes.topic("", classes=[*names, *self.options.get("class", [])]))
        if title:
            node += self.located(nodes.title(title, "", *self.inline(title)))
        node.extend(content)
        self.add_name(node)
        self.leave_out(LOOKS, "Hugo draws all boxes alike")
        return node


class Alert(Box):
    """``alert`` with a type and ``alert-TYPE`` of the Bootstrap directives; ``callout`` has its type as an argument."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        name, _, kind = self.name.lower().partition("-")
        if self.arguments and not self.content and name != "callout":
            self.content, self.arguments = StringList(self.arguments.pop().split("\n"), ""), []
        self.assert_has_content()
        family, usual = ("bs-callout", "info") if name == "callout" else (name, kind)
        kind = self.options.get("type") or (self.arguments[0] if self.arguments else usual)
        return [self.box("", self.parsed(), family, *([f"{family}-{kind}"] if kind else []))]


class Panel(Box):
    """``panel-TYPE`` of the Bootstrap directives, which is called after its type when it has no title."""

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        kind = self.name.lower().partition("-")[2]
        return [self.box(self.options.get("title") or kind.title(), self.parsed(), "panel", f"panel-{kind}")]


class Jumbotron(Box):
    """``jumbotron`` and ``page-header`` of the Bootstrap directives, whose argument is a class."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        given = " ".join(self.arguments)
        return [self.box("", self.parsed(), *(given.split() or [self.name.lower()]))]


class Card(Box):
    """``card`` and ``grid-item-card`` of sphinx-design: title, header, footer, pictures, and a link for all of it."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = OptionSpec(
        {"class-card": directives.class_option, "class-item": directives.class_option, "name": directives.unchanged}
        | dict.fromkeys(
            [*LOOKS, *PICTURES, "img-alt", "link", "link-type", "link-alt", "header", "footer"], directives.unchanged
        )
    )

    def run(self) -> list[nodes.Node]:
        content = parts(self.content, self.content_offset)
        return [self.card(" ".join(self.arguments), *content)]

    def card(self, title: str, *content: tuple[StringList, int]) -> nodes.topic:
        blocks = [self.paragraph("header")]
        blocks += [self.parsed(rows, offset) for rows, offset in content]
        blocks += [self.paragraph("footer"), self.link(title)]
        pictures = [self.picture(name) for name in PICTURES]
        inside = [node for block in [*pictures[:2], *blocks, pictures[2]] for node in block]
        self.options["class"] = self.options.get("class-card", []) + self.options.get("class-item", [])
        return self.box(title, inside, "card")

    def paragraph(self, name: str) -> list[nodes.Node]:
        text = self.options.get(name, "")
        return [self.located(nodes.paragraph(text, "", *self.inline(text)))] if text else []

    def picture(self, name: str) -> list[nodes.Node]:
        if not self.options.get(name):
            return []
        uri, alt = directives.uri(self.options[name]), self.options.get("img-alt") or ""
        return [self.located(nodes.image("", uri=uri, alt=alt))]

    def link(self, title: str) -> list[nodes.Node]:
        target, kind = self.options.get("link", ""), self.options.get("link-type", "url")
        if not target:
            return []
        text = self.options.get("link-alt") or title or target
        if kind == "url":
            link = nodes.reference("", text, refuri=directives.uri(target))
            return [self.located(nodes.paragraph("", "", link))]
        return [self.located(nodes.paragraph("", "", *self.interpreted(kind, f"{text} <{target}>")))]


class Panels(Card):
    """``panels`` of sphinx-panels: cards between lines of dashes, with options of their own on their first lines."""

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        made: list[nodes.Node] = []
        for rows, offset in split(self.content, self.content_offset, r"-{3,}"):
            start = 0
            while start < len(rows) and (option := re.match(r":([\w-]+):\s*(.*)", rows[start])):
                self.options[option[1]] = option[2]
                start += 1
            made.append(self.card("", *parts(rows[start:], offset + start)))
            self.options = {}
        self.report(self.lineno, Code.PRESENTATION, "panels: they stand one below the other")
        return made


DIRECTIVES = {
    "alert": Alert, "callout": Alert, "jumbotron": Jumbotron, "page-header": Jumbotron, "card": Card,
    "grid-item-card": Card, "panels": Panels,
} | {f"alert-{kind}": Alert for kind in KINDS} | {f"panel-{kind}": Panel for kind in KINDS}  # fmt: skip  # a table


def parts(content: StringList, offset: int) -> list[tuple[StringList, int]]:
    """Header, body and footer of a card, between lines of carets and of plus signs."""
    return [part for body in split(content, offset, r"\^{3,}") for part in split(*body, r"\+{3,}")]


def split(content: StringList, offset: int, line: str) -> list[tuple[StringList, int]]:
    """The stretches of ``content`` between the lines that match ``line``, with their offsets; none is empty."""
    cuts = [number for number, row in enumerate(content) if re.fullmatch(line, row.strip())]
    starts, ends = [0, *(cut + 1 for cut in cuts)], [*cuts, len(content)]
    found = [(content[start:end], offset + start) for start, end in zip(starts, ends, strict=True)]
    return [(rows, start) for rows, start in found if any(row.strip() for row in rows)]
