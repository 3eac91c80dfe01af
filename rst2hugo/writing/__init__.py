"""A converted blog is written to disk: nothing of the user's is overwritten, no file is ever half there."""

from __future__ import annotations

import os
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from rst2hugo.model import Result
from rst2hugo.model.diagnostics import Code, Diagnostic, RequestError
from rst2hugo.writing import leftovers, manifest, own_settings, stubs, themes
from rst2hugo.writing.atomic import checksum, place, refusing, resolved
from rst2hugo.writing.carry_out import carry_out
from rst2hugo.writing.contents import encoded, gathered
from rst2hugo.writing.in_place import replace_sources
from rst2hugo.writing.locks import lock
from rst2hugo.writing.manifest import origin_of, there
from rst2hugo.writing.plan import Written, keep_edited, plan_files, refuse_obstacles

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
    folder = ready(result.root, site, force=force)
    with nullcontext() if dry_run else lock(folder):
        return write_site(result, folder, dry_run=dry_run, force=force)


def write_site(result: Result, folder: Path, *, dry_run: bool, force: bool) -> Written:
    """What ``write`` does while no other run writes into the same folder."""
    with refusing(folder):
        before = manifest.read(folder, force=force)
    rules = own_settings.rules_in(folder, result.site, None if force else before)
    result = own_settings.with_addresses(result, rules)
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
        edited = carry_out(plan, folder, contents, before, sums, disk, origin, force=force)
        plan = keep_edited(plan, edited)
    told = [*diagnostics, *plan.diagnostics, *leftovers.claims(result.pages, folder, plan.kept, rules.permalinks)]
    return replace(plan, diagnostics=tuple(told), finished=tuple(sorted(finished)))


def ready(blog: str | Path, site: str | Path, *, force: bool = False) -> Path:
    """The folder ``site``, if what becomes of ``blog`` can be written into it.

    Raises RequestError as ``write`` does, as far as one can know before the blog is converted.
    """
    folder = resolved(site)
    if blog:
        refuse_overlap(resolved(blog), folder)
    with refusing(folder):
        manifest.read(folder, force=force)
        above = next(one for one in (folder, *folder.parents) if one.exists())
        if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
            raise PermissionError("you may not write there" if above.is_dir() else f"{above} is not a folder")
    return folder


def write_pages(result: Result, folder: str | Path, *, force: bool = False) -> None:
    """Write only the pages, below ``folder``, which may be any folder, without the ``content`` that Hugo wants.

    Raises RequestError when a page cannot be written, or would replace a file that holds something
    else; then nothing is written. ``force`` replaces such files.
    """
    target = resolved(folder)
    contents = {manifest.checked(page.output.removeprefix("content/")): encoded(page.text) for page in result.pages}
    with lock(target):
        taken = [path for path, data in contents.items() if there(target / path) not in (None, checksum(data))]
        if taken and not force:
            raise RequestError("\n".join(f"{target / path} exists and holds something else" for path in taken))
        refuse_obstacles(target, [*contents], set())
        for path, data in contents.items():
            place(target / path, data)


def refuse_overlap(blog: Path, site: Path) -> None:
    if blog == site or blog in site.parents or site in blog.parents:
        raise RequestError(f"the site {site} and the blog {blog} overlap; name a folder outside the blog")
