"""Causes of diagnostics: what has the same code and message has one cause, which a user reads once.

Messages that differ in nothing but the entry of ``rst2hugo.toml`` that they suggest have one cause as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rst2hugo.directives.rule_suggestions import cut_suggestion, merge_suggestions
from rst2hugo.model.diagnostics import Code, Diagnostic, Severity

# So many causes of one code are printed unless the user asks for all; the others are counted.
MOST_OF_A_CODE = 4


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


def shorten_causes(causes: Sequence[Cause]) -> Iterator[tuple[Code, list[Cause], list[Cause]]]:
    """For each code of a warning or error: its most frequent causes, which are printed, and those that are counted."""
    by_code: dict[Code, list[Cause]] = {}
    for cause in causes:
        if cause.first.code.severity > Severity.NOTE:
            by_code.setdefault(cause.first.code, []).append(cause)
    for code, group in by_code.items():
        group.sort(key=lambda cause: -len(cause.diagnostics))
        # A line that only says that there is one more says less than that one.
        most = MOST_OF_A_CODE if len(group) > MOST_OF_A_CODE + 1 else len(group)
        yield code, group[:most], group[most:]
