"""A directive of the blog's own as rst, which its code reads; the body stays the Markdown that it is."""

from __future__ import annotations

import re

from docutils.parsers.rst import directives
from myst_parser.parsers.options import TokenizeError, options_to_items

OPTION = re.compile(r"\s*:[^\s:][^:\n]*:(?:\s|$)")


def source_as_rst(name: str, first_line: str, content: str, block_text: str | None) -> str | None:
    """The source of a directive that wants it, else ``block_text``.

    Options stand in lines ``:name: value`` or, as YAML, between lines of three dashes
    (https://myst-parser.readthedocs.io/en/latest/syntax/roles-and-directives.html).
    """
    known = directives._directives.get(name)  # type: ignore[attr-defined]  # not in the stubs
    if not getattr(known, "takes_source", False):
        return block_text
    options, body = split_options(content.split("\n"))
    lines = [*(f"   {line}" for line in options), "", *(f"   {line}".rstrip() for line in body)]
    return "\n".join([f".. {name}:: {first_line}".rstrip(), *lines]).rstrip()


def split_options(lines: list[str]) -> tuple[list[str], list[str]]:
    """The options as rst has them, and the body."""
    if lines[0].strip() == "---":
        end = next((number for number, line in enumerate(lines) if number and line.strip() == "---"), len(lines))
        try:
            items, _ = options_to_items("\n".join(lines[1:end]))
        except TokenizeError:
            return [], lines
        return [f":{name}: {' '.join(value.split())}".rstrip() for name, value in items], lines[end + 1 :]
    count = next((number for number, line in enumerate(lines) if not OPTION.match(line)), len(lines))
    return [line.strip() for line in lines[:count]], lines[count:]
