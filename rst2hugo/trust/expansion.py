"""A directive or role of the blog's own: its source goes to the blog's code, what comes back stands in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive, states
from docutils.statemachine import StringList
from docutils.utils import unescape

from rst2hugo.directives.directive import Forgiving
from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.model.diagnostics import Code
from rst2hugo.trust import answers
from rst2hugo.trust.session import ExpansionError, Session

WARNING = 2
"""docutils' level of a warning."""


def directive(name: str, session: Session, fallback: type[Directive]) -> type[Directive]:
    """The directive of this name; where the blog's code fails, ``fallback`` stands in for it."""

    class OwnDirective(Forgiving):
        """Takes all that belongs to it as content, as only the blog's code knows what of it is an argument."""

        option_spec = None
        has_content = True
        takes_source = True  # in ``block_text``, as rst whatever the text around it is written in

        def run(self) -> list[nodes.Node]:
            document = self.state.document
            if document.settings.rst2hugo.trial:
                return []
            line = self.state_machine.get_source_and_line(self.lineno)[1]
            text = self.block_text if self.block_text.startswith("..") else f".. {self.block_text}"
            try:
                made = expand(session, "directive", text, line, document, self.lineno, is_markdown(self.state))
            except ExpansionError as error:
                report(document, self.lineno, f'directive "{name}"', error)
                return self.run_fallback()
            known = answers.settle(made, document, self.read_hole, self.read_inline_hole, line)
            around: Any = self.state_machine.node  # the first section of a page may become the page itself
            is_page = around is document or around.parent is document
            return answers.begin_section(known) if is_page else known

        def read_hole(self, text: str, line: int) -> list[nodes.Node]:
            source, own_line = self.state_machine.get_source_and_line(self.lineno)
            rows = text.split("\n")
            if is_markdown(self.state):  # lines count from the directive, and the blog's code saw others
                at = self.content.index(rows[0]) if rows[0] in self.content else 0
                return self.parsed(StringList(rows, str(source)), self.content_offset + at)
            lines = StringList(rows, items=[(source or "", line - 1 + number) for number in range(len(rows))])
            return self.parsed(lines, self.lineno + line - (own_line or line) - 1)

        def read_inline_hole(self, text: str, line: int) -> list[nodes.Node]:
            found, messages = self.state.inline_text(text, self.lineno)
            return [*found, *messages]

        def run_fallback(self) -> list[nodes.Node]:
            """What the fallback makes of the same source."""
            state: Any = self.state
            try:
                block = state.parse_directive_block(self.content, self.content_offset, fallback, {})
            except states.MarkupError as error:
                self.report(self.lineno, Code.RST_ERROR, f'Error in "{name}" directive: {error}')
                return [nodes.literal_block(self.block_text, self.block_text)]
            arguments, options, content, offset = block
            place = (self.lineno, offset, self.block_text, self.state, self.state_machine)
            return list(fallback(name, arguments, options, content, *place).run())

    return OwnDirective


def role(name: str, session: Session, fallback: Callable[..., Any]) -> Callable[..., Any]:
    """The role of this name; where the blog's code fails, ``fallback`` stands in for it."""

    def run(
        role: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner,
        options: dict[str, Any] | None = None, content: Sequence[str] | None = None,
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip  # a table
        document = inliner.document
        line = inliner.reporter.get_source_and_line(lineno)[1]
        try:
            shown = re.sub(r"[\\`]", r"\\\g<0>", text) if is_markdown(inliner) else unescape(text, True)
            made = expand(session, "role", f":{name}:`{shown}`", line, document, lineno, is_markdown(inliner))
        except ExpansionError as error:
            report(document, lineno, f'role "{name}"', error)
            nodes_and_messages: tuple[list[nodes.Node], list[nodes.system_message]]
            nodes_and_messages = fallback(name, rawtext, text, lineno, inliner, options, content)
            return nodes_and_messages

        def read_hole(text: str, line: int) -> list[nodes.Node]:
            memo: Any = SimpleNamespace(document=document, reporter=inliner.reporter, language=inliner.language)
            found, messages = inliner.parse(text, lineno, memo, inliner.parent)
            return [*found, *messages]

        inside = [part for node in made for part in (node.children if isinstance(node, nodes.paragraph) else [node])]
        return answers.settle(inside, document, read_hole, read_hole, line), []

    return run


def is_markdown(state: Any) -> bool:
    """Whether this state or inliner is one of myst-parser's, which stand in for docutils' own."""
    return not isinstance(state, states.RSTState | states.Inliner)


def expand(
    session: Session, kind: str, text: str, line: int | None, document: nodes.document, lineno: int, markdown: bool
) -> list[nodes.Node]:
    """The nodes that the blog's code makes of ``text``. Raises ExpansionError with the reason if it fails.

    ``line`` is that of the source, ``lineno`` the one that docutils counts, with the lines of included files. What is
    ``markdown`` inside of the text is left for us to read.
    """
    line = line or 1
    source = str(document.current_source or "")
    answer = session.ask(kind=kind, text=text, source=source, line=line, markdown=markdown)
    made = answers.read(str(answer["xml"]))
    for level, where, message in answer.get("messages", ()):
        code = Code.RST_WARNING if level == WARNING else Code.RST_ERROR
        DocumentReports(document).report(lineno + (where or line) - line, code, str(message))
    return made


def report(document: nodes.document, line: int | None, what: str, error: ExpansionError) -> None:
    DocumentReports(document).report(line, Code.OWN_CODE_FAILED, f"the blog's own {what} failed: {error}")
