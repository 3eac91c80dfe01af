"""Feeds: which keep their addresses, in each language of the site."""

from __future__ import annotations

from dataclasses import replace

from rst2hugo.addresses import hugo_paths, urls
from rst2hugo.collisions import lists
from rst2hugo.collisions.pages import describe
from rst2hugo.collisions.published import Owner, PublishedFiles
from rst2hugo.hugo.feeds import USUAL, is_of_all
from rst2hugo.model import Feed, Site
from rst2hugo.model.diagnostics import Code, Diagnostic


def settle_feeds(site: Site, published: PublishedFiles) -> tuple[Site, list[Diagnostic]]:
    """The site with one feed at each address, and not where there is a file of the blog."""
    kept, told = [], []
    for feed in site.feeds:
        owner = claim_feed(feed, site, published)
        if owner is None:
            kept.append(feed)
        elif owner.name not in (lists.A_FEED, lists.HOME):
            message = f"{describe(feed.address, owner)}; Hugo makes no feed there"
            told.append(Diagnostic(".", None, Code.DUPLICATE_OUTPUT, message))
    if not any(is_of_all(feed) for feed in kept) and claim_feed(USUAL, site, published):
        kept.append(replace(USUAL, address=published.find_free("/index/", "feed")[:-1] + ".xml"))
    return replace(site, feeds=tuple(kept)), told


def claim_feed(feed: Feed, site: Site, published: PublishedFiles) -> Owner | None:
    """The owner of the address of a feed, if it has one; Hugo has those of the home page in each language."""
    files = [urls.file_of(f"/{one.tag}{feed.address}") for one in site.languages] if is_of_all(feed) else []
    in_the_way = (owner for file in files if (owner := published.find_owner(file)) and owner.name != lists.A_FEED)
    if owner := next(in_the_way, None):
        return owner
    posts = [feed.taxonomy, *sorted(map(hugo_paths.key, feed.terms)), feed.language, str(feed.year)]
    if owner := published.claim(urls.file_of(feed.address), lists.A_FEED, f"the feed of {' '.join(posts)}"):
        return owner
    for file in files:
        published.claim(file, lists.A_FEED)
    return None
