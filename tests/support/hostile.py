"""Random strings made of everything that means something to Markdown or Hugo, and trees of inline markup."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree
from lxml import html as lxml_html

from rst2hugo import markdown
from rst2hugo.markdown.escaping import text

CASES = int(os.environ.get("RST2HUGO_CASES", "1500"))
"""How many random cases each test renders; raise it to look for rare faults."""

WORDS = """\\ ` `` ``` * ** _ __ ~ ~~ ~~~ [ ] [^1] [x] ]( ( ) ! ![ < </ <b> <!-- <? <!--more--> &amp; & &#35; &copy
{{< {{% >}} %}} { } {#x} {.y} $$ $ \\( \\) \\[ http://x.org/ https:// www. www.x.org ftp://a.b/c a@b.c <a@b> @ | ||
:smile: : :: # ## 1. 12) 1234567890. - -- --- ... + = == === > >> ^ ' " / % */ /* //x word snake_case a b Z 0 . , ref
C:\\Users &nbsp; &#x1; 日本 。 é ß “ — 😀 <div> <a_href='x'> {{</* a */>}} hahahugoshortcode +++ `a` {{ }}"""
TEXT = [*WORDS.replace("_href", " href").split(), "e\u0301", "\u200b", "\xa0", "\u3000", "\u2003"]
TEXT += [" ", " ", "  ", "\n", "\n", "\t", "- ", "1. ", "> ", "# ", ": ", "[ ] ", "* ", "_ ", "| ", " * ", " _ ", " ~ "]
TEXT += ["\n- ", "\n1. ", "\n# ", "\n===", "\n---", "\n:-", "\n|-", "\n{", "\n> ", "\n: ", "\n[a]: b", "\\\n"]
CODE = ["a", "`", "``", "```", "~~~", " ", "    ", "\\", "{{<", "{{%", ">}}", "%}}", "/*", "*/", "{{</*", "*/>}}"]
CODE += ["{{%/*", "*/%}}", "<!--more-->", "<!--", "{{< x >}}", "{{% x %}}", "{", "}", "<", "&amp;", '"', "'"]
CODE += ["- ", "# ", "> ", "|", "%", "{{</* a */>}}", "日", "{#x}", "$$", "/", "\\|", "_", "*", "]", "["]
LINES = [*CODE, "\n", "\n", "\n\n", "\nx"]
ADDRESS = [*"/b()_*[]| \"`&%é~!\\{}<>'\u3000,;:日", "http://x.org/", "a", "&amp;", "%41", "?x=1", "#f", "$$", "{{<"]
ADDRESS += ["&copy;", "../p.md", "\n", "\t", "\x01", "\x7f", "\ufdd3", "\u2028"]


def strings(tokens: list[str], seed: int, longest: int = 8, count: int = CASES) -> list[str]:
    """``count`` strings of up to ``longest`` tokens, the same ones for the same seed."""
    chance = random.Random(seed)
    return ["".join(chance.choices(tokens, k=chance.randint(1, longest))) for _ in range(count)]


def element(html: str) -> etree._Element:
    """``html`` inside a <div>."""
    return lxml_html.fragment_fromstring(f"<div>{html}</div>")


@dataclass(frozen=True)
class Glyph:
    """A character, or the name of a thing that is none, and what it stands in: ``em``, ``code``, ``a http://…``."""

    shown: str
    inside: frozenset[str] = frozenset()

    def within(self, name: str) -> Glyph:
        return Glyph(self.shown, self.inside | {name})


def glyphs(s: str, *inside: str) -> list[Glyph]:
    """The visible characters of ``s``. A backslash-space pair of Markdown would show here, a plain space does not."""
    return [Glyph(character, frozenset(inside)) for character in s if not character.isspace()]


def decoded(address: str) -> str:
    return "".join(unquote(address, errors="replace").split())


class Tree:
    """A random tree of inline markup: ``inline`` is what our functions make of it, ``glyphs`` what Hugo must show."""

    KINDS = (("em", markdown.emphasis), ("strong", markdown.strong), ("del", markdown.strike))

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.inline, self.glyphs = self.branch(0, in_link=False)

    def pick(self, tokens: list[str], most: int) -> str:
        return "".join(self.chance.choices(tokens, k=self.chance.randint(1, most)))

    def branch(self, depth: int, *, in_link: bool) -> tuple[str, list[Glyph]]:
        pairs = [self.twig(depth, in_link=in_link) for _ in range(self.chance.randint(1, 4 if depth < 3 else 2))]
        return "".join(inline for inline, _ in pairs), [glyph for _, shown in pairs for glyph in shown]

    def twig(self, depth: int, *, in_link: bool) -> tuple[str, list[Glyph]]:
        kind = self.chance.random()
        if depth >= 4 or kind < 0.4:
            return self.leaf(text, TEXT)
        if kind < 0.7:
            name, make = self.chance.choice(self.KINDS)
            inner, shown = self.branch(depth + 1, in_link=in_link)
            return make(inner), [glyph.within(name) for glyph in shown]
        if kind < 0.8:
            return self.leaf(markdown.code, CODE, "code")
        if kind < 0.88 and not in_link:
            address = self.pick(ADDRESS, 4)
            inner, shown = self.branch(depth + 1, in_link=True)
            name = f"a {decoded(address)}"
            return markdown.link(inner, markdown.destination(address)), [glyph.within(name) for glyph in shown]
        if kind < 0.92 and not in_link:
            address = "http://" + self.pick(ADDRESS[:-4], 3)
            return markdown.autolink(address), glyphs(address, f"a {decoded(address)}")
        if kind < 0.96:
            inner, shown = self.branch(depth + 1, in_link=in_link)
            return markdown.element("sub", inner), [glyph.within("sub") for glyph in shown]
        return self.thing()

    def leaf(self, make: Callable[[str], str], tokens: list[str], *inside: str) -> tuple[str, list[Glyph]]:
        content = self.pick(tokens, 4)
        return make(content), glyphs(content, *inside)

    def thing(self) -> tuple[str, list[Glyph]]:
        address, alt = self.pick(ADDRESS, 3), self.pick(TEXT, 3)
        image = Glyph(f"image {decoded(address)} {' '.join(alt.split())}")
        things = [
            (markdown.image(alt, markdown.destination(address)), [image]),
            (markdown.math("x<|y"), [Glyph("math")]),
            (markdown.footnote_reference("1"), [Glyph("footnote")]),
            (markdown.line_break(), []),
        ]
        return self.chance.choice(things)


def shown_by(node: etree._Element, inside: frozenset[str] = frozenset()) -> Iterator[Glyph]:
    """The glyphs of some HTML, as ``Tree.glyphs`` has them."""
    name = str(node.tag)
    if name == "img":
        yield Glyph(f"image {decoded(node.get('src', ''))} {' '.join(node.get('alt', '').split())}", inside)
    elif name == "span" and node.get("class") == "katex":
        yield Glyph("math", inside)
    elif name == "sup" and node.get("id", "").startswith("fnref"):
        yield Glyph("footnote", inside)
    else:
        if name in ("em", "strong", "del", "code", "sub"):
            inside |= {name}
        elif name == "a":
            inside |= {f"a {decoded(node.get('href', ''))}"}
        yield from glyphs(node.text or "", *inside)
        for child in node:
            yield from shown_by(child, inside)
            yield from glyphs(child.tail or "", *inside)
