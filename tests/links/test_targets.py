"""Random graphs of link targets with a known right answer: chains, aliases, cycles, duplicates, escapes."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from rst2hugo import convert_text

CASES = int(os.environ.get("RST2HUGO_CASES", "300"))
WORDS = st.text("abcxyzäé", min_size=1, max_size=4)
MARKS = st.sampled_from([" ", ": ", ". ", " - ", "'", "! ", "? ", " & ", "/", ", ", "_", " (", "; "])


@dataclass(frozen=True)
class Target:
    """``goal``: an address, the name of another target, "" for the target right behind, None for the text behind."""

    name: str
    goal: str | None
    quoted: bool

    @property
    def rst(self) -> str:
        name = f"`{self.name}`" if self.quoted else re.sub(r"[:_]", r"\\\g<0>", self.name)
        if self.goal is None:
            return f".. _{name}:\n\nText behind.\n"
        if not self.goal:
            return f".. _{name}:\n"
        return f".. _{name}: {self.goal if self.goal.startswith('https:') else f'`{self.goal}`_'}\n"


@st.composite
def names(draw: st.DrawFn) -> list[str]:
    numbers = draw(st.lists(st.integers(1, 99), min_size=1, max_size=7, unique=True))
    made = [f"{draw(WORDS)}{draw(MARKS)}{draw(WORDS)} {number}" for number in numbers]
    return [" ".join(name.split()) for name in made]


@st.composite
def graphs(draw: st.DrawFn) -> list[Target]:
    known = draw(names())
    targets = []
    for number, name in enumerate(known):
        kind = draw(st.sampled_from(["address", "alias", "alias", "chain", "chain", "text"]))
        last = number == len(known) - 1
        goal: str | None = f"https://example.org/{number}"
        if kind == "alias":
            goal = draw(st.sampled_from([*known, "nobody's name"]))
        elif kind == "chain" and not last:
            goal = ""
        elif kind == "text" or kind == "chain":
            goal = None
        targets.append(Target(name, goal, draw(st.booleans())))
    if draw(st.integers(0, 3)) == 0:  # one name twice
        twin = draw(st.sampled_from(targets))
        other = draw(st.sampled_from(["https://example.org/twin", twin.goal or "https://example.org/x"]))
        targets.append(Target(twin.name, other, True))
    return targets


def answer(name: str, targets: list[Target]) -> str:
    """The address that a name leads to; ``#`` for a place in the text, and what is wrong where it leads nowhere."""
    passed = set()
    while True:
        found = [number for number, target in enumerate(targets) if target.name.lower() == name.lower()]
        if not found or found[0] in passed:
            return "unresolved"
        goals = {targets[number].goal for number in found}
        if len(goals) > 1:
            return "ambiguous"
        number = found[0]
        passed.add(number)
        goal = targets[number].goal
        while goal == "":  # the target right behind has all its names
            number += 1
            if number in passed:
                return "unresolved"
            passed.add(number)
            goal = targets[number].goal
        if goal is None:
            return "#"
        if goal.startswith("https:"):
            return goal
        name = goal


@given(graphs())
@settings(max_examples=CASES, deadline=None)
def test_every_reference_finds_its_answer(targets: list[Target]) -> None:
    asked = [target.name for target in targets]
    references = "\n".join(f"`{name}`_, `text <{name}_>`__ and" for name in asked)
    anonymous = "\n".join(f"__ https://example.org/anonymous/{number}" for number, _ in enumerate(asked))
    more = " ".join(f"`a{number}`__" for number, _ in enumerate(asked))
    text = f"{references} the end.\n\n" + "\n".join(one.rst for one in targets) + f"\nMore: {more}.\n\n{anonymous}\n"
    page = convert_text(text, repair=False)
    expected = [answer(name, targets) for name in asked]
    found = [link for link in page.links if link.name not in ("", "__")]
    by_name = {name.lower(): right for name, right in zip(asked, expected, strict=True)}
    for link in found:
        right = by_name[link.name.lower()]
        reality = link.uri[:1] if link.uri.startswith("#") else link.uri if link.state == "ok" else "unresolved"
        assert reality == ("unresolved" if right == "ambiguous" else right), (link, right)
    assert len(found) == 2 * len(asked)
    assert [link.uri for link in page.links if link.name == "__"] == [
        f"https://example.org/anonymous/{number}" for number, _ in enumerate(asked)
    ]
