"""What was planned is done, in such an order that a run can be cut off anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from rst2hugo.writing import manifest
from rst2hugo.writing.atomic import Content, checksum, clear_remains, place, prune, refusing
from rst2hugo.writing.manifest import Manifest, there
from rst2hugo.writing.plan import Written


def carry_out(
    plan: Written,
    folder: Path,
    contents: Mapping[str, Content],
    before: Manifest,
    sums: Mapping[str, str],
    disk: Mapping[str, str | None],
    origin: Mapping[str, str],
    *,
    force: bool,
) -> list[str]:
    """Remove, write, and keep the manifest true at every moment.

    The paths of files that are not any more as ``disk`` has them, since somebody edits them just now, are returned:
    they are left as they are, unless ``force`` replaces them.
    """
    clear_all_remains(folder, before)
    known = {**before.planned, **before.files}
    known |= {path: found for path, found in disk.items() if found is not None and before.ours(path, found)}
    known = {path: known[path] for path in known if disk[path] is not None or before.is_deleted(path, None)}
    known |= {path: sums[path] for path in plan.unchanged}
    going = {path: known.pop(path) for path in plan.removed}  # which is not what the user has deleted
    if plan.written or plan.removed:
        coming = {path: sums[path] for path in plan.written}
        place(folder / manifest.NAME, Manifest(known, going | coming, origin).encoded())
    edited = []
    for path in plan.removed:
        if not is_as_expected(folder / path, disk[path]):
            edited.append(path)
            known[path] = going[path]
            continue
        with refusing(folder / path):
            (folder / path).unlink()
        prune((folder / path).parent, folder)
    for path in plan.written:
        file, expected = folder / path, disk[path]
        made = place(file, contents[path], (lambda: True) if force else partial(is_as_expected, file, expected))
        if made is None:
            edited.append(path)
        else:
            known[path] = made
    done = Manifest(known, origin=origin).encoded()
    if there(folder / manifest.NAME) != checksum(done):
        place(folder / manifest.NAME, done)
    return edited


def is_as_expected(file: Path, expected: str | None) -> bool:
    """Whether a file has still this checksum, or is still missing."""
    return there(file) == expected


def clear_all_remains(folder: Path, before: Manifest) -> None:
    """Remove what a killed run was writing in any folder of the site."""
    for inside in {folder, *((folder / path).parent for path in before.planned)}:
        with suppress(OSError, RuntimeError):
            if inside.resolve().is_relative_to(folder):  # and not through a link
                clear_remains(inside)
