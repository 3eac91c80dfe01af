"""Where emphasis needs a separator, and where it does not; every line is held against Hugo."""

from __future__ import annotations

import pytest
from support.hugo_site import render

from rst2hugo import markdown
from rst2hugo.markdown import code, emphasis, link, strike, strong
from rst2hugo.markdown.escaping import text

CASES = {
    "punctuation before a letter": (
        emphasis(text("foo.")) + text("bar"),
        r"*foo.*\ bar",
        "<em>foo.</em>bar",
    ),
    "full stop of another script": (
        strong(text("日本語。")) + text("日本"),
        r"**日本語。**\ 日本",
        "<strong>日本語。</strong>日本",
    ),
    "emphasis twice": (
        emphasis(text("a")) + emphasis(text("b")),
        r"*a*\ *b*",
        "<em>a</em><em>b</em>",
    ),
    "inside a word": (
        text("re") + strong(text("Struct")) + text("ured"),
        "re**Struct**ured",
        "re<strong>Struct</strong>ured",
    ),
    "brackets inside a word": (
        text("re") + emphasis(text("(x)")) + text("ured"),
        r"re\ *(x)*\ ured",
        "re<em>(x)</em>ured",
    ),
    "code twice": (
        code("a") + code("b"),
        r"`a`\ `b`",
        "<code>a</code><code>b</code>",
    ),
    "code inside a word": (
        text("re") + code("Struct") + text("ured"),
        "re`Struct`ured",
        "re<code>Struct</code>ured",
    ),
    "strong inside emphasis": (
        emphasis(text("a ") + strong(text("b"))),
        "*a __b__*",
        "<em>a <strong>b</strong></em>",
    ),
    "strong inside a word inside emphasis": (
        emphasis(text("a") + strong(text("b")) + text("c")),
        r"*a\ __b__\ c*",
        "<em>a<strong>b</strong>c</em>",
    ),
    "emphasis inside emphasis": (
        emphasis(text("a ") + link(emphasis(text("b")), "u")),
        "*a [b](u)*",
        '<em>a <a href="u">b</a></em>',
    ),
    "blanks at the edges": (
        text("a") + emphasis(text(" b ")) + text("c"),
        "a *b* c",
        "a <em>b</em> c",
    ),
    "blanks at nested edges": (
        emphasis(strong(text(" a\n")) + text(" ")) + text("b"),
        "*__a__*\nb",
        "<em><strong>a</strong></em>\nb",
    ),
    "nothing but blanks": (
        text("a") + strike(text(" ")) + strong("") + text("b"),
        "a b",
        "a b",
    ),
    "no-break space at the edge": (
        text("a") + emphasis(text("\xa0b")),
        r"a\ *&nbsp;b*",
        "a<em>\xa0b</em>",
    ),
    "asterisk in front": (
        text("*") + emphasis(text("a")),
        r"\*\ *a*",
        "*<em>a</em>",
    ),
    "punctuation around": (
        text("(") + emphasis(text("a")) + text("), “") + strong(text("b")) + text("”"),
        "(*a*), “**b**”",
        "(<em>a</em>), “<strong>b</strong>”",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_separators(case: str) -> None:
    inline, written, _ = CASES[case]
    assert markdown.paragraph(inline) == written


def test_hugo_agrees() -> None:
    shown = render({case: written for case, (_, written, _) in CASES.items()})
    assert dict(zip(CASES, shown, strict=True)) == {case: f"<p>{html}</p>\n" for case, (_, _, html) in CASES.items()}
