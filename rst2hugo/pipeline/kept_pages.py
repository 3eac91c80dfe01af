"""Pages of the last run that are compiled again only if something has changed that they were made of.

Everything that the compilation of a page reads is in one of these, which together are the key:

* the program: its own files, the versions of all distributions in this Python, pandoc, Python, the day and the zone;
* the engine as it was made: what the settings say, the options, ``rst2hugo.toml``, the documents, the newest year;
* the blog up to its boundary: the state of every file in it, pictures, listings, included files, files beside a post,
  but of sources only their names; and the commits of its repositories.

If any of that differs, all pages are compiled. The rest is the sources' own texts: of these, only those are compiled
that have changed, and those for which such a one was read: to include it, or for its titles.
Nothing is kept of a run with ``--trust`` or with plug-ins, of which nobody knows what they read, of files that were
changed a moment ago (``cache.trees``), and of pages that failed, or were given up after some time.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rst2hugo import cache, constructs
from rst2hugo.blog import git_dates
from rst2hugo.blog.boundary import find_boundary
from rst2hugo.cache.digests import digest
from rst2hugo.cache.trees import TooManyError, Tree, describe, read_tree
from rst2hugo.engine import Engine
from rst2hugo.model import Source
from rst2hugo.model.diagnostics import Code
from rst2hugo.model.location import BlogLocation
from rst2hugo.model.options import Options
from rst2hugo.pandoc import pandoc
from rst2hugo.pipeline.compile_page import Compiled

FLEETING = frozenset({Code.INTERNAL_ERROR, Code.TOO_DEEP, Code.TOO_SLOW})
"""What may come out otherwise the next time."""


@dataclass(frozen=True)
class KeptPages:
    """What the last run left for this one. ``tree`` is the blog as it was before anything of it was read."""

    name: str
    tree: Tree
    commits: tuple[str, ...]

    def compile(
        self, engine: Engine, sources: Sequence[Source], make: Callable[[Sequence[Source]], Iterator[Compiled]]
    ) -> Iterator[Compiled]:
        """Each source compiled, in order: as it was kept, or by ``make``; once the last is done, all are kept."""
        places = {source.path: os.path.realpath(engine.blog.place(source.path)) for source in sources}
        names = frozenset(places.values())
        key = digest((describe_program(), engine, self.tree.state(names), self.commits))
        digests = {source.path: digest_of(source, places[source.path]) for source in sources}
        known = select_unchanged(cache.load(self.name, key) or {}, digests, places)
        made = iter(make([source for source in sources if source.path not in known]))
        after: dict[str, tuple[str, tuple[Any, ...]]] = {}
        for source in sources:
            done = known[source.path] if source.path in known else next(made)
            if self.is_lasting(done):
                after[source.path] = digests[source.path], tuple(done)
            yield done
        if len(known) < len(sources) and self.tree.is_settled(names):
            cache.save(self.name, key, after)

    def is_lasting(self, done: Compiled) -> bool:
        """Whether the same would come out again: no page that failed, and none with files from elsewhere."""
        codes = {one.code for one in done.page.diagnostics} if done.page else set()
        return FLEETING.isdisjoint(codes) and done.reads <= self.tree.files.keys()


def select_unchanged(
    before: Mapping[str, tuple[str, tuple[Any, ...]]], digests: Mapping[str, str], places: Mapping[str, str]
) -> dict[str, Compiled]:
    """The pages whose sources are what they were, and for which no source was read that is another one now."""
    unchanged = {path for path, known in before.items() if digests.get(path) == known[0]}
    changed = {place for path, place in places.items() if path not in unchanged}
    kept = {path: Compiled(*before[path][1]) for path in unchanged}
    return {path: done for path, done in kept.items() if changed.isdisjoint(done.reads)}


def open_kept_pages(location: BlogLocation, options: Options, site: Path) -> KeptPages | None:
    """What is known of the blog at ``location`` before it is read for ``site``; None where nothing may be kept."""
    place, root = cache.folder(), location.root
    if place is None or root is None or location.folder is None or options.trust or constructs.HAS_PLUGINS:
        return None
    boundary = find_boundary(location.folder, options.root)
    try:
        tree = read_tree(boundary.folder, without=[site.resolve(), place.resolve()])
    except (TooManyError, OSError):
        return None
    folders = dict.fromkeys([str(root.resolve()), *tree.repositories])
    commits = tuple(git_dates.state_of_commits(Path(folder)) for folder in folders)
    name = hashlib.sha256(os.fsencode(f"{location.folder.resolve()}\0{site.resolve()}")).hexdigest()
    return KeptPages(f"pages-{name[:32]}", tree, commits)


def describe_program() -> tuple[Any, ...]:
    """All that the same sources are compiled by."""
    program = read_tree(Path(constructs.__file__).parent.parent).state()
    folders = [Path(entry) for entry in sys.path if os.path.isdir(entry)]
    distributions = sorted(one.name for folder in folders for one in folder.glob("*.*-info"))
    reader = pandoc.executable()
    zone = (dt.date.today(), time.tzname, os.environ.get("TZ"))
    return program, distributions, reader and describe(reader), sys.version, sys.platform, zone


def digest_of(source: Source, place: str) -> str:
    """The digest of a source, its header and when its file was changed, which may be the date of its page."""
    try:
        changed = int(os.stat(place).st_mtime)
    except OSError:
        changed = 0
    return hashlib.sha256(f"{source!r} {changed}".encode("utf-8", "surrogatepass")).hexdigest()
