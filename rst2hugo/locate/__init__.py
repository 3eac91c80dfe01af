"""Where the old blog is that the user means: the one function that all commands read a blog with."""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from rst2hugo import engines
from rst2hugo.blog import candidates, evidence
from rst2hugo.blog.build_commands import read_build_commands
from rst2hugo.blog.survey import Survey
from rst2hugo.engine import Engine
from rst2hugo.locate.recognition import UNKNOWN, find_home
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.model.location import BlogLocation, Finding
from rst2hugo.model.options import Options


def locate(folder: Path, options: Options) -> BlogLocation:
    """The blog in ``folder``: its engine, its root, its settings file and the folder of its posts.

    The folder itself is looked at first, then what the build commands in its files name, then the folders below it.
    Raises RequestError for a folder or an engine that does not exist, for doubts about the engine, for several blogs
    of which the user has to name one, and for a folder that is only a part of a blog.
    """
    if not folder.is_dir():
        raise RequestError(f"{folder} is not a folder")
    found = locate_below(folder, options)
    if found.engine.value == Engine.name and options.engine is None:
        for above in list(around(folder.resolve()))[1:]:
            if (whole := located_at(above, options)) and is_content(folder.resolve(), whole):
                what = f"{folder} holds the posts of the {whole.engine.value} blog in {above}"
                raise RequestError(f"{what}; name that folder, or say --from {Engine.name} for texts in no blog")
    return found


def is_content(folder: Path, blog: BlogLocation) -> bool:
    """Whether a folder is the one that holds a blog's posts, or in it."""
    if blog.root is None or blog.content is None:
        return False
    return folder.is_relative_to((blog.root / blog.content.value).resolve())


def locate_below(folder: Path, options: Options) -> BlogLocation:
    """The blog in ``folder`` or further down; the folder itself as texts with any header if there is none."""
    below = [name for name, _ in candidates.folders(folder) if "/" not in name]
    commands = read_build_commands(folder, [".", *below])
    home = find_home(folder, options, commands)
    how = "--from" if options.engine else home.how
    kind = engines.find_engine(home.engine)
    return kind.locate(Survey(folder, home.folder, options, commands, Finding(home.engine, how), home.how))


def locate_paths(paths: Sequence[Path], options: Options) -> BlogLocation:
    """The blog that files and folders belong to: in the folder that is named, or the nearest one around them.

    Without one, the folder that holds them all is read as files with any header.
    """
    holding = [path.resolve() if path.is_dir() else path.resolve().parent for path in paths]
    common = Path(os.path.commonpath(holding))
    if len(paths) == 1 and paths[0].is_dir():
        found = locate_below(common, options)
        if found.engine.value != Engine.name or options.engine:
            return found
    for folder in around(common):
        if (around_it := located_at(folder, options)) and all(is_part(one, around_it) for one in holding):
            return around_it
    named = Finding(options.engine, "--from") if options.engine else Finding(Engine.name, UNKNOWN)
    return engines.find_engine(named.value).locate(Survey(common, ".", options, engine=named))


def located_at(folder: Path, options: Options) -> BlogLocation | None:
    """The blog whose evidence is in ``folder``; in a repository's top folder, also one further down."""
    scores = engines.scores(folder)
    engine = options.engine or engines.clear_engine(scores)
    if engine and scores[engine] >= evidence.CERTAIN:
        return locate_below(folder, options)
    if not (folder / ".git").exists():
        return None
    with suppress(RequestError):  # several blogs, none of which may be meant
        found = locate_below(folder, options)
        return None if found.engine.value == Engine.name else found
    return None


def is_part(path: Path, blog: BlogLocation) -> bool:
    """Whether a file or folder lies in the root of a blog."""
    return blog.root is not None and path.is_relative_to(blog.root.resolve())


def around(folder: Path) -> Iterator[Path]:
    """``folder`` and those above it, up to the enclosing repository or the user's own folder."""
    home = Path.home().resolve()
    for parent in (folder, *folder.parents):
        if parent == home or parent == parent.parent:
            return
        yield parent
        if (parent / ".git").exists():
            return
