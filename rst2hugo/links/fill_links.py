"""The only step that sees the whole blog: addresses of other posts are filled in, broken ones reported."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from urllib.parse import unquote

from rst2hugo import markdown
from rst2hugo.links.link_index import LinkIndex, LinkTarget
from rst2hugo.model import Link, Page, Value
from rst2hugo.model.diagnostics import Code
from rst2hugo.model.reports import Reports


def fill_links(pages: Sequence[Page], index: LinkIndex) -> list[Page]:
    """Every page with its links filled in, and what is wrong with its links reported."""
    return [PageLinks(page, index).fill_page() for page in pages]


class PageLinks:
    """The links of one page: each is resolved once, for its text and for the ledger."""

    def __init__(self, page: Page, index: LinkIndex) -> None:
        self.page = page
        self.index = index
        self.reports = Reports(page.source, page.diagnostics)
        self.resolve = cache(partial(index.resolve, page=page))
        self.refer = cache(index.references(page))

    def fill_page(self) -> Page:
        """The page with its addresses filled in, in its text, its front matter and its ledger."""
        page = self.page
        body = markdown.fill(page.markdown, self.address, self.reference, self.index.link_style, self.content_link)
        header = {name: self.fill_value(value) for name, value in page.front_matter.items()}
        links = tuple(self.complete(entry) for entry in page.links)
        diagnostics = tuple(self.reports)
        return replace(page, markdown=body, front_matter=header, diagnostics=diagnostics, links=links)

    def fill_value(self, value: Value) -> Value:
        """A value of the front matter with the open addresses in its texts filled in."""
        if isinstance(value, dict):
            return {name: self.fill_value(inner) for name, inner in value.items()}
        return markdown.fill(value, self.address, self.reference) if isinstance(value, str) else value

    def address(self, uri: str, line: int | None) -> str:
        """The address to write for ``uri``; what is wrong with it is reported."""
        target = self.resolve(uri)
        if target.code is not None:
            self.reports.report(line, target.code, target.message)
        return target.address

    def reference(self, kind: str, name: str, line: int | None) -> tuple[str, str] | None:
        """The address and the beginning of the link for a reference by name; None for one that leads nowhere.

        A ``kind`` with ``?`` before it may lead nowhere: functions of other people's libraries.
        """
        optional, kind = kind.startswith("?"), kind.lstrip("?")
        found = self.refer(kind, name)
        if found is None:
            code = Code.UNKNOWN_NAME if optional else Code.UNRESOLVED_LINK
            self.reports.report(line, code, f"{kind} {name!r} is nowhere in the blog")
            return None
        address, title = found
        if self.index.is_draft(address) and not self.page.draft:
            message = f"{kind} {name!r} leads to a draft, which is not published"
            self.reports.report(line, Code.BROKEN_LINK, message)
        target = self.index.check_anchor(LinkTarget(address, ""), name, self.page)
        if target.code is not None:
            self.reports.report(line, target.code, target.message)
        return target.address, markdown.link_head(markdown.text(title or name))

    def content_link(self, address: str) -> str | None:
        """The link to a published page by its file, with ``relref`` or as a path beside this one; None for any other.

        Hugo finds files only in the language of the page that asks.
        """
        index, page, style = self.index, self.page, self.index.internal_links
        path, mark, fragment = address.removeprefix(index.new_base_path).partition("#")
        output, language = index.outputs.get(unquote(path), ("", ""))
        is_hidden = not output or language != page.language or output.endswith("_index.md")
        if style == "url" or is_hidden or not address.startswith("/"):
            return None
        below = output.removeprefix("content/")
        if style == "relref":
            return f'{{{{< relref "/{below}{mark}{fragment}" >}}}}'
        return markdown.destination(posixpath.relpath(output, posixpath.dirname(page.output)) + mark + fragment)

    def complete(self, entry: Link) -> Link:
        """An entry of the ledger with what became of it."""
        if entry.state in ("unresolved", "ambiguous"):
            return entry
        kind, colon, name = entry.name.partition(":")
        if colon and not entry.uri:  # a reference by name that the page itself does not answer
            found = self.refer(kind, name)
            if found is None:
                return replace(entry, state="unresolved")
            path = unquote(found[0].partition("#")[0]).removeprefix(self.index.new_base_path)
            return replace(entry, address=found[0], kind=self.index.kinds.get(path, "fragment"))
        target = self.resolve(entry.uri)
        state = {None: entry.state, Code.REPAIRED_ADDRESS: "repaired"}.get(target.code, "unresolved")
        return replace(entry, address=target.address, kind=target.kind, state=state)
