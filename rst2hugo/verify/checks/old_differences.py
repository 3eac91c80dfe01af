"""Which differences from an old page are none: what its theme did, what an engine made up, what is mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

from rst2hugo.verify.normalise import normal
from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.nouns.origins import Origin
from rst2hugo.verify.nouns.reading import Reading
from rst2hugo.verify.nouns.verdict import PageVerdict, State
from rst2hugo.verify.theme import Theme
from rst2hugo.verify.theme.matches import Matches, name_of, words

# Names of sections that docutils and plugins make up: of equal headings, of lists, of dialogs.
INVENTED = re.compile(r".+-\d+|.*[0-9a-f]{12}.*|[0-9a-f]{8}-[0-9a-f-]+")
# What a theme may show on every page without an element of its own around it.
REPEATED = frozenset([Kind.WORD, Kind.RULE, Kind.EMBED, Kind.IMAGE, Kind.BREAK, Kind.PARAGRAPH, Kind.LIST])
FEWEST, SHARE = 3, 0.1
"""Pages, and part of all pages, on which the same thing is the theme's; a script on two is as well."""
MOSTLY = 0.9
"""Of the words in a row in what a theme shows of a header, for it may give that a title."""
BETWEEN_SIGNS = re.compile(r"(?<=[^\w\s])\s+(?=[^\w\s])")
SHOWN = re.compile(r"\[image ([^\s\]]+)\]")
TARGET = re.compile(r"\bto (/[^\s,)]*)|\[image (/[^\s\]]*)\]")


@dataclass(frozen=True, slots=True)
class Page:
    """Both readings of a page, and what is known of either side.

    ``text`` is the old element with the text; ``origin`` tells what the new page was made from; ``is_linked`` says
    whether the old site leads to a fragment, ``is_dead`` whether neither site answers an address.
    """

    old: Reading
    new: Reading
    matches: Matches
    text: Any
    theme: Theme
    origin: Origin
    is_linked: Callable[[str], bool]
    is_dead: Callable[[str], bool]

    def settle(self, found: Iterable[Difference]) -> Iterator[Difference]:
        """The differences that remain; what is mended, or was no better, is marked."""
        for difference in found:
            if difference.kind is Kind.ID and not self.is_missed(difference):
                continue
            if not difference.old and difference.kind is Kind.WORD and self.is_elsewhere(difference):
                continue
            if not difference.new and difference.kind in (Kind.WORD, Kind.IMAGE) and self.is_of_header(difference):
                continue
            if not difference.new and difference.kind is Kind.EMBED and self.is_script_of_theme(difference):
                continue
            if difference.kind is Kind.WORD and self.differs_between_signs(difference):
                continue
            if difference.kind is Kind.IMAGE and squeezed(difference.old) == squeezed(difference.new):
                continue  # lines of an alternative text are joined with and without a space
            yield self.mended(difference) if difference.kind in (Kind.LINK, Kind.IMAGE) else difference

    def is_missed(self, difference: Difference) -> bool:
        """Whether somebody may ask for an id that is not there, or is elsewhere."""
        id = difference.old.partition(" ")[0].lstrip("#")
        if normal.was_numbered(id):
            return not difference.new and self.is_linked(id)
        return id not in self.theme.ids and (INVENTED.fullmatch(id) is None or self.is_linked(id))

    def is_elsewhere(self, difference: Difference) -> bool:
        """Whether the theme showed what the new page has in its text beside the text: a list of contents."""
        return self.matches.is_outside(self.text, words_between(self.new, difference.new_at))

    def is_of_header(self, difference: Difference) -> bool:
        """Whether the theme showed something of the header: a summary, a picture."""
        if difference.kind is Kind.IMAGE:
            shown = SHOWN.search(difference.old)
            return shown is not None and name_of(shown[1]) in self.origin.header
        text, header = words(words_between(self.old, difference.old_at)), words(self.origin.header)
        if len(text) < 2:
            return {*text} <= {*header}
        pairs = {*pairwise(text)}
        return len(pairs & {*pairwise(header)}) >= MOSTLY * len(pairs)

    def differs_between_signs(self, difference: Difference) -> bool:
        """Whether words differ only in spaces between two signs, where typographic filters and TeX want none or one."""
        was, now = (words_between(*side) for side in ((self.old, difference.old_at), (self.new, difference.new_at)))
        return bool(was) and BETWEEN_SIGNS.sub("", was) == BETWEEN_SIGNS.sub("", now)

    def is_script_of_theme(self, difference: Difference) -> bool:
        """Whether a script or a style is not in the source."""
        kind, _, code = self.old.atoms[difference.old_at[0]].text.partition(" ")
        is_known = not self.origin.text or squeezed(code[:40]) in squeezed(self.origin.text)
        return kind in ("script", "style") and not is_known

    def mended(self, difference: Difference) -> Difference:
        """The difference with what is to be known of it: a link that was dead has been mended, or is dead as before."""
        was, now = ([a or b for a, b in TARGET.findall(text)] for text in (difference.old, difference.new))
        if any(address in difference.new for address in self.origin.repaired):
            return replace(difference, mended=True)
        if was and all(self.is_dead(unquote(address).partition("#")[0]) for address in was):
            still = bool(now) and all(self.is_dead(unquote(address).partition("#")[0]) for address in now)
            return (
                replace(difference, inherited=True) if still or not difference.new else replace(difference, mended=True)
            )
        return difference


def words_between(reading: Reading, at: tuple[int, int]) -> str:
    """The words between two atoms."""
    return " ".join(atom.text for atom in reading.atoms[slice(*at)] if atom.what == "word")


def squeezed(text: str) -> str:
    """A text without spaces."""
    return re.sub(r"\s+", "", text)


def without_repeated(
    pages: Sequence[PageVerdict], is_written: Callable[[PageVerdict, Difference], bool]
) -> tuple[list[PageVerdict], Counter[str]]:
    """The pages without what many old ones had and no new one has; and that, with the number of pages.

    ``is_written`` says whether an author wrote what a difference is about.
    """
    count = Counter(what for page in pages for what in {repeated(one) for one in page.differences} if what)
    least = max(FEWEST, SHARE * len(pages))
    scripts = ("embed [embed script", "embed [embed style")
    of_theme = Counter(
        {what: number for what, number in count.items() if number >= (2 if what.startswith(scripts) else least)}
    )
    cleared = []
    for page in pages:
        left = tuple(one for one in page.differences if repeated(one) not in of_theme or is_written(page, one))
        state = page.state if len(left) == len(page.differences) else state_of(left)
        cleared.append(replace(page, differences=left, state=state))
    return cleared, of_theme


def repeated(difference: Difference) -> str:
    """What stands on the old page only, as a text that tells it apart; "" if it is not of a kind that themes repeat."""
    return f"{difference.kind.value} {difference.old}" if difference.kind in REPEATED and not difference.new else ""


def state_of(differences: Sequence[Difference]) -> State:
    """What became of a page with these differences."""
    return State.IDENTICAL if all(one.inherited or one.mended for one in differences) else State.DIFFERENT
