"""The HTML of docutils and of Hugo in one vocabulary; each rewriting has its reason.

One says with a class what the other says with an element, or draws with a stylesheet what the other writes out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from rst2hugo.verify.normalise import heading_links, normal, notes

BLOCKS = frozenset(
    ["p", "div", "ul", "ol", "dl", "pre", "blockquote", "table", "aside", "figure", "hr", "section", "nav", "details",
     "h1", "h2", "h3", "h4", "h5", "h6"]
)  # fmt: skip  # a table
OL_TYPES = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}
HOLDERS = ". | .//div | .//li | .//dd | .//td | .//th | .//blockquote | .//aside | .//section"
"""What holds blocks, and sometimes bare text."""


def docutils(root: Any) -> None:
    """Rewrite the page that docutils made."""
    for element in list(root.iter(etree.Element)):
        for name in (element.get("class") or "").split():
            if name in OF_DOCUTILS:
                OF_DOCUTILS[name](element)
        if element.tag == "img" and element.get("alt") == element.get("src"):
            element.set("alt", "")  # docutils falls back on the address where the author gave no text
    notes.docutils(root)
    both(root)


def hugo(root: Any) -> None:
    """Rewrite the page that Hugo made."""
    heading_links.drop_heading_links(root)
    notes.hugo(root)
    for wrapper in list(root.iter("div")):
        if (wrapper.get("class") or "").split()[:1] == ["highlight"]:  # the author's classes follow
            highlighted(wrapper)
    for box in root.xpath(".//div[contains(@class, 'line-block')]"):  # of docutils, in an author's own HTML
        line_block(box)
    for holder in list(root.iter("li", "dd", "td", "th")):
        tight(holder)
    both(root)


def tight(holder: Any) -> None:
    """What begins on the line of its tag is the text of a paragraph that Hugo writes without one, up to a block."""
    if (holder.text or "").startswith("\n"):
        return
    inner = etree.Element("p")
    inner.text, holder.text = holder.text, None
    for child in list(holder):
        if child.tag in BLOCKS:
            break
        inner.append(child)
    holder.insert(0, inner)


def both(root: Any) -> None:
    for term in root.iter("dt"):
        # Markdown has no class for a term, but for its words.
        if term.get("class"):
            wrapped(term, "span")
            term[0].set("class", term.attrib.pop("class"))
    for caption in root.iter("figcaption"):
        # Hugo's figure takes its caption for the alternative text where there is none.
        words = " ".join("".join(caption.itertext()).split())
        for image in caption.getparent().iter("img"):
            if " ".join((image.get("alt") or "").split()) == words:
                image.set("alt", "")
    for image in root.xpath(f"({HOLDERS})/*[self::img or (self::a and img and not(normalize-space()))]"):
        before = image.getprevious()
        text = image.getparent().text if before is None else before.tail
        # A picture beside the bare text of raw HTML is a block of its own, as it is with a figure around it.
        if f"{text or ''}{image.tail or ''}".strip():
            alone(image)
    for attribution in root.xpath(".//p[contains(@class, 'attribution')]"):
        # The dash before a quotation's author stands without a space in docutils, with one in Markdown.
        attribution.text = re.sub(r"^\s*(?:—|---|--)\s*", "— ", attribution.text or "")


def literal(element: Any) -> None:
    """Literal text is a <span> of that class."""
    if element.tag in ("span", "tt"):
        element.tag = "code"


def field_list(element: Any) -> None:
    """The names of fields are strong in docutils' stylesheet, with a colon that Markdown has no need of."""
    for term in element.iterchildren("dt"):
        wrapped(term, "strong")


def option_list(element: Any) -> None:
    """An option with its argument is <kbd><span>--file=<var>FILE</var></span></kbd>: the option itself is literal."""
    for key in element.xpath("./dt/kbd"):
        key.drop_tag()
    for option in element.xpath("./dt//span[contains(@class, 'option')]"):
        name, delimiter = re.fullmatch(r"(.*?)([ =]?)", option.text or "", re.DOTALL).groups()  # type: ignore[union-attr]
        inner = etree.SubElement(option, "code")
        option.insert(0, inner)
        option.text, inner.text, inner.tail = None, name, delimiter


