"""What Nikola makes of code, small pictures, galleries and players; only for ``--against``."""

from __future__ import annotations

import re
from posixpath import basename
from typing import Any

from lxml import etree

# Around players; the class says no more than the player does.
PLAYERS = ("youtube-video", "vimeo-video", "soundcloud-player")
CELLS = " | ".join(
    f".//div[contains(concat(' ', @class, ' '), ' {name} ')]"
    for name in ("cell", "inner_cell", "text_cell_render", "input", "input_area", "output_wrapper", "output",
                 "output_area", "output_subarea")
)  # fmt: skip  # a table
THUMBNAIL = re.compile(r"\.thumbnail(?=\.\w+\??$)")


def rewrite(root: Any) -> None:
    """Rewrite the content element of a page that Nikola published."""
    for anchor in root.xpath(".//a[@name and not(node())]"):
        if anchor.xpath("ancestor::pre | ancestor::code"):  # the mark of a line, of itself a link in Nikola 8
            anchor.drop_tree()
    for table in root.xpath(".//table[contains(@class, 'codetable')]"):
        numbered(table)
    for element in root.xpath(".//div[contains(concat(' ', @class, ' '), ' code ')][.//pre]"):
        element.drop_tag()
    for name in PLAYERS:
        for element in root.xpath(f".//div[contains(@class, '{name}')]"):
            element.attrib.pop("class")
    for image in root.iter("img"):
        src, alt = (THUMBNAIL.sub("", image.get(name, "")) for name in ("src", "alt"))
        # docutils gives the address as alternative text where there is no other, and Nikola shortens only the address.
        image.set("alt", src if "/" in alt and basename(alt) == basename(src) else alt)
        image.set("src", src)
    for element in root.xpath(".//span[@class='emoji']"):
        element.drop_tag()
    for element in root.xpath(".//h1/small[count(*)=1 and a]"):  # the link to the file that a listing shows
        element.drop_tree()
    gallery(root)
    notebook(root)


def numbered(table: Any) -> None:
    """Code with line numbers is a table with a row for each line."""
    text = "".join("".join(one.itertext()) for one in table.xpath(".//td[@class='code']/code"))
    for child in list(table):
        child.drop_tree()
    pre = etree.SubElement(table, "pre")
    pre.set("class", "code")
    pre.set("data-numbered", "numbered")
    pre.text = text
    table.drop_tag()


def gallery(root: Any) -> None:
    """The pictures are drawn by a script; without one there is a list of them, each leading to the big one."""
    for container in root.xpath(".//div[@id='gallery_container']"):
        container.drop_tree()
    for link in root.xpath(".//a[starts-with(., '\N{OPEN FILE FOLDER}')]"):  # to a folder of further pictures
        link.text = (link.text or "").removeprefix("\N{OPEN FILE FOLDER}").lstrip()
    for element in root.xpath(".//noscript[ul[contains(@class, 'thumbnails')]]"):
        for item in element.iter("li"):
            item.tag = "p"
        for part in list(element.iter("ul")):
            part.drop_tag()
        element.drop_tag()


def notebook(root: Any) -> None:
    """The cells of a Jupyter notebook, with their numbers and the marks that link to headings."""
    if not root.xpath(".//div[contains(@class, 'text_cell') or contains(@class, 'code_cell')]"):
        return
    for element in root.xpath(".//div[contains(@class, 'prompt')] | .//a[@class='anchor-link']"):
        element.drop_tree()
    for element in root.xpath(CELLS):
        element.drop_tag()
