"""Pandoc as a process: a text in, its syntax tree out, in a sandbox and within limits of time and memory."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from typing import Any, NamedTuple

SECONDS = 60
MEMORY = "1g"
# The version of pandoc's tree (https://hackage.haskell.org/package/pandoc-types), as pandoc 3 writes it.
TREE = [1, 23]
# What pandoc leaves out, it mentions when asked to be verbose; of its other remarks only the warnings matter here.
REMARK = re.compile(r"(?m)^\[(WARNING|INFO)\] (.*(?:\n(?!\[).+)*)")
LEFT_OUT = "Ignored element"
EXTRA = 'pip install "rst2hugo[pandoc]"'


class UnreadableError(Exception):
    """The text cannot be read; the message says why, in one line."""


class Tree(NamedTuple):
    """What pandoc read: the document's blocks and metadata as its JSON has them, and its remarks, one line each."""

    blocks: list[Any]
    meta: dict[str, Any]
    remarks: tuple[str, ...]


@cache
def executable() -> str | None:
    """The path of pandoc; None where there is none."""
    try:
        import pypandoc  # only the extra brings it, and it takes its time
    except ImportError:
        return None
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        return None


def tree(text: str, format: str, *options: str) -> Tree:
    """``text`` as pandoc reads it. ``format`` and ``options`` are pandoc's own (https://pandoc.org/MANUAL.html).

    pandoc sees nothing but the text: in the sandbox it opens no files and no connections, and no
    filter is ever used. Raises UnreadableError without pandoc, and when it cannot read the text.
    """
    path = executable()
    if path is None:
        raise UnreadableError(f"this requires pandoc: {EXTRA}")
    command = [path, f"--from={format}", "--to=json", "--sandbox", "--verbose", *options, "+RTS", f"-M{MEMORY}", "-RTS"]
    try:
        done = subprocess.run(
            command, input=text.encode("utf-8", "replace"), capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(f"pandoc took longer than {SECONDS} seconds") from None
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode:
        raise UnreadableError(f"pandoc failed: {' '.join(said.split()) or f'exit code {done.returncode}'}")
    return read(done.stdout, tuple(remarks(said)))


def read(data: bytes, remarks: tuple[str, ...]) -> Tree:
    """The tree in pandoc's JSON. Raises UnreadableError for one of another pandoc, or one nested too deep to walk."""
    try:
        document = json.loads(data)
    except RecursionError:
        raise UnreadableError("it is nested too deep") from None
    if document["pandoc-api-version"][:2] != TREE:
        raise UnreadableError(f"this pandoc is not of version 3; bring one with {EXTRA}")
    return Tree(document["blocks"], document["meta"], remarks)


def remarks(said: str) -> list[str]:
    """The remarks on something lost, each once and on one line."""
    found = (" ".join(text.split()) for kind, text in REMARK.findall(said) if kind == "WARNING" or LEFT_OUT in text)
    return list(dict.fromkeys(found))
