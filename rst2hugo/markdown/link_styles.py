"""The two ways to write a link in Markdown: its address on the spot, or below, by a label."""

from __future__ import annotations

import re
from itertools import chain, count

from rst2hugo.model.noncharacters import ADDRESS

LITERAL = re.compile(rf"\[([^\[\]]+)\](?!\(|\[|{ADDRESS})")
TEXT = re.compile(r"\[([^\[\]]*)\]$")
LONGEST = 60
NAMELESS = "\x01"  # the label of a link that has no name


class Links:
    """The links of a page and their definitions, where the ``style`` wants some.

    ``reference`` gives every link a label, made of its text; ``source`` only those that had a name in the
    source. In text that looks like a label Markdown would see a link, so no label is like any.
    """

    def __init__(self, style: str, markdown: str) -> None:
        self.style = style
        self.literal = {folded(found) for found in LITERAL.findall(markdown)} if style != "inline" else set()
        self.labels: dict[str, str] = {}  # destination → its label
        self.taken: set[str] = set()
        self.pending: list[str] = []

    def written(self, destination: str, name: str, before: str) -> str:
        """What stands after the text of a link, which ``before`` ends with."""
        named = "" if name == NAMELESS else name
        if not destination or self.style == "inline" or (self.style == "source" and not named):
            return f"({destination})"
        found = TEXT.search(before)
        text = found[1] if found else ""
        label = self.label(named if self.style == "source" else text, destination)
        return "[]" if label == text else f"[{label}]"

    def label(self, wanted: str, destination: str) -> str:
        """The label of ``destination``; a new one is as much as possible like the wanted one."""
        if destination in self.labels:
            return self.labels[destination]
        stem = " ".join(re.sub(r"[\[\]\\`{}<>|*_!^]", "", wanted).split())
        numbers = (str(number) for number in count(1))
        tries = chain([stem], (f"{stem} {number}" for number in count(2))) if 0 < len(stem) <= LONGEST else numbers
        label = next(one for one in tries if folded(one) not in self.literal | self.taken)
        self.taken.add(folded(label))
        self.labels[destination] = label
        self.pending.append(f"[{label}]: {destination}")
        return label

    def definitions(self) -> str:
        """The definitions of the labels since the last call."""
        found, self.pending = "\n".join(self.pending), []
        return found


def folded(label: str) -> str:
    """Labels are the same in any case, and whatever spaces they have."""
    return " ".join(label.split()).casefold()
