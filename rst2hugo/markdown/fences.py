"""Fences of other dialects of Markdown that Hugo refuses: ``{note}`` of MyST, ``{r, echo=FALSE}``, ``js{1,3-5}``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rst2hugo.markdown import languages

OPENING = re.compile(
    r"(?P<indent>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<fence>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*?)[ \t]*"
)
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
# What Hugo 0.168 reads as attributes: the short forms, and values in quotes, lists, numbers, switches.
PAIR = r"[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|\[[^\]]*\]|true|false|null|-?[\d.]+)"
ATTRIBUTES = re.compile(rf"\{{(?:\s*(?:[#.][\w:.-]+|{PAIR})(?:[\s,]+(?:[#.][\w:.-]+|{PAIR}))*\s*)?\}}")
NO_LINE_NUMBERS = re.compile(r"(?i)\blinenos\s*=\s*[\[\d.-]")
"""A value of ``linenos`` at which Hugo's build ends: it has to be true, false, inline or table."""
NUMBERS = re.compile(r"\{\s*(\d+(?:-\d+)?(?:\s*,\s*\d+(?:-\d+)?)*)\s*\}")
LANGUAGE = re.compile(r"\{\s*\.?([\w+#-]+)\s*[\s,}]")


def mend_fences(text: str) -> str:
    """``text`` with every fence as Hugo reads it; a directive in a fence is shown as it stands in the source."""
    lines = text.split("\n")
    written: list[str] = []
    at = 0
    while at < len(lines):
        opening = OPENING.fullmatch(lines[at])
        if opening is None or is_indented_code(lines, at, opening["indent"]):
            written.append(lines[at])
            at += 1
            continue
        end = find_end(lines, at, opening)
        written += mend(lines[at:end], opening)
        at = end
    return "\n".join(written)


def find_end(lines: Sequence[str], start: int, opening: re.Match[str]) -> int:
    """The number of the line after the fence that opens in the line ``start``; it ends with its item or quote, too."""
    fence = opening["fence"]
    closing = re.compile(rf"[ \t>]*{re.escape(fence)}{re.escape(fence[0])}*[ \t]*")
    margin = find_margin(lines, start, opening["indent"])
    for number in range(start + 1, len(lines)):
        if closing.fullmatch(lines[number]):
            return number + 1
        is_out = lines[number].strip() and measure(lines[number]) < margin
        if is_out or (">" in opening["indent"] and not lines[number].lstrip().startswith(">")):
            return max(one for one in range(start, number) if one == start or lines[one].strip()) + 1
    return len(lines)


def find_margin(lines: Sequence[str], at: int, indent: str) -> int:
    """How far from the left the text of the list item is that a line begins or is in; 0 outside of lists."""
    if indent.strip(" \t>"):
        return len(indent)
    before = (line for line in reversed(lines[:at]) if line.strip())
    outer = next((line for line in before if measure(line) < len(indent.expandtabs(4))), "")
    item = ITEM.match(outer)
    return item.end() if item else 0


def measure(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())


def is_indented_code(lines: Sequence[str], at: int, indent: str) -> bool:
    """Whether a line is so far from the margin that it is code, and not in an item of a list."""
    return not indent.strip() and len(indent.expandtabs(4)) >= 4 and not find_margin(lines, at, indent)


def mend(block: Sequence[str], opening: re.Match[str]) -> list[str]:
    """The lines of a fenced block that opens so."""
    name, brace, rest = opening["info"].partition("{")
    given = brace + rest
    if "}" not in given or (ATTRIBUTES.fullmatch(given) and not NO_LINE_NUMBERS.search(given)):
        return list(block)
    start = opening["indent"] + opening["fence"]
    if name and (numbers := NUMBERS.fullmatch(given)):
        quoted = ", ".join(f'"{one.strip()}"' for one in numbers[1].split(","))
        return [f"{start}{name.strip()} {{hl_lines=[{quoted}]}}", *block[1:]]
    language = LANGUAGE.match(given)
    if name or (language and languages.is_known(language[1].lower())):
        return [start + (name.split()[0] if name else language[1] if language else ""), *block[1:]]
    longest = max(len(run) for line in block for run in re.findall("`+|$", line))
    fence = "`" * max(3, longest + 1)
    inner = re.sub(r"[^ \t>]", " ", opening["indent"])
    return [opening["indent"] + fence, inner + block[0][len(inner) :], *block[1:], inner + fence]
