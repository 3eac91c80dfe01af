"""Which files of the blog are read, and who wants to know."""

from __future__ import annotations

import os.path
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

COLLECTOR: ContextVar[set[str] | None] = ContextVar("collector of reads", default=None)


@contextmanager
def collect_reads() -> Iterator[set[str]]:
    """Collect the files that are read meanwhile, by their paths without links."""
    reads: set[str] = set()
    token = COLLECTOR.set(reads)
    try:
        yield reads
    finally:
        COLLECTOR.reset(token)


def note_read(file: Path) -> None:
    """Note that a file is about to be read."""
    reads = COLLECTOR.get()
    if reads is not None:
        reads.add(os.path.realpath(file))
