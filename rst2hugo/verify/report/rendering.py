"""A Reading as HTML with the differences marked: only what a reader meets, none of the page's own code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape

from rst2hugo.verify.nouns.difference import Kind
from rst2hugo.verify.nouns.reading import Atom, Container, Reading, Run

ELEMENTS = {"emphasis": "em", "strong": "strong", "literal": "code", "sub": "sub", "sup": "sup", "del": "del",
            "ins": "ins", "u": "u", "kbd": "kbd", "small": "small"}  # fmt: skip  # a table
DEEPER = ("list", "quote", "definition", "admonition", "details")
Places = Mapping[int, tuple[Kind, tuple[int, int]]]
"""Number of a difference → its kind, the first atom that it is about, one after the last."""


def html(reading: Reading, places: Places) -> str:
    """The page, with a <mark> around everything that a difference is about, or where something is missing."""
    about: dict[int, list[int]] = defaultdict(list)
    gaps: dict[int, list[int]] = defaultdict(list)
    for number, (_, (start, end)) in places.items():
        for index in range(start, end):
            about[index].append(number)
        if start == end:
            gaps[start].append(number)
    parts: list[str] = []
    closing = ""
    for index, atom in enumerate(reading.atoms):
        missing = "".join(mark(places[number][0], number, "") for number in gaps.get(index, ()))
        shown = content(atom)
        for number in about.get(index, ()):
            shown = mark(places[number][0], number, shown or label(atom))
        if atom.what == "block":
            parts.append(closing + missing)
            opening, closing = block(atom)
            parts.append(opening + (shown if index in about else prefix(atom)))
        else:
            parts.append(f"{missing}{shown} ")
    last = "".join(mark(places[number][0], number, "") for number in gaps.get(len(reading.atoms), ()))
    return "".join([*parts, closing, last])


def mark(kind: Kind, number: int, inside: str) -> str:
    return f'<mark class="{"gap" if not inside else "part"}" data-of="{number}" title="{kind.value}">{inside}</mark>'


# Blocks


def block(atom: Atom) -> tuple[str, str]:
    """The tags around a block: a heading, or a box as deep as what it stands in."""
    path: tuple[Container, ...] = atom.meaning
    level = next((one.detail for one in path if one.kind == "heading"), None)
    if level is not None:
        return f"<h{level}>", f"</h{level}>"
    depth = sum(one.kind in DEEPER for one in path)
    classes = " ".join(dict.fromkeys(one.kind for one in path))
    return f'<div class="block {escape(classes)}" style="--depth: {depth}">', "</div>"


def prefix(atom: Atom) -> str:
    """What stands before a block: a bullet, a number, the kind of a note."""
    text = " ".join(filter(None, (sign(one) for one in atom.meaning if one.first)))
    return f'<span class="sign">{escape(text)}</span> ' if text else ""


def label(atom: Atom) -> str:
    """The same for a block that is marked, which must have something to see."""
    if atom.what != "block":
        return escape(atom.what)
    kinds = ", ".join(f"{one.kind} {one.detail}".strip() for one in atom.meaning if one.kind != "class")
    return f'<span class="sign">{escape(kinds or "paragraph")}</span> '


def sign(container: Container) -> str:
    if container.kind == "item":
        return f"{container.detail}." if container.detail else "•"
    if container.kind == "footnote":
        return f"[{container.detail}]"
    return container.detail if container.kind == "admonition" else ""


# What stands in them


def content(atom: Atom) -> str:
    if atom.what == "word":
        return word(atom)
    if atom.what == "code":
        return f"<pre>{escape(atom.text)}</pre>"
    if atom.what == "image":
        alternative, width, height, *_ = atom.meaning
        size = " × ".join(filter(None, [width, height]))
        told = ", ".join(filter(None, [atom.text, f"‘{alternative}’" if alternative else "", size]))
        return f'<span class="thing">image {escape(told)}</span>'
    if atom.what in ("math", "embed"):
        return f'<span class="thing">{atom.what} {escape(atom.text[:200])}</span>'
    return {"note": f"<sup>[{escape(atom.text)}]</sup>", "break": "<br>", "rule": "<hr>"}.get(atom.what, "")


def word(atom: Atom) -> str:
    parts: list[str] = []
    done = 0
    for run in atom.meaning:
        end = done + run.length if run.length else len(atom.text)
        parts.append(stretch(atom.text[done:end], run))
        done = end
    return "".join(parts)


def stretch(text: str, run: Run) -> str:
    shown = escape(text)
    for tag in elements(run.marks):
        shown = f"<{tag}>{shown}</{tag}>"
    # No real link: in a report it would lead astray.
    return f'<span class="link" title="{escape(run.link)}">{shown}</span>' if run.link else shown


def elements(marks: Iterable[str]) -> list[str]:
    return [ELEMENTS[one] for one in sorted(marks) if one in ELEMENTS]
