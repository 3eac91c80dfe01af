"""Hugo's shortcodes in rst: while docutils reads the text, a word stands for each call, and comes back as the call.

Hugo takes the calls out before rst2html sees the text (https://gohugo.io/content-management/shortcodes/): the output of
``{{< a >}}`` is put into the finished HTML, that of ``{{% a %}}`` into the rst. What ``{{< a >}}…{{< /a >}}`` encloses
is the template's business, so it stays as it is, unless the template renders it as the page is rendered. The divider
``<!--more-->`` becomes a paragraph of its own (Hugo 0.168, ``hugolib/page__content.go``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rst2hugo.markdown import teasers
from rst2hugo.markdown.shortcode_tags import closing_of, tags
from rst2hugo.rst import shortcodes

RST_FILE = re.compile(r"(?i)\.rst(?=[#\"`\s]|$)")
DIVIDER = re.compile(rf"(?m)(?<![ \t])[ \t]*(?:^\.\.[ \t]+(?:raw::[ \t]*html[ \t]*\n\s*)?)?{teasers.DIVIDER}[ \t]*")
# What is not a paragraph on the line after a call.
BLOCK = re.compile(r"[ \t]*\n(?:[-*+•][ \t]|\(?(?:\w|#|\d+)[.)][ \t]|\.\. |:[\w -]+:|[ \t]+\S|\|[ \t]|[+=][-=])")
REFERENCES = ("ref", "relref")


def cut(text: str, is_rst_inside: Callable[[str], bool]) -> str:
    """``text`` with a word for every call; ``is_rst_inside`` knows of a shortcode whether it renders what it encloses.

    The call and the end of one that encloses rst are two words; blank lines set them apart from a list or a directive.
    """
    text = divide_summary(text)
    parts: list[str] = []
    done = 0
    for start, end, before, after in spans(text, is_rst_inside):
        parts += [text[done:start], before, shortcodes.word(rename_references(text[start:end])), after]
        done = end
    return "".join([*parts, text[done:]])


def restore_calls(text: str) -> str:
    """``text`` with the calls in the place of their words."""
    return shortcodes.WORD.sub(shortcodes.original, text)


def calls(text: str) -> dict[str, str]:
    """The calls whose words ``text`` has, each with its word."""
    return {shortcodes.original(word): word[0] for word in shortcodes.WORD.finditer(text)}


def divide_summary(text: str) -> str:
    """``text`` with a word for the divider of the summary, the first one, as a paragraph of its own."""
    found = DIVIDER.search(text)
    if found is None:
        return text
    before, after = text[: found.start()].rstrip(" \t"), text[found.end() :].lstrip(" \t")
    lead = "\n" * max(0, 2 - (len(before) - len(before.rstrip("\n")))) if before.strip() else ""
    trail = "\n" * max(0, 2 - (len(after) - len(after.lstrip("\n")))) if after.strip() else ""
    return f"{before}{lead}{shortcodes.word(teasers.DIVIDER)}{trail}{after}"


def spans(text: str, is_rst_inside: Callable[[str], bool]) -> Iterator[tuple[int, int, str, str]]:
    """Where each piece begins and ends that becomes a word, and the line ends to be added before and after it."""
    found = [*tags(text)]
    apart: set[int] = set()
    number = 0
    while number < len(found):
        tag, closing = found[number], closing_of(number, found)
        if closing is not None and not tag.is_percent and not is_rst_inside(tag.name):
            yield tag.start, found[closing].end, "", ""
            number = closing
        else:
            after = "\n" if closing is not None and BLOCK.match(text[tag.end :]) else ""
            if after:
                apart.add(found[closing or 0].start)
            yield tag.start, tag.end, "\n" if tag.start in apart else "", after
        number += 1


def rename_references(call: str) -> str:
    """A call in which references to pages by their files have the new name; Hugo finds them by either."""
    tag = next(tags(call), None)
    return RST_FILE.sub(".md", call) if tag is not None and tag.name in REFERENCES else call
