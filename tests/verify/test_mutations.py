"""Converted examples, damaged in one way each: every damage is reported under its right kind, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import etree
from lxml.html import fragment_fromstring
from support import hugo_site

from rst2hugo import convert_blog, convert_text
from rst2hugo.engine import Engine
from rst2hugo.model import Source
from rst2hugo.model.options import Options
from rst2hugo.verify import Difference, Kind, differences, source_html
from rst2hugo.verify.build.hugo import Content
from rst2hugo.verify.checks import headers


class Damage(NamedTuple):
    """An rst source, what its Markdown has in it, what a bad converter would have written, and what a reader misses."""

    rst: str
    was: str
    now: str
    kinds: tuple[Kind, ...]


WORDS = "One two three *four five* six **seven** eight ``nine ten``."
LINKS = "See `the docs <https://e.org/a?b=1#c>`_ and `more <https://e.org/m>`_ or https://e.org/x."
MARKUP = """
.. role:: own
.. role:: kbd

H\\ :sub:`2`\\ O, x\\ :sup:`2`, :kbd:`Esc` and :own:`mine`.
"""
HEADINGS = "Top\n===\n\nAlpha.\n\nDeeper\n------\n\nBeta.\n\n.. _anchor:\n\nThird\n=====\n\nGamma.\n"
BULLETS = "* apples and pears\n* plums\n\n  * green plums\n\n* cherries\n\nBehind the list.\n"
NUMBERS = "3. three\n4. four\n\nBetween.\n\na. first\nb. second\n"
TWO_LISTS = "* one\n* two\n\n.. a comment\n\n* three\n"
TERMS = "cat\n    It purrs.\n\ndog\n    It barks.\n"
FIELDS = "Words.\n\n:Colour: blue\n:Size: large\n"
QUOTE = "Before.\n\n    Quoted words.\n\n        Quoted within.\n\n    -- Somebody\n\nAfter.\n"
TABLE = "=====  =====\nHead   Other\n=====  =====\na b    c\nd      e\n=====  =====\n"
CAPTIONED = ".. list-table:: The caption\n   :stub-columns: 1\n\n   * - x\n     - y\n   * - z\n     -\n"
SPANS = "+---+---+\n| a | b |\n+   +---+\n|   | d |\n+---+---+\n"
NOTE = ".. warning:: Mind the gap.\n\n.. topic:: The *title*\n\n   The text.\n"
FOOTNOTES = "First [1]_ and second [#]_ and again [1]_.\n\n.. [1] Note one.\n.. [#] Note two.\n\n   More of it.\n"
ALONE = "Nobody refers.\n\n.. [9] A lone note.\n"
IMAGE = "Text.\n\n.. image:: /a.png\n   :alt: An apple\n   :width: 200\n   :align: right\n\nText behind.\n"
INLINE_IMAGE = ".. |i| image:: /i.png\n   :alt: icon\n\nAn |i| in the text.\n"
TARGET = ".. image:: /a.png\n   :alt: A\n   :target: https://e.org/big\n"
FIGURE = ".. figure:: /a.png\n   :alt: An apple\n   :align: left\n\n   The *red* one.\n"
CODE = "So::\n\n    def f():\n        return 1\n\n.. code-block:: python\n   :linenos:\n\n   a = 1\n   b = 2\n"
PARSED = ".. parsed-literal::\n\n   a *b* `c <https://e.org>`_\n"
MATH = "Inline :math:`x^2 + y`.\n\n.. math::\n\n   \\sum_{i=1}^n i\n"
VIDEO = 'Look:\n\n.. youtube:: dQw4w9WgXcQ\n\n.. raw:: html\n\n   <iframe src="https://e.org/frame"></iframe>\n'
LINES = "| first line\n| second line\n|   indented\n"
RULE = "Above.\n\n----\n\nBelow.\n"
PARAGRAPHS = "The first paragraph.\n\nThe second paragraph.\n\nThe third one.\n"
ORDER = "* the first item\n* the second one\n* something else\n"
TARGETS = "Words.\n\n.. _place:\n\nThe place.\n\nAn _`inner target` here.\n\nLast words.\n"
RAW = 'Text.\n\n.. raw:: html\n\n   <div class="wide"><p>Raw <b>words</b></p></div>\n'

DAMAGES = {
    # Words
    "a word dropped": Damage(WORDS, "two ", "", (Kind.WORD,)),
    "a word doubled": Damage(WORDS, "two", "two two", (Kind.WORD,)),
    "a letter changed": Damage(WORDS, "three", "tree", (Kind.WORD,)),
    "words glued together": Damage(WORDS, "One two", "Onetwo", (Kind.WORD,)),
    "a word torn apart": Damage(WORDS, "eight", "ei ght", (Kind.WORD,)),
    "words exchanged": Damage(WORDS, "One two", "two One", (Kind.WORD,)),
    "markup as text": Damage(WORDS, "**seven**", r"\*\*seven\*\*", (Kind.WORD,)),
    "a paragraph dropped": Damage(PARAGRAPHS, "The second paragraph.", "", (Kind.WORD,)),
    "a paragraph moved": Damage(
        PARAGRAPHS, "The second paragraph.\n\nThe third one.", "The third one.\n\nThe second paragraph.", (Kind.ORDER,)
    ),
    "paragraphs run together": Damage(
        PARAGRAPHS, "paragraph.\n\nThe third", "paragraph.\nThe third", (Kind.PARAGRAPH,)
    ),
    "a paragraph torn apart": Damage(PARAGRAPHS, "third one", "third\n\none", (Kind.PARAGRAPH,)),
    # Markup of words
    "emphasis lost": Damage(WORDS, "*four five*", "four five", (Kind.EMPHASIS,)),
    "emphasis too short": Damage(WORDS, "*four five*", "*four* five", (Kind.EMPHASIS,)),
    "emphasis out of nothing": Damage(WORDS, "six", "*six*", (Kind.EMPHASIS,)),
    "emphasis turned strong": Damage(WORDS, "*four five*", "**four five**", (Kind.EMPHASIS, Kind.STRONG)),
    "strong lost": Damage(WORDS, "**seven**", "seven", (Kind.STRONG,)),
    "a literal turned into text": Damage(WORDS, "`nine ten`", "nine ten", (Kind.LITERAL,)),
    "text turned into a literal": Damage(WORDS, "eight", "`eight`", (Kind.LITERAL,)),
    "a subscript lost": Damage(MARKUP, "<sub>2</sub>", "2", (Kind.MARKUP,)),
    "a superscript turned subscript": Damage(MARKUP, "<sup>2</sup>", "<sub>2</sub>", (Kind.MARKUP,)),
    "a key lost": Damage(MARKUP, "<kbd>Esc</kbd>", "Esc", (Kind.MARKUP,)),
    "a role's class lost": Damage(MARKUP, '<span class="own">mine</span>', "mine", (Kind.MARKUP,)),
    # Links
    "another address": Damage(LINKS, "e.org/m", "e.org/n", (Kind.LINK,)),
    "a fragment lost": Damage(LINKS, "#c", "", (Kind.LINK,)),
    "a query lost": Damage(LINKS, "?b=1", "", (Kind.LINK,)),
    "a link lost": Damage(LINKS, "[more](https://e.org/m)", "more", (Kind.LINK,)),
    "an address unlinked": Damage(LINKS, "<https://e.org/x>", "https://e.org\\/x", (Kind.LINK,)),
    "a link too long": Damage(LINKS, "and [more]", "[and more]", (Kind.LINK,)),
    "two links exchanged": Damage(
        LINKS,
        "[the docs](https://e.org/a?b=1#c) and [more](https://e.org/m)",
        "[the docs](https://e.org/m) and [more](https://e.org/a?b=1#c)",
        (Kind.LINK,),
    ),
    # Headings and ids
    "a heading of another level": Damage(HEADINGS, "### Deeper", "## Deeper", (Kind.HEADING,)),
    "a heading turned into text": Damage(HEADINGS, "### Deeper", "Deeper", (Kind.HEADING, Kind.ID)),
    "a strong line for a heading": Damage(HEADINGS, "### Deeper", "**Deeper**", (Kind.HEADING, Kind.ID, Kind.STRONG)),
    "a heading's id changed": Damage(HEADINGS, "### Deeper", "### Deeper {#other}", (Kind.ID,)),
    "an anchor lost": Damage(TARGETS, '<span id="inner-target">inner target</span>', "inner target", (Kind.ID,)),
    "an anchor in another place": Damage(
        TARGETS,
        'An <span id="inner-target">inner target</span> here.\n\nLast',
        'An inner target here.\n\n<span id="inner-target"></span>Last',
        (Kind.ID,),
    ),
    # Lists
    "two items exchanged": Damage(
        ORDER, "- the first item\n- the second one", "- the second one\n- the first item", (Kind.ORDER,)
    ),
    "items run together": Damage(BULLETS, "pears\n- plums", "pears\n  plums", (Kind.LIST,)),
    "an item dropped": Damage(BULLETS, "- cherries", "", (Kind.WORD,)),
    "an item less deep": Damage(BULLETS, "  - green", "- green", (Kind.LIST,)),
    "an item out of a paragraph": Damage(PARAGRAPHS, "The third", "- The third", (Kind.LIST,)),
    "bullets turned numbers": Damage(TWO_LISTS, "- one\n- two", "1. one\n2. two", (Kind.LIST,)),
    "two lists in one": Damage(TWO_LISTS, "<!-- a comment -->\n\n", "", (Kind.LIST,)),
    "another first number": Damage(NUMBERS, "3. three\n4. four", "1. three\n2. four", (Kind.LIST,)),
    "letters turned numbers": Damage(NUMBERS, '{type="a"}', "", (Kind.LIST,)),
    "a paragraph drawn into a list": Damage(BULLETS, "\nBehind the list", "\n  Behind the list", (Kind.LIST,)),
    "a term turned into text": Damage(TERMS, "cat\n: It purrs.\n", "cat\n\nIt purrs.\n", (Kind.DEFINITION,)),
    "a field's name plain": Damage(FIELDS, "**Size**", "Size", (Kind.STRONG,)),
    # Quotes
    "a quote turned into text": Damage(QUOTE, "> Quoted words.", "Quoted words.", (Kind.QUOTE,)),
    "a quote drawn out": Damage(QUOTE, "\n\nAfter", "\n\n> After", (Kind.QUOTE,)),
    "a quote less deep": Damage(QUOTE, "> > Quoted", "> Quoted", (Kind.QUOTE,)),
    "an attribution lost": Damage(QUOTE, "Somebody", "", (Kind.WORD,)),
    # Tables
    "a cell lost": Damage(TABLE, "| d    | e     |", "| d |", (Kind.WORD,)),
    "cells exchanged": Damage(TABLE, "| d    | e     |", "| e | d |", (Kind.ORDER,)),
    "a row lost": Damage(TABLE, "\n| d    | e     |", "", (Kind.WORD,)),
    "a heading row turned data": Damage(
        TABLE, "| Head | Other |\n| ---- | ----- |", "|  |  |\n| --- | --- |\n| Head | Other |", (Kind.TABLE,)
    ),
    "a table turned into text": Damage(TABLE, "| ---- | ----- |\n", "", (Kind.WORD, Kind.TABLE)),
    "a span lost": Damage(SPANS, ' rowspan="2"', "", (Kind.TABLE,)),
    "row headings lost": Damage(CAPTIONED, 'stub="1"', 'stub="0"', (Kind.TABLE,)),
    "a caption lost": Damage(CAPTIONED, 'caption="The caption"', "", (Kind.WORD,)),
    # Admonitions
    "a note of another kind": Damage(NOTE, "[!WARNING]", "[!TIP]", (Kind.WORD, Kind.ADMONITION)),
    "a note turned quote": Damage(NOTE, "[!WARNING]\n> ", "", (Kind.WORD, Kind.ADMONITION)),
    "a topic's title in its text": Damage(
        NOTE, "[!TOPIC] The *title*\n> ", "[!TOPIC]\n> The *title*\n>\n> ", (Kind.ADMONITION,)
    ),
    # Footnotes
    "a footnote's reference lost": Damage(FOOTNOTES, "second [^2]", "second", (Kind.FOOTNOTE, Kind.WORD)),
    "a footnote lost": Damage(FOOTNOTES, "[^1]: Note one.", "", (Kind.FOOTNOTE, Kind.LEAK, Kind.WORD)),
    "another footnote": Damage(FOOTNOTES, "again [^1]", "again [^2]", (Kind.FOOTNOTE,)),
    "a footnote cut off": Damage(FOOTNOTES, "    More of it.", "More of it.", (Kind.ORDER,)),
    "a lone footnote dropped": Damage(ALONE, "[9] A lone note.\n{#id1 .footnote}", "", (Kind.WORD, Kind.ID)),
    # Images
    "an image lost": Damage(IMAGE, '![An apple](/a.png)\n{.align-right width="200"}', "", (Kind.IMAGE,)),
    "another image": Damage(IMAGE, "/a.png", "/b.png", (Kind.IMAGE,)),
    "the alternative text lost": Damage(IMAGE, "![An apple]", "![]", (Kind.IMAGE,)),
    "the width lost": Damage(IMAGE, ' width="200"', "", (Kind.IMAGE,)),
    "another alignment": Damage(IMAGE, "align-right", "align-left", (Kind.IMAGE,)),
    "an image drawn into a paragraph": Damage(
        IMAGE, '\n{.align-right width="200"}\n\nText', " Text", (Kind.IMAGE, Kind.PARAGRAPH)
    ),
    "an inline image lost": Damage(INLINE_IMAGE, "![icon](/i.png)", "icon", (Kind.IMAGE, Kind.WORD)),
    "an image's link lost": Damage(TARGET, "[![A](/a.png)](https://e.org/big)", "![A](/a.png)", (Kind.LINK,)),
    "a caption's emphasis lost": Damage(FIGURE, "*red*", "red", (Kind.EMPHASIS,)),
    "a caption turned into text": Damage(
        FIGURE,
        ' caption="The *red* one." class="align-left" >}}',
        ' class="align-left" >}}\n\nThe *red* one.',
        (Kind.CAPTION,),
    ),
    # Code, formulas and other things
    "a line of code lost": Damage(CODE, "a = 1\n", "", (Kind.CODE,)),
    "code indented less": Damage(CODE, "    return 1", "  return 1", (Kind.CODE,)),
    "a blank line in code": Damage(CODE, "a = 1\n", "a = 1\n\n", (Kind.CODE,)),
    "a code block lost": Damage(CODE, "```\ndef f():\n    return 1\n```", "", (Kind.CODE,)),
    "code turned into text": Damage(
        CODE, "```\ndef f():\n    return 1\n```", "def f():\n    return 1", (Kind.CODE, Kind.WORD)
    ),
    "the language lost": Damage(CODE, "```python {linenos=true}", "```text {linenos=true}", (Kind.CODE_LANGUAGE,)),
    "line numbers lost": Damage(CODE, " {linenos=true}", "", (Kind.CODE_LANGUAGE,)),
    "a link in code lost": Damage(PARSED, '<a href="https://e.org">c</a>', "c", (Kind.LINK,)),
    "another formula": Damage(MATH, "x^2", "x^3", (Kind.MATH,)),
    "a formula drawn inline": Damage(MATH, "$$\n\\sum_{i=1}^n i\n$$", "\\(\\sum_{i=1}^n i\\)", (Kind.MATH,)),
    "a formula as text": Damage(MATH, "\\(x^2 + y\\)", "x^2 + y", (Kind.MATH, Kind.WORD)),
    "a formula that cannot be drawn": Damage(MATH, "x^2 + y", "x^{2 + y", (Kind.MATH,)),
    "another video": Damage(VIDEO, "dQw4w9WgXcQ", "aaaaaaaaaaa", (Kind.EMBED,)),
    "a video lost": Damage(VIDEO, '{{< youtube "dQw4w9WgXcQ" >}}', "", (Kind.EMBED,)),
    "a frame lost": Damage(VIDEO, '<iframe src="https://e.org/frame"></iframe>', "", (Kind.EMBED,)),
    "a line end lost": Damage(LINES, "first line\\\n", "first line\n", (Kind.BREAK,)),
    "an indent lost": Damage(LINES, "&emsp;&emsp;", "", (Kind.WORD,)),
    "a rule lost": Damage(RULE, "---\n\n", "", (Kind.RULE,)),
    "a rule made a heading": Damage(RULE, "\n\n---", "\n---", (Kind.RULE, Kind.HEADING)),
    "raw HTML lost": Damage(RAW, '<div class="wide"><p>Raw <b>words</b></p></div>', "", (Kind.WORD,)),
    "raw HTML as text": Damage(RAW, "<b>words</b>", "&lt;b>words&lt;/b>", (Kind.WORD,)),
}
UNDAMAGED = dict.fromkeys(damage.rst for damage in DAMAGES.values())


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Markdown → HTML, of all examples and all damaged ones, in one build."""
    texts = dict.fromkeys(convert_text(rst).markdown for rst in UNDAMAGED)
    texts |= dict.fromkeys(damaged(one) for one in DAMAGES.values())
    return dict(zip(texts, hugo_site.render(list(texts)), strict=True))


