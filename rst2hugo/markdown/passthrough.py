"""Posts that are Markdown already: carried over as they are, but for what Hugo would run or misread."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from rst2hugo import markdown
from rst2hugo.markdown import fences, teasers
from rst2hugo.model import Link

IsNamed: TypeAlias = Callable[[str], bool]
"""Whether an address is one in the engine's own syntax, such as ``{filename}a.rst``."""

# Code, scripts; the destinations of links and images and of reference definitions; attributes of HTML; bare addresses.
PIECE = re.compile(
    r"""(?msxi)
    (?P<code> ^[ ]{0,3} (?P<fence>`{3,}|~{3,}) [^\n]*\n (?:.*?\n)? [ ]{0,3} (?P=fence) [`~]* [ \t]* $
            | (?<!`) (?P<ticks>`+) (?!`) .+? (?<!`) (?P=ticks) (?!`)
            | <script\b (?! [^>]* \s src \s* = ) [^>]*> .*? (?: </script\s*> | \Z ) )
    | (?P<before> \]\([ \t]* ) (?: <(?P<enclosed> [^<>\n]+ )> | (?P<bare> (?> (?: [^\s()<>] | \([^\s()<>]*\) )+ ) ) )
      (?= \s*\) | \s+["'(] )
    | (?P<name> ^[ ]{0,3} \[ (?!\^) [^\]\n]+ \]:[ \t]* ) (?: <(?P<wrapped> [^<>\n]+ )> | (?P<target> [^\s<>]+ ) )
      (?= [ \t]* (?: ["'(][^\n]* )? $ )
    | (?P<attribute> \s (?P<of>href|src|poster|data|cite|formaction|action|content) \s*=\s* (?P<quote>["']) )
      (?P<value> [^"'\n]+ ) (?=(?P=quote))
    | < (?P<auto> [a-z][a-z0-9+.-]+ : [^\s<>]+ ) >
    """
)
ADDRESSES = frozenset({"href", "src"})


def carried_over(body: str, is_named: IsNamed = lambda uri: False) -> str:
    """``body`` with shortcode delimiters made harmless and the addresses in its links left open."""

    def opened(found: re.Match[str]) -> str:
        line = body.count("\n", 0, found.start()) + 1
        if found["code"] or found["auto"]:
            return found[0]
        if found["attribute"]:
            is_address = is_named(found["value"]) or (found["of"].lower() in ADDRESSES and not is_macro(found["value"]))
            return found["attribute"] + markdown.open_attribute(found["value"], line) if is_address else found[0]
        before = found["before"] or found["name"]
        uri = found["enclosed"] or found["wrapped"] or found["bare"] or found["target"]
        if is_macro(uri) and not is_named(uri):
            return found[0]
        return before + markdown.open_address(uri, line, found[0].removeprefix(before))

    written = fences.mend_fences(PIECE.sub(opened, body))
    code = list(code_in(written))
    ends = (found for found in teasers.COMMENT.finditer(written) if not within(found.start(), code))
    divider = next(ends, None)
    if divider is None:
        return markdown.neutral(written).strip("\n")
    parts = written[: divider.start()], written[divider.end() :]
    return teasers.DIVIDER.join(map(markdown.neutral, parts)).strip("\n")


def links(body: str) -> Iterator[Link]:
    """The links of ``body`` for the ledger: in the text, by reference definitions (once each), in HTML."""
    for found in PIECE.finditer(body):
        line = body.count("\n", 0, found.start()) + 1
        if found["before"]:
            is_picture, text = text_before(body, found.start())
            if not is_picture:
                yield Link(line - text.count("\n"), text, "", (), found["enclosed"] or found["bare"])
        elif found["name"]:
            name = found["name"].strip()[1:].removesuffix(":").removesuffix("]")
            yield Link(line, "", name, (), found["wrapped"] or found["target"])
        elif found["auto"]:
            yield Link(line, found["auto"], "", (), found["auto"])
        elif found["attribute"] and found["of"].lower() == "href":
            yield Link(line, "", "", (), found["value"])


def pictures(body: str) -> Iterator[str]:
    """The addresses of the pictures of ``body``, in Markdown and in HTML; those by reference are in ``links``."""
    for found in PIECE.finditer(body):
        if found["before"] and text_before(body, found.start())[0]:
            yield found["enclosed"] or found["bare"]
        elif found["attribute"] and found["of"].lower() == "src":
            yield found["value"]


def text_before(body: str, end: int) -> tuple[bool, str]:
    """Whether it is a picture, and the text in the brackets of which ``end`` is the place of the closing one."""
    depth = 1
    start = end
    while depth and start > 0:
        start -= 1
        if body[start] in "[]" and body[start - 1 : start] != "\\":
            depth += 1 if body[start] == "]" else -1
    return body[start - 1 : start] == "!", body[start + 1 : end]


def within(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def code_in(text: str) -> Iterator[tuple[int, int]]:
    """Where code begins and ends."""
    return (found.span() for found in PIECE.finditer(text) if found["code"])


def is_macro(uri: str) -> bool:
    """Whether the old engine put something else in its place, as Jekyll does for ``{{ site.url }}``."""
    return uri.startswith("{")
