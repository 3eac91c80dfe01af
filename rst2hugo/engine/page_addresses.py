"""The hooks for addresses: where a page was, where it goes, and what links to it are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from rst2hugo import markdown
from rst2hugo.addresses import urls
from rst2hugo.engine.source_reader import NAMES, SourceReader
from rst2hugo.links import crossrefs
from rst2hugo.model import Meta, Page, Site, Source, Value
from rst2hugo.values import metadata


class PageAddresses(SourceReader):
    """The addresses of pages on the old site and the new one, and the names by which texts refer to them."""

    site: Site

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        """Where the old site answered a page that does not say so itself; None where that cannot be known.

        Comes in: ``Meta({"title": "A B", "date": date(2016, 6, 21)})``; goes out: ``"/2016/06/21/a-b.html"``.
        """
        return self.find_address(source.path, self.below_content(source.path)) if self.blog.root else None

    def other_old_addresses(self, meta: Meta, values: Mapping[str, Any], source: Source) -> Iterable[str]:
        """Other old addresses that lead to the page: those that its header names, those that its engine gave it.

        Comes in: ``{"redirect": "/old/"}`` among the values of the header; goes out: ``["/old/"]``.
        """
        return metadata.aliases(values, NAMES)

    def new_address(self, old: str) -> str:
        """Where a page goes that the old site answered at ``old``.

        Comes in: ``"/a.html"``; goes out: ``"/a/"``, or ``"/a.html"`` with ``--urls keep``.
        """
        return urls.renewed(old, self.options.urls)

    def output(self, source: Source, url: str | None) -> str:
        """The content file that a source becomes, relative to the new site's root.

        Comes in: ``Source("content/2016/a.rst", …)``; goes out: ``"content/2016/a.md"``.
        """
        below = PurePosixPath(self.below_content(source.path)).with_suffix("").as_posix()
        return f"content/{urls.safe_path(below)}.md"

    def feed_and_comment_ids(self, meta: Meta, old_url: str) -> dict[str, Value]:
        """What keeps comments and feeds alive under ``params``: Disqus' identifier, the feed's item id.

        Comes in: ``"/a.html"``; goes out:
        ``{"disqus_identifier": "a.html", "guid": "tag:x.example,2016-06-21:/a.html"}``.
        """
        return {}

    def link_name(self, uri: str, source: str) -> tuple[str, str] | None:
        """The name that a link in the engine's own syntax means, and its query and fragment.

        Comes in: ``"{filename}a.rst#x"`` in ``"content/b.rst"``; goes out: ``("file:content/a.rst", "#x")``, or None
        for an ordinary address. ``at:/tag/x/`` is the name of an old address.
        """
        return None

    def document_names(self, page: Page) -> Iterable[str]:
        """The names under which ``:doc:`` finds a page: its path without the ending, from the blog's root or below.

        Comes in: ``Page("content/a.rst", …)``; goes out: ``["content/a", "a"]``.
        """
        name = PurePosixPath(page.source).with_suffix("").as_posix()
        return dict.fromkeys([name, self.below_content(name)])

    def reference_names(self, kind: str, target: str, source: str) -> Iterable[str]:
        """The names that a role's target may go by in ``source``, the first known one counts.

        Comes in: ``"doc"``, ``"b"`` in ``"posts/a.rst"``; goes out: ``["doc:posts/b", "doc:b"]``.
        """
        return crossrefs.candidates(kind, target, source)

    # Derived from the site, for all engines

    def new_base(self) -> str:
        """The address of the new site."""
        return self.options.base_url or self.site.base_url

    def old_base(self) -> str:
        """The address of the old site; that of the new one if it is not known."""
        return self.site.base_url or self.new_base()

    def hosts(self) -> frozenset[str]:
        """The hosts that mean this site in links."""
        return urls.hosts_of(self.old_base())

    def opened_paths(self, pages: Iterable[Page]) -> list[str]:
        """The paths on the old site that pages link to or show, as ``addresses.located`` reads them."""
        hosts, base_path = self.hosts(), urls.base_path(self.site.base_url)
        texts = ((page, f"{page.front_matter.get('summary', '')}\n{page.markdown}") for page in pages)
        opened = ((uri, page.old_url or "/") for page, text in texts for uri in markdown.opened(text))
        found = (urls.located(uri, here, hosts, base_path) for uri, here in opened)
        return list(dict.fromkeys(place.path for place in found if place is not None))
