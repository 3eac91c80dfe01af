"""What docutils and Hugo say differently reads the same, and nothing more than that."""

from __future__ import annotations

import pytest

from rst2hugo.verify.normalise import normal
from rst2hugo.verify.read.reader import read_hugo, read_source

PAIRS = {
    "literal": ('<span class="docutils literal"><span class="pre">--a</span></span>', "<code>--a</code>"),
    "a book's title": ("<p><cite>T</cite></p>", "<p><em>T</em></p>"),
    "kind of numbers": ('<ol class="loweralpha"><li>a</li></ol>', '<ol type="a"><li>a</li></ol>'),
    "a field": (
        '<dl class="field-list"><dt>A<span class="colon">:</span></dt><dd><p>b</p></dd></dl>',
        '<dl class="field-list"><dt><strong>A</strong></dt><dd>b</dd></dl>',
    ),
    "an option": (
        '<dl class="option-list"><dt><kbd><span class="option">-f <var>F</var></span>, '
        '<span class="option">--file=<var>F</var></span></kbd></dt><dd><p>t</p></dd></dl>',
        '<dl class="option-list"><dt><code>-f</code> <em>F</em>, <code>--file</code>=<em>F</em></dt><dd>t</dd></dl>',
    ),
    "a classifier": ('<dl><dt>a<span class="classifier">b</span></dt></dl>', "<dl><dt>a : <em>b</em></dt></dl>"),
    "lines": (
        '<div class="line-block"><div class="line">a</div><div class="line-block"><div class="line">b</div></div>'
        '<div class="line"><br></div><div class="line">c</div></div>',
        '<p class="line-block">a<br>\u2003\u2003b<br><br>c</p>',
    ),
    "lines in HTML of the author's own": 2
    * (
        '<table><tr><td><div class="line-block"><div class="line">a</div><div class="line"><br></div>'
        '<div class="line">c</div></div></td></tr></table>',
    ),
    "a rubric": ('<p class="rubric">a</p>', '<p class="rubric"><strong>a</strong></p>'),
    "an attribution": ('<p class="attribution">—a</p>', '<p class="attribution">— a</p>'),
    "no alternative text": ('<img alt="/a.png" src="/a.png">', '<img alt="" src="/a.png">'),
    "a caption for alternative text": (
        '<figure><img alt="a.png" src="a.png"><figcaption><p>C *</p></figcaption></figure>',
        '<figure><img alt="C *" src="a.png"><figcaption><p>C *</p></figcaption></figure>',
    ),
    "an admonition with a title": (
        '<aside class="admonition admonition-t"><p class="admonition-title">T</p></aside>',
        '<aside class="admonition note"><p class="admonition-title">T</p></aside>',
    ),
    "contents": (
        '<nav class="contents"><p class="topic-title"><a href="#top">C</a></p><p>a</p></nav>',
        '<aside class="topic"><p class="topic-title">C</p><p>a</p></aside>',
    ),
    "a heading's way back": ('<h2><a class="toc-backref" href="#toc-entry-1">a</a></h2>', "<h2>a</h2>"),
    "a fault": ('<p><a href="#system-message-1"><span class="problematic">a_</span></a></p>', "<p>a_</p>"),
    "struck out": ('<p><span class="strike">a</span></p>', "<p><del>a</del></p>"),
}
NOT_THE_SAME = {
    "another kind of numbers": ('<ol class="lowerroman"><li>a</li></ol>', '<ol type="a"><li>a</li></ol>'),
    "a field without emphasis": ('<dl class="field-list"><dt>A</dt></dl>', "<dl><dt>A</dt></dl>"),
    "lines in one": ('<div class="line-block"><div class="line">a</div><div class="line">b</div></div>', "<p>a b</p>"),
    "other alternative text": ('<img alt="a" src="/a.png">', '<img alt="b" src="/a.png">'),
    "a class": ('<p><span class="own">a</span></p>', "<p>a</p>"),
    "code for a key": ("<p><kbd>a</kbd></p>", "<p><code>a</code></p>"),
}


@pytest.mark.parametrize("name", PAIRS)
def test_reads_the_same(name: str) -> None:
    docutils, hugo = PAIRS[name]
    assert read_source(docutils).atoms == read_hugo(hugo).atoms


@pytest.mark.parametrize("name", NOT_THE_SAME)
def test_does_not_read_the_same(name: str) -> None:
    docutils, hugo = NOT_THE_SAME[name]
    assert read_source(docutils).atoms != read_hugo(hugo).atoms


