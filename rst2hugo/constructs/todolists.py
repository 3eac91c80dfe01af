"""``todolist``: all that is to be done by any document, where the old site showed that (``sphinx.ext.todo``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from docutils import nodes

from rst2hugo.constructs.computed import Computed
from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.links.crossrefs import xref
from rst2hugo.model.diagnostics import Code

TODO = re.compile(r"([ \t]*)\.\. todo::(.*)$")
OPTION = re.compile(r"\s+:[\w-]+:(?:\s|$)")


class Entry(NamedTuple):
    """A ``todo`` of a document: its line, and what it says."""

    line: int
    rows: list[str]


class TodoList(Computed):
    """``todolist``, which shows nothing unless ``todo_include_todos`` is set; where that is unknown, it is kept."""

    def run(self) -> list[nodes.Node]:
        shown = getattr(self.state.document.settings, "todo_include_todos", None)
        blog = blog_settings(self.state.document)
        if shown is None or blog.root is None:
            return super().run()
        if not shown:
            self.report(self.lineno, Code.NOT_SHOWN, "todolist: it shows nothing, todo_include_todos is not set")
            return []
        made: list[nodes.Node] = []
        for name, path in sorted(blog.documents.items()):
            for entry in read_entries(blog.text_of(path)):
                made += self.written([".. todo::", "", *(f"   {row}".rstrip() for row in entry.rows)])
                made.append(self.located(describe_place(name, path, entry.line)))
        return made


def read_entries(text: str) -> Iterator[Entry]:
    """Every ``todo`` in the text of a document in rst."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if found := TODO.match(line.expandtabs()):
            below = (row.expandtabs() for row in lines[number + 1 :])
            body = [*takewhile(lambda row: not row.strip() or row.startswith(f"{found[1]} "), below)]
            while body and OPTION.match(body[0]):
                del body[0]
            indent = min((len(row) - len(row.lstrip()) for row in body if row.strip()), default=0)
            yield Entry(number + 1, [found[2].strip(), *(row[indent:] for row in body)])


def describe_place(name: str, path: str, line: int) -> nodes.paragraph:
    """Where a ``todo`` stands, with a link to its document, as Sphinx says it."""
    words = nodes.emphasis("", "original entry")
    link = xref("", "", words, kind="doc", target=f"/{name}", explicit=True, literal=False, optional=False)
    after = f" is located in {path}, line {line}.)"
    return nodes.paragraph("", "", nodes.Text("(The "), link, nodes.Text(after))


DIRECTIVES = {"todolist": TodoList}
