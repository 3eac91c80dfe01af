"""A converted blog is written to disk: nothing of the user's is overwritten, no file is ever half there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from rst2hugo.model import Result
from rst2hugo.model.diagnostics import Code, Diagnostic, RequestError
from rst2hugo.writing import leftovers, manifest, stubs, themes
from rst2hugo.writing.atomic import Content, checksum, part, place, prune, refusing
from rst2hugo.writing.contents import encoded, gathered
from rst2hugo.writing.manifest import Manifest, on_disk, origin_of
from rst2hugo.writing.plan import Written, plan_files, refuse_obstacles

__all__ = ["Written", "origin_of", "ready", "replace_sources", "write", "write_pages"]


def write(result: Result, site: str | Path, *, dry_run: bool = False, force: bool = False) -> Written:
    """Write a converted blog into the folder ``site``.

    The folder must be new, empty, or written by an earlier run. Of that run's files, those that nobody
    edited are replaced, or removed if the blog no longer has them; edited ones, and files that we did
    not write, are kept and reported as EDITED_FILE. ``force`` replaces them, but even so an edited
    file that the blog no longer has is kept; so is, without a word, what the user made of a stub.
    A file that was deleted by hand is written again only by ``force``. A run that was interrupted is resumed by the
    next. ``dry_run`` only tells what would be done.

    Raises RequestError when there is no post, the folder is something else, overlaps with the blog, or cannot be
    written; ValueError for a path that leads out of the site, which is our bug.
    """
    if result.refusal:
        raise RequestError(f"{result.refusal}; nothing was written")
    folder, before = ready(result.root, site, force=force)
    contents, sums, diagnostics = gathered(result)
    finished = {*stubs.of_user(result.stubs, folder, before)}
    settings, theme = themes.find_theme(folder)
    framed = {*result.frame} & contents.keys() if theme else set()
    if framed:
        message = f"the theme {theme!r} is used, and {len(framed)} files of the starter theme are left out"
        diagnostics.append(Diagnostic(settings, None, Code.OWN_THEME, message))
    for path in finished | framed:
        del contents[path], sums[path]
    disk = {path: there(folder / path) for path in {*sums, *before.files, *before.planned}}
    # What failed today is not gone: neither an asset that cannot be read, nor whatever page a failed source was.
    held = {asset.output for asset in result.assets} if result.complete else {*disk}
    held |= {path for path in finished | framed if not before.ours(path, disk.get(path))}
    plan = plan_files(before, sums, disk, held, force)
    refuse_obstacles(folder, [*plan.written, *plan.removed], {*plan.removed})
    if not dry_run:
        blog = result.location.folder if result.location else result.root  # which says more than the root in it
        origin = manifest.origin(str(blog), result.options, folder) if blog else {}
        carry_out(plan, folder, contents, before, sums, disk, origin)
    told = [*diagnostics, *plan.diagnostics, *leftovers.claims(result.pages, folder, plan.kept)]
    return replace(plan, diagnostics=tuple(told), finished=tuple(sorted(finished)))


def ready(blog: str | Path, site: str | Path, *, force: bool = False) -> tuple[Path, Manifest]:
    """The folder ``site``, and what an earlier run wrote there, if what becomes of ``blog`` can be written into it.

    Raises RequestError as ``write`` does, as far as one can know before the blog is converted.
    """
    folder = resolved(site)
    if blog:
        refuse_overlap(resolved(blog), folder)
    with refusing(folder):
        before = manifest.read(folder, force=force)
        above = next(one for one in (folder, *folder.parents) if one.exists())
        if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
            raise PermissionError("you may not write there" if above.is_dir() else f"{above} is not a folder")
    return folder, before


def write_pages(result: Result, folder: str | Path, *, force: bool = False) -> None:
    """Write only the pages, below ``folder``, which may be any folder, without the ``content`` that Hugo wants.

    Raises RequestError when a page cannot be written, or would replace a file that holds something
    else; then nothing is written. ``force`` replaces such files.
    """
    target = resolved(folder)
    contents = {manifest.checked(page.output.removeprefix("content/")): encoded(page.text) for page in result.pages}
    taken = [path for path, data in contents.items() if there(target / path) not in (None, checksum(data))]
    if taken and not force:
        raise RequestError("\n".join(f"{target / path} exists and holds something else" for path in taken))
    refuse_obstacles(target, [*contents], set())
    for path, data in contents.items():
        place(target / path, data)


def replace_sources(result: Result, files: Mapping[str, str] = {}, *, force: bool = False) -> None:
    """Write each page beside its source, under the same name, and remove the source; write ``files`` of the site, too.

    A source that we failed to convert stays. Raises RequestError when a page cannot be written, or would replace a
    file that holds something else; then nothing is written. ``force`` replaces such files.
    """
    root = resolved(result.root)
    done = [page for page in result.pages if not any(one.code is Code.INTERNAL_ERROR for one in page.diagnostics)]
    pages = {(root / page.source).with_suffix(".md"): page for page in done}
    sources = {root / page.source for page in done}
    taken = [file for file, page in pages.items() if there(file) not in (None, checksum(encoded(page.text)))]
    if taken := [file for file in taken if file not in sources and not force]:
        raise RequestError("\n".join(f"{file} exists and holds something else" for file in taken))
    refuse_obstacles(root, [*(file.relative_to(root).as_posix() for file in pages), *files], set())
    for file, text in [(file, page.text) for file, page in pages.items()] + [(root / one, files[one]) for one in files]:
        place(file, encoded(text))
    for source in sources - pages.keys():
        with refusing(source):
            source.unlink()


def resolved(folder: str | Path) -> Path:
    try:
        return Path(folder).resolve()
    except (OSError, RuntimeError) as error:  # a link that leads to itself
        raise RequestError(f"{folder} cannot be resolved: {error}") from error


def there(file: Path) -> str | None:
    """The checksum of what is there. Raises RequestError when it cannot be read."""
    with refusing(file):
        return on_disk(file)


def refuse_overlap(blog: Path, site: Path) -> None:
    if blog == site or blog in site.parents or site in blog.parents:
        raise RequestError(f"the site {site} and the blog {blog} overlap; name a folder outside the blog")


def carry_out(
    plan: Written,
    folder: Path,
    contents: Mapping[str, Content],
    before: Manifest,
    sums: Mapping[str, str],
    disk: Mapping[str, str | None],
    origin: Mapping[str, str],
) -> None:
    """Remove, write, and keep the manifest true at every moment, so that a run can be cut off anywhere."""
    for path in before.planned:
        with suppress(OSError, RuntimeError):
            if (remains := part(folder / path)).resolve().is_relative_to(folder):  # and not through a link
                remains.unlink()  # what a killed run was writing
    known = {**before.planned, **before.files}
    known |= {path: found for path, found in disk.items() if found is not None and before.ours(path, found)}
    known = {path: known[path] for path in known if disk[path] is not None or before.is_deleted(path, None)}
    known |= {path: sums[path] for path in plan.unchanged}
    going = {path: known.pop(path) for path in plan.removed}  # which is not what the user has deleted
    if plan.written or plan.removed:
        coming = {path: sums[path] for path in plan.written}
        place(folder / manifest.NAME, Manifest(known, going | coming, origin).encoded())
    for path in plan.removed:
        with refusing(folder / path):
            (folder / path).unlink()
        prune((folder / path).parent, folder)
    for path in plan.written:
        known[path] = place(folder / path, contents[path])
    done = Manifest(known, origin=origin).encoded()
    if there(folder / manifest.NAME) != checksum(done):
        place(folder / manifest.NAME, done)
