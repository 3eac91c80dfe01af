"""Files that Pelican copied: those of STATIC_PATHS, those that posts link to, and where they were put."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rst2hugo import markdown
from rst2hugo.addresses import urls
from rst2hugo.blog import settings
from rst2hugo.engines.pelican import header, links, patterns
from rst2hugo.engines.pelican.conf import read_version
from rst2hugo.model import Asset, Page
from rst2hugo.values.normal_forms import compose

# From this version on static files are at their own paths (``StaticGenerator`` of 3.2 and 3.3).
AT_ROOT = (3, 3)
GENERATED = (".html", ".htm", ".xml", ".rss", ".atom")


def asset(path: str, content: str, conf: Mapping[str, Any]) -> Asset:
    """The file ``path`` below ``PATH``, which is the folder ``content`` of the blog, where the settings put it."""
    said = header.extra(path, conf)
    known = {**said, "path": said.get("path", path)}
    place = said.get("save_as") or patterns.fill_known(conf["STATIC_SAVE_AS"], known) or path
    if not said and (read_version(conf, exact=True) or AT_ROOT) < AT_ROOT:
        place = f"static/{path}"
    if str(place).endswith("/"):  # a folder is meant; Pelican writes one file over the other (utils.copy)
        place = f"{place}{posixpath.basename(path)}"
    return at(posixpath.join(content, path), str(place))


def below_static(known: Iterable[Asset], opened: Iterable[str]) -> Iterator[Asset]:
    """The files that pages ask for where Pelican up to 3.2 had them, below ``/static/``, if none are there now."""
    places = {one.address: one for one in known}
    for path in opened:
        found = places.get(path.removeprefix("/static"))
        if path.startswith("/static/") and path not in places and found is not None:
            yield at(found.source, path)


def beside_site(known: Iterable[Asset], opened: Iterable[str], has_file: Callable[[str], bool]) -> Iterator[Asset]:
    """The files that pages ask for at paths where the blog's folder has them, for that may be the published site.

    Pages and feeds there are what Pelican made.
    """
    places = {one.address for one in known}
    for path in opened:
        if path not in places and not path.endswith((*GENERATED, "/")) and has_file(path.lstrip("/")):
            yield at(path.lstrip("/"), path)


def at(source: str, place: str) -> Asset:
    place = posixpath.normpath(f"/{place.lstrip('/')}").lstrip("/")
    return Asset(source, f"static/{place}", f"/{place}")


def is_fixed(path: str, conf: Mapping[str, Any]) -> bool:
    """Whether the settings say where a file goes, so that no link moves it."""
    return not {"save_as", "url"}.isdisjoint(header.extra(path, conf))


def linked(
    known: Iterable[Asset],
    pages: Sequence[Page],
    file: Callable[[Page], str | None],
    reading: Callable[[str], links.Link | None],
    content: str,
    conf: Mapping[str, Any],
    there: frozenset[str],
) -> list[Asset]:
    """The assets with the files that pages link to by ``{static}`` and ``{attach}``; the latter move next to the page.

    The first link that speaks of a file decides where it is. ``file`` has the file of a page, ``reading`` takes a
    link apart.
    """
    found = {one.source: one for one in known}
    settled: set[str] = set()
    folded: dict[str, list[str]] = {}
    for one in there:
        folded.setdefault(compose(one).lower(), []).append(one)
    for page in pages:
        for uri in markdown.opened(f"{page.front_matter.get('summary', '')}\n{page.markdown}"):
            link = reading(uri)
            if link is None or link.what not in links.FILES:
                continue
            source = links.path(link.value, page.source, content, there)
            if source not in there:
                wanted = compose(source).lower()
                source = next((one for one in folded.get(wanted, ()) if link.what != "filename"), source)
            below = posixpath.relpath(source, content or ".")
            if source not in found and (link.what == "filename" or source not in there):
                continue
            if link.what == "attach" and source not in settled and not is_fixed(below, conf) and (place := file(page)):
                found[source] = at(source, beside(source, page, place))
            found.setdefault(source, asset(below, content, conf))
            settled.add(source)
    return list(found.values())


def beside(source: str, page: Page, place: str) -> str:
    """Where a file goes that is attached to a page, which is in the file ``place``: as deep below it as it was."""
    tail = posixpath.relpath(source, posixpath.dirname(page.source))
    folder = posixpath.dirname(place)
    return posixpath.join(folder, posixpath.basename(source) if tail.startswith("../") else tail)


def of_theme(
    conf: Mapping[str, Any], walk: Callable[[str], Iterable[str]], is_inside: Callable[[str], bool]
) -> Iterator[Asset]:
    """The files of a theme that is in the blog's own folder."""
    theme = posixpath.normpath(str(conf["THEME"] or "/"))
    if theme.startswith(("/", "..")) or not is_inside(theme):
        return
    for folder in settings.as_list(conf["THEME_STATIC_PATHS"]):
        top = posixpath.normpath(posixpath.join(theme, str(folder)))
        for path in walk(top) if top.startswith(f"{theme}/") else ():
            yield at(path, posixpath.join(str(conf["THEME_STATIC_DIR"]), posixpath.relpath(path, top)))


def copies(pages: Iterable[Page], file: Callable[[Page], str | None], conf: Mapping[str, Any]) -> Iterator[Asset]:
    """The sources themselves, where the settings have them published."""
    if conf["OUTPUT_SOURCES"]:
        for page in pages:
            if not page.draft and "build" not in page.front_matter and (place := file(page)):
                stem = posixpath.splitext(urls.file_of(place))[0]
                yield at(page.source, f"{stem}{conf['OUTPUT_SOURCES_EXTENSION']}")
