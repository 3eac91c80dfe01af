"""Findings by their cause: what differs in the same way is one line with a count and the first place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rst2hugo.model.diagnostics import Severity
from rst2hugo.verify.difference import Kind
from rst2hugo.verify.verdict import Finding

# So many causes of one kind are printed unless the user asks for all; the others are counted.
MOST_OF_A_KIND = 4
# What tells two findings of one cause apart: the words, the numbers, where a link leads.
OWN = re.compile(r"‘[^’]*’|\bto \S+|\[(?:image|embed)[^\]]*\]|\d+")
BROKEN = frozenset([Kind.BROKEN_LINK, Kind.BROKEN_IMAGE, Kind.BROKEN_FRAGMENT])


class Group(NamedTuple):
    """Findings of one cause, in order."""

    findings: Sequence[Finding]

    def __str__(self) -> str:
        """The first one, with how often there is one like it."""
        times, places = len(self.findings), len({one.place for one in self.findings})
        if times == 1:
            return str(self.findings[0])
        return f"{self.findings[0]} ({times} times on {places} page{'s' if places > 1 else ''})"


def group_findings(findings: Iterable[Finding]) -> list[Group]:
    """The findings by cause: the most severe first, then the most frequent."""
    groups: dict[tuple[Severity, Kind, str], list[Finding]] = defaultdict(list)
    for one in findings:
        groups[one.severity, one.difference.kind, cause_of(one)].append(one)
    order = sorted(groups.items(), key=lambda item: (-item[0][0], -len(item[1])))
    return [Group(found) for _, found in order]


def cause_of(finding: Finding) -> str:
    """What findings of one cause share: the dead address, or what a difference looks like without its words."""
    difference = finding.difference
    if difference.kind in BROKEN:
        return difference.old.rpartition("to ")[2]  # as it stands on the page: in a menu it means another place on each
    if difference.kind is Kind.ADDRESS:
        return re.sub(r"[^/]+$|\d+", "", difference.old)
    return OWN.sub("…", f"{difference.old} → {difference.new}")


def short_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """A line for each cause; of many causes of one kind the most frequent, and how many more there are."""
    kinds: dict[tuple[Severity, Kind], list[Group]] = defaultdict(list)
    for group in group_findings(findings):
        first = group.findings[0]
        kinds[first.severity, first.difference.kind].append(group)
    for (_, kind), groups in kinds.items():
        # A line that only says that there is one more says less than that one.
        most = MOST_OF_A_KIND if len(groups) > MOST_OF_A_KIND + 1 else len(groups)
        yield from map(str, groups[:most])
        if groups[most:]:
            times = sum(len(group.findings) for group in groups[most:])
            yield f"… and {times} more {kind.value}{groups[0].findings[0].remark}; -v shows all"
