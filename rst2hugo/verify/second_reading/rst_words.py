"""An rst source line by line, without docutils: which words its page must have, where its directives are.

Whatever could be markup is left out: what remains are words that no reading of the source may lose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rst2hugo.verify.second_reading import markup
from rst2hugo.verify.second_reading.words import plain, without_commands, words


class Line(NamedTuple):
    """A line, its number counted from 1, with its words."""

    number: int
    words: list[str]


class Directive(NamedTuple):
    """A directive: its line, its name, the line as it stands there, and its options."""

    number: int
    name: str
    text: str
    options: dict[str, str]


def spoken_lines(
    text: str,
    skipped: frozenset[int] = frozenset(),
    ruled: frozenset[str] = frozenset(),
    expanded: frozenset[str] = frozenset(),
) -> tuple[list[Line], list[Directive]]:
    """Each line that has words, and each directive.

    ``skipped`` are the numbers of a header's lines; of the directives ``ruled`` only the content is text,
    of those ``expanded``, and of such roles, nothing.
    """
    text = markup.without_roles(text, expanded)
    lines = text.replace("\r\n", "\n").replace("\t", "        ").split("\n")
    walk = Walk(["" if number in skipped else line for number, line in enumerate(lines, 1)], ruled, expanded)
    shown = markup.without_inline_markup("\n".join(walk.lines()))
    spoken = ((number, words(line)) for number, line in enumerate(plain(shown).split("\n"), 1))
    return [Line(number, found) for number, found in spoken if found], walk.directives


def without_numbers(line: str) -> str:
    """A line without what may be the number of an item at its beginning."""
    while numbered := markup.ENUMERATOR.match(line):
        line = line[numbered.end() :]
    return line


class Walk:
    """One walk over the lines of a source."""

    def __init__(self, source: Sequence[str], ruled: frozenset[str], expanded: frozenset[str]) -> None:
        self.source = source
        self.ruled, self.expanded = ruled, expanded
        self.directives: list[Directive] = []
        self.silent: int | None = None  # the indent of a construct below which nothing is text
        self.literal: int | None = None  # the indent of what has a literal block below it
        self.as_typed = False  # whether marks in that block are text
        self.head: int | None = None  # the indent of a directive whose arguments and options may go on
        self.says = True  # whether what goes on there is text

    def lines(self) -> Iterator[str]:
        """What each line says."""
        for number, line in enumerate(self.source, 1):
            yield self.read_line(number, line)

    def read_line(self, number: int, line: str) -> str:
        indent = len(line) - len(line.lstrip())
        if not line.strip():
            self.head = None
            return ""
        if self.silent is not None and indent > self.silent:
            return ""
        self.silent = None
        if self.head is not None and indent > self.head:
            return self.read_head(line)
        self.head = None
        if self.literal is not None and indent > self.literal:
            if self.as_typed:
                return markup.ROLE_AS_TYPED.sub(r" \1 ", line)
            in_math = self.directives and self.directives[-1].name == "math"
            return without_commands(line) if in_math else line
        self.literal = None
        if found := markup.EXPLICIT.match(line):
            return self.read_explicit(number, len(found["before"]), found["rest"])
        if markup.ANONYMOUS.match(line.lstrip()):
            self.silent = indent
            return ""
        if line.rstrip().endswith("::") and not self.line_after(number):
            self.literal, self.as_typed = indent, True
        if found := markup.FIELD.match(line):
            return found["value"]
        return without_numbers(line)

    def line_after(self, number: int) -> str:
        """The line after the one of this ``number``, without spaces around it."""
        return self.source[number].strip() if number < len(self.source) else ""

    def read_head(self, line: str) -> str:
        """A line right below that of a directive: an option, or more of what stands before it."""
        found = markup.FIELD.match(line)
        if found is None:
            return line if self.says else ""
        name = found["name"].lower()
        self.directives[-1].options[name] = found["value"]
        self.says = name in markup.SPOKEN_OPTIONS and self.directives[-1].name not in self.ruled
        return found["value"] if self.says else ""

    def read_explicit(self, number: int, indent: int, rest: str) -> str:
        """The text after ``.. ``; what the lines below it are follows from what it is."""
        if note := markup.NOTE.match(rest):
            return without_numbers(rest[note.end() :])
        found = markup.DIRECTIVE.match(rest)
        if found is None or markup.TARGET.match(rest) or markup.SUBSTITUTION.match(rest):
            # An empty comment ends where it is.
            self.silent = indent if rest.strip() or self.line_after(number) else None
            return ""
        name, argument = found["name"].lower(), found["argument"] or ""
        self.directives.append(Directive(number, name, f".. {rest.strip()}", {}))
        if name in markup.SILENT | self.expanded or (name == "raw" and "html" not in argument.lower()):
            self.silent = indent
            return ""
        self.head = indent
        if option := markup.FIELD.match(argument):  # ``.. contents:: :local:``
            self.directives[-1].options[option["name"].lower()] = option["value"]
            return ""
        self.literal = indent if name in markup.LITERAL else None
        self.as_typed = name not in markup.NOT_AS_TYPED
        self.says = name not in markup.NAMING and name not in self.ruled
        return argument if self.says else ""
