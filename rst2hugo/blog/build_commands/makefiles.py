"""The recipes of Makefiles with their variables expanded: read as text, never run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rst2hugo.blog.build_commands.shell import UNKNOWN

ASSIGNMENT = re.compile(r"^(?:export[ ]+|override[ ]+)?([\w.-]+)[ \t]*(\+|\?|:{1,3}|!)?=[ \t]*(.*?)[ \t]*$")
OF_TARGET = re.compile(r"^([^\s:=#][^:=#]*):[ \t]*(?:export[ ]+)?([\w.-]+)[ \t]*(?:\+|\?|:{1,2})?=[ \t]*(.*?)[ \t]*$")
TARGET = re.compile(r"^([^\s#:=][^:=#]*):{1,2}(?!=)(.*)$")
REFERENCE = re.compile(r"\$(?:\(([^()$]*)\)|\{([^{}$]*)\}|([@<^*?%+|]))")
# Functions of make whose value is the path that they are given.
SAME_PATH = re.compile(r"(?:abspath|realpath|strip|patsubst[ ]+%/,[ ]*%[ ]*,)[ ]+(.*)")
# What a Makefile says to find its own folder.
OWN_FOLDER = re.compile(
    r"(?:shell[ ]+)?(?:pwd|cd)$|(?:dir|lastword|firstword)\b.*|CURDIR|PWD|MAKEFILE_LIST|MAKEFILE_DIR"
)
DEEPEST = 20
LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Recipe:
    """The lines that make runs for ``target``, without its own marks."""

    target: str
    lines: tuple[str, ...]


def expand(text: str, variables: Mapping[str, str]) -> str:
    """``text`` with the references to ``variables`` replaced; those that cannot be known become UNKNOWN."""

    def value(found: re.Match[str]) -> str:
        name = (found[1] or found[2] or "").strip()
        if name in variables:
            return variables[name]
        if same := SAME_PATH.fullmatch(name):
            return same[1]
        return "." if OWN_FOLDER.fullmatch(name) else UNKNOWN

    for _ in range(DEEPEST):
        before, text = text, REFERENCE.sub(value, text)[:LONGEST]
        if text == before:
            break
    return text.replace("$$", "$")


def read_variables(text: str) -> dict[str, str]:
    """The variables that a Makefile sets, as they stand there; branches of conditions are all read."""
    found: dict[str, str] = {}
    for line in joined(text):
        match = ASSIGNMENT.match(line)
        if match is None or line.startswith("\t"):
            continue
        name, kind, value = match[1], match[2] or "", re.sub(r"(?:^|[ \t])#.*", "", match[3]).strip()
        if kind == "+":
            found[name] = f"{found.get(name, '')} {value}".strip()
        elif kind != "?" or name not in found:
            found[name] = UNKNOWN if kind == "!" else value.replace(f"$({name})", found.get(name, ""))
    return found


def read_recipes(text: str) -> Iterator[Recipe]:
    """The recipes of a Makefile, expanded."""
    variables = read_variables(text)
    own: dict[str, dict[str, str]] = {}
    target, lines = "", list[str]()
    for line in [*joined(text), "\n:"]:
        if line.startswith("\t") and target:
            lines.append(expand(line.strip().lstrip("@-+ "), {**variables, **own.get(target, {})}))
            continue
        if of_target := OF_TARGET.match(line):
            own.setdefault(of_target[1].strip(), {})[of_target[2]] = of_target[3]
        elif line == "\n:" or (found := TARGET.match(line)):
            if target and lines:
                yield Recipe(target, tuple(lines))
            target, lines = (found[1].strip(), []) if line != "\n:" and found else ("", [])


def joined(text: str) -> list[str]:
    """The lines of a text, those that go on after a backslash in one."""
    return re.sub(r"[ \t]*\\\r?\n[ \t]*", " ", text).splitlines()
