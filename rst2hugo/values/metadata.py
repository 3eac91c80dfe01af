"""What a post says about itself in its header becomes Meta."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from rst2hugo.model import Kind, Meta, Value
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.reports import Reports
from rst2hugo.values import dates
from rst2hugo.values.header_values import boolean, names, parse_date, read_date, text, whole_number
from rst2hugo.values.toml_writer import storable

__all__ = ["aliases", "boolean", "meta", "names", "parse_date", "title_from_path"]

# Names found in headers → the field that they mean. Unlike its plural, a singular is one name, commas and all.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("lastmod", "modified", "updated"), "lastmod"),
        **dict.fromkeys(("tags", "tag"), "tags"),
        **dict.fromkeys(("categories", "category"), "categories"),
        **dict.fromkeys(("authors", "author"), "authors"),
        **dict.fromkeys(("permalink", "url"), "permalink"),
        **dict.fromkeys(("kind", "type"), "kind"),
        **{name: name for name in ("title", "date", "draft", "status", "published", "slug", "description", "summary")},
        **{name: name for name in ("series", "keywords", "weight", "aliases", "params")},
    }
)
NOTHING: Mapping[str, str] = MappingProxyType({})
SINGULAR = frozenset({"tag", "category", "author", "series"})
DATES = ("date", "lastmod")
READERS: Mapping[str, Callable[[Any], Value | None]] = {
    **dict.fromkeys(("title", "description", "summary", "permalink", "slug"), text),
    "draft": boolean,
    "weight": whole_number,
}
# The order in which a careful person writes Hugo's keys.
FIRST_KEYS = ("title", "date", "lastmod", "draft")
ORDER = (*FIRST_KEYS, "description", "summary")
LISTS = ("tags", "categories", "authors", "series", "keywords")
# Hugo files a page under the terms that it finds in params, too; all other keys mean nothing to Hugo there, not even
# url, draft, type, layout or markup (tried with Hugo 0.168).
ACTIVE_IN_PARAMS = frozenset({"tags", "categories", "authors", "series"})
KINDS: Mapping[str, Kind] = {"page": "page", "post": "post", "entry": "post", "article": "post"}


def title_from_path(path: str) -> str:
    """``content/2016-06-21-dockercon-2016.rst`` → ``Dockercon 2016``; of an ``index.rst`` its folder."""
    place = PurePosixPath(path)
    stem = place.parent.name if place.stem == "index" and place.parent.name else place.stem
    words = re.sub(r"[-_\s]+", " ", re.sub(r"^\d{4}-\d\d?-\d\d?[-_](?=.)", "", stem)).strip()
    return words[:1].upper() + words[1:] or stem


def aliases(values: Mapping[str, Any], known: Mapping[str, str] = NOTHING) -> list[str]:
    """The further old addresses that a header names (Hugo's own ``aliases``); ``meta`` leaves them to its caller.

    In a string they stand between spaces or commas; a comma inside an address is part of it.
    """
    fields = {**FIELDS, **known}
    found = [value for key, value in values.items() if fields.get(key.lower()) == "aliases"]
    parts = [
        part for value in found for part in (value if isinstance(value, list) else split_addresses(text(value) or ""))
    ]
    return list(dict.fromkeys(part.strip() for part in map(text, parts) if part and part.strip()))


def split_addresses(line: str) -> list[str]:
    """The addresses in a string."""
    return re.split(r"(?<!,)(?:,*\s[\s,]*|,+(?=/|https?:|$))", line)


@dataclass
class HeaderReader:
    """A header on its way to Meta: what was found for each field, what goes to params, what was wrong."""

    reports: Reports
    read_date: Callable[[Any], dates.ParsedDate | None]
    separators: str = ","
    found: dict[str, Any] = field(default_factory=dict)
    params: dict[str, Value] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def keep(self, key: str, value: object) -> None:
        """Put a value under params as it is; another name only where Hugo would act on this one or lose it."""
        name = f"{key}_value" if key.lower() in ACTIVE_IN_PARAMS else key
        while name.lower() in self.taken:  # Hugo lower-cases keys
            name += "_"
        self.taken.add(name.lower())
        self.params[name] = storable(value)

    def take(self, name: str | None, key: str, value: Any) -> None:
        """Read the value of the field ``name``; one that says nothing is dropped."""
        if name is None:
            self.keep(key, value)
        elif value is None or value in ([], {}) or (isinstance(value, str) and not value.strip()):
            return
        elif name == "params" and isinstance(value, Mapping):
            for inner, item in value.items():
                self.keep(str(inner), item)
        elif name in LISTS:
            self.take_names(name, key, value)
        elif name in DATES:
            self.take_date(name, key, value)
        elif name in READERS:
            self.take_single(name, key, value)
        elif name == "status" and str(value).lower() in ("draft", "published"):
            self.found["draft"] = self.found.get("draft") or str(value).lower() == "draft"
        elif name == "published" and boolean(value) is not None:
            self.found["draft"] = self.found.get("draft") or not boolean(value)
        elif name == "kind" and str(value).lower() in KINDS:
            self.found["kind"] = KINDS[str(value).lower()]
        elif name != "aliases" or isinstance(value, Mapping):
            self.keep(key, value)

    def take_date(self, name: str, key: str, value: Any) -> None:
        """A field with a date; of two different ones the first counts, the other goes to params."""
        got = self.read_date(value)
        if got is None:
            self.reports.report(None, Code.BAD_DATE, f'{key} "{shorten(value)}" is not a date that can be understood')
            self.keep(f"{name}_text", text(value) or value)
            return
        for code, message in doubts(key, value, got):
            self.reports.report(None, code, message)
        if self.found.setdefault(name, got.date) != got.date:
            self.keep(key, value)

    def take_single(self, name: str, key: str, value: Any) -> None:
        """A field with one value; of two different ones the first counts, the other goes to params."""
        got = READERS[name](value)
        if got is None:
            message = f'{key} "{shorten(value)}" does not have the type that {name} wants'
            self.reports.report(None, Code.BAD_VALUE, message)
            self.keep(key, value)
        elif name == "draft":
            self.found[name] = self.found.get(name) or got
        elif self.found.setdefault(name, got) != got:
            self.keep(key, value)

    def take_names(self, name: str, key: str, value: Any) -> None:
        """A field with a list; several keys of one field (``tag`` and ``tags``) are one list."""
        got = names(value, "") if key.lower() in SINGULAR else names(value, self.separators)
        if not got or (isinstance(value, list) and any(text(item) is None for item in value if item is not None)):
            self.reports.report(None, Code.BAD_VALUE, f'{key} "{shorten(value)}" is not a list of names')
            self.keep(key, value)
        self.found[name] = names([*self.found.get(name, []), *got])


def doubts(key: str, value: object, reading: dates.ParsedDate, engine: str = "") -> Iterator[tuple[Code, str]]:
    """What there is to tell of a date as it was read, by an ``engine`` if that has a rule of its own."""
    if reading.missing:
        parts = " and the ".join(reading.missing)
        taken = f"{engine} took that of the day when it ran" if engine else "the first was taken"
        yield Code.BAD_VALUE, f'{key} "{shorten(value)}" does not say the {parts}; {taken}'
    if reading.odd_zone:
        offset = reading.date.strftime("%z") if isinstance(reading.date, dt.datetime) else ""
        taken = f"the time was read with the offset {offset}" if offset else "the date was read without it"
        yield Code.BAD_VALUE, f'{key} "{shorten(value)}": "{reading.odd_zone}" is not a time zone; {taken}'
    if reading.other:
        rule = f"as {engine} reads it" if engine else "months first"
        message = f'{key} "{shorten(value)}" is {dates.day_of(reading.date)}, {rule}; it may mean {reading.other}'
        yield Code.AMBIGUOUS_DATE, message


def shorten(value: object) -> str:
    """A value for a message: one line, not too long."""
    line = " ".join(str(value).split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def meta(
    values: Mapping[str, Any],
    *,
    path: str,
    date_formats: Sequence[str] = (),
    known: Mapping[str, str] = NOTHING,
    zone: dt.tzinfo | None = None,
    kind: Kind = "post",
    separators: str = ",",
) -> tuple[Meta, list[Diagnostic]]:
    """The general rule from the values of a header to Meta, for every engine that has none of its own.

    ``path`` is the source file's, for diagnostics and for a missing title. ``known`` maps an engine's
    own names, in lower case, to those of FIELDS; names are compared without regard to case.
    ``date_formats`` and ``zone`` are ``parse_date``'s, ``separators`` cut a string of several tags,
    ``kind`` holds unless the header says otherwise. Unknown keys go to params under their own
    names, so that no foreign key ever means something to Hugo by accident.
    """

    reading = HeaderReader(Reports(path), lambda value: read_date(value, date_formats, zone), separators)
    fields = {**FIELDS, **known}
    for key, value in values.items():
        reading.take(fields.get(key.lower()), key, value)
    return assembled(reading, kind), list(reading.reports)


def assembled(reading: HeaderReader, kind: Kind) -> Meta:
    """Meta with Hugo's keys in their usual order; a missing title is made up, a missing date reported."""
    found = reading.found
    kind = found.get("kind", kind)
    if "title" not in found:
        found["title"] = title_from_path(reading.reports.path)
        reading.reports.report(None, Code.MISSING_TITLE, f'no title; "{found["title"]}" was made from the file name')
    unread = any(one.code is Code.BAD_DATE for one in reading.reports)
    if "date" not in found and kind == "post" and not found.get("draft") and not unread:
        reading.reports.report(None, Code.MISSING_DATE, "no date")
    said = {name: value for name, value in found.items() if value is not False and value != []}
    front_matter = {name: said[name] for name in (*ORDER, *LISTS, "weight") if name in said}
    if reading.params:
        front_matter["params"] = reading.params
    return Meta(front_matter, kind, found.get("permalink"), found.get("slug"))
