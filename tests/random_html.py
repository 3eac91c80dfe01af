"""In here: random HTML of elements that have Markdown, for the tests of the way there."""

from __future__ import annotations

import random

WORDS = [
    "a", "b c", "x_y", "*", "1. z", "&lt;b&gt;", "&amp;", "{{&lt; x &gt;}}", "http://e.org", "~q~", "`k`", "#", "[l]",
    "é", "$$", "\\(", "--", "&lt;!--more--&gt;", "|", "a@b.org",
]  # fmt: skip
MARKS = ["b", "strong", "i", "em", "u", "s", "del", "sub", "sup", "strike", "span"]
LITERAL = ["code", "tt", "samp"]


class Maker:
    """Elements in elements, the same for the same ``seed``."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def one_of(self, *choices):
        return self.random.choice(choices)

    def times(self, make, most: int = 3) -> list[str]:
        return [make() for _ in range(self.random.randint(1, most))]

    def words(self) -> str:
        return " ".join(self.times(lambda: self.random.choice(WORDS)))

    def inline(self, depth: int) -> str:
        kind = self.random.random()
        if depth == 0 or kind < 0.4:
            return self.words()
        if kind < 0.5:
            return f'<a href="/p{self.random.randint(1, 9)}?a=1&amp;b=2">{self.marked("b", self.words())}</a>'
        if kind < 0.6:
            return f"{self.words()}<br>{self.words()}"
        if kind < 0.75:
            return self.marked(self.random.choice(LITERAL), self.words())
        return self.marked(self.random.choice(MARKS), self.text(depth - 1))

    def marked(self, tag: str, inner: str) -> str:
        return f"<{tag}>{inner}</{tag}>"

    def text(self, depth: int = 2) -> str:
        return self.one_of("", " ", " ").join(self.times(lambda: self.inline(depth)))

    def block(self, depth: int = 3) -> str:
        makers = [self.paragraph, self.picture, self.pre, self.text]
        if depth:
            makers += [self.bullets, self.numbers, self.table, self.definitions, self.quote, self.box]
        return self.random.choice(makers)(*([depth - 1] if makers.index else []))
