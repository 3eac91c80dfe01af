"""The index of links of a blog, built when all its pages, files and lists have their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rst2hugo.addresses.near_addresses import NearAddresses
from rst2hugo.links.address_book import book_of_pages, fold_case, fold_files, published_book, with_spellings
from rst2hugo.links.anchors import PageAnchors
from rst2hugo.links.crossrefs import NamedTarget, Spell, candidates
from rst2hugo.links.link_index import LinkIndex, ReadLink
from rst2hugo.model import Asset, Page
from rst2hugo.values.normal_forms import with_composed


def build_index(
    pages: Iterable[Page],
    assets: Iterable[Asset],
    lists: Iterable[str],
    hosts: frozenset[str] = frozenset(),
    base_path: str = "",
    new_base_path: str = "",
    *,
    whole: bool = True,
    names: Mapping[str, NamedTarget] | None = None,
    spell: Spell = candidates,
    read_link: ReadLink | None = None,
    terms: Iterable[str] = (),
) -> LinkIndex:
    """The index of a blog; ``lists`` are the addresses that Hugo itself answers: home, sections, terms, feeds.

    An address that several pages claim leads to the first of them; a draft has none that a published page has.
    ``terms`` are the addresses among ``lists`` that belong to terms; the other arguments are those of LinkIndex.
    """
    assets, pages, lists = list(assets), list(pages), list(lists)
    open_pages = [page for page in pages if not page.draft]
    published, drafts = published_book(open_pages, assets, lists), book_of_pages([page for page in pages if page.draft])
    kinds = dict.fromkeys(lists, "list") | dict.fromkeys(terms, "tag")
    kinds |= {asset.address: "asset" for asset in assets} | {page.url: page.kind for page in pages if page.url}
    return LinkIndex(
        with_spellings(published),
        with_spellings(drafts),
        fold_case(published),
        hosts,
        base_path,
        new_base_path,
        whole,
        with_composed(names or {}),
        spell,
        read_link,
        kinds,
        outputs={page.url: (page.output, page.language) for page in open_pages if page.url},
        anchors={page.url: PageAnchors.of(page) for page in open_pages if page.url},
        folded_files=fold_files(published),
        near=NearAddresses(dict[str, str](published.addresses.items())),
    )
