"""The categories of a post as plugins have them: several, one within another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rst2hugo.addresses import slugs
from rst2hugo.engines.pelican import plugins

Said = Mapping[str, Any]
# subcategory makes slugs with no substitutions at all, whatever the settings say.
BARE: Mapping[str, Any] = {"CATEGORY_REGEX_SUBSTITUTIONS": []}


def whole(said: Said, conf: Mapping[str, Any]) -> str:
    """The category as a post says it."""
    own = said.get("subcategory_path") if plugins.has(conf, "subcategory") else None
    return " ".join(str(own or said.get("category") or "").split())


def paths(said: Said, conf: Mapping[str, Any]) -> list[list[str]]:
    """The categories of a post as the names of the levels: one, commas and all, or what more_categories made of it."""
    value = whole(said, conf)
    if plugins.has(conf, "subcategory"):
        found = [value.split("/")]
    elif plugins.has(conf, "more_categories"):
        found = [one.split("/") for one in value.split(",")]
    else:
        found = [[value]]
    levels = ([one.strip() for one in path if one.strip()] for path in found)
    return [path for path in levels if path]


def category_paths(said: Said, conf: Mapping[str, Any]) -> list[str]:
    """The categories that list a post, each behind those that it is in."""
    return list(dict.fromkeys("/".join(path[:end]) for path in paths(said, conf) for end in range(1, len(path) + 1)))


def first(said: Said, conf: Mapping[str, Any]) -> str:
    """The category in addresses: the first of several; with subcategory the one that holds the others."""
    path = next(iter(paths(said, conf)), [""])
    return path[0] if plugins.has(conf, "subcategory") else "/".join(path)


def last(said: Said, conf: Mapping[str, Any]) -> str:
    """The innermost category of the first path, of which subcategory makes ``{suburl}``."""
    return "/".join(next(iter(paths(said, conf)), [""]))


def with_own_patterns(said: Said, conf: Mapping[str, Any]) -> list[str]:
    """The names that custom_article_urls may know a post's category by; the last one known decides."""
    within = category_paths(said, conf) if plugins.has(conf, "subcategory") else [first(said, conf)]
    return [str(said.get("category")), *within]


def slug(name: str, conf: Mapping[str, Any], version: tuple[int, int]) -> str:
    """The slug of a category; of one within another the slugs of both."""
    below = plugins.has(conf, "subcategory")
    parts = name.split("/") if below or plugins.has(conf, "more_categories") else [name]
    own = [conf, *[BARE if below else conf] * len(parts)]
    return "/".join(slugs.pelican(one, said, "CATEGORY", version) for one, said in zip(parts, own, strict=False))


def level(name: str, slug: str, conf: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """The beginning of the settings for a list of this kind (TAG, CATEGORY …), and what its patterns may name."""
    if name == "CATEGORY" and "/" in slug and plugins.has(conf, "subcategory"):
        return "SUBCATEGORY", {"slug": slug.rpartition("/")[2], "fullurl": slug, "savepath": slug, "name": slug}
    return name, {"slug": slug, "name": slug}