FOOTNOTES = """<p>a <a class="brackets" href="#n" role="doc-noteref">[2]</a></p>
<aside class="footnote-list brackets"><aside class="footnote brackets" id="n" role="doc-footnote">
<span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#x">2</a><span>]</span></span>
<p>Note.</p></aside></aside><p>b</p>"""
OF_HUGO = """<p>a <sup id="fnref:n"><a href="#fn:n" class="footnote-ref">1</a></sup></p><p>b</p>
<div class="footnotes"><hr><ol><li id="fn:n">
<p>Note.&#160;<a href="#fnref:n" class="footnote-backref">↩︎</a></p></li></ol></div>"""


def test_footnotes() -> None:
    old, new = read_source(FOOTNOTES), read_hugo(OF_HUGO)
    assert old.atoms == new.atoms
    assert old.ids == new.ids == {}


@pytest.mark.parametrize("beside", ["", "<p>c</p>"])
def test_a_link_to_a_footnote_leads_to_the_id_that_hugo_makes(beside: str) -> None:
    old, new = f'{FOOTNOTES}{beside}<p><a href="#n">n</a></p>', f'{OF_HUGO}{beside}<p><a href="#fn:1">n</a></p>'
    assert read_source(old).atoms == read_hugo(new.replace('id="fn:n"', 'id="fn:1"').replace("#fn:n", "#fn:1")).atoms
    kept = new.replace("<p>Note", '<p><span id="n"></span>Note').replace('"#fn:1"', '"#n"')
    assert read_source(old).atoms == read_hugo(kept).atoms
    assert read_source(old).atoms != read_hugo(new.replace("#fn:1", "#fn:2")).atoms


def test_a_footnote_that_nothing_refers_to_stays() -> None:
    alone = FOOTNOTES.replace('role="doc-noteref"', "").replace('<a role="doc-backlink" href="#x">2</a>', "2")
    old = read_source(alone)
    assert [atom.text for atom in old.atoms if atom.what == "word"] == ["a", "[2]", "[2]", "Note.", "b"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/På%20x(1).jpg", "/P%C3%A5%20x%281%29.jpg"),
        ("/a%2fb", "/a%2Fb"),
        ("/%7Euser", "/~user"),
    ],
)
def test_equal_addresses(one: str, other: str) -> None:
    assert normal.address(one) == normal.address(other)


@pytest.mark.parametrize(
    ("one", "other"), [("/a%2Fb", "/a/b"), ("/a%23b", "/a#b"), ("/A", "/a"), ("/a?b%26c", "/a?b&c")]
)
def test_other_addresses(one: str, other: str) -> None:
    assert normal.address(one) != normal.address(other)


@pytest.mark.parametrize("address", ["", "%", "%zz", "http://[", "a b", "\ufffd"])
def test_no_address_is_too_strange(address: str) -> None:
    assert normal.address(normal.address(address)) == normal.address(address)


def test_typography_only_where_it_is_set() -> None:
    straight, set_ = '<p>"a" -- b...</p>', "<p>“a” – b…</p>"
    assert read_source(straight, typographer=True).atoms == read_hugo(set_, typographer=True).atoms
    assert read_source(straight).atoms != read_hugo(set_).atoms


def test_typography_leaves_literals_alone() -> None:
    old, new = read_source("<code>'a'</code>", typographer=True), read_hugo("<code>‘a’</code>", typographer=True)
    assert old.atoms != new.atoms


@pytest.mark.parametrize("tag", ["object", "audio", "video"])
def test_typography_of_the_words_inside_of_what_is_embedded(tag: str) -> None:
    """A paragraph of rst may stand between two raw tags: its quotes are set as in any other."""
    straight, curved = f"<{tag}>\n<p>the 'player'</p>\n</{tag}>", f"<{tag}>\n<p>the ‘player‘</p>\n</{tag}>"
    assert read_source(straight, typographer=True).atoms == read_hugo(curved, typographer=True).atoms
    assert read_source(straight).atoms != read_hugo(curved).atoms


def test_typography_leaves_programs_alone() -> None:
    old = read_source("<script>say('a')</script>", typographer=True)
    assert old.atoms != read_hugo("<script>say(‘a’)</script>", typographer=True).atoms


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("a % comment\nb", "a b", True),
        (r"a &= b \\ c", "\\begin{align*}\na &= b \\\\ c\n\\end{align*}", True),
        (r"\begin{eqnarray}a\end{eqnarray}", r"\begin{align}a\end{align}", True),
        (r"a\label{x}", "a", True),
        (r"|x|", r"\vert x\vert", True),
        ("100\\%", "100", False),
        ("x^2", "x^3", False),
    ],
)
def test_formulas(old: str, new: str, same: bool) -> None:
    assert (normal.formula(old) == normal.formula(new)) == same
