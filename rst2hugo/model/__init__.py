"""The nouns that travel through the pipeline, from a file of the old blog to a file of the new site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from rst2hugo.model.diagnostics import Code, Diagnostic, Severity
from rst2hugo.model.header import Header as Header
from rst2hugo.model.links import Link as Link
from rst2hugo.model.links import LinkState as LinkState
from rst2hugo.model.links import Offer as Offer
from rst2hugo.model.location import BlogLocation
from rst2hugo.model.site import Feed as Feed
from rst2hugo.model.site import Language as Language
from rst2hugo.model.site import ListPage as ListPage
from rst2hugo.model.site import MenuEntry as MenuEntry
from rst2hugo.model.site import Site as Site
from rst2hugo.model.site import Term as Term
from rst2hugo.model.site import Value as Value

Kind: TypeAlias = Literal["post", "page"]
Compose: TypeAlias = Callable[[Mapping[str, Value], str], str]
"""What makes the text of a content file of its header and its body."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the old blog that becomes a page.

    ``path`` is relative to the blog's root, with ``/``. A file that could not be read has an empty
    text and says why in ``diagnostics``. ``header`` is the header of a source that is compiled, or
    whose engine had to read it to know that this is a source; None before. ``checksum`` is the SHA-256 of the file's
    bytes, empty for a text that is in no file.
    """

    path: str
    text: str
    diagnostics: tuple[Diagnostic, ...] = ()
    header: Header | None = None
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """What a post says about itself, in Hugo's terms.

    ``front_matter`` has Hugo's keys (https://gohugo.io/content-management/front-matter/) without
    ``url`` and ``aliases``; what Hugo does not know stands under its ``params``. ``permalink`` is
    the address that the author fixed, ``slug`` the last part of one; None where the engine's rule decides.
    ``language`` is a language tag in lower case where it is not the site's.
    """

    front_matter: dict[str, Value] = field(default_factory=dict)
    kind: Kind = "post"
    permalink: str | None = None
    slug: str | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the new site.

    ``output`` is the file's path relative to the site's root. ``url`` is the new address, ``old_url``
    the one that the old site answered (None for a lone text), ``aliases`` the old addresses that
    Hugo redirects; all are paths from the site's root, percent-decoded. ``front_matter`` is the
    whole header, ``url`` and ``aliases`` included; ``markdown`` the body; ``text`` the whole file. ``offers`` are
    the places on the page that others may refer to, by kind and name (``ref:install``, ``term:slug``), ``links``
    the ledger of its links, ``queries`` old addresses with a query, which only a server can redirect.
    ``footnotes`` has the ids of its footnotes and those that Hugo gives them instead, ``anchors`` all ids that its
    source gives, None where they are unknown. ``language`` is that of ``Meta``, ``included`` are the files of the
    blog whose text is in the page, ``values`` what its header says, as its engine read it. ``typed_header`` is the
    header as its author typed it, where it stays so; None where it is made of ``front_matter``.

    Between compile and link the addresses in ``markdown`` are still open (see ``rst2hugo.markdown``); ``compose``,
    which makes the ``text``, is None until then.
    """

    source: str
    output: str
    front_matter: dict[str, Value]
    markdown: str
    kind: Kind = "post"
    url: str | None = None
    old_url: str | None = None
    aliases: tuple[str, ...] = ()
    compose: Compose | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    offers: Mapping[str, Offer] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    queries: tuple[str, ...] = ()
    footnotes: Mapping[str, str] = field(default_factory=dict)
    anchors: frozenset[str] | None = None
    typed_header: str | None = None
    language: str = ""
    included: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The whole file, made of ``front_matter`` and ``markdown`` as they are now; empty before links are filled."""
        return self.compose(self.front_matter, self.markdown) if self.compose else ""

    @property
    def draft(self) -> bool:
        """Whether Hugo holds the page back."""
        return self.front_matter.get("draft") is True


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the old blog that is copied as it is.

    ``source`` is its path in the blog, ``output`` in the site, ``address`` where the old site
    answered it and the new one does; ``old_address`` is where only the old one did.
    """

    source: str
    output: str
    address: str
    old_address: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file of the old blog, or a whole folder (with ``/`` at its end), that the new site does not have, and why.

    ``reason`` is what a number of them is called: ``hidden``, ``templates``, ``excluded by exclude_patterns``.
    """

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Result:
    """A whole blog, converted and linked, ready to be written.

    ``root`` is the blog's folder, ``location`` how it was found, ``options`` are those that were given. ``pages``
    are its posts and pages, ``assets`` the files copied from it, ``files`` what else the site needs (path in the site
    → text), ``stubs`` those of that kind that the user is to finish, and has the last word on. ``redirects`` has
    every old address that changed → the new one, ``diagnostics`` those that belong to no page, ``left_out`` the files
    of the blog that are not on the new site. ``terms`` are those of the taxonomies, ``lists`` has every address that
    Hugo answers with a list or a feed, and a word for what it is. ``site`` is the site in the end; ``list_addresses``
    and ``named_targets`` are those of ``SitePlan``, each target an address of the new site and a title. ``frame`` has
    the paths of those ``files`` that are not written where the user has chosen a theme, which has such of its own.
    ``unasked`` are pages of the blog that the options leave out, ``unasked_assets`` files of that kind. ``checksums``
    has the SHA-256 of each source of chosen files as it was read.
    """

    engine: str
    root: str
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    location: BlogLocation | None = None
    stubs: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    terms: tuple[Term, ...] = ()
    lists: Mapping[str, str] = field(default_factory=dict)
    site: Site = field(default_factory=Site)
    list_addresses: tuple[str, ...] = ()
    named_targets: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    frame: frozenset[str] = frozenset()
    unasked: tuple[Page, ...] = ()
    unasked_assets: tuple[Asset, ...] = ()
    checksums: Mapping[str, str] = field(default_factory=dict)

    @property
    def refusal(self) -> str:
        """Why no site is made of it, one reason a line; empty if there is one to be made."""
        failed = next((one.message for one in self.diagnostics if one.code is Code.NO_POSTS), "")
        errors = (str(one) for one in self.diagnostics if one.code.severity is Severity.ERROR and failed)
        return "\n".join([*(one for one in errors if failed not in one), failed]) if failed else ""

    @property
    def complete(self) -> bool:
        """Whether every source became a page, so that a page that is not here is one that the blog no longer has."""
        return not any(one.code.severity is Severity.ERROR for one in self.diagnostics)
