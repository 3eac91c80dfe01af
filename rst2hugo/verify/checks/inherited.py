"""Whether the old blog was no better: what it names without having it, or says to be at one address."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from rst2hugo.addresses import special_pages, urls
from rst2hugo.blog import settings
from rst2hugo.model import Page, Site
from rst2hugo.verify.checks.conversion_checks import Held
from rst2hugo.verify.normalise import normal
from rst2hugo.verify.nouns.difference import Kind
from rst2hugo.verify.nouns.verdict import Finding
from rst2hugo.verify.read.published import PAGES


class Past:
    """The old blog, as far as its sources tell."""

    def __init__(self, held: Held) -> None:
        self.index = held.link_index
        self.by_source = {page.source: page for page in held.pages}
        self.by_url = {page.url: page for page in held.pages}
        self.claimed = Counter(one for page in held.result.pages for one in claims(page))
        # Of a page that is not published before its day there may be no more than a preview.
        today, dated = datetime.date.today().isoformat(), [] if held.site.future else held.result.pages
        self.future = {page.url for page in dated if page.url and str(page.front_matter.get("date", ""))[:10] > today}
        outputs = (asset.output for asset in held.result.assets)
        self.copied = {one.removeprefix("static") for one in outputs if one.endswith(PAGES)}
        self.copied |= {special_pages.FILES[special_pages.HOME]} if held.site.verbatim_home else set()
        self.unasked = {one for page in held.result.unasked for one in claims(page)}
        self.unasked |= {asset.address for asset in held.result.unasked_assets}
        self.unasked |= {asset.old_address for asset in held.result.assets if asset.old_address}
        named = map(self.place, of_settings(held.site))
        self.not_there = {path for path in named if path is not None and self.index.published.find(path) is None}

    def place(self, address: str) -> str | None:
        """The path that an address of the settings means on the site; None for another site."""
        place = urls.located(address, "/", self.index.hosts, self.index.new_base_path)
        return place.path if place else None

    def is_unasked(self, finding: Finding) -> bool:
        """Whether what does not answer is a page, or a file, that the options of the conversion leave out."""
        kinds = (Kind.BROKEN_LINK, Kind.BROKEN_FRAGMENT, Kind.ADDRESS)
        return finding.difference.kind in kinds and unquote(finding.address.partition("#")[0]) in self.unasked

    def mark_inherited(self, finding: Finding) -> Finding:
        return replace(finding, inherited=self.had(finding))

    def had(self, finding: Finding) -> bool:
        """Whether what was found was so in the old blog."""
        if not self.index.whole:  # a site that was Hugo's before, at the same addresses
            return True
        kind = finding.difference.kind
        if kind is Kind.COLLISION:
            return self.claimed[finding.address] > 1
        if kind is Kind.ADDRESS:
            return self.was_draft(finding.address)
        if kind is Kind.BROKEN_LINK and finding.address in self.not_there:
            return True
        if self.is_copied(finding.place):
            return self.lacked(finding)
        page = self.by_source.get(finding.place)
        if page is None:
            return False
        if kind is Kind.BROKEN_FRAGMENT:
            address, _, fragment = finding.address.partition("#")
            known = (unquote(address), fragment) in page.links
            # An id that docutils makes up was there under another name.
            return known and not normal.is_generated(fragment) and self.had_none(unquote(address), fragment)
        if kind not in (Kind.BROKEN_LINK, Kind.BROKEN_IMAGE):
            return False
        return any(not found for (path, _), found in page.links.items() if path == finding.address)

    def lacked(self, finding: Finding) -> bool:
        """Whether what a copied HTML file names was not in the old blog, either."""
        address, _, fragment = finding.address.partition("#")
        path = self.index.published.find(unquote(address))
        if path is None or self.is_copied(path):  # as it is: what it does not have it never had
            return True
        return path in self.by_url and self.had_none(path, unquote(fragment))

    def is_copied(self, place: str) -> bool:
        """Whether the page at an address of the new site is an HTML file of the old one."""
        return not self.copied.isdisjoint((place, f"{place}index.html"))

    def had_none(self, url: str, fragment: str) -> bool:
        """Whether the source of the page that is now at ``url`` has no such id."""
        page = self.by_url.get(url)
        return page is not None and page.ids is not None and fragment not in page.ids

    def was_draft(self, address: str) -> bool:
        """Whether an old or new address is that of a page which the blog itself holds back."""
        if self.index.published.find(address) in self.future:
            return True
        return self.index.published.find(address) is None and self.index.drafts.find(address) is not None


def of_settings(site: Site) -> Iterator[str]:
    """The addresses that the settings of the blog name: those of its menus, and what a theme is told."""
    for menu in (site.menu, *(language.menu for language in site.languages)):
        yield from (entry.address for entry in menu)
    yield from (text for text in settings.texts_in(site.params) if text.startswith(("/", "http:", "https:")))


def claims(page: Page) -> set[str]:
    return {one for one in (page.url, page.old_url, *page.aliases) if one is not None}
