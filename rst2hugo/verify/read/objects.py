"""What is met besides words: images, code, formulas, embedded things; and what a block stands in."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from rst2hugo.verify.normalise import normal, notes
from rst2hugo.verify.nouns.reading import Atom

Links = Callable[[str], str]
Letters = Callable[[str], str]
# Elements in which an image without text around it is a block of its own.
HOLDERS = frozenset(
    [
        "body",
        "div",
        "section",
        "article",
        "main",
        "aside",
        "figure",
        "figcaption",
        "blockquote",
        "li",
        "dd",
        "td",
        "th",
        "center",
        notes.NOTE,
    ]
)
# A fence takes attributes only after a language, so plain code that has some is called text.
UNCOLOURED = frozenset(["text", "plaintext"])
EMBEDDED = frozenset(
    ["iframe", "video", "audio", "object", "embed", "script", "style", "svg", "canvas", "input", "textarea", "select"]
)
# Those whose text is not the page's.
LITERAL = frozenset(["script", "style", "textarea"])
# What is to be seen although it holds no words.
SEEN = ("img", "hr", "pre", "math", "table", notes.REFERENCE, *sorted(EMBEDDED))


def read(element: Any, links: Links, letters: Letters = str) -> Atom | None:
    """The atom that an element is, or None when it holds words; ``letters`` are those of text that is not literal."""
    tag = element.tag
    if tag == "img":
        return image(element, links)
    if tag == "pre":
        return code(element, links)
    if tag == "math":
        return math(element)
    if tag == notes.REFERENCE:
        return Atom("note", element.get("number", ""))
    if tag == "hr":
        return Atom("rule", "")
    if tag in EMBEDDED:
        return embed(element, links, str if tag in LITERAL else letters)
    if tag == "span" and "katex-error" in element.get("class", ""):
        return Atom("math", normal.formula("".join(element.itertext())), (FAILED,))
    return None


def stands_alone(element: Any) -> bool:
    """Whether an image or an embedded thing is a block of its own: nothing but spaces with a line end around it."""
    outer = element
    while outer.getparent() is not None and outer.getparent().tag in ("a", "picture") and is_alone_in(outer):
        outer = outer.getparent()
    parent = outer.getparent()
    if parent is None or parent.tag not in HOLDERS:
        return False
    if element.tag == notes.REFERENCE:
        return False
    previous = outer.getprevious()
    before = parent.text if previous is None else previous.tail
    return not (before or "").strip() and not (outer.tail or "").strip()


def is_alone_in(element: Any) -> bool:
    parent = element.getparent()
    return len(parent) == 1 and not (parent.text or "").strip() and not (element.tail or "").strip()


def containers(element: Any, kind: str) -> list[tuple[str, str]]:
    """What a block element is to stand in, kind and detail: its author's class, and itself unless it only separates."""
    classes = (element.get("class") or "").split()
    own = normal.block_classes(element.tag, classes)
    itself = container(element, kind, classes)
    empty = kind == "item" and not "".join(element.itertext()).strip() and not any(True for _ in element.iter(*SEEN))
    outer = [("class", own)] if own and not empty else []
    inner = [itself] if itself else []
    # Markdown has no class for these, but for what is in them.
    return inner + outer if kind in ("item", "definition", "footnote") else outer + inner


def container(element: Any, kind: str, classes: list[str]) -> tuple[str, str] | None:
    tag = element.tag
    if kind == "list":
        return kind, "bullet" if tag == "ul" else element.get("type") or "1"
    if kind == "item":
        return kind, number(element)
    if kind == "cell":
        spans = [f"{name} {element.get(name)}" for name in ("rowspan", "colspan") if element.get(name, "1") != "1"]
        return kind, ", ".join(["heading" if tag == "th" else "data", *spans])
    if kind == "heading":
        return kind, tag[1]
    if kind == "footnote":
        return kind, element.get("number", "")
    if kind == "table":
        return kind, length(element, "width")
    if kind:
        return kind, ""
    if tag == "aside" or "admonition" in classes:
        return "admonition", normal.admonition(classes)
    return ("title", "") if {"admonition-title", "topic-title", "sidebar-title"} & {*classes} else None


