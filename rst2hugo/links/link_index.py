"""What a link of the old blog means now: the page, file or list that it leads to, and what is wrong with it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote

from rst2hugo.addresses import urls
from rst2hugo.addresses.near_addresses import NearAddresses
from rst2hugo.addresses.urls import as_link
from rst2hugo.links.address_book import AddressBook, FilePath, NewAddress, OldAddress, find_address
from rst2hugo.links.anchors import PageAnchors
from rst2hugo.links.crossrefs import NamedTarget, Refer, Spell, candidates, refer_to_blog
from rst2hugo.model import Page
from rst2hugo.model.diagnostics import Code
from rst2hugo.values.normal_forms import compose

ReadLink: TypeAlias = "Callable[[str, str], tuple[str, str] | None]"
"""A link and the source that it stands in → the name that it means, and what follows; None for an ordinary address.

Names are those of ``LinkIndex.names``, ``file:PATH`` for a file of the blog, and ``at:PATH`` for an old address,
percent-decoded.
"""
AT, FILE = "at:", "file:"
# The endings of sources that HTML is made of.
SOURCES = (".rst", ".rest", ".txt", ".md")


class LinkTarget(NamedTuple):
    """What a link leads to: the address to write, its kind (as in ``model.Link``), and what is wrong with it."""

    address: str
    kind: str
    code: Code | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class LinkIndex:
    """Every address of the old site and where it answers now; ``resolve`` says what a link means.

    ``published`` and ``drafts`` have the addresses and files, ``folded`` the former by their lower-case spelling where
    only one has it, ``folded_files`` the files by theirs. ``hosts`` and ``base_path`` are as in ``urls.located``;
    ``new_base_path`` stands before every address of the new site. ``whole`` says that all of the blog is here, so that
    what is not found does not exist. ``names`` has what references by name mean (``doc:posts/one``, ``ref:install``),
    ``spell`` the names that a reference may go by; ``read_link`` reads links in the engine's own syntax. By new
    addresses: ``kinds`` has what is
    there, ``outputs`` the content files of published pages and their languages, ``anchors`` their anchors. ``near``
    finds what a dead link may have meant; ``mends`` says whether slips in links are mended. In a blog without an
    engine, pages had their HTML at the places of their sources below the ``text_folder``; elsewhere that is None.
    ``is_there`` says whether the blog has a file, published or not; the ``publishing_setting`` names what is published.
    """

    published: AddressBook
    drafts: AddressBook = AddressBook()  # noqa: RUF009  # frozen
    folded: Mapping[OldAddress, NewAddress] = field(default_factory=dict)
    hosts: frozenset[str] = frozenset()
    base_path: str = ""
    new_base_path: str = ""
    whole: bool = True
    names: Mapping[str, NamedTarget] = field(default_factory=dict)
    spell: Spell = candidates
    read_link: ReadLink | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    anchors: Mapping[str, PageAnchors] = field(default_factory=dict)
    folded_files: Mapping[str, Sequence[FilePath]] = field(default_factory=dict)
    near: NearAddresses = field(default_factory=lambda: NearAddresses({}))
    link_style: str = "inline"
    internal_links: str = "url"
    mends: bool = True
    text_folder: str | None = None
    is_there: Callable[[str], bool] = lambda path: False
    publishing_setting: str = ""

    def resolve(self, uri: str, page: Page) -> LinkTarget:
        """What ``uri`` means on ``page``; an address of another site stays as it is."""
        return self.check_anchor(self.find_target(uri, page), uri, page)

    def references(self, page: Page) -> Refer:
        """The lookup for references by name that stand on ``page``."""
        return refer_to_blog(self.names, page.source, self.new_base_path, page.language, self.spell)

    def is_draft(self, address: str) -> bool:
        """Whether a new address is that of a page which is not published."""
        path = OldAddress(unquote(address.partition("#")[0]).removeprefix(self.new_base_path))
        return path in self.drafts.addresses and path not in self.published.addresses

    def check_anchor(self, target: LinkTarget, uri: str, page: Page) -> LinkTarget:
        """``target`` with the fragment under which its anchor answers now; a fault if the page has none."""
        path, _, fragment = target.address.partition("#")
        anchors = self.anchors.get(unquote(path).removeprefix(self.new_base_path)) if path else PageAnchors.of(page)
        if anchors is None or not fragment or target.code is not None:
            return target
        if (new := anchors.answer(fragment)) is not None:
            return target._replace(address=f"{path}#{new}")
        message = f"{path} has no anchor #{fragment} ({uri})" if path else f"the page has no anchor #{fragment}"
        return target._replace(code=Code.BROKEN_LINK, message=message)

    def find_target(self, uri: str, page: Page) -> LinkTarget:
        """The page, file or list that ``uri`` means, whatever its anchor."""
        name = self.read_link(uri, page.source) if self.read_link else None
        if name is not None and not name[0].startswith(AT):
            return self.find_named(uri, *name, page)
        where = urls.located(uri, self.place_of(page), self.hosts, self.base_path)
        if name is not None:
            where = urls.Location(urls.clean(name[0].removeprefix(AT)), name[1], relative=False)
        if where is None:
            kind = "fragment" if uri.startswith("#") else "mail" if uri.lower().startswith("mailto:") else "external"
            return LinkTarget(uri, kind)
        file = self.file_beside(uri, page) if where.relative else ""
        if new := self.published.find(where.path) or self.published.find_file(file):
            return self.target_at(new, where.suffix)
        if draft := self.drafts.find(where.path) or self.drafts.find_file(file):
            fault = () if page.draft else (Code.BROKEN_LINK, f"{uri} leads to a draft, which is not published")
            return self.target_at(draft, where.suffix, *fault)
        return self.explain_missing(uri, page, where) if self.whole else LinkTarget(uri, "")

    def target_at(self, new: str, suffix: str, code: Code | None = None, message: str = "") -> LinkTarget:
        """The target at a new address, with the query and fragment of the link."""
        return LinkTarget(as_link(self.new_base_path + new) + suffix, self.kinds.get(new, ""), code, message)

    def place_of(self, page: Page) -> str:
        """The address on the old site that relative links of a page start from."""
        below = page.source.removeprefix(f"{self.text_folder}/")
        return page.old_url or (f"/{below}" if self.text_folder is not None else page.url) or "/"

    def file_beside(self, uri: str, page: Page) -> str:
        """The path of the blog's file that a relative link names, as some authors linked to sources.

        In a blog without an engine that is also the source of the HTML file or the folder that the link names.
        """
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.source), uri.split("#")[0].split("?")[0]))
        stem = urls.PAGE_ENDING.sub("", unquote(path))
        sources = (
            [] if self.text_folder is None else [f"{one}{end}" for one in (stem, f"{stem}/index") for end in SOURCES]
        )
        wanted = (path, compose(unquote(path)), *sources)
        known = (one for one in wanted if FilePath(one) in self.published.files or FilePath(one) in self.drafts.files)
        return next(known, compose(unquote(path)))

    def explain_missing(self, uri: str, page: Page, where: urls.Location) -> LinkTarget:
        """What a link to an address that the blog did not have was meant for, or what is wrong with it."""
        if other := find_address(where.path.lower(), self.folded):
            message = f"{uri} read as {other}, which differs only in capitals"
            return self.target_at(other, where.suffix, Code.REPAIRED_ADDRESS, message)
        if other := self.find_literal_percent(uri, page):
            message = f"{uri} read as {as_link(other)}: the file's own name has the %"
            return self.target_at(other, where.suffix, Code.REPAIRED_ADDRESS, message)
        if is_beside_site(uri, self.base_path):
            return LinkTarget(uri, "external")
        nearest = self.near.nearest(where.path)
        hint = f"; the nearest is {nearest}" if nearest else ""
        message = f"nothing was published at {where.path}{f' ({uri})' if uri != where.path else ''}{hint}"
        # The page may have moved one level down, so only an address from the root still means the same.
        if where.relative and not urls.leads_elsewhere(uri):
            return self.target_at(where.path, where.suffix, Code.BROKEN_LINK, message)
        return LinkTarget(uri, "", Code.BROKEN_LINK, message)

    def find_literal_percent(self, uri: str, page: Page) -> NewAddress | None:
        """The new address of a file whose name is what ``uri`` has as it is typed, escapes and all."""
        if "%" not in uri or not self.mends:
            return None
        literal = urls.located(uri.replace("%", "%25"), self.place_of(page), self.hosts, self.base_path)
        return self.published.find(literal.path) if literal is not None else None

    def find_named(self, uri: str, name: str, suffix: str, page: Page) -> LinkTarget:
        """What the name means that a link in the engine's own syntax has; ``suffix`` is its query and fragment."""
        file = name.removeprefix(FILE)
        if FilePath(file) not in self.published.files:
            name, file = compose(name), compose(file)
        known = self.names.get(f"{page.language}/{name}") or self.names.get(name)
        new = known.address if known else self.published.find_file(file)
        if new is not None:
            kind = self.kinds.get(new.partition("#")[0], "")
            return LinkTarget(as_link(self.new_base_path + new) + suffix, kind)
        if draft := self.drafts.find_file(file):
            message = "" if page.draft else f"{uri} leads to a draft, which is not published"
            code = Code.BROKEN_LINK if message else None
            return LinkTarget(as_link(self.new_base_path + draft) + suffix, "", code, message)
        alike = self.folded_files.get(file.lower(), []) if name.startswith(FILE) else []
        if len(alike) == 1:
            address = as_link(self.new_base_path + self.published.files[alike[0]])
            message = f"{uri} read as {alike[0]}, which differs only in capitals"
            return LinkTarget(address + suffix, "", Code.REPAIRED_ADDRESS, message)
        message = f"the blog has no {name.replace(':', ' ', 1)} ({uri})"
        if name.startswith(FILE) and self.publishing_setting and self.is_there(file):
            message = f"{file} is not below {self.publishing_setting}, so it was not published ({uri}); add its folder"
        return LinkTarget(uri, "", Code.BROKEN_LINK, message) if self.whole else LinkTarget(uri, "")


def is_beside_site(uri: str, base_path: str) -> bool:
    """Whether ``uri`` begins like ``base_path`` but leads out of it: on ``/~jo/blog``, ``/~jo/cv.html``."""
    above = posixpath.dirname(base_path)
    return above not in ("", "/") and f"{uri}/".startswith(f"{above}/") and not f"{uri}/".startswith(f"{base_path}/")
