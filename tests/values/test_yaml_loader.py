"""The fast way to read YAML gives the same values as PyYAML's own parser, or is not taken."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest
import yaml

from rst2hugo.values import yaml_loader

TEXTS = [
    'title: "High tide: an account"\ndate: 2012-03-04 10:11\ntags: [sea, "the moon"]\ndraft: false\nid: 007',
    "a: |\n  text\n  more\nb: >-\n  folded\n  x",
    "- x\n- y: 1.10\n  z: 2.5\n- ~\n- {a: 1, b: [2, yes]}",
    "a: &x 1\nb: *x\na: 2\n'it''s': c # d",
    "a: \"\\x41\\u00e9\\U0001f600\\n\"\nb: 'x\n\n  y'",
]
# What the two parsers read in different ways, which decides who reads a text.
DIFFERENT = ["a:\tb", "tags: [draw?ng]", "a: |#\n  text", "a: !=!str", "a: \r\ufeffb", "a: {b: c\t}"]
PIECES = [*" \n\t:-?[]{},#&*!|>'\"%@`\\é1.~=<", "\u0085", "\u2028", "\ufeff", "\U0001f600", "\x07", "- ", ": ", "\n  "]


def read(text: str, loader: Any) -> Any:
    try:
        return repr(yaml.load(text, loader))
    except yaml_loader.Error:
        return None


def mutated(number: int) -> str:
    chance = random.Random(number)
    text = chance.choice(TEXTS)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(text) + 1)
        text = text[:place] + chance.choice([*PIECES, ""]) + text[place + chance.randint(0, 1) :]
    return text


def test_same_values() -> None:
    texts = [*TEXTS, *map(mutated, range(600))]
    fast = [text for text in texts if not yaml_loader.is_read_in_two_ways(text)]
    accepted = [text for text in fast if read(text, yaml_loader.FastLoader) is not None]
    assert len(accepted) > 100
    for text in accepted:
        assert read(text, yaml_loader.FastLoader) == read(text, yaml_loader.Loader), text


@pytest.mark.parametrize("text", DIFFERENT)
def test_who_reads_what_is_read_in_two_ways(text: str) -> None:
    assert yaml_loader.is_read_in_two_ways(text)
    with pytest.raises(yaml_loader.Error):
        yaml_loader.load(text)


def test_messages_are_those_of_the_slow_parser() -> None:
    with pytest.raises(yaml_loader.Error) as slow:
        yaml.load("a: [b", yaml_loader.Loader)
    with pytest.raises(yaml_loader.Error) as ours:
        yaml_loader.load("a: [b")
    assert str(ours.value) == str(slow.value)


def test_limits() -> None:
    bomb = "a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdef", "bcdefg", strict=True)
    )
    began = time.process_time()
    with pytest.raises(yaml_loader.Error, match="too many values"):
        yaml_loader.load(bomb)
    with pytest.raises(RecursionError):
        yaml_loader.load("[" * 5000 + "]" * 5000)
    assert time.process_time() - began < 5
