"""What two atoms mean differently: the Kind of it, and a label for either side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import zip_longest
from typing import Any

from rst2hugo.verify.nouns.difference import Kind
from rst2hugo.verify.nouns.reading import Atom, Container, Run
from rst2hugo.verify.read.objects import UNDRAWN

Told = tuple[Kind, str, str]
STRUCTURE = {
    "list": Kind.LIST, "item": Kind.LIST, "quote": Kind.QUOTE, "table": Kind.TABLE, "row": Kind.TABLE,
    "cell": Kind.TABLE, "caption": Kind.CAPTION, "heading": Kind.HEADING, "definitions": Kind.DEFINITION,
    "term": Kind.DEFINITION, "definition": Kind.DEFINITION, "admonition": Kind.ADMONITION, "title": Kind.ADMONITION,
    "footnote": Kind.FOOTNOTE, "class": Kind.CLASS,
}  # fmt: skip  # a table
NAMED = {Kind.EMPHASIS: "emphasis", Kind.STRONG: "strong", Kind.LITERAL: "literal"}


def differences(old: Atom, new: Atom) -> Iterator[Told]:
    """How the meanings of two atoms of one kind differ."""
    if old.what == "word":
        yield from of_words(old, new)
    elif old.what == "image":
        yield from of_images(old.meaning, new.meaning)
    elif old.what == "code":
        yield from of_code(old.meaning, new.meaning)
    elif old.what == "math" and old.meaning[0] != UNDRAWN:
        yield Kind.MATH, f"({old.meaning[0]})", f"({new.meaning[0]})"


def of_words(old: Atom, new: Atom) -> Iterator[Told]:
    facets: dict[Kind, Callable[[Run], str]] = {kind: partial(marked, mark) for kind, mark in NAMED.items()}
    for kind, facet in (facets | {Kind.MARKUP: other_marks, Kind.LINK: lead}).items():
        slanted = kind in (Kind.EMPHASIS, Kind.STRONG)  # which is not to be seen in a space
        was, now = ([facet(run) for run in letters(word, spaces=not slanted)] for word in (old, new))
        if was != now:
            yield kind, label(was), label(now)


def letters(word: Atom, *, spaces: bool = True) -> list[Run]:
    """The run that each letter of a word is in; with or without wide ``spaces``."""
    found: list[Run] = []
    for run in word.meaning:
        found += [run] * (run.length or len(word.text) - len(found))
    return found if spaces else [run for run, letter in zip(found, word.text, strict=True) if not letter.isspace()]


def label(facets: Iterable[str]) -> str:
    return f"({', '.join(dict.fromkeys(facets))})"


def marked(mark: str, run: Run) -> str:
    return mark if mark in run.marks else "plain"


def other_marks(run: Run) -> str:
    return " ".join(sorted(run.marks.difference(NAMED.values()))) or "plain"


def lead(run: Run) -> str:
    return f"to {run.link}" if run.link else "no link"


def kinds(old: tuple[Container, ...], new: tuple[Container, ...]) -> Told | None:
    """How the kinds and details of what two blocks stand in differ, from the first one that does."""
    for depth, (a, b) in enumerate(zip_longest(old, new)):
        if a is None or b is None or a[:2] != b[:2]:
            return structure(b if a is None else a), path(old[depth:]), path(new[depth:])
    return None


def structure(container: Container) -> Kind:
    return STRUCTURE.get(container.kind, Kind.PARAGRAPH)


def block(atoms: Sequence[Atom]) -> tuple[Kind, str]:
    """The kind and the label of a block that is on one page only: the first of ``atoms``, before its words."""
    inner: Container | None = atoms[0].meaning[-1] if atoms[0].meaning else None
    kind = structure(inner) if inner is not None and inner.first else Kind.PARAGRAPH
    return kind, f"{quoted(atoms)} {path(atoms[0].meaning[-1:] if kind is not Kind.PARAGRAPH else ())}".strip()


def path(containers: Iterable[Container]) -> str:
    """Where a block stands, from the outside in."""
    names = [" ".join(filter(None, [one.kind, one.detail])) for one in containers]
    return f"({', '.join(names) or 'paragraph'})"


def of_images(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Told]:
    for name, was, now in zip(("alternative text", "width", "height", "class"), old, new, strict=False):
        if was != now:
            yield Kind.IMAGE, f"({name} {was or 'none'})", f"({name} {now or 'none'})"
    if old[-1] != new[-1]:
        yield Kind.LINK, f"(to {old[-1]})" if old[-1] else "(no link)", f"(to {new[-1]})" if new[-1] else "(no link)"


def of_code(old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Told]:
    if old[0] != new[0]:
        yield Kind.CODE_LANGUAGE, f"({old[0] or 'no language'})", f"({new[0] or 'no language'})"
    if old[1] != new[1]:
        yield Kind.CODE_LANGUAGE, f"({old[1] or 'not numbered'})", f"({new[1] or 'not numbered'})"
    for was, now in zip_longest(old[2], new[2], fillvalue=None):
        if was != now:
            kinds = {"a": Kind.LINK, "em": Kind.EMPHASIS, "strong": Kind.STRONG, "code": Kind.LITERAL}
            one = now if was is None else was
            yield kinds.get(one[0] if one else "", Kind.MARKUP), f"({shown_mark(was)})", f"({shown_mark(now)})"


def shown_mark(mark: tuple[str, str, str] | None) -> str:
    return "nothing" if mark is None else " ".join(filter(None, [mark[0], f"‘{mark[1]}’", mark[2]]))


# Atoms as text


def quoted(atoms: Iterable[Atom]) -> str:
    """The first block's worth of what these atoms say, in quotation marks."""
    found: list[str] = []
    for atom in atoms:
        if atom.what == "block":
            if found:
                break
            continue
        found.append(atom.text if atom.what == "word" else thing(atom))
    text = " ".join(found)
    return f"‘{text if len(text) <= 120 else text[:117] + '…'}’" if text else ""


def thing(atom: Atom) -> str:
    if atom.what == "code":
        return atom.text.split("\n")[0]
    return f"[{' '.join(filter(None, [atom.what, atom.text[:80]]))}]"


def things(old: Atom | None, new: Atom | None) -> tuple[str, str]:
    """Two things that differ; of code and the like only the line that does."""
    if old is None or new is None:
        return thing(old) if old else "", thing(new) if new else ""
    if old.what != "code":
        return thing(old), thing(new)
    rows = enumerate(zip_longest(old.text.split("\n"), new.text.split("\n")), 1)
    number, (was, now) = next((number, pair) for number, pair in rows if pair[0] != pair[1])
    return row(number, was), row(number, now)


def row(number: int, text: str | None) -> str:
    return f"no line {number}" if text is None else f"line {number} ‘{text}’"
