"""In here: files that Nikola copied: images, files, pictures of galleries, listings, the theme's; copies of sources."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from rst2hugo import addresses
from rst2hugo.engines.nikola.conf import Conf
from rst2hugo.engines.nikola.posts import Entry
from rst2hugo.model import Asset, Page

PICTURE = re.compile(r"(?i).+\.(?:jpe?g|png|gif|svgz?|bmp|tiff|webp)")
Walk = Callable[[str], Iterable[str]]


def at(source: str, place: str) -> Asset:
    place = posixpath.normpath(f"/{place}").lstrip("/")
    return Asset(source, f"static/{place}", f"/{place}")


def copied(folders: Mapping[str, str], walk: Walk) -> Iterator[Asset]:
    """The files of folders of the blog, each in its folder of the site."""
    for source, target in folders.items():
        for path in walk(source):
            yield at(path, posixpath.join(target, posixpath.relpath(path, source)))


def all_of(conf: Conf, walk: Walk, themes: Sequence[str]) -> Iterator[Asset]:
    """Everything that was copied; ``themes`` are those of the blog's own that it used, the nearest first."""
    yield from copied(conf.folders("FILES_FOLDERS"), walk)
    yield from (one for one in copied(conf.folders("IMAGE_FOLDERS"), walk) if PICTURE.fullmatch(one.source))
    yield from pictures(conf, walk)
    yield from copied(conf.folders("LISTINGS_FOLDERS"), walk)
    seen: set[str] = set()
    for theme in themes:
        for one in copied({f"themes/{theme}/assets": "assets"}, walk):
            if one.address not in seen:
                seen.add(one.address)
                yield one


def pictures(conf: Conf, walk: Walk) -> Iterator[Asset]:
    """The pictures of the galleries."""
    for one in copied(conf.folders("GALLERY_FOLDERS"), walk):
        if PICTURE.fullmatch(one.source):
            yield one


def source_copy(address: str, entry: Entry) -> str:
    """The address of the source of a post, which COPY_SOURCES puts beside it."""
    ending = posixpath.splitext(entry.path)[1]
    stem = posixpath.splitext(addresses.file_of(address))[0]
    return f"/{stem}{'.src' if ending == '.html' else ''}{ending}"


def sources(pages: Iterable[Page], entries: Mapping[str, Entry], conf: Conf) -> Iterator[Asset]:
    """The sources of the posts; of what is not published yet nobody may read any."""
    for page in pages:
        entry = entries.get(page.source)
        if conf.values["COPY_SOURCES"] and entry and not entry.places and page.old_url and not page.draft:
            yield at(page.source, source_copy(page.old_url, entry))


def thumbnail(address: str, form: str) -> str:
    """The address of the small picture that Nikola made of a picture; ``form`` is IMAGE_THUMBNAIL_FORMAT."""
    stem, ending = posixpath.splitext(address)
    folder, name = posixpath.split(stem)
    return posixpath.join(folder, form.replace("{name}", name).replace("{ext}", ending))


def shown_small(
    assets: Sequence[Asset], pages: Iterable[Page], form: str, opened: Callable[[str], Collection[str]]
) -> Iterator[Asset]:
    """The pictures whose small versions pages show: nobody makes these any more, so the big ones stand in for them."""
    small = {thumbnail(one.address, form): one for one in assets if PICTURE.fullmatch(one.source)}
    wanted: dict[str, None] = {}
    for page in pages:
        for uri in opened(page.markdown):
            place = addresses.located(uri, page.old_url or "/", frozenset(), "")
            wanted |= {place.path: None} if place else {}
    for address in wanted:
        if address in small:
            yield at(small[address].source, address)
