"""What is known of themes: where they look for styles, how they read authors, what else they ask for.

Read in the themes themselves: Ananke 2.17, Stack 3, Coder (2026-06), Congo 2.9; PaperMod and Blowfish were not tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from rst2hugo.model import Page, Site, Value

NONE = "none"


class Theme(NamedTuple):
    """A theme by the names of its folder and of its module.

    ``head`` is the partial in which it lets a site add to the head of pages, ``has_chroma`` tells that it has styles
    for the classes of code, ``params`` are settings without which it shows less. ``archives`` is its layout for a list
    of all posts, ``search`` what makes its search work: the formats of the home page, or of a page with that layout.
    ``author`` is the name under ``params`` of a post for its authors, or empty if it asks the taxonomy or never;
    ``author_is_table`` tells that the site's author is a table with a name.
    """

    names: tuple[str, ...]
    head: str
    has_chroma: bool = True
    params: Mapping[str, Value] = {}
    archives: str = ""
    home_search: bool = False
    page_search: bool = False
    author: str = ""
    author_is_table: bool = False


THEMES = (
    Theme(("papermod", "hugo-papermod"), "extend_head.html", archives="archives", home_search=True, author="author"),
    Theme(("ananke", "gohugo-theme-ananke"), "head-additions.html", False, author="author"),
    Theme(("stack", "hugo-theme-stack"), "head/custom.html", archives="archives", page_search=True),
    Theme(("coder", "hugo-coder"), "head/extensions.html", params={"colorScheme": "auto"}),
    Theme(("congo",), "extend-head.html", params={"enableSearch": True}, home_search=True, author_is_table=True),
    Theme(("blowfish",), "extend-head.html", params={"enableSearch": True}, home_search=True, author_is_table=True),
)
UNKNOWN = Theme((), "", False)
IN = r"[ >]*(?:[-*:] +|\d+[.)] +)*"
"""What stands before a block in quotations and lists."""
# Our render hook → the Markdown of which the hooks of themes leave something out: attributes of images and quotations.
# Those of Stack and Congo do; Hugo prefers a hook of the site to one of its theme.
HOOKS = {
    "layouts/_markup/render-image.html": re.compile(rf"(?m)^{IN}!\[.*\n[ >]*\{{[.#a-z]"),
    "layouts/_markup/render-blockquote-regular.html": re.compile(rf"(?m)^{IN}>.*\n[ >]*\{{[.#a-z]"),
}


def find_theme(name: str) -> Theme:
    """What is known of the theme in a folder or module of that name."""
    parts = [part for part in name.lower().split("/") if not (part.startswith("v") and part[1:].isdigit())]
    return next((theme for theme in THEMES if parts and parts[-1] in theme.names), UNKNOWN)


def with_author(page: Page, site: Site) -> Page:
    """The page with its authors where the theme looks for them, if they are not the site's."""
    key, authors = find_theme(site.theme).author, page.front_matter.get("authors")
    if not key or not isinstance(authors, list) or not authors or authors == [site.author]:
        return page
    params = page.front_matter.get("params")
    plain = {name: value for name, value in page.front_matter.items() if name != "params"}
    own: dict[str, Value] = {key: authors[0] if len(authors) == 1 else authors}
    return replace(page, front_matter={**plain, "params": own | (params if isinstance(params, dict) else {})})


def files(site: Site) -> dict[str, str]:
    """Path → text of what puts the styles of the content into the head of the theme's pages."""
    theme = find_theme(site.theme)
    return {f"layouts/_partials/{theme.head}": '{{ partial "content-css.html" . }}\n'} if theme.head else {}


def find_hooks(site: Site, texts: Iterable[str]) -> Iterator[str]:
    """The paths of our hooks without which a theme may leave something out of these Markdown texts."""
    known = [*texts] if site.theme else []
    yield from (path for path, sign in HOOKS.items() if any(map(sign.search, known)))


def missing_theme(site: Path, name: str) -> str:
    """What has to be done before Hugo can build the site with its theme; empty if nothing has."""
    if name == NONE and not any((site / "themes").glob("*")):
        return f"choose a theme, put it into {site / 'themes'}, and name it in hugo.toml"
    if name in ("", NONE) or "/" in name or (site / "themes" / name).is_dir():
        return ""
    return f"put the theme into {site / 'themes' / name} (git submodule add, or a copy)"
