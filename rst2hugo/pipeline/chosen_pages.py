"""Which pages of the blog are asked for, with ``--only`` and ``--since``; the others lie beside the site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import unquote

from rst2hugo.addresses import hugo_paths, urls
from rst2hugo.blog import globs
from rst2hugo.engine import Engine
from rst2hugo.hugo import lists
from rst2hugo.model import LeftOut, Page, Result, Term
from rst2hugo.model.diagnostics import Code, Diagnostic, RequestError
from rst2hugo.model.options import Options

UNASKED = "not asked for (--only, --since)"
SOURCES = "copies of sources (--no-source-copies)"


def refuse_faults(options: Options) -> None:
    """Raise RequestError for a pattern or a day that is none."""
    if options.only is not None and (fault := globs.find_fault(options.only)):
        raise RequestError(f"--only: {fault}")
    if options.since is not None:
        try:
            dt.date.fromisoformat(options.since)
        except ValueError:
            raise RequestError(f"--since {options.since} is not a day such as 2016-06-21") from None


def set_unasked_apart(options: Options, result: Result) -> Result:
    """The result with the pages that are not asked for as ``unasked``; links are filled in with all of them."""
    if options.only is None and options.since is None:
        return result
    chosen = tuple(page for page in result.pages if is_asked_for(page, options))
    unasked = tuple(page for page in result.pages if not is_asked_for(page, options))
    if not chosen and unasked:
        raise RequestError("no post fits --only and --since; nothing was converted")
    return replace(result, pages=chosen, unasked=unasked)


def is_asked_for(page: Page, options: Options) -> bool:
    """Whether the options ask for a page; one without a date is of every day."""
    if options.only is not None and not globs.fits(page.source, [options.only], below=True):
        return False
    date = page.front_matter.get("date")
    return options.since is None or not isinstance(date, dt.date) or f"{date:%Y-%m-%d}" >= options.since


def leave_unasked_out(engine: Engine, result: Result) -> Result:
    """The result without what only unasked pages need, and with a report of each link that leads to one of those."""
    if not result.unasked:
        return result
    reported = tuple(with_reports(engine, page, result.unasked) for page in result.pages)
    used = tuple(filter(partial(is_used, pages=reported), result.terms))
    unused = tuple(term for term in result.terms if term not in used)
    gone = lists.term_files(unused, result.site).keys() - lists.term_files(used, result.site).keys()
    files = {path: text for path, text in result.files.items() if path not in gone}
    left = (*result.left_out, *(LeftOut(page.source, UNASKED) for page in result.unasked))
    return replace(result, pages=reported, terms=used, files=files, left_out=left)


def with_reports(engine: Engine, page: Page, unasked: tuple[Page, ...]) -> Page:
    """The page with a report of each of its links that leads to one which is not asked for."""
    return replace(page, diagnostics=(*page.diagnostics, *report_links(engine, page, unasked)))


def is_used(term: Term, pages: tuple[Page, ...]) -> bool:
    """Whether a page has a term of a taxonomy."""
    key = hugo_paths.key(term.name)
    said = (page.front_matter.get(term.taxonomy) for page in pages if page.language == term.language)
    return any(hugo_paths.key(str(name)) == key for names in said if isinstance(names, list) for name in names)


def report_links(engine: Engine, page: Page, unasked: tuple[Page, ...]) -> Iterator[Diagnostic]:
    """A report for each link of a page that leads to one which is not asked for."""
    base = urls.base_path(engine.new_base())
    sources = {other.url: other.source for other in unasked if other.url}
    for link in page.links:
        path = unquote((link.address or "").partition("#")[0]).removeprefix(base)
        if path in sources:
            message = f"{link.address} is {sources[path]}, which is left out"
            yield Diagnostic(page.source, link.line, Code.UNASKED_TARGET, message)


def without_source_copies(result: Result) -> Result:
    """The result without files that are copies of what has become a page."""
    sources = {page.source for page in (*result.pages, *result.unasked)}
    copies = [asset for asset in result.assets if asset.source in sources]
    left = (*result.left_out, *(LeftOut(asset.source, SOURCES) for asset in copies))
    return replace(
        result,
        assets=tuple(one for one in result.assets if one not in copies),
        left_out=left,
        unasked_assets=tuple(copies),
    )
