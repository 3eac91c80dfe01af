"""Causes of diagnostics: what has the same code and message has one cause, which a user reads once.

Messages that differ in nothing but the entry of ``rst2hugo.toml`` that they suggest have one cause as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rst2hugo.directives.rule_suggestions import cut_suggestion, merge_suggestions
from rst2hugo.model import few_lines
from rst2hugo.model.diagnostics import Code, Diagnostic, Severity

REPAIRED = "repaired-"


@dataclass(frozen=True, slots=True)
class Cause:
    """Diagnostics with the same code and, but for suggestions, message, in the order in which they were reported."""

    diagnostics: tuple[Diagnostic, ...]

    @property
    def first(self) -> Diagnostic:
        return self.diagnostics[0]

    def describe(self) -> Diagnostic:
        """The first diagnostic, with a suggestion that is right for all."""
        return replace(self.first, message=merge_suggestions(one.message for one in self.diagnostics))

    def describe_count(self) -> str:
        """How often the cause was met: `` (474 times in 120 files)``; empty for once."""
        times, files = len(self.diagnostics), len({diagnostic.path for diagnostic in self.diagnostics})
        if times == 1:
            return ""
        return f" ({times} times in {files} files)" if files > 1 else f" ({times} times in this file)"


def group_by_cause(diagnostics: Iterable[Diagnostic]) -> list[Cause]:
    """The causes of ``diagnostics``: the most severe first, else in the order in which each was first met."""
    groups: dict[tuple[Code, str], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        groups.setdefault((diagnostic.code, cut_suggestion(diagnostic.message)), []).append(diagnostic)
    causes = [Cause(tuple(group)) for group in groups.values()]
    return sorted(causes, key=lambda cause: -cause.first.code.severity)


def shorten_causes(causes: Iterable[Cause]) -> tuple[list[Cause], Counter[Code]]:
    """The causes of warnings and errors that are printed, and how many more diagnostics there are of each code.

    Of each kind the most frequent causes come first.
    """
    by_kind: dict[str, list[Cause]] = {}
    for cause in causes:
        if cause.first.code.severity > Severity.NOTE:
            by_kind.setdefault(kind_of(cause.first.code), []).append(cause)
    shares = few_lines.share_lines([(group[0].first.code.severity, len(group)) for group in by_kind.values()])
    printed, others = list[Cause](), Counter[Code]()
    for group, share in zip(by_kind.values(), shares, strict=True):
        group.sort(key=lambda cause: -len(cause.diagnostics))
        printed += group[:share]
        for cause in group[share:]:
            others[cause.first.code] += len(cause.diagnostics)
    return printed, others


def kind_of(code: Code) -> str:
    """The name of a code; all that tell of a link which was repaired are one kind, of which one line is enough."""
    return REPAIRED if code.value.startswith(REPAIRED) else code.value
