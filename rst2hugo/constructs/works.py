"""What Nikola's plugins say of pages, books and things: ``link_figure``, ``itemprop`` … → links and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives, states
from docutils.utils import unescape

from rst2hugo.directives.directive import AnyOption, Forgiving
from rst2hugo.model.diagnostics import Code

PROPERTY = re.compile(r"(?s)(.*?)\s*<(.+)>")
NUMBERS = {"isbn_13": "ISBN", "isbn_10": "ISBN-10", "asin": "ASIN"}


class Work(Forgiving):
    """``link_figure`` and ``book_figure``: a picture, a title that is a link, an author, words."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = AnyOption()

    def run(self) -> list[nodes.Node]:
        argument = self.arguments[0]
        url = self.option("url") or (argument if self.name.lower().startswith("link") else "")
        title = self.option("title") or (argument if url != argument else url.rstrip("/").split("/")[-1].split("?")[0])
        shown: list[nodes.Node] = []
        if picture := self.option("image_url"):
            shown.append(self.linked(nodes.image("", uri=directives.uri(picture), alt=title), url))
        shown += [self.paragraph(self.linked(nodes.Text(title), url)), *self.words("description")]
        if author := self.option("author"):
            by = self.option("author_by")
            name = self.linked(nodes.Text(author), self.option("author_url"))
            shown.append(self.paragraph(*([nodes.Text(f"{by} ")] if by else []), name))
        numbers = (f"{NUMBERS[name]} {value}" for name in NUMBERS if (value := self.option(name)))
        shown += [self.paragraph(nodes.Text(one)) for one in numbers]
        self.leave_out(["class"], "there is no box around it")
        self.leave_out(list(self.options), "Hugo has no such option")
        return [*shown, *(self.parsed() if self.content else [])]

    def option(self, name: str) -> str:
        return (self.options.pop(name, "") or "").strip()

    def words(self, name: str) -> list[nodes.Node]:
        text = self.option(name)
        return [self.paragraph(nodes.Text(text))] if text else []

    def paragraph(self, *children: nodes.Node) -> nodes.Node:
        return self.located(nodes.paragraph("", "", *children))

    def linked(self, node: nodes.Node, url: str) -> nodes.Node:
        return self.located(nodes.reference("", "", node, refuri=directives.uri(url))) if url else node


class Item(Forgiving):
    """``itemscope`` and ``itempropblock``: the content, without what it is to machines."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[Any] = AnyOption()

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        message = f"{self.name}: {self.arguments[0]} left out, Markdown has no microdata"
        self.report(self.lineno, Code.PRESENTATION, message)
        self.leave_out(["class"], "there is no box around it")
        return self.parsed()


def property_role(
    name: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner,
    options: dict[str, Any] | None = None, content: Sequence[str] | None = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip  # a table
    """``:itemprop:`words <name>```; ``words <url|address>`` is a link and ``words <image|address|img>`` a picture."""
    found = PROPERTY.fullmatch(unescape(text))
    words, said = (found[1], found[2]) if found else (unescape(text), "")
    parts = said.split("|", 2) if "|" in said else said.split(":", 1)
    what, address, element = [*parts, "", ""][:3]
    if element == "img":
        return [nodes.image(rawtext, uri=address, alt=words)], []
    if what == "url" and address:
        return [nodes.reference(rawtext, words or address, refuri=address)], []
    return [nodes.Text(words)], []


DIRECTIVES = {"link_figure": Work, "book_figure": Work, "itemscope": Item, "itempropblock": Item}
ROLES = {"itemprop": property_role}
