"""How much of a long list is printed: of every kind the first, of errors as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from rst2hugo.model.catalogue import Severity

# With what a command says besides, about twenty lines.
ROOM = 11


def share_lines(groups: Sequence[tuple[Severity, int]], room: int = ROOM) -> list[int]:
    """How many of each group are printed, which has a severity and a size.

    All of them if there is room. Else the first of each, then as many more as there is room for beside the line that
    counts the others: those of errors first, one of each group in turn.
    """
    if sum(size for _, size in groups) <= room:
        return [size for _, size in groups]
    shares = [min(1, size) for _, size in groups]
    free = room - 1 - sum(shares)
    further = ((-severity, rank, index) for index, (severity, size) in enumerate(groups) for rank in range(1, size))
    for _, _, index in sorted(further)[: max(free, 0)]:
        shares[index] += 1
    return shares
