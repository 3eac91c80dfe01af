"""Parts of a text from an opening mark to its closing one, found in one walk, however many are never closed.

``<!--.*?-->`` looks from each ``<!--`` to the end of the text for what is not there: of thousands of these, that takes
a time that grows with their square. Here what closes a part is looked for once, and known for all that open later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


class Enclosed:
    """A regular expression of several parts, each of which is written as its opening, its inside and its closing.

    At each place the parts are tried in their order, as alternatives are. What opens a part and is not closed is not
    tried. A part without a closing is a plain alternative. One whose inside is of ``[^\\n]``, or where dots are no ends
    of lines, has to be closed in its line. Each match has the groups of its own part alone.
    """

    def __init__(self, *parts: tuple[str, str, str], flags: int = re.DOTALL) -> None:
        self.pattern = "|".join(map("".join, parts))
        nameless = (re.sub(r"\(\?P<\w+>", "(?:", opening) for opening, _, _ in parts)  # several may have one name
        self.starts = re.compile("|".join(f"(?:{opening})" for opening in nameless), flags)
        self.parts = []
        for opening, inside, closing in parts:
            in_line = not flags & re.DOTALL or r"[^\n]" in inside
            end = f"{closing}|(?P<line_end>\n)" if in_line else closing
            whole = re.compile(opening + inside + closing, flags)
            self.parts.append((whole, re.compile(opening, flags), re.compile(end, flags) if closing else None))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in ``text`` from the left, as those of a pattern."""
        ends = [(-1, True)] * len(self.parts)  # where the next closing of each part is, and whether it is one
        at = 0
        while start := self.starts.search(text, at):
            at = start.start() + 1
            for number, (whole, opening, closing) in enumerate(self.parts):
                opened = opening.match(text, start.start())
                if opened is None:
                    continue
                if closing is not None and ends[number][0] < opened.end():
                    end = closing.search(text, opened.end())
                    is_closing = end is not None and end.groupdict().get("line_end") is None
                    ends[number] = (end.start() if end else len(text) + 1, is_closing)
                found = whole.match(text, start.start()) if ends[number][1] else None
                if found:
                    yield found
                    at = max(at, found.end())
                    break

    def sub(self, replace: Callable[[re.Match[str]], str] | str, text: str) -> str:
        """``text`` with something else in the place of each match; of a plain text no sign has a meaning."""
        pieces, at = [], 0
        for found in self.finditer(text):
            pieces += [text[at : found.start()], replace if isinstance(replace, str) else replace(found)]
            at = found.end()
        return "".join([*pieces, text[at:]])
