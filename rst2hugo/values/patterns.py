"""Patterns that a blog writes, such as ``{date:%Y}/{slug}.html``, filled with plain names: the one place that does it.

``str.format`` would look into every object that it is handed, as ``{date.__class__}`` asks, and set any width.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import NamedTuple

LONGEST_PATTERN = 1000
# A name, and of a date one of its numbers.
NAME = re.compile(r"(\w*)(?:\.(year|month|day|hour|minute|second))?")
# How a text or a number is set: what fills up to which side, sign, width, precision; of up to two digits.
OF_TEXT = re.compile(r"(?:[^{}]?[<>=^])?[-+ ]?0?\d{0,2}(?:\.\d{1,2})?[sd]?")
# strftime's codes with the flags of glibc, without its widths.
OF_DATE = re.compile(r"(?:[^%{}]|%[-_0^#EO]*[a-zA-Z%])*")
CONVERSIONS = (None, "s")


class Field(NamedTuple):
    """A piece of a pattern: text, then what a name stands for, or a number of the date it stands for, in a form."""

    text: str
    name: str | None
    number: str | None
    form: str


def find_fault(pattern: str) -> str | None:
    """What keeps a pattern from being filled; None for one that fills plain names in.

    >>> find_fault("{date.__class__}")
    '{date.__class__}: only plain names are filled in'
    """
    try:
        list(split_pattern(pattern))
    except ValueError as error:
        return str(error)
    return None


def split_pattern(pattern: str) -> Iterator[Field]:
    """The pieces of a pattern. Raises ValueError with what is wrong with it."""
    if len(pattern) > LONGEST_PATTERN:
        raise ValueError(f"a pattern of {len(pattern)} characters is too long")
    try:
        pieces = list(Formatter().parse(pattern))
    except ValueError as error:
        raise ValueError(f"{pattern}: {error}") from None
    for text, name, form, conversion in pieces:
        found = NAME.fullmatch(name or "")
        if found is None:
            raise ValueError(f"{{{name}}}: only plain names are filled in")
        allowed = OF_DATE if "%" in (form or "") else OF_TEXT
        if conversion not in CONVERSIONS or not allowed.fullmatch(form or ""):
            raise ValueError(f"{{{name}:{form}}}: this form is not filled in")
        yield Field(text, None if name is None else found[1], found[2], form or "")


def fill_pattern(pattern: str, values: Mapping[str, object]) -> str | None:
    """``pattern`` with the ``values`` of its names; None where one is not known, or the pattern has a fault.

    >>> fill_pattern("{slug}.html", {"slug": "ebb"})
    'ebb.html'
    """
    filled: list[str] = []
    try:
        for field in split_pattern(pattern):
            filled.append(field.text)
            if field.name is not None:
                value = values.get(field.name)
                filled.append(format_value(value, field.number, field.form))
    except (ValueError, TypeError, AttributeError):
        return None
    return "".join(filled)


def format_value(value: object, number: str | None, form: str) -> str:
    """A value in a form. Raises ValueError or TypeError when it is not known, or cannot be put in that form."""
    if isinstance(value, dt.date):
        return format(getattr(value, number), form) if number else format_date(value, form)
    if value is None or number or not OF_TEXT.fullmatch(form):
        raise ValueError("not a value that can be put in this form")
    return format(value, form)


def format_date(date: dt.date, form: str) -> str:
    """A date in strftime's ``form``. Raises ValueError for a form of another kind."""
    if fault := find_date_fault(form):
        raise ValueError(fault)
    return format(date, form)


def find_date_fault(form: object) -> str | None:
    """What keeps strftime's ``form`` from being used for dates; None for nothing."""
    if not isinstance(form, str):
        return f"{form!r:.60} is not a text"
    return None if len(form) < LONGEST_PATTERN and OF_DATE.fullmatch(form) else f"{form:.60} is not a form for dates"
