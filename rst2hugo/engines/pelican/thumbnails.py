"""Small pictures that the plugin thumbnailer made of those in IMAGE_PATH, as pages show them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from rst2hugo.engines.pelican import assets, plugins
from rst2hugo.engines.pelican.photos import PICTURE
from rst2hugo.model import Asset
from rst2hugo.model.diagnostics import Code, Diagnostic

# As the plugin has them by default (pelican-thumbnailer 1.0.2).
FOLDER, PICTURES = "thumbnails", "pictures"
SIZES = ("thumbnail_square", "thumbnail_wide", "thumbnail_tall")


def addresses(conf: Mapping[str, Any], content: str, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The address of each small picture, with the big one that it was made of; ``paths`` are those of the blog."""
    top = posixpath.normpath(posixpath.join(content, str(conf.get("IMAGE_PATH") or PICTURES)))
    folder = str(conf.get("THUMBNAIL_DIR") or FOLDER).strip("/")
    given = conf.get("THUMBNAIL_SIZES")
    sizes = [*map(str, given)] if isinstance(given, Mapping) else SIZES
    for path in paths if plugins.has(conf, "thumbnailer") else ():
        if path.startswith(f"{top}/") and PICTURE.fullmatch(path):
            below = path.removeprefix(f"{top}/")
            yield from ((f"/{folder}/{name(below, size, conf)}", path) for size in sizes)


def name(below: str, size: str, conf: Mapping[str, Any]) -> str:
    """What the plugin called the picture ``below`` IMAGE_PATH in a size, in the folder of small ones."""
    if conf.get("THUMBNAIL_KEEP_NAME"):
        return f"{size}/{below if conf.get('THUMBNAIL_KEEP_TREE') else posixpath.basename(below)}"
    stem, ending = posixpath.splitext(below)
    return f"{stem}_{size}{ending}"


def find_shown(
    conf: Mapping[str, Any],
    content: str,
    paths: Iterable[str],
    opened: Iterable[str],
    tell: Callable[[Diagnostic], None],
) -> list[Asset]:
    """The big pictures in the place of the small ones that pages show, since Hugo makes none; ``tell`` reports them."""
    known = dict(addresses(conf, content, paths))
    small = [assets.at(known[one], one) for one in opened if one in known]
    if small:
        message = f"thumbnailer made {len(small)} small pictures that posts show; the big ones are there instead"
        message += f", the first at {small[0].address}"
        tell(Diagnostic(small[0].source, None, Code.PRESENTATION, message))
    return small
