"""LaTeX as KaTeX reads it, which is part of Hugo: what it does not know becomes the nearest thing that it does.

Tried out with Hugo 0.168, whose KaTeX 0.18.4 writes MathML; ``data/katex.txt`` has the names that it knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rst2hugo.markdown import known_names

# Environments, each also with a star: unknown → known.
ENVIRONMENTS = {"eqnarray": "align", "multline": "gather", "flalign": "align", "xalignat": "alignat"}
# Those that say no more than that a formula stands here.
BARE = ("displaymath", "math", "subequations")
COMMANDS = {"mbox": "text", "mathds": "mathbb", "textdegree": "degree", "strut": "mathstrut"}
# Plain TeX with a group of rows, which MathJax knows: command → environment.
ROWS = {"matrix": "matrix", "pmatrix": "pmatrix", "cases": "cases", "eqalign": "aligned", "displaylines": "gathered"}
# MathJax' own commands that dress up a formula, which is their last argument; how many stand before it. KaTeX knows
# some of them, and needs to be trusted for that.
DRESSES = {"class": 1, "cssId": 1, "style": 1, "href": 1, "bbox": 0}
# What has no meaning there: labels have become ids, packages are loaded, a formula is one.
SILENT = re.compile(r"\\(?:label|require)\s*\{[^{}]*\}[ \t]*\n?|\\(?:allowdisplaybreaks|ensuremath)(?![a-zA-Z])")
COMMENT = re.compile(r"(?m)(?<!\\)%.*$")
TAG = re.compile(r"(?<![ \t])[ \t]*\\tag(\*?)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
ROW_END = re.compile(r"(\\\\(?:\[[^\]]*\])?)")
NAME = re.compile(r"\\([a-zA-Z]+|[^a-zA-Z])", re.DOTALL)
DEFINED = re.compile(r"\\(?:(?:re|provide)?newcommand\*?|providecommand\*?|[gex]?def|let)\s*\{?\s*\\([a-zA-Z]+)")
# Commands whose argument is words.
WORDS = re.compile(r"\\(?:text(?:rm|sf|tt|bf|it|md|up|normal)?|[mhf]box|tag\*?)\s*(?=\{)")
SIGNS = re.compile(r"\\.|[_%&#^]", re.DOTALL)
LINK = re.compile(r"\\href\s*\{([^{}]*)\}")
UNICODE = re.compile(r"\\unicode(?:\[[^\]]*\])?\s*\{\s*(?:[xX]([0-9a-fA-F]+)|(\d+))\s*\}")


def formula(latex: str) -> str:
    """A formula in a text."""
    text = SILENT.sub("", escape_words(latex))
    for old, environment in ROWS.items():
        text = replace_groups(text, old, lambda rows, name=environment: set_rows(rows, name))  # type: ignore[misc]
    for old, before in DRESSES.items():
        text = re.sub(rf"\\{old}(?![a-zA-Z])\s*(?:\[[^\]]*\]|(?:\s*\{{[^{{}}]*\}}){{{before}}})\s*(?=\{{)", "", text)
    text = UNICODE.sub(lambda found: chr(int(found[1], 16) if found[1] else int(found[2])), text)
    for old, new in COMMANDS.items():
        text = re.sub(rf"\\{old}(?![a-zA-Z])", rf"\\{new}", text)
    text = re.sub(r"(?s)\\begin\{(eqnarray\*?)\}.*?\\end\{\1\}", lambda found: two_columns(found[0]), text)
    for old, new in ENVIRONMENTS.items():
        text = re.sub(rf"\{{{old}(\*?)\}}", rf"{{{new}\1}}", text)
    return re.sub(rf"\\(?:begin|end)\{{(?:{'|'.join(BARE)})\*?\}}\n?", "", text)


def escape_words(latex: str) -> str:
    """``latex`` with ``_ % & # ^`` as letters in words: ``\\text{my_var}`` is one for MathJax and docutils only."""
    macro = DEFINED.search(latex) is not None  # where #1 is an argument

    def escape(sign: re.Match[str]) -> str:
        if len(sign[0]) > 1 or (macro and sign[0] == "#"):
            return sign[0]
        return r"\textasciicircum{}" if sign[0] == "^" else f"\\{sign[0]}"

    def words(group: str) -> str:
        parts = re.split(r"((?<!\\)\$[^$]*\$)", group)  # a formula among words is not one of them
        parts[::2] = (SIGNS.sub(escape, part) for part in parts[::2])
        return "".join(parts)

    done, at = "", 0
    while found := WORDS.search(latex, at):
        end = group_end(latex, found.end())
        done += latex[at : found.end()] + words(latex[found.end() : end])
        at = end
    return done + latex[at:]