def damaged(damage: Damage) -> str:
    markdown = convert_text(damage.rst).markdown
    assert markdown.count(damage.was) >= 1, f"{damage.was!r} is not in\n{markdown}"
    return markdown.replace(damage.was, damage.now, 1)


def compared(rst: str, html: str) -> list[Difference]:
    return differences(source_html(Source("post.rst", rst), Engine(None, Options())), html)


@pytest.mark.parametrize("rst", UNDAMAGED)
def test_undamaged(rst: str, pages: dict[str, str]) -> None:
    assert compared(rst, pages[convert_text(rst).markdown]) == []


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_reported(name: str, pages: dict[str, str]) -> None:
    damage = DAMAGES[name]
    found = compared(damage.rst, pages[damaged(damage)])
    assert {one.kind for one in found} == set(damage.kinds), "\n".join(map(str, found))


# Headers


POST = """\
---
title: A title
date: 2016-06-21 10:00
tags: [one, "two, three"]
category: Cats
authors: [Jane, Joe]
description: In short
permalink: /blog/here/
---

Words.
"""
# What the new page's header has in it, what it could have, and what is told.
HEADER_DAMAGES = {
    "another title": ("title = 'A title'", "title = 'Another title'", "title A title → title Another title"),
    "the title lost": ("title = 'A title'\n", "", "title A title → nothing"),
    "another date": ("2016-06-21", "2016-06-12", "date 2016-06-21T10:00:00 → date 2016-06-12T10:00:00"),
    "another hour": ("10:00", "12:00", "date 2016-06-21T10:00:00 → date 2016-06-21T12:00:00"),
    "a change out of nothing": ("title =", "lastmod = 2020-01-01\ntitle =", "nothing → lastmod 2020-01-01"),
    "a tag lost": ("'one', ", "", "tags one, two, three → tags two, three"),
    "a tag torn apart": ("'two, three'", "'two', 'three'", "tags one, two, three → tags one, three, two"),
    "another category": ("'Cats'", "'Dogs'", "categories Cats → categories Dogs"),
    "an author lost": (", 'Joe'", "", "authors Jane, Joe → authors Jane"),
    "the description cut off": ("'In short'", "'In'", "description In short → description In"),
    "another address": ("slug = 'here'", "url = '/blog/there/'", "nothing → url /blog/there/"),
    "a draft": ("title =", "draft = true\ntitle =", "nothing → draft true"),
    "held back": ("title =", "publishDate = 2999-01-01\ntitle =", "nothing → publishdate 2999-01-01"),
    "an alias": ("title =", "aliases = ['/a/']\ntitle =", "nothing → aliases /a/"),
}
# The same in other letters.
HEADER_SAME = {
    "tags in another order": ("['one', 'two, three']", "['two, three', 'one']"),
    "a name in capitals": ("title =", "Title ="),
    "not a draft": ("title =", "draft = false\ntitle ="),
    "a field of the user's": ("title =", "weight = 3\ntitle ="),
    "no aliases": ("title =", "aliases = []\ntitle ="),
}


