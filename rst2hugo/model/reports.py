"""The one way to report trouble: a collector that is handed down to whatever works on a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rst2hugo.model.diagnostics import Code, Diagnostic


class Reports:
    """The diagnostics of one source, in the order in which they were reported.

    ``path`` is the source, relative to the blog's root (``.`` for the blog as a whole). What
    directives, roles and transforms report goes through docutils, which knows the lines of included files
    (``directives.document_reports``), and ends up here.
    """

    def __init__(self, path: str, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self.path = path
        self._diagnostics = list(diagnostics)

    def report(self, line: int | None, code: Code, message: str) -> None:
        """Add a diagnostic of this source; ``line`` counts from 1, None means the whole file."""
        self.add(Diagnostic(self.path, line, code, message))

    def add(self, *diagnostics: Diagnostic) -> None:
        """Add diagnostics that others have made, also of other files."""
        self._diagnostics += diagnostics

    def __iter__(self) -> Iterator[Diagnostic]:
        """What was reported so far; a copy, so that reporting goes on meanwhile."""
        return iter(tuple(self._diagnostics))

    def __len__(self) -> int:
        return len(self._diagnostics)

    def take_back(self, count: int) -> tuple[Diagnostic, ...]:
        """Take back all but the first ``count`` diagnostics, and return them: of an attempt that was given up."""
        taken = tuple(self._diagnostics[count:])
        del self._diagnostics[count:]
        return taken
