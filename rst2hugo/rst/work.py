"""How much work one text may make for docutils: counted in characters looked at, so all machines agree where it ends.

What docutils looks for it looks for from each place anew. A line of 300,000 asterisks, none of which closes another,
takes hours, and a definition that repeats itself ten times over takes all memory. A limit in seconds would give the
same blog another site on a slow machine, and no thread can stop a regular expression; so the work is counted as it
is done or, where a single step could go on without end, before it is begun. One unit takes up to 35 nanoseconds, a
text of 300,000 characters at most 10 to 17 seconds. Of 20,000 posts of 196 blogs the one that makes most work makes a
tenth of what it may.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Parser, states, tableparser
from docutils.utils import punctuation_chars

AT_LEAST, FOR_EACH_CHARACTER, AT_MOST = 200_000_000, 1_000, 2_000_000_000
STEP = 4_000
"""What it costs to go to a line or to make a node, in characters looked at."""
LONG = 100
# At each of these docutils looks for what may be a name or an address, up to the next space; it does so, too, at each
# of many spaces for an address in brackets.
LONG_WORD = re.compile(rf"\S{{{LONG},}}")
LONG_SPACE = re.compile(rf"\s{{{LONG},}}")
BEGINNING = re.compile(f"[{punctuation_chars.openers}{punctuation_chars.delimiters}]")


class TooSlowError(Exception):
    """A text that makes more work than it may; ``line`` is where that was seen."""

    def __init__(self, what: str, line: int | None = None) -> None:
        super().__init__(what, line)
        self.what, self.line = what, line


class Work:
    """What a text of ``size`` characters may still make."""

    def __init__(self, size: int) -> None:
        self.left = min(AT_LEAST + FOR_EACH_CHARACTER * size, AT_MOST)

    def add(self, units: int, what: str, line: int | None) -> None:
        """Count ``units`` of work. Raises TooSlowError when that is more than is left."""
        self.left -= units
        if self.left < 0:
            raise TooSlowError(what, line)


def bounded_parser(inliner: states.Inliner, document: nodes.document, work: Work) -> Parser:
    """A parser of docutils that counts each line of ``document`` that it goes to, and each mark within the lines."""
    note_source = document.note_source

    def note_counted(source: Any, offset: int | None) -> None:
        note_source(source, offset)  # type: ignore[arg-type]  # None after the last line
        work.add(STEP, "its lines are looked at again and again", document.current_line)

    document.note_source = note_counted  # type: ignore[method-assign]  # what each of docutils' machines tells its place
    limit_inline(inliner, work)
    return Parser(inliner=inliner)


def limit_inline(inliner: states.Inliner, work: Work) -> None:
    """Have ``inliner`` count the work of each mark that it looks at, and of long words before it looks."""

    def counted(find: Callable[..., Any]) -> Callable[..., Any]:
        def find_counted(inliner: states.Inliner, match: re.Match[str], line: int) -> Any:
            found = find(inliner, match, line)
            _, inlines, rest, _ = found
            whole = len(match.string)
            in_vain = not inlines or isinstance(inlines[0], nodes.problematic)  # searched for its end up to the last
            units = STEP + (whole if in_vain else whole - len(rest) + whole // 100)
            work.add(units, "the ends of its inline markup are far away or missing", line)
            return found

        return find_counted

    inliner.dispatch = {mark: counted(find) for mark, find in inliner.dispatch.items()}
    read = inliner.parse

    def parse(text: str, lineno: int, memo: Any, parent: nodes.Element) -> Any:
        work.add(count_long_words(text), "it has words, or rows of spaces, without an end", lineno)
        return read(text, lineno, memo, parent)

    inliner.parse = parse  # type: ignore[method-assign]


def count_long_words(text: str) -> int:
    """What docutils' patterns look at in the long words of ``text``, and in its long rows of spaces."""
    if len(text) < LONG:
        return 0
    words = sum(len(word) * len(BEGINNING.findall(word)) for word in LONG_WORD.findall(text))
    return words + sum(len(space) ** 2 for space in LONG_SPACE.findall(text))


@contextmanager
def counted_after(document: nodes.document, size: int, before: int) -> Iterator[None]:
    """While ``document`` is read from so many characters, its work is counted; errors do not count lines ``before``."""
    document.settings.work = Work(size)
    try:
        with bounded_tables(document.settings.work):
            yield
    except TooSlowError as error:
        line = error.line or document.current_line
        raise TooSlowError(error.what, max(line - before, 1) if line else None) from None


@contextmanager
def bounded_tables(work: Work) -> Iterator[None]:
    """Drawn tables are counted while a text is parsed: docutils tries each corner with each that may be opposite."""

    class CountedTable(tableparser.GridTableParser):
        def scan_down(self, top: int, left: int, right: int) -> Any:
            found = super().scan_down(top, left, right)
            work.add(0 if found else self.bottom - top, "the cells of a table have no end", None)
            return found

        def scan_left(self, top: int, left: int, bottom: int, right: int) -> Any:
            work.add(right - left + bottom - top, "the cells of a table have no end", None)
            return super().scan_left(top, left, bottom, right)

    stock = tableparser.GridTableParser
    tableparser.GridTableParser = CountedTable  # type: ignore[misc]
    try:
        yield
    finally:
        tableparser.GridTableParser = stock  # type: ignore[misc]
