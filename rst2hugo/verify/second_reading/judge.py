"""In here: the words of a source against those of its page: which are lost, which the page has of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rst2hugo.verify.difference import Difference, Kind
from rst2hugo.verify.second_reading.page import ATTRIBUTE, TITLE, Block
from rst2hugo.verify.second_reading.rst_words import Line
from rst2hugo.verify.second_reading.words import joined, plain, words

NEAR = 2
"""How many lines further on words are still lost together."""
LONGEST = 120


def lost_words(lines: Sequence[Line], page: Sequence[str], elsewhere: Mapping[str, int]) -> Iterator[Difference]:
    """Words of the source that are not among those of the ``page``, nor ``elsewhere``, as often as they should be.

    A word that stands there less often than before is missed in the line that has lost most of its words;
    those of neighbouring lines are told together.
    """
    have = Counter(page) + Counter(elsewhere)
    missing = Counter(word for line in lines for word in line.words) - have
    lost: dict[int, list[str]] = {}
    for line in sorted(lines, key=lambda one: -share_of(one, missing)) if missing else ():
        for word in line.words:
            if missing[word] > 0:
                missing[word] -= 1
                lost.setdefault(line.number, []).append(word)
    if lost:
        drop_joined(lost, lines, page)
    for group in neighbours(sorted(number for number in lost if lost[number])):
        yield Difference(Kind.LOST, quoted([word for number in group for word in lost[number]]), "", group[0])


def share_of(line: Line, missing: Counter[str]) -> float:
    """The part of a line's words that is missing."""
    return sum(word in missing for word in line.words) / len(line.words)


def drop_joined(lost: dict[int, list[str]], lines: Sequence[Line], page: Sequence[str]) -> None:
    """Take out of ``lost`` what is parted into words otherwise, but has with its neighbours the same letters."""
    everything = "".join(page)
    before = "".join(word for line in lines for word in line.words)
    for line in lines:
        if line.number not in lost:
            continue
        around = {word: "".join(line.words[max(0, at - 1) : at + 2]) for at, word in enumerate(line.words)}
        lost[line.number] = [
            word for word in lost[line.number] if everything.count(around[word]) < before.count(around[word])
        ]


def neighbours(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Numbers of lines that are near each other."""
    group: list[int] = []
    for number in numbers:
        if group and number - group[-1] > NEAR:
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def quoted(found: Sequence[str]) -> str:
    """Words in quotation marks, cut if there are many."""
    text = joined(found)
    return f"‘{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}’"


def added_text(
    blocks: Iterable[Block], source: str, lines: Sequence[Line], known: frozenset[str], told: frozenset[str], *,
    closed: bool,
) -> Iterator[Difference]:  # fmt: skip
    """Blocks of the page that repeat what the source says once, or say what it does not say at all.

    ``known`` are words that others than the source may give the page, ``told`` those that were found too many
    already; ``closed`` tells that nothing in the source makes text out of other files.
    """
    every = words(plain(source))
    stream = f" {' '.join(every)} "
    there = known | told | frozenset(every).union(*(line.words for line in lines))
    count: Counter[str] = Counter()
    for block in blocks:
        said = words(plain(block.text))
        if block.linked or block.tag in (ATTRIBUTE, TITLE) or all(word.isdigit() for word in said):
            continue
        count[" ".join(said)] += 1
        if closed and sum(word not in there for word in said) * 2 > len(said):
            yield Difference(Kind.ADDED, "", quoted(said))
    line_of = {" ".join(line.words): line.number for line in reversed(lines)}
    for text, number in count.items():
        if number > 1 and 0 < occurrences(stream, f" {text} ") < number and not told.issuperset(text.split(" ")):
            yield Difference(Kind.ADDED, "", f"{quoted(text.split())} again", line_of.get(text))


def occurrences(stream: str, text: str) -> int:
    """How often ``text`` is in ``stream``; both begin and end with a space, which neighbours share."""
    count, at = 0, stream.find(text)
    while at >= 0:
        count, at = count + 1, stream.find(text, at + len(text) - 1)
    return count
