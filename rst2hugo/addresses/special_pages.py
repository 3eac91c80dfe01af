"""The pages at addresses that Hugo has something of its own for: the home page, and the page for what is not found.

A home page is ``content/_index.md`` (https://gohugo.io/content-management/organization/); with a layout of its own it
shows its text and no posts: of the starter "static", of themes that of single pages. A page at ``/404.html``
is ``content/404.md`` with that ``url``: it has the path of Hugo's own 404 page and takes its place (Hugo 0.168, tried).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rst2hugo.addresses.readdress import readdress
from rst2hugo.model import Page, Site
from rst2hugo.model.diagnostics import Code, Diagnostic

HOME, NOT_FOUND = "/", "/404.html"
FILES = {HOME: "content/_index.md", NOT_FOUND: "content/404.md"}
# What a home page does not need, or Hugo would not publish it.
NOT_AT_HOME = ("url", "build", "slug")


def in_language(address: str, language: str) -> str:
    """The address in the folder of a language; the site's own language has none."""
    return f"/{language}{address}" if language else address


def kind_of(page: Page) -> str | None:
    """HOME or NOT_FOUND if the page is that of the site or of its language; None for all others."""
    return next((one for one in FILES if page.url in (one, in_language(one, page.language))), None)


def claim_addresses(pages: Sequence[Page]) -> list[Page]:
    """The pages; one that the old site showed at ``/`` or ``/404.html`` is there, and its other addresses lead there.

    Not a draft: Hugo would publish nothing in its place.
    """
    owners: dict[str, str] = {}
    for page in sorted((page for page in pages if not page.draft), key=lambda page: bool(page.language)):
        special = [in_language(one, language) for one in FILES for language in dict.fromkeys([page.language, ""])]
        for address in (one for one in special if one in (page.url, page.old_url)):
            owners.setdefault(address, page.source)
    addresses = {source: address for address, source in owners.items()}
    return [at_special(page, addresses.get(page.source), owners) for page in pages]


def at_special(page: Page, address: str | None, owners: Mapping[str, str]) -> Page:
    """The page at ``address``; without one, not at an address that only another page may have."""
    if address is not None:
        olds = dict.fromkeys(filter(None, (page.old_url, *page.aliases)))
        return readdress(page, address, tuple(one for one in olds if one.rstrip("/") != address.rstrip("/")))
    if not kind_of(page):
        return page
    if page.draft:
        code, reason = Code.DRAFT_ADDRESS, f"Hugo would have no page at {page.url} while this one is a draft"
    else:
        code, reason = Code.DUPLICATE_ADDRESS, f"{page.url} is also the address of {owners[str(page.url)]}"
    told = Diagnostic(page.source, None, code, f"{reason}; this page has the address of its file")
    header = {key: value for key, value in page.front_matter.items() if key != "url"}
    return replace(page, url=None, front_matter=header, diagnostics=(*page.diagnostics, told))


def place(page: Page, site: Site) -> Page:
    """The page in the file that Hugo wants for its address; all but special ones stay where they are.

    Hugo lists a home page under its tags in one build and not in the next (0.168, tried), so they are for the theme.
    """
    kind = kind_of(page)
    if kind is None:
        return page
    page = replace(page, language="") if page.url == kind else page
    header = dict(page.front_matter)
    params = header.pop("params", {})
    if kind == HOME:
        terms = {f"{key}_value": header.pop(key) for key in site.taxonomies.values() if key in header}
        params = {**(params if isinstance(params, dict) else {}), **terms}
        header = {key: value for key, value in header.items() if key not in NOT_AT_HOME}
        header |= {"layout": "single" if site.theme else "static"}
    else:
        header |= {"build": {"list": "never"}}
    plain = {key: value for key, value in header.items() if not isinstance(value, dict)}
    tables = {key: value for key, value in header.items() if isinstance(value, dict)}
    whole = plain | tables | ({"params": params} if params else {})
    return replace(page, output=FILES[kind], front_matter=whole)


def with_static_homes(site: Site, pages: Sequence[Page]) -> Site:
    """The site, which now tells in which languages home is not the list of the newest posts."""
    homes = {page.url for page in pages if kind_of(page) == HOME}
    refreshes = {old: new for old, new in site.refreshes.items() if old not in homes}
    languages = ("", *(one.tag for one in site.languages))
    static = frozenset(one for one in languages if in_language(HOME, one) in homes | refreshes.keys())
    return replace(site, static_homes=static, refreshes=refreshes)
