"""Footnotes: in docutils' HTML they stand where they were written, in Hugo's at the end; here all do.

A reference becomes ``<x-note-reference number="1">``, a footnote ``<x-note number="1">``. The number is
that of the first reference, as Hugo counts, whatever the old page showed: ``[3]``, ``[*]`` or ``¹``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from rst2hugo.markdown import teasers

NOTE = "x-note"
REFERENCE = "x-note-reference"
BLANKS = " \t\r\n\f"  # a hard one is a word
OF_ITS_OWN = {"line-block", "rubric"}  # what docutils does not call a paragraph


def docutils(root: Any) -> None:
    """Footnotes that somebody refers to go to the end, the others keep their label and stay where they are."""
    for link in list(root.iter("a")):
        if link.get("role") == "doc-backlink" or "fn-backref" in (link.get("class") or ""):
            link.drop_tag()
    for more in root.xpath(".//span[@class='backrefs']"):
        more.drop_tree()
    references = [link for link in root.iter("a") if is_reference(link)]
    bodies = root.xpath(".//aside[contains(concat(' ', @class, ' '), ' footnote ')]")
    by_id = {one.get("id"): one for one in bodies}
    numbers = collect(root, references, by_id, lambda link: link.get("href", "")[1:], [])
    lead(root, {id: [by_id[id]] for id in numbers}, numbers)
    for body in root.xpath(".//aside[contains(@class, 'footnote')] | .//div[contains(@class, 'citation')]"):
        body.tag = "div"  # no box around it
    for label in root.xpath(".//span[@class='label']"):
        joined(label)


def hugo(root: Any) -> None:
    """The list at the end, without its line, its numbers and its arrows."""
    for arrow in root.xpath(".//a[@class='footnote-backref']"):
        before = arrow.getprevious()
        if before is None:
            arrow.getparent().text = (arrow.getparent().text or "").removesuffix("\u00a0")
        else:
            before.tail = (before.tail or "").removesuffix("\u00a0")
        arrow.drop_tree()
    for box in root.xpath(".//div[(@class='footnotes' or @class='footnote') and ol]"):
        bodies = {item.get("id"): item for item in box.xpath("./ol/li")}
        references = root.xpath(".//sup[a/@class='footnote-ref']")
        numbers = collect(root, references, bodies, lambda sup: sup.find("a").get("href", "")[1:], bodies)
        lead(root, {id: [bodies[id], *beginnings(bodies[id])] for id in numbers}, numbers)
        if not box.xpath("./ol/li"):
            box.drop_tree()


def is_reference(link: Any) -> bool:
    return link.get("role") == "doc-noteref" or "footnote-reference" in (link.get("class") or "")


def collect(
    root: Any, references: Sequence[Any], bodies: dict[str, Any], target: Callable[[Any], str], rest: Iterable[str]
) -> dict[str, str]:
    """Number the references and put the bodies at the end in that order; the numbers by the ids of the bodies.

    First come those on the page, then those in the first footnote and so on, wherever the footnotes
    stand. Footnotes that only refer to each other come in the order of ``rest``, or of the references.
    """
    goals = {reference: target(reference) for reference in references if target(reference) in bodies}
    shown = {bodies[id]: id for id in goals.values()}
    holders: dict[str | None, list[str]] = defaultdict(list)
    for reference, goal in goals.items():
        holders[next((shown[one] for one in reference.iterancestors() if one in shown), None)].append(goal)
    numbers: dict[str, str] = {}
    for start in (None, *rest, *goals.values()):
        fresh = start is None or (start not in numbers and start in goals.values())
        waiting: list[str | None] = [start] if fresh else []
        for id in waiting:
            if id is not None:
                numbers.setdefault(id, str(len(numbers) + 1))
            waiting += [one for one in dict.fromkeys(holders[id]) if one not in numbers and one not in waiting]
    for reference, id in goals.items():
        tail = reference.tail
        reference.clear()
        reference.tag, reference.tail = REFERENCE, tail
        reference.set("number", numbers[id])
    for id, number in numbers.items():
        body = bodies[id]
        for label in body.xpath("./span[@class='label']"):
            label.drop_tree()
        detached(body)
        body.tag = NOTE
        body.set("number", number)
        root.append(body)
    return numbers


def lead(root: Any, places: Mapping[str, Sequence[Any]], numbers: Mapping[str, str]) -> None:
    """Links to a footnote, the first of ``places``, by its own id or by one of the others, lead to Hugo's id of it."""
    meant: dict[str, str] = {}
    for id, number in numbers.items():
        ids = [place.attrib.pop("id") for place in places[id]]
        places[id][0].set("answers", " ".join(ids))
        meant |= {f"#{one}": f"#fn:{number}" for one in ids}
    for link in root.iter("a"):
        if link.get("href") in meant:
            link.set("href", meant[link.get("href")])


def answers(root: Any) -> dict[str, str]:
    """The ids by which links from other pages find a footnote, once it is at the end, and those that Hugo gives it."""
    return {id: f"fn:{one.get('number')}" for one in root.iter(NOTE) for id in one.get("answers", "").split()}


def beginnings(body: Any) -> list[Any]:
    """The empty elements with ids before the first word of a footnote, where its old ids may be kept."""
    found: list[Any] = []
    first = body.find("p")
    for element in (body, first) if first is not None else (body,):
        for span in element.iterchildren():
            if span.tag != "span" or not span.get("id") or len(span) or (element.text or "").strip() or span.text:
                break
            found.append(span)
            if (span.tail or "").strip():
                break
    return found


def detached(element: Any) -> None:
    """Take ``element`` out; the text after it stays."""
    before, tail = element.getprevious(), element.tail
    element.tail = None
    parent = element.getparent()
    parent.remove(element)
    if before is None:
        parent.text = (parent.text or "") + (tail or "")
    else:
        before.tail = (before.tail or "") + (tail or "")


def is_empty(element: Any) -> bool:
    """Whether it is a comment, or a paragraph, of nothing; an empty line of a block of lines is nothing as well.

    So is a comment that ends a teaser, which is only there for the page as a whole.
    """
    if not isinstance(element.tag, str):
        text = (element.text or "").strip()
        return not text or teasers.ends(text)
    inner = [one for one in element.iter() if one is not element]
    plain = element.tag == "p" and not any(one.get("id") for one in (element, *inner))
    return plain and all(one.tag in ("span", "br") for one in inner) and not "".join(element.itertext()).strip(BLANKS)


def joined(label: Any) -> None:
    """``[CIT2002]`` in front of the first paragraph of what it labels."""
    first = label.getnext()
    while first is not None and is_empty(first):
        label.tail = (label.tail or "") + (first.tail or "")
        label.getparent().remove(first)
        first = label.getnext()
    behind = first is not None and first.tag == "p" and not (label.tail or "").strip()
    if not behind or OF_ITS_OWN & {*first.get("class", "").split()}:
        label.tag = "p"
        return
    text, first.text = first.text, None
    label.tail = " " + (text or "")
    first.insert(0, label)
