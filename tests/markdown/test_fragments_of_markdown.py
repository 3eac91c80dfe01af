"""Each piece of Markdown means in Hugo what it was written for, alone, nested and glued together."""

from __future__ import annotations

import random

import pytest
from lxml import etree
from support.hostile import CASES, CODE, LINES, TEXT, Tree, element, glyphs, shown_by, strings
from support.hugo_site import render

from rst2hugo import markdown
from rst2hugo.markdown.escaping import text

FOOTNOTE = "\n\nq[^1]\n\n[^1]: x"


@pytest.mark.parametrize("place", ["paragraph", "item", "heading", "cell"])
def test_any_inline_tree_means_itself(place: str) -> None:
    trees = [tree for tree in map(Tree, range(len(place) * CASES, len(place) * CASES + CASES // 3)) if tree.glyphs]
    written = []
    for tree in trees:
        inline = text("q ") + tree.inline  # a lone image would make no paragraph
        written.append(
            {
                "paragraph": lambda inline: markdown.paragraph(inline),
                "item": lambda inline: markdown.item("-", markdown.paragraph(inline)),
                "heading": lambda inline: markdown.heading(3, inline, "x"),
                "cell": lambda inline: f"| h | i |\n|---|---|\n| {markdown.cell(inline)} | b |",
            }[place](inline)
        )
    path = {"paragraph": "p", "item": "ul/li", "heading": "h3", "cell": "table/tbody/tr/td"}[place]
    written = [markdown.fill(one, lambda uri, line: uri) for one in written]
    for tree, one, html in zip(trees, written, render([one + FOOTNOTE for one in written]), strict=True):
        found = element(html).find(path)
        assert found is not None, f"{one!r} became {html!r}"
        assert list(shown_by(found))[1:] == tree.glyphs, one


def test_any_code_span_is_exact() -> None:
    spans = strings(CODE, seed=2)
    for s, html in zip(spans, render([f"a{markdown.paragraph(markdown.code(s))}b" for s in spans]), strict=True):
        found = element(html).find("p/code")
        assert found is not None, f"{markdown.code(s)!r} became {html!r}"
        assert (found.text, found.tail) == (s, "b"), markdown.paragraph(markdown.code(s))


def test_any_fence_is_exact() -> None:
    blocks = [s for s in strings(LINES, seed=3) if all(line.strip() or not line for line in s.split("\n"))]
    written = [markdown.fence(s, random.Random(s).choice(["", "nonsense", "text"])) for s in blocks]
    for s, one, html in zip(blocks, written, render([f"{one}\n\nq" for one in written]), strict=True):
        root = element(html)
        code = next(root.iter("code"))
        assert "".join(map(str, code.itertext())).rstrip("\n") == s.rstrip("\n"), one
        assert root[-1].text == "q"


class Blocks:
    """A random tree of blocks and the outline that Hugo must make of it."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.written, self.outline = self.row(0)

    def row(self, depth: int) -> tuple[str, list[object]]:
        made = [self.block(depth) for _ in range(self.chance.randint(1, 3))]
        # Two lists or quotes in a row are the caller's affair, so a paragraph stands between.
        pairs = [pair for one in made for pair in (one, self.paragraph())]
        return "\n\n".join(written for written, _ in pairs), [outline for _, outline in pairs]

    def paragraph(self) -> tuple[str, object]:
        content = "".join(self.chance.choices(TEXT, k=self.chance.randint(1, 4))) + "z"
        return markdown.paragraph(text(content)), ["p", "".join(g.shown for g in glyphs(content))]

    def block(self, depth: int) -> tuple[str, object]:
        kind = self.chance.random()
        if depth >= 4 or kind < 0.25:
            return self.paragraph()
        if kind < 0.4:
            code = "".join(self.chance.choices(LINES, k=self.chance.randint(1, 5))) + "z"
            code = "\n".join(line.rstrip() for line in code.split("\n"))
            return markdown.fence(code), ["pre", "".join(g.shown for g in glyphs(code))]
        if kind < 0.6:
            written, outline = self.row(depth + 1)
            return markdown.quote(written), ["blockquote", *outline]
        items = [self.row(depth + 1) for _ in range(self.chance.randint(1, 3))]
        if kind < 0.7:
            entries = "\n\n".join(f"t\n\n{markdown.item(':', written)}" for written, _ in items)
            return entries, ["dl", *(part for _, outline in items for part in (["dt", "t"], ["dd", *outline]))]
        numbers = [f"{n}." for n in range(9, 9 + len(items))]
        name, markers = ("ul", ["-"] * len(items)) if kind < 0.85 else ("ol", numbers)
        rows = [markdown.item(marker, written) for marker, (written, _) in zip(markers, items, strict=True)]
        return "\n\n".join(rows), [name, *(["li", *outline] for _, outline in items)]


def outline(node: etree._Element) -> list[object]:
    """The blocks of some HTML as nested lists, text without blanks."""
    if node.tag in ("p", "pre", "dt"):
        return [str(node.tag), "".join(glyph.shown for glyph in glyphs("".join(map(str, node.itertext()))))]
    return [str(node.tag), *(outline(child) for child in node)]


def test_any_nesting_of_blocks_means_itself() -> None:
    trees = [Blocks(seed) for seed in range(CASES // 3)]
    for tree, html in zip(trees, render([tree.written for tree in trees]), strict=True):
        assert outline(element(html))[1:] == tree.outline, tree.written


def test_a_given_id_is_written() -> None:
    assert markdown.heading(3, text("a"), "b.c") == "### a {#b.c}"
    assert markdown.heading(3, text("a {b}"), "c/d") == r'### a \{b} {id="c/d"}'


@pytest.mark.parametrize(
    ("raw", "span"),
    [
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("`", "`` ` ``"),
        (" a ", "`  a  `"),
        (" a", "` a`"),
        ("  ", "`  `"),
        ("a\nb", "`a b`"),
        ("{{< x >}}", "`{{</* x */>}}`"),
        ('"{{%s}}"', '`"{{% lit "{{%" %}}s}}"`'),
        ("", "<code></code>"),
    ],
)
def test_code(raw: str, span: str) -> None:
    assert markdown.paragraph(markdown.code(raw)) == span


def test_fence() -> None:
    assert markdown.fence("a\nb") == "```\na\nb\n```"
    assert markdown.fence("```\na\n```\n", "c++", "{#x}") == "````c++ {#x}\n```\na\n```\n````"
    assert markdown.fence("a ``` b") == "```\na ``` b\n```"
    assert markdown.fence("") == "```\n```"


def test_autolinks_only_of_what_comes_through() -> None:
    def shown(inline: str) -> str:
        return markdown.fill(markdown.paragraph(inline), lambda uri, line: uri)

    assert shown(markdown.autolink("https://x.org/a_b*c?d=1")) == "<https://x.org/a_b*c?d=1>"
    assert shown(markdown.autolink("a@b.org")) == "<a@b.org>"
    assert shown(markdown.autolink("x:y")) == "[x:y](x:y)"
    assert shown(markdown.autolink("é@b.org")) == "[é@b.org](é@b.org)"
    assert shown(markdown.autolink("http://x/?a&copy;")) == r"[http://x/?a\&copy;](http://x/?a&%63opy;)"


def test_math_is_one_line_without_comments() -> None:
    assert markdown.paragraph(markdown.math("a % comment\n+ b\\% c")) == r"\(a  + b\% c\)"
    assert markdown.paragraph(markdown.math("{{<}}")) == r"\({ {<}}\)"


def test_blocks_are_laid_out() -> None:
    fence = markdown.fence("x\n\ny")
    assert markdown.item("10.", f"a\n\n{fence}") == "10. a\n\n    ```\n    x\n\n    y\n    ```"
    assert markdown.item("-", "") == "-"
    assert markdown.quote("a\n\nb") == "> a\n>\n> b"
    assert markdown.indent("a\n\nb", 4) == "    a\n\n    b"


# Found by the random tests: what Hugo made of it before, and what is written now.
FAULTS = {
    "a strike did not close behind a tilde": (markdown.strike(text("a~ ")), "<del>a~ </del>"),
    "a formula did not begin behind a backslash": (text("a\\") + markdown.math("x"), r"a\\\ \(x\)"),
    "a line did not break behind a backslash": (text("a\\") + markdown.line_break() + text("b"), "a\\\\\\ \\\nb"),
    "an image with ^1 for its text became a footnote": (markdown.image("^1", "u"), r"![\^1](u)"),
    "a tag alone on its line kept Markdown away": (markdown.html("<b>") + text("\n*"), "<b> \\*"),
    "a footnote and a colon became a definition": (markdown.footnote_reference("1") + text(": a"), r"[^1]\: a"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults(fault: str) -> None:
    inline, written = FAULTS[fault]
    assert markdown.paragraph(inline) == written
