"""Redirects that an engine's settings name: those that pages have as aliases, and those that are files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rst2hugo.addresses import urls
from rst2hugo.addresses.readdress import readdress
from rst2hugo.model import Page


def can_be_alias(old: str) -> bool:
    """Whether Hugo writes the alias to the file that answered ``old``; at home there is a page already."""
    return old != "/" and can_be_file(old) and urls.file_of_alias(old) == urls.file_of(old)


def can_be_file(old: str) -> bool:
    """Whether a file can answer ``old`` at all."""
    return "?" not in old and urls.answerable(old)


def add_aliases(pages: Sequence[Page], wanted: Mapping[str, str]) -> list[Page]:
    """The pages with the old addresses that lead to them; ``wanted`` maps old addresses to others of the old site."""
    owners = {old: page.source for page in reversed(pages) for old in (*page.aliases, page.old_url, page.url) if old}
    more: dict[str, list[str]] = {}
    for old, new in wanted.items():
        if new in owners and can_be_alias(old) and old not in owners:
            more.setdefault(owners[new], []).append(old)
    both = ((page, more.get(page.source, [])) for page in pages)
    return [readdress(page, None, (*page.aliases, *olds)) if olds else page for page, olds in both]


def find_refreshes(wanted: Mapping[str, str], pages: Iterable[Page]) -> dict[str, str]:
    """The redirects that files can be, to where their goals are now, as ``Site.refreshes`` has them."""
    moved = {old: page.url for page in pages if page.url for old in (*page.aliases, page.old_url or page.url)}
    goals = {old: (new, urls.located(new, "/", frozenset())) for old, new in wanted.items() if can_be_file(old)}
    return {
        old: urls.as_link(moved.get(place.path, place.path)) + place.suffix if place else new
        for old, (new, place) in goals.items()
    }
