"""In here: what a post of Nikola's says about itself: ``.. title: x`` comments, ``.meta`` files, its name, its fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rst2hugo import docinfo, front_matter, headers
from rst2hugo.engines.nikola.conf import Conf
from rst2hugo.front_matter import Header

# The lines of a .meta file of Nikola 7 and older, which have no names in them.
SEVEN_LINES = ("title", "slug", "date", "tags", "link", "description", "type")
RULE = re.compile(r"([!-/:-@[-`{-~])\1{3,}")


def in_text(text: str, conf: Conf) -> Header:
    """The header at the top of a post or of a ``.meta`` file: YAML, TOML, or Nikola's comments."""
    found = front_matter.read(text)
    if found.end:
        return found._replace(values=mapped(found.values, "yaml" if text.startswith("---") else "toml", conf))
    found = headers.comments(text)
    # Nikola finds this line at the beginning of a comment of HTML or Markdown; the words around it are the comment.
    return found._replace(values=mapped(found.values, "nikola", conf))


def in_meta_file(text: str, conf: Conf) -> dict[str, Any]:
    found = in_text(text, conf).values
    lines = zip(SEVEN_LINES, text.split("\n"), strict=False)
    return found or {name: line.strip() for name, line in lines if line.strip()}


def in_fields(text: str, conf: Conf) -> Header:
    """The fields below the title, with USE_REST_DOCINFO_METADATA; the title stays for docutils."""
    found = docinfo.read(text, take_title=False)
    values: dict[str, Any] = {name.lower(): docinfo.Rst(value) for name, value in found.values.items()}
    if "authors" in values and "author" not in values:
        values["author"] = ", ".join(part.strip() for part in re.split("[;,]", values.pop("authors")))
    return Header(mapped(values, "rest_docinfo", conf), found.body, None, 0)


def in_name(path: str, conf: Conf) -> dict[str, str]:
    """What FILE_METADATA_REGEXP finds in the path of a file."""
    pattern = conf.values.get("FILE_METADATA_REGEXP")
    try:
        found = re.match(pattern, path) if isinstance(pattern, str) and pattern else None
    except re.error:
        return {}
    values = {name.lower(): value for name, value in (found.groupdict() if found else {}).items() if value}
    if "title" in values and conf.values["FILE_METADATA_UNSLUGIFY_TITLES"]:
        values["title"] = re.sub(r"[-_.]", " ", values["title"]).strip().capitalize()
    return values


def mapped(values: Mapping[str, Any], kind: str, conf: Conf) -> dict[str, Any]:
    """Values with the names that METADATA_MAPPING gives to those of other programs."""
    table = conf.values["METADATA_MAPPING"]
    names = table.get(kind) if isinstance(table, Mapping) else None
    known = {ours: values[theirs] for theirs, ours in dict(names or {}).items() if theirs in values}
    return {**values, **known}


def heading(body: str) -> str:
    """The first heading of a text, which was its title until version 7 if nothing else was; empty without one."""
    lines = [line.strip() for line in body.split("\n")]
    rules = (number for number, line in enumerate(lines) if RULE.fullmatch(line) and number)
    first = next(rules, None)
    return "" if first is None else lines[first - 1] or "".join(lines[first + 1 : first + 2])
