"""HTML as a reader meets it: words and their markup, what blocks stand in, things, ids."""

from __future__ import annotations

import pytest

from rst2hugo.verify.nouns.reading import Atom, Reading
from rst2hugo.verify.read.reader import read_hugo, read_source


def words(reading: Reading) -> list[str]:
    return [atom.text for atom in reading.atoms if atom.what == "word"]


def marks(reading: Reading) -> list[list[tuple[list[str], str]]]:
    return [[(sorted(run.marks), run.link) for run in one.meaning] for one in reading.atoms if one.what == "word"]


def stands(reading: Reading) -> list[list[str]]:
    """What each block stands in."""
    blocks = [atom.meaning for atom in reading.atoms if atom.what == "block"]
    return [[f"{one.kind} {one.detail}".strip() for one in path] for path in blocks]


def only(html: str, what: str) -> Atom:
    found = [atom for atom in read_hugo(html).atoms if atom.what == what]
    assert len(found) == 1
    return found[0]


def test_words_end_at_blanks_and_blocks() -> None:
    assert words(read_hugo("<p>one  two\nthree<em>four</em> five</p><p>six</p>seven")) == [
        "one", "two", "threefour", "five", "six", "seven",
    ]  # fmt: skip  # a table


@pytest.mark.parametrize("number", ["1", "08", "11", "31", "127", "x1", "X0b", "xC", "x1F", "xFFFE", "65535"])
def test_control_characters_as_numbers_are_in_no_word(number: str) -> None:
    assert words(read_hugo(f"<ul><li>a&#{number};b<p>c</p></li></ul>")) == ["ab", "c"]


def test_numbers_of_letters_are_letters() -> None:
    assert words(read_hugo("<p>&#65;&#x42;&#100;&#310; &#x10; &#9;x&#10;y</p>")) == ["ABdĶ", "x", "y"]


def test_runs_of_a_word() -> None:
    first, second = (atom for atom in read_hugo("<p>re<em>struct</em>ured <b>x</b></p>").atoms if atom.what == "word")
    assert [run.length for run in first.meaning] == [2, 6, 0]
    assert marks(read_hugo("<p>a<i>b</i></p>")) == [[([], ""), (["emphasis"], "")]]
    assert second.meaning[0].marks == {"strong"}


def test_hard_blanks_are_letters() -> None:
    assert words(read_hugo("<p>10&nbsp;km</p>")) == ["10\u00a0km"]


def test_comments_say_nothing() -> None:
    assert words(read_hugo("<p>a<!-- b --> c</p><!--more-->")) == ["a", "c"]


def test_links() -> None:
    reading = read_hugo('<p><a href="/a">x <em>y</em></a> <a name="t">z</a></p>')
    assert marks(reading) == [[([], "/a")], [(["emphasis"], "/a")], [([], "")]]
    assert "t" in reading.ids


def test_links_are_looked_up() -> None:
    reading = read_source('<p><a href=" old ">x</a></p>', links=lambda uri: {"old": "/new/"}[uri])
    assert marks(reading) == [[([], "/new/")]]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h3>a</h3>", [["heading 3"]]),
        ("<ul><li>a</li><li><p>b</p></li></ul>", [["list bullet", "item"], ["list bullet", "item"]]),
        ('<ol start="3"><li>a</li><li>b</li></ol>', [["list 1", "item 3"], ["list 1", "item 4"]]),
        ('<ol type="a"><li value="5">a</li></ol>', [["list a", "item 5"]]),
        ("<blockquote><p>a</p><blockquote>b</blockquote></blockquote>", [["quote"], ["quote", "quote"]]),
        ("<dl><dt>a</dt><dd>b</dd></dl>", [["definitions", "term"], ["definitions", "definition"]]),
        (
            "<table><tr><th>a</th><td colspan=2></td></tr></table>",
            [["table", "row", "cell heading"], ["table", "row", "cell data, colspan 2"]],
        ),
        ("<ul><li></li></ul>", [["list bullet", "item"]]),
        (
            '<aside class="admonition tip"><p class="admonition-title">T</p><p>b</p></aside>',
            [["admonition tip", "title"], ["admonition tip"]],
        ),
        ('<p class="wide">a</p>', [["class wide"]]),
        ('<div class="container wide"><p>a</p></div>', [["class wide"]]),
        ("<figure><img src=a><figcaption><p>c</p></figcaption></figure>", [[], ["caption"]]),
        ("<p>a</p>\n<p>b</p>", [[], []]),
        ("<p></p>", []),
    ],
)
def test_what_blocks_stand_in(html: str, expected: list[list[str]]) -> None:
    assert stands(read_hugo(html)) == expected


def test_two_lists_are_not_one() -> None:
    two, one = "<ul><li>a</li></ul><ul><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"
    assert read_hugo(two).atoms != read_hugo(one).atoms


