"""Docutils' html4 writer in our vocabulary, for pages that an old engine published.

Only for ``--against``; what themes and filters added is in ``themes``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from rst2hugo.verify.normalise import nikola_html, notes, old_notes, sphinx_html, themes, vocabulary
from rst2hugo.verify.nouns.reading import Reading

DRAWN = "a formula"

HIGHLIGHTED = (
    ".//div[contains(@class, 'highlight') or contains(@class, 'codehilite') or contains(@class, 'source')]"
    " | .//table[contains(@class, 'highlighttable')] | .//pre[contains(@class, 'code')]"
)


def rewrite(root: Any, title: str) -> None:
    """Rewrite the content element of an old page."""
    root.tag = "div"  # whatever the theme keeps the text in
    for name in ("class", "id"):
        root.attrib.pop(name, None)
    nikola_html.rewrite(root)
    sphinx_html.rewrite(root)
    for element in root.xpath(".//noscript"):  # after Nikola's galleries are read, which list their pictures there
        element.drop_tree()
    for element in root.xpath(".//span[@class='caps' or @class='amp' or @class='quo' or @class='dquo']"):
        element.drop_tag()
    for element in list(root.iter("object")):
        drawing(element)
    for element in list(root.iter(etree.Element)):
        for name in (element.get("class") or "").split():
            if name in OF_HTML4:
                OF_HTML4[name](element)
    themes.drop_title(root, title)
    themes.drop_translations(root)
    notes.hugo(root)  # Markdown's footnotes in posts that were Markdown already
    vocabulary.docutils(root)
    for wrapper in root.xpath(HIGHLIGHTED):
        vocabulary.highlighted(wrapper)
        wrapper.attrib.pop("class", None)


def drop_wrapper_classes(root: Any) -> None:
    """What an author wrote as HTML may be in the box that Sphinx sets around code."""
    for wrapper in root.xpath(".//div[contains(@class, 'highlight-')]"):
        wrapper.attrib.pop("class")


# docutils' html4 writer


def drawing(element: Any) -> None:
    """A drawing is an <object> with the alternative text in it."""
    if element.get("type") == "image/svg+xml":
        element.tag = "img"
        element.set("src", element.attrib.pop("data", ""))
        element.set("alt", "".join(element.itertext()).strip())
        element.text = None


def boxed(element: Any) -> None:
    """Topics and sidebars are boxes of <div>; so is a table of contents, which needs no box without a title."""
    if element.tag == "div" and ("contents" not in element.get("class", "") or element.find("p") is not None):
        element.tag = "aside"
        for link in element.xpath("./p/a[@href='#top']"):
            link.drop_tag()


def message(element: Any) -> None:
    """What docutils had to say is not the author's; the source that it could not read is."""
    for child in element.xpath("./*[not(self::pre)]"):
        child.drop_tree()
    element.text = None
    for child in element:
        child.tail = None
    element.attrib.clear()
    element.tag = "div"


def titled(element: Any) -> None:
    parent = element.getparent()
    if parent.tag == "div":
        parent.tag = "aside"


def figure(element: Any) -> None:
    """A figure is a <div> with a caption and perhaps a legend after it."""
    if element.tag != "div":
        return
    element.tag = "figure"
    parts = element.xpath("./p[contains(@class, 'caption')] | ./div[contains(@class, 'legend')]")
    if parts:
        caption = etree.SubElement(element, "figcaption")
        caption.extend(parts)


def fields(element: Any) -> None:
    """A list of fields is a table with a colon after each name."""
    if element.tag != "table":
        return
    for row in element.xpath(".//tr"):
        for cell in row.iterchildren("th", "td"):
            cell.tag = "dt" if "field-name" in cell.attrib.pop("class", "") else "dd"
            if cell.tag == "dt":
                uncoloned(cell)
        row.drop_tag()
    flattened(element)


def options(element: Any) -> None:
    """A list of options is a table."""
    if element.tag != "table":
        return
    for row in element.xpath(".//tr"):
        for cell in row.iterchildren("td"):
            cell.tag = "dt" if "option-group" in cell.attrib.pop("class", "") else "dd"
        row.drop_tag()
    flattened(element)


def uncoloned(term: Any) -> None:
    """Take away the colon at the end of a name."""
    children = list(term)
    if children and children[-1].tail:
        children[-1].tail = re.sub(r":\s*$", "", children[-1].tail)
    elif not children:
        term.text = re.sub(r":\s*$", "", term.text or "")


def flattened(table: Any) -> None:
    for part in table.xpath("./colgroup | ./col"):
        part.drop_tree()
    for part in table.xpath("./tbody"):
        part.drop_tag()
    table.tag = "dl"


def formula(element: Any) -> None:
    """A formula is text for MathJax between its delimiters, or drawn with letters; then its source is not known."""
    number = ""
    for shown in element.xpath("./span[@class='eqno']"):  # Sphinx sets it beside the formula
        number = rf" \tag{{{''.join(shown.itertext()).partition('(')[2].partition(')')[0]}}}"
        shown.drop_tree()
    text = "".join(element.itertext()).strip()
    found = re.fullmatch(r"(?s)\\\((.*)\\\)|\\\[(.*)\\\]|\$\$(.*)\$\$", text)
    found = found or re.fullmatch(r"(?s)\\begin\{equation\*\}(.*)\\end\{equation\*\}|(\\begin\{.*)", text)
    classes = (element.get("class") or "").split()
    if found is None and "formula" not in classes:
        return
    element.set("class", " ".join(one for one in classes if one != "formula"))
    for child in list(element):
        child.drop_tree()
    block = element.tag == "div"
    source = DRAWN if found is None else next(one for one in found.groups() if one is not None) + number
    element.tag, element.text = "math", source
    if block:
        element.set("display", "block")


def trim_code(reading: Reading) -> Reading:
    """The reading without the spaces at the ends of lines of code, which Pygments kept in some versions."""
    reading.atoms = [
        atom._replace(text="\n".join(line.rstrip() for line in atom.text.split("\n"))) if atom.what == "code" else atom
        for atom in reading.atoms
    ]
    return reading


def undrawn(old: Reading, new: Reading) -> None:
    """Where the old page shows formulas without their sources, only that there is one can be compared."""
    if any(atom.what == "math" and atom.text == DRAWN for atom in old.atoms):
        for reading in (old, new):
            atoms = reading.atoms
            reading.atoms = [atom._replace(text=DRAWN) if atom.what == "math" else atom for atom in atoms]


OF_HTML4: dict[str, Callable[[Any], None]] = {
    "admonition-title": titled,
    "system-message": message,
    "raw-html": lambda element: element.drop_tag(),  # the usual name of a raw role is no class that anybody gave
    "topic": boxed,
    "sidebar": boxed,
    "figure": figure,
    "field-list": fields,
    "option-list": options,
    "footnote": old_notes.rewrite,
    "citation": old_notes.rewrite,
    "math": formula,
    "formula": formula,
    "ln": lambda element: element.drop_tree() if element.tag == "span" else None,
    "classifier-delimiter": lambda element: element.drop_tree(),
    "pre": lambda element: element.drop_tag() if element.tag == "span" else None,
}
