"""The metadata of one post of Pelican's in Hugo's terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rst2hugo.engines.pelican import categories, header, patterns, plugins, refusals
from rst2hugo.model import Kind, Meta, Value
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.values import dates, header_values, metadata

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
            shown[new] = date(said[name], name, path, said.get("timezone"), conf, told)
    params = {name: value for name, value in said.items() if name not in {*USED, *SAME, *DATES, *TERMS}}
    params |= {name: header.as_list(said[name]) for name in LISTS if said.get(name)}
    params |= {name: number for name in NUMBERS if (number := header_values.whole_number(said.get(name))) is not None}
    if kind == "post":
        shown |= terms(said, conf)
    else:
        # Pelican listed no pages, while Hugo lists all that have a tag.
        params |= {name: own[name] for name in TERMS if own.get(name)}
    status = str(said.get("status", "published")).strip().lower()
    refused = list(refusals.find_refusals(said, kind, path, conf))
    told += refused
    shown["draft"] = status == "draft" or bool(refused)
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
    authors = header.as_list(said["authors"]) if said.get("authors") else [one]
    return {
        "tags": header.as_list(said.get("tags") or []),
        "categories": categories.category_paths(said, conf),
        "authors": [one for one in authors if one.strip()],
    }


def date(value: Any, name: str, path: str, zone: object, conf: Mapping[str, Any], told: list[Diagnostic]) -> Any:
    """A date as Pelican reads it; what is not a date to it stays as it is, for ``metadata`` to read."""
    found = refusals.read_date(value, conf) if isinstance(value, str) else None
    if found is None:
        return value
    told += [Diagnostic(path, None, code, message) for code, message in metadata.doubts(name, value, found, "Pelican")]
    return dates.in_zone(found.date, zone)
