"""The way of a whole blog: sources, each compiled on its own, then put together. Nothing is written here."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from rst2hugo import constructs, engines, pandoc
from rst2hugo.addresses import urls
from rst2hugo.blog.file_reports import collect_reports
from rst2hugo.engine import Engine
from rst2hugo.locate import locate
from rst2hugo.model import Result, Source, noncharacters
from rst2hugo.model.diagnostics import Diagnostic, RequestError
from rst2hugo.model.location import BlogLocation
from rst2hugo.model.options import Options
from rst2hugo.pipeline import chosen_pages, own_code, workers
from rst2hugo.pipeline.assemble import assemble
from rst2hugo.pipeline.compile_page import Compiled as Compiled
from rst2hugo.pipeline.compile_page import compiled, rescue_killed
from rst2hugo.pipeline.kept_pages import KeptPages, open_kept_pages


@dataclass(frozen=True, slots=True)
class Run:
    """A conversion about to begin: an engine, the sources to convert, and whether they are the whole blog.

    ``diagnostics`` has what was found wrong while the sources were looked for; ``kept`` what an earlier run left.
    """

    engine: Engine
    sources: tuple[Source, ...]
    whole: bool = True
    diagnostics: tuple[Diagnostic, ...] = ()
    kept: KeptPages | None = None

    @property
    def total(self) -> int:
        return len(self.sources)

    def finish(self, watch: Callable[[Iterator[Compiled]], Iterable[Compiled]] = iter) -> Result:
        """Compile every source, then put all together; ``watch`` may look on as each one is done."""
        before = (*self.engine.diagnostics, *self.diagnostics, *own_code.problems_of_own_code(self.engine))
        return assemble(self.engine, watch(self.compiled()), before, whole=self.whole)

    def compiled(self) -> Iterator[Compiled]:
        """Each source compiled, in order, but for those of which is known what comes of them."""
        return self.kept.compile(self.engine, self.sources, self.make) if self.kept else self.make(self.sources)

    def make(self, sources: Sequence[Source]) -> Iterator[Compiled]:
        """Sources compiled, in order; in other processes when there are several jobs."""
        task = partial(compiled, engine=self.engine)
        killed = partial(rescue_killed, engine=self.engine)
        return workers.mapped(
            task,
            sources,
            self.engine.options.jobs,
            weigh=lambda source: len(source.text),
            worth=workers.break_even(),
            replace_killed=killed,
        )


def start_whole(engine: Engine) -> Run:
    """The conversion of all sources of an engine's blog."""
    with collect_reports() as reports:
        sources = tuple(engine.sources())
        engine = engine.with_newest_year(sources)
        _ = engine.documents  # found once, not by each process
    return Run(engine, sources, diagnostics=tuple(reports))


def start(root: Path, options: Options, *, site: Path | None = None) -> Run:
    """The conversion of the whole blog in ``root``; what an earlier run for ``site`` compiled is not compiled again.

    Raises RequestError for a folder, engine or zone that is none, and for a settings file of which nothing can be read.
    """
    if not root.is_dir():
        raise RequestError(f"{root} is not a folder")
    # There are none where the system has no database; then Hugo will tell.
    if options.time_zone and (zones := zoneinfo.available_timezones()) and options.time_zone not in zones:
        raise RequestError(f"there is no time zone {options.time_zone!r}")
    location = locate(root, options)
    kept = open_kept_pages(location, options, site) if site else None  # before anything is read
    engine = engine_at(location, options)
    engine.blog.require_settings()
    return replace(start_whole(engine), kept=kept)


def engine_at(location: BlogLocation, options: Options) -> Engine:
    """The engine that reads the blog at ``location``; its options name the settings file from the blog's folder."""
    if options.settings_file and location.settings:
        options = replace(options, settings_file=location.from_folder(location.settings.value))
    engine = ready(engines.find_engine(location.engine.value), options)(location, options)
    engine.blog.refuse_unknown_settings()
    return engine


def convert_source(source: Source, root: Path | None, options: Options) -> Result:
    """One source as a blog of its own; with nothing around it, its links stay as they are."""
    text = replace(source, text=noncharacters.whole(source.text))
    return Run(engine_of(root, options), (text,), whole=False).finish()


def engine_of(root: Path | None, options: Options) -> Engine:
    """The engine that the options name, else the base class: without a blog around there is nothing to go by."""
    return ready(engines.find_engine(options.engine) if options.engine else Engine, options)(root, options)


NOT_IN_PLACE = {
    "front_matter": "--front-matter",
    "only": "--only",
    "since": "--since",
    "bundles": "--bundles",
    "deploy": "--deploy",
    "git_lastmod": "--git-lastmod",
}
"""Options that say nothing of a site which is Hugo's already."""


def is_chosen(options: Options, name: str) -> bool:
    """Whether an option is another one than the default."""
    return bool(getattr(options, name) != getattr(Options(), name))


def ready(kind: type[Engine], options: Options) -> type[Engine]:
    """The engine, if the options can be met with what other distributions add; else raises RequestError."""
    if options.base_url is not None and urls.site_address(options.base_url) is None:
        raise RequestError(f"{options.base_url!r} is not the address of a site, such as https://example.org/")
    if options.python is not None and not options.trust:
        raise RequestError("--python is the Python that --trust runs the blog's own code with; say --trust as well")
    if kind.in_place and (others := [flag for name, flag in NOT_IN_PLACE.items() if is_chosen(options, name)]):
        raise RequestError(f"{', '.join(others)}: a Hugo site keeps its pages and their headers as they are")
    chosen_pages.refuse_faults(options)
    if broken := [*constructs.BROKEN, *pandoc.unmet(options)]:
        raise RequestError("\n".join(broken))
    return kind
