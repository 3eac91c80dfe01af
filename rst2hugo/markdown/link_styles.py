"""The two ways to write a link in Markdown: its address on the spot, or below, by a label."""

from __future__ import annotations

import re

from rst2hugo.model.noncharacters import ADDRESS

LITERAL = re.compile(rf"\[([^\[\]]+)\](?!\(|\[|{ADDRESS})")
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
        self.numbers: dict[str, int] = {}  # what labels begin with → the last number after it
        self.pending: list[str] = []

    def written(self, destination: str, name: str, markdown: str, end: int) -> str:
        """What stands after the text of a link, which ends before ``end`` in ``markdown``."""
        named = "" if name == NAMELESS else name
        if not destination or self.style == "inline" or (self.style == "source" and not named):
            return f"({destination})"
        text = text_before(markdown, end)
        label = self.label(named if self.style == "source" else text, destination)
        return "[]" if label == text else f"[{label}]"

    def label(self, wanted: str, destination: str) -> str:
        """The label of ``destination``; a new one is as much as possible like the wanted one."""
        if destination in self.labels:
            return self.labels[destination]
        stem = " ".join(re.sub(r"[\[\]\\`{}<>|*_!^]", "", wanted).split())
        stem = stem if 0 < len(stem) <= LONGEST else ""
        label = stem or self.next_label("")
        while folded(label) in self.literal or folded(label) in self.taken:
            label = self.next_label(stem)
        self.taken.add(folded(label))
        self.labels[destination] = label
        self.pending.append(f"[{label}]: {destination}")
        return label

    def next_label(self, stem: str) -> str:
        """``stem`` with a number that it has not had yet: 2 after the stem alone, 1 where there is none."""
        number = self.numbers[stem] = self.numbers.get(stem, 1 if stem else 0) + 1
        return f"{stem} {number}".strip()

    def definitions(self) -> str:
        """The definitions of the labels since the last call."""
        found, self.pending = "\n".join(self.pending), []
        return found


def text_before(markdown: str, end: int) -> str:
    """The text in brackets right before ``end``; nothing where there is none, or brackets are in it."""
    opening = max(markdown.rfind("[", 0, end - 1), markdown.rfind("]", 0, end - 1)) if end else -1
    is_text = opening >= 0 and markdown[opening] == "[" and markdown[end - 1] == "]"
    return markdown[opening + 1 : end - 1] if is_text else ""


def folded(label: str) -> str:
    """Labels are the same in any case, and whatever spaces they have."""
    return " ".join(label.split()).casefold()
