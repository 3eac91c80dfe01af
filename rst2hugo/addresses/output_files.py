"""Each page becomes a file of its own in the new site, which Hugo takes for nothing but a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from rst2hugo.addresses import hugo_paths, special_pages, translations
from rst2hugo.addresses.readdress import readdress
from rst2hugo.model import Page, Site
from rst2hugo.model.diagnostics import Code, Diagnostic


def with_own_section(site: Site) -> Site:
    """The site, whose posts are in a folder of their own, not in that of its tags, for example."""
    return replace(site, section=f"posts-{site.section}") if is_of_hugo(site.section, site) else site


def is_of_hugo(folder: str, site: Site) -> bool:
    """Whether Hugo does not take a folder of content for a section: it has its 404 page, or a taxonomy, at that path.

    A folder whose name only begins like that of a taxonomy has no list either (Hugo 0.168, tried).
    """
    name = hugo_paths.comparable(folder)
    return name == "404" or name.startswith(tuple(map(hugo_paths.comparable, site.taxonomies.values())))


def placed(page: Page, section: str) -> Page:
    """Posts all live in one section of the new site, whatever folders they were in; pages stay where they are."""
    if page.kind == "page" or page.output.startswith(f"content/{section}/") or special_pages.kind_of(page):
        return page
    return replace(page, output=f"content/{section}/{page.output.removeprefix('content/')}")


def outside_bundles(page: Page) -> Page:
    """The page in a file that is no bundle: ``index.md``, ``INDEX.md`` and ``index.fr.md`` swallow what is beside them.

    (https://gohugo.io/content-management/page-bundles/, tried with Hugo 0.168.) An ``_index.md`` is a list.
    """
    folder, _, name = page.output.rpartition("/")
    if name == "_index.md" or not re.match(r"(?i)_?index\.", name):
        return page
    return replace(page, output=f"{folder}/{name.removesuffix('.md').replace('.', '-')}-page.md")


def distinct(pages: Sequence[Page], reserved: Iterable[str]) -> list[Page]:
    """Pages whose files Hugo and every file system can tell apart, none of them one of the ``reserved``."""
    taken = {hugo_paths.comparable(path) for path in reserved}
    folders = {folder for path in taken for folder in hugo_paths.folders_above(path)}
    found = []
    for page in pages:
        output, number = page.output, 1
        while is_taken(output, taken, folders):
            number += 1
            output = numbered(page, number, taken)
        taken.add(hugo_paths.comparable(output))
        folders |= {*hugo_paths.folders_above(hugo_paths.comparable(output))}
        if output != page.output:
            told = Diagnostic(page.source, None, Code.DUPLICATE_OUTPUT, f"{page.output} is taken; written as {output}")
            page = replace(page, output=output, diagnostics=(*page.diagnostics, told))
        found.append(page)
    return found


def is_taken(output: str, taken: set[str], folders: set[str]) -> bool:
    """Whether there is a file of that name already, or a folder, or a file where it needs a folder."""
    path = hugo_paths.comparable(output)
    return path in taken or path in folders or not taken.isdisjoint(hugo_paths.folders_above(path))


def numbered(page: Page, number: int, taken: set[str]) -> str:
    """The path with a number at its name, or at the folder that cannot be one because there is such a file."""
    path = PurePosixPath(page.output)
    for above in [*path.parents][-2::-1]:
        if hugo_paths.comparable(above.as_posix()) in taken:
            return above.with_name(f"{above.name}-{number}").joinpath(path.relative_to(above)).as_posix()
    ending = ending_of(page)
    return f"{page.output.removesuffix(ending)}-{number}{ending}"


def ending_of(page: Page) -> str:
    """What Hugo knows a content file and its language by."""
    return f".{page.language}.md" if page.language else ".md"


def outside_lists(pages: Sequence[Page], site: Site, reserved: Iterable[str]) -> list[Page]:
    """The pages in files that take the place of nothing of Hugo's: ``tags/x.md`` that of the list of the tag x.

    ``reserved`` are the content files that rst2hugo makes, those of lists among them.
    Hugo knows pages and lists by their paths, and of two with the same one publishes one (0.168, tried).
    """
    lists = {"404", *map(hugo_paths.comparable, site.taxonomies.values())}
    paths = [path.split("/") for path in (*reserved, *(page.output for page in pages))]
    folders = {hugo_paths.comparable(parts[1]) for parts in paths if parts[0] == "content" and len(parts) > 2}
    found = []
    for page in pages:
        _, first, *below = page.output.split("/")
        ending = ending_of(page)
        name = first if below else first.removesuffix(ending)
        taken = is_of_hugo(first, site) if below else hugo_paths.comparable(name) in lists | folders
        if taken and not page.output.endswith(f"/_index{ending}") and not special_pages.kind_of(page):
            output = "/".join(["content", f"pages-{name}", *below] if below else ["content", f"{name}-page{ending}"])
            # The address is that of the file as it was.
            page = replace(readdress(page, page.url or translations.natural_address(page), page.aliases), output=output)
        found.append(page)
    return found
