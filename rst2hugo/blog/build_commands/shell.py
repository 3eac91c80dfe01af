"""The simple commands of shell scripts, split into words: read as text, never run."""

from __future__ import annotations

import posixpath
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rst2hugo.model.noncharacters import TOP_FOLDER

# What a word holds where its text depends on a run: an unknown variable, the output of a command.
UNKNOWN = "\ufffd"
# The folder that the user named, where a script says so: ``$GITHUB_WORKSPACE``, ``{toxinidir}``.
TOP = TOP_FOLDER
TOPS = (
    *("GITHUB_WORKSPACE", "TRAVIS_BUILD_DIR", "CI_PROJECT_DIR", "APPVEYOR_BUILD_FOLDER", "BUILD_SOURCESDIRECTORY"),
    *("CODEBUILD_SRC_DIR", "github.workspace"),
)
# The working directory, or the folder of the script, which is nearly always the same.
HERE = ("PWD", "CURDIR", "pwd", "cd")
OPERATORS = frozenset("&|;()")
ASSIGNMENT = re.compile(r"(\w+)=(.*)", re.DOTALL)
VARIABLE = re.compile(
    r"\$\{\{\s*(?P<action>[\w.]+)\s*\}\}|\$\{(?P<braced>\w+)(?::?[-=](?P<default>[^{}]*))?\}|\$(?P<plain>\w+)"
    r"|\$\((?P<command>[^()]*(?:\([^()]*\)[^()]*)*)\)|`(?P<ticks>[^`]*)`|%(?P<windows>\w+)%|\$[{@*#?!(][^\s\"']*"
)
# What a script says to find its own folder.
OWN_FOLDER = re.compile(r"""^\s*(?:cd\s+)?["']?(?:\$\(\s*)?(?:pwd|dirname|readlink|realpath)\b""")
# Variables that the rest of the line may use.
FIRST = re.compile(r"(?:^|[;&|(])\s*(\w+)=([^\s;&|()\"']*)(?=\s*[;&])")
REDIRECTION = re.compile(r"[&|]?[<>]+[&|]?")
LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class SimpleCommand:
    """One command: its words, and the folder that it runs in, relative to the folder that the user named."""

    folder: str
    words: tuple[str, ...]


def substitute(text: str, variables: Mapping[str, str]) -> str:
    """``text`` with its variables replaced; what cannot be known becomes UNKNOWN."""

    def value(found: re.Match[str]) -> str:
        name = found["braced"] or found["plain"] or found["windows"] or found["action"] or ""
        if name in variables:
            return variables[name]
        if name in TOPS:
            return TOP
        if name in HERE or OWN_FOLDER.match(found["command"] or found["ticks"] or ""):
            return "."
        return found["default"] if found["default"] is not None else UNKNOWN

    return VARIABLE.sub(value, text)


def words_of(line: str) -> list[str]:
    """The words and operators of a line; a line whose quotes do not match is split at its spaces."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    try:
        return list(lexer)
    except ValueError:
        return line.split()


def resolve(folder: str, path: str) -> str:
    """``path`` as a command in ``folder`` means it, relative to the folder that the user named."""
    if path.startswith(TOP):
        return posixpath.normpath(path.removeprefix(TOP).lstrip("/") or ".")
    return posixpath.normpath(posixpath.join(folder, path))


def split_commands(
    script: str, folder: str = ".", variables: Mapping[str, str] | None = None
) -> Iterator[SimpleCommand]:
    """The simple commands of a script that begins in ``folder``; it may bind variables and change the folder."""
    known, folders = dict(variables or {}), [folder]
    for line in re.sub(r"\\\r?\n", " ", script).splitlines():
        line = re.sub(r"(?:^|(?<=\s))#.*", "", line)[:LONGEST]
        known |= {name: substitute(value, known) for name, value in FIRST.findall(line)}
        words: list[str] = []
        for word in [*words_of(substitute(line, known)), ";"]:
            if not word or not set(word) <= OPERATORS:
                words.append(word)
                continue
            if words:
                yield from run(words, folders, known)
            words = []
            for bracket in word:
                if bracket == "(":
                    folders.append(folders[-1])
                elif bracket == ")" and len(folders) > 1:
                    folders.pop()


def run(words: list[str], folders: list[str], known: dict[str, str]) -> Iterator[SimpleCommand]:
    """One command, or what ``cd`` and assignments change instead."""
    words = without_redirections(words)
    while words and words[0] in ("export", "local", "readonly", "set", "SET", "then", "do", "else", "!", "@", "time"):
        words = words[1:]
    while words and (found := ASSIGNMENT.fullmatch(words[0])):
        known[found[1]] = found[2]
        words = words[1:]
    if len(words) > 1 and words[0] in ("cd", "pushd", "chdir"):
        target = next((one for one in words[1:] if not one.startswith(("-", "/d"))), ".")
        folders[-1] = folders[-1] if UNKNOWN in target else resolve(folders[-1], target)
    elif words:
        yield SimpleCommand(folders[-1], tuple(words))


def without_redirections(words: list[str]) -> list[str]:
    """The words without ``> file`` and ``2>&1``."""
    kept, is_target = [], False
    for word in words:
        if is_target or not REDIRECTION.fullmatch(word):
            kept += [] if is_target else [word]
            is_target = False
        else:
            is_target = True
    return kept
