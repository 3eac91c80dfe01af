"""Macros of formulas: a page's in their places, those of the blog's MathJax on the new site, the others told once."""

from __future__ import annotations

import tomllib

import pytest
from support import hugo_site

from rst2hugo import Code, convert_blog, convert_text
from rst2hugo.markdown import tex_macros
from rst2hugo.model.options import Options

POST = """\
.. title: Ropes
.. slug: {slug}
.. date: 2015-03-04 10:00:00 UTC

The length :math:`\\LL^2` of :math:`\\rope{{x}}` and :math:`\\knot_1`.

.. math:: \\knot_2 = \\rope{{y}}
"""
SETTINGS = """\
BLOG_TITLE = "Knots"
SITE_URL = "https://knots.example/"
POSTS = (("posts/*.rst", "posts", "post.tmpl"),)
"""
MATHJAX = r"""MathJax.Hub.Config({TeX: {extensions: ["AMSmath.js"],
    Macros: { LL: "\\mathbb{L}", rope: ["\\mathbf{#1}", 1], 'unused': 'x' } }});"""
SPHINX = {"mathjax3_config": {"tex": {"macros": {"LL": r"\mathbb{L}", "rope": [r"\mathbf{#1}", 1], "unused": "x"}}}}
MEANINGS = [("LL", r"\mathbb{L}"), ("rope", r"\mathbf{#1}"), ("unused", "x")]


def math(*formulas):
    return "".join(f".. math:: {formula}\n\n" for formula in formulas)


@pytest.mark.parametrize(
    ("definition", "use", "expected"),
    [
        (r"\newcommand{\R}{\mathbb{R}}", r"x \in \R^2 \Rx", r"x \in \mathbb{R}^2 \Rx"),
        (
            r"\newcommand\vect[1]{\mathbf{#1}}",
            r"\vect{a} + \vect b + \vect\alpha",
            r"\mathbf{a} + \mathbf{b} + \mathbf{\alpha}",
        ),
        (r"\renewcommand{\pair}[2][0]{(#1, #2)}", r"\pair{a} \pair[b]{c}", r"(0, a) (b, c)"),
        (r"\def\half#1{\frac{#1}{2}}", r"\half{\half{a}}", r"\frac{\frac{a}{2}}{2}"),
        (r"\DeclareMathOperator{\sinc}{sinc}", r"\sinc x", r"\operatorname{sinc} x"),
        (r"\DeclareMathOperator*{\best}{best}", r"\best_x", r"\operatorname*{best}_x"),
        (r"\DeclarePairedDelimiter{\norm}{\lVert}{\rVert}", r"\norm{a}", r"\lVert a \rVert"),
        (r"\newcommand{\a}{\b}\newcommand{\b}{\alpha}", r"\a c \\ac", r"\alpha c \\ac"),
    ],
)
def test_a_macro_of_another_formula(definition, use, expected):
    page = convert_text(f"A :math:`{use}`.\n\n{math(definition)}", path="a.rst")
    assert page.markdown == rf"A \({expected}\)."
    assert not [one for one in page.diagnostics if one.code is Code.UNKNOWN_MACRO and "Rx" not in one.message]


def test_a_formula_with_its_own_definition_stays_as_it_is():
    latex = r"\newcommand{\R}{\mathbb{R}} x \in \R"
    assert convert_text(math(latex), path="a.rst").markdown == f"$$\n{latex}\n$$"


def test_a_macro_without_end_is_told():
    page = convert_text(math(r"\newcommand{\a}{\a b} c", r"\a"), path="a.rst")
    assert Code.UNKNOWN_MACRO in [one.code for one in page.diagnostics]


def test_numbers_of_other_formulas():
    text = math(r"E = mc^2 \label{eq:energy} \tag{7}") + r"By :math:`\eqref{eq:energy}`, :math:`\ref{eq:energy}`."
    assert convert_text(text, path="a.rst").markdown.endswith(r"By \(\text{(7)}\), \(\text{7}\).")


def test_a_link_in_a_formula_is_told():
    page = convert_text(r"A :math:`\href{https://a.example}{x^2}`.", path="a.rst")
    assert page.markdown == r"A \({x^2}\)."
    assert "https://a.example" in page.diagnostics[-1].message


@pytest.mark.parametrize("text", [MATHJAX, f"<script>{MATHJAX}</script>", MATHJAX.replace("{ LL", '{"\\\\LL"')])
def test_macros_in_a_configuration(text):
    assert [*tex_macros.configured(text)] == MEANINGS


def test_macros_in_settings():
    assert [*tex_macros.of_settings(SPHINX)] == MEANINGS
    assert [*tex_macros.of_settings({"MATHJAX_CONFIG": MATHJAX, "a": ["b"], "c": None})] == MEANINGS


@pytest.mark.parametrize("place", ["conf.py", "themes/own/templates/math.tmpl"])
def test_the_macros_of_a_blog_are_those_of_its_new_site(tmp_path, place):
    (tmp_path / "posts").mkdir()
    for slug in ("ropes", "lines"):
        (tmp_path / "posts" / f"{slug}.rst").write_text(POST.format(slug=slug))
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).write_text(MATHJAX)
    value = f"MATHJAX_CONFIG = {MATHJAX!r}\n" if place == "conf.py" else ""
    (tmp_path / "conf.py").write_text(SETTINGS + value)
    result = convert_blog(tmp_path, Options(engine="nikola"))
    params = tomllib.loads(result.files["hugo.toml"])["params"]
    assert params["tex_macros"] == [["\\LL", "\\mathbb{L}"], ["\\rope", "\\mathbf{#1}"]]
    told = [one for page in result.pages for one in page.diagnostics if one.code is Code.UNKNOWN_MACRO]
    assert {(one.message, one.path, one.line) for one in told} == {
        (
            "KaTeX does not know \\knot; in hugo.toml, below [params]: tex_macros = [['\\knot', '…']]",
            f"posts/{slug}.rst",
            line,
        )
        for slug in ("lines", "ropes")
        for line in (5, 7)
    }


def test_hugo_draws_the_macros_of_the_site():
    config = (
        hugo_site.CONFIG
        + "[params]\ntex_macros = [['\\LL', '\\mathbb{L}'], ['\\ll', 'x'], ['\\rope', '\\mathbf{#1}']]\n"
    )
    (page,) = hugo_site.render([r"\(\LL + \rope{a}\)"], config=config)
    assert "cc0000" not in page
    assert 'mathvariant="bold">a<' in page
