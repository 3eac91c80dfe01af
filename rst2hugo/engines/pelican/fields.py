"""In here: the metadata of one post of Pelican's in Hugo's terms."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rst2hugo import dates, header_values, metadata
from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.engines.pelican import categories, header, patterns, plugins
from rst2hugo.model import Kind, Meta, Value

STATUSES = ("published", "draft", "hidden", "skip")
KEY = "translationKey"
# What says where a post is, or only what Pelican does with it.
USED = frozenset({KEY, "url", "save_as", "slug", "lang", "status", "template", "timezone", *plugins.ADDRESSES})
# Fields that mean the same to Hugo, each under the name that it is read by.
SAME = {"title": "title", "summary": "summary", "description": "description", "series": "series"}
DATES = {"date": "date", "modified": "lastmod"}
# Fields of plugins.
LISTS = ("related_posts",)
NUMBERS = ("series_index",)
TERMS = ("tags", "category", "author", "authors")


def meta(
    said: Mapping[str, Any], path: str, kind: Kind, conf: Mapping[str, Any], own: Mapping[str, Any]
) -> tuple[Meta, list[Diagnostic]]:
    """The metadata ``said`` of the post in the file ``path``, of which the post itself has said ``own``."""
    told: list[Diagnostic] = []
    if "parts" in said and plugins.has(conf, "multi_part"):
        said = {"series": said["parts"], **said}
    shown: dict[str, Any] = {new: said[name] for name, new in SAME.items() if name in said}
    for name, new in DATES.items():
        if said.get(name):
            shown[new] = date(said[name], name, path, said.get("timezone"), told)
    params = {name: value for name, value in said.items() if name not in {*USED, *SAME, *DATES, *TERMS}}
    params |= {name: header.listed(said[name]) for name in LISTS if said.get(name)}
    params |= {name: number for name in NUMBERS if (number := header_values.whole_number(said.get(name))) is not None}
    if kind == "post":
        shown |= terms(said, conf)
    else:
        # Pelican listed no pages, while Hugo lists all that have a tag.
        params |= {name: own[name] for name in TERMS if own.get(name)}
    status = str(said.get("status", "published")).strip().lower()
    shown["draft"] = status == "draft" or unpublished(said, kind, status, path, conf, told)
    found, more = metadata.meta({**shown, "params": params}, path=path, kind=kind)
    front_matter: dict[str, Value] = dict(found.front_matter)
    front_matter |= {"layout": str(said["template"])} if said.get("template") else {}
    front_matter |= {"build": {"list": "never"}} if status == "hidden" else {}
    front_matter |= {KEY: str(said[KEY])} if said.get(KEY) else {}
    url = patterns.address(str(said["url"])) if said.get("url") else None
    slug = str(said["slug"]).strip() if said.get("slug") else None
    language = str(said.get("lang") or "").strip().lower()
    if language == str(conf["DEFAULT_LANG"]).lower():
        language = ""
    return replace(found, front_matter=front_matter, permalink=url, slug=slug, language=language), [*told, *more]


def terms(said: Mapping[str, Any], conf: Mapping[str, Any]) -> dict[str, Any]:
    """Tags, categories and authors as lists."""
    one = str(said.get("author") or conf.get("AUTHOR") or "")
    authors = header.listed(said["authors"]) if said.get("authors") else [one]
    return {
        "tags": header.listed(said.get("tags") or []),
        "categories": categories.named(said, conf),
        "authors": [one for one in authors if one.strip()],
    }


def unpublished(
    said: Mapping[str, Any], kind: Kind, status: str, path: str, conf: Mapping[str, Any], told: list[Diagnostic]
) -> bool:
    """Whether Pelican left a post out, and why, since something in it is missing or wrong."""
    if status not in STATUSES:
        message = f"Pelican knows no status {status!r} and left the post out of the site; it is a draft"
        told.append(Diagnostic(path, None, Code.BAD_VALUE, message))
    undated = kind == "post" and not said.get("date") and not has_dates_of_files(conf) and status != "draft"
    if undated:
        message = "no date, without which Pelican left articles out of the site; it is a draft"
        told.append(Diagnostic(path, None, Code.MISSING_DATE, message))
    untitled = not str(said.get("title") or "").strip()
    if untitled:
        message = "no title, without which Pelican left the post out of the site; it is a draft"
        told.append(Diagnostic(path, None, Code.MISSING_TITLE, message))
    return status not in STATUSES or undated or untitled


def has_dates_of_files(conf: Mapping[str, Any]) -> bool:
    """Whether posts that have no date had that of their file."""
    return conf.get("DEFAULT_DATE") == "fs" or plugins.has(conf, "filetime_from_git")


def date(value: Any, name: str, path: str, zone: object, told: list[Diagnostic]) -> Any:
    """A date as Pelican reads it; what is no date stays as it is, for ``metadata`` to complain of."""
    if not isinstance(value, str):
        return value
    found = dates.read(" ".join(value.replace("_", " ").split()))
    if found is None:
        return value
    if found.missing:
        parts = " and the ".join(found.missing)
        message = f"{name} {value!r} does not say the {parts}; Pelican took that of the day when it ran"
        told.append(Diagnostic(path, None, Code.BAD_VALUE, message))
    return in_zone(found.date, zone)


def in_zone(moment: dt.date, zone: object) -> dt.date:
    """A moment in the zone that the post names for itself."""
    if not zone or not isinstance(moment, dt.datetime) or moment.tzinfo is not None:
        return moment
    try:
        return moment.replace(tzinfo=zoneinfo.ZoneInfo(str(zone).strip()))
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return moment
