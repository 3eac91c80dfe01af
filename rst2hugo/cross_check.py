"""In here: pandoc as a second reader of rst: where it sees a link or an image that docutils, without a word, does not.

docutils published the old site, so what it alone sees was there; pandoc fails to see it where its own
reading is weak: references behind a quote or in a footnote, names with an escaped colon, targets of
images, roles and directives that it does not know. The other way round is worth a look: the author
wrote a link that docutils takes for text, or for one to somewhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from docutils import nodes
from docutils.utils import get_source_line

from rst2hugo.foreign import pandoc, trees

# Directives that pandoc makes a Div named after them of. What stands in one that it does not know may be anything.
KNOWN = frozenset(["admonition", "attention", "caution", "container", "danger", "error", "hint", "important", "note",
                   "sidebar", "tip", "topic", "warning"])  # fmt: skip
# Addresses of links whose target pandoc did not find, or has not put in yet.
NOWHERE = re.compile(r"|#.*|`.*`_{1,2}")


class Seen(NamedTuple):
    """A link or an image that a reader saw: its text, where it leads, the line if that is known."""

    text: str
    address: str
    line: int | None


def disagreements(document: nodes.document, body: str) -> list[tuple[int | None, str]]:
    """Line and message for each link or image that pandoc sees in ``body`` and docutils does not.

    ``document`` is the resolved doctree of ``body``. There is nothing to say without pandoc, or when
    it cannot read the body.
    """
    try:
        blocks = pandoc.tree(body, "rst").blocks
    except pandoc.UnreadableError:
        return []
    spelt = speller(body)
    verbatim = " ".join(node.astext() for node in document.findall(is_verbatim))
    found: list[tuple[int | None, str]] = []
    for what, ours, theirs in (
        ("a link", list(references(document, spelt)), list(links(blocks, spelt))),
        ("an image", list(pictures(document, spelt)), list(images(blocks, spelt))),
    ):
        missed = Counter(one.address for one in theirs) - Counter(one.address for one in ours)
        alone = Counter(one.address for one in ours) - Counter(one.address for one in theirs)
        others = {alike(one.text): one for one in reversed(ours) if alone[one.address]}
        for one in theirs:
            if missed[one.address] > 0 and one.address not in verbatim:
                missed[one.address] -= 1
                found.append(told(what, one, others.get(alike(one.text)), body))
    return found


def told(what: str, one: Seen, other: Seen | None, body: str) -> tuple[int | None, str]:
    """The line and the message; ``other`` is what docutils makes of the same text."""
    if other is not None and one.text:
        text = " ".join(one.text.split())
        return other.line, f'docutils reads "{text}" as {what} to {other.address}, pandoc as one to {one.address}'
    place = body.find(one.address)
    line = body.count("\n", 0, place) + 1 if place >= 0 else None
    return line, f"pandoc sees {what}{' to' if what == 'a link' else ''} {one.address} here, docutils does not"


def speller(body: str) -> Callable[[str], str]:
    """What makes equal addresses of the spellings of the two readers.

    docutils takes all blanks out of an address. Those where a line ended were meant to go; one that the
    author typed makes another address of it.
    """

    def spelt(address: str) -> str:
        plain = unquote(address).removeprefix("mailto:").replace("\\", "")
        return plain if plain in body else re.sub(r"\s", "", plain)

    return spelt


def alike(text: str) -> str:
    """The text of a link without the marks that the two readers may set differently."""
    return re.sub(r"[\W_]", "", text).casefold()


def is_verbatim(node: nodes.Node) -> bool:
    return isinstance(node, nodes.FixedTextElement | nodes.literal)


def references(document: nodes.document, spelt: Callable[[str], str]) -> Iterator[Seen]:
    for node in document.findall(nodes.reference):
        if "refuri" in node:
            yield Seen(node.astext(), spelt(node["refuri"]), get_source_line(node)[1])


def pictures(document: nodes.document, spelt: Callable[[str], str]) -> Iterator[Seen]:
    for node in document.findall(nodes.image):
        yield Seen("", spelt(node["uri"]), get_source_line(node)[1])


def links(part: Any, spelt: Callable[[str], str]) -> Iterator[Seen]:
    """The links that the author wrote as such: no bare addresses, whose ends the two readers see differently."""
    for (_, classes, _), inner, (address, _) in within_known(part, "Link"):
        text = trees.plain(inner)
        if not NOWHERE.fullmatch(unquote(address)) and "uri" not in classes and text not in (address, spelt(address)):
            yield Seen(text, spelt(address), None)


def images(part: Any, spelt: Callable[[str], str]) -> Iterator[Seen]:
    for _, _, (address, _) in within_known(part, "Image"):
        yield Seen("", spelt(address), None)


def within_known(part: Any, wanted: str) -> Iterator[Any]:
    """The contents of all items of one kind, but for those in directives that pandoc does not know."""
    if isinstance(part, list):
        for one in part:
            yield from within_known(one, wanted)
    elif isinstance(part, dict):
        if part.get("t") == wanted:
            yield part["c"]
        classes = part["c"][0][1] if part.get("t") == "Div" else []
        if not classes or not KNOWN.isdisjoint(classes):
            yield from within_known(part.get("c", []), wanted)
