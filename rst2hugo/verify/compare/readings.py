"""Two Readings → their Differences: passages are paired, then words, then what each pair means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from rst2hugo.verify.compare import leaks, meanings
from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.nouns.reading import Reading, unified

# What is compared one by one, not as a run of words.
THINGS = {"image": Kind.IMAGE, "code": Kind.CODE, "math": Kind.MATH, "embed": Kind.EMBED, "note": Kind.FOOTNOTE,
          "break": Kind.BREAK, "rule": Kind.RULE}  # fmt: skip  # a table


class Passage(NamedTuple):
    """A block: its atoms by number, the one that begins it included, and their content without it."""

    atoms: range
    content: tuple[tuple[str, str], ...]


def compare(old: Reading, new: Reading) -> list[Difference]:
    """Every difference between two readings, in the order of the old page."""
    if old.atoms == new.atoms and old.ids.items() <= new.ids.items():
        return []
    return Comparison(*unified(old, new)).differences()


class Comparison:
    """One comparison in the making: what was found, and which atom of the new page each old one has become."""

    def __init__(self, old: Reading, new: Reading) -> None:
        self.old, self.new = old, new
        self.found: list[Difference] = []
        self.partner: dict[int, int] = {}
        self.boxes: dict[int, int] = {}  # old → new
        self.boxes_back: dict[int, int] = {}

    def differences(self) -> list[Difference]:
        before, after = passages(self.old), passages(self.new)
        changes = []
        for op, i, j in opcodes([one.content for one in before], [one.content for one in after]):
            if op == "equal":
                for one, other in zip(before[i], after[j], strict=True):
                    self.pair(one.atoms, other.atoms)
            else:
                changes.append((before[i], after[j]))
        gone, come = self.moved([one for old, _ in changes for one in old], [one for _, new in changes for one in new])
        for old, new in changes:
            self.rewritten(
                [k for one in old if one.atoms not in gone for k in one.atoms],
                [k for one in new if one.atoms not in come for k in one.atoms],
            )
        self.ids()
        return sorted(self.found, key=lambda one: one.old_at)

    def moved(self, old: Sequence[Passage], new: Sequence[Passage]) -> tuple[set[range], set[range]]:
        """The passages that stand on both pages, but in another place: where they were, and where they are."""
        there: dict[Hashable, list[Passage]] = defaultdict(list)
        for passage in new:
            there[passage.content].append(passage)
        gone, come = set(), set()
        for passage in old:
            if passage.content and there[passage.content]:
                other = there[passage.content].pop(0)
                gone.add(passage.atoms)
                come.add(other.atoms)
                text = meanings.quoted(self.old.atoms[k] for k in passage.atoms)
                self.tell(Kind.ORDER, text, f"{text} in another place", passage.atoms, other.atoms)
                self.partner.update(zip(passage.atoms, other.atoms, strict=True))
        return gone, come

    def pair(self, old: Iterable[int], new: Iterable[int]) -> None:
        """The same words and things on both pages: what they mean may still differ."""
        for i, j in zip(old, new, strict=True):
            self.partner[i] = j
            self.meaning(i, j)

    def meaning(self, i: int, j: int) -> None:
        a, b = self.old.atoms[i], self.new.atoms[j]
        if a.what == "block":
            self.standing(i, j)
        elif a.meaning != b.meaning:
            for kind, was, now in meanings.differences(a, b):
                start = self.start_of_row(kind, was, now, i, j) if a.what == "word" else i
                text = meanings.quoted(self.old.atoms[start : i + 1])
                self.tell(kind, f"{text} {was}", f"{text} {now}", range(start, i + 1), range(start - i + j, j + 1))

    def standing(self, i: int, j: int) -> None:
        """Two blocks must stand in things of the same kinds, and what was one thing must be one, what were two, two."""
        old, new = self.old.atoms[i].meaning, self.new.atoms[j].meaning
        found = meanings.kinds(old, new)
        for a, b in zip(old, new, strict=False):
            if found or a[:2] != b[:2]:
                break
            split = self.boxes.setdefault(a.box, b.box) != b.box
            merged = self.boxes_back.setdefault(b.box, a.box) != a.box
            if split or merged:
                labels = f"(same {a.kind})", f"(another {a.kind})"
                found = (meanings.structure(a), *(labels if split else labels[::-1]))
        if found:
            text = meanings.quoted(self.old.atoms[i + 1 : i + 7])
            self.tell(found[0], f"{text} {found[1]}", f"{text} {found[2]}", range(i, i + 1), range(j, j + 1))

    def start_of_row(self, kind: Kind, was: str, now: str, i: int, j: int) -> int:
        """Words in a row that differ in the same way are one difference: where the row began."""
        for index, before in enumerate(self.found):
            behind = before.kind is kind and (before.old_at[1], before.new_at[1]) == (i, j)
            if behind and before.old.endswith(f"’ {was}") and before.new.endswith(f"’ {now}"):
                del self.found[index]
                return before.old_at[0]
        return i

    def rewritten(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Other passages in the place of these: word by word."""
        left = [self.old.atoms[k][:2] for k in old]
        right = [self.new.atoms[k][:2] for k in new]
        for op, i, j in opcodes(left, right):
            if op == "equal":
                self.pair(old[i], new[j])
            else:
                places = [side[k.start - 1] + 1 if k.start else 0 for side, k in ((old, i), (new, j))]
                self.changed(old[i], new[j], *places)

    def changed(self, old: Sequence[int], new: Sequence[int], i: int, j: int) -> None:
        """What is on one page only: words together, the rest one by one. ``i`` and ``j`` are where there is nothing."""
        was, now = words(self.old, old), words(self.new, new)
        if was or now:
            told = [meanings.quoted(one.atoms[k] for k in ks) for one, ks in ((self.old, was), (self.new, now))]
            texts = [" ".join(one.atoms[k].text for k in ks) for one, ks in ((self.old, was), (self.new, now))]
            kind = Kind.LEAK if leaks.is_leak(texts[1], texts[0]) else Kind.WORD
            self.tell(kind, told[0], told[1], extent(was, i), extent(now, j))
        for what, kind in THINGS.items():
            for a, b in zip_longest(only(what, self.old, old), only(what, self.new, new)):
                self.thing(kind, a, b, i, j)
        for k in bare_blocks(self.old, old):
            kind, label = meanings.block(self.old.atoms[k : k + 7])
            self.tell(kind, label, "", range(k, k + 1), range(j, j))
        for k in bare_blocks(self.new, new):
            kind, label = meanings.block(self.new.atoms[k : k + 7])
            self.tell(kind, "", label, range(i, i), range(k, k + 1))

    def thing(self, kind: Kind, a: int | None, b: int | None, i: int, j: int) -> None:
        """An image for another one, code for other code, or one of them for nothing."""
        was = self.old.atoms[a] if a is not None else None
        now = self.new.atoms[b] if b is not None else None
        x, y = meanings.things(was, now)
        self.tell(kind, x, y, extent([] if a is None else [a], i), extent([] if b is None else [b], j))
        if a is not None and b is not None:
            self.partner[a] = b
            self.meaning(a, b)

    def ids(self) -> None:
        """Old fragments must land, and land where they did."""
        for id, i in self.old.ids.items():
            j = self.new.ids.get(id)
            if j is None:
                self.tell(Kind.ID, f"#{id}", "", range(i, i), range(0))
            elif self.partner.get(i, j) != j:
                was, now = (meanings.quoted(one.atoms[k : k + 7]) for one, k in ((self.old, i), (self.new, j)))
                self.tell(Kind.ID, f"#{id} before {was}", f"#{id} before {now}", range(i, i), range(j, j))

    def tell(self, kind: Kind, was: str, now: str, old: range, new: range) -> None:
        lines = self.old.lines
        line = lines[min(old.start, len(lines) - 1)] if lines else None
        self.found.append(Difference(kind, was, now, line, (old.start, old.stop), (new.start, new.stop)))


