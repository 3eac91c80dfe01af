"""The answer: a line for each difference, a summary, whether it is a failure, and the same as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from rst2hugo.model.diagnostics import Severity
from rst2hugo.verify.nouns.difference import Difference
from rst2hugo.verify.nouns.verdict import Finding, PageVerdict, State, Verdict

MOST_OF_THEME = 5
SEVERITIES = {
    Severity.ERROR: "differences",
    Severity.WARNING: "so in the old blog as well",
    Severity.NOTE: "mended",
}
WHERE = " (-v shows where)"
VERSION = 1
"""Of the JSON's shape."""


def lines(verdict: Verdict) -> Iterator[str]:
    """``source.rst:LINE: kind: what stood there → what stands there now``, one for each difference."""
    return map(str, verdict)


def summary(verdict: Verdict, where: str = WHERE) -> list[str]:
    """How many pages there are, how many of them read the same, how often each kind of difference.

    ``where`` is said of what is not shown by itself.
    """
    told = []
    if verdict.pages:
        told.append(f"{len(verdict.pages)} pages against their sources: {states(verdict.pages)}")
    if verdict.old_pages:
        told.append(f"{len(verdict.old_pages)} pages against the old site: {states(verdict.old_pages)}")
    if verdict.asked_for:
        told.append(f"{verdict.answered} of {verdict.asked_for} old addresses are answered")
    if verdict.theme_files:
        told.append(f"the theme's own files, which are not missed: {len(verdict.theme_files)}")
    if verdict.theme:
        parts = [f"{what} ({count} pages)" for what, count in Counter(verdict.theme).most_common(MOST_OF_THEME)]
        more = len(verdict.theme) - len(parts)
        told.append(f"the theme's own, not compared: {', '.join(parts)}{f' and {more} more' if more > 0 else ''}")
    told.append(f"{verdict.files} files published by Hugo")
    for severity in sorted(Severity, reverse=True):
        kinds = Counter(one.difference.kind for one in verdict if one.severity is severity)
        named = ", ".join(f"{count} {kind.value}" for kind, count in kinds.most_common())
        of_all = SEVERITIES[severity] + ("" if severity is Severity.ERROR else where)
        told += [f"{of_all}: {named}"] if named else []
    return told


def states(pages: tuple[PageVerdict, ...]) -> str:
    counts = Counter(page.state for page in pages)
    return ", ".join(f"{counts[state]} {state.label}" for state in State if counts[state])


def failed(verdict: Verdict, least: Severity | None) -> bool:
    """Whether there is a difference as severe as ``least``; with None there never is."""
    return least is not None and any(one.severity >= least for one in verdict)


def as_json(verdict: Verdict) -> dict[str, Any]:
    """Everything; its shape is part of the public interface (``version`` changes when it does)."""
    return {
        "version": VERSION,
        "blog": verdict.location.as_json() if verdict.location else None,
        "counts": {
            "pages": counted(verdict.pages),
            "old_pages": counted(verdict.old_pages),
            "old_addresses": {"asked_for": verdict.asked_for, "answered": verdict.answered},
            "files": verdict.files,
            "theme_files": len(verdict.theme_files),
            "differences": {kind.value: count for kind, count in sorted(verdict.counts().items(), key=by_name)},
        },
        "pages": [page_entry(page) for page in verdict.pages],
        "old_pages": [page_entry(page) for page in verdict.old_pages],
        "theme": {"files": list(verdict.theme_files), "parts": dict(verdict.theme)},
        "findings": [finding_entry(one) for one in verdict.findings],
    }


def by_name(item: tuple[Any, int]) -> str:
    return str(item[0].value)


def counted(pages: tuple[PageVerdict, ...]) -> dict[str, int]:
    counts = Counter(page.state for page in pages)
    return {state.value: counts[state] for state in State}


def page_entry(page: PageVerdict) -> dict[str, Any]:
    told = [entry(one) for one in page.differences]
    return {"source": page.source, "url": page.url, "state": page.state.value, "differences": told}


def finding_entry(one: Finding) -> dict[str, Any]:
    return {"place": one.place, **entry(one.difference), "address": one.address, "inherited": one.inherited}


def entry(difference: Difference) -> dict[str, Any]:
    remarks = {name: True for name in ("inherited", "mended") if getattr(difference, name)}
    return {
        "kind": difference.kind.value,
        "line": difference.line,
        "old": difference.old,
        "new": difference.new,
        **remarks,
    }
