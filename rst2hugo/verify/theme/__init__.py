"""What many pages of an old site have in common: which element holds a post's text, and what else is in it.

    old pages, with the texts that they have become ──learn_theme──▶ Theme ──text_of──▶ the text of one page, alone

A theme is not known by its name. What stands around the text on most pages, in elements that docutils does not make,
and is in none of the new texts, is the theme's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from rst2hugo.verify.theme.furniture import Seen, edge_of, is_of_text, usual_edges
from rst2hugo.verify.theme.matches import Key, Matches, key_of
from rst2hugo.verify.theme.vocabulary import drop_foreign_classes

LEAST_SHARE = 0.02
"""Of the pages: so many must agree about the element with the text."""
HALF = 0.5


class Theme(NamedTuple):
    """What the pages of one site have in common.

    ``texts`` are the elements that hold the text of a page, with how many pages have each; ``furniture`` are those in
    them that are the theme's own; ``ids`` are on many pages,
    ``edges`` are how many elements stand before and after the text on most; ``wrappers`` are set around text.
    """

    texts: Counter[Key]
    furniture: Counter[Key]
    ids: frozenset[str] = frozenset()
    edges: tuple[int, int] = (0, 0)
    wrappers: frozenset[Key] = frozenset()

    def text_of(self, page: Matches) -> Any | None:
        """The element with the text of a page; None if this page has no such element.

        Of several, one within the other, it is the inner one: a theme may repeat headings around it.
        """
        found = [element for element in page.root.iter("*") if key_of(element) in self.texts]
        most, total = max(map(page.hits, found), default=0), page.hits(page.root)
        if most < HALF * total or not found:  # a page of another kind
            return page.element_of_text()
        if not most:  # hardly a word: the element that most pages have
            return max(found, key=lambda one: self.texts[key_of(one)])
        return [one for one in found if page.hits(one) >= HALF * most][-1]

    def clear(self, page: Matches, text: Any) -> None:
        """Take what is the theme's out of the ``text`` of a page: elements, and classes of others."""
        # A page of another kind has another frame, of which no other page tells anything.
        before, after = self.edges if key_of(text) in self.texts or not page.written else (None, None)
        edges = edge_of(page, text, self.furniture)[:before]
        edges += edge_of(page, text, self.furniture, at_end=True)[:after]
        for element in [one for one in text.iterdescendants("*") if key_of(one) in self.furniture]:
            if text in element.iterancestors() and not is_of_text(page, text, element):
                element.drop_tree()
        for element in edges:
            if element.getparent() is not None:
                element.drop_tree()
        for element in text.iter("*"):
            is_wrapper = key_of(element) in self.wrappers - page.keys  # else an author wrote the same one as HTML
            drop_foreign_classes(element, frozenset() if is_wrapper else page.meant)


def learn_theme(pages: Iterable[Matches]) -> Theme:
    """What these pages have in common; the more there are, the surer it is."""
    read = list(pages)
    found = (page.element_of_text() for page in read)
    keys = Counter(key_of(one) for one in found if one is not None and one.tag not in ("html", "body"))
    least = max(1, LEAST_SHARE * len(read))
    theme = Theme(Counter({key: count for key, count in keys.items() if count >= least}), Counter())
    texts = [(page, text) for page in read if (text := theme.text_of(page)) is not None]
    seen = Seen()
    for page, text in texts:
        seen.add(page, text)
    own = seen.furniture(len(read))
    edges = [(len(edge_of(page, text, own)), len(edge_of(page, text, own, at_end=True))) for page, text in texts]
    ids, wrappers = seen.theme_ids(len(read)), seen.wrappers(len(read))
    return theme._replace(furniture=own, ids=ids, edges=usual_edges(edges), wrappers=wrappers)
