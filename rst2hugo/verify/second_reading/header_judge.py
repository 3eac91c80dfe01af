"""What a source says of itself at its top against what the header of its page on the new site says."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.second_reading.dates import is_same_day, is_whole_date
from rst2hugo.verify.second_reading.headers import Field, Header, is_held_back
from rst2hugo.verify.second_reading.markup import without_inline_markup
from rst2hugo.verify.second_reading.rst_words import spoken_lines
from rst2hugo.verify.second_reading.words import plain, words

DATES = {
    **dict.fromkeys(("date", "datetime", "pub_date"), "date"),
    **dict.fromkeys(("modified", "lastmod", "mdate", "updated"), "lastmod"),
}
# What decides on which lists a page is; it may be spelled out in the blog's settings.
LISTS = frozenset(["tags", "tag", "category", "categories", "author", "authors", "series"])
TEXTS = frozenset(["title", "description", "summary"])
# What is an address, a switch, or a name of something else: nothing that a reader sees as words.
UNSEEN = frozenset(
    ["slug", "url", "save_as", "permalink", "path", "link", "aliases", "alias", "redirect", "status", "draft",
     "public", "published", "hidden", "type", "kind", "template", "layout", "lang", "language", "location", "filter",
     "filters", "markup", "parser", "time", "nocomments", "comments", "hidetitle", "has_math", "exclude", "image",
     "nosearch", "orphan", "tocdepth", "write_type", "enclosure", "previewimage", "guid", "pretty_url", "noindex",
     "order", "weight", "translation", "translations", "id", "disqus_identifier", "timezone", "url_pattern", "make",
     "filename", "redirect_from"]
)  # fmt: skip  # a table
# Names that ABlog and Pelican let settings spell out: of them only that there is one can be compared.
SPELLED_OUT = {"author": "authors", "authors": "authors"}
MAIL = re.compile(r"<[^<>\s]+@[^<>\s]+>")  # of an author, which is not shown
# The last ones are tags that mean something to Nikola and are not shown.
NOTHING = frozenset(["none", "null", "default", "true", "false", "yes", "no", "draft", "private", "mathjax"])
DESTINATION = re.compile(r"\]\([^()\s]*\)")  # of a link in Markdown
# Addresses repeat the words of titles, and are looked at elsewhere.
OF_ADDRESSES = frozenset(["url", "aliases", "slug", "guid", "disqus_identifier", "disqus_url"])


def values_of(front: Mapping[str, Any]) -> Iterator[str]:
    """The values of a page's header as text, without its addresses."""
    for name, value in front.items():
        if name not in OF_ADDRESSES:
            for one in value if isinstance(value, list) else [value]:
                yield from values_of(one) if isinstance(one, Mapping) else [str(one)]


def spoken(text: str) -> list[str]:
    """The words in a value of a header, which may be rst: paragraphs and more, if it has several lines."""
    if "\n" in text:
        return [word for line in spoken_lines(text)[0] for word in line.words]
    return words(plain(without_inline_markup(DESTINATION.sub("]", text))))


def header_differences(
    header: Header, front: Mapping[str, Any], site: frozenset[str], page: frozenset[str]
) -> Iterator[Difference]:
    """What the ``header`` of a source says and ``front``, that of its page, does not.

    ``site`` are the words of the new site's settings, ``page`` those of the page's text.
    """
    said = frozenset(word for value in values_of(front) for word in words(plain(value)))
    terms = {name: value for name, value in front.items() if name not in TEXTS}
    listed = frozenset(word for value in values_of(terms) for word in words(plain(value)))
    kept = front.get("params") or {}  # with its own name, where the engine does not read it as a date
    for entry in {field.name.strip().lower(): field for field in header.fields}.values():
        name = entry.name.strip().lower()
        if name == "title":
            yield from title_differences(entry, front)
        elif name in DATES and name not in kept and (is_whole_date(entry.value) or front.get(DATES[name])):
            yield from date_differences(entry, DATES[name], front)
        elif name not in UNSEEN:
            there = site | NOTHING | (listed if name in LISTS else said | page)
            value = MAIL.sub("", entry.value) if name in SPELLED_OUT else entry.value
            lost = [word for word in spoken(value) if word not in there]
            if lost and not (name in SPELLED_OUT and front.get(SPELLED_OUT[name])):
                yield Difference(Kind.HEADER, f"{name} {' '.join(lost)}", "", entry.line)
    if header.title and not any(entry.name.strip().lower() == "title" for entry in header.fields):
        yield from title_differences(Field("title", header.title, 1), front)


def draft_differences(header: Header, front: Mapping[str, Any], path: str, kind: str) -> Iterator[Difference]:
    """A draft that nobody asked for: neither the header nor the path, nor an engine that wants a title and a date."""
    names = {field.name.strip().lower() for field in header.fields if field.value.strip()}
    refused = not (header.title or "title" in names) or (kind == "post" and names.isdisjoint(DATES))
    of_drafts = any("draft" in part.lower() for part in path.split("/"))
    if front.get("draft") is True and not (refused or of_drafts or is_held_back(header)):
        yield Difference(Kind.HEADER, "", "draft true")


def title_differences(field: Field, front: Mapping[str, Any]) -> Iterator[Difference]:
    """A title that the page does not have; ABlog's own title of a post, for lists, is Hugo's ``linkTitle``."""
    title = str(front.get("title") or "")
    titles = (title, str(front.get("linktitle") or ""))
    if not any(frozenset(spoken(field.value)) <= frozenset(words(plain(one))) for one in titles):
        yield Difference(Kind.HEADER, f"title {field.value}", f"title {title}" if title else "", field.line)


def date_differences(field: Field, name: str, front: Mapping[str, Any]) -> Iterator[Difference]:
    value = front.get(name)
    day = value.date() if isinstance(value, datetime.datetime) else value
    if not isinstance(day, datetime.date) or (is_whole_date(field.value) and not is_same_day(field.value, day)):
        yield Difference(Kind.HEADER, f"{name} {field.value}", f"{name} {day}" if day else "", field.line)
