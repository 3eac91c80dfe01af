"""In here: what KaTeX does not know becomes what it does, and real Hugo draws it."""

from __future__ import annotations

import hugo_site
import pytest

from rst2hugo import katex

CASES = [
    (r"a \mbox{ b }", r"a \text{ b }"),
    (r"\mboxes", r"\mboxes"),
    (r"\ensuremath{a} \ensuremathx", r"{a} \ensuremathx"),
    (r"\label{eq:a} a", "a"),
    (r"\require{cancel} \cancel{a}", r"\cancel{a}"),
    (r"\begin{eqnarray*}a &=& b\end{eqnarray*}", r"\begin{align*}a &= b\end{align*}"),
    (r"\begin{eqnarray}a &=& b \\ &=& c \& d\end{eqnarray}", r"\begin{align}a &= b \\ &= c \& d\end{align}"),
    (r"\begin{eqnarray}a & = & b & c\end{eqnarray}", r"\begin{align}a & =  b & c\end{align}"),
    (r"\begin{multline}a\end{multline}", r"\begin{gather}a\end{gather}"),
    (r"\begin{math}a\end{math}", "a"),
]


@pytest.mark.parametrize(("latex", "expected"), CASES)
def test_formula(latex, expected):
    assert katex.formula(latex) == expected
    assert katex.formula(expected) == expected


@pytest.mark.parametrize(
    ("latex", "number", "expected"),
    [
        ("a", "", "a"),
        ("a", "1", "a\n\\tag{1}"),
        ("a \\\\ b", "2", "\\begin{align*}\na \\\\ b\n\\end{align*}\n\\tag{2}"),
        ("\\begin{equation}a\\end{equation}", "3", "\\begin{equation*}a\\end{equation*}\n\\tag{3}"),
        ("a \\tag{4}", "5", "a\n\\tag{4}"),
        ("a \\tag*{x_{1}}", "", "a\n\\tag*{x_{1}}"),
        ("a \\tag{6}, b \\tag*{7}", "", "a \\qquad\\text{(6)}, b \\qquad\\text{7}"),
        ("a\n\n\nb % why\n", "", "a\nb % why"),
        ("\\begin{array}{c} a & b \\\\ c \\end{array}", "", "\\begin{array}{c} a & b \\\\ c \\end{array}"),
    ],
)
def test_display(latex, number, expected):
    assert katex.display(latex, number) == expected


@pytest.mark.parametrize(
    ("latex", "names"),
    [
        (r"\frac{a}{b} \reflectbox{x} \refine", []),
        (r"\eqref{a} \ref{b} \eqref{c}", [r"\eqref", r"\ref"]),
        (r"\begin{empheq}{align} \begin{split} a \end{split}\end{empheq}", ["empheq"]),
        ("a % \\eqref{x}", []),
        (r"\begin{matrix}a\end{matrix} \matrix{a}", [r"\matrix"]),
    ],
)
def test_unknown(latex, names):
    assert katex.unknown(latex) == names


def drawn(formulas):
    pages = hugo_site.render([f"$$ {one} $$" for one in formulas])
    return ["katex-error" not in html and "#cc0000" not in html for html in pages]


def environment(name, content="a"):
    argument = "{c}" if name.endswith("array") and name != "eqnarray" else "{2}" if name.endswith("at") else ""
    return rf"\begin{{{name}}}{argument} {content} \end{{{name}}}"


def test_hugo_draws_everything_that_is_called_known():
    formulas = [environment(one) for one in sorted(katex.KNOWN)]
    formulas += [rf"\{one}{{a}}" for one in katex.COMMANDS.values()]
    formulas += [katex.formula(environment(one)) for one in [*katex.ENVIRONMENTS, *katex.BARE]]
    formulas += [katex.display(latex) for latex, _ in CASES if "x" not in latex]
    assert [one for one, well in zip(formulas, drawn(formulas), strict=True) if not well] == []


def test_hugo_draws_nothing_that_is_called_unknown():
    names = ["eqref", "ref", "cite", "href", "url", "bbox", "class", "cssId", "style", "unicode", "sideset",
             "intertext", "parbox", "iddots", "hfill", "matrix", "pmatrix", "cases", *katex.COMMANDS]  # fmt: skip
    formulas = [rf"\{one}{{a}}" for one in names]
    formulas += [environment(one) for one in [*katex.ENVIRONMENTS, *katex.BARE, "empheq"]]
    assert [one for one, well in zip(formulas, drawn(formulas), strict=True) if well] == []
