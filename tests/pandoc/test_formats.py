"""Posts in other formats: golden files, and what Hugo makes of them against what pandoc itself makes."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner
from docutils import nodes
from support import hugo_site
from support.pandoc_html import pandoc_html
from support.paths import TESTS

from rst2hugo import Code, convert_blog, convert_text, write
from rst2hugo.cli.commands import main
from rst2hugo.model.reports import Reports
from rst2hugo.pandoc import READERS, fill, pandoc
from rst2hugo.pandoc.blocks import flow
from rst2hugo.pandoc.reading import PandocText
from rst2hugo.rst import parse
from rst2hugo.verify import State, differences, verify

FOLDER = TESTS / "pandoc" / "golden"
CASES = {path.name: path for path in sorted(FOLDER.iterdir()) if path.suffix not in (".md", ".txt")}
FORMATS = {"dbk": "docbook", "tex": "latex"}
# Where the new page says something else than pandoc, on purpose: the kinds of the differences, and why.
INTENDED = {
    # The address of a file from the root, a link to a heading that pandoc does not find (four differences), a checkbox
    # that is a letter in pandoc's tree (two), an image's address and width, which has no unit in Markdown.
    "harbour.org": ["link", "link", "emphasis", "markup", "link", "word", "embed", "image", "image"],
    # pandoc makes other ids than MediaWiki did, and does not find them itself.
    "harbour.mediawiki": ["link", "id"],
    # The id that Jupyter gave a heading. Pictures within the notebook are on the page; pandoc writes them to files.
    "harbour.ipynb": ["id", "image", "image"],
    # A displayed formula stands by itself in Markdown, in LaTeX within the paragraph.
    "harbour.tex": ["paragraph"],
    "harbour.html": ["code-language"],  # a class on <code> is none on <pre>
}


def format_of(name: str) -> str:
    ending = name.rpartition(".")[2]
    return FORMATS.get(ending, ending)


@pytest.fixture(scope="module")
def pages():
    return {name: convert_text(path.read_text("utf-8"), path=name) for name, path in CASES.items()}


@pytest.fixture(scope="module")
def built(pages):
    return dict(zip(pages, hugo_site.render({name: page.markdown for name, page in pages.items()}), strict=True))


def test_every_format_has_its_case():
    assert {format_of(name) for name in CASES} == set(READERS)


@pytest.mark.parametrize("name", CASES)
def test_golden(name, pages, file_regression):
    file_regression.check(pages[name].text, encoding="utf-8", fullpath=FOLDER / f"{name}.md")
    told = "".join(f"{one}\n" for one in pages[name].diagnostics)
    if told or (FOLDER / f"{name}.txt").exists():
        file_regression.check(told, encoding="utf-8", fullpath=FOLDER / f"{name}.txt")


@pytest.mark.parametrize("name", CASES)
def test_reader_meets_what_pandoc_shows(name, pages, built):
    """pandoc's own writer of HTML and our way over Markdown and Hugo start at the same text and know nothing else
    of each other; a post in HTML is held against itself."""
    text = CASES[name].read_text("utf-8")
    if name.endswith(".html"):
        old = text.partition("<body>")[2]
    else:
        old = pandoc_html(text, format_of(name), pages[name].front_matter["title"])
    found = [str(one) for one in differences(old, built[name])]
    assert [one.partition(":")[0] for one in found] == INTENDED.get(name, []), found


def blog(folder, **posts):
    """A folder of rst in which posts in other formats are named by their engine's settings."""
    (folder / "content").mkdir(parents=True)
    (folder / "conf.py").write_text(
        "# -*- coding: utf-8 -*-\nWWW_ROOT = 'https://old.example/'\nFILTERS = ['rst']\n"
        "VIEWS = {'/:year/:slug.html': {'view': 'entry'}, '/': {'view': 'index'}}\n"
    )
    for name, (filters, body) in posts.items():
        header = f"---\ntitle: {name}\ndate: 2012-05-03\nfilters: {filters}\n---\n"
        (folder / "content" / f"{name}.txt").write_text(f"{header}\n{body}\n")
    return folder