def classifier(element: Any) -> None:
    """docutils' stylesheet puts the colon between a term and what it is classified as, which is slanted."""
    previous = element.getprevious()
    if previous is None:
        element.getparent().text = f"{element.getparent().text or ''} : "
    else:
        previous.tail = f"{previous.tail or ''} : "
    wrapped(element, "em")


def line_block(element: Any) -> None:
    """Nested boxes of lines are one paragraph with line ends, where two wide spaces indent by one step."""
    if element.tag != "div" or element.getparent() is None:  # done with the box around it
        return
    lines = element.xpath(".//div[@class='line']")
    depths = [sum("line-block" in (above.get("class") or "") for above in line.iterancestors("div")) for line in lines]
    for line, depth in zip(lines, depths, strict=True):
        last = line[-1] if len(line) else None
        if last is not None and last.tag == "br" and not (last.tail or "").strip():
            last.drop_tree()  # ends the line, which ends anyway, or holds an empty one open
        line.text = 2 * (depth - min(depths)) * normal.INVISIBLE + (line.text or "")
        if line is not lines[-1]:
            end = etree.SubElement(line, "br")
            end.tail = None
        line.tail = None
        line.tag = "span"
        line.attrib.pop("class")
    for box in element.xpath(".//div"):
        box.drop_tag()
    element.tag = "p"


def ordered(element: Any) -> None:
    """The kind of numbers is a class."""
    for name in (element.get("class") or "").split():
        if name in OL_TYPES and element.tag == "ol":
            element.set("type", OL_TYPES[name])


def contents(element: Any) -> None:
    """A table of contents with a title is a topic; docutils calls it <nav>, and the title leads to the top."""
    if element.tag == "nav" and element.find("p") is not None:
        element.tag = "aside"
        element.set("class", f"topic {element.get('class')}")
        for link in element.xpath("./p/a[@href='#top']"):
            link.drop_tag()


def unlinked(element: Any) -> None:
    """Headings link back to a table of contents and faults to a message, both of them docutils' own."""
    link = element if element.tag == "a" else element.getparent()
    if link.tag == "a" and (link is element or link.get("href", "").startswith("#system-message")):
        link.drop_tag()


OF_DOCUTILS: dict[str, Callable[[Any], None]] = {
    "literal": literal,
    "field-list": field_list,
    "option-list": option_list,
    "colon": lambda element: element.drop_tree(),
    "classifier": classifier,
    "line-block": line_block,
    "contents": contents,
    "toc-backref": unlinked,
    "problematic": unlinked,
    "code-block-caption": lambda element: wrapped(element, "strong"),  # Sphinx'; so is what becomes of it
    "rubric": lambda element: wrapped(element, "strong"),  # bold in docutils' stylesheet
    "sidebar-subtitle": lambda element: wrapped(element, "em"),  # slanted there
    **dict.fromkeys(OL_TYPES, ordered),
}


def wrapped(element: Any, tag: str) -> None:
    """Put what is in ``element`` into a new element."""
    inner = etree.Element(tag)
    inner.text, element.text = element.text, None
    inner.extend(list(element))
    element.append(inner)


def alone(element: Any) -> None:
    """Put ``element`` into a paragraph."""
    paragraph = etree.Element("p")
    paragraph.tail, element.tail = element.tail, None
    element.addprevious(paragraph)
    paragraph.append(element)


def highlighted(wrapper: Any) -> None:
    """Line numbers are no code: they stand in a <pre> of their own or in elements that cannot be selected."""
    blocks = list(wrapper.iter("pre"))
    wrapper.tag = wrapper.tag if wrapper.tag == "pre" else "div"
    for pre in blocks[:-1]:
        pre.drop_tree()
    for table in list(wrapper.iter("table", "tbody", "tr", "td")):
        table.drop_tag()
    numbers = [one for one in blocks[-1].iter("span", "a") if is_number(one)] if blocks else []
    if len(blocks) > 1 or numbers:
        blocks[-1].set("data-numbered", "numbered")
    for one in numbers:
        one.drop_tree()


def is_number(element: Any) -> bool:
    names = ("ln", "lnlinks", "lnt", "linenos", "lineno")  # the last two are Pygments'
    return "user-select:none" in (element.get("style") or "") or element.get("class") in names
