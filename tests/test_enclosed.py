"""``Enclosed`` finds what the same regular expression finds, and needs no longer for what nothing closes."""

from __future__ import annotations

import random
import re
import time

import pytest

from rst2hugo.markdown.shortcode_tags import tags
from rst2hugo.model.enclosed import Enclosed

PARTS = (("{{<", ".*?", ">}}"), ("{{%", ".*?", "%}}"), ("<!--", ".*?", "-->"), ("</?h[1-3]", "", ""))
PIECES = ("{{<", "{{%", ">}}", "%}}", "<!--", "-->", "<h1", "</h2", "a", "\n", "{", "-")


@pytest.mark.parametrize("flags", [re.DOTALL, 0])
def test_it_finds_what_the_expression_finds(flags: int) -> None:
    random.seed(7)
    plain, enclosed = re.compile("|".join(map("".join, PARTS)), flags), Enclosed(*PARTS, flags=flags)
    for _ in range(4_000):
        text = "".join(random.choices(PIECES, k=random.randrange(14)))
        assert [one.span() for one in enclosed.finditer(text)] == [one.span() for one in plain.finditer(text)], text
        assert enclosed.sub("#", text) == plain.sub("#", text)
        assert enclosed.sub(lambda one: one[0][:2], text) == plain.sub(lambda one: one[0][:2], text)


QUOTED = r'"(?:\\.|[^"\\])*"|`[^`]*`'
TAG = re.compile(
    rf"(?s)\{{\{{<(?:/\*.*?\*/|(?:{QUOTED}|[^\"`])*?)>\}}\}}|\{{\{{%(?:/\*.*?\*/|(?:{QUOTED}|[^\"`])*?)%\}}\}}"
)


def test_tags_of_shortcodes_are_those_of_an_expression() -> None:
    random.seed(8)
    for _ in range(8_000):
        text = "".join(random.choices(("{{<", "{{%", ">}}", "%}}", '"', "`", "\\", "/*", "*/", " a ", "\n"), k=14))
        assert [(one.start, one.end) for one in tags(text)] == [one.span() for one in TAG.finditer(text)], text


@pytest.mark.parametrize("piece", ["{{< ", "{{% ", "{{</*", '{{< "a" ', "{{<{{%", '{{< a="'])
@pytest.mark.parametrize("end", ["", '" >}}', "*/%}}", ">}"])
def test_tags_that_nothing_closes_take_no_time(piece: str, end: str) -> None:
    def spend(times: int) -> float:
        begin = time.process_time()
        list(tags(piece * times + end))
        return time.process_time() - begin

    whole = spend(20_000)
    assert whole < 0.3 or whole < 5 * spend(10_000)
