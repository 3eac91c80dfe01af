"""Nikola's own links: ``link://slug/one``, ``link://tag/python``, ``link://archive/2014``, ``link:/path``."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from urllib.parse import parse_qsl, unquote, urlsplit

from rst2hugo.engines.nikola.paths import KINDS, Paths
from rst2hugo.engines.nikola.posts import Entry
from rst2hugo.engines.nikola.values import hierarchy

TERMS = tuple(KINDS)


def name(
    uri: str, language: str, paths: Paths, entries: Mapping[str, Entry], made: Collection[Entry]
) -> tuple[str, str] | None:
    """The name that a link stands for, and its fragment; None for an ordinary address.

    ``made`` are the pages of galleries and listings. The query of such a link has arguments for Nikola.
    """
    if not uri.lower().startswith("link:"):
        return None
    parts = urlsplit(uri)
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    if not parts.netloc:
        return f"at:{unquote(parts.path)}", fragment
    kind, value = parts.netloc, unquote(parts.path.lstrip("/"))
    if kind == "slug":
        return f"doc:{value}", fragment
    if kind == "filename":
        entry = entries.get(value)
        return f"file:{entry.files.get(language, value) if entry else value}", fragment
    if kind == "slug_source":
        return f"source:{value}", fragment
    address = place(kind, value, dict(parse_qsl(parts.query)), language, paths)
    address = address or of_made(kind, value, made, language)
    return (f"at:{address}" if address else f"{kind}:{value}"), fragment


def squeezed(name: str) -> str:
    """The name of an address without what stands for blanks."""
    return name.replace("-", "")


def place(kind: str, value: str, query: Mapping[str, str], language: str, paths: Paths) -> str | None:
    """The old address of a list, a feed or a folder."""
    if kind in ("root", "index"):
        number = value if value.isdigit() and value != "0" else ""
        page = paths.further_page(paths.index(language), int(number), language) if number else paths.index(language)
        return paths.address([""], language) + "/" if kind == "root" else page
    if kind in ("rss", "index_rss", "index_atom"):
        return paths.main_feed("atom" if kind == "index_atom" else "rss", language)
    if kind == "archive":
        return paths.archive([part for part in value.split("/") if part], language)
    if kind == "section_index":
        return paths.list_of([paths.slug(value, language)], language, always=True)
    if kind == "post_path":
        return paths.address([posixpath.dirname(value), paths.index_file], language)
    term, _, what = kind.partition("_")
    if term in ("tag", "category", "author"):
        return of_term(term, what, value, query, language, paths)
    return None


def of_term(term: str, what: str, value: str, query: Mapping[str, str], language: str, paths: Paths) -> str | None:
    if what == "index":
        return paths.overview(term, language)
    path = paths.term(term, hierarchy(value, paths.conf) if term == "category" else [value], language)
    if what in ("rss", "atom"):
        return paths.feed(path, what, language)
    first = paths.list_of(path, language)
    number = query.get("page", "")
    return paths.further_page(first, int(number), language) if number.isdigit() and number != "0" else first


def of_made(kind: str, value: str, made: Collection[Entry], language: str) -> str | None:
    """The address of a gallery, of its feed, of a listing, or of the file that it shows."""
    what, _, of = kind.partition("_")
    if what == "gallery":
        found = find_generated([one for one in made if posixpath.basename(one.path) == "index.txt"], value.strip("/"))
        address = found.places.get(language) if found and of != "global" else None
        address = address or (next(iter(found.places.values())) if found else None)
        return f"{address}rss.xml" if address and of == "rss" else address
    if what == "listing":
        found = find_generated([one for one in made if one.path.endswith(".html")], value)
        address = next(iter(found.places.values())) if found else None
        return address.removesuffix(".html") if address and of == "source" else address
    return None


def find_generated(made: Collection[Entry], value: str) -> Entry | None:
    """The page that ``value`` names: by its path in the blog, or by the end of it if only one has that."""
    known = {re.sub(r"/index\.txt$|\.html$", "", one.path): one for one in made}
    if value in known:
        return known[value]
    ending = [one for path, one in known.items() if path.endswith(f"/{value}")]
    return ending[0] if len(ending) == 1 else None
