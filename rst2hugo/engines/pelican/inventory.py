"""Which files of a Pelican blog are articles, which are pages, and which are copied."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.blog import settings
from rst2hugo.engine import MARKDOWN
from rst2hugo.model import Kind
from rst2hugo.model.location import BlogLocation

READ = (".rst", *MARKDOWN, ".html", ".htm")


def of_blog(conf: Mapping[str, Any], location: BlogLocation, walk: Callable[..., Iterable[str]]) -> Inventory:
    """The files of the blog but for those that the settings leave out, and those that Pelican itself wrote."""
    content = location.content.value.removeprefix(".") if location.content else ""
    ignored = tuple(str(one).removeprefix("**/") for one in settings.as_list(conf["IGNORE_FILES"]))
    outputs = tuple(f"{one}/" for one in (*location.outputs, str(conf["OUTPUT_PATH"]).strip("/")))
    paths = tuple(one for one in walk(content or ".", ignored) if not one.startswith(outputs))
    return Inventory(conf, content, paths, outputs, ignored)


def is_below(path: str, folders: Iterable[object]) -> bool:
    """Whether a path is one of ``folders`` or in one; the empty folder holds everything."""
    names = (posixpath.normpath(str(one)).strip("/") for one in folders)
    return any(name in ("", ".") or path == name or path.startswith(f"{name}/") for name in names)


def is_walked(path: str, roots: Iterable[str], excludes: Iterable[str]) -> bool:
    """Whether Pelican comes upon a path when it walks ``roots``; it skips an excluded folder only on its way down.

    (``Generator.get_files``: a folder that is a root itself, or above one, cannot be excluded. So may articles be in
    ``blog`` while pages are everywhere else.)
    """
    excluded = [one for one in excludes if is_below(path, [one])]
    return any(
        is_below(path, [root]) and not any(is_below(one, [root]) and not is_below(root, [one]) for one in excluded)
        for root in roots
    )


@dataclass(frozen=True)
class Inventory:
    """The files below ``content``, which is Pelican's ``PATH`` in the blog's folder; ``paths`` are in the latter.

    ``outputs`` are folders that Pelican wrote into, ``ignored`` the patterns of IGNORE_FILES.
    """

    conf: Mapping[str, Any]
    content: str
    paths: tuple[str, ...]
    outputs: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    def below(self, path: str) -> str:
        return path.removeprefix(f"{self.content}/") if self.content else path

    def is_content(self, path: str) -> bool:
        return not self.content or path.startswith(f"{self.content}/")

    def kind(self, path: str) -> Kind | None:
        """What a file is by its place and its ending; None for one that is no content."""
        below, ending = self.below(path), PurePosixPath(path).suffix.lower()
        readers = self.conf["READERS"] if isinstance(self.conf["READERS"], Mapping) else {}
        if ending not in READ or readers.get(ending[1:], ending) is None:
            return None
        articles, pages = self.list_setting("ARTICLE_PATHS"), self.list_setting("PAGE_PATHS")
        if is_walked(below, pages, [*self.list_setting("PAGE_EXCLUDES"), *articles]):
            return "page"
        return "post" if is_walked(below, articles, [*self.list_setting("ARTICLE_EXCLUDES"), *pages]) else None

    def content_files(self) -> Iterator[str]:
        return (path for path in self.paths if self.kind(path) is not None)

    def articles(self) -> Iterator[str]:
        return (path for path in self.paths if self.kind(path) == "post")

    def copied(self) -> Iterator[str]:
        """The files, below ``content``, that Pelican copied without being asked for each."""
        left = {self.below(path) for path in self.content_files()} if self.conf["STATIC_EXCLUDE_SOURCES"] else set()
        named, unwanted = self.list_setting("STATIC_PATHS"), self.list_setting("STATIC_EXCLUDES")
        for path in map(self.below, self.paths):
            if is_walked(path, named, unwanted) and path not in left:
                yield path

    def hidden(self) -> Iterator[str]:
        """The hidden files, below ``content``, that the settings name."""
        return (one for one in self.list_setting("STATIC_PATHS") if PurePosixPath(one).name.startswith("."))

    def list_setting(self, name: str) -> list[str]:
        return [str(one) for one in settings.as_list(self.conf[name])]
