"""Pandoc's syntax tree as its JSON has it: what its parts are called, and the plain text of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

Item: TypeAlias = dict[str, Any]
"""A block or an inline: its kind under ``t``, what it holds under ``c``."""
Attributes: TypeAlias = tuple[str, list[str], list[tuple[str, str]]]
"""Id, classes, and pairs of name and value."""

LETTERS = {"Space": " ", "SoftBreak": "\n", "LineBreak": "\n"}


def plain(part: Any) -> str:
    """The letters of any part of a tree; a footnote's are not among them."""
    if isinstance(part, list):
        return "".join(map(plain, part))
    if not isinstance(part, dict):
        return ""
    kind, content = part.get("t"), part.get("c")
    match kind:
        case "Str":
            return str(content)
        case "Code" | "Math" | "CodeBlock":
            return str(content[1])  # type: ignore[index]
        case "Note" | "RawInline" | "RawBlock":
            return ""
    return LETTERS.get(str(kind), "") or plain(content)


def kinds(part: Any, wanted: str) -> Iterator[Any]:
    """The contents of all items of one kind anywhere in a part of a tree, in order."""
    if isinstance(part, list):
        for one in part:
            yield from kinds(one, wanted)
    elif isinstance(part, dict):
        if part.get("t") == wanted:
            yield part["c"]
        for one in part.values():
            yield from kinds(one, wanted)
