"""The kinds of values that settings have, by which the door (``door``) lets them through to engines.

An engine names each setting that it reads, with its kind. What is not of that kind does not reach it: the fault is
reported, and the engine's default takes the place of the value. A setting that is not named does not reach it either.
"""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias

from rst2hugo.blog import globs
from rst2hugo.values import patterns, regexes

Kind: TypeAlias = Callable[[object], str | None]
"""What finds the fault of a value; None for one that can be used."""
Kinds: TypeAlias = Mapping[str, Kind]
"""Settings by their names: ``a.b`` is the entry ``b`` in the table ``a``, ``*`` stands for any letters."""

# How many bytes a path may have on every system (PATH_MAX of macOS), and each of its names.
LONGEST_PATH, LONGEST_NAME = 1024, 255
LONGEST_ENDING = 50
LARGEST = 2**31
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_]\w+)*|C|POSIX")
OFF = (None, False, "", 0)
"""What every engine takes for no value at all."""


def of(expected: str, accepts: Callable[[Any], bool]) -> Kind:
    """The kind of values that ``accepts`` is true of, which are called what is ``expected``."""

    def find_fault(value: object) -> str | None:
        return None if accepts(value) else f"has to be {expected}"

    return find_fault


def all_of(*several: Kind) -> Kind:
    """The kind of values that are of several kinds."""
    return lambda value: next((fault for one in several if (fault := one(value))), None)


def is_text(value: object) -> bool:
    """Whether a value is a text, or is printed as one: a number, a date."""
    return isinstance(value, str | int | float | dt.date | dt.time) and value is not True


def is_text_or_none(value: object) -> bool:
    return value is None or is_text(value)


def is_path_or_none(value: object) -> bool:
    return value is None or is_path(value)


def is_number(value: object) -> bool:
    return isinstance(value, int) and -LARGEST <= value <= LARGEST


def is_path(value: object) -> bool:
    """Whether any system could have a file of this name."""
    try:
        written = str(value).encode()
    except UnicodeEncodeError:
        return False
    is_short = len(written) < LONGEST_PATH and all(len(one) <= LONGEST_NAME for one in written.split(b"/"))
    return is_text(value) and is_short and not re.search(rb"[\0-\x1f\x7f]", written)


def is_list(value: object, accepts: Callable[[Any], bool]) -> bool:
    """Whether a value is one thing, or several, that ``accepts`` is true of."""
    return all(map(accepts, value if isinstance(value, list | tuple | set | frozenset) else [value]))


def is_table(value: object, accepts: Callable[[Any], bool]) -> bool:
    """Whether a value is a table, the values in which ``accepts`` is true of."""
    return isinstance(value, Mapping) and all(map(accepts, value.values()))


def is_language(value: object) -> bool:
    """Whether a value is a language, or a locale such as ``pt_BR.UTF-8``."""
    return isinstance(value, str) and LANGUAGE_TAG.fullmatch(re.split(r"[.@]", value)[0].strip()) is not None


def is_zone(value: object) -> bool:
    """Whether a value names a time zone; where the system has no whole list of them, any text."""
    zones = known_zones()
    return isinstance(value, str) and (not zones or value.strip().replace(" ", "_") in zones)


@cache
def known_zones() -> frozenset[str]:
    """All time zones; none where the list of the system is not whole: Debian 13 has older names in another package."""
    zones = frozenset(zoneinfo.available_timezones())
    return zones if "US/Pacific" in zones else frozenset()


def anything(value: object) -> None:
    """No fault: for settings in which whoever reads them looks for what can be used, and leaves the rest."""


TEXT = of("a text", is_text)
NUMBER = of("a number", is_number)
SWITCH = of("True or False", lambda value: isinstance(value, bool | int | float | str | list | tuple))
PATH = of("a path that a file can have", is_path)
TEXTS = of("a text, or a list of texts", lambda value: is_list(value, is_text))
PATHS = of("a path that a file can have, or a list of them", lambda value: is_list(value, is_path))
TABLE = of("a table", lambda value: is_table(value, lambda one: True))
TABLE_OF_TEXTS = of("a table of texts", lambda value: is_table(value, is_text_or_none))
TABLE_OF_PATHS = of("a table of paths that files can have",
                    lambda value: is_table(value, is_path_or_none) and all(map(is_path, value)))  # fmt: skip  # a table
# Of which numbers become texts.
OF_TEXTS = (TEXTS, PATHS)
ZONE = of("a time zone such as Europe/Paris", is_zone)
ROWS = of("a list of rows", lambda value: isinstance(value, list | tuple))
ENDING = of("the ending of files", lambda value: is_path(value) and "/" not in str(value) and "\\" not in str(value)
            and len(str(value)) < LONGEST_ENDING)  # fmt: skip  # a table
REGEX: Kind = regexes.find_fault
LANGUAGE = of("a language such as en or pt_BR", is_language)
# Without which no site is: where a value stands for none, the engine's default counts.
NEVER_OFF = (ZONE, LANGUAGE)
GLOBS: Kind = all_of(TEXTS, globs.find_fault)
DATE_FORM: Kind = patterns.find_date_fault


def by_name(lists: Mapping[Kind, str]) -> Kinds:
    """The settings that each kind has a list of, by their names."""
    return {name: kind for kind, names in lists.items() for name in names.split()}


def spell_numbers(value: Any) -> Any:
    """A setting of one text or several, in which numbers are texts, too."""
    if isinstance(value, list | tuple):
        return type(value)(map(spell_numbers, value))
    return value if isinstance(value, str | set | frozenset) or value is None else str(value)
