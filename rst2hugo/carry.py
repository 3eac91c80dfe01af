"""In here: posts that are Markdown already: carried over as they are, but for what Hugo would run or misread."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from rst2hugo import markdown

Named: TypeAlias = Callable[[str], bool]
"""Whether an address is one in the engine's own syntax, such as ``{filename}a.rst``."""

# An inline destination, or one of a reference definition.
DESTINATION = re.compile(
    r"(?m)(?P<before>\]\(|^ {0,3}\[[^\]\n]+\]:[ \t]*)(?:<(?P<enclosed>[^<>\n]+)>|(?P<bare>[^\s()<>]+))"
)
ATTRIBUTE = re.compile(
    r"""(?i)(?P<before>\s(?:href|src|poster|data|cite|formaction|action|content)\s*=\s*(["']))(?P<bare>[^"'\n]+)(?=\2)"""
)
# What leads into a site: from its root, or with a host.
INTO_A_SITE = re.compile(r"(?:https?:/)?/")
FENCE = re.compile(r"(?ms)^( {0,3})(`{3,}|~{3,})[^\n]*\n.*?^ {0,3}\2[`~]*[ \t]*$")


def carried_over(body: str, named: Named = lambda uri: False) -> str:
    """``body`` with shortcode delimiters made harmless and the addresses in its links left open."""
    parts: list[str] = []
    done = 0
    for block in FENCE.finditer(body):
        parts += [with_open_addresses(body[done : block.start()], body.count("\n", 0, done), named), block[0]]
        done = block.end()
    parts.append(with_open_addresses(body[done:], body.count("\n", 0, done), named))
    return markdown.neutral("".join(parts)).strip("\n")


def with_open_addresses(text: str, lines_before: int, named: Named) -> str:
    def line(found: re.Match[str]) -> int:
        return lines_before + found.string.count("\n", 0, found.end("before")) + 1

    def opened(found: re.Match[str]) -> str:
        uri = found["bare"] or found["enclosed"]
        if not (named(uri) or (found["bare"] and INTO_A_SITE.match(uri))):
            return found[0]
        return found["before"] + markdown.open_address(uri, line(found), found[0].removeprefix(found["before"]))

    def opened_attribute(found: re.Match[str]) -> str:
        return found["before"] + markdown.open_attribute(found["bare"], line(found)) if named(found["bare"]) else found[0]

    return ATTRIBUTE.sub(opened_attribute, DESTINATION.sub(opened, text))
