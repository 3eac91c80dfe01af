"""Shortcodes of the old engine, ``{{% name args %}}``: cut out before the text is read, put back after it.

Nikola does so, too (https://getnikola.com/handbook.html#shortcodes): they may stand anywhere, even in code.
Meanwhile a word stands for each, which has the whole shortcode in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from rst2hugo.model.diagnostics import Code
from rst2hugo.model.reports import Reports

WORD = re.compile(r"shortcode0x((?:[0-9a-f]{2})+)x")
ARGUMENT = re.compile(r"""\s+(?!%}})(?:([^\s='"]+)=)?(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|([^\s"'=]+))""")
OPENING = re.compile(rf"{{{{%\s*([^\s/%][^\s]*?)((?:{ARGUMENT.pattern})*)\s*%}}}}")


class Shortcode(NamedTuple):
    """A shortcode: how it stands in the text, its name, its arguments with and without a name, what it encloses."""

    source: str
    name: str
    arguments: tuple[str, ...]
    options: dict[str, str]
    body: str


Lowered: TypeAlias = tuple[Literal["rst", "text", "html"], str]
"""What a shortcode stands for: rst, text, or HTML."""
Lower: TypeAlias = Callable[[Shortcode], Lowered | None]


def cut(text: str) -> str:
    """``text`` with a word instead of each shortcode; the lines of what comes after it keep their numbers."""
    parts: list[str] = []
    done = owed = 0
    for start, end in places(text):
        kept = text[done:start]
        gap = kept.find("\n\n")
        if owed and gap >= 0:
            kept, owed = kept[:gap] + "\n" * owed + kept[gap:], 0
        source = text[start:end]
        parts += [kept, word(source)]
        owed += 0 if is_indented(text, start) else source.count("\n")
        done = end
    rest = text[done:]
    gap = rest.find("\n\n")
    return "".join([*parts, rest[:gap] + "\n" * owed + rest[gap:] if owed and gap >= 0 else rest])


def is_indented(text: str, end: int) -> bool:
    """Whether the line that ends at ``end`` begins with white space."""
    end -= text.endswith("\n", 0, end)
    begin = text.rfind("\n", 0, end) + 1
    return begin < end and text[begin] in " \t"


def word(source: str) -> str:
    """What stands for a shortcode while the text is read."""
    return f"shortcode0x{source.encode().hex()}x"


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where shortcodes begin and end, with all that they enclose; what is not one of Nikola's is text."""
    at, last = 0, text.rfind("%}}") + 3  # nothing is looked for after the last that can be an end
    alone: set[str] = set()
    while found := OPENING.search(text, at, last):
        closing = None
        if found[1] not in alone:
            closing = re.compile(rf"{{{{%\s*/{re.escape(found[1])}\s+%}}}}").search(text, found.end())
        if closing is None:
            alone.add(found[1])
        at = closing.end() if closing else found.end()
        yield found.start(), at


def parsed(source: str) -> Shortcode:
    """The parts of a shortcode that ``places`` has found."""
    found = OPENING.match(source)
    assert found is not None
    arguments: list[str] = []
    options: dict[str, str] = {}
    for name, *values in ARGUMENT.findall(found[2]):
        value = re.sub(r"\\(.)", r"\1", "".join(values))
        if name:
            options[name] = value
        else:
            arguments.append(value)
    enclosed = re.sub(rf"{{{{%\s*/{re.escape(found[1])}\s+%}}}}$", "", source[found.end() :])
    return Shortcode(source, found[1], tuple(arguments), options, enclosed)


def original(word: re.Match[str]) -> str:
    return bytes.fromhex(word[1]).decode()


def in_code(text: str, lower: Lower, line: int | None, reports: Reports) -> str:
    """Text that is shown as it is: Nikola put the HTML of a shortcode there, which can only be text itself."""

    def replace_word(word: re.Match[str]) -> str:
        shortcode = parsed(original(word))
        meant = lower(shortcode)
        if meant is not None and meant[0] != "rst":
            return meant[1]
        where = "stands in code or inside of a tag and was kept as it is"
        reports.report(line, Code.UNKNOWN_SHORTCODE, f"{{{{% {shortcode.name} %}}}} {where}")
        return shortcode.source

    return WORD.sub(replace_word, text)


def has_html(text: str) -> bool:
    """Whether there is markup of HTML in what a shortcode encloses."""
    return re.search(r"<[a-zA-Z/!]|&[#\w]+;", text) is not None


Where: TypeAlias = Literal["block", "line", "code"]
"""Where a shortcode stands in a Markdown text: alone between blank lines, among words, or in code."""


BLANK_LINE = re.compile(r"\s*(?:\n[ \t]*\n|\Z)")


def is_after_blank_line(text: str, end: int) -> bool:
    """Whether a blank line, or nothing, is before what begins at ``end``."""
    if text[: min(end, 2)] in ("", "\n"):
        return True
    if not text.endswith("\n", 0, end):
        return False
    before = text.rfind("\n", 0, end - 1)
    return before >= 0 and not text[before + 1 : end - 1].strip(" \t")


def in_markdown(text: str, code: Iterable[tuple[int, int]], shown: Callable[[str, Where], str]) -> str:
    """Markdown with the shortcodes put back as ``shown`` has them; ``code`` has the ranges of it that are code."""

    def put(found: re.Match[str]) -> str:
        alone = is_after_blank_line(found.string, found.start()) and BLANK_LINE.match(found.string, found.end())
        return shown(found[0], "block" if alone else "line")

    parts: list[str] = []
    done = 0
    for start, end in code:
        parts += [WORD.sub(put, text[done:start]), WORD.sub(lambda found: shown(found[0], "code"), text[start:end])]
        done = end
    return "".join([*parts, WORD.sub(put, text[done:])])
