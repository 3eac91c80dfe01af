"""By what feed readers and comments know posts, as patterns, so that few posts say it themselves.

``guid``, ``disqus_identifier`` and ``disqus_url`` hold the old address of a post: its first alias or, of one that has
not moved, its address. Layouts put it and the date into the pattern of ``[params] ids`` (``_partials/feeds/id.html``).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rst2hugo.addresses import urls
from rst2hugo.model import Page, Value

GUID = "guid"
OF_COMMENTS = ("disqus_identifier", "disqus_url")
DATE, PATH = ":date", ":path"


def choose_ids(pages: Sequence[Page], keys: Iterable[str]) -> dict[str, str]:
    """Key → pattern of what most of the pages that have it say under it."""
    found = {key: choose_pattern(pages, key) for key in keys}
    return {key: pattern for key, pattern in found.items() if pattern}


def choose_pattern(pages: Sequence[Page], key: str) -> str:
    values = [(page, str(params_of(page)[key])) for page in pages if key in params_of(page)]
    counts = Counter(pattern for page, value in values if (pattern := pattern_of(page, value)))
    pattern, count = next(iter(counts.most_common(1)), ("", 0))
    return pattern if 2 * count > len(values) else ""


def shorten_ids(page: Page, patterns: Mapping[str, str], base_url: str) -> Page:
    """The page without the ids that follow from the patterns; one that had none in feeds keeps its address as that."""
    params = params_of(page)
    if page.kind != "post":
        return page
    kept = {key: value for key, value in params.items() if key not in patterns or value != expand(page, patterns[key])}
    if GUID in patterns and GUID not in params and not page.draft and page.url:
        address = base_url.rstrip("/") + urls.as_link(page.url)
        kept |= {GUID: address} if expand(page, patterns[GUID]) != address else {}
    return with_params(page, kept)


def say_ids(page: Page, patterns: Mapping[str, str]) -> Page:
    """The page with the ids that follow from the patterns, for a site without these."""
    if page.kind != "post" or page.draft:
        return page
    params = params_of(page)
    is_quiet = params.get("comments") is False or bool(params.get("nocomments"))
    wanted = {key: pattern for key, pattern in patterns.items() if not (is_quiet and key in OF_COMMENTS)}
    found: dict[str, Value] = {key: known for key, pattern in wanted.items() if (known := expand(page, pattern))}
    return with_params(page, found | params)


def with_params(page: Page, params: dict[str, Value]) -> Page:
    """The page with these ``params``, which come last in its front matter."""
    if params == params_of(page):
        return page
    header = {key: value for key, value in page.front_matter.items() if key != "params"}
    return replace(page, front_matter=header | ({"params": params} if params else {}))


def pattern_of(page: Page, value: str) -> str:
    """The pattern of which the layouts make ``value`` on the page; empty if there is none."""
    path = path_of(page)
    if not path or not value.endswith(path):
        return ""
    pattern = value.removesuffix(path).replace(date_of(page) or DATE, DATE) + PATH
    return pattern if expand(page, pattern) == value else ""


def expand(page: Page, pattern: str) -> str | None:
    """What the layouts make of the pattern on the page; None if they may make something else of it."""
    path, date = path_of(page), date_of(page)
    if not path or (DATE in pattern and not date):
        return None
    return pattern.replace(DATE, date).replace(PATH, path)


def path_of(page: Page) -> str:
    """The old address of the page without the slash before it; empty if a layout does not know it for certain."""
    address = page.aliases[0] if page.aliases else page.url or ""
    said = page.front_matter.get("aliases")
    is_said = isinstance(said, list) and said[:1] == [address]
    is_certain = is_said if page.aliases else urls.as_link(address) == address
    return address.removeprefix("/") if is_certain and not page.language else ""


def date_of(page: Page) -> str:
    date = page.front_matter.get("date")
    return f"{date:%Y-%m-%d}" if isinstance(date, dt.date) and date.year > 999 else ""


def params_of(page: Page) -> dict[str, Value]:
    params = page.front_matter.get("params")
    return params if isinstance(params, dict) else {}
