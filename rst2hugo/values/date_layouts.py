"""How engines write dates, as layouts of Go: ``%d %B %Y`` and ``d MMMM yyyy`` → ``2 January 2006``."""

from __future__ import annotations

import re
from collections.abc import Iterator

# strftime's codes with Python's and glibc's flags; what Go cannot write is not among them (https://pkg.go.dev/time).
STRFTIME = {
    "%Y": "2006", "%y": "06", "%m": "01", "%-m": "1", "%B": "January", "%b": "Jan", "%h": "Jan", "%d": "02",
    "%-d": "2", "%e": "_2", "%j": "002", "%A": "Monday", "%a": "Mon", "%H": "15", "%I": "03", "%-I": "3", "%M": "04",
    "%-M": "4", "%S": "05", "%-S": "5", "%p": "PM", "%P": "pm", "%z": "-0700", "%Z": "MST", "%F": "2006-01-02",
    "%D": "01/02/06", "%x": "01/02/06", "%T": "15:04:05", "%X": "15:04:05", "%R": "15:04",
    "%c": "Mon Jan _2 15:04:05 2006", "%%": "%",
}  # fmt: skip  # a table
# The fields of Unicode's date patterns, as Babel reads them (https://babel.pocoo.org/en/latest/dates.html).
CLDR = {
    **dict.fromkeys(["y", "yyyy", "Y", "YYYY"], "2006"), **dict.fromkeys(["yy", "YY"], "06"),
    **dict.fromkeys(["M", "L"], "1"), **dict.fromkeys(["MM", "LL"], "01"), **dict.fromkeys(["MMM", "LLL"], "Jan"),
    **dict.fromkeys(["MMMM", "LLLL"], "January"), "d": "2", "dd": "02", "D": "002", "DDD": "002",
    **dict.fromkeys(["E", "EE", "EEE"], "Mon"), "EEEE": "Monday", "HH": "15", "H": "15", "h": "3", "hh": "03",
    "m": "4", "mm": "04", "s": "5", "ss": "05", "a": "PM", "z": "MST", "Z": "-0700", "ZZZZZ": "-07:00",
}  # fmt: skip  # a table
# Babel's names of whole patterns, which Hugo has as well; they are those of the language.
NAMED = {name: f":date_{name}" for name in ("full", "long", "medium", "short")}
# Nikola's name of a date as on the web.
WEBISO = "2006-01-02T15:04:05Z07:00"
STRFTIME_PIECES = re.compile(r"(%[-_0^#EO]*[a-zA-Z%])|([^%]+|%)")
CLDR_PIECES = re.compile(r"(([A-Za-z])\2*)|('(?:[^']|'')*'|[^A-Za-z']+)")
# What Go takes for part of a date in a layout.
OF_GO = re.compile(
    r"January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|002|0[1-6]|15|_?2006|_2|[1-5]|PM|pm|[Z-]07(?::?00)*|[.,][09]+(?!\d)"
)


def from_strftime(form: str) -> str | None:
    """The layout of a form of strftime's; None where Go has no such layout.

    >>> from_strftime("%d %B %Y"), from_strftime("week %U")
    ('02 January 2006', None)
    """
    return join_pieces((STRFTIME.get(code), text) for code, text in STRFTIME_PIECES.findall(form))


def from_cldr(form: str) -> str | None:
    """The layout of a pattern of Babel's, or of its name; None where Go has no such layout.

    >>> from_cldr("d 'de' MMMM yyyy"), from_cldr("long")
    ('2 de January 2006', ':date_long')
    """
    if form in NAMED:
        return NAMED[form]
    if form == "webiso":
        return WEBISO
    return join_pieces((CLDR.get(field), unquote(text)) for field, _, text in CLDR_PIECES.findall(form))


def unquote(text: str) -> str:
    """The text between two fields, of which letters stand between apostrophes."""
    return "'" if text == "''" else text[1:-1].replace("''", "'") if text.startswith("'") else text


def join_pieces(pieces: Iterator[tuple[str | None, str]]) -> str | None:
    """The layout of these pieces, each a part of a date or a text; None where Go would take it for another one."""
    meant: list[str] = []
    layout = ""
    for part, text in pieces:
        if part is None and not text:
            return None
        layout += part or text
        meant += OF_GO.findall(part or "")
    return layout if layout and OF_GO.findall(layout) == meant else None
