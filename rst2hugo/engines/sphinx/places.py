"""Where Sphinx put documents, pictures, downloads, sources and the folders that it copied."""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from rst2hugo import markdown
from rst2hugo.blog import settings
from rst2hugo.model import Asset, Page


def address(name: str, ending: str) -> str:
    """The address of a document; ``ending`` is ``.html``, or ``/`` for the builder ``dirhtml``."""
    folder, _, last = name.rpartition("/")
    if last == "index":
        return f"/{folder}/" if folder else "/"
    return f"/{name}{ending}"


def list_copied_entries(conf: Mapping[str, Any]) -> Iterable[str]:
    """The files and folders that the settings have copied, as paths."""
    names = ("html_static_path", "html_extra_path", "html_logo", "html_favicon")
    found = (str(one) for name in names for one in settings.as_list(conf[name]) if one)
    return dict.fromkeys(map(posixpath.normpath, found))


def copied(paths: Sequence[str], conf: Mapping[str, Any]) -> Iterator[Asset]:
    """The files of the folders that the settings name, and single ones, among all ``paths`` of the blog."""
    for name, folder in (("html_static_path", "_static/"), ("html_extra_path", "")):
        for entry in map(str, settings.as_list(conf[name])):
            whole = posixpath.normpath(entry)
            for path in paths:
                if path == whole:
                    yield at(path, folder + posixpath.basename(path))
                elif path.startswith(f"{whole}/"):
                    yield at(path, folder + path.removeprefix(f"{whole}/"))
    static = [posixpath.normpath(str(one)) for one in settings.as_list(conf["html_static_path"])]
    for name in ("html_logo", "html_favicon"):
        path = posixpath.normpath(str(conf[name] or "."))
        if path in paths and posixpath.dirname(path) not in static:
            yield at(path, f"_static/{posixpath.basename(path)}")


def sources(pages: Iterable[Page], conf: Mapping[str, Any]) -> Iterator[Asset]:
    """The sources, which Sphinx published as well: ``_sources/a.rst.txt``."""
    suffix = str(conf["html_sourcelink_suffix"])
    for page in pages:
        if conf["html_copy_source"] and page.old_url:
            yield at(page.source, f"_sources/{page.source.removesuffix(suffix)}{suffix}")


def linked(pages: Sequence[Page], there: Collection[str], known: Iterable[Asset]) -> Iterator[Asset]:
    """The pictures that documents show, and the files that they link to, which Sphinx called downloads."""
    names = {asset.address for asset in known}
    pictures: dict[str, str] = {}
    downloads: set[str] = set()
    for page in sorted(pages, key=lambda page: page.source):
        links = Counter(link.uri for link in page.links)
        for uri, count in Counter(markdown.opened(page.markdown)).items():
            path = within(uri, page.source)
            shown = count - links[uri]
            if path not in there:
                continue
            if shown > 0 and path not in pictures:
                pictures[path] = unused(f"/_images/{posixpath.basename(path)}", {*names, *pictures.values()})
            if links[uri] > max(shown, 0):  # a picture may lead to itself
                downloads.add(path)
    old: dict[str, str] = {}
    for path in sorted(downloads - {page.source for page in pages}):
        name, digest = posixpath.basename(path), hashlib.md5(path.encode(), usedforsecurity=False).hexdigest()
        old[path] = unused(f"/_downloads/{name}", {*names, *old.values()})  # up to Sphinx 1.7
        yield at(path, old[path].lstrip("/"))
        yield at(path, f"_downloads/{digest}/{name}")
    yield from (at(path, place.lstrip("/")) for path, place in pictures.items())


def within(uri: str, source: str) -> str:
    """The file of the blog that ``uri`` means in a document; from the blog's folder if it begins with a slash."""
    path = uri.partition("#")[0].partition("?")[0]
    beside = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(source), path)
    return posixpath.normpath(beside)


def unused(place: str, taken: Collection[str]) -> str:
    """``a.png``, or ``a1.png`` if there is one already, as Sphinx numbers them."""
    path, number = PurePosixPath(place), 0
    while place in taken:
        number += 1
        place = path.with_name(f"{path.stem}{number}{path.suffix}").as_posix()
    return place


def at(source: str, place: str) -> Asset:
    return Asset(source, f"static/{place}", f"/{place}")
