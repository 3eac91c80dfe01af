"""What Hugo said of the same site the last time: it is not built again while nothing has changed.

Hugo's answer depends on its program, its variables, the day (posts of the future), and the files of the site, which are
compared by what they hold: most of them may have been written a moment ago. Of a file that is as large as a picture
its size and times suffice, as all that is wanted are Hugo's messages. A site that reads anything from elsewhere, by
links, modules or the network, is built every time.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from rst2hugo import cache
from rst2hugo.cache.trees import describe
from rst2hugo.hugo import program
from rst2hugo.model import Result
from rst2hugo.model.diagnostics import Diagnostic

LARGE = 1_000_000
"""Bytes of a file that is not read."""
ELSEWHERE = re.compile(rb"(?i)\b(?:mounts|imports|themesDir|enableGitInfo|GetRemote|getJSON|getCSV)\b")
MANIFEST = ".rst2hugo.json"  # ours, which Hugo does not read, and which names files
# Where such words are only words.
TEXTS = ("content", "static", "assets")


class ElsewhereError(Exception):
    """The site is not all that Hugo reads."""


def recall(site: Path, result: Result) -> tuple[str, tuple[tuple[Diagnostic, ...], float] | None]:
    """The key of a site as it is, empty where it has none, and what was kept with this key: messages and seconds."""
    try:
        key = key_of(site, result) if cache.folder() else ""
    except (ElsewhereError, OSError):
        key = ""
    return key, cache.load(name_of(site), key) if key else None


def keep(site: Path, key: str, diagnostics: tuple[Diagnostic, ...], seconds: float) -> None:
    """Keep what Hugo said of a site, if it has a key."""
    if key:
        cache.save(name_of(site), key, (diagnostics, seconds))


def name_of(site: Path) -> str:
    return f"build-{hashlib.sha256(os.fsencode(site)).hexdigest()[:32]}"


def key_of(site: Path, result: Result) -> str:
    """The digest of all that Hugo's messages depend on. Raises ElsewhereError, and OSError for a file that is gone."""
    hugo = program.executable()
    variables = sorted((name, value) for name, value in os.environ.items() if name.startswith("HUGO"))
    sources = sorted((page.output, page.source) for page in result.pages)
    whole = hashlib.sha256(repr((hugo, describe(hugo), variables, dt.date.today(), sources)).encode("utf-8", "replace"))
    whole.update(str("hugo.toml" in result.files).encode())
    for path, state in sorted(read_files(site)):
        whole.update(f"{path!r} {state}\n".encode())
    return whole.hexdigest()


def read_files(site: Path) -> Iterator[tuple[str, str]]:
    """Each file that Hugo may read, and what stands for its content. Raises ElsewhereError and OSError."""
    for at, folders, files in os.walk(site):
        folders[:] = [name for name in folders if name not in program.NOT_READ]
        below = os.path.relpath(at, site)
        for name in [*files, *folders]:
            path = os.path.join(at, name)
            if os.path.islink(path):
                raise ElsewhereError
            if name in files and name != MANIFEST:
                yield os.path.join(below, name), read_state(Path(path), below.split(os.sep)[0] in TEXTS)


def read_state(file: Path, is_text: bool) -> str:
    """What stands for the content of a file. Raises ElsewhereError and OSError."""
    if file.stat().st_size >= LARGE or not file.is_file():
        return repr(describe(str(file)))
    data = file.read_bytes()
    if not is_text and ELSEWHERE.search(data):
        raise ElsewhereError
    return hashlib.sha256(data).hexdigest()
