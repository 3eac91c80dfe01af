"""Pelican's patterns for addresses, such as ``{date:%Y}/{slug}.html``, filled in; the pages of its lists."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from rst2hugo.blog import settings
from rst2hugo.values.patterns import fill_pattern

# Names of months and days are in the language of the machine that built the site, or of LOCALE.
SPELLED = re.compile(r"%-?[aAbBh]")
ENGLISH = re.compile(r"(?i)(?:c|posix|en|english)(?:$|[^a-z])")


class Date(dt.datetime):
    """A moment whose ``%-d`` has no zero in front, whatever the platform."""

    def __format__(self, spec: str) -> str:
        unpadded = re.sub(r"%-([a-zA-Z])", lambda found: self.strftime(f"%{found[1]}").lstrip("0") or "0", spec)
        return self.strftime(unpadded) if unpadded else str(self)


def moment(date: object) -> Date | None:
    """A date as patterns use it; one without a time is its midnight."""
    if isinstance(date, dt.datetime):
        return Date(*date.timetuple()[:6], tzinfo=date.tzinfo)
    return Date(date.year, date.month, date.day) if isinstance(date, dt.date) else None


def fill_known(pattern: object, known: Mapping[str, Any]) -> str | None:
    """``pattern`` with what is known in its places; None where something is not known, or the pattern is none."""
    return fill_pattern(pattern, known) if isinstance(pattern, str) else None


def address(pattern: str) -> str:
    """A path below the site's root as an address of it; its own percent signs and the like are no syntax."""
    return "/" + re.sub(r"[%?#]", lambda found: f"%{ord(found[0]):02X}", pattern.lstrip("/"))


def is_foretold(pattern: object, locale: object) -> bool:
    """Whether the addresses of a pattern are the same on every machine."""
    names = [str(one) for one in settings.as_list(locale) if one]
    return not SPELLED.search(str(pattern)) or all(ENGLISH.match(one) for one in names)


def pages(save_as: str, url: str, count: int, size: int, conf: Mapping[str, Any]) -> Iterator[str]:
    """The addresses of the pages of a list that has ``size`` posts a page, as they were linked and the files.

    The first page, too: where the last one has a pattern of its own and is the only one, the list was there alone.
    """
    orphans = settings.positive(conf["DEFAULT_ORPHANS"], 0)
    last = -(-max(1, count - orphans) // size) if size else 0
    name, extension = posixpath.splitext(save_as)
    folder, file = posixpath.split(save_as)
    known = {
        "save_as": save_as,
        "url": url,
        "name": name,
        "extension": extension,
        "base_name": folder if file in ("index.html", "index.htm") else name,
    }
    for number in range(1, last + 1):
        for pattern in rule(number, last, conf):
            place = fill_pattern(pattern, {**known, "number": number})
            if place:
                yield address(place.removeprefix("/"))


def rule(number: int, last: int, conf: Mapping[str, Any]) -> tuple[str, ...]:
    """The patterns for the address and for the file of one page of a list."""
    found: tuple[str, ...] = ()
    given = settings.as_list(conf["PAGINATION_PATTERNS"])
    patterns = [one for one in given if isinstance(one, list | tuple) and len(one) == 3]
    for least, url, save_as in sorted(patterns, key=lambda one: one[0]):
        if least == -1 and number == last:
            return str(url), str(save_as)
        if least != -1 and least <= number:
            found = str(url), str(save_as)
    return found


def page_size(template: str, conf: Mapping[str, Any]) -> int:
    """How many posts a page of a list has; 0 for all of them."""
    paginated = conf["PAGINATED_TEMPLATES"]
    if not isinstance(paginated, Mapping) or template not in paginated or not conf["DEFAULT_PAGINATION"]:
        return 0
    return settings.positive(paginated[template], settings.positive(conf["DEFAULT_PAGINATION"], 0))
