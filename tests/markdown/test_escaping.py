"""Plain text comes through Hugo unchanged, with no more backslashes than it takes."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from support.hostile import CASES, TEXT, element, strings
from support.hugo_site import TYPOGRAPHER, render

from rst2hugo import markdown
from rst2hugo.markdown.escaping import BlockKind, plain, settle, text

# Where text can stand: what is written around it, and the element that must hold it and nothing else.
PLACES: dict[str, tuple[Callable[[str], str], str]] = {
    "paragraph": (markdown.paragraph, "p"),
    "heading": (lambda inline: markdown.heading(2, inline), "h2"),
    "list item": (lambda inline: markdown.item("-", markdown.paragraph(inline)), "ul/li"),
    "quote": (lambda inline: markdown.quote(markdown.paragraph(inline)), "blockquote/p"),
    "term": (lambda inline: f"{markdown.line(inline)}\n{markdown.item(':', 'x')}", "dl/dt"),
    "cell": (lambda inline: f"| h | i |\n|---|---|\n| {markdown.cell(inline)} | b |", "table/tbody/tr/td"),
    "link": (lambda inline: markdown.paragraph(text("q ") + markdown.link(inline, "u")), "p/a"),
    "emphasis": (lambda inline: markdown.paragraph(text("q ") + markdown.emphasis(inline)), "p/em"),
}


def collapsed(s: str) -> str:
    """``s`` with its blanks as a browser shows them; a no-break space stays what it is."""
    return re.sub(r"[ \t\n\u2003\u3000]+", " ", s).strip(" ")


@pytest.mark.parametrize("place", PLACES)
def test_any_text_survives(place: str) -> None:
    write, path = PLACES[place]
    texts = [s for s in strings(TEXT, seed=len(place), count=CASES // 4) if s.strip()]
    for s, html in zip(texts, render([write(text(s)) for s in texts]), strict=True):
        found = element(html).find(path)
        assert found is not None, f"{s!r} as {write(text(s))!r} became {html!r}"
        assert (len(found), collapsed(found.text or "")) == (0, collapsed(s)), write(text(s))


def test_underscores_survive_beside_emphasis_that_is_written_with_them() -> None:
    tokens = ["_", "__", "_", "a", "é", " ", " ", ".", "(", ")", "*", "`", "\n"]
    texts = [s for s in strings(tokens, seed=7, count=CASES) if s.strip()]
    groups = [texts[at : at + 3] for at in range(0, len(texts) - 2, 3)]
    written = [
        markdown.paragraph(text(a) + markdown.strong(text("x ") + markdown.emphasis(text(b)) + text(c)) + text(a))
        for a, b, c in groups
    ]
    for (a, b, c), one, html in zip(groups, written, render(written), strict=True):
        found = element(html).find("p")
        assert found is not None, one
        assert collapsed("".join(map(str, found.itertext()))) == collapsed(f"{a}x {b}{c}{a}"), one
        assert [len([*found.iter(name)]) for name in ("strong", "em")] == [1, 1], one


def test_any_text_survives_the_typographer() -> None:
    tokens = ["'", '"', "--", "---", ".", "..", "...", "<<", ">>", "-", "a", "1", " ", "\n", "'s", "5'", "(", "—"]
    texts = [s for s in strings([*tokens, "*", "`", "<!--more-->", "www.x.y"], seed=1) if s.strip()]
    written = [markdown.paragraph(text(s), typographer=True) for s in texts]
    for s, one, html in zip(texts, written, render(written, TYPOGRAPHER), strict=True):
        found = element(html).find("p")
        assert found is not None, one
        assert (len(found), collapsed(found.text or "")) == (0, collapsed(s)), one


@pytest.mark.parametrize(
    "prose",
    [
        "snake_case and foo__bar",
        "_private, _hidden and (_both",
        "a_ b_, c__",
        "a_, then _private",
        "AT&T, R&D & more",
        "a < b, i <3 you, 1<2 and 3 > 2",
        "[sic], a[0] and [1]",
        r"C:\Users\me and \o/ but not more",
        "2 * 3 * 4 = 24",
        "~/.bashrc has one tilde",
        "wow! really? (yes) — “quoted” ‘text’",
        "it costs $5, or 5$ a month",
        "x^2 + y^2 = z^2 #hashtag C# @name",
        '"straight" quotes -- and dashes --- and dots...',
        "{{ .Title }} and {% tag %} and {braces}",
        "time is 10:30, ratio 1:2, see 3.14 and 2020-01-01.",
        "a | b || c",
        "1.5 is not a list, nor is 1.",
        "-1 is negative, +1 positive",
        ":param x: a field",
        "the year was\n1984.It was cold",
    ],
)
def test_prose_needs_no_backslash(prose: str) -> None:
    assert markdown.paragraph(text(prose)) == prose


@pytest.mark.parametrize(
    ("plain_text", "written"),
    [
        ("1. a", r"1\. a"),
        ("1986)", r"1986\)"),
        ("# a", r"\# a"),
        ("> a", r"\> a"),
        ("- a", r"\- a"),
        ("+", r"\+"),
        ("a\n---", "a\n\\---"),
        ("a\n=", "a\n\\="),
        ("a\n:-", "a\n\\:-"),
        ("a\n|-|", "a\n\\|-|"),
        (": a", r"\: a"),
        ("{#x} a", r"\{#x} a"),
        ("[x] a", r"\[x] a"),
        ("[a]: b", r"\[a]: b"),
        ("{{< x >}}", r"{\{< x >}}"),
        ("a {{% x %}}", r"a {\{% x %}}"),
        ("**a**", r"\*\*a\*\*"),
        ("_a_", r"\_a\_"),
        ("__init__", r"\_\_init\_\_"),
        ("_private, then a_", r"\_private, then a\_"),
        ("_\n___", "\\_\n\\_\\_\\_"),
        ("~a~", r"\~a\~"),
        ("[a](b)", r"\[a](b)"),
        ("[^1]", r"\[^1]"),
        ("<b>", r"\<b>"),
        ("&amp;", r"\&amp;"),
        ("a <!--more-->", r"a \<!\--more-->"),
        ("$$x$$", r"\$\$x\$\$"),
        (r"\(x\)", r"\\(x\\)"),
        (r"a\*b", r"a\\\*b"),
        ("see http://x.org or www.x.org", r"see http\://x.org or www\.x.org"),
        ("me@example.org", r"me\@example.org"),
        ("a\xa0b", "a&nbsp;b"),
        ("a  b \n \tc", "a b\nc"),
        ("a\0b\x07c\ufdd0d", "a\ufffdbc\ufffdd"),
    ],
)
def test_what_needs_a_backslash(plain_text: str, written: str) -> None:
    assert markdown.paragraph(text(plain_text)) == written


@pytest.mark.parametrize(
    ("plain_text", "written"),
    [("A #", r"A \#"), ("C#", "C#"), ("x {.y}", r"x \{.y}"), ("{a} b", "{a} b"), ("1. a", "1. a"), ("a\nb", "a b")],
)
def test_headings(plain_text: str, written: str) -> None:
    assert settle(text(plain_text), block=BlockKind.HEADING) == written


def test_cells() -> None:
    assert markdown.cell(text("a|b\n- c") + markdown.code("x|y")) == r"a\|b - c`x\|y`"
    assert markdown.cell(markdown.math(r"|x| \|y\|")) == r"\(\vert x\vert  \Vert y\Vert \)"


def test_lines_end_in_br_where_there_is_only_one_line() -> None:
    lines = text("a ") + markdown.line_break() + text(" b") + markdown.line_break()
    assert markdown.paragraph(lines) == "a\\\nb"
    assert markdown.cell(lines) == markdown.line(lines) == "a <br>b"


def test_plain() -> None:
    inline = text(" a\n") + markdown.emphasis(text("b_c")) + markdown.code("{{<") + markdown.link(text("d"), "u")
    assert plain(inline + markdown.image("e", "u") + markdown.element("sub", text("f\xa0"))) == "a b_c{{<def\xa0"


def test_a_mail_address_without_a_dot_is_no_autolink() -> None:
    # Found by the random tests: goldmark made <a href="mailto:--//@a"> of it.
    assert markdown.paragraph(text("<--//@a>")) == r"\<--//@a>"


def test_links_are_not_looked_for_within_links() -> None:
    assert markdown.paragraph(markdown.link(text("www.x.org [a]"), "u")) == r"[www.x.org \[a\]](u)"


def test_a_megabyte_of_prose_settles_quickly() -> None:
    prose = "This is ordinary prose, with a comma, snake_case (and more), AT&T, and\nit's fine - so on; 3.14.\n" * 5
    paragraphs = [text(prose)] * (1_000_000 // len(prose))
    start = time.perf_counter()
    for one in paragraphs:
        markdown.paragraph(one)
    assert time.perf_counter() - start < 1
