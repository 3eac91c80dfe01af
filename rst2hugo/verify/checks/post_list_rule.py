"""Which pages a call of the shortcode ``posts`` has to name, worked out from their headers and not by Hugo."""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from rst2hugo.model import Page

Parameters: TypeAlias = "Mapping[str, str]"
# What is not the name of a taxonomy.
OF_LIST = frozenset(
    ["all", "date", "excerpts", "expand", "format", "id", "lang", "limit", "reverse", "self", "slugs", "sort", "start",
     "stop", "style", "type", "when"]
)  # fmt: skip  # a table
PARAMETER = re.compile(r'\b(\w+)=(?:"([^"]*)"|`([^`]*)`|(\S+))')
CLAUSE = re.compile(r"\b(\w+)\s*([=<>!]+|in)\s*(.+)")
OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt,
    "in": lambda value, several: value in several,
}  # fmt: skip  # a table
START = dt.datetime(1, 1, 2, tzinfo=dt.UTC)


class Chosen(NamedTuple):
    """The pages that a list names, in their order.

    ``keys`` has what orders each page that the list could name, by their sources. ``is_by_words`` tells that these
    are words, whose order is that of an alphabet.
    """

    pages: tuple[Page, ...]
    keys: Mapping[str, Any]
    is_by_words: bool = False


class Listable(NamedTuple):
    """The pages of a site that lists may name, the folder of its posts, its time zone."""

    pages: Sequence[Page]
    section: str
    zone: dt.tzinfo

    def choose(self, call: Parameters, here: Page) -> Chosen:
        """The pages that the list of ``call`` on the page ``here`` names."""
        language = call.get("lang", here.language)
        versions = {versions_key(page): page for page in reversed(self.pages)}
        versions |= {versions_key(page): page for page in self.pages if page.language == language}
        found = [page for page in versions.values() if self.fits(page, call, here)]
        found.sort(key=lambda page: (self.date_of(page), title_of(page).casefold()), reverse=True)
        key: Callable[[Page], Any] = self.date_of
        if name := call.get("sort"):
            key = {"date": self.date_of, "lastmod": self.lastmod_of}.get(name, lambda page: sort_key(page, name))
            found.sort(key=key)
        ordered = found[::-1] if "reverse" in call else found
        start, stop = (int(call[one]) if one in call else None for one in ("start", "stop"))
        part = ordered[start : int(call["limit"]) if "limit" in call else stop]
        if "slugs" in call:
            part = [page for page in part if slug_of(page) in split_words(call["slugs"])]
        keys = {page.source: key(page) for page in found}
        return Chosen(tuple(part), keys, is_by_words=call.get("sort", "date") not in ("date", "lastmod"))

    def fits(self, page: Page, call: Parameters, here: Page) -> bool:
        kind = call.get("type", "posts")
        if kind != "all" and (section_of(page) == self.section) != (kind == "posts"):
            return False
        if "self" not in call and versions_key(page) == versions_key(here):
            return False
        every = split_words(call.get("all", ""))
        if not all(self.in_range(page, clause) for clause in call.get("when", "").split(",") if clause):
            return False
        return all(
            has_terms(page, name, value, every=name in every) for name, value in call.items() if name not in OF_LIST
        )

    def in_range(self, page: Page, clause: str) -> bool:
        match = CLAUSE.search(clause)
        if match is None:
            return True
        name, operation, value = match.groups()
        date = self.date_of(page)
        if name == "date":
            return OPERATORS[operation](date, self.read_moment(value))
        if name == "weekday":
            return OPERATORS[operation](date.isoweekday() % 7, [int(one) for one in value.split()])
        return OPERATORS[operation](getattr(date, name), int(value))

    def read_moment(self, value: str) -> dt.datetime:
        now = dt.datetime.now(self.zone)
        today = now.replace(hour=0, minute=0, second=0, microsecond=0)
        known = {"now": now, "today": today, "tomorrow": today + dt.timedelta(days=1)}
        return known[value] if value in known else self.with_zone(dt.datetime.fromisoformat(value))

    def with_zone(self, value: object) -> dt.datetime:
        if isinstance(value, dt.datetime):
            return value if value.tzinfo else value.replace(tzinfo=self.zone)
        return dt.datetime.combine(value, dt.time(), self.zone) if isinstance(value, dt.date) else START

    def date_of(self, page: Page) -> dt.datetime:
        return self.with_zone(page.front_matter.get("date"))

    def lastmod_of(self, page: Page) -> dt.datetime:
        return self.with_zone(page.front_matter.get("lastmod") or page.front_matter.get("date"))


def zone_of(name: str) -> dt.tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return dt.UTC


def parse_call(call: str) -> Parameters:
    """The parameters of a call, by their names: the text between its delimiters."""
    return {found[1]: found[2] or found[3] or found[4] or "" for found in PARAMETER.finditer(call)}


def split_words(text: str) -> list[str]:
    return [one.strip() for one in text.split(",")]


def has_terms(page: Page, taxonomy: str, value: str, *, every: bool) -> bool:
    """Whether a page has one of the terms, or ``every`` one, of a taxonomy or a folder."""
    wanted = {one.lower() for one in split_words(value)}
    if taxonomy == "sections":
        return bool(wanted & {section_of(page), (page.url or "/").split("/")[1]})
    found = page.front_matter.get(taxonomy)
    own = {str(one).lower() for one in found} if isinstance(found, list) else set()
    return wanted <= own if every else bool(wanted & own)


def section_of(page: Page) -> str:
    """The first folder of a page's file below ``content``."""
    return parts[1] if len(parts := page.output.split("/")) > 2 else ""


def versions_key(page: Page) -> str:
    """What the versions of a page in several languages have in common: the file without language and ending."""
    return re.sub(rf"(?:\.{re.escape(page.language)})?\.md$" if page.language else r"\.md$", "", page.output)


def title_of(page: Page) -> str:
    return str(page.front_matter.get("linkTitle") or page.front_matter.get("title") or "")


def slug_of(page: Page) -> str:
    return (page.url or "").rstrip("/").rpartition("/")[2]


def sort_key(page: Page, name: str) -> list[tuple[bool, int, str]]:
    """The key for sorting by a text, in which numbers count as numbers."""
    params = page.front_matter.get("params")
    own = {**page.front_matter, **(params if isinstance(params, dict) else {})}
    value = title_of(page) if name == "title" else str(own.get(name, own.get(name.lower(), "")))
    return list(split_numbers(value.lower()))


def split_numbers(text: str) -> Iterator[tuple[bool, int, str]]:
    for number, word in re.findall(r"(\d+)|(\D+)", text):
        yield (not number, int(number or 0), word)
