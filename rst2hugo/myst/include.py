"""``include`` in a text in MyST Markdown, which reads Markdown; what it may read is decided as for rst."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from rst2hugo.directives import code_listing
from rst2hugo.directives.directive import OptionSpec
from rst2hugo.directives.include import FileDirective
from rst2hugo.model.diagnostics import Code

DEEPEST = 20
"""Files that include each other end there."""


class MarkdownInclude(FileDirective):
    """The options of docutils' ``include``, and MyST's own."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = False
    option_spec: ClassVar[Any] = OptionSpec(
        {
            **dict.fromkeys(("start-line", "end-line"), int),
            **dict.fromkeys(("start-after", "end-before", "parser", "code"), directives.unchanged),
            **dict.fromkeys(("literal", "relative-images"), directives.flag),
            **dict.fromkeys(("encoding", "relative-docs"), directives.unchanged),
            "heading-offset": directives.nonnegative_int,
        }
    )

    def run(self) -> list[nodes.Node]:
        path = self.file(self.arguments[0].strip())
        text, start = self.part(self.text_of(path))
        if "literal" in self.options or "code" in self.options:
            return code_listing.make_listing(self, text.strip("\n"), self.options.get("code") or None)
        self.leave_out(("relative-docs", "relative-images"), "links in the included text are those of its page")
        state: Any = self.state  # MyST's own
        renderer = state._renderer
        depth = renderer.md_env.get("depth", 0)
        if depth >= DEEPEST:
            self.report(self.lineno, Code.RST_ERROR, f"include: {self.arguments[0]} includes itself")
            return []
        renderer.md_env["depth"] = depth + 1
        renderer.nested_render_text(text, start, heading_offset=self.options.get("heading-offset", 0))
        renderer.md_env["depth"] = depth
        return []

    def part(self, text: str) -> tuple[str, int]:
        """The part of a file that is wanted, and how many lines stand before it."""
        lines = text.split("\n")
        start = self.options.get("start-line", 0)
        kept = "\n".join(lines[start : self.options.get("end-line")])
        if (mark := self.options.get("start-after")) and mark in kept:
            before, _, kept = kept.partition(mark)
            start += before.count("\n")
        if mark := self.options.get("end-before"):
            kept = kept.partition(mark)[0]
        return kept, max(start, 0)
