"""The nouns of reading: an Atom is one thing that a reader meets, a Reading is all of a page in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Atom(NamedTuple):
    """One thing that a reader meets.

    ========  ========================================  ==================================================
    what      text                                      meaning
    ========  ========================================  ==================================================
    word      the letters between two spaces            a Run for each stretch of them with its own markup
    block     nothing; a paragraph or the like begins   a Container for each thing that it stands in
    image     its address                               alternative text, width, height, classes, link
    code      the code, exactly                         language, whether numbered, markup inside
    math      the LaTeX source                          inline or block
    embed     what is shown, or run                     nothing
    note      the number of the footnote                nothing
    break     nothing; a line ends                      nothing
    rule      nothing                                   nothing
    ========  ========================================  ==================================================
    """

    what: str
    text: str
    meaning: tuple[Any, ...] = ()


class Run(NamedTuple):
    """A stretch of a word: how many letters (0: all that remain), how they are marked, where they lead."""

    length: int
    marks: frozenset[str]
    link: str


class Container(NamedTuple):
    """What a block stands in: ``kind`` (list, item, quote …), ``detail`` (its number, its level …).

    ``box`` tells two of a kind apart: the boxes of a page are counted as a reader comes to them. ``first``
    tells that the block is the first one in it.
    """

    kind: str
    detail: str
    box: int
    first: bool


@dataclass(slots=True)
class Reading:
    """A page as a reader meets it.

    ``lines`` holds the source line of each atom where known, ``ids`` the number of the atom that each
    ``#fragment`` lands at.
    """

    atoms: list[Atom] = field(default_factory=list)
    lines: list[int | None] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)


def unified(old: Reading, new: Reading) -> tuple[Reading, Reading]:
    """The readings with one name for all ids that land at the same place on both pages, wherever a link leads there."""
    places: dict[int, list[str]] = {}
    for id, place in old.ids.items():
        places.setdefault(place, []).append(id)
    names = {
        f"#{id}": f"#{ids[0]}"
        for ids in places.values()
        for id in ids[1:]
        if new.ids.get(id, -1) == new.ids.get(ids[0])
    }
    if not names:
        return old, new
    one, other = (Reading([renamed(atom, names) for atom in page.atoms], page.lines, page.ids) for page in (old, new))
    return one, other


def renamed(meaning: Any, names: Mapping[str, str]) -> Any:
    """An atom, or a part of what it means, with these links."""
    if isinstance(meaning, str):
        return names.get(meaning, meaning)
    if not isinstance(meaning, tuple):
        return meaning
    parts = (renamed(one, names) for one in meaning)
    return type(meaning)(*parts) if hasattr(meaning, "_fields") else tuple(parts)


def runs(pieces: Iterable[tuple[str, tuple[Run, ...]]]) -> tuple[Run, ...]:
    """The runs of a word: equal neighbours joined, the last one to the end."""
    joined: list[Run] = []
    for piece, (run,) in pieces:
        if joined and joined[-1][1:] == run[1:]:
            joined[-1] = joined[-1]._replace(length=joined[-1].length + len(piece))
        else:
            joined.append(run._replace(length=len(piece)))
    joined[-1] = joined[-1]._replace(length=0)
    return tuple(joined)


WIDE = "\u3000\u2003\u2002"
Pieces = list[tuple[str, tuple[Run, ...]]]


def shortened(pieces: Pieces) -> Pieces:
    """A word without wide spaces at its end, which nobody sees and Hugo takes away in some places.

    A space that does not break goes, too, unless it is all there is and keeps a line open.
    """
    whole = "".join(letters for letters, _ in pieces)
    left = len(whole.rstrip(f"{WIDE}\xa0")) or len(whole.rstrip(WIDE))
    kept: Pieces = []
    for letters, run in pieces:
        if left > 0:
            kept.append((letters[:left], run))
        left -= len(letters)
    return kept
