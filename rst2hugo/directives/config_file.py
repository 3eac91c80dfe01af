"""``rst2hugo.toml`` of a blog, or ``[tool.rst2hugo]`` in its ``pyproject.toml``: its tables, and who may name them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from rst2hugo.blog.boundary import Boundary
from rst2hugo.model.diagnostics import RequestError

NAME = "rst2hugo.toml"


class Tables(NamedTuple):
    """What the file says, and what messages call it; ``found`` is empty without a file."""

    found: dict[str, Any]
    where: str


def read_tables(root: Path | None, boundary: Boundary | None = None, config: str | None = None) -> Tables:
    """The tables of the blog in ``root``, or of the file ``config``, which may be anywhere.

    Raises RequestError for a file that is no TOML, or leads out of the blog.
    """
    if config is not None:
        return Tables(tables(Path(config)), config)
    if root is None:
        return Tables({}, NAME)
    boundary = boundary or Boundary(root.resolve())
    file = root / NAME
    if is_readable(file, boundary):
        return Tables(tables(file), file.name)
    file = root / "pyproject.toml"
    tools = tables(file).get("tool") if is_readable(file, boundary) else None  # it may be about anything
    return Tables(tools.get("rst2hugo", {}) if isinstance(tools, dict) else {}, file.name)


def is_readable(file: Path, boundary: Boundary) -> bool:
    """Whether a file is there; raises RequestError when it leads out of the blog."""
    if not file.is_file():
        return False
    if not boundary.holds(file):
        raise RequestError(f"{file.name} leads out of {boundary.folder}; {boundary.advice(file)}, or --config {file}")
    return True


def tables(file: Path) -> dict[str, Any]:
    """All tables of a TOML file."""
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise RequestError(f"{file.name}: {error}") from None
