"""What a Hugo project needs besides content: its settings, layouts, feeds and the pages of its lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from importlib.resources.abc import Traversable

from rst2hugo.hugo import feeds, lists, next_post, refreshes, themes
from rst2hugo.hugo.configuration import hugo_toml
from rst2hugo.hugo.lists import of_site as lists_of
from rst2hugo.model import ListPage, Site, Term

__all__ = ["files", "frame_files", "hugo_toml", "lists_of", "theme_hooks"]


def files(
    site: Site, terms: Sequence[Term] = (), hooks: Mapping[str, str] = {}, made: Sequence[ListPage] | None = None
) -> dict[str, str]:
    """Path from the site's root → text, of everything but posts, pages and their assets.

    ``hooks`` (render hooks and shortcodes, path → text) are taken as they are, and so are the lists ``made``; without
    any, they are those of a site without pages. Every one of
    ``terms`` gets a page, which holds its spelling, address and aliases; Hugo knows none for a name
    with an empty part or a part of dots only (``a//b``, ``..``), and
    files with a refresh answer for the former. The address of a list is made a
    folder, because its second page lies below it: instead of ``/tag/c.html`` it is ``/tag/c/``,
    and the former an alias.
    """
    frame = "theme" if site.theme else "starter"
    found = {path: text for folder in ("shared", frame) for path, text in template_files(folder)}
    found = {path: text for path, text in found.items() if path not in themes.HOOKS}
    if site.theme and themes.find_theme(site.theme).has_chroma:
        found = {path: text for path, text in found.items() if "chroma" not in path}
    found |= {"hugo.toml": hugo_toml(site)} | next_post.files(site) | feeds.files(site) | themes.files(site)
    found |= hooks
    found |= {"static/robots.txt": robots_txt(site.robots, site.base_url)} if site.robots is not None else {}
    known = lists_of(site) if made is None else made
    return found | lists.files(known, site) | lists.term_files(terms, site) | refreshes.files(site)


def frame_files() -> frozenset[str]:
    """The paths of the starter theme's frame: what any other theme has of its own, and these would be put before."""
    return frozenset(path for path, _ in template_files("starter"))


def theme_hooks(site: Site, texts: Iterable[str]) -> dict[str, str]:
    """Path → text of the render hooks that these Markdown texts need if the site has a theme."""
    found = dict(template_files("theme"))
    return {path: found[path] for path in themes.find_hooks(site, texts)}


def robots_txt(left_alone: Sequence[str], base_url: str) -> str:
    """What search engines ask for first (RFC 9309)."""
    lines = ["User-agent: *", *(f"Disallow: {one}" for one in left_alone), *([] if left_alone else ["Disallow:"])]
    return "\n".join([*lines, *([f"Sitemap: {base_url.rstrip('/')}/sitemap.xml"] if base_url else [])]) + "\n"


def template_files(name: str) -> Iterator[tuple[str, str]]:
    """Path in the site → text of the files in one of our folders: ``shared``, ``starter`` or ``theme``."""
    return texts(resources.files("rst2hugo.hugo") / name)


def texts(folder: Traversable, path: str = "") -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from texts(entry, f"{path}{entry.name}/")
        else:
            yield path + entry.name, entry.read_text("utf-8")
