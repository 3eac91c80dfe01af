"""Findings by their cause: what differs in the same way is one line with a count and the first place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rst2hugo.model import few_lines
from rst2hugo.model.diagnostics import Severity
from rst2hugo.verify.nouns.difference import Kind
from rst2hugo.verify.nouns.verdict import Finding

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


def short_lines(findings: Iterable[Finding], least: Severity = Severity.ERROR) -> Iterator[str]:
    """A line for each cause of what is at least so severe, and last how much more there is of which kind.

    What the old blog had lost already, or is mended, asks for nothing; the summary counts it.
    """
    kinds: dict[tuple[Severity, Kind], list[Group]] = {}
    for group in group_findings(one for one in findings if one.severity >= least):
        first = group.findings[0]
        kinds.setdefault((first.severity, first.difference.kind), []).append(group)
    shares = few_lines.share_lines([(severity, len(groups)) for (severity, _), groups in kinds.items()])
    others = Counter[str]()
    for groups, share in zip(kinds.values(), shares, strict=True):
        yield from map(str, groups[:share])
        for group in groups[share:]:
            first = group.findings[0]
            others[f"{first.difference.kind.value}{first.remark}"] += len(group.findings)
    if others:
        yield f"… and {', '.join(f'{times} more {kind}' for kind, times in others.items())}; -v shows all"
