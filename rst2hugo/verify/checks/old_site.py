"""The new site held against the old one as it was published: addresses must answer, posts read the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from rst2hugo.verify.checks import old_differences
from rst2hugo.verify.checks.near_addresses import nearest
from rst2hugo.verify.checks.old_page import OldPages
from rst2hugo.verify.checks.sites import Sites
from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.nouns.verdict import Finding, PageVerdict
from rst2hugo.verify.read.published import PAGES, address_of

# What themes are made of, and what engines publish for machines, of which Hugo makes its own.
OF_THEMES = frozenset(
    [".css", ".js", ".map", ".scss", ".less", ".woff", ".woff2", ".ttf", ".eot", ".otf", ".svg", ".png", ".gif",
     ".jpg", ".jpeg", ".webp", ".ico", ".webmanifest", ".json", ".xsl"]
)  # fmt: skip  # a table
OF_ENGINES = re.compile(r"(?:.*/)?_sources/.*|_static/.*|objects\.inv|searchindex\.js|sitemapindex\.xml")


class Comparison(NamedTuple):
    """What came of holding the new site against the old one.

    ``asked_for`` is how many addresses readers may ask for, ``unanswered`` those of them that are lost;
    ``theme_files`` are files of the old theme and engine, which are not. ``theme`` is what was left out of the pages,
    with the number of pages that have it.
    """

    pages: tuple[PageVerdict, ...]
    asked_for: int
    unanswered: tuple[Finding, ...]
    theme_files: tuple[str, ...]
    theme: Counter[str]


def compare_sites(sites: Sites) -> Comparison:
    """Every address and every page of the old site."""
    old_pages = OldPages(sites)
    pages, repeated = old_differences.without_repeated(list(old_pages.compare_all()), old_pages.is_written)
    theme = Counter({str(key): count for key, count in old_pages.theme.furniture.items()}) + repeated
    files = list(sites.asked_for())
    lost = [file for file in files if sites.new.answer(address_of(file)) is None]
    texts = "\n".join(origin.text for origin in sites.sources.values())
    kinds = {file for file in lost if is_of_theme(file, texts)}
    folders = {str(PurePosixPath(file).parent) for file in kinds} - {"."}
    kept = {str(PurePosixPath(file).parent) for file in files if file not in kinds and file.endswith(PAGES)}
    of_theme = tuple(file for file in lost if file in kinds or str(PurePosixPath(file).parent) in folders - kept)
    unanswered = tuple(report_lost(sites, [file for file in lost if file not in of_theme]))
    return Comparison(tuple(pages), len(files) - len(of_theme), unanswered, of_theme, theme)


def is_of_theme(file: str, texts: str) -> bool:
    """Whether a file is the old theme's or engine's: of such a kind, and named in none of the blog's ``texts``."""
    path = PurePosixPath(file)
    if file.endswith(PAGES):
        return False
    return OF_ENGINES.fullmatch(file) is not None or (path.suffix.lower() in OF_THEMES and path.name not in texts)


def report_lost(sites: Sites, lost: list[str]) -> Iterator[Finding]:
    """Every address that the new site does not answer, with what would answer it."""
    there = [address_of(one) for one in sorted(sites.new.files)] if lost else []
    for file in lost:
        address = address_of(file)
        held_back = sites.held_back.get(file)
        remedy = f"nothing; {held_back[1]}" if held_back else remedy_for(sites, address, there)
        yield Finding(address, Difference(Kind.ADDRESS, address, remedy), address)


def remedy_for(sites: Sites, address: str, there: list[str]) -> str:
    """What would answer an address: a redirect to what the new site has at an address like it."""
    near = nearest(address, there)
    file = sites.new.answer(near) if near else None
    return f"nothing; a line of _redirects would answer: {address} {address_of(file)} 301" if file else ""
