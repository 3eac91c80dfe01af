"""Checks of the whole new site: what it names is there, addresses are taken once, no syntax leaks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from rst2hugo.addresses import translations, urls
from rst2hugo.addresses.permalinks import Permalinks
from rst2hugo.addresses.urls import as_link
from rst2hugo.blog.boundary import find_boundary
from rst2hugo.headers import front_matter
from rst2hugo.model import Page
from rst2hugo.verify.build.hugo import LIST, Content
from rst2hugo.verify.compare import leaks
from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.nouns.verdict import Finding, PageVerdict
from rst2hugo.verify.read.published import Named, Published, address_of
from rst2hugo.verify.read.reader import read_hugo
from rst2hugo.writing.own_settings import SETTINGS, read_rules

SEEN = ("img", "video", "audio", "source")
Names = Mapping[str, str]
"""File of the new site → what to call it: the source, or the content file, that it came from."""


def broken(site: Published, names: Names, lists: frozenset[str]) -> Iterator[Finding]:
    """Every link, image and fragment of the site's pages that leads nowhere on it.

    What is wrong with a post is not repeated for the ``lists``, and other pages of Hugo's own, that show it.
    """
    known: dict[tuple[str, str], Kind | None] = {}
    told: set[tuple[tuple[str, str], Kind]] = set()
    told_of_posts: set[tuple[str, Kind]] = set()
    posts = names.keys() - lists
    for file in sorted(site.pages(), key=lambda one: one not in posts):
        here = address_of(file)
        # What a list shows of a post has the post's addresses, relative ones as well.
        told_here = set() if file in posts else told_of_posts
        for named in site.facts(file).named:
            place = site.located(named.uri, here)
            if place is None and not named.uri.startswith("#"):
                continue
            key = (here if place is None else place.path, unquote(named.uri.partition("#")[2]))
            if key not in known:
                known[key] = problem(site, *key)
            kind = known[key]
            if kind is Kind.BROKEN_LINK and named.tag in SEEN:
                kind = Kind.BROKEN_IMAGE
            if kind is None or (named.uri, kind) in told_here or (file not in posts and (key, kind) in told):
                continue
            told.add((key, kind))
            told_here.add((named.uri, kind))
            told_of_posts |= told_here if file in posts else set()
            concerned = as_link(key[0]) + f"#{key[1]}" if kind is Kind.BROKEN_FRAGMENT else key[0]
            yield Finding(names.get(file, here), Difference(kind, describe_link(named), ""), concerned)


def dead_redirects(site: Published) -> Iterator[Finding]:
    """Aliases and lines of ``_redirects`` that send readers to nothing."""
    for file, where in sorted(site.redirects.items()):
        here = address_of(file)
        place = site.located(where, here)
        if place is not None and site.answer(place.path) is None:
            yield Finding(here, Difference(Kind.BROKEN_LINK, f"redirect to {where}", ""), place.path)


def taken_addresses(site: Published, pages: Iterable[PageVerdict]) -> Iterator[Finding]:
    """Addresses that a source claims for its page, and at which readers meet something else."""
    for page in pages:
        file = site.answer(page.url) if page.url else None
        for address, line in page.addresses if file is not None else ():
            there = site.answer(address)
            if there != file:
                told = f"{address_of(there)} and {page.url}" if there is not None else page.url
                yield Finding(page.source, Difference(Kind.ADDRESS, address, told, line), address)


def moved_pages(site: Published, pages: Iterable[Page], contents: Mapping[str, Content]) -> Iterator[Finding]:
    """Pages that are not at the address that the conversion gives them, with nothing there that leads to them."""
    files = {path: one.file for path, one in contents.items()}
    for page in pages:
        file = files.get(page.output.removeprefix("content/"))
        if file in site.files and page.url and "url" not in page.front_matter and site.answer(page.url) != file:
            yield Finding(page.source, Difference(Kind.ADDRESS, page.url, address_of(file)), page.url)


def problem(site: Published, path: str, fragment: str) -> Kind | None:
    """What is wrong with a place on the site; None if it is there."""
    file = site.answer(path)
    if file is None:
        return Kind.BROKEN_LINK
    # Every page has a top, and text fragments are the browser's.
    if not fragment or fragment == "top" or fragment.startswith(":~:") or not file.endswith((".html", ".htm")):
        return None
    return None if fragment in site.facts(file).ids else Kind.BROKEN_FRAGMENT


def describe_link(named: Named) -> str:
    return " ".join(filter(None, [f"‘{named.words}’" if named.words else "", f"to {named.uri}"]))


def collisions(site: Path, contents: Mapping[str, Content], languages: frozenset[str]) -> Iterator[Finding]:
    """Addresses that two pages, aliases or static files claim, of which readers meet only one.

    ``languages`` are those of the site besides its main one.
    """
    claims: dict[str, list[str]] = defaultdict(list)
    for path, content in contents.items():
        claims[content.file].append("a list of Hugo's own" if path.startswith(LIST) else path)
    for path, url, aliases in addressed(site, contents, languages):
        if url is not None and path not in claims[file_of(url)]:
            claims[file_of(url)].append(path)
        for alias in aliases:
            claims[file_of(alias)].append(f"an alias of {path}")
    static = site / "static"
    for copied in sorted(static.rglob("*")) if static.is_dir() else []:
        if copied.is_file():
            path = copied.relative_to(static).as_posix()
            claims[path].append(f"static/{path}")
    for file, owners in sorted(claims.items()):
        if len(set(owners)) > 1:
            told = Difference(Kind.COLLISION, " and ".join(owners), "one of them")
            yield Finding(address_of(file), told, address_of(file))


def addressed(
    site: Path, contents: Mapping[str, Content], languages: frozenset[str]
) -> Iterator[tuple[str, str | None, list[str]]]:
    """Path, address and aliases of each content file that says where it is, or what leads there."""
    content = site / "content"
    boundary = find_boundary(site)
    rules = read_rules(site / SETTINGS).permalinks or Permalinks()
    for file in sorted(content.rglob("*.md")) if content.is_dir() else []:
        if file.is_symlink() and not boundary.holds(file):
            continue
        text = file.read_text("utf-8", "replace")
        path = file.relative_to(content).as_posix()
        if "aliases" in text or "url" in text or path not in contents:
            values = front_matter.read_content(text)
            url, aliases = values.get("url"), values.get("aliases") or []
            found = [aliases] if isinstance(aliases, str) else [str(one) for one in aliases]
            language = file.stem.rpartition(".")[2].lower()
            language = language if language in languages else ""
            if path in contents:
                own = address_of(contents[path].file)
            else:  # another page stands in its place
                own = rules.find_address(Page("", f"content/{path}", values, "", language=language)) or ""
            place = urls.of_front_matter(str(url)) if url else own or None
            meant = [translations.meant(one, place or "/", language) for one in found]
            yield path, place, meant


def held_back(
    site: Path, new: Published, contents: Mapping[str, Content], names: Names, languages: frozenset[str]
) -> dict[str, tuple[str, str]]:
    """What Hugo would write if it published everything, aliases included: file → file of the page, why it is not."""
    hidden = {path: one.file for path, one in contents.items() if one.file not in new.files and path[0] != LIST}
    found = {}
    for path, file in hidden.items():
        values = front_matter.read_content((site / "content" / path).read_text("utf-8", "replace"))
        found[file] = file, f"{names[file]} is {'a draft' if values.get('draft') else 'not published at this time'}"
    for path, _, aliases in addressed(site, contents, languages) if hidden else ():
        if path in hidden:
            found = dict.fromkeys(map(file_of, aliases), found[hidden[path]]) | found
    return found


def file_of(address: str) -> str:
    """The file that Hugo writes for a url or an alias: itself if it ends in .html, else a folder's index."""
    path = urls.clean(address.replace("%", "%25").replace("?", "%3F").replace("#", "%23")).strip("/")
    return path if re.search(r"\.html?$", path) and not address.endswith("/") else f"{path}/index.html".lstrip("/")