def test_links_between_posts_of_all_formats_lead_to_the_new_addresses(tmp_path):
    result = convert_blog(
        blog(
            tmp_path / "blog",
            one=("rst", "See `two </2012/two.html>`_."),
            two=("textile", 'See "one":/2012/one.html, "it":https://old.example/2012/three.html\n\nand !/pier.png!\n'),
            three=("pandoc+org", "See [[/2012/two.html][two]]\nand [[/2012/none.html][none]]."),
            four=("html", '<p>See <a href="/2012/one.html">one</a>.</p><p class="x"><a href="/2012/two.html">2</a>.'),
        )
    )
    text = {page.front_matter["title"]: page.markdown for page in result.pages}
    assert text["one"] == "See [two](/2012/two/)."
    assert text["two"] == "See [one](/2012/one/), [it](/2012/three/)\n\nand ![](/pier.png)"
    assert text["three"] == "See [two](/2012/two/)\nand [none](/2012/none.html)."
    assert "See [one](/2012/one/)." in text["four"]
    assert '<a href="/2012/two/">2</a>' in text["four"]
    found = [str(one).partition(";")[0] for page in result.pages for one in page.diagnostics]
    assert sorted(found) == [
        "content/three.txt:8: warning[broken-link] nothing was published at /2012/none.html",
        "content/two.txt:9: warning[broken-link] nothing was published at /pier.png",
    ]


def test_addresses_stay_as_their_author_spelt_them():
    """Some of pandoc's readers put percents for braces and blanks, in which an engine sees another address."""
    html = '<a href="{filename}/a b.rst?q=1&amp;r=[2]">x</a> <a href="%7Bx">y</a> <img src="{static}/a.png" alt="">'
    reports = Reports("a.html")
    document = parse.parse("", reports)
    fill(document, html, "html", reports)
    links = [node["refuri"] for node in document.findall(nodes.reference)]
    assert links == ["{filename}/a b.rst?q=1&r=[2]", "%7Bx"]
    assert [node["uri"] for node in document.findall(nodes.image)] == ["{static}/a.png"]
    assert not reports


HOSTILE = (
    "{{< x >}} {{% y %}} {{<!--more-->}} $$z$$ \\(a\\) | [w](v) [^1] <script>q</script> &lt;b&gt; "
    "~~s~~ `t` :::u {#id .c}"
)


@pytest.mark.parametrize("format", ["textile", "org", "mediawiki", "t2t", "html", "docbook"])
def test_nothing_in_a_post_is_run_by_hugo(format):
    """Hugo would fail at a shortcode that nobody has defined, and would swallow its delimiters."""
    escaped = HOSTILE.replace("&", "&amp;").replace("<", "&lt;")
    text = {
        "html": f"<p>{escaped}</p><ul><li>{escaped}</li></ul><pre>{escaped}</pre><p class='x'>{{{{&lt; x >}}}}</p>",
        "docbook": f"<article><para>{escaped}</para><screen>{escaped}</screen></article>",
    }.get(format, f"\n{HOSTILE}\n\n* {HOSTILE}\n\n{HOSTILE}\n\n    {HOSTILE}\n")
    ending = {"docbook": "dbk"}.get(format, format)
    page = convert_text(text, path=f"a.{ending}")
    (shown,) = hugo_site.render([page.markdown])
    words = re.sub(r"<[^>]*>", "", shown)
    assert "{{&lt; x" in words
    assert "{{% y %}}" in words
    assert "error[" not in "".join(map(str, page.diagnostics))


