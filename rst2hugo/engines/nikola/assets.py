"""Files that Nikola copied: images, files, pictures of galleries, listings, the theme's; copies of sources."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rst2hugo.addresses import urls
from rst2hugo.engines.nikola.conf import Conf
from rst2hugo.engines.nikola.inventory import Inventory
from rst2hugo.engines.nikola.made import PICTURE
from rst2hugo.engines.nikola.posts import Entry, Walk
from rst2hugo.model import Asset, Page


def at(source: str, place: str) -> Asset:
    place = posixpath.normpath(f"/{place}").lstrip("/")
    return Asset(source, f"static/{place}", f"/{place}")


def copied(folders: Mapping[str, str], walk: Walk) -> Iterator[Asset]:
    """The files of folders of the blog, each in its folder of the site."""
    for source, target in folders.items():
        for path in walk(source):
            yield at(path, posixpath.join(target, posixpath.relpath(path, source)))


def all_of(conf: Conf, walk: Walk, inventory: Inventory) -> Iterator[Asset]:
    """Everything that was copied."""
    files, excluded = conf.folders("FILES_FOLDERS"), set(inventory.excluded)
    yield from copied(files, walk)
    yield from (at(path, posixpath.join(files[one], posixpath.relpath(path, one))) for path, one in inventory.hidden)
    yield from (one for one in copied(conf.folders("IMAGE_FOLDERS"), walk) if PICTURE.fullmatch(one.source))
    galleries = copied(conf.folders("GALLERY_FOLDERS"), walk)
    yield from (one for one in galleries if PICTURE.fullmatch(one.source) and one.source not in excluded)
    yield from copied(conf.folders("LISTINGS_FOLDERS"), walk)
    of_themes = (one for theme in inventory.themes for one in copied({f"themes/{theme}/assets": "assets"}, walk))
    yield from {one.address: one for one in reversed([*of_themes])}.values()  # of two themes the nearer one's


def source_copy(address: str, entry: Entry) -> str:
    """The address of the source of a post, which COPY_SOURCES puts beside it."""
    ending = posixpath.splitext(entry.path)[1]
    stem = posixpath.splitext(urls.file_of(address))[0]
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


def shown_small(assets: Sequence[Asset], paths: Iterable[str], form: str) -> Iterator[Asset]:
    """The pictures whose small versions pages show: nobody makes these any more, so the big ones stand in for them."""
    small = {thumbnail(one.address, form): one for one in assets if PICTURE.fullmatch(one.source)}
    yield from (at(small[address].source, address) for address in paths if address in small)
