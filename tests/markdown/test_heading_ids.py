"""Every heading has the id that its plain text foretells, and most need not say it."""

from __future__ import annotations

import random

import pytest
from support.hostile import element, strings
from support.hugo_site import render

from rst2hugo import markdown
from rst2hugo.markdown.escaping import plain, text


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("What's new?", "whats-new"),
        ("a/b.c", "abc"),
        ("snake_case x", "snake_case-x"),
        ("a - b", "a---b"),
        ("Über straße ÑÍ", "über-straße-ñí"),
        ("日本語", "日本語"),
        ("1.2 Title", "12-title"),
        ("2020-01-01", "2020-01-01"),
        ("!?", "heading"),
    ],
)
def test_heading_id(heading: str, id: str) -> None:
    assert markdown.heading_id(heading) == id


def test_a_heading_has_the_expected_id() -> None:
    tokens = ["a", "B", "-", " ", "_", ".", "/", "é", "Ü", "日", "1", "٣", "²", "Ⅷ", "'", "😀", "e\u0301", "क्षि"]
    tokens += ["ß", "İ", "ǅ", "ª", "\u0345", "\u200d", "Σ", "#", "*", "`", "&", "&amp;", "[x]", "(", ":", "~", "\\"]
    tokens += ["\u3000", "\xa0"]
    markup = [
        lambda s: text(s) + markdown.emphasis(text("X y")) + markdown.code("A_b `c"),
        lambda s: markdown.emphasis(text(s) + markdown.code(s)) + markdown.element("sub", text(s)),
        lambda s: markdown.link(text(s.strip() or "x"), "u") + text(" z"),
        lambda s: text(s) + markdown.math("x") + markdown.image(s, "u") + markdown.footnote_reference("1"),
        text,
    ]
    inlines = [random.Random(s).choice(markup)(s) for s in strings(tokens, seed=4) if s.strip()]
    for inline, html in zip(inlines, render([markdown.heading(2, inline) for inline in inlines]), strict=True):
        heading = element(html).find("h2")
        assert heading is not None
        assert heading.get("id") == markdown.heading_id(plain(inline)), markdown.heading(2, inline)


@pytest.mark.parametrize(
    ("inline", "written"),
    [
        (text("snake_case, plain!"), "## snake_case, plain!"),
        (text("See ") + markdown.link(text("this"), "u"), "## See [this](u)"),
        (markdown.emphasis(text("snake_case")), "## *snake_case* {#snake_case}"),
        (markdown.code("a") + markdown.code("b"), r"## `a`\ `b` {#ab}"),
    ],
)
def test_an_id_is_written_only_where_hugo_would_read_another(inline: str, written: str) -> None:
    assert markdown.heading(2, inline) == written
