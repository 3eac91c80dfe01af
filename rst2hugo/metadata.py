"""In here: what a post says about itself becomes Meta: its dates, lists, switches and everything else."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.model import Kind, Meta, Value

# Names found in headers → the field that they mean. Unlike its plural, a singular is one name, commas and all.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        **{name: name for name in ("title", "date", "lastmod", "draft", "slug", "description", "summary", "weight")},
        **{name: name for name in ("tags", "categories", "authors", "series", "keywords", "permalink", "aliases")},
        **{"modified": "lastmod", "updated": "lastmod", "url": "permalink"},
        **{"tag": "tags", "category": "categories", "author": "authors"},
        **{"status": "status", "published": "published", "type": "kind", "kind": "kind", "params": "params"},
    }
)
NOTHING: Mapping[str, str] = MappingProxyType({})
SINGULAR = frozenset({"tag", "category", "author", "series"})
# The order in which a careful person writes Hugo's keys.
ORDER = ("title", "date", "lastmod", "draft", "description", "summary")
LISTS = ("tags", "categories", "authors", "series", "keywords")
# Hugo files a page under the terms that it finds in params, too; all other keys mean nothing to Hugo there, not even
# url, draft, type, layout or markup (tried with Hugo 0.168).
ACTIVE_IN_PARAMS = frozenset({"tags", "categories", "authors", "series"})
KINDS: Mapping[str, Kind] = {"page": "page", "post": "post", "entry": "post", "article": "post"}
SWITCH = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)"
    r"(?:(?:[Tt]|\s+)(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,6})\d*)?)?\s*(?:([Zz]|UTC|GMT)|([+-])(\d\d):?(\d\d)?)?)?"
)


def parse_date(
    value: object, formats: Sequence[str] = (), zone: dt.tzinfo | None = None
) -> dt.date | dt.datetime | None:
    """The date that ``value`` means; None when it cannot be understood.

    ``formats`` are strptime's, tried in order; after them ISO 8601 with a ``T`` or a blank, seconds
    and offset optional (Jekyll's ``2016-06-21 15:20 +0200``, Nikola's ``… UTC`` included). A value
    without a time of day gives a ``date``. ``zone`` is given to a time that does not say its own.
    """
    found: dt.date | dt.datetime | None = value if isinstance(value, dt.date) else None
    if isinstance(value, str):
        found = next(attempts(value.strip(), formats), None)
    if isinstance(found, dt.datetime) and found.tzinfo is None and zone is not None:
        return found.replace(tzinfo=zone)
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
        if name := " ".join(part.split()):
            unique.setdefault(name.casefold(), name)
    return list(unique.values())


def whole_number(value: object) -> int | None:
    """An integer, also one written as a string."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return int(value) if isinstance(value, str) and re.fullmatch(r"\s*[+-]?\d{1,9}\s*", value) else None


