"""Little blogs for the tests of engines: files written, the whole converted, looked at."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from rst2hugo import Code, Options, convert_blog
from rst2hugo.locate import locate
from rst2hugo.model import Page, Result


def written(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def adding(root: Path, folder: str) -> Callable[[str, str], Path]:
    """Who writes a file into a folder of the blog in ``root``, and returns that."""
    (root / folder).mkdir(exist_ok=True)
    return lambda name, text: written(root, {f"{folder}/{name}": text})


def converted(root: Path, files: Mapping[str, str], **options: Any) -> Result:
    return convert_blog(written(root, files), Options.of(options))


def page(result: Result, source: str) -> Page:
    return next(one for one in result.pages if one.source == source)


def told(result: Result) -> list[str]:
    """The codes of all that was reported, the blog's own and the pages'; most little blogs have no address."""
    found = [*result.diagnostics, *(one for page in result.pages for one in page.diagnostics)]
    return sorted(one.code.value for one in found if one.code is not Code.NO_ADDRESS)


def committed(root: Path, date: str, author: str = "Jane Doe <jane@example.org>") -> None:
    """All that is in ``root`` as a commit of that date."""
    name, _, mail = author.rstrip(">").partition(" <")
    person = {"NAME": name, "EMAIL": mail, "DATE": date}
    environment = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in person.items()}
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", root, *command], check=True, env={**os.environ, **environment})


def publisher(folder: Path) -> str:
    """The engine that published the blog in ``folder``, as every command finds it."""
    return locate(folder, Options()).engine.value
