"""The words of a source against those of its page: which are lost, which the page has of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.second_reading.docutils_header import read_top
from rst2hugo.verify.second_reading.page import ATTRIBUTE, TITLE, Block
from rst2hugo.verify.second_reading.rst_words import Line
from rst2hugo.verify.second_reading.words import join_words, plain, words

NEAR = 2
"""How many lines further on words are still lost together."""
LONGEST = 120
LEAST = 4
DROP_TITLE = frozenset({"nikola", "pelican", "jekyll", "rstblog", "blohg", "cyrax", "pyblosxom"})
"""The engines that let docutils take a lone first heading out of the text as its title."""


def lost_words(
    lines: Sequence[Line], page: Sequence[str], elsewhere: Mapping[str, int], *, sure: bool = True
) -> Iterator[Difference]:
    """Words of the source that are not among those of the ``page``, nor ``elsewhere``, as often as they should be.

    A word that stands there less often than before is missed in the line that has lost most of its words;
    those of neighbouring lines are told together. Unless it is ``sure`` which letters of the source are words,
    only lines count that have lost most of theirs.
    """
    have = Counter(page) + Counter(elsewhere)
    need = Counter(word for line in lines for word in line.words)
    missing = need - have
    lost: dict[int, list[str]] = {}
    for line in sorted(lines, key=lambda one: -share_of(one, missing, need)) if missing else ():
        for word in line.words:
            if missing[word] > 0:
                missing[word] -= 1
                lost.setdefault(line.number, []).append(word)
    if lost:
        drop_joined(lost, lines, page)
        if not sure:
            drop_doubtful(lost, lines)
    for group in neighbours(sorted(number for number in lost if lost[number])):
        yield Difference(Kind.LOST, quoted([word for number in group for word in lost[number]]), "", group[0])


def share_of(line: Line, missing: Counter[str], need: Counter[str]) -> float:
    """The part of a line's words that is missing; a word that the source has twice may be the one or the other."""
    return sum(missing[word] / need[word] for word in line.words) / len(line.words)


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


def drop_doubtful(lost: dict[int, list[str]], lines: Sequence[Line]) -> None:
    """Take out of ``lost`` what may be markup of a format that is not read here: less than a few words in a row."""
    for line in lines:
        if len(lost.get(line.number, ())) < max(LEAST, len(line.words) / 2):
            lost.pop(line.number, None)


def as_inherited(lost: Iterable[Difference], text: str, engine: str) -> Iterator[Difference]:
    """What engines lose that drop the title: a first heading that docutils makes it, if the header has another one."""
    if engine not in DROP_TITLE:
        yield from lost
        return
    title = None
    for loss in lost:
        title = read_top(text) if title is None else title
        of_title = words(plain(f"{title.title} {title.subtitle}"))
        yield replace(loss, inherited=frozenset(words(loss.old)) <= frozenset(of_title))


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
    text = join_words(found)
    return f"‘{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}’"


def added_text(
    blocks: Iterable[Block], source: str, lines: Sequence[Line], known: frozenset[str], told: frozenset[str], *,
    closed: bool, fetched: bool,
) -> Iterator[Difference]:  # fmt: skip  # a table
    """Blocks of the page that repeat what the source says once, or say what it does not say at all.

    ``known`` are words that others than the source may give the page, ``told`` those that were found too many
    already; ``closed`` tells that nothing in the source makes text, ``fetched`` that some is in other files.
    """
    every = words(plain(source))
    spoken = [word for line in lines for word in line.words]
    streams = [f" {' '.join(one)} " for one in (every, spoken)]
    there = known.union(told, every, spoken)
    count: Counter[str] = Counter()
    for block in blocks:
        own = words(plain(block.unlinked))  # words of a link may be the title of another page
        if block.tag in (ATTRIBUTE, TITLE) or all(word.isdigit() for word in own):
            continue
        count[" ".join(words(plain(block.text)))] += 1
        spelled = [word for word in own if not word.isdigit()]  # docutils numbers sections
        if closed and sum(word not in there for word in spelled) * 2 > len(spelled):
            yield Difference(Kind.ADDED, "", quoted(own))
    line_of = {" ".join(line.words): line.number for line in reversed(lines)}
    for text, number in count.items():
        if number == 1 or fetched or told.issuperset(text.split(" ")):
            continue
        if 0 < max(occurrences(one, f" {text} ") for one in streams) < number:
            yield Difference(Kind.ADDED, "", f"{quoted(text.split())} again", line_of.get(text))


def occurrences(stream: str, text: str) -> int:
    """How often ``text`` is in ``stream``; both begin and end with a space, which neighbours share."""
    count, at = 0, stream.find(text)
    while at >= 0:
        count, at = count + 1, stream.find(text, at + len(text) - 1)
    return count