def header_changes(folder: Path, was: str, now: str, **options: Any) -> list[str]:
    """What is told of a post in whose new header ``was`` stands no more, but ``now``."""
    (folder / "blog").mkdir()
    (folder / "blog/a.rst").write_text(POST, encoding="utf-8")
    blog = convert_blog(folder / "blog", Options(engine="rst", **options))
    [page] = blog.pages
    assert page.text.count(was) == 1, page.text
    file = folder / "site" / page.output
    file.parent.mkdir(parents=True)
    file.write_text(page.text.replace(was, now), encoding="utf-8")
    contents = {page.output.removeprefix("content/"): Content("blog/here/index.html", "")}
    pages = convert_blog(folder / "blog", Options(engine="rst")).pages
    return [str(one) for one in headers.changed(folder / "site", pages, contents, ["tags", "categories"])]


@pytest.mark.parametrize("name", HEADER_DAMAGES)
def test_damage_to_a_header(name: str, tmp_path: Path) -> None:
    was, now, told = HEADER_DAMAGES[name]
    assert header_changes(tmp_path, was, now) == [f"a.rst: header: {told}"]


@pytest.mark.parametrize("name", HEADER_SAME)
def test_headers_that_say_the_same(name: str, tmp_path: Path) -> None:
    assert header_changes(tmp_path, *HEADER_SAME[name]) == []


