"""What a run would do, line by line: which file goes where, what stays as it is, what is left out and why."""

from __future__ import annotations

from collections.abc import Iterator

from rst2hugo.model import Result
from rst2hugo.writing import Written


def describe_plan(result: Result, written: Written) -> Iterator[str]:
    """``write content/a.md from a.rst``, one line for each file of the new site, and for each that is left out."""
    origins = {page.output: page.source for page in result.pages} | {one.output: one.source for one in result.assets}
    actions = (
        ("write", written.written),
        ("unchanged", written.unchanged),
        ("keep", written.kept),
        ("remove", written.removed),
        ("deleted", written.deleted),
    )
    for action, paths in actions:
        for path in paths:
            yield f"{action:10} {path}{f' from {origins[path]}' if path in origins else ''}"
    for one in result.left_out:
        yield f"{'leave out':10} {one.source}: {one.reason}"
