"""Patterns of paths: what they mean, and that their time does not grow with the number of wildcards."""

from __future__ import annotations

import random
import re
import time
from itertools import pairwise

import pytest

from rst2hugo.blog.globs import find_fault, fits

PIECES = {
    "*": "[^/]*", "**": ".*", "**/": "(?:.*/)?", "?": "[^/]", "/": "/", "a": "a", "b": "b", ".": r"\.", "[ab]": "[ab]",
    "[!a]": "[^a]", "]": r"\]", "[]a]": r"[\]a]",
}  # fmt: skip  # a table
"""Piece of a pattern → the regular expression that says the same."""


@pytest.mark.parametrize("seed", range(4))
def test_a_pattern_means_what_its_regular_expression_does(seed: int) -> None:
    chance, meant = random.Random(seed), 0
    for _ in range(2000):
        pieces = [chance.choice(list(PIECES)) for _ in range(chance.randint(1, 7))]
        glob = "".join(pieces)
        pairs = pairwise(pieces)
        merged = any((a.endswith("*") and b.startswith("*")) or (a, b) == ("**", "/") for a, b in pairs)
        if merged or glob != glob.strip("/") or glob.startswith("./"):
            continue  # other pieces than those that it was made of
        path = "".join(chance.choice("ab/.]") for _ in range(chance.randint(0, 8)))
        expected = re.fullmatch("".join(PIECES[piece] for piece in pieces), path) is not None
        assert fits(path, [glob]) is expected, (glob, path)
        meant += expected
    assert meant > 20


@pytest.mark.filterwarnings("error")
def test_brackets_within_brackets_are_letters() -> None:
    for sign in "[&~|-":
        assert fits(f"a{sign}b", [f"a[{sign}{sign}x]b"])
        assert not fits(f"a{sign}b", [f"a[!{sign}{sign}x]b"])


def test_folders_above_and_faults() -> None:
    assert fits("posts/old/ebb.rst", ["posts/o*"], below=True)
    assert not fits("posts/old/ebb.rst", ["posts/o*"])
    assert find_fault(["posts/*", "[z-a]"]) is not None
    assert fits("[z-a]", ["[z-a]"])


def test_the_time_grows_with_the_wildcards_and_no_more() -> None:
    def spend(wildcards: int) -> float:
        path, glob = "a" * 400, "*a" * wildcards + "b"
        begin = time.process_time()
        for _ in range(20):
            assert not fits(path, [glob])
        return time.process_time() - begin

    spend(2)
    assert find_fault("*a" * 40) is None
    assert spend(40) < 10 * 4 * spend(10) + 0.05
