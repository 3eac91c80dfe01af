"""In here: the way of a whole blog: sources, each compiled on its own, then linked. Nothing is written here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from rst2hugo import constructs, engines, files, link, site
from rst2hugo.compile import Compiled, compiled
from rst2hugo.diagnostics import Code, Diagnostic, RequestError
from rst2hugo.engine import Engine
from rst2hugo.model import Page, Result, Source
from rst2hugo.options import Options


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
        task = partial(compiled, engine=self.engine)
        jobs = min(self.engine.options.jobs, len(self.sources))
        if jobs <= 1:
            yield from map(task, self.sources)
            return
        with ProcessPoolExecutor(jobs) as pool:
            yield from pool.map(task, self.sources, chunksize=16)


def linked(engine: Engine, done: Iterable[Compiled], *, whole: bool) -> Result:
    """All pages linked, with all that the new site needs besides them."""
    pages: list[Page] = []
    diagnostics = list(engine.diagnostics)
    for page, told in done:
        diagnostics += told
        if page is not None:
            pages.append(page)
    if whole:
        pages = [placed(page, engine.site.section) for page in pages]
    pages = link.reported(distinct(pages))
    assets = tuple(engine.assets())
    base = engine.options.base_url or engine.site.base_url
    bases = (urlsplit(one).path.rstrip("/") for one in (engine.site.base_url, base))
    pages = link.link(pages, link.table(pages, assets, engine.lists(pages), engine.hosts(), *bases, whole=whole))
    if whole and not pages:
        diagnostics.append(Diagnostic(".", None, Code.NO_POSTS, f"no post was found in {engine.root}"))
    hooks = constructs.templates(page.text for page in pages)
    terms = [term for term in engine.terms(pages) if term.aliases or term.url != site.natural_url(engine.site, term)]
    extra = site.files(replace(engine.site, base_url=base), terms, hooks)
    redirects = {old: page.url for page in pages if page.url for old in page.aliases}
    return Result(engine.name, str(engine.root), tuple(pages), assets, extra, redirects, tuple(diagnostics))


def placed(page: Page, section: str) -> Page:
    """Posts all live in one section of the new site, whatever folders they were in; pages stay where they are."""
    if page.kind == "page" or page.output.startswith(f"content/{section}/") or page.url == "/":
        return page
    return replace(page, output=f"content/{section}/{page.output.removeprefix('content/')}")


def distinct(pages: Sequence[Page]) -> list[Page]:
    """Pages whose files Hugo can tell apart (it ignores case), and what is wrong with their addresses reported."""
    taken: set[str] = set()
    found = []
    for page in pages:
        output, number = page.output, 1
        while output.lower() in taken:
            number += 1
            path = PurePosixPath(page.output)
            output = path.with_name(f"{path.stem}-{number}{path.suffix}").as_posix()
        taken.add(output.lower())
        if output != page.output:
            told = Diagnostic(page.source, None, Code.DUPLICATE_OUTPUT, f"{page.output} is taken; written as {output}")
            page = replace(page, output=output, diagnostics=(*page.diagnostics, told))
        found.append(page)
    return found


def start(root: Path, options: Options) -> Run:
    """The conversion of the whole blog in ``root``. Raises RequestError when there is no such folder or engine."""
    if not root.is_dir():
        raise RequestError(f"{root} is not a folder")
    kind = engines.named(options.engine) if options.engine else engines.detected(root)
    engine = kind(root, options)
    return Run(engine, tuple(engine.sources()))


def convert_paths(paths: Sequence[str], options: Options) -> Result:
    """Files, and all rst files of folders, as one small blog. Raises RequestError for a path that is not there."""
    missing = [f"there is no {path}" for path in paths if not Path(path).exists()]
    if missing:
        raise RequestError("\n".join(missing))
    folders = [Path(path).resolve() if Path(path).is_dir() else Path(path).resolve().parent for path in paths]
    root = Path(os.path.commonpath(folders))
    engine = engine_of(root, options)
    wanted: dict[str, None] = {}
    for path in map(Path, paths):
        below = path.resolve().relative_to(root).as_posix()
        wanted |= dict.fromkeys([below] if path.is_file() else engine.rst_files(below))
    return Run(engine, tuple(files.read(root, one) for one in wanted), whole=False).finish()


def convert_source(source: Source, root: Path | None, options: Options) -> Result:
    """One source as a blog of its own; with nothing around it, its links stay as they are."""
    return Run(engine_of(root, options), (source,), whole=False).finish()


def engine_of(root: Path | None, options: Options) -> Engine:
    """The engine that the options name, else the base class: without a blog around there is nothing to go by."""
    kind = engines.named(options.engine) if options.engine else Engine
    return kind(root, options)
