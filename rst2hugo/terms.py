"""In here: tags, categories and the like keep the addresses that the old site gave their lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from rst2hugo.model import Page, Term


def kept(
    pages: Sequence[Page], taxonomy: str, slug: Callable[[str], str], route: str, pager: str, size: int
) -> list[Term]:
    """The terms of ``taxonomy`` (``tags``), each at its old address.

    ``slug`` makes the engine's slug of a name; in ``route`` and ``pager`` (``/tag/:name/:num/``, may be
    empty) it stands for ``:name``. The old list had ``size`` posts a page; its second and later
    pages become aliases, since Hugo numbers them in its own way. Names with the same slug were one
    list on the old site; the most frequent spelling names it.
    """
    spellings: dict[str, Counter[str]] = {}
    for page in pages:
        for name in names(page, taxonomy):
            spellings.setdefault(slug(name), Counter())[name] += 1
    found = []
    for key, counts in sorted((key, counts) for key, counts in spellings.items() if key):
        last = -(-counts.total() // size)
        olds = [filled(pager, key, number) for number in range(2, last + 1)] if pager else []
        found.append(Term(taxonomy, counts.most_common(1)[0][0], filled(route, key, 1), tuple(olds)))
    return found


def names(page: Page, taxonomy: str) -> list[str]:
    """The terms under which the old site listed a page; a draft is on no list."""
    value = page.front_matter.get(taxonomy)
    return [str(name) for name in value] if isinstance(value, list) and not page.front_matter.get("draft") else []


def filled(pattern: str, slug: str, number: int) -> str:
    return re.sub(r":num\b", str(number), re.sub(r":name\b", lambda _: slug, pattern))
