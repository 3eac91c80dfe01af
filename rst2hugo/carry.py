"""In here: posts that are Markdown already: carried over as they are, but for what Hugo would run or misread."""

from __future__ import annotations

import re

from rst2hugo import markdown

# An inline destination or a reference definition that leads into a site: from its root, or with a host.
DESTINATION = re.compile(r"(?m)(?P<before>\]\(|^ {0,3}\[[^\]\n]+\]:[ \t]*)(?P<uri>(?:https?:/)?/[^\s()<>]+)")
FENCE = re.compile(r"(?ms)^( {0,3})(`{3,}|~{3,})[^\n]*\n.*?^ {0,3}\2[`~]*[ \t]*$")


def carried_over(body: str) -> str:
    """``body`` with shortcode delimiters made harmless and the addresses in its links left open."""
    parts: list[str] = []
    done = 0
    for block in FENCE.finditer(body):
        parts += [with_open_addresses(body[done : block.start()], body.count("\n", 0, done)), block[0]]
        done = block.end()
    parts.append(with_open_addresses(body[done:], body.count("\n", 0, done)))
    return markdown.neutral("".join(parts)).strip("\n")


def with_open_addresses(text: str, lines_before: int) -> str:
    def opened(found: re.Match[str]) -> str:
        line = lines_before + text.count("\n", 0, found.start("uri")) + 1
        return found["before"] + markdown.open_address(found["uri"], line, found["uri"])

    return DESTINATION.sub(opened, text)
