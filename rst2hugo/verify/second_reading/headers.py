"""The header of a source read a second time, by small rules of its own: a value, its name and its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from textwrap import dedent
from typing import NamedTuple

from rst2hugo.verify.second_reading.docutils_header import read_top


class Field(NamedTuple):
    """What one line of a header says, with the lines that continue it; ``line`` counts from 1."""

    name: str
    value: str
    line: int


class Header(NamedTuple):
    """All fields of a header, its title if that is no field, and the numbers of the lines that it takes."""

    fields: tuple[Field, ...] = ()
    title: str = ""
    lines: frozenset[int] = frozenset()


FENCES = {"---": "---", "+++": "+++", "===": "==="}  # YAML, TOML, Hyde's YAML
KEY = re.compile(r"\s*[\"']?(?P<name>[A-Za-z_][\w .-]*?)[\"']?\s*[:=](?:\s+|$)(?P<value>.*)")
BARE = re.compile(r"[a-z_]+:(?:\s|$)")
COMMENT = re.compile(r"\s*\.\. (?P<name>[A-Za-z_][^:`]*?):(?!:) ?(?P<value>.*)$")
NAMED_COMMENT = re.compile(r"\.\. (?P<name>\w+):(?!:) ?(?P<value>.*)$")
YAML_COMMENT = re.compile(r"(?<!\S)#.*$")
HASHED = re.compile(r"#(?P<name>\w+)\s+(?P<value>.*)$")
DIRECTIVE = re.compile(r"\.\. (?P<name>[A-Za-z][\w-]*)::(?:[ \t]+(?P<value>.*))?$")
OPTION = re.compile(r"\s+:?(?P<name>[\w-]+):(?:[ \t]+|$)(?P<value>.*)")
# Directives of Tinkerer, ABlog and Cyrax that hold what other engines have in a header, and of which page.
OF_PAGES = {"author": "author", "categories": "categories", "tags": "tags", "post": "date", "meta": "meta"}
# The words that ask an engine to keep a page to itself, or to leave it out of its lists.
HELD_BACK = frozenset(
    ["draft", "hidden", "private", "skip", "unlisted", "unpublished", "retired", "no", "false", "off", "0", "n"]
)
OF_SPHINX = ("sphinx", "ablog", "tinkerer")
# Fields that say where a page is: Pelican's file, what others call its permalink.
ADDRESSES = frozenset(["save_as", "permalink"])
SWITCHES = frozenset(["status", "draft", "public", "published", "hidden", "private", "visibility"])


def read_header(text: str, engine: str) -> Header:
    """The header of a source of ``engine``, whose name tells only what a text without a mark of its own begins with."""
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").split("\n")
    if end := find_fence(lines):
        return header_of(lines, range(1, end), KEY, joined=True, all_lines=range(end + 1))
    if engine in OWN:
        return OWN[engine](lines)
    if engine == "rst" and (header := bare_header(lines)).fields:
        return header
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if engine in ("nikola", "rst", "blohg") and COMMENT.match(lines[first]):
        return header_of(lines, until_blank(lines, first), COMMENT)
    said = tuple(of_directives(lines)) if engine in (*OF_SPHINX, "cyrax", "rst") else ()
    top = read_top(text)
    if top.title and engine in OF_SPHINX:  # which leaves fields after the title in the text (doctitle_xform is off)
        return Header(said, top.title)
    taken = {line: list(field_lines(lines, line)) for _, line in top.fields}
    fields = tuple(Field(name, value_of(lines, taken[line]), line) for name, line in top.fields)
    return Header(fields + said, top.title, frozenset(number for numbers in taken.values() for number in numbers))


def find_fence(lines: Sequence[str]) -> int:
    """The number, from 0, of the line that closes a header between fences; 0 when there is none."""
    closing = FENCES.get(lines[0].rstrip())
    ends = (
        number for number, line in enumerate(lines[1:], 1) if line.rstrip() in (closing, "..." * (closing == "---"))
    )
    end = next(ends, 0) if closing else 0
    return end if any(KEY.match(line) for line in lines[1:end]) else 0


def header_of(
    lines: Sequence[str],
    numbers: Iterable[int],
    form: re.Pattern[str],
    *,
    joined: bool = False,
    all_lines: Iterable[int] | None = None,
) -> Header:
    """The header in these ``lines`` (their ``numbers`` from 0); with ``joined`` a line of no field continues the last.

    A line that is no field and continues none does not belong to the header: its words must be elsewhere.
    """
    fields: list[Field] = []
    taken = set(all_lines or ())
    for number in numbers:
        if joined and lines[number].lstrip().startswith("#"):
            continue
        found = form.match(lines[number])
        if found and not (joined and fields and lines[number][0] in " \t"):
            value = YAML_COMMENT.sub("", found["value"]) if joined else found["value"] or ""
            fields.append(Field(found["name"], value, number + 1))
        elif joined and fields:
            fields[-1] = fields[-1]._replace(value=f"{fields[-1].value}\n{lines[number]}")
        elif number - 1 not in taken or lines[number][:1] not in (" ", "\t"):  # a comment goes on
            continue
        taken.add(number)
    return Header(tuple(fields), "", frozenset(number + 1 for number in taken))


def until_blank(lines: Sequence[str], start: int) -> range:
    """The numbers of the lines from ``start`` to the first blank one."""
    end = next((number for number in range(start, len(lines)) if not lines[number].strip()), len(lines))
    return range(start, end)


def field_lines(lines: Sequence[str], line: int) -> Iterator[int]:
    """The number, from 1, of a field's line, and those of the indented ones that continue it."""
    yield line
    more = takewhile(lambda item: not item[1].strip() or item[1][0] in " \t", enumerate(lines[line:], line + 1))
    yield from (number for number, _ in more)


