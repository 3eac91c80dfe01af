"""What a post of Pelican's says about itself: docinfo fields, ``Key: value`` lines, its path, the defaults."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.blog import settings
from rst2hugo.engines.pelican import markdown_extra
from rst2hugo.engines.pelican.conf import pairs
from rst2hugo.headers import field_list
from rst2hugo.headers.front_matter import Header
from rst2hugo.markdown import admonitions, passthrough
from rst2hugo.rst import localized
from rst2hugo.values.regexes import compile_regex

# A line of the header of a Markdown post, as Python-Markdown's extension "meta" reads it.
KEY = re.compile(r"[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
MORE = re.compile(r"[ ]{4,}(?P<value>.*)")
BULLET = re.compile(r"(?m)^[-*+] +(.*)$")
# A line of the header of an HTML post.
COMMENT = re.compile(r"<!--#\s?(?P<key>[\w-]+)\s?:(?P<value>[^\n]*?)-->")


def of_rst(text: str, language: str, formatted: frozenset[str]) -> Header:
    """The header of an rst post; its title stays for docutils unless a field has another one."""
    names = localized.bibliographic(language)
    # These two are no metadata but text; docutils makes topics of them.
    kept = {"abstract", "dedication", *(name for name, one in names.items() if one in ("abstract", "dedication"))}
    found = field_list.read(text, take_title=False, keep=kept)
    values: dict[str, Any] = {}
    for name, value in found.values.items():
        key = names.get(name.lower(), name.lower())
        values[key] = field_value(key, value, formatted)
    if not values.get("title"):  # an empty one is none: Pelican published the page without a title
        values.pop("title", None)
    else:
        found = field_list.read(text, take_title=True, keep=kept)
    return Header(values, found.body, None, 0)


def field_value(name: str, value: str, formatted: frozenset[str]) -> Any:
    """A field as text with or without markup; a list of names as a list, though Pelican made one name of it."""
    if name in formatted:
        return field_list.Markup(value)
    items = BULLET.findall(value)
    if name in ("tags", "authors") and items:
        return items
    return field_list.Rst(value)


def of_html(text: str) -> Header:
    """The header of an HTML post of Pelican 2.6 to 3.1: ``<!--#tags: a, b-->``; since 3.2 it is in <head>."""
    values = {match["key"].lower(): match["value"].strip() for match in COMMENT.finditer(text)}
    return Header(values, COMMENT.sub("", text), None, 0)


def of_markdown(text: str, formatted: frozenset[str], named: passthrough.IsNamed, conf: Mapping[str, Any]) -> Header:
    """The header of a Markdown post: lines up to a blank one, or between ``---`` and ``---`` or ``...``."""
    lines = text.split("\n")
    found, end = header_lines(lines)
    values: dict[str, Any] = {}
    for name, parts in found.items():
        if name in formatted:
            values[name] = passthrough.carried_over("\n".join(parts), named)
        else:
            # Of a key that may stand only once the first counts, as in Pelican.
            values[name] = parts if len(parts) > 1 and name in ("tags", "authors") else parts[0].strip()
    body = "\n".join(lines[end:])
    if admonitions.is_switched_on(markdown_extra.extensions(conf)):
        body = admonitions.write_alerts(body)
    return Header(values, "\n" * end + markdown_extra.as_hugo_reads_it(body), None, end)


def header_lines(lines: list[str]) -> tuple[dict[str, list[str]], int]:
    """The keys, in lower case, with their lines, and how many lines all of them take."""
    found: dict[str, list[str]] = {}
    key = ""
    at = 1 if re.match(r"-{3}(\s.*)?$", lines[0]) else 0
    while at < len(lines):
        line = lines[at]
        if not line.strip() or re.match(r"(-{3}|\.{3})(\s.*)?$", line):
            return found, (at + 1 if found else 0)
        if match := KEY.match(line):
            key = match["key"].lower()
            found.setdefault(key, []).append(match["value"].strip())
        elif key and (match := MORE.match(line)):
            found[key].append(match["value"].strip())
        else:
            break
        at += 1
    return found, at if found else 0


def own_values(values: Mapping[str, Any], path: str) -> dict[str, Any]:
    """What a post itself says; keywords in HTML are tags."""
    own = {name.lower(): value for name, value in values.items() if value not in ("", None)}
    if path.endswith((".html", ".htm")) and "keywords" in own:
        own["tags"] = [*as_list(own.get("tags", [])), *as_list(own.pop("keywords"))]
    return own


def of_path(path: str, conf: Mapping[str, Any]) -> dict[str, Any]:
    """What the settings and the path, below ``PATH``, say of a post; the post itself knows better."""
    found = {str(name): value for name, value in pairs(conf["DEFAULT_METADATA"]).items()}
    if conf.get("DEFAULT_CATEGORY") and conf.get("CATEGORY_SAVE_AS"):
        found["category"] = conf["DEFAULT_CATEGORY"]
    date = conf.get("DEFAULT_DATE")
    if date and date != "fs":
        found["date"] = "-".join(map(str, date[:3])) if isinstance(date, list | tuple) else date
    return found | extra(path, conf) | matched(path, conf)


def extra(path: str, conf: Mapping[str, Any]) -> dict[str, Any]:
    """``EXTRA_PATH_METADATA`` of a file and of the folders that it is in; the longest path has the last word."""
    found: dict[str, Any] = {}
    for place, said in sorted(pairs(conf["EXTRA_PATH_METADATA"]).items(), key=lambda pair: str(pair[0])):
        inside = path.startswith(str(place).rstrip("/") + "/")
        if isinstance(said, Mapping) and (path == place or inside or place == ""):
            found |= {str(name): value for name, value in said.items()}
    return found


def matched(path: str, conf: Mapping[str, Any]) -> dict[str, str]:
    """What the patterns of the settings find in a path; the first one that finds a thing has it."""
    place = PurePosixPath(path)
    folder = "" if str(place.parent) == "." else place.parent.name
    checks: list[tuple[object, str]] = [(conf["FILENAME_METADATA"], place.stem), (conf["PATH_METADATA"], path)]
    if conf.get("USE_FOLDER_AS_CATEGORY") and conf.get("CATEGORY_SAVE_AS"):
        checks.append(("(?P<category>.*)", folder))
    found: dict[str, str] = {}
    for pattern, text in checks:
        match = compiled.match(text) if text and (compiled := compile_regex(pattern)) else None
        for name, value in match.groupdict().items() if match else ():
            if value is not None:
                found.setdefault(name.lower(), value)
    return found


def as_list(value: Any) -> list[str]:
    """Names: cut at semicolons, or if there are none at commas; each once."""
    cut = re.split(";" if ";" in value else ",", value) if isinstance(value, str) else settings.as_list(value)
    return list(dict.fromkeys(filter(None, (" ".join(str(one).split()) for one in cut))))
