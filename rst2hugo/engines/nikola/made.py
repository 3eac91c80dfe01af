"""Pages that Nikola made of other files: a gallery of the pictures in a folder, a page for each listing."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from urllib.parse import quote

from rst2hugo.addresses import urls
from rst2hugo.engines.nikola.conf import Conf, candidate
from rst2hugo.engines.nikola.paths import Paths
from rst2hugo.engines.nikola.posts import Entry, Texts, Walk
from rst2hugo.markdown import languages
from rst2hugo.values import yaml_loader

PICTURE = re.compile(r"(?i).+\.(?:jpe?g|png|gif|svgz?|bmp|tiff|webp)")


def galleries(conf: Conf, paths: Paths, walk: Walk, text_of: Texts, pattern: str) -> Iterator[Entry]:
    """A page for each folder below those of GALLERY_FOLDERS, and for these themselves."""
    by_name = bool(conf.values["USE_FILENAME_AS_TITLE"])
    for source, target in conf.folders("GALLERY_FOLDERS").items():
        files = list(walk(source))
        folders = dict.fromkeys(one for file in files for one in above(file, source))
        for folder in sorted(folders):
            place = joined(target, posixpath.relpath(folder, source))
            if not place and (conf.path("INDEX_PATH") == [] or conf.values["DISABLE_INDEXES"]):
                continue  # the site's own home is there
            index = f"{folder}/index.txt"
            pictures = gallery_pictures(folder, place, files, text_of, by_name=by_name)
            named = {one: candidate(index, one, conf, pattern) for one in conf.languages}
            found = {one: path for one, path in named.items() if text_of(path) is not None}
            yield Entry(
                index,
                found or {conf.language: index},
                is_post=False,
                places={one: paths.address([place, paths.index_file], one) for one in conf.languages},
                title=posixpath.basename(folder),
                output=output(place, is_section=folder == source),
                added="\n\n".join([*subfolders(folder, folders, place), *pictures]),
            )


def joined(*parts: str) -> str:
    return posixpath.normpath("/".join(["", *parts])).strip("/")


def above(file: str, top: str) -> Iterator[str]:
    """The folders that a file is in, up to ``top``."""
    folder = posixpath.dirname(file)
    while folder.startswith(top):
        yield folder
        folder = posixpath.dirname(folder)


def output(place: str, *, is_section: bool) -> str:
    """The content file of a page; a folder that other pages lie below is a section of Hugo's."""
    path = urls.safe_path(place)
    return f"content/{path}/_index.md" if is_section else f"content/{path}.md"


def subfolders(folder: str, folders: Iterable[str], place: str) -> Iterator[str]:
    names = [posixpath.basename(one) for one in folders if posixpath.dirname(one) == folder]
    if names:
        yield "\n".join(f"- `{name} </{quote(place)}/{quote(name)}/>`__" for name in sorted(names))


def gallery_pictures(folder: str, place: str, files: Iterable[str], text_of: Texts, *, by_name: bool) -> Iterator[str]:
    """Each picture of a gallery, leading to itself, in the order and with the captions that ``metadata.yml`` says.

    ``by_name`` tells whether the others are called by the names of their files. Nikola put them in the order of
    their dates; here it is that of their names.
    """
    excluded = set((text_of(f"{folder}/exclude.meta") or "").split())
    names = [posixpath.basename(one) for one in files if posixpath.dirname(one) == folder and PICTURE.fullmatch(one)]
    said = dict(described(text_of(f"{folder}/metadata.yml") or ""))
    for name in [*[one for one in said if one in names], *[one for one in names if one not in said]]:
        if name not in excluded:
            called = name if any(said.values()) else unslugified(name)
            words = said.get(name) or (called if by_name else "")
            address = quote(f"/{place}/{name}".replace("//", "/"))
            lines = [f".. image:: {address}", f"   :alt: {words}" if words else "", f"   :target: {address}"]
            yield "\n".join(filter(None, lines))


def unslugified(name: str) -> str:
    """The name of a file as words."""
    stem = posixpath.splitext(name)[0].lstrip("0123456789")
    return re.sub(r"[-_.]", " ", stem).strip().capitalize()


def described(text: str) -> Iterator[tuple[str, str]]:
    """The names and captions in a ``metadata.yml``, a YAML document for each picture: where its ``order`` puts it."""
    found: list[tuple[str, str]] = []
    for part in re.split(r"(?m)^---[ \t]*$", text):
        with suppress(yaml_loader.Error):
            said = yaml_loader.load(part)
            if isinstance(said, Mapping) and said.get("name"):
                place = int(said["order"]) if str(said.get("order", "")).isdigit() else len(found)
                found.insert(place, (str(said["name"]), " ".join(str(said.get("caption") or "").split())))
    yield from found


def listings(conf: Conf, paths: Paths, walk: Walk, text_of: Texts) -> Iterator[Entry]:
    """A page for each file below the folders of LISTINGS_FOLDERS, and one for each of these folders.

    Of a notebook it shows the cells (Nikola 8.3, ``task/listings.py``).
    """
    for source, target in conf.folders("LISTINGS_FOLDERS").items():
        files = [one for one in walk(source) if not one.endswith((".pyc", ".pyo"))]
        for folder in sorted({one for file in files for one in above(file, source)}):
            if place := joined(target, posixpath.relpath(folder, source)):
                address = paths.address([place, paths.index_file])
                title = posixpath.basename(folder)
                yield single(f"{folder}/index.html", address, title, conf, output(place, is_section=True))
        for file in files:
            place = joined(target, posixpath.relpath(file, source))
            ending = posixpath.splitext(file)[1].lstrip(".")
            language = f"\n   :language: {ending}" if languages.is_known(ending) else ""
            code = f".. literalinclude:: /{file}\n   :number-lines:{language}"
            title = posixpath.basename(file)
            page = single(f"{file}.html", f"/{place}.html", title, conf, output(place, is_section=False), code)
            is_notebook = ending == "ipynb"
            yield replace(page, added=text_of(file) or "", markup="ipynb") if is_notebook else page


def page_lists(conf: Conf, paths: Paths, entries: Sequence[Entry]) -> Iterator[Entry]:
    """With PAGE_INDEX a list of the pages in each folder; Nikola 8.3.3 puts the path of a language before it twice."""
    folders = {one.folders.get(conf.language, ""): one.folders for one in entries if not one.is_post}
    for folder, named in sorted(folders.items()) if conf.values["PAGE_INDEX"] else ():
        parts = {one: [conf.languages[one], named.get(one, folder), paths.index_file] for one in conf.languages}
        places = {one: paths.address(path, one) for one, path in parts.items()}
        if folder:
            path = f"{folder}/index.html"
            yield Entry(path, {conf.language: path}, is_post=False, places=places, title=folder,
                        output=output(folder, is_section=True))  # fmt: skip  # a table


def single(path: str, address: str, title: str, conf: Conf, output: str, added: str = "") -> Entry:
    """A page that was there in the site's own language only."""
    places = {conf.language: address}
    return Entry(path, {conf.language: path}, is_post=False, places=places, title=title, output=output, added=added)
