"""Tinkerer's lists: which posts are on them and in which order, their pages, tags and categories."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rst2hugo.addresses import slugs, terms
from rst2hugo.model import Page, Site, Term, Value

FOLDERS = {"tags": "tags", "categories": "categories"}


def published_posts(pages: Sequence[Page]) -> list[Page]:
    """The posts that are on lists."""
    return [page for page in pages if page.kind == "post" and not page.draft and "build" not in page.front_matter]


def ordered(pages: Sequence[Page], ranks: Mapping[str, int]) -> Iterator[Page]:
    """The pages; posts of one day get seconds by their ``ranks``, the first of which is the newest.

    A post without a rank was on no list.
    """
    days: dict[Value, list[Page]] = defaultdict(list)
    for page in pages:
        if page.kind == "post" and "date" in page.front_matter and page.source in ranks:
            days[page.front_matter["date"]].append(page)
    seconds: dict[str, int] = {}
    for same in days.values():
        oldest_first = sorted(same, key=lambda page: -ranks[page.source])
        seconds |= {page.source: number for number, page in enumerate(oldest_first) if len(same) > 1}
    for page in pages:
        date = page.front_matter.get("date")
        if page.source in seconds and isinstance(date, dt.date):
            moment = dt.datetime(
                date.year, date.month, date.day, second=seconds[page.source] % 60, minute=seconds[page.source] // 60
            )
            yield replace(page, front_matter={**page.front_matter, "date": moment})
        elif page.kind == "post" and not page.draft and page.source not in ranks:
            unlisted: dict[str, Value] = {"build": {"list": "never"}}
            tables = {key: value for key, value in page.front_matter.items() if isinstance(value, dict)}
            plain = {key: value for key, value in page.front_matter.items() if key not in tables}
            yield replace(page, front_matter={**plain, **unlisted, **tables})
        else:
            yield page


def of_terms(pages: Sequence[Page], separator: str, site: Site) -> Iterator[Term]:
    def slug(name: str) -> str:
        return slugs.tinkerer(name, separator)

    for taxonomy, folder in FOLDERS.items():
        yield from terms.kept(
            published_posts(pages), taxonomy, slug, f"/{folder}/:name.html", "", max(len(pages), 1), site
        )


def further_pages(count: int, size: int) -> list[str]:
    """The second and later pages of the list of all posts."""
    return [f"/page{number}.html" for number in range(2, -(-count // size) + 1)]
