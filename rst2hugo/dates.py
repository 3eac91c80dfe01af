"""In here: dates as python-dateutil reads them, which Pelican and Nikola left it to: months come before days."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from dateutil import parser

# Whatever differs between the readings from these two was not in the text. Both years are leap years.
DEFAULTS = (dt.datetime(2000, 1, 1), dt.datetime(2004, 2, 2, 1, 1, 1, 1))


class Reading(NamedTuple):
    """What a text means as a date, and which parts of it (``year``, ``month``, ``day``) it does not say."""

    date: dt.date | dt.datetime
    missing: tuple[str, ...] = ()


def zone(name: str | None, offset: int | None) -> dt.tzinfo | None:
    """The zone of an offset in seconds. A name is left out, as it was unless the building machine's own zone had it."""
    return None if offset is None else dt.timezone(dt.timedelta(seconds=offset))


def read(text: str) -> Reading | None:
    """The date in ``text``; a ``datetime`` only if it says an hour. None for what is no date.

    The first month and the first day stand for those that it does not say; the engines took today's.
    """
    try:
        first, second = (parser.parse(text, default=one, tzinfos=zone) for one in DEFAULTS)
    except (ValueError, OverflowError, TypeError):
        return None
    missing = tuple(part for part in ("year", "month", "day") if getattr(first, part) != getattr(second, part))
    if "year" in missing:
        return None
    return Reading(first if first.hour == second.hour else first.date(), missing)
