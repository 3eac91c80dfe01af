"""Which options hold: those of the command line, else those of ``rst2hugo.toml``, else those of the last run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from rst2hugo.blog.boundary import find_boundary
from rst2hugo.directives import config_file
from rst2hugo.hugo import shell
from rst2hugo.locate import locate_paths
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.model.option_table import read_options
from rst2hugo.model.options import SILENT, Options


class Chosen(NamedTuple):
    """The options of a run, and how they differ from those of the last one.

    ``remembered`` are those that only the last run knows, as one types them; ``changes`` those that are others now.
    """

    options: Options
    remembered: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


def choose_options(
    paths: Sequence[str | Path], typed: Mapping[str, Any], last: Mapping[str, Any] | None = None
) -> Chosen:
    """The options for the blog in ``paths``, where ``typed`` are of the command line, ``last`` those of the last run.

    What none of them has is as ``Options`` has it. Raises RequestError for options that do not exist, or cannot be.
    """
    before = last or {}
    config = typed.get("config") or before.get("config")
    in_file = read_file([Path(path) for path in paths if path != "-"], {**before, **typed}, config)
    given = {**before, **in_file, **typed}
    given["settings"] = merge_settings(*(settings_of(one) for one in (before, in_file, typed)))
    options = Options.of(given)
    if last is None:
        return Chosen(options)
    old = Options.of(before)
    kept = {name: value for name, value in before.items() if name not in {**in_file, **typed}}
    return Chosen(options, tuple(describe_options(Options.of(kept))), tuple(describe_changes(old, options)))


def read_file(paths: Sequence[Path], known: Mapping[str, Any], config: str | None) -> dict[str, Any]:
    """The table ``options`` of the file ``config``, else of the blog's own file, in the folder named or in the blog's.

    ``known`` are the options that are known otherwise, which say where the blog is.
    """
    if config is not None:
        found = config_file.read_tables(None, None, config)
        return read_options(found.found.get("options", {}), found.where, Path(config).parent, is_users=True)
    seen = set[Path]()
    for folder, whole in folders_of(paths, known):
        if folder in seen:
            continue
        seen.add(folder)
        boundary = find_boundary(whole, known.get("root"))
        tables, where = config_file.read_tables(folder, boundary)
        if isinstance(tables, dict) and "options" in tables:
            return read_options(tables["options"], where, folder, is_users=False)
    return {}


def folders_of(paths: Sequence[Path], known: Mapping[str, Any]) -> Iterator[tuple[Path, Path]]:
    """The folders that may hold the blog's file, each with the blog's own, outside of which nothing is read.

    The one that is named comes first, then those that the blog is found in.
    """
    if len(paths) == 1 and paths[0].is_dir():
        yield (named := paths[0].resolve()), named
    if not paths or not all(path.exists() for path in paths):
        return
    with suppress(RequestError):  # which the conversion reports
        location = locate_paths(paths, Options.of(known))
        found = [one.resolve() for one in (location.folder, location.root) if one is not None]
        yield from ((folder, found[0]) for folder in found)


def settings_of(given: Mapping[str, Any]) -> tuple[str, ...]:
    """The settings of the old blog among some options."""
    return Options.of({"settings": given.get("settings", ())}).settings


def merge_settings(*groups: Sequence[str]) -> tuple[str, ...]:
    """Each ``NAME=VALUE`` once, as the last group that has the name says it."""
    return tuple({pair.partition("=")[0].strip(): pair for group in groups for pair in group}.values())


def describe_options(options: Options) -> list[str]:
    """The options that are not as by default, as one types them: ``--urls keep``, ``--no-repair``."""
    return [word for name in options.to_strings() for word in words_of(name, getattr(options, name))]


def words_of(name: str, value: Any) -> list[str]:
    """An option as one types it; each setting of the old blog by itself."""
    flag, _, negated = Options.flags()[name].partition("/")
    if isinstance(value, bool):
        return [flag if value else negated or f"no {flag}"]
    if isinstance(value, tuple):
        return [shell.command_line([flag, one]) for one in value]
    return [shell.command_line([flag, str(value)])] if value is not None else [f"no {flag}"]


def describe_changes(old: Options, new: Options) -> list[str]:
    """Each option that is another one now: ``--urls keep, now --urls alias``."""
    changes = []
    for name in Options.flags():
        before, now = normal_value(name, getattr(old, name)), normal_value(name, getattr(new, name))
        if name in SILENT or before == now:
            continue
        if isinstance(before, tuple):
            were, are = ([one for one in group if one not in other] for group, other in ((before, now), (now, before)))
            words = [", ".join(words_of(name, tuple(group))) or f"no {Options.flags()[name]}" for group in (were, are)]
        else:
            words = [words_of(name, value)[0] for value in (before, now)]
        changes.append(f"{words[0]}, now {words[1]}")
    return changes


def normal_value(name: str, value: Any) -> Any:
    """A value as it can be compared: a path from the root of the file system."""
    return str(Path(value).resolve()) if name in Options.paths() and value is not None and name != "python" else value
