"""Pictures of the plugins photos and gallery: where they were published, and the albums of a post."""

from __future__ import annotations

import os.path
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from rst2hugo import markdown
from rst2hugo.blog.folder import Folder
from rst2hugo.engines.pelican import assets, plugins
from rst2hugo.model import Asset, Page

PICTURE = re.compile(r"(?i).+\.(?:png|jpe?g|gif|webp|svg|bmp|avif|tiff?)")
LINK = re.compile(r"^\{(?P<what>photo|lightbox)\}/?(?P<path>[^?#<>]+)")
ALBUM = re.compile(r"\{(?P<what>photo|filename)\}/?(?P<folder>[^,{}]+)(?:\{(?P<title>[^{}]*)\})?")
# A paragraph of its own, if PHOTO_INLINE_GALLERY_ENABLED.
INLINE = re.compile(r"(?m)^gallery::(?P<album>\{(?:photo|filename)\}[/\w-]+)[ \t]*$")


def published(path: str, size: str = "") -> str:
    """Where photos put a picture, which it made smaller: ``a`` is that of an article, nothing that of an album."""
    return f"/photos/{posixpath.splitext(path)[0].lower()}{size}.jpg"


def plain(uri: str) -> str:
    """``{photo}dir/x.jpg`` as the address where it was; of ``{lightbox}`` that of the picture it led to."""
    return LINK.sub(lambda found: published(found["path"], "a" if found["what"] == "photo" else ""), uri)


class Album(NamedTuple):
    """Pictures together: the folder as the post names it, a title, and the addresses, each with a caption."""

    name: str
    title: str
    pictures: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Photos:
    """The pictures of a blog: ``paths`` are those below ``content``, ``library`` the folder of PHOTO_LIBRARY."""

    conf: Mapping[str, Any]
    content: str
    root: Path | None
    library: str | None
    paths: Sequence[str]

    def files(self) -> dict[str, str]:
        """The addresses below ``/photos/``, each with its picture; thumbnails are not among them."""
        found: dict[str, str] = {}
        for path in self.paths if plugins.has(self.conf, "photos") else ():
            if PICTURE.fullmatch(path) and (below := self.below(path)):
                found |= {published(below, size): path for size in ("", "a") if published(below, size) not in found}
        return found

    def below(self, path: str) -> str:
        """The path of a picture in the library, or else in the content."""
        tops = [f"{one}/" if one else "" for one in (self.library, self.content) if one is not None]
        return next((path.removeprefix(one) for one in tops if path.startswith(one)), "")

    def used(self, pages: Iterable[Page]) -> list[Asset]:
        """The pictures that pages show, where they were."""
        files, found = self.files(), dict[str, str]()
        for page in pages if files else ():
            params = page.front_matter.get("params")
            image = params.get("image") if isinstance(params, dict) else None
            shown = map(unquote, [*markdown.opened(page.markdown), str(image)])
            found |= {one: files[one] for one in shown if one in files}
        return [assets.at(path, address) for address, path in found.items()]

    def thumbnails(self, shown: Iterable[Asset]) -> dict[str, str]:
        """Where small pictures were, and the big ones."""
        return {published(self.below(one.source), "t"): one.address for one in shown}

    def albums(self, said: Mapping[str, Any], path: str) -> list[Album]:
        """The albums that a post, which is the file ``path``, names in its header; themes showed them."""
        given = str(said.get("gallery") or "").strip()
        if plugins.has(self.conf, "photos") and given.startswith("{"):
            return [self.of_photos(found, path) for found in ALBUM.finditer(given)]
        if not plugins.has(self.conf, "gallery"):
            return []
        top = posixpath.normpath(str(self.conf.get("GALLERY_PATH") or "images/gallery"))
        if given:
            return [self.of_gallery(given.strip("/"), top, "")]
        folders = map(posixpath.split, sorted({posixpath.dirname(one) for one in self.paths}))
        every = [name for place, name in folders if place == posixpath.join(self.content, top)]
        return [self.of_gallery(one, top, one) for one in every] if said.get("template") == "gallery" else []

    def of_gallery(self, name: str, top: str, title: str) -> Album:
        files = self.inside(posixpath.join(self.content, top, name))
        return Album(name, title, tuple((f"{{static}}/{top}/{name}/{quote(one)}", "") for one in files))

    def of_photos(self, found: re.Match[str], path: str) -> Album:
        name = found["folder"].strip()
        within = posixpath.dirname(path) if found["what"] == "filename" else self.library
        folder = posixpath.normpath(posixpath.join(within or "", name)) if within is not None else ""
        below = folder.removeprefix(f"{self.content}/") if found["what"] == "filename" else name
        notes = {one: self.notes(f"{folder}/{one}.txt") for one in ("captions", "blacklist")}
        files = [one for one in self.inside(folder) if folder and one not in notes["blacklist"]]
        shown = ((quote(published(posixpath.join(below, one))), notes["captions"].get(one, "")) for one in files)
        title = found["title"] or str(self.conf.get("PHOTO_GALLERY_TITLE") or "")
        return Album(found[0].strip(), title, tuple(shown))

    def inside(self, folder: str) -> list[str]:
        """The names of the pictures in a folder."""
        found = (posixpath.split(one) for one in self.paths)
        return sorted(name for place, name in found if place == folder and PICTURE.fullmatch(name))

    def notes(self, path: str) -> dict[str, str]:
        """The lines ``name: words`` of a file beside the pictures."""
        text = (self.root / path).read_text("utf-8", "replace") if self.root and path in self.paths else ""
        rows = [row.partition(":") for row in text.splitlines() if not row.startswith("#")]
        return {name.strip(): words.strip() for name, _, words in rows if name.strip()}


def of_blog(conf: Mapping[str, Any], content: str, blog: Folder, paths: Iterable[str]) -> Photos:
    """The pictures of a blog that has ``paths`` below ``content``."""
    library = folder_of(conf, blog) if plugins.has(conf, "photos") else None
    more = blog.walk(library or ".") if library is not None else ()
    return Photos(conf, content, blog.root, library, tuple(dict.fromkeys([*more, *paths])))


def folder_of(conf: Mapping[str, Any], blog: Folder) -> str | None:
    """The folder of PHOTO_LIBRARY in the blog; None if it is elsewhere."""
    given = str(conf.get("PHOTO_LIBRARY") or "~/Pictures")
    if blog.root is None or blog.boundary is None or given.startswith("~"):
        return None
    try:
        place = Path(os.path.relpath(blog.root / given, blog.root))
        inside = blog.boundary.holds(blog.root / place) and os.path.isdir(blog.root / place)
    except (OSError, ValueError):  # no file can be called so
        return None
    return ("" if place == Path() else place.as_posix()) if inside else None
