"""A second reading that shares nothing with the first: neither rst2hugo's headers nor its parse.

    source ──headers──▶ Header ──header_judge──▶ differences ◀── front matter of the page
    source ──rst_words──▶ Lines, Directives ──judge · shown_markup──▶ differences ◀──blocks_of── HTML that Hugo wrote

The rule is that every word of a source stands on its page, in its front matter, or in markup that is known (names of
directives, roles and options, comments, targets, addresses), and that the page has no text of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from rst2hugo.verify.nouns.difference import Difference
from rst2hugo.verify.second_reading import header_judge, judge, markup, shown_markup
from rst2hugo.verify.second_reading.headers import Header, fixed_addresses, read_header
from rst2hugo.verify.second_reading.other_sources import READERS, read_python_markdown
from rst2hugo.verify.second_reading.page import Block, blocks_of
from rst2hugo.verify.second_reading.rst_words import spoken_lines
from rst2hugo.verify.second_reading.words import plain, words, words_in_tags

__all__ = ["Again", "Pair", "read_again"]


class Pair(NamedTuple):
    """A source and its page: the text, the engine's name, the page's front matter, the content that Hugo made of it.

    ``site`` are the words of the new site's settings; ``told_old`` and ``told_new`` those that the first
    reading misses, and those that it has found too many. ``is_refused`` if the user was told why it is a draft.
    ``ruled`` are the directives of which the user's rules say what becomes of their arguments and options,
    ``expanded`` the directives and roles of which the blog's own code makes whatever it makes. ``as_code`` are
    the lines of directives that stay code, as was reported.
    """

    path: str
    text: str
    engine: str
    front: Mapping[str, Any]
    html: str
    kind: str = "post"
    markup: str = "rst"
    site: frozenset[str] = frozenset()
    told_old: Iterable[str] = ()
    told_new: Iterable[str] = ()
    is_refused: bool = False
    ruled: frozenset[str] = frozenset()
    expanded: frozenset[str] = frozenset()
    as_code: frozenset[int] = frozenset()


class Again(NamedTuple):
    """What a second reading finds: differences, and the addresses that the source claims, each with its line."""

    differences: Sequence[Difference] = ()
    addresses: tuple[tuple[str, int], ...] = ()


def read_again(pair: Pair) -> Again:
    """What a source says that its page does not say, and the reverse; nothing of formats that are not known here."""
    if pair.markup == "rst":
        header = read_header(pair.text, pair.engine)
        lines, directives = spoken_lines(pair.text, header.lines, pair.ruled, pair.expanded)
    elif pair.markup in READERS:
        is_meta = (pair.engine, pair.markup) == ("pelican", "markdown")
        header, lines = (read_python_markdown if is_meta else READERS[pair.markup])(pair.text)
        directives = []
    else:
        return Again()
    blocks = blocks_of(pair.html) if pair.html.strip() else []
    page = [word for block in blocks for word in words(plain(block.text))]
    front = {str(name).lower(): value for name, value in pair.front.items()}
    values = [word for value in header_judge.values_of(front) for word in words(plain(value))]
    like_tags = [word for block in blocks for word in words_in_tags(block.text)]
    elsewhere = Counter([*values, *words_of(pair.told_old), *like_tags])
    lost = list(judge.lost_words(lines, page, elsewhere, sure=pair.markup == "rst"))
    found = [
        *header_judge.header_differences(header, front, pair.site, frozenset(page)),
        *(() if pair.is_refused else header_judge.draft_differences(header, front, pair.path, pair.kind)),
        *judge.as_inherited(lost, text_below(header, pair.text), pair.engine),
    ]
    if pair.markup == "rst":
        title = [Block("h1", str(front["title"]), str(front["title"]))] if front.get("title") else []
        told = frozenset(words_of(pair.told_new))
        names = {one.name for one in directives}
        fetched = bool(names & (markup.FETCHING | pair.expanded)) or any("file" in one.options for one in directives)
        makes_text = names & markup.GENERATING or markup.has_role(pair.text, pair.expanded)
        closed = not fetched and not makes_text
        known = pair.site.union(values)
        found += judge.added_text([*title, *blocks], pair.text, lines, known, told, closed=closed, fetched=fetched)
        found += shown_markup.differences(blocks, pair.text, directives, pair.as_code)
    return Again(found, tuple(fixed_addresses(header)))


def words_of(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in words(plain(text))]


def text_below(header: Header, text: str) -> str:
    """The text without the lines of its header."""
    return "\n".join("" if number in header.lines else line for number, line in enumerate(text.split("\n"), 1))
