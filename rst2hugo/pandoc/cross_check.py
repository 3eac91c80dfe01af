"""Pandoc as a second reader of rst: where it sees a link or an image that docutils, without a word, does not.

docutils published the old site, so what it alone sees was there; pandoc fails to see it where its own
reading is weak: references after a quote or in a footnote, names with an escaped colon, targets of
images, roles and directives that it does not know. The other way round is worth a look: the author
wrote a link that docutils reads as text, or as one to somewhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from docutils import nodes
from docutils.utils import get_source_line

from rst2hugo.addresses.urls import WEB
from rst2hugo.model.diagnostics import Code, Severity
from rst2hugo.model.reports import Reports
from rst2hugo.pandoc import pandoc, trees

# Directives that pandoc makes a Div named after them of. What stands in one that it does not know may be anything.
KNOWN = frozenset(["admonition", "attention", "caution", "container", "danger", "error", "hint", "important", "note",
                   "sidebar", "tip", "topic", "warning"])  # fmt: skip  # a table
# Addresses of links whose target pandoc did not find, or has not put in yet.
NOWHERE = re.compile(r"|#.*|`.*`_{1,2}")


class Seen(NamedTuple):
    """A link or an image that a reader saw: its text, where it leads, the line if that is known."""

    text: str
    address: str
    line: int | None


class Disagreement(NamedTuple):
    """The line, what each of the two reads there, and the address that pandoc reads."""

    line: int | None
    message: str
    address: str


def report_disagreements(document: nodes.document, body: str, reports: Reports) -> None:
    """Report the disagreements of which nothing was reported yet, neither of the line nor of the address."""
    said = [one for one in reports if one.code.severity > Severity.NOTE]
    lines = {one.line for one in said if one.line is not None}
    messages = "\n".join(one.message for one in said)
    for line, message, address in disagreements(document, body):
        if line not in lines and address not in messages and re.sub(r"\s", "", address) not in messages:
            reports.report(line, Code.CROSS_CHECK, message)


def disagreements(document: nodes.document, body: str) -> list[Disagreement]:
    """Each link or image that pandoc sees in ``body`` and docutils does not.

    ``document`` is the resolved doctree of ``body``. There is nothing to say without pandoc, or when
    it cannot read the body.
    """
    try:
        blocks = pandoc.tree(body, "rst").blocks
    except pandoc.UnreadableError:
        return []
    spelt = speller(body)
    verbatim = "\n".join(node.astext() for node in document.findall(is_verbatim))
    found = []
    for what, ours, theirs in (
        ("link", list(references(document, spelt)), list(links(blocks, spelt))),
        ("image", list(pictures(document, spelt)), list(images(blocks, spelt))),
    ):
        missed = Counter(one.address for one in theirs) - Counter(one.address for one in ours)
        alone = Counter(one.address for one in ours) - Counter(one.address for one in theirs)
        others = {alike(one.text): one for one in reversed(ours) if alone[one.address]}
        for seen in theirs:
            if missed[seen.address] > 0 and not written(seen).search(verbatim):
                missed[seen.address] -= 1
                found.append(disagreement(what, seen, others.get(alike(seen.text)), body))
    return found


def disagreement(what: str, theirs: Seen, ours: Seen | None, body: str) -> Disagreement:
    """What pandoc reads, and ``ours``, which is what docutils makes of the same text."""
    text = " ".join(theirs.text.split())
    if ours is not None:
        message = f'{what} "{text}": docutils reads {ours.address}, pandoc {theirs.address}'
        return Disagreement(ours.line, message, theirs.address)
    place = written(theirs).search(body)
    line = body.count("\n", 0, place.start()) + 1 if place else None
    return Disagreement(line, f'{what} "{text}": docutils sees none here, pandoc {theirs.address}', theirs.address)


def written(seen: Seen) -> re.Pattern[str]:
    """What a link or an image looks like in rst: ``text_``, ```text <address>`_`` or the address."""
    words = r"\s+".join(map(re.escape, seen.text.split()))
    return re.compile(rf"{words}(?:`?_|\s*<)|{re.escape(seen.address)}" if words else re.escape(seen.address))


def speller(body: str) -> Callable[[str], str]:
    """What makes equal addresses of the spellings of the two readers.

    docutils removes all spaces from an address. That mends one of the web, and one that goes over several
    lines; of any other that has spaces it makes another address.
    """

    def spelt(address: str) -> str:
        plain = unquote(address).removeprefix("mailto:").replace("\\", "")
        return plain if plain in body and not WEB.match(plain) else re.sub(r"\s", "", plain)

    return spelt


def alike(text: str) -> str:
    """The text of a link without the marks that the two readers may set differently."""
    return re.sub(r"[\W_]", "", text).casefold()


def is_verbatim(node: nodes.Node) -> bool:
    return isinstance(node, nodes.FixedTextElement | nodes.literal)


def references(document: nodes.document, spelt: Callable[[str], str]) -> Iterator[Seen]:
    for node in document.findall(nodes.reference):
        if "refuri" in node and not any(isinstance(child, nodes.image) for child in node.children):
            yield Seen(node.astext(), spelt(node["refuri"]), get_source_line(node)[1])


def pictures(document: nodes.document, spelt: Callable[[str], str]) -> Iterator[Seen]:
    for node in document.findall(nodes.image):
        yield Seen(node["uri"], spelt(node["uri"]), get_source_line(node)[1])


def links(part: Any, spelt: Callable[[str], str]) -> Iterator[Seen]:
    """The links that the author wrote as such.

    The two readers see the end of a bare address differently, and pandoc takes the target of an image
    to the letter.
    """
    for (_, classes, _), inner, (address, _) in within_known(part, "Link"):
        text = trees.plain(inner)
        bare = "uri" in classes or text in (address, spelt(address))
        of_image = [one["t"] for one in inner] == ["Image"]
        if not of_image and not bare and not NOWHERE.fullmatch(unquote(address)):
            yield Seen(text, spelt(address), None)


def images(part: Any, spelt: Callable[[str], str]) -> Iterator[Seen]:
    for _, _, (address, _) in within_known(part, "Image"):
        yield Seen(spelt(address), spelt(address), None)


def within_known(part: Any, wanted: str) -> Iterator[Any]:
    """The contents of all items of one kind, but for those in directives that pandoc does not know."""
    if isinstance(part, list):
        for one in part:
            yield from within_known(one, wanted)
    elif isinstance(part, dict):
        kind, content = part.get("t"), part.get("c", [])
        if kind == wanted:
            yield content
        classes = content[0][1] if kind == "Div" else []
        # The alternative text of a figure is its caption once more.
        if kind != "Image" and (not classes or not KNOWN.isdisjoint(classes)):
            yield from within_known(content, wanted)
