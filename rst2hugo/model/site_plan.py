"""The plan of a new site: what an engine makes of all pages of a blog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, Union

from rst2hugo.model import Asset, Page, Site, Term
from rst2hugo.model.diagnostics import Diagnostic

Target: TypeAlias = Union[str, "tuple[str, str]", Term]
"""What a name means: an address of the new site, that and a title, or a term, which has its last address later."""


@dataclass(frozen=True, slots=True)
class SitePlan:
    """What ``Engine.finish`` returns: the site with all that only all pages together tell.

    ``site`` has its languages, taxonomies, menu, feeds and the old addresses of its lists. ``pages`` are those that
    were given, in their order, with what the others change about them: ``Page("a.rst", "content/a.md", …)``.
    ``assets`` are the files to copy, each with its address: ``Asset("img/x.png", "static/x.png", "/x.png")``.
    ``terms`` are the terms of all taxonomies, each at the address it wants:
    ``Term("tags", "C++", "/tag/c/", ("/tag/c/page2/",))``. ``list_addresses`` are further addresses that the new site
    answers without a page: ``("/archive/", "/sitemap.xml")``; home, the terms and the feeds of ``site`` need not be
    named. ``named_targets`` has what may be referred to by name:
    ``{"tag:c": Term(…), "ref:blog": ("/blog/", "Blog")}``;
    a name ``at:/old/`` has the old address that is meant by a link to ``/old/``. ``redirects`` are old addresses that
    only a server can lead on, and where to: ``{"/feed.php": "/atom.xml"}``; those that a page or a list answers in the
    end are left to it. ``diagnostics`` is what there is to report of the blog as a whole.

    Several things may want one address here; ``collisions`` settles that.
    """

    site: Site
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...] = ()
    terms: tuple[Term, ...] = ()
    list_addresses: tuple[str, ...] = ()
    named_targets: Mapping[str, Target] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