def test_headers_of_a_site_with_another_address(tmp_path: Path) -> None:
    assert header_changes(tmp_path, "A title", "A title", base_url="https://example.org/sub/") == []


# Taking these away changes nothing that a reader meets: a box that only separates, a hint for machines, a back link,
# and the classes that go with what is read in another way.
SILENT = re.compile(
    r"unwrap (?:p|div|span|tbody|thead|hr)\..*|unwrap code\.|drop hr\. of footnotes"
    r"|attr a (?:role|href) \. footnote-.*|drop a\.footnote-backref|attr sup id \.|attr p id \. footnote"
    r"|attr (?:p|dl|pre|div) class \. (?:attribution|line-block|footnote|(?:field|option)-list|literal-block|math)"
    r"|attr (?:div (?:role|style)|math xmlns|th scope|pre tabindex|span class) \..*"
    r"|attr iframe (?:allow|loading|referrerpolicy|style|title) \..*"
)


def elements(html: str) -> list[Any]:
    return list(fragment_fromstring(html, create_parent=True).iter(etree.Element))


def damages_to(html: str) -> Iterator[tuple[str, str]]:
    """Each element of a page taken away, then only its tags, then each of its attributes; and what is left."""
    for number, element in enumerate(elements(html)):
        # The insides of formulas and of coloured code are drawings; their sources are compared.
        drawn = any(above.tag == "math" or above.get("class") == "highlight" for above in element.iterancestors())
        for action in [] if number == 0 or drawn else ["drop", "unwrap", *element.attrib]:
            found = elements(html)
            yield described(action, found[number]), without(action, found[number], found[0])


def without(action: str, element: Any, root: Any) -> str:
    if action == "drop":
        element.drop_tree()
    elif action == "unwrap":
        element.drop_tag()
    else:
        del element.attrib[action]
    return "".join(etree.tostring(child, encoding="unicode", method="html") for child in root)


def described(action: str, element: Any) -> str:
    classes, above = element.get("class") or "", element.getparent().get("class") or ""
    if action in ("drop", "unwrap"):
        return f"{action} {element.tag}.{classes}{f' of {above}' if above else ''}"
    return f"attr {element.tag} {action} . {classes}".strip()


@pytest.mark.parametrize("rst", UNDAMAGED)
def test_nothing_may_be_taken_away(rst: str, pages: dict[str, str]) -> None:
    html = pages[convert_text(rst).markdown]
    missed = [said for said, left in damages_to(html) if not compared(rst, left) and not SILENT.fullmatch(said)]
    assert missed == []
