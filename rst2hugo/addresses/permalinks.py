"""By what rules Hugo gives pages their addresses, such that few pages need a ``url`` of their own.

Facts of Hugo 0.168, tried: a pattern of ``[permalinks.page]`` is that of a first folder of ``content``;
``:slugorcontentbasename`` is the ``slug`` without hyphens at its ends, else the file's name without ending and
language; a date counts as it is written, whatever its zone; the whole is written in lower case; pages of a further
language have its folder before it. If ``[frontmatter]`` names ``:filename``, what follows the date in a file's name is
its slug.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import PurePosixPath

from rst2hugo.addresses import hugo_paths, translations
from rst2hugo.addresses.readdress import readdress
from rst2hugo.model import Page, Value

NAME = ":slugorcontentbasename"
# Names of files that are not of a single page, or have that of their folder.
LISTS = ("index", "_index")
# What Hugo takes for the date of a page without one.
NO_DATE = dt.date(1, 1, 1)
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip  # a table
# Each token of a date, with another one for the same.
UNIT = {":Jan": ":month", ":monthname": ":month", ":1": ":month", ":2": ":day"}
# What Hugo keeps as it is, as far as anybody has to know.
PLAIN = re.compile(r"/(?:[\w-]+/)*")
DATED = re.compile(r"\d{4}-\d\d-\d\d")
SLUG_OF_DATED = re.compile(r"(\d{4}-\d\d-\d\d)[-_](?!\d\d-\d\d-\d\d)([^\W_](?:[\w-]*[^\W_])?)")


@dataclass(frozen=True)
class Permalinks:
    """The rules of a site: first folder of ``content`` → pattern, and whether files' names begin with dates."""

    patterns: Mapping[str, str] = field(default_factory=dict)
    dated_names: bool = False

    def settle_page(self, page: Page) -> Page:
        """The page with the least in its front matter that leaves it at its address; a draft may not have had one."""
        pattern = self.patterns.get(folder_of(page), "")
        found = self.shorten(page, pattern)
        if found is None and page.draft and page.old_url is None and "url" not in page.front_matter:
            return replace(page, url=self.find_address(page) or page.url)
        if found is None and page.url and "url" not in page.front_matter and self.may_move(page, pattern):
            return readdress(page, page.url, page.aliases)
        return found or page

    def may_move(self, page: Page, pattern: str) -> bool:
        """Whether the page is elsewhere than its file says."""
        return bool(pattern) or (self.dated_names and DATED.match(base_name(page)) is not None)

    def shorten(self, page: Page, pattern: str) -> Page | None:
        """The page without ``url``, with a ``slug`` if it needs one; None if Hugo has it at another address then."""
        if page.url is None or base_name(page) in LISTS or not is_plain(page):
            return None
        choices: tuple[dict[str, Value], ...] = ({}, {"slug": last_part(page.url)})
        for key in choices:
            found = replace(page, front_matter=with_key(page.front_matter, key))
            if self.address_of(found, pattern) == page.url:
                return found
        return None

    def find_address(self, page: Page) -> str | None:
        """The address that Hugo gives a page without ``url``; None if it is unclear."""
        return self.address_of(page, self.patterns.get(folder_of(page), ""))

    def address_of(self, page: Page, pattern: str) -> str | None:
        """The address that Hugo gives a page without ``url`` by a pattern, or by its own rule; None if unclear."""
        slug = self.slug_of(page)
        if slug is None:
            return None
        if not pattern:
            header = {**page.front_matter, "slug": slug}
            return translations.natural_address(replace(page, front_matter=header))
        values = tokens(page) | {NAME: slug or base_name(page)}
        parts = [values.get(part, part) for part in pattern.strip("/").split("/")]
        language = f"/{page.language}" if page.language else ""
        unknown = any(part.startswith(":") for part in parts)
        return None if unknown else f"{language}{hugo_paths.sanitized('/' + '/'.join(parts))}/"

    def slug_of(self, page: Page) -> str | None:
        """The slug of a page, if it has one; None if it has one that only Hugo knows."""
        slug, name = str(page.front_matter.get("slug") or ""), base_name(page)
        known: str | None = ""
        if slug:
            known = slug.strip("-") or None
        elif self.dated_names and DATED.match(name):
            known = slug_of_dated(name)
        return None if known == "index" else known  # which is the address of the folder


