"""The files of a Nikola blog: posts in their languages, galleries, listings, themes, hidden files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from rst2hugo.engines.nikola import made, posts, site
from rst2hugo.engines.nikola.conf import Conf
from rst2hugo.engines.nikola.paths import Paths
from rst2hugo.engines.nikola.posts import Entry, Texts, Walk

# What no web site is made of.
NOT_COPIED = frozenset({".git", ".hg", ".svn", ".DS_Store", ".gitignore", ".gitkeep"})


class Inventory:
    """What the blog is made of, found once; ``walk_all`` walks through hidden files as well."""

    def __init__(self, conf: Conf, paths: Paths, walk: Walk, text_of: Texts, walk_all: Walk) -> None:
        self.conf = conf
        # What Nikola has made itself is no source of anything.
        own = [str(conf.values[name]) for name in ("OUTPUT_FOLDER", "CACHE_FOLDER")]

        def content(folder: str) -> Iterable[str]:
            return (one for one in walk(folder) if folder != "." or one.split("/")[0] not in own)

        self.pattern = posts.translations_pattern(conf, content)
        self.entries = tuple(posts.entries(conf, content, self.pattern))
        galleries = made.galleries(conf, paths, walk, text_of, self.pattern)
        self.made = (
            *galleries,
            *made.listings(conf, paths, walk, text_of),
            *made.page_lists(conf, paths, self.entries),
        )
        both = (*self.entries, *self.made)
        self.by_path = {path: entry for entry in both for path in (entry.path, *entry.files.values())}
        self.themes = tuple(themes(str(conf.values["THEME"] or ""), text_of))
        folders = [one.path.removesuffix("/index.txt") for one in self.made if one.path.endswith("/index.txt")]
        unshown = ((one, (text_of(f"{one}/exclude.meta") or "").split()) for one in folders)
        self.excluded = frozenset(f"{folder}/{name}" for folder, names in unshown for name in names)
        self.hidden = tuple(hidden(walk_all, conf.folders("FILES_FOLDERS")))

    def entry(self, path: str) -> Entry:
        """What a file belongs to; one that is none of the blog's posts is a post by itself."""
        return self.by_path.get(path) or Entry(path, {self.conf.language: path})

    def language(self, path: str) -> str:
        """Nikola's name of the language of a file."""
        return self.entry(path).language_of(path) or self.conf.language

    def tag(self, path: str) -> str:
        """The language of a file as ``Meta`` has it: empty for that of the site."""
        name = self.language(path)
        return "" if name == self.conf.language else site.folder_of(name, self.conf)


def themes(name: str, text_of: Callable[[str], str | None]) -> Iterator[str]:
    """The themes of the blog's own that it used: the chosen one and those that it builds on."""
    seen: set[str] = set()
    while re.fullmatch(r"\w[\w.-]*", name) and name not in seen:
        seen.add(name)
        yield name
        parent = re.search(r"(?m)^parent\s*=\s*(\S+)", text_of(f"themes/{name}/{name}.theme") or "")
        name = parent[1] if parent else (text_of(f"themes/{name}/parent") or "").strip()


def hidden(walk: Walk, folders: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The hidden files in these folders (``.htaccess``, ``.well-known``), each with its folder."""
    for folder in folders:
        for path in walk(folder):
            parts = PurePosixPath(path).relative_to(folder).parts
            if any(part.startswith(".") for part in parts) and NOT_COPIED.isdisjoint(parts):
                yield path, folder
