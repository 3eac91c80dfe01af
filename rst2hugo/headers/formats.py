"""The headers that have neither fences nor fields: comments, bare YAML, directives, lines with a #."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from textwrap import dedent
from typing import Any

from rst2hugo.headers import field_list
from rst2hugo.headers.front_matter import Header
from rst2hugo.values import yaml_loader

# Nikola's own pattern (``re_meta``), but for targets, substitutions, footnotes and directives, which it takes as well.
COMMENT = re.compile(r"\s*\.\. (?![_|\[])(.+?)(?<!:): (.*)$|\s*\.\. ([\w -]+):$")
# Other lines that are not text: comments, what is indented below them, and the signs around a comment in HTML.
HIDDEN = re.compile(r"\s|<!--|-->|\.\.(?:\s+(?![_|\[]|[\w-]+::)|$)")
DIRECTIVE = re.compile(r"\.\. ([\w-]+)::(?:[ \t]+(.*))?$")
OPTION = re.compile(r"[ \t]+:([\w-]+):(?:[ \t]+(.*))?$")
# What no text begins with by chance, if it is to be a header without fences.
DECISIVE = frozenset({"public", "tags", "title", "date", "pub_date", "published", "category", "categories", "slug"})
# The directives of Tinkerer and ABlog.
FLAGS = frozenset({"comments"})
METADATA = {"author": "author", "categories": "categories", "tags": "tags", "comments": "comments", "post": "date"}


def blanked(lines: Sequence[str], taken: Iterable[int]) -> str:
    """The text without the lines that were taken; the numbers of the others stay true."""
    numbers = set(taken)
    return "\n".join("" if number in numbers else line for number, line in enumerate(lines))


def first_block(lines: Sequence[str]) -> range:
    """The numbers of the lines before the first blank one, which may itself come after blank lines."""
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    return range(start, next((number for number in range(start, len(lines)) if not lines[number].strip()), len(lines)))


def comments(text: str) -> Header:
    """Nikola's ``.. key: value`` in the first block; other lines in it stay, though Nikola shows none of them.

    Without a blank line after it the block is body as well.
    """
    lines = text.split("\n")
    block = first_block(lines)
    found = {number: match for number in block if (match := COMMENT.match(lines[number]))}
    values = {match[1]: match[2].strip() for match in found.values() if match[1] and match[2].strip()}
    if not values or block.stop == len(lines):
        return Header(values, text, None, 0)
    rest = " ".join(lines[number].strip() for number in block if number not in found)
    if not re.sub("<!--|-->", "", rest).strip():
        return Header(values, blanked(lines, block), None, block.stop)
    for number in found:  # what is indented below a comment remains one
        continued = number + 1 in block and number + 1 not in found and lines[number + 1][0] in " \t"
        lines[number] = ".." if continued and "<!--" not in rest else ""
    return Header(values, "\n".join(lines), None, block.stop)


def text_in_comments(text: str) -> int | None:
    """The number of the first line in the block of ``comments`` that is text, which Nikola does not show."""
    lines = text.split("\n")
    block = first_block(lines)
    if block.stop == len(lines) or not any(COMMENT.match(lines[number]) for number in block):
        return None
    return next((number for number in block if not (COMMENT.match(lines[number]) or HIDDEN.match(lines[number]))), None)


def scattered(text: str, names: Iterable[str]) -> Header:
    """blohg's ``.. name: value`` anywhere in the text; lines with other than the known ``names`` stay."""
    lines = text.split("\n")
    pattern = re.compile(rf"\.\. ({'|'.join(names)}): *(.*)$")
    found = {number: match for number, line in enumerate(lines) if (match := pattern.match(line))}
    values = {match[1]: match[2].strip() for match in found.values()}
    return Header(values, blanked(lines, found), None, 0)


def block(text: str) -> Header:
    """rstblog's YAML without fences: all lines up to the first blank one, which may be the first of all."""
    lines = text.split("\n")
    return bare(lines, next((number for number, line in enumerate(lines) if not line.strip()), len(lines)))


