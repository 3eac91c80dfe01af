"""The only step that sees the whole blog: addresses of other posts are filled in, broken ones reported."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote

from rst2hugo import markdown
from rst2hugo.headers import front_matter
from rst2hugo.links.link_index import Table
from rst2hugo.links.link_targets import Goal, resolve_link, with_anchor
from rst2hugo.model import Link, Page, Value
from rst2hugo.model.diagnostics import Code
from rst2hugo.model.reports import Reports


def link(pages: Sequence[Page], known: Table) -> list[Page]:
    """Every page with its links filled in, its text complete, and what is wrong with its links reported."""
    return [linked(page, known) for page in pages]


def linked(page: Page, known: Table) -> Page:
    reports = Reports(page.source, page.diagnostics)
    lookup = known.references(page)

    def resolve(uri: str, line: int | None) -> str:
        meant = resolve_link(uri, page, known)
        if meant.code is not None:
            reports.report(line, meant.code, meant.message)
        return meant.address

    def refer(kind: str, target: str, line: int | None) -> tuple[str, str] | None:
        meant = lookup(kind.lstrip("?"), target)
        if meant is None:
            code = Code.UNKNOWN_NAME if kind.startswith("?") else Code.UNRESOLVED_LINK
            reports.report(line, code, f"{kind.lstrip('?')} {target!r} is nowhere in the blog")
            return None
        if known.is_draft(meant[0]) and not page.draft:
            message = f"{kind.lstrip('?')} {target!r} leads to a draft, which is not published"
            reports.report(line, Code.BROKEN_LINK, message)
        goal = with_anchor(Goal(meant[0], ""), target, page, known)
        if goal.code is not None:
            reports.report(line, goal.code, goal.message)
        return goal.address, markdown.link_head(markdown.text(meant[1] or target))

    def filled(value: Value) -> Value:
        if isinstance(value, dict):
            return {name: filled(one) for name, one in value.items()}
        return markdown.fill(value, resolve, refer) if isinstance(value, str) else value

    def internal(address: str) -> str | None:
        return as_page(address, page, known, style)

    style = known.internal_links
    body = markdown.fill(page.markdown, resolve, refer, known.link_style, internal)
    header = {name: filled(value) for name, value in page.front_matter.items()}
    typed = page.typed_header
    text = front_matter.text(header, body) if typed is None else front_matter.join_header(typed, body)
    links = tuple(completed(one, page, known) for one in page.links)
    return replace(page, markdown=body, front_matter=header, text=text, diagnostics=tuple(reports), links=links)


def as_page(address: str, page: Page, known: Table, style: str) -> str | None:
    """The link to a published page by its file, with ``relref`` or as a path beside this one; None for any other.

    Hugo finds files only in the language of the page that asks.
    """
    path, mark, fragment = address.removeprefix(known.new_base_path).partition("#")
    output, language = known.outputs.get(unquote(path), ("", ""))
    unfound = not output or language != page.language or output.endswith("_index.md")
    if style == "url" or unfound or not address.startswith("/"):
        return None
    below = output.removeprefix("content/")
    if style == "relref":
        return f'{{{{< relref "/{below}{mark}{fragment}" >}}}}'
    return markdown.destination(posixpath.relpath(output, posixpath.dirname(page.output)) + mark + fragment)


def completed(entry: Link, page: Page, known: Table) -> Link:
    """An entry of the ledger with what became of it."""
    if entry.state in ("unresolved", "ambiguous"):
        return entry
    kind, colon, target = entry.name.partition(":")
    if colon and not entry.uri:  # a reference by name that the page itself does not answer
        meant = known.references(page)(kind, target)
        if meant is None:
            return replace(entry, state="unresolved")
        address = unquote(meant[0].partition("#")[0]).removeprefix(known.new_base_path)
        return replace(entry, address=meant[0], kind=known.kinds.get(address, "fragment"))
    found = resolve_link(entry.uri, page, known)
    state = {None: entry.state, Code.REPAIRED_ADDRESS: "repaired"}.get(found.code, "unresolved")
    return replace(entry, address=found.address, kind=found.kind, state=state)
