"""One value of a header read as a date, a switch, a text, a number or a list of names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from rst2hugo.values import dates
from rst2hugo.values.normal_forms import compose

SWITCH = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)"
    r"(?:(?:T|\s+)(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,6})\d*)?)?\s*(?:(Z|UTC|GMT)(?![+-])|(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?)?)?",
    re.IGNORECASE,
)


def parse_date(
    value: object, formats: Sequence[str] = (), zone: dt.tzinfo | None = None
) -> dt.date | dt.datetime | None:
    """The date that ``value`` means; None when it cannot be understood; ``read_date`` says what is doubtful in it."""
    found = read_date(value, formats, zone)
    return found and found.date


def read_date(value: object, formats: Sequence[str] = (), zone: dt.tzinfo | None = None) -> dates.ParsedDate | None:
    """The date that ``value`` means, and what is doubtful in it; None when it cannot be understood.

    ``formats`` are strptime's, tried in order; after them ISO 8601 with a ``T`` or a space, seconds
    and offset optional (Jekyll's ``2016-06-21 15:20 +0200``, Nikola's ``… UTC+01:00`` included), then whatever
    else people write. A value without a time of day gives a ``date``. ``zone`` is given to a time that does not
    say its own.
    """
    found = dates.ParsedDate(value) if isinstance(value, dt.date) else None
    if isinstance(value, str):
        first = next(attempts(value.strip(), formats), None)
        found = dates.read_any(value) if first is None else dates.ParsedDate(first)
    if found and isinstance(found.date, dt.datetime) and found.date.tzinfo is None and zone is not None:
        return found._replace(date=found.date.replace(tzinfo=zone))
    return found


def attempts(text: str, formats: Sequence[str]) -> Iterator[dt.date | dt.datetime]:
    """Each reading of ``text`` that makes sense, the preferred one first."""
    for form in formats:
        try:
            moment = dt.datetime.strptime(text, form)
        except ValueError:
            continue
        has_time = not set(re.findall(r"%(.)", form)).isdisjoint("HIMSpfcX")
        yield moment if has_time else moment.date()
    if match := ISO.fullmatch(text):
        year, month, day, hour, minute, second, fraction, utc, sign, hours, minutes = match.groups()
        try:
            if hour is None:
                yield dt.date(int(year), int(month), int(day))
                return
            offset = dt.timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
            zone = dt.timezone(offset) if utc or sign else None
            clock = (int(hour), int(minute), int(second or 0), int((fraction or "0").ljust(6, "0")))
            yield dt.datetime(int(year), int(month), int(day), *clock, tzinfo=zone)
        except ValueError:
            return


def boolean(value: object) -> bool | None:
    """True or False as people write them (true, yes, on, 1, …, in any case); None for anything else."""
    return SWITCH.get(str(value).strip().lower()) if isinstance(value, bool | int | str) else None


def text(value: object) -> str | None:
    """A single value as its author may have typed it; None for a list, a table or nothing."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value) if isinstance(value, str | int | float) else None


def names(value: object, separators: str = ",") -> list[str]:
    """A list, or a string cut at each of ``separators``, as names: trimmed, none empty, none twice in whatever case.

    What is no single value (a table in a list) is left out; ``meta`` reports it.
    """
    single = text(value)
    if single is not None:
        parts = re.split(f"[{re.escape(separators)}]", single) if separators else [single]
    else:
        parts = [text(item) or "" for item in value] if isinstance(value, list | tuple | set | frozenset) else []
    unique: dict[str, str] = {}
    for part in parts:
        if name := compose(" ".join(part.split())):
            unique.setdefault(name.casefold(), name)
    return list(unique.values())


def whole_number(value: object) -> int | None:
    """An integer of up to nine digits, also one written as a string."""
    digits = str(value) if isinstance(value, int | str) else ""
    return int(digits) if re.fullmatch(r"\s*[+-]?[0-9]{1,9}\s*", digits) else None


def typed(value: str) -> bool | int | str | list[str]:
    """What Acrylamid makes of a field's text: digits are a number, ``[a, b]`` or a bullet list a list."""
    items = re.findall(r"(?m)^[-*+] +(.*)$", value)
    if items:
        return items
    if value.startswith("[") and value.endswith("]"):
        return [part.strip().strip("'\"") for part in value[1:-1].split(",") if part.strip()]
    if re.fullmatch(r"0|[1-9]\d{0,17}", value):
        return int(value)
    if value.lower() in ("true", "false"):
        return value.lower() == "true"
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


DATES_IN_PATHS = (
    re.compile(r"(?:^|/)(\d{4})-(\d\d?)-(\d\d?)(?![0-9])[^/]*$"),
    re.compile(r"(?:^|/)(\d{4})/(\d\d?)/(\d\d?)(?=/)"),
)


def date_in_path(path: str) -> dt.date | None:
    """The date with which a file's name begins, or that of its folders: ``2016-06-21-a.rst``, ``2016/06/21/a.rst``."""
    for pattern in DATES_IN_PATHS:
        if match := pattern.search(path):
            with suppress(ValueError):
                return dt.date(*map(int, match.groups()))
    return None


def without_date(name: str) -> str:
    """A file's name without the date at its beginning, if there is more to it: ``2016-06-21-a`` → ``a``."""
    return re.sub(r"^\d{4}-\d\d?-\d\d?(?:[-_](?=.)|$)", "", name) or name


def split_words(value: object) -> list[str]:
    """A list, or a string of words."""
    return [str(one) for one in value] if isinstance(value, list) else str(value or "").split()
