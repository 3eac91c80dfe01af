r"""In here: formulas: ``:math:`x^2``` → \(x^2\), ``.. math::`` → $$ … $$, turned to MathML by Hugo itself."""

from __future__ import annotations

import re

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.render import Context, attributed, render

TEMPLATES = {"layouts/_markup/render-passthrough.html": r"\\\(|\$\$"}

# A line of the formula that Markdown would take for the start of another block.
BLOCK_START = re.compile(r"(?m)^\s*(?:[-+*=>#:|]|\d+[.)]\s|`{3}|~{3}|$)")
COMMENT = re.compile(r"(?m)(?<!\\)%.*$")
# What KaTeX does not know: name → the nearest thing that it does.
RENAMED = {"eqnarray": "align", "multline": "gather"}


@render.register
def math(node: nodes.math, ctx: Context) -> str:
    return markdown.math(node.astext())


@render.register
def math_block(node: nodes.math_block, ctx: Context) -> str:
    formula = katex(node.astext().strip("\n"))
    if ctx.quoted or BLOCK_START.search(formula):
        # The marks of a quote would become part of the formula, and a line that looks like a block would end it.
        formula = " ".join(COMMENT.sub("", formula).split())
        return attributed(f"$$ {formula} $$", node)
    return attributed(f"$$\n{formula}\n$$", node)


def katex(formula: str) -> str:
    """The formula as KaTeX reads it: several aligned lines need an environment, as docutils gives them, too."""
    for old, new in RENAMED.items():
        formula = formula.replace(f"{{{old}", f"{{{new}")
    formula = re.sub(r"\\label\{[^}]*\}\n?", "", formula).rstrip("\n")
    outside = re.sub(r"(?s)\\begin\{(\w+\*?)\}.*?\\end\{\1\}", "", formula)
    if re.search(r"(?<!\\)&|\\\\", outside):
        return f"\\begin{{align*}}\n{formula}\n\\end{{align*}}"
    return formula
