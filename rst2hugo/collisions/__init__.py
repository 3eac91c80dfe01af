"""Collisions: of all that Hugo is to publish, each thing gets an address of its own.

Hugo refuses an alias ``/``, and of two pages, lists, feeds, files or aliases at one address it publishes now this
one and now that one, without a word (Hugo 0.168, tried). Here everything claims its addresses once, in the order
of its right to them; what comes too late is moved beside, left out, or redirects from nowhere, and is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rst2hugo.addresses import hugo_paths, special_pages, urls
from rst2hugo.collisions import assets as files
from rst2hugo.collisions import feeds, lists, long_names
from rst2hugo.collisions.lists import HOME
from rst2hugo.collisions.pages import settle_aliases, settle_url
from rst2hugo.collisions.published import PublishedFiles
from rst2hugo.hugo import lists_of
from rst2hugo.hugo.feeds import USUAL
from rst2hugo.model import Asset, ListPage, Page, Site, Term
from rst2hugo.model.diagnostics import Diagnostic

__all__ = ["Settled", "settle"]


@dataclass(frozen=True, slots=True)
class Settled:
    """All that the site has, no two things at one address; ``natural_terms`` are those that Hugo places by itself."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    site: Site
    lists: tuple[ListPage, ...]
    terms: tuple[Term, ...]
    natural_terms: tuple[Term, ...]
    diagnostics: tuple[Diagnostic, ...]

    def terms_with_files(self) -> list[Term]:
        """The terms that Hugo would not put where they are, or call as they are called, without a file of their own."""
        names = lists.spellings(self.pages, self.site)
        moved = [term for term in self.natural_terms if term.url != lists.natural_address(term, self.site)]
        odd = [term for term in self.terms if not hugo_paths.is_natural(self.site, term)]
        known = {lists.key_of(term) for term in (*moved, *odd)}
        rest = [term for term in (*self.terms, *self.natural_terms) if lists.key_of(term) not in known]
        return [*odd, *moved, *(term for term in rest if len(names.get(lists.key_of(term), ())) > 1)]

    def answered(self) -> dict[str, str]:
        """Every address that the site answers without a page or a file of the blog, with a word for what is there."""
        found = dict.fromkeys(["/", *(f"/{one.tag}/" for one in self.site.languages)], lists.A_LIST)
        counts = lists.count_posts(self.pages, self.site)
        of_terms = (lists.of_term(term, counts) for term in (*self.terms, *self.natural_terms))
        for list_page in (*self.lists, *of_terms):
            if not list_page.hidden and (list_page.posts or not list_page.is_spare):  # a folder of drafts has none
                found |= dict.fromkeys(
                    [list_page.url, *lists.further_pages(list_page, self.site), *list_page.aliases], lists.A_LIST
                )
        addresses = [feed.address for feed in self.site.feeds] or [USUAL.address]
        found |= dict.fromkeys(self.site.refreshes, "a redirect") | dict.fromkeys(addresses, lists.A_FEED)
        return found | {"/sitemap.xml": "the sitemap"}


def settle(pages: Sequence[Page], assets: Iterable[Asset], site: Site, terms: Sequence[Term]) -> Settled:
    """Give each thing of the site its addresses.

    In this order: the pages at ``/`` and ``/404.html``, the blog's files, what Hugo has at fixed addresses, feeds,
    pages, the lists that the old site had, the old addresses of pages, Hugo's other lists, the old addresses of
    lists, redirects by files, lists of folders, drafts.
    """
    published = PublishedFiles()
    site, long = long_names.settle_site(site)
    done = {number: page for number, page in enumerate(pages) if special_pages.kind_of(page)}
    for page in done.values():
        published.claim(urls.file_of(str(page.url)), page.source)
    lists.reserve_of_languages(site, published)
    claim_further_pages(lists_of(site, pages), site, published)
    kept, told = files.settle_assets(assets, published)
    site, kept = files.with_own_files(site, kept)
    lists.reserve_fixed(site, published)
    site, more = feeds.settle_feeds(site, published)
    told += more
    published.claim("index.html", HOME)
    wanted = lists_of(site, pages)
    first = {number: page for number, page in enumerate(pages) if not page.draft}
    done |= {number: settle_url(page, published) for number, page in first.items() if number not in done}
    for page in done.values():
        for file in lists.further_files(page, pages, site):
            published.claim(file, page.source)
    places = lists.Places(site, pages, published)
    old_lists, found = [places.settle(one) for one in wanted if one.of_old_site], places.settle_terms(terms)
    done = {number: settle_aliases(done[number], published) for number in first}
    others = [places.settle(one) for one in wanted if not (one.of_old_site or one.is_spare)]
    natural = places.settle_terms(lists.natural_terms(terms, pages, site))
    all_lists = [places.lead_there(one) for one in (*old_lists, *others)]
    found = [places.lead_to_term(term) for term in found]
    site, more = lists.settle_refreshes(site, published)
    all_lists += [places.settle(one) for one in wanted if one.is_spare]
    done |= dict(settle_drafts(pages, published))
    in_order = tuple(done[number] for number in range(len(pages)))
    told = [*long, *told, *places.reports, *more]
    return Settled(in_order, tuple(kept), site, tuple(all_lists), tuple(found), tuple(natural), tuple(told))


def claim_further_pages(wanted: Iterable[ListPage], site: Site, published: PublishedFiles) -> None:
    """Claim the further pages of the newest posts at ``/``, which cannot be elsewhere."""
    for address in wanted:
        if address.output.startswith("content/_index."):
            for file in [*lists.files_of(address, site)][1:]:
                published.claim(file, HOME)


def settle_drafts(pages: Sequence[Page], published: PublishedFiles) -> Iterator[tuple[int, Page]]:
    for number, page in enumerate(pages):
        if page.draft:
            yield number, settle_aliases(settle_url(page, published), published)
