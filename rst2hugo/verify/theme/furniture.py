"""What a theme puts into the text of its pages: dates, tags, buttons, links to the next page, comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import takewhile
from typing import Any

from rst2hugo.verify.theme.matches import FILES, Key, Matches, key_of, name_of
from rst2hugo.verify.theme.vocabulary import OF_THEMES, is_foreign

FEWEST = 2
"""Pages that must have an element before it is a theme's."""
SHARE = 0.02
"""Of all pages, as well."""
WRAPPER_SHARE = ID_SHARE = 0.1
MANY = 20
HALF = 0.5
"""Of the pages with it: the new page must not have what it says on so many."""
MOSTLY = 0.9
"""Of all pages: so many must have as many elements before or after the text."""
AROUND = frozenset(["article", "aside", "div", "main", "section"])


class Seen:
    """Which elements that docutils does not make stand in the texts of how many pages, and on how many in vain."""

    def __init__(self) -> None:
        self.pages: Counter[Key] = Counter()
        self.absent: Counter[Key] = Counter()
        self.ids: Counter[str] = Counter()

    def add(self, page: Matches, text: Any) -> None:
        """Enter the elements of one page."""
        found: dict[Key, bool] = {}
        self.ids.update({id for one in text.iter("*") if (id := one.get("id")) and page.is_unknown_id(id)})
        for element in outside_code(text):
            key = key_of(element)
            if is_foreign(element, page.meant) and (key.id or key.classes or key.tag in OF_THEMES):
                found[key] = found.get(key, True) and is_of_theme(page, text, element)
        self.pages.update(found.keys())
        self.absent.update(key for key, absent in found.items() if absent)

    def furniture(self, total: int) -> Counter[Key]:
        """The elements that are on enough of ``total`` pages, and seldom on the new one."""
        least = max(FEWEST, SHARE * total)
        return Counter(
            {key: count for key, count in self.pages.items() if count >= least and self.absent[key] >= HALF * count}
        )

    def wrappers(self, total: int) -> frozenset[Key]:
        """The elements that a theme sets around what is on the new page as well.

        A class that an author gives a paragraph or the like stands on that itself.
        """
        least = max(FEWEST, WRAPPER_SHARE * total)
        kept = {key: count - self.absent[key] for key, count in self.pages.items() if key.tag in AROUND}
        return frozenset(key for key, count in kept.items() if count >= least)

    def theme_ids(self, total: int) -> frozenset[str]:
        """The ids that are on several pages, and on none of those that they have become."""
        least = max(FEWEST + 1, ID_SHARE * total)
        return frozenset(id for id, count in self.ids.items() if count >= least)


def edge_of(page: Matches, text: Any, furniture: Container[Key], *, at_end: bool = False) -> list[Any]:
    """The elements before a text, or after it, that neither the new page has nor an author wrote, and the title.

    What is ``furniture`` by its key is not among them.
    """
    children = (one for one in text.iterchildren("*", reversed=at_end) if key_of(one) not in furniture)
    return [*takewhile(lambda one: page.is_title(one) or is_of_edge(page, one), children)]


def is_of_edge(page: Matches, element: Any) -> bool:
    """Whether a theme may have set an element beside the text; some words of a date may be in the text by chance."""
    shown = any(map(page.may_be_shown, shown_in(element)))
    return page.length(element) > 0 and page.share(element) < 0.9 and not page.is_written(element) and not shown


def usual_edges(edges: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How many elements the theme sets before and after the text on most pages."""
    most = int(len(edges) * MOSTLY) - 1
    if most <= 0:
        return 0, 0
    before, after = (sorted(counts, reverse=True)[most] for counts in zip(*edges, strict=True))
    return before, after


def outside_code(element: Any) -> Iterator[Any]:
    """All that is in an element, but for what colours code."""
    for inner in element.iterchildren("*"):
        yield inner
        if inner.tag not in ("pre", "code"):
            yield from outside_code(inner)


def is_of_text(page: Matches, text: Any, element: Any) -> bool:
    """Whether an element like one of the theme's belongs to the text of this page.

    The new page has its words, so many that they are not there by chance, or a file that it shows; or an author wrote
    all of it.
    """
    has_words = page.length(element) >= MANY and page.share(element) >= 0.9
    return has_words or shows_more(page, text, element) or page.is_authored(element)


def shows_more(page: Matches, text: Any, element: Any) -> bool:
    """Whether the new page shows a file of an element's more often than the rest of the text does."""
    inside = Counter(map(name_of, shown_in(element)))
    around = Counter(map(name_of, shown_in(text))) if inside else Counter()
    return any(page.files[name] > around[name] - count for name, count in inside.items())


def shown_in(element: Any) -> list[str]:
    """The addresses of the pictures and players in an element."""
    return [uri for inner in element.iter("*") for name in FILES if (uri := inner.get(name)) is not None]


def is_of_theme(page: Matches, text: Any, element: Any) -> bool:
    """Whether an element is not on the new page, and its words are not the author's as far as these are known."""
    return is_absent(page, text, element) and not (page.written and page.is_written(element))


def is_absent(page: Matches, text: Any, element: Any) -> bool:
    """Whether the new page has neither the words of an element nor a picture or a player that it shows."""
    if shows_more(page, text, element):
        return False
    return page.share(element) < 0.5 if page.length(element) else bool(shown_in(element))