SECRET = "a secret of this machine"


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        ("org", '#+INCLUDE: "{}"\n#+SETUPFILE: {}\n[[file:{}]]\n'),
        ("org", "#+BEGIN_SRC python :tangle {}\n1\n#+END_SRC\n"),
        ("t2t", "\n\n\n%!include: {}\n%!include: ``{}``\n%!include(html): ''{}''\n"),
        ("html", '<iframe src="{}"></iframe><object data="{}"></object><img src="{}">'),
        ("dbk", '<!DOCTYPE article [<!ENTITY x SYSTEM "{}">]><article><para>&x;</para></article>'),
        ("dbk", '<article><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{}"/></article>'),
        ("mediawiki", "{{{{{}}}}} [[File:{}]] {{{{subst:{}}}}}"),
        ("textile", "!{}! <iframe src='{}'></iframe>"),
        (
            "ipynb",
            '{{"nbformat":4,"nbformat_minor":2,"metadata":{{}},"cells":[{{"cell_type":"markdown","metadata":{{}},'
            '"source":["![a]({}) <iframe src={}></iframe>"]}}]}}',
        ),
    ],
)
def test_no_file_is_read(ending, text, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    page = convert_text(text.format(*[secret] * 3), path=f"a.{ending}", root=tmp_path)
    assert SECRET not in page.text
    assert not any(one.code is Code.INTERNAL_ERROR for one in page.diagnostics)


@pytest.mark.parametrize(
    ("ending", "text", "reason"),
    [
        ("ipynb", "{", "pandoc failed: "),
        ("dbk", "<article><para>", "pandoc failed: "),
        ("html", "<div>" * 3000 + "x" + "</div>" * 3000, "nested too deep"),
    ],
)
def test_what_pandoc_cannot_read_is_carried_over_and_reported(ending, text, reason):
    page = convert_text(f"\n\n{text}", path=f"a.{ending}")
    (found,) = [one for one in page.diagnostics if one.code is Code.UNSUPPORTED_CONSTRUCT]
    assert reason in found.message
    assert "carried over" in found.message
    assert found.line == 3
    assert page.markdown.strip() == text


def notebook(*texts, latex=()):
    cells = [{"cell_type": "markdown", "metadata": {}, "source": [text]} for text in texts]
    outputs = [{"output_type": "display_data", "metadata": {}, "data": {"text/latex": [one]}} for one in latex]
    code = {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": ["1"], "outputs": outputs}
    return json.dumps({"cells": [*cells, code], "metadata": {}, "nbformat": 4, "nbformat_minor": 2})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The height \\\\( h_0 * g \\\\) of $a*b*c$.", r"The height \(h_0 * g\) of \(a*b*c\)."),
        (
            "\\begin{equation*}\na_1 * b_1\n\nc\n\\end{equation*}",
            "$$\n\\begin{equation*}\na_1 * b_1\nc\n\\end{equation*}\n$$",
        ),
        ("\\begin{eqnarray}a_1 &=& b_1\\end{eqnarray}", "$$\n\\begin{align}a_1 &= b_1\\end{align}\n$$"),
        ("$$\\begin{align}a_1 * b_1\\end{align}$$", "$$\n\\begin{align}a_1 * b_1\\end{align}\n$$"),
        ("\\\\[ a_1 * b_1 \\\\]", "$$\na_1 * b_1\n$$"),
        ("`\\begin{align}a\\end{align}`", r"`\begin{align}a\end{align}`"),
        ("```\n\\begin{align}a\\end{align}\n```", "```\n\\begin{align}a\\end{align}\n```"),
        ("\\begin{itemize}a\\end{itemize}", r"\begin{itemize}a\end{itemize}"),
    ],
)
def test_formulas_of_a_notebook_stay_formulas(text, expected):
    assert convert_text(notebook(text), path="a.ipynb").markdown == f"{expected}\n\n```python\n1\n```"


def test_results_of_a_notebook_that_are_formulas():
    page = convert_text(notebook(latex=[r"$\displaystyle a_1 * b$", "$$c$$"]), path="a.ipynb")
    assert page.markdown == "```python\n1\n```\n\n$$\n\\displaystyle a_1 * b\n$$\n\n$$\nc\n$$"


def without_pandoc(*arguments, cwd):
    """The command in a Python that has no pypandoc."""
    script = "import sys; sys.modules['pypandoc'] = None; from rst2hugo.cli import main; main(prog_name='rst2hugo')"
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def test_without_pandoc_one_line_says_what_to_install(tmp_path):
    (tmp_path / "a.textile").write_text('h1. A "link":/b.html\n')
    done = without_pandoc("convert", "a.textile", cwd=tmp_path)
    assert 'h1. A "link":/b.html' in done.stdout
    (line,) = [one for one in done.stderr.splitlines() if "pandoc" in one]
    assert line == (
        "a.textile:1: warning[unsupported-construct] this is textile, which only pandoc reads: "
        'pip install "rst2hugo[pandoc]"; the body was carried over as it is'
    )


