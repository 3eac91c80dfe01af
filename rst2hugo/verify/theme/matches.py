"""Where the text of a new page stands on the old one: words in a row that both have."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, pairwise
from posixpath import basename
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from rst2hugo.verify.nouns.origins import NOWHERE, Origin
from rst2hugo.verify.second_reading.words import WORD
from rst2hugo.verify.theme.vocabulary import is_foreign

ENOUGH = 0.95
"""Of all that the old page shares with the new one, so much must be in the element with the text."""
FEWEST = 8
"""Words in a row that make a page worth looking at."""
FILES = ("src", "data", "poster")
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "header", "hgroup"])
NAME = re.compile(r"\s*\.\. [\w:-]+:: \S+\s*")  # a directive with a path, a language, a class
SMALL = re.compile(r"\.thumbnail(?=\.\w+$)")  # in the name of Nikola's small pictures
UNSHOWN = frozenset(["script", "style", "noscript", "template", "title", "head"])


class Key(NamedTuple):
    """What tells the elements of a theme apart."""

    tag: str
    id: str
    classes: str

    def __str__(self) -> str:
        """As a selector of CSS."""
        return "".join([self.tag, f"#{self.id}" if self.id else "", *(f".{one}" for one in self.classes.split())])


def key_of(element: Any) -> Key:
    """The key of an element; classes and ids with a number in them are those of one page."""
    classes = sorted(one for one in (element.get("class") or "").split() if not any(map(str.isdigit, one)))
    id = element.get("id") or ""
    return Key(element.tag, "" if any(map(str.isdigit, id)) else id, " ".join(classes))


class Matches:
    """An old page and the words in a row that it has in common with the text of the new one.

    ``root`` is the old page, ``new_root`` the content of the new one; ``meant`` are the classes and ids that authors
    gave, ``origin`` tells what the new page was made from.
    """

    def __init__(self, root: Any, new_root: Any, meant: frozenset[str], origin: Origin = NOWHERE) -> None:
        self.root, self.meant = root, meant
        self.sections = {re.sub(r"[^a-z0-9]+", "-", line.lower()).strip("-") for line in origin.text.split("\n")}
        self.title, self.written = words(origin.title), set(pairwise(body_words(origin)))
        self.files = Counter(name_of(uri) for one in new_root.iter("*") for name in FILES if (uri := one.get(name)))
        self.source, self.keys = origin.text, {key_of(one) for one in new_root.iter("*")}
        self.ids = {one.get("id") for one in new_root.iter("*") if one.get("id")}
        new = words(" ".join(new_root.itertext()))
        self.new, pairs, threes = set(new), set(pairwise(new)), set(zip(new, new[1:], new[2:], strict=False))
        self.spans: dict[Any, tuple[int, int]] = {}
        self.words: list[str] = []
        self.read()
        hit = [pair in pairs for pair in pairwise(self.words)]
        in_order = zip(self.words, self.words[1:], self.words[2:], strict=False)
        self.sums = [0, *accumulate(three in threes for three in in_order)]
        self.covered = [0, *accumulate(before or after for before, after in pairwise([False, *hit, False]))]

    def read(self) -> None:
        """Enter the words of every element."""
        starts: dict[Any, int] = {}
        hidden = 0
        for event, element in etree.iterwalk(self.root, events=("start", "end")):
            hidden += (element.tag in UNSHOWN) * (1 if event == "start" else -1)
            if event == "start":
                starts[element] = len(self.words)
                heard = element.text
            else:
                self.spans[element] = starts.pop(element), len(self.words)
                heard = element.tail if element is not self.root else ""
            if heard and not hidden:
                self.words += words(heard)

    def hits(self, element: Any) -> int:
        """How often three words in a row in an element are so on the new page as well."""
        start, end = self.spans[element]
        return self.sums[end - 2] - self.sums[start] if end - start > 2 else 0

    def length(self, element: Any) -> int:
        """How many words an element has."""
        start, end = self.spans[element]
        return end - start

    def share(self, element: Any) -> float:
        """The part of an element's words that stand beside the same word on the new page."""
        start, end = self.spans[element]
        if end - start == 1:  # which has no neighbour
            return float(self.words[start] in self.new)
        return (self.covered[end] - self.covered[start]) / (end - start) if end > start else 1.0

    def is_unknown_id(self, id: str) -> bool:
        """Whether an id is on the old page only, and no line of the source has it as a heading."""
        return bool(self.written) and id not in self.ids and id.lower() not in self.sections

    def is_title(self, element: Any) -> bool:
        """Whether an element is a heading of nothing but the title of the page."""
        start, end = self.spans[element]
        return element.tag in HEADINGS and bool(self.title) and self.words[start:end] == self.title

    def is_written(self, element: Any) -> bool:
        """Whether an author wrote the words of an element into a text; without the text it is taken for granted."""
        start, end = self.spans[element]
        pairs = [*pairwise(self.words[start:end])]
        return not self.written or sum(pair in self.written for pair in pairs) * 2 > len(pairs)

    def may_be_shown(self, uri: str) -> bool:
        """Whether the new page shows a file of that name, or its source names one."""
        return not self.source or name_of(uri) in self.files or name_of(uri) in self.source

    def is_authored(self, element: Any) -> bool:
        """Whether the source is known to have all words of an element in a row; of two this may be by chance."""
        start, end = self.spans[element]
        return end - start > 2 and {*pairwise(self.words[start:end])} <= self.written and not self.is_title(element)

    def is_outside(self, element: Any, text: str) -> bool:
        """Whether words stand on the old page, in that order, but not in this element."""
        start, end = self.spans[element]
        around = (self.words[:start], self.words[end:])
        found = words(text)
        if len(found) < 2:
            return any(word in one for one in around for word in found)
        return {*pairwise(found)} <= {pair for one in around for pair in pairwise(one)}

    def has_text(self, text: str) -> bool:
        """Whether the old page has all of a text, wherever; a lone word counts if it is there at all."""
        found = words(text)
        if len(found) < 2:
            return all(word in self.words for word in found)
        return {*pairwise(found)} <= {*pairwise(self.words)}

    def element_of_text(self) -> Any | None:
        """The innermost element with nearly all that both pages have; None if that is next to nothing."""
        total = self.hits(self.root)
        if total < FEWEST:
            return None
        element = self.root
        while (inner := self.inner(element, total)) is not None:
            element = inner
        while element.tag != "body" and element.getparent() is not None and not is_foreign(element, self.meant):
            element = element.getparent()
        return element

    def inner(self, element: Any, total: int) -> Any | None:
        """The child that has nearly all of it."""
        return next((one for one in element.iterchildren("*") if self.hits(one) >= ENOUGH * total), None)


def body_words(origin: Origin) -> list[str]:
    """The words of a source without the lines that only say what is in the header of the new page, or name a file."""
    in_header = frozenset(words(origin.header))
    lines = (words(line) for line in origin.text.split("\n") if not NAME.fullmatch(line))
    return [word for line in lines if not in_header.issuperset(line) for word in line]


def words(text: str) -> list[str]:
    """The words of a text that is no markup any more."""
    return WORD.findall(text.casefold())


def name_of(uri: str) -> str:
    """The name of the file that an address means, or what else tells it apart."""
    return SMALL.sub("", unquote(basename(urlsplit(uri).path.rstrip("/")))) or uri
