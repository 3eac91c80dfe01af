"""Macros of LaTeX: read from definitions, and put in place in formulas that stand elsewhere than their definition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rst2hugo.markdown import katex

# Deeper nesting of macros is one that never ends.
DEEPEST = 8
NAMED = r"\s*(?:\{\s*\\([a-zA-Z]+)\s*\}|\\([a-zA-Z]+))\s*"
COMMAND = re.compile(rf"\\(?:(?:re)?newcommand|providecommand)\*?{NAMED}(?:\[(\d)\]\s*)?(?:\[([^\]]*)\]\s*)?(?=\{{)")
DEF = re.compile(r"\\[gex]?def\s*\\([a-zA-Z]+)\s*((?:#\d)*)\s*(?=\{)")
OPERATOR = re.compile(rf"\\DeclareMathOperator(\*?){NAMED}(?=\{{)")
DELIMITERS = re.compile(rf"\\DeclarePairedDelimiter{NAMED}(?=\{{)")


class Macro(NamedTuple):
    """What a command stands for: how many arguments it has, what the first is if it is left out, and its text."""

    arguments: int
    default: str | None
    text: str


class Definition(NamedTuple):
    """A definition in a formula, from ``start`` to ``end``; KaTeX knows ``\\newcommand`` and ``\\def`` only."""

    name: str
    macro: Macro
    start: int
    end: int
    known: bool


def definitions(latex: str) -> Iterator[Definition]:
    """The macros that a formula defines."""
    for found in COMMAND.finditer(latex):
        text, end = group(latex, found.end())
        macro = Macro(int(found[3] or 0), found[4], text)
        yield Definition(found[1] or found[2], macro, found.start(), end, found[4] is None)
    for found in DEF.finditer(latex):
        text, end = group(latex, found.end())
        yield Definition(found[1], Macro(found[2].count("#"), None, text), found.start(), end, True)
    for found in OPERATOR.finditer(latex):
        text, end = group(latex, found.end())
        macro = Macro(0, None, rf"\operatorname{found[1]}{{{text}}}")
        yield Definition(found[2] or found[3], macro, found.start(), end, False)
    for found in DELIMITERS.finditer(latex):
        left, middle = group(latex, found.end())
        right, end = group(latex, middle)
        yield Definition(found[1] or found[2], Macro(1, None, f"{left} #1 {right}"), found.start(), end, False)


# A table of macros in a configuration of MathJax or KaTeX, which is JavaScript.
TABLE = re.compile(r"(?i)[\"']?\bmacros[\"']?\s*[:=]\s*(?=\{)")
STRING = r"([\"'])((?:\\.|(?!\{quote}).)*)\{quote}"
ENTRY = re.compile(
    r"[\"']?(?<![\\a-zA-Z])\\*([a-zA-Z]+)[\"']?\s*:\s*(?:"
    + STRING.format(quote=2)
    + r"|\[\s*"
    + STRING.format(quote=4)
    + r"\s*(?:,\s*(\d))?\s*(?:,[^\]]*)?\])"
)


def configured(text: str) -> Iterator[tuple[str, str]]:
    """The macros that a configuration of MathJax or KaTeX in ``text`` defines: names, and what each stands for."""
    for table in TABLE.finditer(text):
        entries, _ = group(text, table.end())
        for entry in ENTRY.finditer(entries):
            written = entry[3] if entry[3] is not None else entry[5]
            yield entry[1], re.sub(r"\\(.)", r"\1", written)


def of_settings(value: object) -> Iterator[tuple[str, str]]:
    """The same in the values of a settings file: JavaScript in a text, or a table as Sphinx' ``mathjax3_config``."""
    if isinstance(value, str):
        yield from configured(value)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if str(name).lower() == "macros" and isinstance(inner, Mapping):
                for macro, meaning in inner.items():
                    text = meaning[0] if isinstance(meaning, list | tuple) and meaning else meaning
                    yield str(macro).lstrip("\\"), str(text)
            else:
                yield from of_settings(inner)
    elif isinstance(value, list | tuple):
        yield from (found for one in value for found in of_settings(one))


def group(latex: str, start: int) -> tuple[str, int]:
    """What stands in the braces at ``start``, and where they end."""
    end = katex.group_end(latex, start)
    return latex[start + 1 : end - 1], end


def expand(latex: str, macros: Mapping[str, Macro]) -> str:
    """``latex`` with what the macros stand for in their places, but for those that it defines itself."""
    own = {one.name for one in definitions(latex) if one.known}
    names = [re.escape(name) for name in macros if name not in own]
    if not names:
        return latex
    use = re.compile(rf"(?<!\\)((?:\\\\)*)\\({'|'.join(names)})(?![a-zA-Z])")
    for _ in range(DEEPEST):
        found = list(use.finditer(latex))
        if not found:
            break
        for one in reversed(found):
            latex = place(latex, one.start() + len(one[1]), one.end(), macros[one[2]])
    return latex


def place(latex: str, start: int, end: int, macro: Macro) -> str:
    """``latex`` with the macro that is called from ``start`` to ``end`` replaced, and its arguments with it."""
    given: list[str] = []
    if macro.default is not None:
        optional = re.compile(r"\s*\[([^\]]*)\]").match(latex, end)
        given.append(optional[1] if optional else macro.default)
        end = optional.end() if optional else end
    while len(given) < macro.arguments:
        argument = re.compile(r"\s*(\\[a-zA-Z]+|\\.|[^\s{}])|\s*(?=\{)").match(latex, end)
        if argument is None:
            return f"{latex[:start]}{{}}{latex[end:]}"
        text, end = group(latex, argument.end()) if argument[1] is None else (argument[1], argument.end())
        given.append(text)
    given += [""] * 9
    text = re.sub(r"#([1-9])", lambda number: given[int(number[1]) - 1], macro.text)
    # A command must not run into the letter after it.
    gap = " " if re.search(r"\\[a-zA-Z]+$", text) and latex[end : end + 1].isalpha() else ""
    return f"{latex[:start]}{text}{gap}{latex[end:]}"
