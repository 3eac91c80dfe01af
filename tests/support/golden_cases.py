"""The golden cases of the constructs, each with its settings and its folder of files."""

from __future__ import annotations

import re
from pathlib import Path

from rst2hugo.model.options import Options
from support.paths import TESTS

FOLDER = TESTS / "constructs"
CASES = {path.relative_to(FOLDER).with_suffix("").as_posix(): path for path in sorted(FOLDER.glob("*/*.rst"))}
ADVICE = re.compile(r"; if it belongs to the blog, say --root .*")
# Where a reader of the new page meets something else on purpose.
INTENDED = {
    "custom/shortcodes": "what a shortcode of the user's own adds is in its template",
}


def config(name: str) -> str | None:
    """The case's own ``rst2hugo.toml``, if it has one."""
    file = CASES[name].with_suffix(".toml")
    return str(file) if file.exists() else None


def root(name: str) -> Path | None:
    """The blog that the case stands in: the folder ``files`` beside it, if there is one."""
    folder = CASES[name].parent / "files"
    return folder if folder.is_dir() else None


def options(name: str) -> Options:
    """The case's options: nothing outside its blog is read, although that lies in a repository."""
    return Options(config=config(name), root=str(root(name)) if root(name) else None)