def group_end(latex: str, start: int) -> int:
    """Where the group ends that begins with the brace at ``start``; the end of the text if it is left open."""
    depth = 0
    for brace in re.finditer(r"\\.|[{}]", latex[start:], re.DOTALL):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0 and brace[0] == "}":
            return start + brace.end()
    return len(latex)


def replace_groups(latex: str, command: str, change: Callable[[str], str]) -> str:
    """``latex`` with each ``\\command{…}`` changed, from the innermost outwards."""
    while found := list(re.finditer(rf"\\{command}(?![a-zA-Z])\s*(?=\{{)", latex)):
        last = found[-1]
        end = group_end(latex, last.end())
        latex = latex[: last.start()] + change(latex[last.end() + 1 : end - 1]) + latex[end:]
    return latex


def set_rows(rows: str, environment: str) -> str:
    written = re.sub(r"\\cr(?![a-zA-Z])\s*$", "", rows.strip()).rstrip()
    written = re.sub(r"\\cr(?![a-zA-Z])", r"\\\\", written)
    return rf"\begin{{{environment}}} {written} \end{{{environment}}}"


def display(latex: str, number: str = "") -> str:
    """A formula set apart, on as few lines as it has; with a ``number``, unless it has one itself.

    Several aligned lines need an environment, as docutils gives them, too. KaTeX' MathML shows only
    the number of a whole formula, so those of its lines are words of theirs.
    """
    text = "\n".join(line.rstrip() for line in formula(latex).split("\n") if line.strip())
    tags = TAG.findall(text)
    if len(tags) == 1:
        text = TAG.sub("", text)
        number = number_of(*tags[0])
    elif tags:
        text = TAG.sub(lambda found: rf" \qquad\text{{{found[2] if found[1] else f'({found[2]})'}}}", text)
        number = ""
    elif number:
        number = number_of("", number)
    outside = re.sub(r"(?s)\\begin\{(\w+\*?)\}.*?\\end\{\1\}", "", text)
    if re.search(r"(?<!\\)&|\\\\", outside):
        text = f"\\begin{{align*}}\n{text}\n\\end{{align*}}"
    if number:
        text = re.sub(r"\\(begin|end)\{(equation|align|alignat|gather)\}", r"\\\1{\2*}", text)
    return f"{text}\n{number}" if number else text


def number_of(star: str, number: str) -> str:
    return rf"\tag{star}{{{number}}}"


def two_columns(environment: str) -> str:
    """An ``eqnarray``, which has a column for the sign between two others, with as many as ``align`` has."""
    rows = ROW_END.split(environment)
    rows[::2] = (re.sub(r"(?<!\\)&([^&]*?)(?<!\\)&", r"&\1", row, count=1) for row in rows[::2])
    return "".join(rows)


def is_environment(name: str) -> bool:
    """Whether it is an environment that KaTeX knows, or that has another name there."""
    return name in known_names.read("katex") or name.strip("*") in (*ENVIRONMENTS, *BARE)


def unknown(latex: str) -> list[str]:
    """The commands and environments in a formula that KaTeX does not know, in their order."""
    text = COMMENT.sub("", latex)
    known, own = known_names.read("katex"), {*DEFINED.findall(text), "begin", "end"}
    commands = [name for name in NAME.findall(text) if name.isalpha() and name not in own]
    environments = re.findall(r"\\begin\{(\w+\*?)\}", text)
    found = [rf"\{name}" for name in commands if rf"\{name}" not in known and rf"text:\{name}" not in known]
    return list(dict.fromkeys([*found, *(name for name in environments if name not in known)]))
