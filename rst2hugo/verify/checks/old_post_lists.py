"""Lists of posts on an old page, as Nikola and ABlog make them, held against those on the new one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from rst2hugo.verify.normalise.sphinx_html import has
from rst2hugo.verify.nouns.difference import Difference, Kind

# The template of Nikola 7 and 8, which those of blogs are made after, and ABlog 0.11.
OF_ENGINES = f".//div[{has('post-list')}] | .//ul[{has('postlist')}]"

Leads = Callable[[str], str]
"""Where a link ends up on the new site."""


def take_lists(page: Any, number: int) -> list[Any]:
    """The lists of posts of an old page, which is without them then; none unless there are so many."""
    found = page.xpath(OF_ENGINES) if number else []
    outermost = [one for one in found if not any(other in found for other in one.iterancestors())]
    if len(outermost) != number:
        return []
    for element in outermost:
        element.drop_tree()
    return outermost


def compare_lists(
    old: Sequence[Any], new: Sequence[Sequence[str]], leads: Leads, known: Collection[str]
) -> Iterator[Difference]:
    """Where the lists name other posts, or in another order.

    ``leads`` tells where the links of the old page end up, ``known`` are the addresses of what both sites have.
    """
    for before, after in zip(old, new, strict=False):
        entries, now = find_entries(before, leads, known), [one for one in after if one in known]
        if now != entries:
            yield Difference(Kind.POSTS, ", ".join(entries) or "no page", ", ".join(now) or "no page")


def find_entries(element: Any, leads: Leads, known: Collection[str]) -> list[str]:
    """What each item of a list leads to first."""
    items = element.xpath("./li | ./*/li | ./*/*/li") or [element]
    links = ([leads(link.get("href")) for link in one.iter("a") if link.get("href")] for one in items)
    return [address for found in links for address in [one for one in found if one in known][:1]]
