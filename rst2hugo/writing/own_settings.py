"""A site whose settings or feeds are the user's by now: pages say what would not follow from these as from ours."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from rst2hugo.addresses.permalinks import Permalinks
from rst2hugo.addresses.post_ids import say_ids
from rst2hugo.addresses.readdress import readdress
from rst2hugo.model import Page, Result, Site
from rst2hugo.writing.atomic import refusing
from rst2hugo.writing.manifest import Manifest, on_disk

SETTINGS = "hugo.toml"
FEEDS = ("layouts/_partials/feeds/atom.txt", "layouts/_partials/feeds/rss.txt", "layouts/_partials/feeds/id.html")


class Rules(NamedTuple):
    """What a site tells of its pages: their addresses and what feeds know them by; None for what cannot be read."""

    permalinks: Permalinks | None
    ids: Mapping[str, str]


def rules_of_site(site: Site) -> Rules:
    """The rules in the settings that we write."""
    return Rules(Permalinks(dict(site.page_urls), site.dated_names), dict(site.ids))


def rules_in(folder: Path, site: Site, before: Manifest | None) -> Rules:
    """The rules by which Hugo will build the site in ``folder``: ours, but for files that the user edited.

    Without a manifest these are replaced.
    """
    ours = rules_of_site(site)
    if before is None:
        return ours
    rules = read_rules(folder / SETTINGS) if is_edited(folder, SETTINGS, before) else ours
    if any(is_edited(folder, path, before) for path in FEEDS):
        rules = rules._replace(ids={})
    return rules


def is_edited(folder: Path, path: str, before: Manifest) -> bool:
    """Whether there is such a file that is not as we left it."""
    with refusing(folder / path):
        return (folder / path).is_file() and not before.ours(path, on_disk(folder / path))


def read_rules(file: Path) -> Rules:
    """The rules in a settings file of Hugo."""
    if file.is_symlink():
        return Rules(None, {})
    try:
        settings = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return Rules(None, {})
    pages, dates = table(table(settings, "permalinks"), "page"), table(settings, "frontmatter")
    patterns = {str(name).lower(): str(pattern) for name, pattern in pages.items()}
    return Rules(Permalinks(patterns, ":filename" in str(dates)), table(table(settings, "params"), "ids"))


def table(settings: dict[str, Any], name: str) -> dict[str, Any]:
    found = settings.get(name)
    return found if isinstance(found, dict) else {}


def with_addresses(result: Result, rules: Rules) -> Result:
    """The result with every page at its address, and with its ids, by other rules than those of its own site."""
    ours = rules_of_site(result.site)
    if rules == ours:
        return result
    ids = ours.ids if rules.ids != ours.ids else {}
    return replace(result, pages=tuple(say_address(say_ids(page, ids), rules.permalinks) for page in result.pages))


def say_address(page: Page, rules: Permalinks | None) -> Page:
    """The page, with its address in its front matter unless that has it already or the rules give it."""
    if page.typed_header is not None:
        return page
    header = page.front_matter
    if page.url and "url" not in header and (rules is None or rules.find_address(page) != page.url):
        aliases = {key: value for key, value in header.items() if key == "aliases"}  # as its language wants them
        header = readdress(page, page.url, page.aliases).front_matter | aliases
    return replace(page, front_matter=header)
