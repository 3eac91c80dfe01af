"""Which files of a site an earlier run wrote, and whether anybody edited them since."""

from __future__ import annotations

import json
import os.path
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from rst2hugo.addresses import urls
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.model.options import Options
from rst2hugo.writing.atomic import PART, checksum, refusing

NAME = ".rst2hugo.json"
VERSION = 1
# A new site may be a fresh repository, or hold the remains of a run that was killed at once: nothing to lose.
NOTHING_TO_LOSE = (".git", PART)
# What is a path in the origin of a site.
PATHS = frozenset({"blog", *Options.paths()})


@dataclass(frozen=True, slots=True)
class Manifest:
    """The SHA-256 of every file that we wrote, by its path in the site.

    ``planned`` holds those that a run is about to write. It is empty after a run that came to its end;
    after one that did not, a file may have either checksum and is ours with both. ``origin`` says what the
    site was made from: the blog, as a path from the site, and the options of the conversion.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    planned: Mapping[str, str] = field(default_factory=dict)
    origin: Mapping[str, str] = field(default_factory=dict)

    def ours(self, path: str, checksum: str | None) -> bool:
        """Whether a file with this checksum is as we left it."""
        return checksum is not None and checksum in (self.files.get(path), self.planned.get(path))

    def is_deleted(self, path: str, checksum: str | None) -> bool:
        """Whether the user has deleted a file that a run wrote; one that a run was about to write may never have been.

        The manifest keeps what it knows of such a file, so that no later run writes it again.
        """
        return checksum is None and path in self.files and path not in self.planned

    def encoded(self) -> bytes:
        """The same bytes for the same files; names that are no UTF-8 survive as escapes."""
        content: dict[str, Any] = {"version": VERSION, "files": dict(self.files)}
        if self.origin:
            content["origin"] = dict(self.origin)
        if self.planned:
            content["planned"] = dict(self.planned)
        return (json.dumps(content, indent=1, sort_keys=True) + "\n").encode("ascii")


def read(folder: Path, *, force: bool = False) -> Manifest:
    """The manifest of the site in ``folder``; an empty one when there is no site yet.

    Raises RequestError when the folder holds anything else, or a manifest that is damaged; with
    ``force`` the latter counts as empty, so that nothing there is known to be ours.
    """
    if not folder.exists():
        return Manifest()
    if not folder.is_dir():
        raise RequestError(f"{folder} is not a folder; name a new or empty one for the site")
    if not (folder / NAME).exists():
        if any(not entry.name.startswith(NOTHING_TO_LOSE) for entry in folder.iterdir()):
            raise RequestError(
                f"{folder} is not empty and was not written by rst2hugo; name a new or empty folder for the site"
            )
        return Manifest()
    try:
        if (folder / NAME).is_symlink() or not (folder / NAME).is_file():  # a pipe would never end
            raise ValueError("not a plain file")
        content = json.loads((folder / NAME).read_bytes())
        files, planned, origin = content["files"], content.get("planned", {}), content.get("origin", {})
        texts = [text for part in (files, planned, origin) for pair in part.items() for text in pair]
        if content["version"] != VERSION or not all(isinstance(text, str) for text in texts):
            raise ValueError("not a manifest of this version")
        for path in (*files, *planned):
            checked(path)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if force:
            return Manifest()
        message = f"{folder / NAME} is damaged or from another version of rst2hugo; name a new folder, or migrate"
        raise RequestError(f"{message} with --force, which replaces files that were edited") from error
    return Manifest(files, planned, origin)


def origin(blog: str, options: Mapping[str, str], site: Path) -> dict[str, str]:
    """What a site is made from, as ``Manifest.origin`` has it; all that are paths start from the ``site``.

    The program of a virtual environment is a link, which is what makes it that environment's.
    """
    found = {"blog": blog, **options}
    where = {name: os.path.abspath(one) if name == "python" else Path(one).resolve() for name, one in found.items()}
    return {name: os.path.relpath(where[name], site) if name in PATHS else one for name, one in found.items()}


def origin_of(site: Path, *, force: bool = False) -> dict[str, str]:
    """What a site was made from: ``blog``, its folder, and the options of the conversion; empty for a foreign site.

    Raises RequestError when ``site`` is no folder or, but with ``force``, its manifest is damaged.
    """
    folder = site.resolve()
    if not folder.is_dir():
        raise RequestError(f"{site} is not a folder")
    found = read(folder, force=force).origin if (folder / NAME).exists() else {}
    return {name: os.path.normpath(folder / one) if name in PATHS else one for name, one in found.items()}


def checked(path: str) -> str:
    """``path`` itself if it stays in the site; raises ValueError if it leads anywhere else.

    Raises RequestError for a name that is longer than file systems allow, before anything is written.
    """
    os.fsencode(path)  # a ValueError for what the system cannot call a file
    pure = PurePosixPath(path)
    if not pure.parts or pure.is_absolute() or ".." in pure.parts or "\0" in path or path == NAME or str(pure) != path:
        raise ValueError(f"{path!r} is no path for a file of the site")
    if not urls.answerable(path):
        raise RequestError(f"{path} has a name that is longer than file systems allow; nothing was written")
    return path


def there(file: Path) -> str | None:
    """The checksum of what is there. Raises RequestError when it cannot be read."""
    with refusing(file, "read"):
        return on_disk(file)


def on_disk(file: Path) -> str | None:
    """The checksum of a file in the site; None where a file can be made. A link is nobody's but the user's."""
    if file.is_symlink():
        return "a link"
    if file.is_file():
        return checksum(file)
    return "no plain file" if file.exists() and not file.is_dir() else None
