"""Directives that only MyST has: ``include`` of Markdown, ``figure-md``, the cells of notebooks (``code-cell``).

https://myst-parser.readthedocs.io/en/latest/syntax/images_and_figures.html, https://myst-nb.readthedocs.io
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives

from rst2hugo.directives import code_listing
from rst2hugo.directives.directive import AnyOption, Forgiving, OptionSpec
from rst2hugo.model.diagnostics import Code
from rst2hugo.myst.include import MarkdownInclude


class FigureMarkdown(Forgiving):
    """A picture in Markdown, and below it the caption and perhaps a legend; the argument is its label."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = OptionSpec(
        {**dict.fromkeys(("class", "width", "align"), directives.unchanged), "name": directives.unchanged}
    )

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        content = self.parsed()
        picture = next((one for node in content[:1] for one in node.findall(nodes.image)), None)
        if picture is None:
            return content
        figure = self.located(nodes.figure("", picture, classes=self.options.get("class", "").split()))
        if align := self.options.get("align"):
            figure["align"] = align
        if width := self.options.get("width"):
            picture["width"] = width
        caption, legend = content[1:2], content[2:]
        if caption and isinstance(caption[0], nodes.paragraph):
            figure += self.located(nodes.caption(caption[0].rawsource, "", *caption[0].children))
        else:
            legend = [*caption, *legend]
        if legend:
            figure += nodes.legend("", *legend)
        if self.arguments:
            self.options["name"] = self.arguments[0]
        self.add_name(figure)
        return [figure]


class CodeCell(Forgiving):
    """Code of a notebook in MyST; what it shows is made when the old site is built."""

    optional_arguments = 1
    has_content = True
    option_spec: ClassVar[Any] = AnyOption()

    def run(self) -> list[nodes.Node]:
        language = self.arguments[0] if self.arguments else "python"
        self.options = {}
        message = f"{self.name}: the code is shown, not what it gives: that is nowhere in the source"
        self.report(self.lineno, Code.UNSUPPORTED_CONSTRUCT, message)
        return code_listing.make_listing(self, "\n".join(self.content), language.replace("ipython3", "python"))


DIRECTIVES: Mapping[str, type[Directive]] = {"figure-md": FigureMarkdown, "code-cell": CodeCell}


@contextmanager
def registered(include: type[Directive] = MarkdownInclude) -> Iterator[None]:
    """The names mean these directives meanwhile, and ``include`` that one: for rst within a text, docutils'.

    A directive of the blog's own comes first.
    """
    table = directives._directives  # type: ignore[attr-defined]  # not in the stubs
    before = dict(table)
    table.update({**DIRECTIVES, **before, "include": include})
    try:
        yield
    finally:
        for name in ("include", *DIRECTIVES):
            table.pop(name, None)
            if name in before:
                table[name] = before[name]
