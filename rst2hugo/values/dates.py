"""Dates as python-dateutil reads them, which Pelican and Nikola leave it to, and as people write them elsewhere."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
import zoneinfo
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias

from dateutil import parser

from rst2hugo.values.month_names import MONTHS

Zone: TypeAlias = "Callable[[str | None, int | None], dt.tzinfo | None]"

# Whatever differs between the readings from these two was not in the text. Both years are leap years.
DEFAULTS = (dt.datetime(2000, 1, 1), dt.datetime(2004, 2, 2, 1, 1, 1, 1))
# Three numbers of which the first is not a year of four digits.
NUMERIC = re.compile(r"(?<![\d-])\d{1,2}([-./ ])\d{1,2}\1(\d{4}|\d{2})(?!\d)")
# Hours east of Greenwich, of the zones in RFC 822 and of those with one meaning (CST is the American one there).
ZONES = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3,
    "MSK": 3, "JST": 9,
}  # fmt: skip  # a table
CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d\d?)\s*[月월]\s*(\d\d?)\s*[日일]")
PLACE = re.compile(r"(?<!\s)\s+([A-Z][A-Za-z]+(?:/[A-Za-z_]+)+)$")
# An abbreviation after an offset says it once more; a dot may stand between hours and minutes.
REMARK = re.compile(r"([+-]\d\d:?\d\d)\s*\(?[A-Z]{1,5}\)?$")
CLOCK = re.compile(r"(?<=\s)(\d\d?)\.(\d\d)(?=\s|$)")
# A day of the week, in whatever language.
FIRST_WORD = re.compile(r"[^\W\d]{2,}\.?,?\s+(?=\d)")
# What an offset with a name looks like that is neither UTC nor GMT; python-dateutil turns its sign round.
ODD_ZONE = re.compile(r"(?<!\s)\s*\b(?!(?:UTC?|GMT|Z)\b)([A-Za-z]{2,}[+-]\d{1,2}(?::?\d\d)?)$")
# What may stand after a date for a zone: a name, an offset, or both.
ANY_ZONE = re.compile(r"(?:(?<!\s)\s+|(?<=\d))([A-Z][\w/]*|[A-Za-z]\w*[+-]\d[\d:]*\w*|[+-]\d[\d:]*)$")
# Words between the parts of a date.
LINKS = frozenset(["the", "de", "del", "di", "do", "da", "le", "el", "den", "der", "die", "am", "um", "om", "kl", "klo",
                   "a", "as", "las", "alle", "ore", "uhr"])  # fmt: skip  # a table
# What makes a number the day of a month: 1er, 3., 2:e.
ORDINAL = re.compile(r"(?<=\d)(?:er|:?e|o|a|\.)(?=\s)")


class ParsedDate(NamedTuple):
    """What a text means as a date, and which parts of it (``year``, ``month``, ``day``) it does not say.

    ``other`` is what it means to those who write days before months, or years first, if that is another date.
    ``odd_zone`` is what stands for a time zone and is not one; the date was read without it, or with its offset.
    """

    date: dt.date | dt.datetime
    missing: tuple[str, ...] = ()
    other: dt.date | None = None
    odd_zone: str = ""


def offset_only(name: str | None, offset: int | None) -> dt.tzinfo | None:
    """The zone of an offset in seconds. A name is left out, as it was unless the building machine's own zone had it."""
    return None if offset is None else dt.timezone(dt.timedelta(seconds=offset))


def named_zone(name: str | None, offset: int | None) -> dt.tzinfo | None:
    """The zone of an offset, or of a name that has one meaning."""
    if offset is None and name in ZONES:
        offset = ZONES[name] * 3600
    return offset_only(name, offset)


def read(text: str, zone: Zone = offset_only) -> ParsedDate | None:
    """The date in ``text``; a ``datetime`` only if it says an hour. None for what is no date.

    The first month and the first day stand for those that it does not say; the engines took today's. Months come
    before days (python-dateutil's default).
    """
    found = parsed(text, zone)
    if found is None or "year" in found[1]:
        return None
    date, missing = found
    orders: tuple[dict[str, bool], ...] = ({"dayfirst": True}, {"yearfirst": True}) if NUMERIC.search(text) else ()
    others = (parsed(text, zone, **order) for order in orders)
    other = next((day_of(one[0]) for one in others if one and day_of(one[0]) != day_of(date)), None)
    odd = ODD_ZONE.search(text)
    return ParsedDate(date, missing, other, odd[1] if odd else "")


def parsed(text: str, zone: Zone, **order: Any) -> tuple[dt.date, tuple[str, ...]] | None:
    """What python-dateutil reads, with numbers in a certain order, and the parts that are not in the text."""
    try:
        first, second = (parser.parse(text, default=one, tzinfos=zone, **order) for one in DEFAULTS)
    except (ValueError, OverflowError, TypeError):
        return None
    missing = tuple(part for part in ("year", "month", "day") if getattr(first, part) != getattr(second, part))
    return first if first.hour == second.hour else first.date(), missing


def day_of(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def read_any(text: str) -> ParsedDate | None:
    """The date in ``text`` as people write it: also in other languages, with zones by name, days first if need be.

    A text that does not say its month is not a date. A time zone that is not one is left out.
    """
    found = None if ODD_ZONE.search(text) else read_words(text)
    zone = ANY_ZONE.search(text)
    if found is None and zone and (rest := read_words(text[: zone.start()])) and not rest.missing:
        return rest._replace(odd_zone=zone[1])
    return found


def read_words(text: str) -> ParsedDate | None:
    """The same for a text whose time zone, if it names one, exists."""
    if place := PLACE.search(text):
        found = read_words(text[: place.start()])
        moment = in_zone(found.date, place[1]) if found else None
        return found._replace(date=moment) if found and isinstance(moment, dt.datetime) and moment.tzinfo else None
    text = REMARK.sub(r"\1", " ".join(text.split()))
    for spelling in spellings(text):
        found = read(spelling, named_zone)
        if found is None and (swapped := parsed(spelling, named_zone, dayfirst=True)):
            found = ParsedDate(*swapped)
        if found is not None and not {"year", "month"} & {*found.missing}:
            return found
    return None


def spellings(text: str) -> Iterator[str]:
    """The text, then with English names of months, then without a word at its beginning."""
    yield text
    plain = CLOCK.sub(r"\1:\2", CJK.sub(r"\1-\2-\3", text))
    plain = "".join(one for one in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(one))
    words = re.split(r"(\W+)", plain)
    english = [MONTHS.get(word.casefold(), "" if word.casefold() in LINKS else word) for word in words]
    plain = " ".join(ORDINAL.sub("", "".join(english)).split())
    yield plain
    if first := FIRST_WORD.match(plain):
        yield plain[first.end() :]


def in_zone(moment: dt.date, name: object) -> dt.date:
    """A moment in the zone of this name, if it does not say its own and there is such a zone."""
    if not name or not isinstance(moment, dt.datetime) or moment.tzinfo is not None:
        return moment
    try:
        return moment.replace(tzinfo=zoneinfo.ZoneInfo(str(name).strip()))
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return moment
