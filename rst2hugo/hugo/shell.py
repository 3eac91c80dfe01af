"""Commands as a person can type them into the shell at hand."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/\\+@%=")


def command_line(
    words: Sequence[str], *, windows: bool = os.name == "nt", variables: Mapping[str, str] = os.environ
) -> str:
    """The command line of these words for a POSIX shell; on Windows for cmd.exe, which sets PROMPT, or PowerShell."""
    if not windows:
        return shlex.join(words)
    if "PROMPT" in variables:
        return subprocess.list2cmdline(words)
    quoted = [word if set(word) <= PLAIN else "'" + word.replace("'", "''") + "'" for word in words]
    return " ".join(["&", *quoted] if quoted[0].startswith("'") else quoted)


def program_word(name: str, path: str) -> str:
    """``name`` if the shell finds the program at ``path`` by it, else the path."""
    return name if shutil.which(name) == path else path
