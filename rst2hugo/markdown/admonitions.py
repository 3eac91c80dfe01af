"""Admonitions of Python-Markdown, ``!!! tip "Title"`` and text below it → alerts, as the directives of rst become."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rst2hugo import markdown
from rst2hugo.markdown import fences, passthrough

# Python-Markdown 3.11, ``extensions/admonition.py``.
OPENING = re.compile(r'(?P<indent> *)!!! ?(?P<kinds>[\w-]+(?: +[\w-]+)*)(?: +"(?P<title>.*?)")? *')
NAME = re.compile(r"(?:markdown\.extensions\.)?admonition(?:[:(].*)?")
INDENT = 4
MAY_OPEN = re.compile(r"~|(?<![\w\\])_|\\\\_")
# What the render hook calls these is not what Python-Markdown does.
OTHER_TITLES = frozenset(["attention", "caution", "danger", "seealso"])


def is_switched_on(extensions: Iterable[object]) -> bool:
    """Whether the extension is among those that a blog names, by its short or its whole name."""
    return any(NAME.fullmatch(str(one)) for one in extensions)


def write_alerts(text: str) -> str:
    """Markdown with alerts for admonitions; what is in code stays."""
    code = list(passthrough.code_in(text))
    lines = text.split("\n")
    written: list[str] = []
    at = place = 0
    while at < len(lines):
        found = OPENING.fullmatch(lines[at])
        if found and not passthrough.within(place, code) and is_in_text(lines, at, found["indent"]):
            end = find_end(lines, at + 1, len(found["indent"]) + INDENT)
            written += separate(written, write_alert(found, lines[at + 1 : end]), lines[end : end + 1])
        else:
            end = at + 1
            written.append(lines[at])
        place += sum(len(line) + 1 for line in lines[at:end])
        at = end
    return "\n".join(written)


def is_in_text(lines: Sequence[str], at: int, indent: str) -> bool:
    """Whether a line stands at the margin, or in an item of a list."""
    return not indent or bool(fences.find_margin(lines, at, indent))


def find_end(lines: Sequence[str], start: int, margin: int) -> int:
    """The number of the line after the last one that is indented so far; empty ones at the end do not count."""
    end = start
    for number in range(start, len(lines)):
        if lines[number].strip():
            if fences.measure(lines[number]) < margin:
                break
            end = number + 1
    return end


def write_alert(found: re.Match[str], content: Sequence[str]) -> Iterator[str]:
    """The lines of the alert, which has another title than its kind if it says so."""
    indent = found["indent"]
    kind, *classes = found["kinds"].lower().split()
    title = found["title"]
    if title is None and (kind in OTHER_TITLES or not kind.isalpha()):
        title = kind.capitalize()
    elif title == "":
        title = "<span></span>"  # the hook would call a box without a title by its kind
    head = f"[!{kind.upper() if kind.isalpha() else 'NOTE'}]" + (f" {title}" if title else "")
    moved = "\n".join(line.expandtabs(INDENT)[len(indent) + INDENT :] for line in content).strip("\n")
    below = write_alerts(moved)
    between = "\n" if re.match(r"\w", below) and not opens_markup(title or "") else "\n\n"
    whole = markdown.quote(f"{head}{between}{below}" if below else head)
    if not kind.isalpha():
        classes = [kind, *classes]
    lines = whole.split("\n") + (["{" + " ".join(f".{one}" for one in classes) + "}"] if classes else [])
    return (f"{indent}{line}" for line in lines)


def opens_markup(title: str) -> bool:
    """Whether a plain tilde or underscore in an alert's title may find one that ends it in the text.

    Goldmark reads the title and the text on the next line as one paragraph before Hugo takes the title off.
    """
    return MAY_OPEN.search(title) is not None


def separate(before: Sequence[str], alert: Iterable[str], after: Sequence[str]) -> list[str]:
    """The lines of an alert with empty ones between it and other text."""
    first = [""] if before and before[-1].strip() else []
    last = [""] if after and after[0].strip() else []
    return [*first, *alert, *last]
