"""Pages and their aliases: which keep their addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rst2hugo.addresses import translations, urls
from rst2hugo.addresses.readdress import readdress
from rst2hugo.collisions.published import Owner, PublishedFiles
from rst2hugo.model import Page
from rst2hugo.model.diagnostics import Code, Diagnostic

ONE_FILE = "the two are one file on macOS and Windows"


def settle_url(page: Page, published: PublishedFiles) -> Page:
    """The page at its address, or beside it if that belongs to something else."""
    if page.url is None or (owner := published.claim(urls.file_of(page.url), page.source)) is None:
        return page
    url = published.find_free(page.url, "page")
    published.claim(urls.file_of(url), page.source)
    return report(readdress(page, url, page.aliases), [f"{describe(page.url, owner)}; the page is at {url}"])


def settle_aliases(page: Page, published: PublishedFiles) -> Page:
    """The page with those of its aliases that nothing else answers."""
    kept, told = [], []
    own = {urls.file_of(page.url)} if page.url else set[str]()
    for alias in page.aliases:
        file = urls.file_of_alias(alias)
        if file in own:
            continue
        own.add(file)
        if not translations.can_alias(alias, page.url or "", page.language):
            told.append(f"Hugo cannot redirect from {alias} to a page of another language at {page.url}")
        elif (owner := published.claim(file, page.source, page.source)) is None:
            kept.append(alias)
        else:
            told.append(f"{describe(alias, owner)}; it does not redirect")
    page = readdress(page, None, tuple(kept)) if len(kept) < len(page.aliases) else page
    return report(page, told)


def describe(address: str, owner: Owner) -> str:
    """Whose an address is."""
    same = owner.file in (urls.file_of(address), urls.file_of_alias(address))
    apart = owner.file.lower() == urls.file_of(address).lower() and not same
    return f"{address} is also the address of {owner.name}" + (f" but for capitals, and {ONE_FILE}" if apart else "")


def report(page: Page, told: Sequence[str]) -> Page:
    code = Code.DRAFT_ADDRESS if page.draft else Code.DUPLICATE_ADDRESS
    found = tuple(Diagnostic(page.source, None, code, message) for message in dict.fromkeys(told))
    return replace(page, diagnostics=page.diagnostics + found) if found else page
