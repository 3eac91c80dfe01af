"""What KaTeX does not know becomes what it does, and real Hugo draws it."""

from __future__ import annotations

import re

import pytest
from support import hugo_site

from rst2hugo.markdown import katex, known_names

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
    (r"\matrix{a & b \cr c & \frac{d}{e} \cr}", r"\begin{matrix} a & b \\ c & \frac{d}{e} \end{matrix}"),
    (r"\pmatrix{\cases{a \cr b}} \casesx", r"\begin{pmatrix} \begin{cases} a \\ b \end{cases} \end{pmatrix} \casesx"),
    (r"\eqalign{a &= b\cr}", r"\begin{aligned} a &= b \end{aligned}"),
    (r"\class{red}{a} \cssId{b}{\frac{c}{d}} \bbox[2pt]{e} \href{https://f.example}{g}", r"{a} {\frac{c}{d}} {e} {g}"),
    (r"\unicode{x2603} \unicode[Georgia]{9731}", "\u2603 \u2603"),
    (r"\text{my_var} + \mathrm{a_b} + \texttt{x_y_z}", r"\text{my\_var} + \mathrm{a_b} + \texttt{x\_y\_z}"),
    (r"\text{50% of #1 & {a_b}}_c", r"\text{50\% of \#1 \& {a\_b}}_c"),
    (r"\text{at $a_1$ R^2 \_ \%}", r"\text{at $a_1$ R\textasciicircum{}2 \_ \%}"),
    (r"\mbox{a_b", r"\text{a\_b"),
    (r"\newcommand{\w}[1]{\text{#1_n}} \w{a}", r"\newcommand{\w}[1]{\text{#1\_n}} \w{a}"),
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
        ("a \\tag*{x_{1}}", "", "a\n\\tag*{x\\_{1}}"),
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
        (r"\frac{a}{b} \operatorname*{c} \begin{cases*} \text{\textdollar} \ce{H2O} \\sin", ["cases*"]),
        (r"\vect{a} + \reflectbox{b} + \vect{c}", [r"\vect", r"\reflectbox"]),
        (r"\newcommand{\vect}[1]{\mathbf{#1}} \vect{a} \def\knot{b} \knot", []),
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
    argument = (
        "{c}" if name.endswith("array") and name != "eqnarray" else "{2}" if name.strip("*").endswith("at") else ""
    )
    return rf"\begin{{{name}}}{argument} {content} \end{{{name}}}"


def test_a_formula_that_katex_fails_on_is_shown_as_it_was_written():
    """Of an array without its columns KaTeX reads ``\\\\`` as these, and stops with another error than for bad TeX."""
    broken = r"\begin{array} \\ x &< 1 \\ \end{array}"
    block, inline = hugo_site.render([f"$$ {broken} $$", f"Is \\(a\\) or \\({broken}\\)?"])
    for html in (block, inline):
        assert '<span class="katex-error" title="' in html
        assert r"\begin{array} \\ x &amp;&lt; 1 \\ \end{array}" in html
    assert "<math" in inline


def test_hugo_draws_everything_that_is_called_known():
    known = sorted(known_names.read("katex"))
    formulas = [environment(one) for one in known if one[0].isalpha() and not one.startswith("text:")]
    formulas += [rf"\text{{{one.removeprefix('text:')}}}" for one in known if one.startswith("text:")]
    formulas += [rf"\{one}{{a}}" for one in katex.COMMANDS.values()]
    formulas += [katex.formula(environment(one)) for one in [*katex.ENVIRONMENTS, *katex.BARE]]
    formulas += [katex.formula(latex) for latex, _ in CASES if not re.search(r"[a-z]x\b|mboxes", latex)]
    formulas += [katex.formula(rf"\{one}{{a \cr b}}") for one in katex.ROWS]
    assert [one for one, well in zip(formulas, drawn(formulas), strict=True) if not well] == []


def test_hugo_draws_nothing_that_is_called_unknown():
    names = ["eqref", "ref", "cite", "href", "url", "bbox", "class", "cssId", "style", "unicode", "sideset",
             "intertext", "parbox", "iddots", "hfill", *katex.ROWS, *katex.COMMANDS]  # fmt: skip  # a table
    formulas = [rf"\{one}{{a}}" for one in names]
    formulas += [environment(one) for one in [*katex.ENVIRONMENTS, *katex.BARE, "empheq"]]
    assert [one for one, well in zip(formulas, drawn(formulas), strict=True) if well] == []
    # A command for words counts as known wherever it stands.
    assert [one for one in formulas if not katex.unknown(one)] == [r"\textdegree{a}"]
