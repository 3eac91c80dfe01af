"""Pages by docutils' html4 and html5 writers, as an old engine published them, read like what Hugo makes."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from docutils import frontend, nodes
from docutils.transforms.writer_aux import Admonitions
from docutils.writers import html4css1, html5_polyglot
from support import hugo_site
from support.paths import TESTS

from rst2hugo import constructs, convert_text
from rst2hugo.links import resolve
from rst2hugo.model.reports import Reports
from rst2hugo.rst import parse
from rst2hugo.verify import Kind
from rst2hugo.verify.compare.readings import compare
from rst2hugo.verify.normalise import old_html, sphinx_html, themes, vocabulary
from rst2hugo.verify.nouns.reading import Reading
from rst2hugo.verify.read.reader import Reader, parsed

FOLDER = TESTS / "constructs"


def is_of_docutils(path: Path) -> bool:
    """Whether docutils' writers know every node of the case; nodes of our own are nobody else's."""
    document = doctree(path.read_text("utf-8"))
    return all(type(node).__module__ == nodes.__name__ for node in document.findall())


def doctree(text: str) -> nodes.document:
    document = parse.parse(
        text,
        Reports("case.rst"),
        ours=constructs.DIRECTIVES,
        our_roles=constructs.ROLES,
        doctitle_xform=True,
        fallback=constructs.FALLBACK,
    )
    resolve.resolve(document)
    document.__class__ = nodes.document  # docutils' writers go by the names of classes
    return document


FILES = {path.relative_to(FOLDER).with_suffix("").as_posix(): path for path in sorted(FOLDER.glob("*/*.rst"))}
# Those with a configuration of their own are not docutils' either.
CASES = {name: path for name, path in FILES.items() if is_of_docutils(path) and not path.with_suffix(".toml").exists()}
# What docutils by itself does not do as the engines did, or as Hugo does.
OTHERS = {
    "code/class-of-a-literal-block": "old pages name the language among the classes",
    "code/doctest-with-class-html5": "the same",
    "footnotes/citation-of-raw-html-html5": "nothing tells that a paragraph was raw HTML",
    "raw/bare-role-before-a-picture": "docutils marks a raw role with its name",
    "raw/bare-role-behind-a-picture": "the same",
    "tables/raw-html-with-bars": "the same",
    "raw/role-alone-in-a-list-html4": "nothing tells that the picture and the words were one paragraph",
    "footnotes/beginning-with-nothing": "the first paragraph beside the label is empty there",
    "quotes/line-of-a-break": "docutils marks a raw role with its name",
    "math/class": "docutils' writers give the class of a formula to all formulas that they write afterwards",
    "math/options": "the same",
    "math/unknown-to-katex": "MathJax knows more than KaTeX does",
    "parsed_literals/inline-markup-html4": "what is raised or lowered is a span in HTML 4",
    "admonitions/folding": "docutils folds nothing",
    "images/film-html4": "a film is an object in HTML 4",
    "images/units-html4": "pixels are not rounded in HTML 4",
    "containers/inserted-and-deleted-html4": "HTML 4 has no such elements in docutils",
    "definitions/class-of-a-field-html4": "fields are a table in HTML 4",
    "definitions/details-html4": "nothing folds in HTML 4",
    "definitions/field-indent-html4": "fields are a table in HTML 4",
    "images/figure-caption-with-class-html4": "captions have no class in HTML 4",
    "inline/elements-of-html5-html4": "they are spans in HTML 4",
    "inline/role-with-options": "docutils marks a raw role with its name",
    "links/undefined-substitution-as-link": "docutils shows its message there",
    "raw/inline-break": "docutils marks a raw role with its name",
    "roles/abbreviation": "docutils leaves out what an abbreviation means",
    "roles/in-headings-and-cells": "docutils leaves out what an abbreviation means",
    "tables/two-images-in-a-cell-html4": "images in cells have paragraphs in HTML 4",
    "paragraphs/header-and-footer": "docutils puts them outside the body",
    "paragraphs/header-below-a-rubric": "the same",
}


def translator(writer: ModuleType, document: nodes.document) -> nodes.NodeVisitor:
    defaults = frontend.get_default_settings(writer.Writer).__dict__
    document.settings.__dict__.update({name: defaults[name] for name in defaults.keys() - document.settings.__dict__})
    own = {"initial_header_level": "2", "stylesheet_path": None, "embed_stylesheet": False, "math_output": "MathJax"}
    document.settings.__dict__.update(own)
    made: nodes.NodeVisitor = writer.HTMLTranslator(document)
    return made


def published(text: str, writer: ModuleType) -> str:
    document = doctree(text)
    Admonitions(document).apply()
    visitor = translator(writer, document)
    document.walkabout(visitor)
    return "".join(visitor.body)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def built() -> dict[str, str]:
    texts = {name: convert_text(path.read_text("utf-8"), path="case.rst").markdown for name, path in CASES.items()}
    return dict(zip(texts, hugo_site.render(texts), strict=True))


def old_reading(html: str) -> Reading:
    content = themes.content(parsed(themes.unfiltered(f"<article>{html}</article>"), whole=True), None)
    old_html.rewrite(content, "")
    themes.levels(content)
    return Reader(str, themes.letters).read(content)


def new_reading(html: str) -> Reading:
    root = parsed(themes.unfiltered(html))
    vocabulary.hugo(root)
    themes.levels(root)
    return Reader(str, themes.letters).read(root)


def test_there_are_cases() -> None:
    assert len(CASES) > len(FILES) / 2


@pytest.mark.parametrize("writer", [html4css1, html5_polyglot], ids=["html4", "html5"])
@pytest.mark.parametrize("name", CASES)
def test_reads_the_same(name: str, writer: ModuleType, built: dict[str, str]) -> None:
    old, new = old_reading(published(CASES[name].read_text("utf-8"), writer)), new_reading(built[name])
    found = [str(one) for one in compare(old, new) if one.kind is not Kind.CODE_LANGUAGE]
    in_html = f"{name}-{'html4' if writer is html4css1 else 'html5'}"
    assert bool(found) == bool({name, in_html} & OTHERS.keys()), found


FILTERED = {
    "hyphens": ("<p>in&shy;for&#173;ma\u00adtion</p>", "<p>information</p>"),
    "hyphens in code": ("<p><tt class='docutils literal'>cre&shy;den</tt></p>", "<p><code>creden</code></p>"),
    "hard blanks": ("<p>not&nbsp;alone</p>", "<p>not alone</p>"),
    "capitals": ("<p><span class='caps'>VCS</span>es</p>", "<p>VCSes</p>"),
    "quotes": ("<p>‘a’ “b” ``c''</p>", """<p>'a' "b" "c"</p>"""),
    "dashes": ("<p>a — b – c</p>", "<p>a -- b --- c</p>"),
    "headings": ("<h1>a</h1><h2>b</h2>", "<h2>a</h2><h3>b</h3>"),
    "coloured code": (
        '<div class="highlight"><pre><span></span><span class="k">if</span> a\n</pre></div>',
        "<pre><code>if a</code></pre>",
    ),
    "numbered code": (
        '<table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre>1</pre></div></td>'
        '<td class="code"><div class="highlight"><pre>a = 1</pre></div></td></tr></table>',
        '<div class="highlight"><table><tr><td><pre><code>1</code></pre></td>'
        "<td><pre><code>a = 1</code></pre></td></tr></table></div>",
    ),
    "formulas of Sphinx": (
        '<div class="math notranslate nohighlight" id="equation-e"><span class="eqno">(1)<a class="headerlink" '
        'href="#equation-e">¶</a></span>\\[\\begin{split}a &amp;= b \\\\ c\\end{split}\\]</div>',
        '<div class="math" id="equation-e"><math display="block"><annotation>\\begin{align*}a &amp;= b \\\\ c'
        "\\end{align*}\n\\tag{1}</annotation></math></div>",
    ),
    "footnotes of Markdown": (
        '<p>a<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p><div class="footnote"><hr><ol>'
        '<li id="fn:1"><p>b <a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>',
        '<p>a<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p><div class="footnotes"><hr><ol>'
        '<li id="fn:1"><p>b&#160;<a class="footnote-backref" href="#fnref:1">↩︎</a></p></li></ol></div>',
    ),
}


@pytest.mark.parametrize("name", FILTERED)
def test_filters_of_old_engines(name: str) -> None:
    old, new = FILTERED[name]
    assert compare(old_reading(old), new_reading(new)) == []


def test_a_formula_that_was_drawn() -> None:
    old = old_reading('<p>a <span class="formula"><i>x</i><sup>2</sup></span></p>')
    new = new_reading("<p>a <math><annotation>x^2</annotation></math></p>")
    lost = new_reading("<p>a</p>")
    old_html.undrawn(old, new)
    assert compare(old, new) == []
    assert [one.kind for one in compare(old, lost)] == [Kind.MATH]


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("http://www.python.org/dev/peps/pep-0008", "https://peps.python.org/pep-0008/"),
        ("https://peps.python.org/pep-0008/#naming", "https://peps.python.org/pep-0008/#naming"),
        ("https://tools.ietf.org/html/rfc2324.html#page", "https://datatracker.ietf.org/doc/html/rfc2324.html#page"),
    ],
)
def test_documents_of_a_series_have_moved(old: str, now: str) -> None:
    assert sphinx_html.series_address(old) == now
