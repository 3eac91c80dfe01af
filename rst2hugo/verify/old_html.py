"""In here: the HTML of old engines in our vocabulary: docutils' html4 writer, the engines' filters, the themes.

Only for ``--against``: everything here is what an old engine did by itself, and the new site does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from rst2hugo.verify import normal, vocabulary
from rst2hugo.verify.reading import Reading

# Where themes put the text of a post, the surest first: those of Nikola, Pelican, ablog, Tinkerer, Acrylamid.
CONTENT = (
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' e-content ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' entry-content ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' post-content ')]",
    "//*[@itemprop='articleBody']",
    "//article",
    "//*[@role='main']",
    "//main",
    "//div[contains(concat(' ', normalize-space(@class), ' '), ' body ')]",
    "//div[contains(concat(' ', normalize-space(@class), ' '), ' document ')]",
    "//*[@id='content']",
    "//body",
)
# What themes add around and into the text: bars, dates, tags, comments, marks that link to a heading.
FURNITURE = (
    ".//header | .//footer | .//nav | .//time | .//noscript | .//form[@role='search']"
    " | .//a[contains(@class, 'headerlink')] | .//*[@id='disqus_thread']"
    " | .//*[contains(concat(' ', @class, ' '), ' comments ')]"
    " | .//*[contains(@class, 'post-info') or contains(@class, 'postmeta') or contains(@class, 'timestamp')"
    " or contains(@class, 'metadata') or contains(@class, 'section-navigation')]"
)
# A soft hyphen tells where a line may end, a hard blank where none may; filters put them everywhere, into code as well.
FILTERED = re.compile("\u00ad|&shy;|&#173;|(\u00a0|&nbsp;|&#160;)")
DRAWN = "a formula"
DASHES = re.compile("---?|[–—]")

HIGHLIGHTED = (
    ".//div[contains(@class, 'highlight') or contains(@class, 'codehilite') or contains(@class, 'source')]"
    " | .//pre[contains(@class, 'code')]"
)


def content(page: Any, selector: str | None) -> Any | None:
    """The element with the text of a post: by the CSS ``selector``, else the first that one of the themes would use."""
    if selector is not None:
        return next(iter(page.cssselect(selector)), None)
    return next((found[0] for path in CONTENT if (found := page.xpath(path))), None)


def unfiltered(html: str) -> str:
    """A page without soft hyphens and hard blanks."""
    return FILTERED.sub(lambda found: " " if found[1] else "", html)


def letters(text: str) -> str:
    """Text with straight quotes and short dashes: SmartyPants made a long one of two hyphens, Goldmark a short one."""
    plain = normal.typography(text).replace("``", '"').replace("''", '"').replace("`", "'")
    return DASHES.sub("--", plain)


def rewrite(root: Any, title: str) -> None:
    """Rewrite the content element of an old page."""
    for element in root.xpath(FURNITURE):
        element.drop_tree()
    for element in root.xpath(".//span[@class='caps' or @class='amp' or @class='quo' or @class='dquo']"):
        element.drop_tag()
    for element in list(root.iter(etree.Element)):
        for name in (element.get("class") or "").split():
            if name in OF_HTML4:
                OF_HTML4[name](element)
    drop_title(root, title)
    vocabulary.docutils(root)
    for wrapper in root.xpath(HIGHLIGHTED):
        vocabulary.highlighted(wrapper)
        wrapper.attrib.pop("class", None)


def drop_title(root: Any, title: str) -> None:
    """Some themes show the page's title as the first heading of its text, and with the site's name in the title bar."""
    first = next(root.iter("h1"), None)
    if first is not None and title.strip().startswith(" ".join("".join(first.itertext()).split())):
        first.drop_tree()


def levels(root: Any) -> None:
    """Themes differ in the level that the first heading of a text has."""
    headings = list(root.iter("h1", "h2", "h3", "h4", "h5", "h6"))
    shift = min((int(one.tag[1]) for one in headings), default=2) - 2
    for one in headings:
        one.tag = f"h{min(int(one.tag[1]) - shift, 6)}"


# docutils' html4 writer


def boxed(element: Any) -> None:
    """Admonitions, topics and sidebars are boxes of <div>."""
    if element.tag == "div":
        element.tag = "aside"


def titled(element: Any) -> None:
    parent = element.getparent()
    if parent.tag == "div":
        parent.tag = "aside"


def figure(element: Any) -> None:
    """A figure is a <div> with a caption and perhaps a legend behind it."""
    if element.tag != "div":
        return
    element.tag = "figure"
    parts = element.xpath("./p[contains(@class, 'caption')] | ./div[contains(@class, 'legend')]")
    if parts:
        caption = etree.SubElement(element, "figcaption")
        caption.extend(parts)


def fields(element: Any) -> None:
    """A list of fields is a table with a colon behind each name."""
    if element.tag != "table":
        return
    for row in element.xpath(".//tr"):
        for cell in row.iterchildren("th", "td"):
            cell.tag = "dt" if "field-name" in cell.get("class", "") else "dd"
            if cell.tag == "dt":
                cell.text = re.sub(r":\s*$", "", cell.text or "")
        row.drop_tag()
    flattened(element)


def options(element: Any) -> None:
    """A list of options is a table."""
    if element.tag != "table":
        return
    for row in element.xpath(".//tr"):
        for cell in row.iterchildren("td"):
            cell.tag = "dt" if "option-group" in cell.get("class", "") else "dd"
        row.drop_tag()
    flattened(element)


def flattened(table: Any) -> None:
    for part in table.xpath("./colgroup | ./col"):
        part.drop_tree()
    for part in table.xpath("./tbody"):
        part.drop_tag()
    table.tag = "dl"


def note(element: Any) -> None:
    """A footnote, or a citation, is a table with its label in the first cell."""
    if element.tag != "table":
        return
    for cell in element.xpath(".//td"):
        for more in cell.xpath("./em[a[contains(@class, 'fn-backref')]]"):
            more.drop_tree()
        cell.tag = "span" if "label" in cell.get("class", "") else "div"
    for label in element.xpath(".//span[contains(@class, 'label')]"):
        label.set("class", "label")
        body = label.getnext()
        if body is not None and (body.text or "").strip():
            vocabulary.wrapped(body, "p")
        if body is not None:
            body.drop_tag()
    for part in element.xpath(".//colgroup"):
        part.drop_tree()
    for part in element.xpath(".//tbody | .//tr"):
        part.drop_tag()
    element.tag = "aside" if "footnote" in element.get("class", "") else "div"


def formula(element: Any) -> None:
    """A formula is text for MathJax between its delimiters, or drawn with letters; then its source is not known."""
    text = "".join(element.itertext()).strip()
    found = re.fullmatch(r"(?s)\\\((.*)\\\)|\\\[(.*)\\\]|\$\$(.*)\$\$", text)
    drawn = element.get("class") == "formula"
    if found is None and not drawn:
        return
    for child in list(element):
        child.drop_tree()
    block = element.tag == "div"
    source = DRAWN if found is None else next(one for one in found.groups() if one is not None)
    element.tag, element.text = "math", source
    if block:
        element.set("display", "block")


def undrawn(old: Reading, new: Reading) -> None:
    """Where the old page shows formulas without their sources, only that there is one can be compared."""
    if any(atom.what == "math" and atom.text == DRAWN for atom in old.atoms):
        for reading in (old, new):
            atoms = reading.atoms
            reading.atoms = [atom._replace(text=DRAWN) if atom.what == "math" else atom for atom in atoms]


OF_HTML4: dict[str, Callable[[Any], None]] = {
    "admonition-title": titled,
    "topic": boxed,
    "sidebar": boxed,
    "figure": figure,
    "field-list": fields,
    "option-list": options,
    "footnote": note,
    "citation": note,
    "math": formula,
    "formula": formula,
    "ln": lambda element: element.drop_tree() if element.tag == "span" else None,
    "classifier-delimiter": lambda element: element.drop_tree(),
    "pre": lambda element: element.drop_tag() if element.tag == "span" else None,
}
