"""Whether a date on the new site can be read off the words in which a source gives it."""

from __future__ import annotations

import datetime
import re

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def is_whole_date(said: str) -> bool:
    """Whether ``said`` has a year, a month and a day, whichever they are."""
    runs = re.findall(r"\d+", said)
    return len(runs) >= 3 or any(len(run) >= 8 for run in runs) or (len(runs) == 2 and has_name(said))


def has_name(said: str) -> bool:
    return re.search(r"[^\W\d_]{3,}", said) is not None


def is_same_day(said: str, day: datetime.date) -> bool:
    """Whether ``said`` names the year, the month and the day of ``day``, in whichever order and form.

    A name of a month that is not English is not looked at. A time with a zone may be on the next day here.
    """
    if re.fullmatch(r"\d{9,11}", said.strip()):  # seconds since 1970
        there = datetime.datetime.fromtimestamp(int(said), datetime.UTC).date()
        return abs(there - day) <= datetime.timedelta(days=1)
    zoned = re.search(r"\d:\d\d.*(?:[+-]\d\d:?\d\d|[A-Z])", said) is not None
    shifts = (-1, 0, 1) if zoned else (0,)
    return any(names_day(said, day + datetime.timedelta(days=shift)) for shift in shifts)


def names_day(said: str, day: datetime.date) -> bool:
    runs = re.findall(r"\d+", said)
    if len(runs[0]) in (8, 12, 14) if runs else False:  # 20160621
        runs = [runs[0][:4], runs[0][4:6], runs[0][6:8]]
    numbers = [int(run) for run in runs]
    names = re.findall(r"[^\W\d_]{3,}", said.lower())
    english = [MONTHS.index(name[:3]) + 1 for name in names if name[:3] in MONTHS]
    months = english or numbers
    named = bool(english) or not names
    year = day.year in numbers or day.year % 100 in numbers
    return year and day.day in numbers and (day.month in months or not named)
