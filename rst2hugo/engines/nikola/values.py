"""The values of a post's header, by Nikola's names, in Hugo's terms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from rst2hugo.engines.nikola.conf import Conf
from rst2hugo.model import Meta, Value
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.values import dates, metadata

# Those that have a meaning of their own here; everything else is a parameter.
DATES = {"date": "date", "updated": "lastmod"}
GENERAL = ("title", "description", "summary", "keywords", "series")
USED = ("date", "updated", "tags", "category", "section", "author", "slug", "pretty_url", "status", "type",
        "previewimage")  # fmt: skip  # a table
STATUSES = ("published", "featured", "draft", "private")


def meta(
    values: Mapping[str, Any], path: str, conf: Conf, *, is_post: bool, language: str = ""
) -> tuple[Meta, list[Diagnostic]]:
    """Meta of the post or page in the file ``path``; ``language`` is that of ``Meta``."""
    said = {name: value for name, value in values.items() if value not in (None, "")}
    tags = as_list(said.get("tags"))
    status, tags = status_of(said, tags, conf)
    shown: dict[str, Any] = {name: said[name] for name in GENERAL if name in said}
    doubts: list[tuple[Code, str]] = []
    shown |= {ours: moment(said[theirs], theirs, doubts) for theirs, ours in DATES.items() if theirs in said}
    if is_post and "date" not in said:
        doubts.append((Code.MISSING_DATE, "no date, without which Nikola stops; the post is a draft"))
    if shown.get("lastmod") == shown.get("date"):
        shown.pop("lastmod", None)
    refused = any(code in (Code.MISSING_DATE, Code.UNPUBLISHED) for code, _ in doubts)
    shown["draft"] = status == "draft" or refused
    params: dict[str, Any] = {name: value for name, value in said.items() if name not in (*GENERAL, *USED)}
    if is_post:
        shown |= {"tags": tags, "categories": categories(said, conf), "authors": authors(said, conf)}
    else:  # Nikola listed no pages, while Hugo lists all that have a tag
        params |= {name: said[name] for name in ("tags", "category", "author") if name in said}
    if said.get("type") not in (None, "text"):
        params["type"] = said["type"]
    if status == "featured":
        params["featured"] = True
    found, told = metadata.meta(shown | {"params": params}, path=path, kind="post" if is_post else "page")
    told += [Diagnostic(path, None, code, message) for code, message in doubts]
    if status not in STATUSES:
        told.append(Diagnostic(path, None, Code.BAD_VALUE, f"{status!r} is no status; the post is published"))
    hidden: dict[str, Value] = {"build": {"list": "never"}} if status == "private" else {}
    header = {**found.front_matter, **hidden}
    return Meta(header, found.kind, None, str(said["slug"]) if "slug" in said else None, language), told


def as_list(value: object) -> list[str]:
    parts = value if isinstance(value, list | tuple) else str(value or "").split(",")
    return list(dict.fromkeys(name for one in parts if (name := " ".join(str(one).split()))))


def status_of(said: Mapping[str, Any], tags: list[str], conf: Conf) -> tuple[str, list[str]]:
    """The status of a post and its tags without those that only say it, as tags did until version 7.

    ``mathjax`` loaded a script, but it was a tag with a page like any other (Nikola 8.3.3).
    """
    status = str(said.get("status", "published"))
    if conf.version < 8 or conf.values["USE_TAG_METADATA"]:
        special = {"private": "private"} | ({"retired": "private"} if conf.version < 8 else {})
        found = ["draft" if tag.lower() == "draft" else special.get(tag, "") for tag in tags]
        status = next((one for one in ("draft", "private") if one in (*found, status)), status)
        tags = [tag for tag, one in zip(tags, found, strict=True) if not one]
    return status, tags


def moment(value: Any, name: str, doubts: list[tuple[Code, str]]) -> Any:
    """A date as Nikola reads it: `` UTC-03:00`` is the offset; what is not a date to it stays for ``metadata``."""
    found = dates.read(re.sub(r" UTC([+-]\d\d:\d\d)", r"\1", value)) if isinstance(value, str) else None
    if found is None:
        if isinstance(value, str):
            message = f"Nikola stops at the {name} {value!r}, which it cannot read; the post is a draft"
            doubts.append((Code.UNPUBLISHED, message))
        return value
    doubts += metadata.doubts(name, value, found, "Nikola")
    return found.date


def categories(said: Mapping[str, Any], conf: Conf) -> list[str]:
    """The category of a post and those above it, each by its path: ``Top``, ``Top/Sub cat``; ``a\\/b`` reads a/b."""
    parts = hierarchy(str(said.get("category", said.get("section", ""))).strip(), conf)
    return ["/".join(parts[: number + 1]) for number in range(len(parts))]


def parts_of(categories: Sequence[str]) -> list[list[str]]:
    """The parts of each of the ``categories`` of a post, which only those above it tell: a/b may be one part."""
    found: list[list[str]] = []
    for number, name in enumerate(categories):
        above = f"{categories[number - 1]}/" if number else ""
        found.append([*found[-1], name.removeprefix(above)] if above and name.startswith(above) else [name])
    return found


def is_hierarchical(conf: Conf) -> bool:
    """Whether categories have categories below them; Nikola 8.3 makes pages of these whatever the setting says."""
    return conf.version >= 8 or bool(conf.values.get("CATEGORY_ALLOW_HIERARCHIES"))


def hierarchy(name: str, conf: Conf) -> list[str]:
    """The parts of the name of a category; a backslash before a slash makes it an ordinary character."""
    if not is_hierarchical(conf):
        return [name] if name else []
    parts = re.findall(r"(?:\\.|[^/\\])+", name)
    return [re.sub(r"\\(.)", r"\1", part) for part in parts]


def authors(said: Mapping[str, Any], conf: Conf) -> list[str]:
    """Who wrote a post; nobody where it does not say so."""
    author = said.get("author")
    return as_list(author) if conf.values["MULTIPLE_AUTHORS_PER_POST"] else [str(author)] if author else []


def category_of_folder(folder: str, inner: str, language: str, conf: Conf) -> str:
    """The category of a post that names none: its folder on the site, of which POSTS does not say ``inner``."""
    if not conf.values["CATEGORY_DESTPATH_AS_DEFAULT"]:
        return ""
    name = inner if conf.values["CATEGORY_DESTPATH_TRIM_PREFIX"] and inner else folder
    name = name.split("/")[0] if conf.values["CATEGORY_DESTPATH_FIRST_DIRECTORY_ONLY"] else name
    names = conf.get("CATEGORY_DESTPATH_NAMES", language)
    return str(names.get(name, name)) if isinstance(names, Mapping) else name
