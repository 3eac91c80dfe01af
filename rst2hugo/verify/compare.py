"""In here: two Readings → their Differences: passages are paired, then words, then what each pair means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from rst2hugo.verify import meanings
from rst2hugo.verify.difference import Difference, Kind
from rst2hugo.verify.reading import Atom, Reading

# What is compared one by one, not as a run of words.
KINDS = {"image": Kind.IMAGE, "code": Kind.CODE, "math": Kind.MATH, "embed": Kind.EMBED, "note": Kind.FOOTNOTE,
         "break": Kind.BREAK, "rule": Kind.RULE}  # fmt: skip


class Passage(NamedTuple):
    """A block and all up to the next one: from atom ``start`` up to before atom ``end``."""

    start: int
    end: int
    content: tuple[tuple[str, str], ...]


def compare(old: Reading, new: Reading) -> list[Difference]:
    """Every difference between two readings, in the order of the old page."""
    if old.atoms == new.atoms and old.ids.items() <= new.ids.items():
        return []
    return Comparison(old, new).differences()


class Comparison:
    """One comparison in the making: what was found, and which atom of the new page each old one has become."""

    def __init__(self, old: Reading, new: Reading) -> None:
        self.old, self.new = old, new
        self.found: list[Difference] = []
        self.partner: dict[int, int] = {}

    def differences(self) -> list[Difference]:
        before, after = passages(self.old.atoms), passages(self.new.atoms)
        for op, i1, i2, j1, j2 in opcodes([one.content for one in before], [one.content for one in after]):
            if op == "equal":
                for one, other in zip(before[i1:i2], after[j1:j2], strict=True):
                    self.pair(one.start, one.end, other.start)
            else:
                self.replaced(before[i1:i2], after[j1:j2])
        self.moved()
        self.ids()
        self.found.sort(key=lambda one: one.old_at)
        return joined(self.found)

    # Passages

    def replaced(self, old: Sequence[Passage], new: Sequence[Passage]) -> None:
        """Other passages in the place of these: word by word."""
        i, j = span(old, self.old), span(new, self.new)
        left = [(one.what, one.text) for one in self.old.atoms[slice(*i)]]
        right = [(one.what, one.text) for one in self.new.atoms[slice(*j)]]
        for op, i1, i2, j1, j2 in opcodes(left, right):
            if op == "equal":
                self.pair(i[0] + i1, i[0] + i2, j[0] + j1)
            else:
                self.changed((i[0] + i1, i[0] + i2), (j[0] + j1, j[0] + j2))

    def pair(self, start: int, end: int, other: int) -> None:
        """The same words and things on both pages: what they mean may still differ."""
        for i, j in zip(range(start, end), range(other, other + end - start), strict=True):
            self.partner[i] = j
            a, b = self.old.atoms[i], self.new.atoms[j]
            if a != b:
                for kind, was, now in meanings.differences(a, b, self.near(self.old, i), self.near(self.new, j)):
                    self.tell(kind, was, now, (i, i + 1), (j, j + 1))

    def near(self, reading: Reading, index: int) -> str:
        """The first words behind a block's beginning, to tell which block is meant."""
        if reading.atoms[index].what != "block":
            return ""
        return shown(reading.atoms[index + 1 : index + 6])

    def changed(self, i: tuple[int, int], j: tuple[int, int]) -> None:
        """Something on one page that is not on the other: words together, everything else one by one."""
        old = [(k, self.old.atoms[k]) for k in range(*i)]
        new = [(k, self.new.atoms[k]) for k in range(*j)]
        words = [[k for k, atom in side if atom.what == "word"] for side in (old, new)]
        if words[0] or words[1]:
            was, now = (shown([side[k] for k in ks]) for side, ks in zip((self.old.atoms, self.new.atoms), words, strict=True))
            self.tell(Kind.WORD, was, now, ends(words[0], i), ends(words[1], j))
        for what, kind in KINDS.items():
            pairs = zip_longest(*([(k, atom) for k, atom in side if atom.what == what] for side in (old, new)))
            for a, b in pairs:
                self.object(kind, a, b, i, j)
        self.blocks([k for k, atom in old if atom.what == "block"], [k for k, atom in new if atom.what == "block"], words, i, j)

    def object(
        self, kind: Kind, a: tuple[int, Atom] | None, b: tuple[int, Atom] | None, i: tuple[int, int], j: tuple[int, int]
    ) -> None:
        was = meanings.shown(a[1]) if a else ""
        now = meanings.shown(b[1]) if b else ""
        if a and b:
            was, now = narrowed(was, now)
            self.partner[a[0]] = b[0]
            for more, x, y in meanings.differences(a[1], b[1], "", ""):
                self.tell(more, x, y, (a[0], a[0] + 1), (b[0], b[0] + 1))
            if a[1].text == b[1].text:
                return
        self.tell(kind, was, now, (a[0], a[0] + 1) if a else (i[0], i[0]), (b[0], b[0] + 1) if b else (j[0], j[0]))
