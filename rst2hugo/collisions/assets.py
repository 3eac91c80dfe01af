"""Files of the blog that are copied: each becomes one file of the site, which Hugo leaves alone."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rst2hugo.addresses import hugo_paths
from rst2hugo.collisions import lists
from rst2hugo.collisions.published import Owner, PublishedFiles
from rst2hugo.model import Asset, Site
from rst2hugo.model.diagnostics import Code, Diagnostic

# What Hugo makes by itself unless it is told not to (https://gohugo.io/configuration/all/#disablekinds).
KINDS = {"sitemap.xml": "sitemap", "404.html": "404"}
HOME = "index.html"
# What Hugo publishes in any case, or else the blog's file of exactly that name.
FIXED = {HOME: lists.HOME, "sitemap.xml": "the sitemap", "404.html": lists.NOT_FOUND}
VERBATIM = "home.html"
"""The file of the new site that holds an HTML file of the blog which was its home page."""


def settle_assets(assets: Iterable[Asset], published: PublishedFiles) -> tuple[list[Asset], list[Diagnostic]]:
    """The assets without those in whose place there is another one."""
    kept, told = [], []
    for asset in map(plainly_placed, assets):
        file = asset.output.removeprefix("static/")
        fixed = hugo_paths.comparable(file)
        is_beside = fixed in FIXED and file != fixed  # Index.html
        owner = Owner(FIXED[fixed], fixed) if is_beside else published.claim(file, asset.source)
        if owner is None:
            kept.append(asset)
        else:
            message = f"{asset.output} is in the place of {owner.name}, which becomes static/{owner.file}; not copied"
            told.append(Diagnostic(asset.source, None, Code.DUPLICATE_OUTPUT, message))
    return kept, told


def plainly_placed(asset: Asset) -> Asset:
    """The asset where a browser looks for it, if a setting names its folder as ``a//b`` or ``../b``."""
    top, _, file = asset.output.partition("/")
    return replace(asset, output=top + posixpath.normpath("/" + file.lstrip("/"))) if file else asset


def with_own_files(site: Site, assets: Sequence[Asset]) -> tuple[Site, list[Asset]]:
    """The site, in which Hugo makes nothing where the blog has a file of its own, and the assets.

    Hugo writes a home page in any case; an ``index.html`` of the blog is what it writes there.
    """
    there = {asset.output.removeprefix("static/") for asset in assets}
    site = replace(site, disabled_kinds=tuple(kind for file, kind in KINDS.items() if file in there))
    if "robots.txt" in there:
        site = replace(site, robots=None)
    if HOME not in there:
        return site, [*assets]
    moved = [replace(one, output=VERBATIM) if one.output == f"static/{HOME}" else one for one in assets]
    refreshes = {old: new for old, new in site.refreshes.items() if old != "/"}
    homes = site.static_homes | {""}
    return replace(site, static_homes=homes, verbatim_home=VERBATIM, refreshes=refreshes), moved
