"""What a run would do, line by line: which file goes where, what stays as it is, what is left out and why."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

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


def describe_changes(result: Result, written: Written, site: Path) -> Iterator[str]:
    """The texts that would be written over others, as ``diff -u`` shows them, and those that would be removed."""
    texts = {page.output: page.text for page in result.pages} | dict(result.files) | dict(result.stubs)
    for path in written.written:
        if path not in texts:
            continue
        file = site / path
        before = file.read_text("utf-8", "replace").splitlines() if file.is_file() else []
        names = (f"a/{path}" if before else "/dev/null", f"b/{path}")
        yield from unified_diff(before, texts[path].splitlines(), *names, lineterm="")
    for path in written.removed:
        yield from (f"--- a/{path}", "+++ /dev/null")
