"""Posts that Pelican left out of the site: without a date or a title, of an unknown status, of an unreadable date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from docutils import nodes

from rst2hugo.addresses.slugs.pelican_versions import LATEST
from rst2hugo.engines.pelican import plugins
from rst2hugo.engines.pelican.conf import read_version
from rst2hugo.model import Kind, Source, noncharacters
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.rst import docutils_verdict, localized
from rst2hugo.values import dates, header_values

STATUSES = ("published", "draft", "hidden", "skip")
# The directives and roles that Pelican adds to docutils' (``pelican.rstdirectives``).
DIRECTIVES = dict.fromkeys(("code-block", "sourcecode"), docutils_verdict.Unheard)
ROLES = ("abbr",)
# Since this version docutils' warnings are errors to Pelican, until then only what stops docutils itself.
HALTS_ON_WARNINGS, WARNING, SEVERE = (4, 0), 2, 4
ODD_FIELD = re.compile(r"(?m)^:([^:\n]+):[ \t]*(?:$|[-*+] )")
# Pelican published hidden articles since this version, hidden pages always.
HIDDEN_ARTICLES = (4, 8)
# The forms of dates besides ISO 8601 until Pelican 3.3, which has days before months.
OLD_DATES = ("%Y/%m/%d %H:%M", "%Y/%m/%d", "%d-%m-%Y", "%d.%m.%Y %H:%M", "%d.%m.%Y", "%d/%m/%Y", "%Y-%d-%m")


def find_refusals(said: Mapping[str, Any], kind: Kind, path: str, conf: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Why Pelican left out a post of which this is ``said`` (``Content.is_valid``, ``process_metadata``)."""
    if PurePosixPath(path).suffix.lower() in conf["READERS_OF_PLUGINS"]:
        return  # unknown what the plugin made of it
    status = str(said.get("status", "published")).strip().lower()
    hides = kind == "page" or (read_version(conf) or LATEST) >= HIDDEN_ARTICLES
    if status not in STATUSES or (status == "hidden" and not hides):
        message = f"Pelican knows no status {status!r} and left the post out of the site; it is a draft"
        yield Diagnostic(path, None, Code.UNPUBLISHED, message)
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


def read_date(text: str, conf: Mapping[str, Any]) -> dates.ParsedDate | None:
    """The date in ``text`` as Pelican reads it: with python-dateutil since 3.4, until then in certain forms only."""
    text = " ".join(text.replace("_", " ").split())
    if (read_version(conf) or LATEST) < (3, 4):
        first = next(header_values.attempts(text, OLD_DATES), None)
        return dates.ParsedDate(first) if first else None
    return dates.read(text)


def refusal(
    source: Source, body: str, document: nodes.document, lang: str, conf: Mapping[str, Any], *, faulty: bool
) -> Diagnostic | None:
    """Why Pelican left out an rst post by what docutils made of it: no header, or a message that halts it."""
    if noncharacters.FIELDS in body and document.first_child_matching_class(nodes.title) is None:
        several = "the first heading is one of several, so Pelican saw no title and no fields, and left the post out"
        return Diagnostic(source.path, None, Code.UNPUBLISHED, several)
    language = localized.language_code(lang)
    if not (faulty or is_unusual(source.text, language)) or plugins.has(conf, "jinja2content"):
        return None
    version, own = read_version(conf), conf["DOCUTILS_SETTINGS"]
    given = own.get("halt_level") if isinstance(own, Mapping) else None
    level = given if isinstance(given, int) else WARNING if version is None or version >= HALTS_ON_WARNINGS else SEVERE
    message = docutils_verdict.find_message(source.text, level, language, DIRECTIVES, ROLES)
    if message is None:
        return None
    said, line = docutils_verdict.first_words(message), message.get("line")
    if version is None and given is None and message["level"] < SEVERE:
        return Diagnostic(source.path, line, Code.MAYBE_UNPUBLISHED, f"Pelican 4 and later leave the post out: {said}")
    return Diagnostic(source.path, line, Code.UNPUBLISHED, f"Pelican left the post out of the site: {said}")


def is_unusual(text: str, language: str) -> bool:
    """Whether a field of docutils' own is empty, or a list, of which docutils itself makes nothing."""
    names = {name.casefold() for name in localized.bibliographic(language)}
    return any(one[1].casefold() in names for one in ODD_FIELD.finditer(text))
