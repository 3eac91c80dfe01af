"""In here: the stages in their order: sources → pages with open addresses → a linked blog. Nothing is written here."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from docutils import nodes

from rst2hugo import addresses, carry, constructs, engines, files, link, markdown, metadata, parse, resolve, site
from rst2hugo.diagnostics import Code, Diagnostic, RequestError
from rst2hugo.engine import Engine
from rst2hugo.model import Meta, Page, Result, Source, Value
from rst2hugo.options import Options
from rst2hugo.render import Context, render

Compiled = tuple[Page | None, tuple[Diagnostic, ...]]


def compile(source: Source, engine: Engine) -> Compiled:
    """One source on its own: the page with its addresses open, or None and the reason."""
    if source.diagnostics:
        return None, source.diagnostics
    try:
        return page_of(source, engine), ()
    except Exception as error:  # our bug must not cost the other posts
        place = traceback.extract_tb(error.__traceback__)[-1]
        message = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
        return None, (Diagnostic(source.path, None, Code.INTERNAL_ERROR, message),)


def page_of(source: Source, engine: Engine) -> Page:
    """Header, parse, resolve, render."""
    header = engine.header(source)
    found: list[Diagnostic] = []
    body, kept = header.body, ""
    if header.problem is not None:
        found.append(Diagnostic(source.path, None, Code.BROKEN_HEADER, header.problem))
        lines = source.text.split("\n")
        kept = markdown.fence("\n".join(lines[: header.end]), "yaml" if lines[0].startswith("---") else "toml")
        body = "\n" * header.end + "\n".join(lines[header.end :])
    values = dict(header.values)
    permalink = None
    if engine.is_rst(source, values):
        document, told = parse.parse(
            body,
            source.path,
            root=engine.root,
            ours=constructs.DIRECTIVES,
            our_roles=constructs.ROLES,
            doctitle_xform=engine.promotes_title(values),
        )
        resolve.resolve(document)
        values = document_values(document) | values
        permalink = resolve.permalink(document)

        def tell(line: int | None, code: Code, message: str) -> None:
            told.append(Diagnostic(source.path, line, code, message))

        written = render(document, Context(tell, literal=engine.literal_typography(values)))
        found += told
    else:
        written = carry.carried_over(body)
    meta, told = engine.meta(values, source)
    page = addressed(source, engine, meta, values, permalink)
    whole = "\n\n".join(filter(None, [kept, written]))
    return replace(page, markdown=whole, diagnostics=tuple(dict.fromkeys([*told, *found, *page.diagnostics])))


def document_values(document: nodes.document) -> dict[str, Any]:
    """What the doctree says about the page: its title and subtitle, and ``.. meta::``."""
    values: dict[str, Any] = {}
    for child in document.children:
        if isinstance(child, nodes.title | nodes.subtitle):
            values[type(child).__name__] = child.astext()
    if document.get("title"):
        values.setdefault("title", document["title"])
    for one in document.findall(nodes.meta):
        if "content" in one and (name := one.get("name") or one.get("property")):
            values.setdefault(str(name), one["content"])
    return values


def addressed(
    source: Source, engine: Engine, meta: Meta, values: Mapping[str, Any], in_body: str | None
) -> Page:
    """The page with its addresses and its whole front matter; the body is still to come."""
    named = [addresses.clean(one) for one in (meta.permalink, in_body) if one]
    rule = [] if named else [one for one in [engine.address(meta, values, source)] if one]
    olds = list(dict.fromkeys([*named, *map(addresses.clean, rule)]))
    diagnostics = []
    if len(olds) > 1:
        message = f"the header says {olds[0]}, the body {olds[1]}"
        diagnostics.append(Diagnostic(source.path, None, Code.TWO_OLD_ADDRESSES, message))
    old = olds[0] if olds else None
    url = addresses.renewed(old, engine.options.urls) if old else None
    further = [addresses.clean(one) for one in metadata.aliases(values)]
    aliases = tuple(one for one in dict.fromkeys([*olds, *further]) if one != url)
    header = with_addresses(meta, url, aliases, engine.extras(meta, old) if old else {})
    return Page(
        source.path, engine.output(source, url), header, "", meta.kind, url, old, aliases, "", tuple(diagnostics)
    )


def with_addresses(
    meta: Meta, url: str | None, aliases: Sequence[str], extras: Mapping[str, Value]
) -> dict[str, Value]:
    """The front matter with ``url`` and ``aliases`` behind the dates, and ``params`` last."""
    first = {key: meta.front_matter[key] for key in ("title", "date", "lastmod", "draft") if key in meta.front_matter}
    header = dict(first)
    if url and url != "/":  # the home page is where it is
        header["url"] = addresses.front_matter_url(url)
    elif meta.slug and not url:
        header["slug"] = meta.slug
    if aliases:
        header["aliases"] = list(aliases)
    header |= {key: value for key, value in meta.front_matter.items() if key not in first and key != "params"}
    params = {**dict(meta.front_matter.get("params", {})), **extras}  # type: ignore[arg-type]
    return header | ({"params": params} if params else {})


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
        task = partial(compile, engine=self.engine)
        jobs = min(self.engine.options.jobs, len(self.sources))
        if jobs <= 1:
            yield from map(task, self.sources)
            return
        with ProcessPoolExecutor(jobs) as pool:
            yield from pool.map(task, self.sources, chunksize=16)


def linked(engine: Engine, compiled: Iterable[Compiled], *, whole: bool) -> Result:
    """All pages linked, with all that the new site needs besides them."""
    pages: list[Page] = []
    diagnostics = list(engine.diagnostics)
    for page, told in compiled:
        diagnostics += told
        if page is not None:
            pages.append(page)
    pages = link.reported(distinct(pages))
    assets = tuple(engine.assets())
    base = engine.options.base_url or engine.site.base_url
    bases = (urlsplit(one).path.rstrip("/") for one in (engine.site.base_url, base))
    pages = link.link(pages, link.table(pages, assets, engine.lists(pages), engine.hosts(), *bases, whole=whole))
    if not pages:
        diagnostics.append(Diagnostic(".", None, Code.NO_POSTS, f"no post was found in {engine.root}"))
    hooks = constructs.templates(page.text for page in pages)
    extra = site.files(replace(engine.site, base_url=base), engine.terms(pages), hooks)
    redirects = {old: page.url for page in pages if page.url for old in page.aliases}
    return Result(engine.name, str(engine.root), tuple(pages), assets, extra, redirects, tuple(diagnostics))


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
    engine = (engines.named(options.engine) if options.engine else Engine)(root, options)
    wanted: dict[str, None] = {}
    for path in map(Path, paths):
        below = path.resolve().relative_to(root).as_posix()
        wanted |= dict.fromkeys([below] if path.is_file() else engine.rst_files(below))
    return Run(engine, tuple(files.read(root, one) for one in wanted), whole=False).finish()


def convert_text(text: str, path: str, root: Path | None, options: Options) -> Page:
    """One text as a page; with nothing around it, its links stay as they are."""
    engine = (engines.named(options.engine) if options.engine else Engine)(root, options)
    page, diagnostics = compile(Source(path, text), engine)
    if page is None:
        return Page(path, "", {}, "", diagnostics=diagnostics)
    return link.link([page], link.table([page], [], [], whole=False))[0]
