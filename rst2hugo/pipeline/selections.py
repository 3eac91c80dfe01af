"""Files and folders that the user names, converted as what they are: a blog, parts of one, or texts in none."""

from __future__ import annotations

import os.path
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from rst2hugo import pipeline
from rst2hugo.blog.boundary import find_boundary
from rst2hugo.blog.file_reports import collect_reports
from rst2hugo.engine import Engine
from rst2hugo.locate import locate_paths
from rst2hugo.model import Result
from rst2hugo.model.diagnostics import Code, Diagnostic, RequestError
from rst2hugo.model.location import BlogLocation
from rst2hugo.model.options import Options


def convert_paths(paths: Sequence[str], options: Options) -> Result:
    """Files, and all rst files of folders, as one small blog, or several that have nothing to do with each other.

    Raises RequestError for a path that is not there.
    """
    missing = [
        f"{path} is neither a file nor a folder" if Path(path).exists() else f"there is no {path}"
        for path in paths
        if not Path(path).is_file() and not Path(path).is_dir()
    ]
    if missing:
        raise RequestError("\n".join(missing))
    results = [convert_together(group, options) for group in group_paths(paths, options)]
    return results[0] if len(results) == 1 else merge_results(results)


def group_paths(paths: Sequence[str], options: Options) -> list[list[str]]:
    """The paths that are read as one blog: those of which one may read what the others may.

    What all of them lie in may be the whole disk, and nobody has said that this is a blog.
    """
    if len(paths) == 1:
        return [[*paths]]
    limits: dict[str, Path] = {}
    known: dict[Path, Path] = {}
    for path in paths:
        place = Path(path).resolve() if Path(path).is_dir() else Path(path).resolve().parent
        if place not in known:
            location = locate_paths([place], options)
            known[place] = find_boundary(location.folder or place, options.root).folder
        limits[path] = known[place]
    groups: dict[Path, list[str]] = {}
    for path, limit in limits.items():
        widest = min((one for one in known.values() if limit.is_relative_to(one)), key=lambda one: len(one.parts))
        groups.setdefault(widest, []).append(path)
    return [*groups.values()]


def convert_together(paths: Sequence[str], options: Options) -> Result:
    """Files, and all rst files of folders, of one blog, or of none but within one folder."""
    engine = pipeline.engine_at(locate_paths([Path(path) for path in paths], options), options)
    root = (engine.blog.root or Path()).resolve()
    wanted: dict[str, None] = {}
    folders: list[str] = []
    with collect_reports() as reports:
        for path in map(Path, paths):
            place = path.resolve()
            below = "." if root.is_relative_to(place) else place.relative_to(root).as_posix()
            folders += [] if path.is_file() else [below]
            wanted |= dict.fromkeys([below] if path.is_file() else engine.rst_files(below))
    if not wanted:
        raise RequestError(f"there is no text of {engine.name} in {', '.join(paths)}")
    sources = tuple(map(engine.blog.read, wanted))
    result = pipeline.Run(engine, sources, whole=False, diagnostics=tuple(reports)).finish()
    result = replace(result, checksums={source.path: source.checksum for source in sources})
    settings = engine.blog.location.settings
    return without_files_nearby(result, [*wanted, *([settings.value] if settings else [])], folders)


# What a walk through the blog's folder reports of the files that it meets.
OF_A_WALK = (Code.DEAD_SYMLINK, Code.OUTSIDE_BLOG, Code.UNREADABLE)


def without_files_nearby(result: Result, wanted: Collection[str], folders: Sequence[str]) -> Result:
    """The result without reports on files that are neither ``wanted`` nor in the ``folders`` that the user named.

    The whole blog is looked through for what a text may lead to. A link to such a file is reported at the link.
    """

    def concerns_them(report: Diagnostic) -> bool:
        is_below = any(folder == "." or f"{report.path}/".startswith(f"{folder}/") for folder in folders)
        return report.code not in OF_A_WALK or report.line is not None or report.path in wanted or is_below

    return replace(result, diagnostics=tuple(filter(concerns_them, result.diagnostics)))


def merge_results(results: Sequence[Result]) -> Result:
    """The results of several blogs as one, with all paths from the folder that holds them."""
    roots = [Path(one.root).resolve() for one in results]
    try:
        top = Path(os.path.commonpath(roots))
    except ValueError:
        raise RequestError("the files are on several drives; convert those of each by themselves") from None
    moved = [move_below(one, root.relative_to(top).as_posix()) for one, root in zip(results, roots, strict=True)]
    kinds = {one.engine for one in results}
    return Result(
        kinds.pop() if len(kinds) == 1 else Engine.name,
        str(top),
        tuple(page for one in moved for page in one.pages),
        files={path: text for one in moved for path, text in one.files.items()},
        diagnostics=tuple(told for one in moved for told in one.diagnostics),
        options=results[0].options,
        stubs={path: text for one in moved for path, text in one.stubs.items()},
        checksums={path: known for one in moved for path, known in one.checksums.items()},
    )


def move_below(result: Result, folder: str) -> Result:
    """A result with its paths from a folder further up, in which its own is at ``folder``."""

    def moved(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        return tuple(replace(one, path=f"{folder}/{one.path}") for one in found)

    pages = tuple(
        replace(
            asset,
            source=f"{folder}/{asset.source}",
            output=f"content/{folder}/{asset.output.removeprefix('content/')}",
            diagnostics=moved(asset.diagnostics),
        )
        for asset in result.pages
    )
    files = {f"{folder}/{path}": text for path, text in result.files.items()}
    stubs = {f"{folder}/{path}": text for path, text in result.stubs.items()}
    sums = {f"{folder}/{path}": known for path, known in result.checksums.items()}
    told = moved(result.diagnostics)
    return replace(result, pages=pages, files=files, stubs=stubs, checksums=sums, diagnostics=told)


def convert_blog_or_paths(paths: Sequence[str], options: Options) -> Result:
    """The whole blog if the only path is its folder; else the files and folders, which may be parts of one."""
    if len(paths) == 1 and (folder := Path(paths[0])).is_dir():
        location = locate_paths([folder], options)
        if location.folder and location.folder.resolve() == folder.resolve():
            return pipeline.start(folder, options).finish()
    return convert_paths(paths, options)


def blog_of(result: Result) -> BlogLocation | None:
    """The blog that texts were read as parts of; None for those that are in none."""
    return None if result.engine == Engine.name else result.location
