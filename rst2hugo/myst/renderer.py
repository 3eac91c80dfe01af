"""The renderer of tokens of myst-parser, with the blocks of plain Markdown as they were typed, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from typing import Any

from docutils import nodes
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from myst_parser.mdit_to_docutils.base import DocutilsRenderer, token_line

from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.directives.include import CONFINED
from rst2hugo.model.diagnostics import Code
from rst2hugo.myst import own_source, plain_blocks, substitutions
from rst2hugo.myst.links import Links
from rst2hugo.myst.nodes import Nodes
from rst2hugo.myst.own_directives import registered
from rst2hugo.render.as_typed import as_typed
from rst2hugo.rst.parse import read_rst

LISTS = (nodes.definition_list, nodes.field_list, nodes.bullet_list, nodes.enumerated_list, nodes.list_item)
# Classes that markdown-it and myst-parser give to lists of their own accord.
STOCK = ("simple", "myst", "field-list", "contains-task-list", "task-list-item")


class Renderer(Nodes, Links, DocutilsRenderer):  # type: ignore[misc]  # the library is not there where types are checked
    """A renderer that keeps the source of plain blocks on the first level of the text."""

    def render(self, tokens: Sequence[Token], options: Any, md_env: MutableMapping[str, Any]) -> nodes.document:
        self.setup_render(options, md_env)
        self._render_initialise()
        for token in tokens:
            if token.map:
                token.map = [token.map[0] + 1, token.map[1] + 1]
                for child in token.children or []:
                    child.map = token.map
        blocks = SyntaxTreeNode(tokens).children
        typed = set(self.find_plain(blocks))
        definitions = self.definitions(blocks)
        for number, block in enumerate(blocks):
            for start, end in [one for one in definitions if block.map and one[0] < block.map[0]]:
                definitions.remove((start, end))
                self.keep_source(start, end)
            if number in typed and block.map:
                with self.current_node_context(self.keep_source(*block.map)):
                    self.render_block(block)
            else:
                self.render_block(block)
        for start, end in definitions:
            self.keep_source(start, end)
        self._render_finalise()
        self.resolve_anchors()
        document: nodes.document = self.document
        for node in document.findall(nodes.Element):
            if isinstance(node, LISTS):
                node["classes"] = [one for one in node["classes"] if one not in STOCK]
        return document

    def render_block(self, block: SyntaxTreeNode) -> None:
        """A block; one of a plugin that this version does not know is kept as it was typed."""
        if rule := self.rules.get(f"render_{block.type}"):
            rule(block)
        elif block.map:
            self.keep_source(*block.map)

    def find_plain(self, blocks: Sequence[SyntaxTreeNode]) -> Iterator[int]:
        """The numbers of the blocks that stay as they were typed: the notes of a page all do, or none."""
        config = self.md_config
        fences = {*config.fence_as_directive, *config.number_code_blocks, "eval_rst"}
        dialect = plain_blocks.Dialect(config.enable_extensions, config.url_schemes, fences)
        plain = [block.map is not None and plain_blocks.is_plain(block, dialect) for block in blocks]
        notes = [bool(plain_blocks.labels(one)) for one in blocks]
        mixed = any(has and not kept for has, kept in zip(notes, plain, strict=True))
        return (number for number, kept in enumerate(plain) if kept and not (mixed and notes[number]))

    def definitions(self, blocks: Sequence[SyntaxTreeNode]) -> list[tuple[int, int]]:
        """The lines of definitions, ``[name]: address``, that stand in no block; plain blocks ask for them."""
        inside = [one.map for one in blocks if one.map]
        found: list[tuple[int, int]] = []
        for start, end in sorted(one["map"] for one in self.md_env.get("references", {}).values()):
            if found and found[-1][1] == start + 1:
                found[-1] = found[-1][0], end + 1
            elif not any(first <= start + 1 < last for first, last in inside):
                found.append((start + 1, end + 1))
        return found

    def keep_source(self, start: int, end: int) -> as_typed:
        """A node for the lines from ``start`` to before ``end``, counted from 1, at the end of the current one."""
        lines = self.md_env["lines"][start - 1 : end - 1]
        while lines and not lines[-1].strip():
            lines.pop()
        node = as_typed("", text="\n".join(lines))
        node.source, node.line = self.document["source"], start
        self.current_node.append(node)
        return node

    def render_fence(self, token: SyntaxTreeNode) -> None:
        """A fence; recommonmark calls the one with rst in it ``eval_rst``."""
        if token.info.strip() == "eval_rst":
            self.render_restructuredtext(token)
        else:
            super().render_fence(token)

    def run_directive(
        self, name: str, first_line: str, content: str, *arguments: Any, block_text: str | None = None, **named: Any
    ) -> list[nodes.Element]:
        """The nodes of a directive; one that fails stays as it is written."""
        source = own_source.source_as_rst(name, first_line, content, block_text)
        run = super().run_directive
        made: list[nodes.Element] = run(name, first_line, content, *arguments, block_text=source, **named)
        for message in made:
            if isinstance(message, nodes.system_message) and block_text:
                message[1:] = [nodes.literal_block(block_text, block_text.rstrip())]
        return made

    def render_restructuredtext(self, token: SyntaxTreeNode) -> None:
        """rst read into the document itself, so that its references and notes are those of the page."""
        lookup = getattr(self.reporter, "get_source_and_line", None)
        count = len(self.document)
        with registered(CONFINED["include"]):
            read_rst("\n" * token_line(token) + token.content, self.document)
        made = self.document.children[count:]
        del self.document.children[count:]
        self.reporter.get_source_and_line = lookup or (lambda line: (self.document["source"], line))
        self.current_node.extend(made)

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        """A role; what an unknown one encloses stays on the page, as docutils keeps it."""
        count = len(self.current_node)
        super().render_myst_role(token)
        made = self.current_node.children[count:]
        if made and all(isinstance(one, nodes.system_message) for one in made):
            raw = f"{{{token.meta['name']}}}`{token.content}`"
            del self.current_node.children[count:]
            self.current_node += nodes.problematic(raw, raw, refid=self.document.set_id(made[0]))

    def render_myst_block_break(self, token: SyntaxTreeNode) -> None:
        """A break between blocks shows nothing; what is written beside it is kept as a comment."""
        if token.content.strip():
            super().render_myst_block_break(token)

    def render_substitution(self, token: SyntaxTreeNode, inline: bool) -> None:
        """The text of a substitution; an expression is kept as it is, since nothing of a blog is run."""
        found = substitutions.look_up(token.content, self.md_config.substitutions)
        used: list[str] = self.md_env.setdefault("substituted", [])
        if found is None or token.content in used:
            raw = f"{{{{ {token.content.strip()} }}}}"
            message = f"substitution {raw} was kept as text: neither the settings nor the page have this name"
            DocumentReports(self.document).report(token_line(token), Code.UNRESOLVED_LINK, message)
            text = nodes.Text(raw)
            self.current_node += text if inline else nodes.paragraph(raw, "", text)
            return
        used.append(token.content)
        self.nested_render_text(found, token_line(token) - 1, inline=inline and not substitutions.is_block(found))
        used.pop()