def number(item: Any) -> str:
    """What stands before an item of a numbered list, counted as a browser does."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    count = int_of(parent.get("start"), 1) - 1
    for sibling in parent.iterchildren("li"):
        count = int_of(sibling.get("value"), count + 1)
        if sibling is item:
            break
    return str(count)


def int_of(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\s*-?\d+\s*", text) else default


def image(element: Any, links: Links) -> Atom:
    classes = set((element.get("class") or "").split())
    above = element.getparent()
    sizes = [length(element, name) for name in ("width", "height")]
    while above is not None and above.tag in ("a", "figure", "p", "div", "picture"):
        if above.tag == "figure":
            # A figure's class and its image's fall together on the one <figure> of Hugo's shortcode.
            classes |= set((above.get("class") or "").split())
            sizes[0] += f" in {length(above, 'width')}" if length(above, "width") else ""
            break
        above = above.getparent()
    alternative = " ".join((element.get("alt") or "").split())
    own = normal.block_classes("img", classes)
    return Atom("image", links(element.get("src") or ""), (alternative, *sizes, own))


def length(element: Any, name: str) -> str:
    """Width or height out of the style or the attribute; a bare number counts pixels."""
    styled = re.search(rf"(?:^|[;\s]){name}\s*:\s*([^;]+)", element.get("style") or "")
    value = styled[1].strip() if styled else (element.get(name) or "").strip()
    number = re.fullmatch(r"(\d+(?:\.\d+)?)(?:px)?", value)
    return f"{float(number[1]):g}px" if number else value


def code(element: Any, links: Links) -> Atom:
    """The code exactly; only the line ends after it count for nothing, since Hugo drops them."""
    begins = int((element.text or "").startswith("\n"))  # every browser drops this line end, but not libxml2
    inner = element.find("code")
    language = element.get("data-language") or (inner.get("data-lang") if inner is not None else None) or ""
    if language in UNCOLOURED:
        language = ""
    numbered = element.get("data-numbered") or ""
    marked: list[tuple[str, str, str]] = []
    for mark in element.iter("a", "em", "strong", "code", "sub", "sup", "cite"):
        if mark is not inner:
            href = mark.get("href")
            marked.append((normal.SAME.get(mark.tag, mark.tag), "".join(mark.itertext()), links(href) if href else ""))
    return Atom("code", "".join(element.itertext())[begins:].rstrip("\n"), (language, numbered, tuple(marked)))


FAILED = "cannot be drawn"
UNDRAWN = "only its source"
"""What a page of docutils shows of a formula that docutils cannot draw; KaTeX may be able to, or not."""


def math(element: Any) -> Atom:
    """The LaTeX source, which both Hugo and docutils leave in the MathML."""
    source = next(element.iter("annotation"), None)
    text = "".join((element if source is None else source).itertext())
    if any("".join(one.itertext()).startswith("\\") for one in element.xpath(".//mstyle[@mathcolor='#cc0000']")):
        return Atom("math", normal.formula(text), (FAILED,))  # KaTeX' red for a command that it does not know
    undrawn = next(element.iter("merror"), None) is not None
    shown = UNDRAWN if undrawn else "block" if element.get("display") == "block" else "inline"
    return Atom("math", normal.formula(text), (shown,))


def embed(element: Any, links: Links, letters: Letters) -> Atom:
    address = element.get("src") or element.get("data")
    if element.tag == "svg":
        return Atom("embed", etree.tostring(element, encoding="unicode", with_tail=False))
    if address:
        return Atom("embed", f"{element.tag} {normal.video(links(address))}")
    inside = letters(" ".join(" ".join(element.itertext()).split()))
    inner = [links(one.get("src")) for one in element.iter("source", "embed") if one.get("src")]
    named = [f"{one.get('name', one.get('type', ''))}={one.get('value', '')}" for one in element.iter("param", "input")]
    return Atom("embed", " ".join([element.tag, *named, *inner, inside]).strip())
