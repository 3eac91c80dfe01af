"""What becomes of each file of a site, decided before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from rst2hugo.model.diagnostics import Code, Diagnostic, RequestError
from rst2hugo.writing.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the files of a site, each by its path in it, sorted.

    ``kept`` were edited by the user, or are the user's own, and therefore left alone; ``deleted`` were removed by the
    user, and are not written again. Each of both is reported in ``diagnostics``, and so is each asset that could not
    be read. ``finished`` are stubs that are not written since the user has made a template of them, or has one
    elsewhere.
    """

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    finished: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()


def plan_files(
    before: Manifest, sums: Mapping[str, str], disk: Mapping[str, str | None], held: set[str], force: bool
) -> Written:
    """What to do with each file, given what an earlier run wrote, what is wanted, and what is there.

    Files in ``held`` are not removed when they are not wanted.
    """
    lists: dict[str, list[str]] = {name: [] for name in ("written", "unchanged", "kept", "removed", "deleted")}
    diagnostics = []
    for path in sorted(disk):
        found, wanted = disk[path], sums.get(path)
        if wanted is None and (found is None or path in held):
            continue
        known = path in before.files or path in before.planned
        if found == wanted:
            lists["unchanged"].append(path)
        elif wanted is None and before.ours(path, found):
            lists["removed"].append(path)
        elif before.is_deleted(path, found) and not force:
            lists["deleted"].append(path)
            diagnostics.append(Diagnostic(path, None, Code.DELETED_FILE, "was deleted since an earlier run wrote it"))
        elif wanted is not None and (force or found is None or before.ours(path, found)):
            lists["written"].append(path)
        else:
            lists["kept"].append(path)
            what = "was edited since an earlier run wrote it" if known else "exists and was not written by rst2hugo"
            end = ", although the blog no longer has it" if wanted is None else ""
            diagnostics.append(Diagnostic(path, None, Code.EDITED_FILE, f"{what}; kept{end}"))
    return Written(**{name: tuple(paths) for name, paths in lists.items()}, diagnostics=tuple(diagnostics))


def keep_edited(plan: Written, edited: Sequence[str]) -> Written:
    """What came of a plan when files were ``edited`` while it was carried out, and were left alone."""
    what = "was edited or removed while this run was writing; left as it is"
    told = (Diagnostic(path, None, Code.EDITED_FILE, what) for path in edited)
    return replace(
        plan,
        written=tuple(path for path in plan.written if path not in edited),
        removed=tuple(path for path in plan.removed if path not in edited),
        kept=tuple(sorted([*plan.kept, *edited])),
        diagnostics=(*plan.diagnostics, *told),
    )


def refuse_obstacles(folder: Path, paths: list[str], removed: set[str]) -> None:
    """Raise RequestError, before anything is written, for all that stands in the way of ``paths``."""
    problems: dict[str, None] = {}
    for path in paths:
        target = folder / path
        if target.is_dir() and not target.is_symlink():
            inside = {file.relative_to(folder).as_posix() for file in target.rglob("*") if not file.is_dir()}
            if not inside or not inside <= removed:
                problems[f"{target} is a folder, but a file of that name is to be written"] = None
        for parent in [folder / above for above in PurePosixPath(path).parents]:
            if parent.is_symlink() and not parent.resolve().is_relative_to(folder):
                problems[f"{parent} is a link that leads out of the site; nothing is written through it"] = None
            elif parent.exists() and not parent.is_dir() and parent.relative_to(folder).as_posix() not in removed:
                problems[f"{parent} is a file, but a folder of that name is to be written"] = None
    if problems:
        raise RequestError("\n".join(problems))
