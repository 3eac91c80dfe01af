"""Nodes of code, formulas, tables and breaks as our own directives make them; myst-parser has other ways."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from markdown_it.tree import SyntaxTreeNode
from myst_parser.mdit_to_docutils.base import token_line

ALIGNED = {f"text-{side}": side for side in ("left", "right", "center")}


class Nodes:
    """The part of a renderer that makes such nodes."""

    def create_highlighted_code_block(
        self: Any, text: str, lexer_name: str | None, number_lines: bool = False, lineno_start: int = 1,
        source: str | None = None, line: int | None = None, emphasize_lines: Any = None, **rest: Any,
    ) -> nodes.Element:  # fmt: skip  # a table
        """Code as our own directives make it."""
        code = text.removesuffix("\n")
        node = nodes.literal_block(text, code)
        node.source, node.line = source, line
        if lexer_name:
            node["language"] = lexer_name
        else:
            node["bare"] = True
        if number_lines:
            node["numbers"] = {"linenos": "true", **({"linenostart": str(lineno_start)} if lineno_start != 1 else {})}
        if emphasize_lines:
            node["highlighted"] = numbers_in(str(emphasize_lines))
        return node

    def renderInlineAsText(self: Any, tokens: list[SyntaxTreeNode]) -> str:  # noqa: N802  # as the library has it
        """The words of a picture; myst-parser joins those at the end of a line with the next."""
        parts: list[str] = []
        for token in tokens or []:
            is_break = token.type in ("softbreak", "hardbreak")
            inner = self.renderInlineAsText(token.children) if token.children else token.content
            parts.append("\n" if is_break else inner)
        return "".join(parts)

    def render_hardbreak(self: Any, token: SyntaxTreeNode) -> None:
        """A line break; myst-parser makes one for LaTeX as well."""
        self.current_node += nodes.raw("", "<br />\n", format="html")

    def render_hr(self: Any, token: SyntaxTreeNode) -> None:
        """A rule; docutils objects to one in a list or a quote."""
        node = self.current_node
        if isinstance(node, nodes.document | nodes.section):
            super().render_hr(token)  # type: ignore[misc]  # of the class that it is mixed into
        else:
            node += nodes.raw("", "<hr>", format="html")

    def render_table(self: Any, token: SyntaxTreeNode) -> None:
        """A table whose columns are aligned as its second line says."""
        super().render_table(token)  # type: ignore[misc]  # of the class that it is mixed into
        table = self.current_node[-1]
        columns = list(table.findall(nodes.colspec))
        for row in table.findall(nodes.row):
            for column, entry in zip(columns, row, strict=False):
                for side in [ALIGNED[one] for one in entry["classes"] if one in ALIGNED]:
                    column["align"] = side
                    entry["classes"].remove(f"text-{side}")

    def render_math_block(self: Any, token: SyntaxTreeNode) -> None:
        self.current_node += self.formula(token)

    def render_math_block_label(self: Any, token: SyntaxTreeNode) -> None:
        options = {"label": token.info}
        made = self.run_directive("math", "", token.content, token_line(token), additional_options=options)
        self.current_node += made

    def render_math_inline_double(self: Any, token: SyntaxTreeNode) -> None:
        self.render_math_inline(token)

    def render_amsmath(self: Any, token: SyntaxTreeNode) -> None:
        self.current_node += self.formula(token)

    def formula(self: Any, token: SyntaxTreeNode) -> nodes.math_block:
        node = nodes.math_block(token.content, token.content.strip("\n"))
        self.copy_attributes(token, node, ("class", "id"))
        self.add_line_and_source_path(node, token)
        return node


def numbers_in(text: str) -> list[int]:
    """``1,3-5`` → 1, 3, 4, 5; what is no number is left out."""
    found: list[int] = []
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        if first.isdigit() and (last or first).isdigit():
            found += range(int(first), int(last or first) + 1)
    return found
