"""Headers of Hugo's content files, which stay as they are typed: YAML, TOML or JSON, in their order, with comments."""

from __future__ import annotations

import json
import re
from typing import Any

from rst2hugo.headers import front_matter
from rst2hugo.headers.front_matter import Header

RST = r"[\"']?(?:rst|restructuredtext)[\"']?"
IN_LINE = re.compile(rf"(?im)^[\"']?markup[\"']?[ \t]*[:=][ \t]*{RST}[ \t]*(?:#.*)?\r?\n")
IN_JSON = re.compile(rf"(?i)\"markup\"\s*:\s*{RST}\s*,\s*|,?(?<!\s)\s*\"markup\"\s*:\s*{RST}(?=\s*\}})")


def read(text: str) -> Header:
    """The header of a content file in any of the formats that Hugo reads, which may stand after empty lines."""
    start = len(text) - len(text.lstrip())
    lead = text.count("\n", 0, start)
    if text[start : start + 1] == "{":
        return read_json(text, start)
    found = front_matter.read(text[start:])
    if not found.end:
        return Header({}, text, None, 0)
    return found._replace(body="\n" * lead + found.body, end=found.end + lead)


def read_json(text: str, start: int) -> Header:
    try:
        values, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        return Header({}, text, f"line {text.count(chr(10), 0, start) + 1}: {error}", 0)
    lines = text.count("\n", 0, end) + 1
    return Header(values, "\n" * text.count("\n", 0, end) + text[end:], None, lines)


def keep_typed(text: str, header: Header) -> str:
    """The header as it is typed, without the empty lines around it; the markup is no longer rst."""
    lines = text.split("\n")[: header.end]
    written = "\n".join(lines).strip("\n")
    if says_rst(header.values):
        written = IN_JSON.sub("", written, count=1) if written.startswith("{") else IN_LINE.sub("", written, count=1)
    return f"{written}\n" if written else ""


def says_rst(values: dict[str, Any]) -> bool:
    """Whether a header says that the text is rst, whatever the file's name is."""
    return any(str(name).lower() == "markup" and re.fullmatch(RST, str(one).lower()) for name, one in values.items())