def test_tight_and_loose_lists_are_the_same() -> None:
    assert read_hugo("<ul><li>a</li></ul>").atoms == read_hugo("<ul>\n<li><p>a</p>\n</li></ul>").atoms


def test_line_ends() -> None:
    whats = [atom.what for atom in read_hugo("<p>a<br>b<br></p><p>c</p>").atoms]
    assert whats == ["block", "word", "break", "word", "block", "word"]


@pytest.mark.parametrize(
    ("html", "text", "meaning"),
    [
        ('<img src="/a.png" alt=" An\napple " width="20">', "/a.png", ("An apple", "20px", "", "", "")),
        ('<img src="a" style="width: 50%; height:2em">', "a", ("", "50%", "2em", "", "")),
        (
            '<figure class="align-left" style="width: 300px"><img src="a" class="own"></figure>',
            "a",
            ("", " in 300px", "", "align-left own", ""),
        ),
        ('<p><a href="/b"><img src="a"></a></p>', "a", ("", "", "", "", "/b")),
    ],
)
def test_images(html: str, text: str, meaning: tuple[str, ...]) -> None:
    assert only(html, "image") == Atom("image", text, meaning)


def test_images_in_a_legend_are_blocks_with_and_without_an_element_around_them() -> None:
    images = '<img src="a.png" alt="x"/>\n<img src="b.png" alt="y"/>'
    assert stands(read_hugo(f"<figure><figcaption>\n{images}</figcaption></figure>")) == stands(
        read_source(f'<figure><figcaption><div class="legend">\n{images}\n</div></figcaption></figure>')
    )


def test_an_image_among_words_begins_no_block() -> None:
    alone, among = read_hugo("<p>a</p>\n<img src=i>\n<p>b</p>"), read_hugo("<p>a <img src=i> b</p>")
    assert [atom.what for atom in alone.atoms] == ["block", "word", "block", "image", "block", "word"]
    assert [atom.what for atom in among.atoms] == ["block", "word", "image", "word"]


def test_code_is_exact() -> None:
    code = only('<pre><code class="language-x" data-lang="x">a\n\n  b\t<b>c</b>\n\n</code></pre>', "code")
    assert code == Atom("code", "a\n\n  b\tc", ("x", "", ()))


def test_markup_in_code() -> None:
    code = only('<pre>\na <em>b</em> <a href="/c">d</a></pre>', "code")
    assert code == Atom("code", "a b d", ("", "", (("em", "b", ""), ("a", "d", "/c"))))


def test_line_numbers_are_not_code() -> None:
    table = """<div class="highlight"><table><tr><td><pre><code><span>1\n</span></code></pre></td>
        <td><pre><code data-lang="py">a = 1\n</code></pre></td></tr></table></div>"""
    inline = '<div class="highlight"><pre><code data-lang="py"><span class="ln">1</span>a = 1\n</code></pre></div>'
    assert only(table, "code") == only(inline, "code") == Atom("code", "a = 1", ("py", "numbered", ()))


def test_formulas() -> None:
    hugo = '<math display="block"><semantics><mi>x</mi><annotation>\n x^2 % c\n</annotation></semantics></math>'
    assert only(hugo, "math") == Atom("math", "x^2", ("block",))
    assert only('<p><span class="katex-error" title="e">x^{</span></p>', "math").meaning == ("cannot be drawn",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('<iframe src="https://www.youtube.com/embed/abc?autoplay=0&start=0">',
         '<iframe src="//www.youtube-nocookie.com/embed/abc">', True),
        ('<iframe src="https://www.youtube.com/embed/abc?start=9">',
         '<iframe src="https://www.youtube.com/embed/abc">', False),
        ("<script>a()</script>", "<script>b()</script>", False),
        ('<object><param name="movie" value="a"></object>', '<object><param name="movie" value="b"></object>', False),
        ('<svg><path d="M1"></path></svg>', '<svg><path d="M2"></path></svg>', False),
    ],
)  # fmt: skip  # a table
def test_embedded(one: str, other: str, same: bool) -> None:
    assert (only(one, "embed") == only(other, "embed")) == same


def test_ids_land_at_what_follows() -> None:
    reading = read_hugo('<p>a</p><div id="x"></div><h2 id="y">b</h2><p>c <span id="z">d</span></p>')
    assert reading.ids == {"x": 2, "y": 2, "z": 6}


def test_lines_of_the_source() -> None:
    reading = read_source('<p data-line="4">a\nb</p><p data-line="9">c</p>')
    lines = {atom.text: line for atom, line in zip(reading.atoms, reading.lines, strict=True) if atom.what == "word"}
    assert lines == {"a": 4, "b": 5, "c": 9}


@pytest.mark.parametrize("html", ["", "<", "</div></body>a", "<p>\0</p>", "<table><td>a", "<li>a", "&#0;", "<b><p>"])
def test_no_html_is_too_strange(html: str) -> None:
    read_hugo(html)
    read_source(html)