def test_without_pandoc_rst_needs_none(tmp_path):
    (tmp_path / "a.rst").write_text("---\ntitle: A\ndate: 2012-05-03\n---\n\n*a*\n")
    done = without_pandoc("convert", "a.rst", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("+++\n\n*a*\n")


@pytest.mark.parametrize("flags", [["--raw", "markdown"], ["--cross-check"]])
def test_without_pandoc_what_takes_it_is_refused(flags, tmp_path):
    (tmp_path / "a.rst").write_text("A\n")
    done = without_pandoc("convert", *flags, "a.rst", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == f'rst2hugo: {" ".join(flags)} requires pandoc: pip install "rst2hugo[pandoc]"\n'


@pytest.mark.parametrize(
    ("limit", "value", "reason"), [("SECONDS", 0.0001, "took longer than 0.0001 seconds"), ("MEMORY", "1m", "failed")]
)
def test_a_text_may_not_take_all_there_is(limit, value, reason, monkeypatch):
    monkeypatch.setattr(pandoc, limit, value)
    page = convert_text("=x= " * 9999, path="a.org")
    assert any(reason in one.message for one in page.diagnostics)
    assert "=x= =x=" in page.markdown


def test_another_pandoc_is_refused():
    with pytest.raises(pandoc.UnreadableError, match="not of version 3"):
        pandoc.read(b'{"pandoc-api-version":[1,22,2],"meta":{},"blocks":[]}', ())


def test_what_pandoc_does_not_name_is_kept_and_reported():
    """A later pandoc may know more kinds of blocks."""
    reports = Reports("a.org")
    letters = [{"t": "Str", "c": "kept"}, {"t": "Blink", "c": [{"t": "Str", "c": "too"}]}]
    unknown = [{"t": "Poem", "c": [letters]}, {"t": "Para", "c": letters}]
    found = flow(unknown, PandocText("", "org", reports))
    assert [type(one) for one in found] == [nodes.paragraph, nodes.paragraph]
    assert [one.astext() for one in found] == ["kepttoo", "kepttoo"]
    assert [diagnostic.message for diagnostic in reports] == [
        "there is no Markdown for pandoc's Poem",
        "there is no Markdown for pandoc's Blink",
    ]


def test_convert_on_the_command_line(tmp_path):
    (tmp_path / "a.org").write_text("#+TITLE: A\n#+DATE: [2012-05-03 Thu]\n\n/a/\n")
    found = CliRunner().invoke(main, ["convert", str(tmp_path / "a.org")])
    assert (found.exit_code, found.stdout) == (0, "+++\ntitle = 'A'\ndate = 2012-05-03\n+++\n\n*a*\n")


def test_verify_proves_them_too(tmp_path):
    samples = {name: path for name, path in CASES.items() if not name.endswith((".t2t", ".ipynb"))}
    posts = {f"p{at}": (f"pandoc+{format_of(name)}", samples[name].read_text()) for at, name in enumerate(samples)}
    root = blog(tmp_path / "blog", log=("rst", "x"), **posts)
    write(convert_blog(root), tmp_path / "site")
    verdict = verify(tmp_path / "site", root)
    assert [(one.state, one.differences) for one in verdict.pages] == [(State.IDENTICAL, ())] * (len(samples) + 1)


def test_sections_of_html_are_those_of_their_headings():
    text = """<p>Up.</p>
<div class="section" id="wind"><h1>Wind</h1>
<div class="section" id="from-the-west"><h2>From the west</h2><p>Rain.</p>
<div class="section" id="gusts"><h3>Strong</h3><object data="gusts.swf"></object></div></div></div>
<section id="calm"><h1>None</h1><section><h2>Rarely</h2><p>Fly later.</p><canvas></canvas></section></section>
"""
    page = convert_text(text, path="kites.html")
    headings = ["## Wind", "### From the west", "#### Strong {#gusts}", "## None {#calm}", "### Rarely"]
    assert re.findall(r"(?m)^#.*", page.markdown) == headings
    assert "<div" not in page.markdown
    assert "Fly later." in page.markdown
    assert page.markdown.count("rawhtml") == 4