def value_of(lines: Sequence[str], numbers: Sequence[int]) -> str:
    """What stands in these lines of a field after its name."""
    first, *more = (lines[number - 1] for number in numbers)
    return "\n".join([first.lstrip()[1:].partition(":")[2].strip(), dedent("\n".join(more))]).strip()


def of_directives(lines: Sequence[str]) -> Iterator[Field]:
    """What directives say about the page, with their options."""
    for number, line in enumerate(lines):
        found = DIRECTIVE.match(line)
        if found is None or found["name"] not in OF_PAGES:
            continue
        if found["value"]:
            yield Field(OF_PAGES[found["name"]], found["value"], number + 1)
        for at, more in enumerate(lines[number + 1 :], number + 2):
            option = OPTION.match(more)
            if option is None:
                break
            yield Field(option["name"], option["value"], at)


def of_block(lines: Sequence[str]) -> Header:
    """rstblog's: YAML up to the first blank line."""
    return header_of(lines, until_blank(lines, 0), KEY, joined=True)


def up_to_line(lines: Sequence[str]) -> Header:
    """Wok's: YAML up to a line ``---``."""
    end = next((number for number, line in enumerate(lines) if line.rstrip() == "---"), 0)
    return header_of(lines, range(end), KEY, joined=True, all_lines=range(end + 1 if end else 0))


def bare_header(lines: Sequence[str]) -> Header:
    """Wok's or rstblog's header, if the first block of lines has nothing but names in small letters and values."""
    if not BARE.match(lines[0]):
        return Header()
    block = [lines[number] for number in until_blank(lines, 0) if lines[number].rstrip() != "---"]
    if not all(BARE.match(line) or line[:1] in (" ", "-") for line in block):
        return Header()
    return header if (header := up_to_line(lines)).fields else of_block(lines)


def of_hashes(lines: Sequence[str]) -> Header:
    """Pyblosxom's: the title, then lines ``#name value``."""
    end = next((number for number, line in enumerate(lines[1:], 1) if not HASHED.match(line)), len(lines))
    found = header_of(lines, range(1, end), HASHED)
    return found._replace(title=lines[0], lines=found.lines | {1})


def read_scattered(lines: Sequence[str]) -> Header:
    """blohg's: comments ``.. name: value`` anywhere."""
    return header_of(lines, range(len(lines)), NAMED_COMMENT)


OWN: Mapping[str, Callable[[Sequence[str]], Header]] = {
    "rstblog": of_block,
    "wok": up_to_line,
    "pyblosxom": of_hashes,
    "blohg": read_scattered,
    "hugo": lambda lines: Header(),  # what is not find_fence is text
}


def fixed_addresses(header: Header) -> Iterator[tuple[str, int]]:
    """The addresses that a source claims for its page, as paths from the site's root, each with its line."""
    for field in header.fields:
        value = field.value.strip().strip("\"'")
        if field.name.strip().lower() in ADDRESSES and value and not re.search(r"[{}:%?#\s]", value):
            yield f"/{value.lstrip('/')}", field.line


def is_held_back(header: Header) -> bool:
    """Whether a field asks for the page to be kept out of the published site or of its lists."""
    for field in header.fields:
        value = field.value.strip().strip("\"'").lower()
        if field.name.strip().lower() in SWITCHES and value in (HELD_BACK | {"true", "yes", "1", "on"}):
            return True
        if field.name.strip().lower() in ("tags", "type") and "draft" in re.split(r"[\W_]+", value):
            return True
    return False
