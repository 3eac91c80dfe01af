"""Nikola's ranges of dates, ``year >= 2012, < 2014-05-01``, as the shortcode ``posts`` reads them."""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections.abc import Callable
from html import unescape

from rst2hugo.values import dates

# Nikola 8.3.3, packages/datecond.
CLAUSE = re.compile(r"(year|month|day|hour|minute|second|weekday|isoweekday)? ?(==|!=|<=|>=|<|>) ?(.*)")
OPERATORS: dict[str, Callable[[int, int], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt,
}  # fmt: skip  # a table
# Days that are compared with today, as moments.
TODAY = {
    "==": "date >= today, date < tomorrow",
    ">=": "date >= today",
    "<": "date < today",
    ">": "date >= tomorrow",
    "<=": "date < tomorrow",
}
WEEK = range(7)


def translate(clauses: str) -> str | None:
    """The clauses of a range in the shortcode's terms; None where one of them is not a clause.

    >>> translate("year>=2012, weekday<2"), translate("around 2012")
    ('year >= 2012, weekday in 1 2', None)
    """
    found = [translate_clause(one.strip()) for one in unescape(clauses).split(",")]
    return None if None in found else ", ".join(filter(None, found))


def translate_clause(clause: str) -> str | None:
    match = CLAUSE.match(clause)
    if match is None:
        return None
    attribute, operation, value = match[1], match[2], match[3].strip()
    if attribute in ("weekday", "isoweekday"):
        return list_weekdays(operation, int(value), first=attribute == "isoweekday") if value.isdecimal() else None
    if value == "now":
        return f"date {operation} now"
    if value == "today":
        return TODAY.get(operation)
    if attribute:
        return f"{attribute} {operation} {int(value)}" if value.isdecimal() else None
    reading = dates.read(value)
    return f"date {operation} {write_moment(reading.date)}" if reading else None


def list_weekdays(operation: str, value: int, *, first: bool) -> str:
    """The days of the week that Python counts from Monday (``first``: as 1), as Go counts them, from Sunday as 0."""
    days = sorted((day + 1) % 7 for day in WEEK if OPERATORS[operation](day + first, value))
    return f"weekday in {' '.join(map(str, days))}" if days else "weekday in 7"


def write_moment(date: dt.date) -> str:
    return date.isoformat() if isinstance(date, dt.datetime) and date.time() != dt.time() else f"{date:%Y-%m-%d}"
