"""What the syntax of Hugo's Markdown looks like when it has become text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from rst2hugo.verify.nouns.reading import Reading

# A shortcode, an attribute list, an alert, an undefined footnote, Hugo's word for HTML that it left out.
SYNTAX = re.compile(
    r"\{\{[<%]|[<%]\}\}|\{[#.][\w-]+[^{}]*\}|\{(?:class|style|width|height|type|id|stub|caption)=\"[^\"{}]*\""
    r"|\[![A-Z]+\]|\[\^[^\]\s]+\]|HAHAHUGOSHORTCODE|<!-- raw HTML omitted -->"
)
SHORTCODE = re.compile(r"\{\{[<%]|[>%]\}\}")
ESCAPED = re.compile(r"\{\{[<%](?=/\*)|(?<=\*/)[>%]\}\}")
AROUND = 4  # words before and after


def is_leak(now: str, was: str) -> bool:
    """Whether there is syntax in ``now`` that was not in ``was``."""
    return set(SYNTAX.findall(now)) - set(SYNTAX.findall(was)) != set()


def spoken_of(text: str) -> Counter[str]:
    """What in a text of the old blog looks like Hugo's syntax, which it did not know: that is meant to be seen."""
    return Counter(SYNTAX.findall(text)) | Counter(SHORTCODE.findall(text))


def escaped(text: str) -> Counter[str]:
    """The signs of shortcodes that a content file asks Hugo to show."""
    return Counter(ESCAPED.findall(text))


def in_reading(reading: Reading, meant: Mapping[str, int] = {}) -> Iterator[str]:
    """Each leak in the words of a page that are not literal, with the words around it; ``meant`` are none."""
    left = Counter(meant)
    words: list[str] = []
    for atom in reading.atoms:
        literal = atom.what == "word" and any("literal" in run.marks for run in atom.meaning)
        words.append(atom.text if atom.what == "word" and not literal else "\0")
    text = " ".join(words)
    for found in SYNTAX.finditer(text):
        if left[found[0]] > 0:
            left[found[0]] -= 1
            continue
        before = text[: found.start()].split(" ")[-AROUND - 1 :]
        behind = text[found.end() :].split(" ")[: AROUND + 1]
        yield " ".join(f"{' '.join(before)}{found[0]}{' '.join(behind)}".replace("\0", "").split())
