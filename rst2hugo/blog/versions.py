"""The version of its engine that a blog asks for: in requirements, lock files and the commands that install it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from rst2hugo.blog import evidence
from rst2hugo.model.location import Finding

# The names under which engines are distributed, where these differ.
DISTRIBUTIONS = {"sphinx": "sphinx", "eleventy": "@11ty/eleventy"}
# Lock files first, which name one version and not a range.
FILES = (
    "uv.lock", "poetry.lock", "pdm.lock", "pylock*.toml", "Pipfile.lock", "Gemfile.lock", "package-lock.json",
    "requirements*.txt", "*requirements.txt", "requirements*.in", "requirements/*.txt", "constraints*.txt", "Pipfile",
    "pyproject.toml", "setup.py", "setup.cfg", "environment*.y*ml", "package.json", "tox.ini", "noxfile.py",
    "runtime.txt", "Makefile", "Dockerfile*", ".travis.yml", ".gitlab-ci.yml", ".github/workflows/*.y*ml",
    "netlify.toml",
)  # fmt: skip  # a table
MOST_FILES = 40


def patterns(name: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """How files name the version of a distribution, each with what to append to it; exact ones first."""
    number, word = r"v?(\d+(?:\.\d+){0,3})", rf"(?<![\w./-]){re.escape(name)}(?:\[[^\]]*\])?"
    exact = (
        rf'^name\s*=\s*"{re.escape(name)}"\s*\n(?:source.*\n)?version\s*=\s*"{number}"',
        rf'{word}"\s*:\s*\{{[^{{}}]*?"version"\s*:\s*"={{0,2}}{number}"',
        rf"^\s+{word}\s+\({number}\)",  # Gemfile.lock
        rf"{word}\s*={{2,3}}\s*{number}",
        rf"{word}['\"]?\s*[:=]\s*(?:\{{[^{{}}\n]*?version\s*=\s*)?['\"](?:={{1,3}}|~=?|\^)?\s*{number}",
        rf"^[\s-]*{word}={number}",  # conda
        rf"{word}\s*~=\s*{number}",
    )
    yield from ((re.compile(pattern, re.IGNORECASE | re.MULTILINE), "") for pattern in exact)
    yield re.compile(rf"{word}\W{{0,6}}>=\s*{number}", re.IGNORECASE), " or later"


def files(folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The names and texts of the files that may name versions, nearest folder first."""
    for folder in folders:
        for pattern in FILES:
            for file in evidence.matching(folder, pattern):
                yield file.relative_to(folder).as_posix(), evidence.beginning(file)


def find_names(pattern: re.Pattern[str], folders: Iterable[Path]) -> dict[str, str]:
    """What the group ``name`` of a pattern finds in those files, with the file; comments do not count."""
    found: dict[str, str] = {}
    for file, text in islice(files(folders), MOST_FILES):
        for match in pattern.finditer(re.sub(r"(?m)^[ \t]*(?:#|//).*$", "", text)):
            found.setdefault(match["name"], file)
    return found


def find_version(engine: str, folders: Iterable[Path]) -> Finding | None:
    """The version of an engine that the files in ``folders`` ask for; None where none does."""
    name = DISTRIBUTIONS.get(engine, engine)
    texts = [(file, text) for file, text in islice(files(folders), MOST_FILES) if name in text.lower()]
    for pattern, more in patterns(name):
        for file, text in texts:
            if found := pattern.search(text):
                return Finding(f"{found[1]}{more}", file)
    return None