def passages(reading: Reading) -> list[Passage]:
    starts = [k for k, atom in enumerate(reading.atoms) if atom.what == "block"]
    ends = [*starts[1:], *([len(reading.atoms)] if starts else [])]
    return [
        Passage(range(start, end), tuple(atom[:2] for atom in reading.atoms[start + 1 : end]))
        for start, end in zip(starts, ends, strict=True)
    ]


def opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[str, slice, slice]]:
    """As difflib's, but quick about what two sequences have in common at both ends."""
    least = min(len(old), len(new))
    head = next((k for k in range(least) if old[k] != new[k]), least)
    tail = next((k for k in range(least - head) if old[-1 - k] != new[-1 - k]), least - head)
    if head:
        yield "equal", slice(0, head), slice(0, head)
    matcher = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        yield op, slice(head + i1, head + i2), slice(head + j1, head + j2)
    if tail:
        yield "equal", slice(len(old) - tail, len(old)), slice(len(new) - tail, len(new))


def extent(numbers: Sequence[int], place: int) -> range:
    """From the first to the last of these atoms; nothing at all, before ``place``, if there are none."""
    return range(numbers[0], numbers[-1] + 1) if numbers else range(place, place)


def only(what: str, reading: Reading, numbers: Iterable[int]) -> list[int]:
    return [k for k in numbers if reading.atoms[k].what == what]


def words(reading: Reading, numbers: Iterable[int]) -> list[int]:
    return only("word", reading, numbers)


def bare_blocks(reading: Reading, numbers: Sequence[int]) -> list[int]:
    """Blocks whose content is on both pages, or that have none; any other is missed with its words."""
    concerned = set(numbers)
    return [k for k in only("block", reading, numbers) if k + 1 not in concerned or is_block(reading, k + 1)]


def is_block(reading: Reading, number: int) -> bool:
    return number < len(reading.atoms) and reading.atoms[number].what == "block"
