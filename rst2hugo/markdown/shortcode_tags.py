"""Tags of Hugo's shortcodes in a text, as Hugo's lexer reads them: in quotes there is no end of one.

https://gohugo.io/content-management/shortcodes/, tried with Hugo 0.168.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

QUOTED = r'"(?:\\.|[^"\\])*+"|`[^`]*+`'
# What decides where a tag ends: a lone quotation mark is one that nothing closes.
PIECE = re.compile(rf"(?s){QUOTED}|[>%]\}}\}}|\{{\{{[<%]|[\"`]")
OPENING = re.compile(r"\{\{[<%]")
CLOSING = {"{{<": ">}}", "{{%": "%}}"}
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
    at, unclosed = 0, set[int]()
    last = {mark: text.rfind(f"*/{closing}") for mark, closing in CLOSING.items()}
    while opening := OPENING.search(text, at):
        start = opening.start()
        is_comment = text.startswith("/*", start + 3) and start + 5 <= last[opening[0]]
        closing = CLOSING[opening[0]]
        end = text.find(f"*/{closing}", start + 5) + 5 if is_comment else find_end(text, start, unclosed)
        if end is None:
            at = start + 1
            continue
        at, inside = end, text[start + 3 : end - 3]
        name = None if is_comment else NAME.match(inside)
        yield Tag(
            start,
            end,
            name[2] if name else "",
            opening[0] == "{{%",
            name is not None and bool(name[1]),
            inside.rstrip().endswith("/"),
        )


def find_end(text: str, start: int, unclosed: set[int]) -> int | None:
    """Where the tag ends that opens at ``start``; None for one that does not, as those that are ``unclosed``.

    Those of its kind that open within it are as ``unclosed`` as it is, and added: so each is looked through once.
    """
    if start in unclosed:
        return None
    mark, within = text[start : start + 3], []
    for piece in PIECE.finditer(text, start + 3):
        if piece[0] == CLOSING[mark]:
            return piece.end()
        if piece[0] in ('"', "`"):
            break
        if piece[0] == mark:
            within.append(piece.start())
    unclosed.update(within)
    return None


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
