"""In here: LaTeX as KaTeX reads it, which Hugo embeds: what it does not know becomes the nearest thing that it does.

Tried out with Hugo 0.168, whose KaTeX writes MathML; its list is https://katex.org/docs/support_table.
"""

from __future__ import annotations

import re

# Environments, each also with a star: unknown → known.
ENVIRONMENTS = {"eqnarray": "align", "multline": "gather", "flalign": "align", "xalignat": "alignat"}
# Those that say no more than that a formula stands here.
BARE = ("displaymath", "math", "subequations")
KNOWN = frozenset(
    ["array", "darray", "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "subarray",
     "cases", "dcases", "rcases", "drcases", "align", "aligned", "alignat", "alignedat", "gather", "gathered",
     "split", "equation", "CD"]
)  # fmt: skip
COMMANDS = {"mbox": "text", "mathds": "mathbb", "textdegree": "degree", "strut": "mathstrut"}
# What has no meaning there: labels have become ids, packages are loaded, a formula is one.
SILENT = re.compile(r"\\(?:label|require)\s*\{[^{}]*\}[ \t]*\n?|\\(?:allowdisplaybreaks|ensuremath)(?![a-zA-Z])")
# Commands of LaTeX and MathJax that come out in red letters; a macro is forgotten when its formula ends.
UNKNOWN = re.compile(
    r"\\(eqref|ref|pageref|cite|href|url|bbox|class|cssId|style|unicode|sideset|intertext|shortintertext|parbox|iddots"
    r"|hfill|includegraphics|eqalign|displaylines|matrix|pmatrix|cases|buildrel|root|verb|DeclareMathOperator"
    r"|DeclarePairedDelimiter|(?:re)?newcommand|newenvironment|[gex]?def|let)(?![a-zA-Z])"
)
COMMENT = re.compile(r"(?m)(?<!\\)%.*$")
TAG = re.compile(r"[ \t]*\\tag(\*?)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
ROW_END = re.compile(r"(\\\\(?:\[[^\]]*\])?)")


def formula(latex: str) -> str:
    """A formula in a text."""
    text = SILENT.sub("", latex)
    for old, new in COMMANDS.items():
        text = re.sub(rf"\\{old}(?![a-zA-Z])", rf"\\{new}", text)
    text = re.sub(r"(?s)\\begin\{(eqnarray\*?)\}.*?\\end\{\1\}", lambda found: two_columns(found[0]), text)
    for old, new in ENVIRONMENTS.items():
        text = re.sub(rf"\{{{old}(\*?)\}}", rf"{{{new}\1}}", text)
    return re.sub(rf"\\(?:begin|end)\{{(?:{'|'.join(BARE)})\*?\}}\n?", "", text)


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


def unknown(latex: str) -> list[str]:
    """The commands and environments in a formula that KaTeX does not know, in their order."""
    text = COMMENT.sub("", latex)
    environments = (name for name in re.findall(r"\\begin\{(\w+)\*?\}", text) if name not in KNOWN)
    return list(dict.fromkeys([*(rf"\{name}" for name in UNKNOWN.findall(text)), *environments]))
