"""What Sphinx and ABlog make of a document, in our vocabulary; only for ``--against``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from lxml import html

from rst2hugo.verify.normalise import normal, vocabulary

# Around the words of references and captions; they say for a stylesheet what the reference or caption is.
SPANS = ("xref", "std", "doc", "caption-text", "caption-number")
# What a stylesheet draws.
CLASSES = frozenset(
    ["align-default", "row-odd", "row-even", "notranslate", "glossary", "simple", "field-odd", "field-even"]
)
FURNITURE = ".//div[contains(@class, 'ablog__')] | .//span[@class='target' and starts-with(@id, 'index-')]"
# docutils up to 0.16 makes boxes of sections.
SECTION = ".//*[self::section or (self::div and contains(concat(' ', normalize-space(@class), ' '), ' section '))][h1]"
TITLE = f"//*[@role='main' or contains(concat(' ', @class, ' '), ' body ')]{SECTION[1:]}[1]"


def has(name: str) -> str:
    """The XPath condition of having a class."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def rewrite(root: Any) -> None:  # noqa: C901  # one branch for each thing that Sphinx writes otherwise
    """Rewrite the content element of a page that Sphinx published."""
    if not root.xpath(SECTION):
        return
    for element in root.xpath(FURNITURE):
        element.drop_tree()
    for pre in root.xpath(".//pre[span[@class='linenos']]"):
        for number in pre.xpath(".//span[@class='linenos']"):
            number.drop_tree()
        pre.set("data-numbered", "numbered")
    for wrapper in root.xpath(f".//div[{has('literal-block-wrapper')}]"):
        if normal.was_numbered(wrapper.get("id", "")):
            wrapper.attrib.pop("id")
    for element in root.xpath(f".//span[{has('versionmodified')}]"):
        vocabulary.wrapped(element, "em")
        element.drop_tag()
    for element in root.xpath(f".//*[self::span or self::em][{has('menuselection')} or {has('guilabel')}]"):
        element.tag = "strong"  # as what becomes of it
        element.attrib.pop("class")
    for name in SPANS:
        for element in root.xpath(f".//span[{has(name)}]"):
            element.drop_tag()
    references(root)
    for element in root.xpath(".//*[@class]"):
        kept = [name for name in element.get("class").split() if name not in CLASSES]
        element.set("class", " ".join(kept))
        if not kept:
            element.attrib.pop("class")
    titled(root)


def references(root: Any) -> None:
    """Some references are set in a type of their own: downloads, ABlog's lists; numbered documents have moved."""
    for element in root.xpath(".//a[@title]/em"):
        element.drop_tag()
    for element in root.xpath(f".//a[{has('pep')} or {has('rfc')}]"):
        element.set("href", series_address(element.get("href")))
    for element in root.xpath(f".//code[{has('download')}]"):
        element.drop_tag()


def series_address(address: str) -> str:
    """Where Sphinx 9 leads to a PEP or RFC to which an older version led."""
    address = re.sub(r"^https?://www\.python\.org/dev/peps/", "https://peps.python.org/", address)
    address = re.sub(r"^https?://tools\.ietf\.org/html/", "https://datatracker.ietf.org/doc/html/", address)
    return re.sub(r"(/pep-\d+)(?=#|$)", r"\1/", address)


def titled(root: Any) -> None:
    """The ids of the title, and the labels before it, are those of the page."""
    section = root.xpath(SECTION)[0]
    section.attrib.pop("id", None)
    for label in section.xpath("./h1/preceding-sibling::span[@id]"):
        label.drop_tag()


@lru_cache(maxsize=512)
def ids_of_title(page: str) -> frozenset[str]:
    """The ids that mean the page itself: those of its title."""
    if not re.search("<section id=|class=[\"']section", page):
        return frozenset()
    root: Any = html.fromstring(page.encode())
    sections = root.xpath(TITLE)[:1]
    labels = [label for one in sections for label in one.xpath("./h1/preceding-sibling::span/@id")]
    return frozenset([one.get("id", "") for one in sections] + [str(label) for label in labels])
