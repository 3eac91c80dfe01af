"""Formulas of one page know each other, as MathJax has it: macros that one defines, equations that one refers to."""

from __future__ import annotations

import re

from docutils import nodes
from docutils.transforms import Transform, references

from rst2hugo.markdown import katex, tex_macros

REFERENCE = re.compile(r"\\(eqref|ref)\s*\{([^{}]*)\}")
LABEL = re.compile(r"\\label\s*\{([^{}]*)\}")


class ConnectFormulas(Transform):
    """Repeat macros and numbers that stand in other formulas, since KaTeX forgets all when a formula ends."""

    default_priority = references.DanglingReferences.default_priority + 50  # equations have their numbers by then

    def apply(self) -> None:
        every: list[nodes.Element] = list(self.document.findall(nodes.Element))
        formulas = [node for node in every if isinstance(node, nodes.math | nodes.math_block)]
        latex = [formula.astext() for formula in formulas]
        macros = {one.name: one.macro for text in latex for one in tex_macros.definitions(text)}
        numbers = {label: number for node in formulas for label, number in numbered(node)}
        if not macros and not numbers:
            return
        for node, text in zip(formulas, latex, strict=True):
            changed = REFERENCE.sub(lambda found: number_of(found, numbers), self.connect(text, macros))
            if not changed.strip() and text.strip():
                node.parent.remove(node)
            elif changed != text:
                node.clear()
                node.append(nodes.Text(changed))

    def connect(self, latex: str, macros: dict[str, tex_macros.Macro]) -> str:
        """A formula without the definitions that KaTeX cannot read, or without all of them if it has nothing else."""
        found = sorted(tex_macros.definitions(latex), key=lambda one: one.start, reverse=True)
        rest = unknown = latex
        for formula in found:
            rest = rest[: formula.start] + rest[formula.end :]
            unknown = unknown if formula.known else unknown[: formula.start] + unknown[formula.end :]
        return tex_macros.expand(unknown, macros) if rest.strip() else ""


def numbered(node: nodes.Element) -> list[tuple[str, str]]:
    """The labels of the equations in a formula, each with its number: a ``\\tag``, or that of Sphinx."""
    found = []
    if node.get("equation") and node.get("number"):
        found.append((str(node["equation"]), str(node["number"])))
    for row in katex.ROW_END.split(node.astext()):
        label, tag = LABEL.search(row), katex.TAG.search(row)
        if label and tag:
            found.append((label[1], tag[2]))
    return found


def number_of(reference: re.Match[str], numbers: dict[str, str]) -> str:
    number = numbers.get(reference[2])
    if number is None:
        return reference[0]
    return rf"\text{{({number})}}" if reference[1] == "eqref" else rf"\text{{{number}}}"
