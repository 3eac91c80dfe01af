"""The time that our own code needs grows with the length of a post, whatever it is full of."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from docutils.parsers.rst import Parser
from docutils.readers.standalone import Reader
from support import growing

from rst2hugo import convert_text

FEW = 150
GROWTH = 3.0
"""Twice as many need twice the time; what is looked for among all others needs four times."""
TRIES = 4


@pytest.fixture(scope="module")
def own_time() -> Any:
    """The CPU time of a conversion, without that of docutils' own parser and transforms."""
    spent = [0.0]
    inside = [False]
    patch = pytest.MonkeyPatch()

    def clocked(method: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **named: Any) -> Any:
            if inside[0]:
                return method(*args, **named)
            inside[0], began = True, time.process_time()
            try:
                return method(*args, **named)
            finally:
                spent[0] += time.process_time() - began
                inside[0] = False

        return run

    for owner, name in [(Parser, "parse"), *((kind, "apply") for kind in Reader().get_transforms())]:
        if name in vars(owner):
            patch.setattr(owner, name, clocked(getattr(owner, name)))

    def measure(text: str) -> float:
        spent[0], began = 0.0, time.process_time()
        convert_text(text)
        return time.process_time() - began - spent[0]

    yield measure
    patch.undo()


@pytest.mark.parametrize("name", growing.CONSTRUCTS)
def test_twice_as_many_need_twice_the_time(name: str, own_time: Callable[[str], float]) -> None:
    make = growing.CONSTRUCTS[name]
    few, many = [], []
    for _ in range(TRIES):  # the least of several is what the work itself needs
        few.append(own_time(make(FEW)))
        many.append(own_time(make(2 * FEW)))
        if min(many) <= GROWTH * min(few):
            return
    assert min(many) <= GROWTH * min(few) + 0.005
