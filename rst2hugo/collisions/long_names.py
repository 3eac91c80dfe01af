"""Names longer than a file system has them: a shorter one stands in, or what would need the file is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rst2hugo.addresses import urls
from rst2hugo.addresses.name_lengths import LONGEST_STEM, count_bytes, cut_name
from rst2hugo.model import ListPage, Page, Site
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.reports import Reports

SHOWN = 40
"""How many characters of a long name a message shows."""


def shorten(path: str) -> str:
    """A path or an address whose parts are short enough for a file system, with room for a number or an ending."""
    return "/".join(map(cut, path.split("/")))


def cut(part: str) -> str:
    if count_bytes(part) <= LONGEST_STEM:
        return part
    stem, dot, ending = part.rpartition(".")
    ending = f"{dot}{ending}" if stem and len(ending) < 10 else ""
    return cut_name(part.removesuffix(ending)) + ending


def describe(name: str) -> str:
    """A long name as messages have it: its beginning."""
    return f"{name[:SHOWN]}… ({count_bytes(name)} bytes)"


def shorten_outputs(pages: Iterable[Page]) -> list[Page]:
    """The pages in files with names that can be; a file of the old blog may have become longer on its way."""
    found = []
    for page in pages:
        output = shorten(page.output)
        if output != page.output:
            message = f"no file can be called {describe(page.output)}; written as {describe(output)}"
            told = Diagnostic(page.source, None, Code.LONG_NAME, message)
            page = replace(page, output=output, diagnostics=(*page.diagnostics, told))
        found.append(page)
    return found


def shorten_list(list_page: ListPage, reports: Reports) -> ListPage:
    """The list at an address that can be."""
    url = shorten(list_page.url)
    if url == list_page.url:
        return list_page
    reports.report(None, Code.LONG_NAME, f"no folder can be called {describe(list_page.url)}; the list is at {url}")
    return replace(list_page, output=shorten(list_page.output), url=url, says_url=True)


def keep_possible(olds: Sequence[str], what: str, reports: Reports) -> list[str]:
    """Those of the old addresses of ``what`` that a file can answer."""
    for old in olds:
        if not urls.answerable(old):
            message = f"no file can be called {describe(old)}, so nothing leads from there to {what[:SHOWN]}"
            reports.report(None, Code.LONG_NAME, message)
    return [old for old in olds if urls.answerable(old)]


def settle_site(site: Site) -> tuple[Site, list[Diagnostic]]:
    """The site without feeds and redirects in files that no file system has."""
    feeds = tuple(one for one in site.feeds if urls.answerable(one.address))
    redirects = {old: new for old, new in site.refreshes.items() if urls.answerable(old)}
    lost = [one.address for one in site.feeds if one not in feeds]
    lost += [old for old in site.refreshes if old not in redirects]
    told = [Diagnostic(".", None, Code.LONG_NAME, f"no file can be called {describe(one)}; left out") for one in lost]
    return (replace(site, feeds=feeds, refreshes=redirects) if lost else site), told
