"""Tags of Hugo's shortcodes in a text, as Hugo's lexer reads them: in quotes there is no end of one.

https://gohugo.io/content-management/shortcodes/, tried with Hugo 0.168.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

QUOTED = r'"(?:\\.|[^"\\])*"|`[^`]*`'
TAG = re.compile(
    rf"(?s)\{{\{{<(?P<angle>/\*.*?\*/|(?:{QUOTED}|[^\"`])*?)>\}}\}}"
    rf"|\{{\{{%(?P<percent>/\*.*?\*/|(?:{QUOTED}|[^\"`])*?)%\}}\}}"
)
NAME = re.compile(r"\s*(/?)\s*([^\s/\"`][^\s\"`]*?)(?=\s|/?$)")


class Tag(NamedTuple):
    """A tag of a shortcode: where it begins and ends, its name, whether it closes one or is closed in itself."""

    start: int
    end: int
    name: str
    is_percent: bool
    closes: bool
    is_closed: bool


def tags(text: str) -> Iterator[Tag]:
    """Every tag of a shortcode in ``text``; one that is commented out has no name."""
    for found in TAG.finditer(text):
        inside = found["angle"] if found["angle"] is not None else found["percent"]
        name = NAME.match(inside)
        is_comment = name is None or inside.startswith("/*")
        yield Tag(
            found.start(),
            found.end(),
            "" if is_comment or name is None else name[2],
            found["percent"] is not None,
            not is_comment and name is not None and bool(name[1]),
            inside.rstrip().endswith("/"),
        )


def closing_of(number: int, found: Sequence[Tag]) -> int | None:
    """The number of the tag that closes the one of this ``number``; None for one that encloses nothing."""
    tag = found[number]
    if not tag.name or tag.closes or tag.is_closed:
        return None
    depth = 0
    for other in range(number, len(found)):
        if found[other].name == tag.name and not found[other].is_closed:
            depth += -1 if found[other].closes else 1
            if depth == 0:
                return other
    return None


def respell(text: str, tag: Tag, name: str, *, is_percent: bool, is_closed: bool) -> str:
    """How ``tag`` in ``text`` is written under this ``name``, with these delimiters, closed in itself or not."""
    inside = text[tag.start + 3 : tag.end - 3].strip().lstrip("/").lstrip()
    rest = inside.removeprefix(tag.name).removesuffix("/").rstrip() if not tag.closes else ""
    opening, closing = ("{{%", "%}}") if is_percent else ("{{<", ">}}")
    return f"{opening} {'/' if tag.closes else ''}{name}{rest} {'/' if is_closed else ''}{closing}"


PARAMETER = re.compile(rf"(?s)(?:([^\s=\"`]+)=)?({QUOTED}|[^\s\"`=]+)")


def parameters(call: str) -> list[tuple[str, str]]:
    """The parameters in the text of a call, each with its name, which is empty for one without."""
    inside = call[3:-3].strip().removesuffix("/")
    _, _, rest = inside.partition(" ")
    return [(name, value[1:-1] if value[0] in '"`' else value) for name, value in PARAMETER.findall(rest)]
