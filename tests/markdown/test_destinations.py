"""Addresses reach the HTML as they were, whatever is in them, and open ones are filled in."""

from __future__ import annotations

import pytest
from support.hostile import ADDRESS, decoded, element, strings
from support.hugo_site import render

from rst2hugo import markdown
from rst2hugo.markdown.destinations import destination, fill, open_address, open_attribute
from rst2hugo.markdown.escaping import text


def test_any_address_survives() -> None:
    addresses = strings(ADDRESS, seed=5, longest=6)
    written = [
        markdown.paragraph(markdown.link(text("x"), destination(s)) + text("y") + markdown.image("z", destination(s)))
        for s in addresses
    ]
    for s, one, html in zip(addresses, written, render(written), strict=True):
        found = element(html).find("p")
        assert found is not None, one
        assert [str(child.tag) for child in found] == ["a", "img"], f"{one!r} became {html!r}"
        assert [decoded(found[0].get("href", "")), decoded(found[1].get("src", ""))] == [decoded(s)] * 2, one


@pytest.mark.parametrize(
    ("uri", "written"),
    [
        ("", ""),
        ("http://x.org/a_b*c?d=[1]&e=é~!'$,;:@+#f", "http://x.org/a_b*c?d=[1]&e=é~!'$,;:@+#f"),
        ("a b", "a%20b"),
        ("a%20b%zz", "a%20b%zz"),
        ('<a>"`{}|\\^', "%3Ca%3E%22%60%7B%7D%7C%5C%5E"),
        ("wiki/A_(b)", "wiki/A_(b)"),
        ("a(b", "a%28b"),
        ("a)b(", "a%29b%28"),
        ("?a&copy;b&c", "?a&%63opy;b&c"),
        ("a\xa0b\u3000c", "a%C2%A0b%E3%80%80c"),
    ],
)
def test_destination(uri: str, written: str) -> None:
    assert destination(uri) == written


def test_open_addresses_are_filled_in_wherever_they_stand() -> None:
    hostile = 'a|b"\n`{{<\ufdd0%'
    link = markdown.link(text("x"), open_address(hostile, 7))
    video = markdown.shortcode("y", src=open_address("b", None))
    page = "\n".join([markdown.cell(link), markdown.heading(2, link), video])
    asked = []

    def resolve(uri: str, line: int | None) -> str:
        asked.append((uri, line))
        return f"/new {line}"

    assert fill(page, resolve) == '[x](/new%207)\n## [x](/new%207)\n{{< y src="/new%20None" >}}'
    assert asked == [(hostile, 7), (hostile, 7), ("b", None)]


def test_an_attribute_keeps_its_spelling_if_its_address_stays() -> None:
    html = f'<a href="{open_attribute("a b&amp;c{{<d", 1)}">'
    assert fill(html, lambda uri, line: uri) == '<a href="a b&amp;c&#123;{<d">'
    assert fill(html, lambda uri, line: uri.upper()) == '<a href="A%20B&C%7B%7B%3CD">'
