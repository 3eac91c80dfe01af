"""Files and folders that the user names, converted as what they are: a blog, parts of one, or texts in none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rst2hugo import pipeline
from rst2hugo.engine import Engine
from rst2hugo.locate import locate_paths
from rst2hugo.model import Result
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.model.location import BlogLocation
from rst2hugo.model.options import Options


def convert_paths(paths: Sequence[str], options: Options) -> Result:
    """Files, and all rst files of folders, as one small blog. Raises RequestError for a path that is not there."""
    missing = [
        f"{path} is neither a file nor a folder" if Path(path).exists() else f"there is no {path}"
        for path in paths
        if not Path(path).is_file() and not Path(path).is_dir()
    ]
    if missing:
        raise RequestError("\n".join(missing))
    engine = pipeline.engine_at(locate_paths([Path(path) for path in paths], options), options)
    root = (engine.root or Path()).resolve()
    wanted: dict[str, None] = {}
    for path in map(Path, paths):
        place = path.resolve()
        below = "." if root.is_relative_to(place) else place.relative_to(root).as_posix()
        wanted |= dict.fromkeys([below] if path.is_file() else engine.rst_files(below))
    if not wanted:
        raise RequestError(f"there is no text of {engine.name} in {', '.join(paths)}")
    return pipeline.Run(engine, tuple(map(engine.read, wanted)), whole=False).finish()


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
