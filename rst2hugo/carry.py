"""In here: posts that are Markdown already: carried over as they are, but for what Hugo would run or misread."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from rst2hugo import markdown, teasers

Named: TypeAlias = Callable[[str], bool]
"""Whether an address is one in the engine's own syntax, such as ``{filename}a.rst``."""

# Code, which is left alone; the destinations of links and images and of reference definitions; attributes of HTML.
PIECE = re.compile(
    r"""(?msxi)
    (?P<code> ^[ ]{0,3} (?P<fence>`{3,}|~{3,}) [^\n]*\n (?:.*?\n)? [ ]{0,3} (?P=fence) [`~]* [ \t]* $
            | (?<!`) (?P<ticks>`+) (?!`) .+? (?<!`) (?P=ticks) (?!`) )
    | (?P<before> \]\([ \t]* ) (?: <(?P<enclosed> [^<>\n]+ )> | (?P<bare> (?: [^\s()<>] | \([^\s()<>]*\) )+ ) )
    | (?P<name> ^[ ]{0,3} \[ (?!\^) [^\]\n]+ \]:[ \t]* ) (?: <(?P<wrapped> [^<>\n]+ )> | (?P<target> [^\s<>]+ ) )
      (?= [ \t]* (?: ["'(][^\n]* )? $ )
    | (?P<attribute> \s (?P<of>href|src|poster|data|cite|formaction|action|content) \s*=\s* (?P<quote>["']) )
      (?P<value> [^"'\n]+ ) (?=(?P=quote))
    """
)
ADDRESSES = frozenset({"href", "src"})


def carried_over(body: str, named: Named = lambda uri: False) -> str:
    """``body`` with shortcode delimiters made harmless and the addresses in its links left open."""

    def opened(found: re.Match[str]) -> str:
        line = body.count("\n", 0, found.start()) + 1
        if found["code"]:
            return found[0]
        if found["attribute"]:
            is_address = named(found["value"]) or (found["of"].lower() in ADDRESSES and not is_macro(found["value"]))
            return found["attribute"] + markdown.open_attribute(found["value"], line) if is_address else found[0]
        before = found["before"] or found["name"]
        uri = found["enclosed"] or found["wrapped"] or found["bare"] or found["target"]
        if is_macro(uri) and not named(uri):
            return found[0]
        return before + markdown.open_address(uri, line, found[0].removeprefix(before))

    written = PIECE.sub(opened, body)
    code = list(code_in(written))
    ends = (found for found in teasers.COMMENT.finditer(written) if not within(found.start(), code))
    divider = next(ends, None)
    if divider is None:
        return markdown.neutral(written).strip("\n")
    parts = written[: divider.start()], written[divider.end() :]
    return teasers.DIVIDER.join(map(markdown.neutral, parts)).strip("\n")


def within(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def code_in(text: str) -> Iterator[tuple[int, int]]:
    """Where code begins and ends."""
    return (found.span() for found in PIECE.finditer(text) if found["code"])


def is_macro(uri: str) -> bool:
    """Whether the old engine put something else in its place, as Jekyll does for ``{{ site.url }}``."""
    return uri.startswith("{")