def choose_permalinks(pages: Sequence[Page], *, can_be_dated: bool) -> Permalinks:
    """The rules by which most pages need neither ``url`` nor ``slug``.

    ``can_be_dated`` tells that it does no harm if Hugo reads dates in the names of files, too. It does where the rest
    of a name is ``index``: Hugo then says that the page is at the address of its folder, whatever its ``url``.
    """
    slugs = [(slug_of_dated(base_name(page)), last_part(page.url)) for page in pages if page.url]
    can_be_dated = can_be_dated and "index" not in dict(slugs)
    fits = Counter(hugo_paths.lower(slug) == name for slug, name in slugs if slug)
    rules = Permalinks(dated_names=can_be_dated and fits[True] > fits[False])
    folders: dict[str, list[Page]] = {}
    for page in pages:
        if folder := folder_of(page):
            folders.setdefault(folder, []).append(page)
    patterns = {folder: choose_pattern(members, rules) for folder, members in sorted(folders.items())}
    return replace(rules, patterns={folder: pattern for folder, pattern in patterns.items() if pattern})


def choose_pattern(pages: list[Page], rules: Permalinks) -> str:
    """The pattern of the addresses of most of these pages; empty if Hugo's own rule does as well."""
    counts = Counter(pattern for page in pages for pattern in patterns_of(page))
    pattern, count = next(iter(counts.most_common(1)), ("", 0))
    own = sum(rules.shorten(page, "") is not None for page in pages)
    return pattern if count > own and 2 * count > len(pages) else ""


def patterns_of(page: Page) -> Iterator[str]:
    """The patterns by which Hugo would give a page its address: what is 12 may be a day or a month."""
    prefix = f"/{page.language}/" if page.language else "/"
    if page.url is None or not page.url.startswith(prefix) or not is_plain(page):
        return
    *parts, _ = page.url.removeprefix(prefix).strip("/").split("/")
    known = tokens(page).items()
    choices = ([token for token, value in known if value == part] or [part] for part in parts)
    for chosen in product(*choices):
        if len({UNIT.get(one, one) for one in chosen}) == len(chosen):
            yield "/".join(["", *chosen, NAME, ""])


def tokens(page: Page) -> dict[str, str]:
    """What Hugo's tokens mean on a page with a date."""
    date = page.front_matter.get("date") or (NO_DATE if page.draft else None)
    if not isinstance(date, dt.date):
        return {}
    month = MONTHS[date.month - 1]
    found = {":year": str(date.year), ":month": f"{date:%m}", ":Jan": month[:3], ":monthname": month}
    return found | {":day": f"{date:%d}", ":1": str(date.month), ":2": str(date.day)}


def with_key(header: Mapping[str, Value], key: Mapping[str, Value]) -> dict[str, Value]:
    """The front matter with another key in the place of ``url`` and ``slug``."""
    names = [*header]
    place = next((names.index(name) for name in ("url", "slug") if name in names), len(names))
    before = {name: header[name] for name in names[:place] if name not in ("url", "slug")}
    after = {name: header[name] for name in names[place:] if name not in ("url", "slug")}
    return {**before, **key, **after}


def slug_of_dated(name: str) -> str | None:
    """The slug in a name like ``2020-01-31-name``; None if it is not plain which that is."""
    found = SLUG_OF_DATED.fullmatch(name)
    try:
        return found[2] if found and dt.date.fromisoformat(found[1]) else None
    except ValueError:
        return ""


def last_part(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]


def folder_of(page: Page) -> str:
    """The first folder of ``content`` that a page is in, as Hugo knows it; empty for one at the top, and for lists."""
    parts = page.output.split("/")
    return hugo_paths.lower(parts[1]) if len(parts) > 2 and base_name(page) not in LISTS else ""


def base_name(page: Page) -> str:
    """The name of the page's file without its ending and language."""
    name = PurePosixPath(page.output).name.removesuffix(".md")
    return name.removesuffix(f".{page.language}") if page.language else name


def is_plain(page: Page) -> bool:
    """Whether Hugo changes nothing about the names in a page's address and path but capitals."""
    folder = posixpath.dirname(page.output.removeprefix("content/"))
    names = f"{page.url}", "/".join(["", *filter(None, [folder, base_name(page)]), ""])
    return all(PLAIN.fullmatch(name) and hugo_paths.sanitized(name) == hugo_paths.comparable(name) for name in names)
