"""What KaTeX insists on in a formula and docutils does not: braces in pairs, one index, no stray dollars."""

from __future__ import annotations

import re

BRACE = re.compile(r"\\.|([{}])|(\$)|(&)", re.DOTALL)


SCRIPT = r"(?<!\\)[_^]\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|\\[a-zA-Z]+|[^\s{}\\_^])\s*"
SCRIPTS = re.compile(rf"(?:{SCRIPT}){{2,}}")


def parted(scripts: re.Match[str]) -> str:
    """Indices one after the other, of which LaTeX takes one of a kind, and docutils several: ``a_b_c``."""
    found: list[str] = []
    kinds: set[str] = set()
    for script in re.findall(SCRIPT, scripts[0]):
        if script[0] in kinds:
            found.append("{}")
            kinds.clear()
        kinds.add(script[0])
        found.append(script)
    return "".join(found)


def drawable(formula: str) -> str:
    """``formula`` as KaTeX can read it, and Hugo without finding a shortcode in it.

    A backslash before a parenthesis would be the end of the formula in Hugo.
    docutils draws a dollar, and an ampersand in a group, as letters; it closes what was left open and
    passes over what closes nothing.
    """
    depth = 0
    formula = SCRIPTS.sub(parted, formula)

    def mended(match: re.Match[str]) -> str:
        nonlocal depth
        brace, dollar, ampersand = match.groups()
        if match[0] == "\\)":
            return ")"
        if match[0] == "\\\\" and formula.startswith((")", "\\)"), match.end()):
            return match[0] + " "
        if dollar:
            return dollar if mixed else rf"\{dollar}"
        if ampersand:
            return rf"\{ampersand}" if depth and not aligned else ampersand
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            depth = 0
            return ""
        return match[0]

    aligned = "\\begin" in formula
    mixed = re.search(r"\\(?:text|[mh]box)", formula) is not None  # words with formulas between dollars
    paired = BRACE.sub(mended, formula)
    if depth and re.search(r"(?<!\\)(?:\\\\)*\\\Z", paired):
        paired += " "  # else the backslash would take away the brace
    without_shortcode = re.sub(r"\{(?=\{[<%])", "{ ", paired + "}" * depth)
    return without_shortcode.replace("<!--more-->", "<!--{}more-->")  # where Hugo would cut the page
