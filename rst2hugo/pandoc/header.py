"""What a text in another format says about itself (#+TITLE, <meta>, …) as the values of a header."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rst2hugo.pandoc.trees import Item, plain
from rst2hugo.values import metadata

# What a page says to browsers or about the program that wrote it.
TECHNICAL = frozenset({"generator", "viewport", "charset", "css", "lang", "toc", "header-includes"})
ORG_KEYWORD = re.compile(r"#\+(\w+):[ \t]*(.*?)\s*\Z")
# Keywords of Org that say nothing about the post: what ran, and how to export or to show it in Emacs.
OF_ORG = re.compile(
    r"(?i)results|name|headers?|startup|options|setupfile|property|columns|call|plot|(?:attr|html|latex)_\w+"
)
ORG_TIME = re.compile(r"[<\[](\d{4}-\d\d-\d\d)(?:\s+[^\W\d]+\.?)?(?:\s+(\d\d?:\d\d))?[^>\]]*[>\]]")


def values(meta: Mapping[str, Any], format: str) -> dict[str, Any]:
    """pandoc's metadata as values of a header; those of a notebook may stand under the name of the blog engine."""
    said = {str(name): value(one) for name, one in meta.items()}
    if format == "ipynb":
        of_jupyter = said.pop("jupyter", {})
        of_nikola = of_jupyter.get("nikola")
        known = {name: one for name, one in of_jupyter.items() if name.lower() in metadata.FIELDS}
        said |= known | (of_nikola if isinstance(of_nikola, dict) else {})
    return {name: one for name, one in said.items() if name not in TECHNICAL and one not in ("", [], {})}


def value(part: Any) -> Any:
    """One value without markup; a list of people with addresses and the like is a list of their names."""
    content = part["c"]
    match part["t"]:
        case "MetaMap":
            return {str(name): value(one) for name, one in content.items()}
        case "MetaList":
            return [one["name"] if isinstance(one, dict) and "name" in one else one for one in map(value, content)]
        case "MetaString" | "MetaBool":
            return content
    return moment(" ".join(plain(content).split()))


def moment(text: str) -> str:
    """A time stamp of Org, ``<2012-01-02 Mon 10:20>``, as a date that others can read; other text as it is."""
    found = ORG_TIME.fullmatch(text)
    return " ".join(filter(None, found.groups())) if found else text


def keywords(blocks: list[Item]) -> tuple[dict[str, str], list[Item]]:
    """Org's keywords that pandoc does not know (``#+FILETAGS: :a:b:``) as values, and the other blocks.

    What Org itself exports does not show keywords.
    """
    found: dict[str, str] = {}
    others = []
    for block in blocks:
        raw = block["t"] == "RawBlock" and block["c"][0] == "org"
        keyword = ORG_KEYWORD.fullmatch(block["c"][1]) if raw else None
        if keyword is None:
            others.append(block)
        elif not OF_ORG.fullmatch(keyword[1]):
            name = "tags" if keyword[1].lower() == "filetags" else keyword[1].lower()
            text = ",".join(keyword[2].strip(":").split(":")) if name == "tags" else moment(keyword[2])
            found.setdefault(name, text)
    return found, others
