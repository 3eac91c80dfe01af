"""Footnotes and citations of docutils' older writers, tables or lists, as those of the newest one."""

from __future__ import annotations

from typing import Any

from rst2hugo.verify.normalise import vocabulary


def rewrite(element: Any) -> None:
    """A footnote, or a citation, is a table with its label in the first cell, or a term in a list (docutils 0.13)."""
    if element.tag == "dl":
        notes_in_list(element)
    if element.tag != "table":
        return
    for cell in element.xpath(".//td"):
        for more in cell.xpath("./em[a[contains(@class, 'fn-backref')]]"):
            more.drop_tree()
        cell.tag = "span" if "label" in cell.get("class", "") else "div"
    for label in element.xpath(".//span[contains(@class, 'label')]"):
        label.set("class", "label")
        body = label.getnext()
        if body is not None and begins_with_text(body):
            vocabulary.wrapped(body, "p")
        if body is not None:
            body.drop_tag()
    for part in element.xpath(".//colgroup"):
        part.drop_tree()
    for part in element.xpath(".//tbody | .//tr"):
        part.drop_tag()
    element.tag = "aside" if "footnote" in element.get("class", "") else "div"


def notes_in_list(element: Any) -> None:
    """Each term is a label, what is said of it the footnote."""
    is_citation = "citation" in element.get("class", "")
    for term in element.xpath("./dt"):
        body = term.getnext()
        if body is None or body.tag != "dd":
            continue
        body.tag, term.tag = "div" if is_citation else "aside", "span"
        body.set("class", "citation" if is_citation else "footnote brackets")
        body.set("id", term.attrib.pop("id", ""))
        term.set("class", "label")
        if begins_with_text(body):
            vocabulary.wrapped(body, "p")
        body.insert(0, term)
    element.drop_tag()


def begins_with_text(element: Any) -> bool:
    if (element.text or "").strip():
        return True
    return len(element) > 0 and element[0].tag not in {*vocabulary.BLOCKS, "img"}
