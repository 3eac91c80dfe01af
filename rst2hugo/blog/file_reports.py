"""What reading the files of a blog finds wrong, and who collects it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from rst2hugo.model.diagnostics import Diagnostic

COLLECTOR: ContextVar[dict[Diagnostic, None] | None] = ContextVar("collector", default=None)


@contextmanager
def collect_reports() -> Iterator[dict[Diagnostic, None]]:
    """Collect what is reported meanwhile, each diagnostic once, in the order in which it was reported.

    Whoever makes an engine, compiles a source or asks for the plan of the site collects, and returns what came: an
    engine itself keeps nothing, as it may be a copy in another process.
    """
    reports: dict[Diagnostic, None] = {}
    token = COLLECTOR.set(reports)
    try:
        yield reports
    finally:
        COLLECTOR.reset(token)


def report(*diagnostics: Diagnostic) -> None:
    """Report what is wrong with files of the blog.

    Without a collector it is lost: where the same work was done, and reported, before.
    """
    reports = COLLECTOR.get()
    if reports is not None:
        reports.update(dict.fromkeys(diagnostics))
