"""The pages at addresses that Hugo has something of its own for: the home page, and the page for what is not found.

A home page is ``content/_index.md`` (https://gohugo.io/content-management/organization/); with its layout it shows
its text and no posts, which a theme that does not know the layout may list below it. A page at ``/404.html``
is ``content/404.md`` with that ``url``: it has the path of Hugo's own 404 page and takes its place (Hugo 0.168, tried).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rst2hugo import claims
from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.model import Page, Site, Value

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
    return [at_special(page, addresses.get(page.source)) for page in pages]


def at_special(page: Page, address: str | None) -> Page:
    """The page at ``address``; without one, not at an address that only another page may have."""
    if address is not None:
        olds = dict.fromkeys(filter(None, (page.old_url, *page.aliases)))
        return claims.at(page, address, tuple(one for one in olds if one.rstrip("/") != address.rstrip("/")))
    if page.draft and kind_of(page):
        message = f"Hugo would have no page at {page.url} while this one is a draft; it has the address of its file"
        told = Diagnostic(page.source, None, Code.DRAFT_ADDRESS, message)
        header = {key: value for key, value in page.front_matter.items() if key != "url"}
        return replace(page, url=None, front_matter=header, diagnostics=(*page.diagnostics, told))
    return page


def place(page: Page) -> Page:
    """The page in the file that Hugo wants for its address; all but special ones stay where they are."""
    kind = kind_of(page)
    if kind is None:
        return page
    page = replace(page, language="") if page.url == kind else page
    header = {key: value for key, value in page.front_matter.items() if kind != HOME or key not in NOT_AT_HOME}
    own: dict[str, Value] = {"layout": "static"} if kind == HOME else {"build": {"list": "never"}}
    plain = {key: value for key, value in header.items() if not isinstance(value, dict)}
    header = plain | own | {key: value for key, value in header.items() if key not in plain and key not in own}
    return replace(page, output=FILES[kind], front_matter=header)


def with_static_homes(site: Site, pages: Sequence[Page]) -> Site:
    """The site, which now tells in which languages home is not the list of the newest posts."""
    languages = {page.language for page in pages if kind_of(page) == HOME}
    redirected = {one for one in ("", *(one.tag for one in site.languages)) if in_language(HOME, one) in site.refreshes}
    return replace(site, static_homes=frozenset(languages | redirected))
