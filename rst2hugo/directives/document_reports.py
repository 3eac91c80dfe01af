"""Reports on a document that docutils works on: the one file that hands diagnostics to docutils' reporter."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes
from docutils.utils import get_source_line

from rst2hugo.model.diagnostics import Code


@dataclass(frozen=True, slots=True)
class DocumentReports:
    """``Reports`` for directives, roles and transforms.

    docutils' reporter translates the line of an included file, and ``rst.parse`` listens to it: its messages, ours
    and docutils' own, become the diagnostics of the source.
    """

    document: nodes.document

    def report(self, line: int | None, code: Code, message: str, *, source: str | None = None) -> nodes.system_message:
        """Report at ``line``, of the file ``source`` if that is known; returns what a ``problematic`` node refers to.

        docutils' levels (1 info, 2 warning, 3 error) are those of our severities.
        """
        where = {"line": line} if source is None else {"line": line, "source": source}
        return self.document.reporter.system_message(int(code.severity), message, code=code.value, **where)

    def report_node(self, node: nodes.Node, code: Code, message: str) -> nodes.system_message:
        """Report at the line of ``node``, in the included file that it may be from."""
        source, line = get_source_line(node)
        return self.report(line, code, message, source=source)
