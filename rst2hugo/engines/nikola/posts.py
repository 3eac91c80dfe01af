"""Which files of the blog are posts and pages, in which languages, and into which folder they go."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from rst2hugo.engines.nikola.conf import DEFAULTS, OLD_PATTERN, Conf, candidate

Walk = Callable[[str], Iterable[str]]
"""A folder of the blog → the paths of the files below it."""
Texts = Callable[[str], "str | None"]
"""The path of a file → its text, None if there is none."""


@dataclass(frozen=True)
class Entry:
    """A post, or a page, in all its languages.

    ``path`` is the file that it is named after, ``files`` maps languages to their files, ``folders``
    languages to the folders of the site that it goes into, ``inner`` is the part of these that POSTS does not
    say. A page that Nikola made of other files has ``places`` (language → address), the ``output`` that it
    becomes, and ``added``: what shows those files, in ``markup``.
    """

    path: str
    files: Mapping[str, str]
    folders: Mapping[str, str] = field(default_factory=dict)
    is_post: bool = True
    inner: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    output: str = ""
    added: str = ""
    markup: str = "rst"

    @property
    def stem(self) -> str:
        """The name of the file without its ending."""
        return posixpath.splitext(posixpath.basename(self.path))[0]

    @property
    def name(self) -> str:
        """The path without the ending, by which comments know the post."""
        return posixpath.splitext(self.path)[0]

    def language_of(self, path: str) -> str | None:
        return next((name for name, file in self.files.items() if file == path), None)


def entries(conf: Conf, walk: Walk, pattern: str) -> Iterator[Entry]:
    """All posts and pages; the first row of POSTS and PAGES that matches a file has it."""
    seen: set[str] = set()
    for setting in ("POSTS", "PAGES"):
        for row in conf.values[setting]:
            if isinstance(row, list | tuple) and len(row) >= 2:
                for entry in of_row(str(row[0]), row[1], setting == "POSTS", conf, walk, pattern):
                    if entry.path not in seen:
                        seen |= {entry.path, *entry.files.values()}
                        yield entry


def of_row(wildcard: str, destination: object, is_post: bool, conf: Conf, walk: Walk, pattern: str) -> Iterator[Entry]:
    """The entries of one row: the folder of the wildcard is searched, and all below it for the wildcard's name."""
    folder, name = posixpath.split(wildcard)
    below: dict[str, list[str]] = {}
    for path in walk(folder or "."):
        below.setdefault(posixpath.dirname(path), []).append(path)
    given = destination if isinstance(destination, dict) else {}
    bases = {one: str(given.get(one, given.get(conf.language, "")) if given else destination) for one in conf.languages}
    for directory, paths in below.items():
        inner = posixpath.relpath(directory or ".", folder or ".")
        folders = {one: posixpath.normpath(f"/{base}/{inner}").strip("/") for one, base in bases.items()}
        there = set(paths)
        for base in entry_files(name, paths, conf, pattern):
            files = {one: path for one in conf.languages if (path := candidate(base, one, conf, pattern)) in there}
            yield Entry(base, files, folders, is_post, "" if inner == "." else inner)


def entry_files(name: str, paths: Sequence[str], conf: Conf, pattern: str) -> list[str]:
    """The files in a folder after which entries are named: those without a language, and translations of nothing."""
    others = [one for one in conf.languages if one != conf.language]
    globs = [posixpath.basename(candidate(f"x/{name}", one, conf, pattern)) for one in others]
    translated = {path for path in paths if any(fnmatchcase(posixpath.basename(path), glob) for glob in globs)}
    plain = {path for path in paths if fnmatchcase(posixpath.basename(path), name)} - translated
    translated -= {candidate(path, one, conf, pattern) for path in plain for one in conf.languages}
    return sorted(plain | translated)


def translations_pattern(conf: Conf, walk: Walk) -> str:
    """How files of other languages are called; where nothing says so, as the files are."""
    pattern = str(conf.values["TRANSLATIONS_PATTERN"] or DEFAULTS["TRANSLATIONS_PATTERN"])
    if "TRANSLATIONS_PATTERN" in conf.own or len(conf.languages) == 1:
        return pattern
    both = [pattern, OLD_PATTERN] if conf.version > 7 else [OLD_PATTERN, pattern]
    return next((one for one in both if any(len(entry.files) > 1 for entry in entries(conf, walk, one))), both[0])
