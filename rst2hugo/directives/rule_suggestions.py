"""The entry of ``rst2hugo.toml`` that a message suggests for an unknown directive or role.

A shortcode has either parameters with names or parameters without (https://gohugo.io/templates/shortcode/), so an
argument gets the name ``argument`` where there are options.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence

# What stands in a message between what is unknown and the entry.
SUGGESTS = "; in rst2hugo.toml: "
ARGUMENT = '"{argument}"'


def suggest(kind: str, name: str, entry: str) -> str:
    """The end of a message: the line of ``rst2hugo.toml`` that says what the directive or role ``name`` becomes."""
    key = name if re.fullmatch(r"[\w-]+", name, re.ASCII) else f'"{name}"'
    return f"{SUGGESTS}{kind}.{key} = {{ {entry} }}"


def write_call(name: str, words: Sequence[str], *, is_percent: bool = False) -> str:
    """The key ``shortcode`` of an entry, with the call of the shortcode ``name``."""
    if any(map(is_option, words)):
        words = [f"argument={word}" if word == ARGUMENT else word for word in words]
    call = " ".join([re.sub(r"[^\w-]+", "-", name), *dict.fromkeys(words)])
    return f"shortcode = '{{{{% {call} %}}}}'" if is_percent else f"shortcode = '{call}'"


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
    calls = [
        entry["shortcode"].removeprefix("{{%").removesuffix("%}}").split() for entry in entries if "shortcode" in entry
    ]
    if not calls:
        return f'{head} = {{ code = "text" }}'
    is_text = any("body" in entry or "code" in entry for entry in entries)
    is_percent = any(one.get("shortcode", "{{%").startswith("{{%") for one in entries) and not is_text
    words = dict.fromkeys(word for call in calls for word in call[1:])
    ordered = sorted(words, key=lambda word: word.removeprefix("argument=") != ARGUMENT)
    return f"{head} = {{ {write_call(calls[0][0], ordered, is_percent=is_percent)}{BODY if is_text else ''} }}"


BODY = ', body = "text"'
"""What an entry says of a body that is not rst."""


def read_entry(message: str) -> dict[str, str]:
    """The keys and values of the entry that a message suggests."""
    (rules,) = tomllib.loads(message.partition(SUGGESTS)[2]).values()
    (entry,) = rules.values()
    return dict(entry)


def is_option(word: str) -> bool:
    """Whether a word of a shortcode call has a name."""
    return "=" in word