def toml_value(value: object) -> Value:
    """``value`` in the types that TOML has: nothing becomes an empty string, what is foreign its text."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return {str(key): toml_value(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [toml_value(item) for item in value]
    if isinstance(value, set | frozenset):
        return [toml_value(item) for item in sorted(value, key=str)]
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, str | bool | int | float | dt.date | dt.time) else str(value)


def title_from_path(path: str) -> str:
    """``content/2016-06-21-dockercon-2016.rst`` → ``Dockercon 2016``; of an ``index.rst`` its folder."""
    place = PurePosixPath(path)
    stem = place.parent.name if place.stem == "index" and place.parent.name else place.stem
    words = re.sub(r"[-_\s]+", " ", re.sub(r"^\d{4}-\d\d?-\d\d?[-_](?=.)", "", stem)).strip()
    return words[:1].upper() + words[1:] or stem


def aliases(values: Mapping[str, Any], known: Mapping[str, str] = NOTHING) -> list[str]:
    """The further old addresses that a header names (Hugo's own ``aliases``); ``meta`` leaves them to its caller."""
    fields = {**FIELDS, **known}
    found = [value for key, value in values.items() if fields.get(key.lower()) == "aliases"]
    parts = [part for value in found for part in (value if isinstance(value, list) else (text(value) or "").split())]
    return list(dict.fromkeys(part.strip() for part in map(text, parts) if part and part.strip()))


@dataclass
class Reading:
    """A header on its way to Meta: what was found for each field, what goes to params, what was wrong."""

    path: str
    readers: Mapping[str, Callable[[Any], Value | None]]
    found: dict[str, Any] = field(default_factory=dict)
    params: dict[str, Value] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def report(self, code: Code, message: str) -> None:
        self.diagnostics.append(Diagnostic(self.path, None, code, message))

    def keep(self, key: str, value: object) -> None:
        """Put a value under params as it is; another name only where Hugo would act on this one or lose it."""
        name = f"{key}_value" if key.lower() in ACTIVE_IN_PARAMS else key
        taken = {other.lower() for other in self.params}  # Hugo lower-cases keys
        while name.lower() in taken:
            name += "_"
        self.params[name] = toml_value(value)

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
        elif name in self.readers:
            self.take_single(name, key, value)
        elif name == "status" and str(value).lower() in ("draft", "published"):
            self.found["draft"] = self.found.get("draft") or str(value).lower() == "draft"
        elif name == "published" and boolean(value) is not None:
            self.found["draft"] = self.found.get("draft") or not boolean(value)
        elif name == "kind" and str(value).lower() in KINDS:
            self.found["kind"] = KINDS[str(value).lower()]
        elif name != "aliases":
            self.keep(key, value)

    def take_single(self, name: str, key: str, value: Any) -> None:
        """A field with one value; of two different ones the first counts, the other goes to params."""
        got = self.readers[name](value)
        if got is None and name in ("date", "lastmod"):
            self.report(Code.BAD_DATE, f'{key} "{shown(value)}" is not a date that can be understood')
            self.keep(f"{name}_text", text(value) or value)
        elif got is None:
            self.report(Code.BAD_VALUE, f'{key} "{shown(value)}" does not have the type that {name} wants')
            self.keep(key, value)
        elif name == "draft":
            self.found[name] = self.found.get(name) or got
        elif self.found.setdefault(name, got) != got:
            self.keep(key, value)

    def take_names(self, name: str, key: str, value: Any) -> None:
        """A field with a list; several keys of one field (``tag`` and ``tags``) are one list."""
        got = names(value, "") if key.lower() in SINGULAR else self.readers[name](value)
        if not got or (isinstance(value, list) and any(text(item) is None for item in value if item is not None)):
            self.report(Code.BAD_VALUE, f'{key} "{shown(value)}" is not a list of names')
            self.keep(key, value)
        self.found[name] = names([*self.found.get(name, []), *(got or [])])


def shown(value: object) -> str:
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

    def date(value: object) -> Value | None:
        return parse_date(value, date_formats, zone)

    def several(value: object) -> Value | None:
        return [*names(value, separators)]

    single = dict.fromkeys(("title", "description", "summary", "permalink", "slug"), text)
    others = {"date": date, "lastmod": date, "draft": boolean, "weight": whole_number}
    reading = Reading(path, {**single, **others, **dict.fromkeys(LISTS, several)})
    fields = {**FIELDS, **known}
    for key, value in values.items():
        reading.take(fields.get(key.lower()), key, value)
    return assembled(reading, kind), reading.diagnostics


def assembled(reading: Reading, kind: Kind) -> Meta:
    """Meta with Hugo's keys in their usual order; a missing title is made up, a missing date reported."""
    found = reading.found
    kind = found.get("kind", kind)
    if "title" not in found:
        found["title"] = title_from_path(reading.path)
        reading.report(Code.MISSING_TITLE, f'no title; "{found["title"]}" was made from the file name')
    unread = any(one.code is Code.BAD_DATE for one in reading.diagnostics)
    if "date" not in found and kind == "post" and not found.get("draft") and not unread:
        reading.report(Code.MISSING_DATE, "no date")
    front_matter = {name: found[name] for name in (*ORDER, *LISTS, "weight") if found.get(name) not in (None, False, [])}
    if reading.params:
        front_matter["params"] = reading.params
    return Meta(front_matter, kind, found.get("permalink"), found.get("slug"))
