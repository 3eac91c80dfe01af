"""Posts that Pelican left out of the site: without a date or a title, of an unknown status, of an unreadable date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rst2hugo import dates, header_values
from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.engines.pelican import plugins
from rst2hugo.engines.pelican.conf import read_version
from rst2hugo.model import Kind
from rst2hugo.slugs.pelican_versions import LATEST

STATUSES = ("published", "draft", "hidden", "skip")
# Pelican published hidden articles since this version, hidden pages always.
HIDDEN_ARTICLES = (4, 8)
# The forms of dates besides ISO 8601 until Pelican 3.3, which has days before months.
OLD_DATES = ("%Y/%m/%d %H:%M", "%Y/%m/%d", "%d-%m-%Y", "%d.%m.%Y %H:%M", "%d.%m.%Y", "%d/%m/%Y", "%Y-%d-%m")


def find_refusals(said: Mapping[str, Any], kind: Kind, path: str, conf: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Why Pelican left out a post of which this is ``said`` (``Content.is_valid``, ``process_metadata``)."""
    status = str(said.get("status", "published")).strip().lower()
    hides = kind == "page" or (read_version(conf) or LATEST) >= HIDDEN_ARTICLES
    if status not in STATUSES or (status == "hidden" and not hides):
        message = f"Pelican knows no status {status!r} and left the post out of the site; it is a draft"
        yield Diagnostic(path, None, Code.BAD_VALUE, message)
    if kind == "post" and not said.get("date") and not has_dates_of_files(conf) and status != "draft":
        message = "no date, without which Pelican left articles out of the site; it is a draft"
        yield Diagnostic(path, None, Code.MISSING_DATE, message)
    if not str(said.get("title") or "").strip() and not (path.endswith(".rst") and has_address(said, conf)):
        message = "no title, without which Pelican left the post out of the site; it is a draft"
        yield Diagnostic(path, None, Code.MISSING_TITLE, message)
    for name in ("date", "modified"):
        if isinstance(value := said.get(name), str) and value and read_date(value, conf) is None:
            message = f"Pelican cannot read the {name} {value!r} and left the post out of the site; it is a draft"
            yield Diagnostic(path, None, Code.UNPUBLISHED, message)


def has_address(said: Mapping[str, Any], conf: Mapping[str, Any]) -> bool:
    """Whether a post without a title has an address; Pelican published an rst post then, with an empty title."""
    return bool(said.get("slug") or said.get("save_as") or conf.get("SLUGIFY_SOURCE") == "basename")


def has_dates_of_files(conf: Mapping[str, Any]) -> bool:
    """Whether posts that have no date had that of their file."""
    return conf.get("DEFAULT_DATE") == "fs" or plugins.has(conf, "filetime_from_git")


def read_date(text: str, conf: Mapping[str, Any]) -> dates.Reading | None:
    """The date in ``text`` as Pelican reads it: with python-dateutil since 3.4, until then in certain forms only."""
    text = " ".join(text.replace("_", " ").split())
    if (read_version(conf) or LATEST) < (3, 4):
        first = next(header_values.attempts(text, OLD_DATES), None)
        return dates.Reading(first) if first else None
    return dates.read(text)
