"""The engine of an old blog, and the folder where that was recognised: by evidence, by build commands, or as told."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rst2hugo import engines
from rst2hugo.blog import candidates, evidence, files
from rst2hugo.blog.build_commands import BuildCommand
from rst2hugo.engine import RST, Engine
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.model.options import Options

UNKNOWN = "no configuration of a known engine was found; --from names the engine"


class Home(NamedTuple):
    """The engine of a blog, and the folder where it was recognised; ``how`` says by what."""

    engine: str
    folder: str
    how: str
    is_built: bool = False


def find_home(folder: Path, options: Options, commands: Sequence[BuildCommand]) -> Home:
    """The engine of the blog in ``folder``, and the folder in it where its evidence is."""
    wanted = engines.find_engine(options.engine).name if options.engine else None
    if options.settings_file:
        return home_of_file(folder, options.settings_file, wanted)
    scores = engines.scores(folder)
    here = engines.clear_engine(scores) if wanted is None else wanted if scores[wanted] >= evidence.CERTAIN else None
    if here is not None or wanted == Engine.name:
        return Home(here or Engine.name, ".", engines.main_evidence(here or Engine.name, folder))
    built = [one for one in built_homes(folder, commands) if wanted in (None, one.engine)]
    is_torn = wanted is None and scores and next(iter(scores.values())) >= evidence.CERTAIN
    if is_torn and len({one.engine for one in built}) == 1:
        return built[0]
    if is_torn:
        raise engines.doubt(folder, scores)
    if homes := preferred(folder, [*built, *homes_below(folder, wanted, built)]):
        return only(folder, homes)
    if wanted is None and max(scores.values()) >= evidence.HINT:
        raise engines.doubt(folder, scores)
    return Home(wanted or Engine.name, ".", "" if wanted else UNKNOWN)


def home_of_file(folder: Path, file: str, wanted: str | None) -> Home:
    """The home of the settings file that the user names: the engine is clear from its folder, or from the blog's."""
    beside = posixpath.dirname(Path(file).as_posix())
    for place in dict.fromkeys([beside if (folder / beside).is_dir() and not beside.startswith("/") else ".", "."]):
        engine = wanted or engines.clear_engine(engines.scores(folder / place))
        if engine is not None:
            return Home(engine, "." if engine == "pelican" or wanted else place or ".", "--settings")
    raise RequestError(f"cannot tell which engine {file} is a settings file of; say it with --from")


def built_homes(folder: Path, commands: Sequence[BuildCommand]) -> Iterator[Home]:
    """The homes that build commands name, whose settings file or folder of sources is there."""
    for command in commands:
        if command.engine == "pelican":
            named = command.settings if command.settings and (folder / command.settings).is_file() else None
            if named or (command.source and (folder / command.source).is_dir() and command.source != "."):
                yield Home("pelican", command.folder if (folder / command.folder).is_dir() else ".", command.how, True)
            continue
        place = posixpath.dirname(command.settings or "") or command.source or command.folder
        name = posixpath.basename(command.settings or "conf.py")
        if (folder / place / name).is_file():
            engine = engine_in(folder / place) if command.engine == "sphinx" else command.engine
            home = command.folder if command.engine == "nikola" else place
            yield Home(engine or command.engine, posixpath.normpath(home), command.how, True)


def homes_below(folder: Path, wanted: str | None, built: Sequence[Home]) -> Iterator[Home]:
    """The folders below in which an engine's configuration is, but for those that build commands name already."""

    def engine_of(place: Path) -> str | None:
        return (
            engine_in(place)
            if wanted is None
            else wanted
            if engines.scores(place)[wanted] >= evidence.CERTAIN
            else None
        )

    known = {one.folder for one in built}
    for place, engine in candidates.configured(folder, engine_of, engines.configuration_names()).items():
        if place not in known:
            yield Home(engine, place, f"{place}/{engines.main_evidence(engine, folder / place)}")


def engine_in(folder: Path) -> str | None:
    """The engine that there is most evidence for in ``folder``, if it is enough."""
    name, most = next(iter(engines.scores(folder).items()))
    return name if most >= evidence.CERTAIN else None


def preferred(folder: Path, homes: Sequence[Home]) -> list[Home]:
    """The homes that may be the blog: no theme or plugin, no documentation beside a blog, with texts, built."""
    found = list({(one.engine, one.folder): one for one in reversed(homes)}.values())
    tests: list[Callable[[Home], bool]] = [
        lambda one: not candidates.is_secondary(one.folder),
        lambda one: one.engine != "sphinx",
        lambda one: has_texts(folder, one.folder),
        lambda one: one.is_built,
    ]
    for test in tests:
        found = [one for one in found if test(one)] or found
    return found[::-1]


def has_texts(folder: Path, place: str) -> bool:
    """Whether there is any rst below a folder of the blog, or a link that may lead to some."""
    top = folder / place
    return any(Path(path).suffix.lower() in RST for path in files.walk(top)) or any(
        entry.is_symlink() and entry.is_dir() for entry in top.iterdir()
    )


def only(folder: Path, homes: Sequence[Home]) -> Home:
    """The one home that is left. Raises RequestError that names all of several."""
    if len(homes) == 1:
        home = homes[0]
        if engines.clear_engine(engines.scores(folder / home.folder)) is None and not home.is_built:
            raise engines.doubt(folder / home.folder, engines.scores(folder / home.folder))
        return home
    lines = [f"there are several blogs in {folder}; name the folder of one, for example {folder / homes[0].folder}"]
    lines += [f"  {one.engine}: {one.folder}/ ({one.how})" for one in homes]
    raise RequestError("\n".join(lines))