def lists_of(contents: Mapping[str, Content]) -> frozenset[str]:
    """The files of pages that show other pages."""
    found = (path for path in contents if path.startswith(LIST) or PurePosixPath(path).name.startswith("_index."))
    return frozenset(contents[path].file for path in found)


def with_lists(contents: Mapping[str, Content]) -> frozenset[str]:
    """The files of pages that have lists of posts in their text."""
    return frozenset(one.file for one in contents.values() if one.lists)


def homes_of(contents: Mapping[str, Content]) -> frozenset[str]:
    """The files of the home pages that have a content file, one in each language."""
    return frozenset(content.file for path, content in contents.items() if re.fullmatch(r"_index(\.[^/]+)?\.md", path))


def names_of(contents: Mapping[str, Content], sources: Mapping[str, str]) -> dict[str, str]:
    """What to call the files of the new site: the source of the content file, or the content file itself."""
    files = {path: content.file for path, content in contents.items() if not path.startswith(LIST)}
    return {file: sources.get(path, f"content/{path}") for path, file in files.items()}


def leaked(site: Path, contents: Mapping[str, Content], names: Names, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Syntax that shows up as text on pages that nothing else is held against; ``texts`` are the sources of some."""
    for path, content in contents.items():
        name = names.get(content.file, address_of(content.file))
        file = site / "content" / path.lstrip(LIST)
        if name in texts:
            meant = leaks.spoken_of(texts[name])
        else:
            meant = leaks.escaped(file.read_text("utf-8", "replace") if file.is_file() else "")
        for text in leaks.in_reading(read_hugo(content.html), meant):
            yield Finding(name, Difference(Kind.LEAK, "", text))
