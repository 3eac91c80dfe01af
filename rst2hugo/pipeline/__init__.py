"""The way of a whole blog: sources, each compiled on its own, then linked. Nothing is written here."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from rst2hugo import collisions, constructs, engines, hugo, pandoc
from rst2hugo.addresses import special_pages, translations, urls
from rst2hugo.addresses.output_files import distinct, outside_bundles, outside_lists, placed, with_own_section
from rst2hugo.addresses.terms import shared_lists
from rst2hugo.engine import Engine
from rst2hugo.engines.hugo import Hugo
from rst2hugo.hugo import redirects, stubs
from rst2hugo.links import crossrefs, fill_links, link_index
from rst2hugo.locate import locate
from rst2hugo.model import Asset, Page, Result, Source, Term
from rst2hugo.model.diagnostics import Code, Diagnostic, RequestError
from rst2hugo.model.location import BlogLocation
from rst2hugo.model.options import Options
from rst2hugo.pipeline import accounting, formula_macros, in_place
from rst2hugo.pipeline.compile_page import Compiled, compiled
from rst2hugo.pipeline.remarks import summed_up
from rst2hugo.pipeline.workers import mapped


@dataclass(frozen=True, slots=True)
class Run:
    """A conversion about to begin: an engine, the sources to convert, and whether they are the whole blog."""

    engine: Engine
    sources: tuple[Source, ...]
    whole: bool = True

    @property
    def total(self) -> int:
        return len(self.sources)

    def finish(self, watch: Callable[[Iterator[Compiled]], Iterable[Compiled]] = iter) -> Result:
        """Compile every source, then link; ``watch`` may look on as each one is done."""
        return linked(self.engine, watch(self.compiled()), whole=self.whole)

    def compiled(self) -> Iterator[Compiled]:
        """Each source compiled, in order; in other processes when there are several jobs."""
        if self.whole:
            _ = self.engine.newest_year, self.engine.documents  # found once, not by each process
        task = partial(compiled, engine=self.engine)
        return mapped(task, self.sources, self.engine.options.jobs, chunk=16)


def linked(engine: Engine, done: Iterable[Compiled], *, whole: bool) -> Result:
    """All pages linked, with all that the new site needs besides them."""
    pages: list[Page] = []
    diagnostics: list[Diagnostic] = []
    for page, told in done:
        diagnostics += told
        if page is not None:
            pages.append(page)
    if isinstance(engine, Hugo):
        return in_place.result(engine, pages, diagnostics, table(engine, pages, whole=False), whole=whole)
    if whole:
        pages = engine.whole(special_pages.claim_addresses(pages))
        engine.site = with_own_section(special_pages.with_static_homes(engine.site, pages))
        pages = [placed(page, engine.site.section) for page in pages]
    pages = [special_pages.place(outside_bundles(page), engine.site) for page in pages]
    pages, engine.site = formula_macros.settle_macros(engine, pages, engine.site)
    copied = list(engine.moved(engine.assets() if whole else (), pages))
    terms = list(engine.terms(pages))
    pages, reserved = translations.name_files(pages, engine.site), hugo.files(engine.site, terms)
    pages = distinct(outside_lists(pages, engine.site, reserved) if whole else pages, reserved)
    if whole:
        pages = [page if page.url else replace(page, url=translations.natural_address(page)) for page in pages]
    settled = collisions.settle(pages, copied, engine.site, terms)
    engine.site = settled.site
    diagnostics += [*shared_lists(settled.terms), *settled.diagnostics]
    zone = engine.options.time_zone or engine.site.time_zone
    new = replace(engine.site, base_url=engine.new_base(), time_zone=zone)
    extra = hugo.files(new, settled.terms_with_files(), made=settled.lists)
    pages = [translations.with_aliases(page) for page in settled.pages]
    pages = fill_links.link(pages, table(engine, pages, settled.assets, settled.terms, settled.answered(), whole=whole))
    pages = stubs.close_calls(pages, called := stubs.names(engine.vocabulary))
    pages, summary = summed_up(pages)
    diagnostics += summary
    known = engine.new_base() or any(one.code is Code.NO_ADDRESS for one in engine.diagnostics)
    if whole and pages and not known:
        message = "the address of the site is not known; give it with --base-url https://…"
        diagnostics.append(Diagnostic(".", None, Code.NO_ADDRESS, message))
    if whole and not any(engine.has_file(page.source) for page in pages):
        diagnostics.append(Diagnostic(".", None, Code.NO_POSTS, accounting.describe_failure(engine)))
    extra |= constructs.templates(page.text for page in pages)
    if engine.options.redirects and whole:
        rules, conflicts = redirects.collect_redirects(pages, settled.terms, engine.redirects(pages, settled.terms))
        made = redirects.files(engine.options.redirects, rules, pages, engine.site.base_url, engine.new_base(),
                               disqus=bool(engine.site.disqus))  # fmt: skip
        made, beside = redirects.beside_own(made, settled.assets)
        diagnostics += [*conflicts, *beside]
        extra |= made
    moved = {old: page.url for page in pages if page.url for old in page.aliases}
    told = (*engine.diagnostics, *diagnostics)
    root = str(engine.root) if engine.root else ""
    templates = stubs.templates(called, [page.text for page in pages])
    to_finish = {path: text for path, text in templates.items() if path not in constructs.TEMPLATES}
    unused = accounting.account_for(engine, pages, settled.assets, told) if whole else ()
    return Result(engine.name, root, tuple(pages), settled.assets, extra, moved, told, engine.options.to_strings(),
                  engine.location, to_finish, unused, settled.terms, settled.answered())  # fmt: skip


def table(
    engine: Engine, pages: Sequence[Page], assets: Sequence[Asset] = (), terms: Sequence[Term] = (),
    lists: Mapping[str, str] = {}, *, whole: bool = True,
) -> link_index.Table:  # fmt: skip
    """Every address of the old site and where it answers now; the links of all pages are filled in from it.

    ``lists`` are the addresses that Hugo answers with a list or a feed, each with a word for what is there.
    """
    bases = (urls.base_path(one) for one in (engine.old_base(), engine.new_base()))
    names = crossrefs.named(sorted(pages, key=lambda page: page.draft), engine.document_names)
    for name, found in engine.names(terms).items():
        address, title = (found, "") if isinstance(found, str) else found
        names[name] = crossrefs.Named("", address, title)
    own = {} if engine.in_place else dict.fromkeys(engine.lists(terms), "a list of posts") | dict(lists)
    known = link_index.table(pages, assets, own, engine.hosts(), *bases, whole=whole, names=names,
                         spell=engine.reference_names, reading=engine.link_name,
                         terms=[term.url for term in terms])  # fmt: skip
    options = engine.options
    known = replace(known, link_style=options.link_style, internal_links=options.internal_links)
    return known if options.repair else replace(known, folded={}, mends=False)


def start(root: Path, options: Options) -> Run:
    """The conversion of the whole blog in ``root``.

    Raises RequestError for a folder, engine or zone that is none, and for a settings file of which nothing can be read.
    """
    if not root.is_dir():
        raise RequestError(f"{root} is not a folder")
    zones = zoneinfo.available_timezones()  # none where the system has no database; then Hugo will tell
    if options.time_zone and zones and options.time_zone not in zones:
        raise RequestError(f"there is no time zone {options.time_zone!r}")
    engine = engine_at(locate(root, options), options)
    engine.require_settings()
    return Run(engine, tuple(engine.sources()))


def engine_at(location: BlogLocation, options: Options) -> Engine:
    """The engine that reads the blog at ``location``; its options name the settings file from the blog's folder."""
    if options.settings_file and location.settings:
        options = replace(options, settings_file=location.from_folder(location.settings.value))
    return ready(engines.named(location.engine.value), options)(location, options)


def convert_source(source: Source, root: Path | None, options: Options) -> Result:
    """One source as a blog of its own; with nothing around it, its links stay as they are."""
    return Run(engine_of(root, options), (source,), whole=False).finish()


def engine_of(root: Path | None, options: Options) -> Engine:
    """The engine that the options name, else the base class: without a blog around there is nothing to go by."""
    return ready(engines.named(options.engine) if options.engine else Engine, options)(root, options)


def ready(kind: type[Engine], options: Options) -> type[Engine]:
    """The engine, if the options can be met with what other distributions add; else raises RequestError."""
    if options.base_url is not None and urls.site_address(options.base_url) is None:
        raise RequestError(f"{options.base_url!r} is not the address of a site, such as https://example.org/")
    if broken := [*constructs.BROKEN, *pandoc.unmet(options)]:
        raise RequestError("\n".join(broken))
    return kind
