"""Raw HTML and LaTeX that become Markdown, and what must stay as it is."""

from __future__ import annotations

from random import Random

import pytest
from click.testing import CliRunner
from docutils import nodes
from support import hugo_site, random_html

from rst2hugo import convert_text
from rst2hugo.cli.commands import main
from rst2hugo.model.reports import Reports
from rst2hugo.pandoc import fragments, nodes_of
from rst2hugo.render import Context, render
from rst2hugo.rst import parse
from rst2hugo.verify import differences


def markdown_of(fragment: str) -> str | None:
    """A fragment alone on a page; None where it has to stay as it is."""
    text = f".. raw:: html\n\n{''.join(f'   {line}' for line in fragment.splitlines(keepends=True))}\n"
    plain = convert_text(text).markdown
    written = convert_text(text, raw="markdown").markdown
    return None if written == plain else written


BECOMES = {
    "Some <b>bold</b> and <i>slanted</i> <code>x_y</code>.": "Some **bold** and *slanted* `x_y`.",
    "<a href='/a.html'><img src='/b.png' alt='B'></a>": "[![B](/b.png)](/a.html)",
    '<img src="/b.png" width="20">': '![](/b.png)\n{width="20"}',
    "one<br>two<br/>three": "one\\\ntwo\\\nthree",
    "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>": "- a\n- b\n  1. c",
    "<p>{{&lt; x &gt;}}</p>": "{\\{< x >}}",
    "<table><tr><th>a</th></tr><tr><td>1|2</td></tr></table>": "| a    |\n| ---- |\n| 1\\|2 |",
    "<blockquote><p>a</p></blockquote>": "> a",
    "<p>a</p>\n\n<pre>x\n  y</pre>": "a\n\n```\nx\n  y\n```",
    "<h2>No heading</h2>": None,  # its level depends on what is around
    "<p class='x'>a</p>": None,
    "<span style='color: red'>a</span>": None,
    "<iframe src='https://e.org'></iframe>": None,
    "<script>1</script>": None,
    "<p>a</p><script>1</script>": None,
    "<b>a": None,
    "a</b>": None,
    "<div>": None,
    "<b><p>a</p></b>": None,
    "<ul>text<li>a</li></ul>": None,
    "<code><b>a</b></code>": None,
    "<a href='javascript:x()'>a</a>": None,
    "<a name='x'>a</a>": None,
    "<table border='1'><tr><td>a</td></tr></table>": None,
    "<ins>a</ins>": None,
    "<!-- a -->": None,
    "a <!-- b --> c": None,
    "<?php 1 ?>": None,
    "<blink>a</blink>": None,
    "<img src='a.png' onerror='x()'>": None,
    "<b>a</b><object data='x'></object>": None,
}


@pytest.mark.parametrize("fragment", BECOMES)
def test_html(fragment):
    assert markdown_of(fragment) == BECOMES[fragment]


@pytest.mark.parametrize(
    ("latex", "written"),
    [
        (r"\textbf{bold}, \emph{slanted} and $x^2$", r"**bold**, *slanted* and \(x^2\)"),
        (r"\begin{itemize}\item a \item b\end{itemize}", "- a\n- b"),
        (r"\href{http://e.org}{a link}", "[a link](http://e.org)"),
        (r"Since \[ x = 1 \] holds", "Since\n\n$$\nx = 1\n$$\n\nholds"),
        (r"\newpage", None),
        (r"a \vspace{1cm} b", None),
        (r"{\color{red} a}", None),
        (r"\begin{center} a \end{center}", None),
        (r"\input{secret}", None),
        (r"\cite{a}", None),
        (r"\section{A}", None),
        (r"\textsc{small}", None),
        ("a\\footnote{b}", None),
        ("% nothing", None),
    ],
)
def test_latex(latex, written):
    page = convert_text(f".. raw:: latex\n\n   {latex}\n", raw="markdown")
    told = [one.message for one in page.diagnostics if one.code.value == "foreign-raw"]
    if written is None:
        assert page.markdown.startswith("<!--") or page.markdown == ""
        assert told in ([], ["raw latex was kept as a comment"])
    else:
        assert page.markdown == written
        assert told == ["raw latex, which the old site did not show, became Markdown"]


