"""References by name: what a page offers to others (labels, terms, objects), and what it asks of them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from docutils import nodes

from rst2hugo.addresses import urls
from rst2hugo.model import Offer, Page
from rst2hugo.values.normal_forms import compose

Refer: TypeAlias = "Callable[[str, str], tuple[str, str] | None]"
"""Kind and target → the address that they mean and the title of what is there; None when nothing is."""
Spell: TypeAlias = "Callable[[str, str, str], Iterable[str]]"
"""Kind, target and the source that asks → the names under which the target may be offered, the first one first."""


class NamedTarget(NamedTuple):
    """What a name means: the source of the page, its new address, a title if it has one, and the anchor on the page."""

    source: str
    address: str
    title: str
    fragment: str = ""


class xref(nodes.Inline, nodes.TextElement):  # noqa: N801  (named like every docutils node)
    """A reference by name, as Sphinx' roles make them.

    ``kind`` says what is asked for (``ref``, ``doc``, ``term``, ``py`` …), ``target`` its name,
    ``explicit`` whether the author gave the text, ``literal`` whether the text is code, ``optional``
    whether such a name may lead nowhere (functions of other people's libraries).
    The text is its child.
    """

    def walkabout(self, visitor: nodes.NodeVisitor) -> bool:
        """Show only the text to a visitor of docutils (``.. contents::`` copies titles with one), which knows no more.

        Sphinx' own visitor of titles does the same (``SphinxContentsFilter``).
        """
        return any(child.walkabout(visitor) for child in self.children)


def offers(document: nodes.document) -> dict[str, Offer]:
    """What other pages may refer to: every explicit name of the document, and what its nodes offer.

    A node offers the names in its list ``offers`` (``term:word``, ``py:module.function``) at its first id.
    """
    found: dict[str, Offer] = {}
    # docutils' own table still has the section whose title became the page's.
    carriers = {id: node for node in document.findall(nodes.Element) for id in node["ids"]}
    for name, explicit in document.nametypes.items():
        id = document.nameids.get(name)
        if explicit and id is not None and (node := carriers.get(id)) is not None:
            # The title of the page has no anchor: it is the page itself.
            found[f"ref:{name}"] = Offer("" if node is document else id, title_of(node))
    for node in document.findall(nodes.Element):
        for name in node.get("offers", []):
            # A target has given its ids to what follows it, which may be the page's title.
            id = node["ids"][0] if node["ids"] else node["refid"]
            title = title_of(node)
            found.setdefault(name, Offer("" if carriers.get(id, document) is document else id, title))
    return found


def title_of(node: nodes.Element) -> str:
    """The title of a section, the caption of a figure, a table or a code block; empty for what has none."""
    if isinstance(node, nodes.image) and isinstance(node.parent, nodes.figure):
        node = node.parent
    titled = next((child for child in node.children if isinstance(child, nodes.title | nodes.caption)), None)
    return " ".join(titled.astext().split()) if titled is not None else str(node.get("caption", ""))


def collect_names(pages: Iterable[Page], document_names: Callable[[Page], Iterable[str]]) -> dict[str, NamedTarget]:
    """What every name of the blog means; the first page that offers a name has it.

    ``document_names`` are those under which ``:doc:`` finds a page.
    """
    found: dict[str, NamedTarget] = {}
    for page in pages:
        if page.url is None:
            continue
        title = str(page.front_matter.get("title", ""))
        for name in document_names(page):
            found.setdefault(f"doc:{name}", NamedTarget(page.source, page.url, title))
            # A page in the same language as the one that asks comes first.
            found.setdefault(f"{page.language}/doc:{name}", NamedTarget(page.source, page.url, title))
        for name, offer in page.offers.items():
            place = page.footnotes.get(offer.fragment, offer.fragment)
            found.setdefault(name, NamedTarget(page.source, page.url, offer.title or ("" if place else title), place))
    return found


def candidates(kind: str, target: str, source: str = "") -> Iterator[str]:
    """The names under which ``target`` may be offered, seen from the page of ``source``.

    ``any`` looks everywhere, terms have no case, documents are relative to the page or to the blog.
    """
    if kind in ("any", "doc"):
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
        ways = [beside, posixpath.normpath(target.lstrip("/"))]
        yield from (f"doc:{one}" for one in (reversed(ways) if target.startswith("/") else ways))
    if kind == "any":
        yield from (f"{one}:{target}" for one in ("ref", "term", "option", "py"))
        yield f"ref:{nodes.fully_normalize_name(target)}"
    elif kind in ("ref", "numref"):
        yield f"ref:{nodes.fully_normalize_name(target)}"
    elif kind != "doc":
        yield f"{kind}:{target}"
        yield f"{kind}:{target.lower()}"


def resolve_references(document: nodes.document, refer: Refer) -> None:
    """Every reference that ``refer`` knows becomes one of docutils' own; the others stay.

    A reference to an anchor on the same page begins with ``#``.
    """
    for node in list(document.findall(xref)):
        if (found := refer(node["kind"], node["target"])) is not None:
            address, title = found
            to = {"refid": address[1:]} if address.startswith("#") else {"refuri": address}
            asked = f"{node['kind']}:{node['target']}"
            replacement = nodes.reference(node.rawsource, "", internal=True, asked=asked, **to)
            replacement += children(node, title)
            node.replace_self(replacement)


def children(node: xref, title: str) -> list[nodes.Node]:
    """The text of a reference: the author's, else the title of what it leads to, else its name."""
    if node["explicit"] or node["literal"] or not title:
        return list(node.children)
    return [nodes.Text(title)]


def refer_to_page(document: nodes.document) -> Refer:
    """The references that the page itself answers."""
    known = offers(document)

    def refer(kind: str, target: str) -> tuple[str, str] | None:
        found = next((known[one] for one in candidates(kind, target) if one in known), None)
        return (f"#{found.fragment or document['ids'][0]}", found.title) if found else None

    return refer


def refer_to_blog(
    names: Mapping[str, NamedTarget], source: str, base_path: str, language: str = "", spell: Spell = candidates
) -> Refer:
    """The references that any page of the blog answers, seen from the page of ``source``, which is in ``language``."""

    def refer(kind: str, target: str) -> tuple[str, str] | None:
        name, mark, fragment = target.partition("#") if kind == "doc" else (target, "", "")
        spelled = dict.fromkeys(one for name in spell(kind, name, source) for one in (name, compose(name)))
        wanted = [one for name in spelled for one in (f"{language}/{name}", name)]
        found = next((names[one] for one in wanted if one in names), None)
        if found is None:
            return None
        place = mark + fragment or (f"#{found.fragment}" if found.fragment else "")
        address = "" if place and found.source == source else urls.as_link(base_path + found.address)
        return address + place, found.title

    return refer