def divided(text: str) -> Header:
    """Wok's YAML up to the first line ``---``; a second such line ends the preview, which is part of the header.

    Without such a line all is body.
    """
    lines = text.split("\n")
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if not ends:
        return Header({}, text, None, 0)
    found = bare(lines, ends[0])
    if found.problem is not None or len(ends) == 1:
        return found._replace(body=found.body if found.problem else blanked(lines, range(ends[0] + 1)), end=ends[0] + 1)
    preview = "\n".join(lines[ends[0] + 1 : ends[1]]).strip()
    values = {**found.values, **({"preview": preview} if preview else {})}
    return Header(values, blanked(lines, range(ends[1] + 1)), None, ends[1] + 1)


def bare(lines: Sequence[str], end: int) -> Header:
    """The header in the first ``end`` lines, which are YAML."""
    text = "\n".join(lines)
    try:
        values = yaml_loader.load("\n".join(lines[:end]))
        if not isinstance(values, dict | None):
            raise ValueError("the header is not a list of keys and values")
    except (yaml_loader.Error, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = " ".join(str(getattr(error, "problem", None) or error).split())
        return Header({}, text, f"line {mark.line + 1 if mark else 1}: {problem}", end)
    return Header(values or {}, blanked(lines, range(end)), None, end)


def hashed(text: str) -> Header:
    """Pyblosxom's: the first line is the title, and the ``#key value`` lines under it are what the entry says."""
    title, *lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if not re.match(r"#\w", line)), len(lines))
    said = (line[1:].partition(" ") for line in lines[:end])
    values = {"title": title.strip(), **{key: value.strip() for key, _, value in said}}
    return Header(values, blanked([title, *lines], range(end + 1)), None, end + 1)


def of_meta(text: str) -> Header:
    """Cyrax' ``key: value`` lines in the body of ``.. meta::``."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if re.match(r"\.\. meta::\s*$", line)), None)
    if start is None:
        return Header({}, text, None, 0)
    body = list(takewhile(lambda line: not line.strip() or line[0] in " \t", lines[start + 1 :]))
    said = (re.match(r"\s+:?([\w-]+): *(.*)$", line) for line in body)
    values = {match[1]: match[2].strip() for match in said if match}
    return Header(values, blanked(lines, range(start, start + 1 + len(body))), None, 0)


def directives(text: str, known: Mapping[str, str]) -> Header:
    """Directives that are metadata, as Tinkerer and ABlog have them.

    ``known`` maps the name of a directive to the key for its argument; its options are further keys. What has
    no value is true if it is an option or one of FLAGS, else false. A body is part of the text.
    """
    lines = text.split("\n")
    values: dict[str, Any] = {}
    taken: list[int] = []
    for number, line in enumerate(lines):
        match = DIRECTIVE.match(line)
        if match is None or match[1] not in known:
            continue
        values[known[match[1]]] = (match[2] or "").strip() or match[1] in FLAGS
        taken.append(number)
        while option := OPTION.match(lines[taken[-1] + 1]) if taken[-1] + 1 < len(lines) else None:
            values[option[1]] = (option[2] or "").strip() or True
            taken.append(taken[-1] + 1)
        move_out(lines, taken[-1] + 1)
    return Header(values, blanked(lines, taken), None, 0)


def move_out(lines: list[str], start: int) -> None:
    """Take the indentation from a body that begins there."""
    body = list(takewhile(lambda line: not line.strip() or line[0] in " \t", lines[start:]))
    lines[start : start + len(body)] = dedent("\n".join(body)).split("\n") if body else []


def sniffed(text: str) -> Header:
    """The header of a text without fences, of whichever kind it is: comments, bare YAML, fields, directives."""
    lines = text.split("\n")
    first = lines[next(iter(first_block(lines)), 0)]
    if re.match(r"\.\. [a-zA-Z][\w-]*: +\S", first):
        return comments(text)
    if re.match(r"[a-zA-Z][\w-]*:(?:\s|$)", text):
        for found in (divided(text), block(text)):
            is_header = not DECISIVE.isdisjoint(key.lower() for key in found.values)
            if found.problem is None and is_header and (text[0].islower() or len(found.values) > 1):
                return found
    fields = field_list.read(text, take_title=False)
    more = directives(fields.body, METADATA)
    said = {name: value for name, value in more.values.items() if value not in ("default", "none", False)}
    return Header({**said, **fields.values}, more.body, None, 0)
