r"""Formulas: ``:math:`x^2``` → \(x^2\), ``.. math::`` → $$ … $$, turned to MathML by Hugo itself."""

from __future__ import annotations

import re

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.transforms import Transform

from rst2hugo import markdown
from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.links.crossrefs import xref
from rst2hugo.markdown import katex
from rst2hugo.markdown.formulas import drawable
from rst2hugo.markdown.marks import clean
from rst2hugo.model.diagnostics import Code
from rst2hugo.render import Context, attributed, line, render

# The pattern begins with what is rare, not with a lookbehind, so that a text is gone through in an eighth of the time.
TEMPLATES = {"layouts/_markup/render-passthrough.html": r"\\(?<!\\\\)(?:\\\\)*\(|\$\$"}

# A line of the formula that Markdown would take for the start of another block.
BLOCK_START = re.compile(r"(?m)^\s*(?:[-+*=>#:|]|\d+[.)]\s|`{3}|~{3}|<[A-Za-z/!?]|\{.*\}\s*$|$)")


class Equations(Transform):
    """Sphinx numbers the equations that have a label or a name; docutils, whose names are only that, none.

    A text that neither has a label nor refers to an equation by its number was not written for Sphinx.
    """

    default_priority = 895

    def apply(self) -> None:
        blocks = [block for block in self.document.findall(nodes.math_block) if "equation" in block]
        asked = any(one["kind"] == "eq" for one in self.document.findall(xref))
        if not asked and not any(block["labelled"] for block in blocks):
            return
        for number, block in enumerate(blocks, 1):
            block["caption"] = f"({number})"  # what a reference to it says
            block["number"] = "" if block["verbatim"] else str(number)
            id = nodes.make_id(f"equation-{block['equation']}")
            if block["equation"] and id not in self.document.ids:
                block["ids"].append(id)
                self.document.ids[id] = block
            block["offers"] = [f"eq:{block['equation']}"] if block["ids"] else []


class Math(Forgiving):
    """``math`` of docutils, where blank lines part several formulas, and of Sphinx, where one label is for all."""

    has_content = True
    option_spec = OptionSpec(
        dict.fromkeys(["label", "name"], directives.unchanged)
        | dict.fromkeys(["nowrap", "no-wrap"], directives.flag)
        | {"class": directives.class_option}
    )

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        latex = "\n".join(self.content)
        parts = [part for part in re.split(r"\n\n+", latex) if part.strip()]
        verbatim = not {"nowrap", "no-wrap"}.isdisjoint(self.options)
        if verbatim:
            parts = [latex]
        elif "label" in self.options and len(parts) > 1:
            parts = [together(parts)]
        made = [self.located(nodes.math_block("", one, classes=self.options.get("class", []))) for one in parts]
        labelled = "label" in self.options
        if labelled or "name" in self.options:
            equation = self.options.get("label") or self.options.get("name") or ""
            made[0]["equation"], made[0]["labelled"], made[0]["verbatim"] = equation, labelled, verbatim
            self.note_equations()
        self.add_name(made[0])
        return [*made]

    def note_equations(self) -> None:
        transformer = self.state.document.transformer
        if not any(one[1] is Equations for one in transformer.transforms):
            transformer.add_transform(Equations)


DIRECTIVES = {"math": Math}


def together(parts: list[str]) -> str:
    """Several formulas as one, one below the other, as Sphinx sets them."""
    rows = (rf"\begin{{split}}{part}\end{{split}}" if r"\\" in part else part for part in parts)
    return "\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}"


@render.register
def math(node: nodes.math, ctx: Context) -> str:
    formula = katex.formula(node.astext())
    report_lost(formula, node, ctx)
    return markdown.math(formula)


@render.register
def math_block(node: nodes.math_block, ctx: Context) -> str:
    latex = katex.formula(clean(node.astext()))
    if drawable(latex) != latex:  # comments are not mended
        latex = drawable(katex.COMMENT.sub("", latex))
    formula = re.sub(r"\{(?=\{[<%])", "{ ", katex.display(latex, node.get("number", "")))  # no shortcode
    report_lost(formula, node, ctx)
    if ctx.quoted or BLOCK_START.search(formula):
        # The marks of a quote would become part of the formula, and a line that looks like a block would end it.
        return attributed(f"$$ {' '.join(katex.COMMENT.sub('', formula).split())} $$", node)
    return attributed(f"$$\n{formula}\n$$", node)


def report_lost(formula: str, node: nodes.Element, ctx: Context) -> None:
    """Report what a reader will not see as in the old blog: unknown commands, and links, which KaTeX does not make."""
    for name in katex.unknown(formula):
        place = f"; in hugo.toml, below [params]: tex_macros = [['{name}', '…']]" if name.startswith("\\") else ""
        ctx.reports.report(line(node), Code.UNKNOWN_MACRO, f"KaTeX does not know {name}{place}")
    for address in katex.LINK.findall(node.astext()):
        ctx.reports.report(line(node), Code.UNSUPPORTED_CONSTRUCT, f"the link to {address} in a formula was left out")
