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
        at_margin = not re.search(r"(?:^|\n)[ \t]+[^\n]*$", text[:start])
        owed += source.count("\n") if at_margin else 0
        done = end
    rest = text[done:]
    gap = rest.find("\n\n")
    return "".join([*parts, rest[:gap] + "\n" * owed + rest[gap:] if owed and gap >= 0 else rest])


def word(source: str) -> str:
    """What stands for a shortcode while the text is read."""
    return f"shortcode0x{source.encode().hex()}x"


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where shortcodes begin and end, with all that they enclose; what is not one of Nikola's is text."""
    at = 0
    while found := OPENING.search(text, at):
        closing = re.compile(rf"{{{{%\s*/{re.escape(found[1])}\s+%}}}}").search(text, found.end())
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


def in_markdown(text: str, code: Iterable[tuple[int, int]], shown: Callable[[str, Where], str]) -> str:
    """Markdown with the shortcodes put back as ``shown`` has them; ``code`` has the ranges of it that are code."""

    def put(found: re.Match[str]) -> str:
        before, after = found.string[: found.start()], found.string[found.end() :]
        alone = re.search(r"(?:^|\n[ \t]*\n)$", before) and re.match(r"\s*(?:\n[ \t]*\n|$)", after)
        return shown(found[0], "block" if alone else "line")

    parts: list[str] = []
    done = 0
    for start, end in code:
        parts += [WORD.sub(put, text[done:start]), WORD.sub(lambda found: shown(found[0], "code"), text[start:end])]
        done = end
    return "".join([*parts, WORD.sub(put, text[done:])])
