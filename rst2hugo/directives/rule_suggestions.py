"""The entry of ``rst2hugo.toml`` that a message suggests for an unknown directive or role."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable

# What stands in a message between what is unknown and the entry.
SUGGESTS = "; in rst2hugo.toml: "


def suggest(kind: str, name: str, entry: str) -> str:
    """The end of a message: the line of ``rst2hugo.toml`` that says what the directive or role ``name`` becomes."""
    key = name if re.fullmatch(r"[\w-]+", name, re.ASCII) else f'"{name}"'
    return f"{SUGGESTS}{kind}.{key} = {{ {entry} }}"


def cut_suggestion(message: str) -> str:
    """What a message says without the entry that it suggests: messages that are alike in it have one cause."""
    return message.partition(SUGGESTS)[0]


def merge_suggestions(messages: Iterable[str]) -> str:
    """The first of ``messages`` about one name, with an entry for what all of them have met.

    A shortcode has every option that any of them has; it is also right for a directive with a body alone, and code
    for one whose body may be rst or not.
    """
    first, *others = dict.fromkeys(messages)
    if not others or SUGGESTS not in first:
        return first
    head = first.partition(" = {")[0]
    entries = [read_entry(message) for message in (first, *others)]
    calls = [entry["shortcode"].split() for entry in entries if "shortcode" in entry]
    if calls:
        words = dict.fromkeys(word for call in calls for word in call)
        return f"{head} = {{ shortcode = '{' '.join(sorted(words, key=is_option))}' }}"
    return f'{head} = {{ code = "text" }}'


def read_entry(message: str) -> dict[str, str]:
    """The keys and values of the entry that a message suggests."""
    (rules,) = tomllib.loads(message.partition(SUGGESTS)[2]).values()
    (entry,) = rules.values()
    return dict(entry)


def is_option(word: str) -> bool:
    """Whether a word of a shortcode call has a name; those without one come first."""
    return "=" in word