def test_other_formats_stay():
    assert nodes_of("<b>x</b>", "xml") is None
    assert nodes_of(" \n ", "html") is None


def test_default_is_to_keep_it():
    assert "<b>a</b>" in convert_text(".. raw:: html\n\n   <b>a</b>\n").markdown


def test_in_running_text():
    role = ".. role:: h(raw)\n   :format: html\n\n"
    text = f"{role}One :h:`<b>two</b>`\\ :h:`<br>`\\ three :h:`<b>`\\ four\\ :h:`</b>`.\n"
    written = convert_text(text, raw="markdown").markdown
    assert written.startswith("One **two**\\\nthree ")
    assert "<b>" in written


def test_a_list_after_a_list_stays_one_of_its_own():
    """Which the renderer can only see to while both are in one doctree."""
    written = convert_text("* a\n\n.. raw:: html\n\n   <ul><li>b</li></ul>\n", raw="markdown").markdown
    assert written == "- a\n\n* b"
    assert hugo_site.render([written])[0].count("<ul>") == 2


def test_links_are_filled_in_and_reported_with_their_line(tmp_path):
    (tmp_path / "a.rst").write_text(":date: 2012-05-03\n\nA\n=\n\n.. raw:: html\n\n   <a href='/none.html'>there</a>\n")
    (tmp_path / "b.rst").write_text(":date: 2012-05-03\n\nB\n=\n")
    done = CliRunner().invoke(main, ["migrate", "--raw", "markdown", str(tmp_path), str(tmp_path) + "-site"])
    assert "a.rst:6: warning[broken-link] nothing was published at /none.html" in done.stderr
    assert "[there](/none.html)" in (tmp_path.parent / f"{tmp_path.name}-site/content/posts/a.md").read_text()


def test_random_html_reads_the_same():
    """Hundreds of fragments, one build: a reader meets in Hugo's page what stood in the HTML."""
    random = Random(20240517)
    sources = [random_html.block(random) for _ in range(250)]
    found = {source: nodes_of(source, "html") for source in sources}
    kept = {source: written(made) for source, made in found.items() if made is not None}
    assert len(kept) > 0.95 * len(found)
    different = {
        source: [str(one) for one in differences(source, shown)]
        for source, shown in zip(kept, hugo_site.render(list(kept.values())), strict=True)
    }
    assert {source: found for source, found in different.items() if found} == {}


def written(made: list[nodes.Node]) -> str:
    from rst2hugo import markdown

    document = parse.parse("", Reports(""))
    document += made
    return markdown.fill(render(document, Context(Reports(""))), lambda uri, line: uri)


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("a<p>b</p>c", ["", "p", ""]),
        ("<p>a</p> <!-- b --> <p>c", ["p", "!", "p"]),
        ("a <b>b</b>\n<hr>c<!--d-->e", ["", "hr", "", "!", ""]),
        ("<div><p>a</p></div><div>b", ["div", "div"]),
        ("</p>a", [""]),
        ("<p>a</b></p>b", ["p", ""]),
        ("a < b & c <3", [""]),
        ("<p title='>'>a</p>b", ["p", ""]),
        ("<!DOCTYPE html><p>a</p>", ["", "p"]),
        ("<iframe src='x'></iframe><p>a</p>", ["iframe", "p"]),
        ("<script>'<p>'</script><p>a</p>", ["script", "p"]),
        ("", []),
    ],
)
def test_units_follow_each_other_without_gaps(html, tags):
    found = fragments.units(html, fragments.POST)
    assert [one.tag for one in found] == tags
    assert "".join(html[one.start : one.end] for one in found).replace(" ", "") == html.replace(" ", "")
