"""In here: each page and each copied file becomes a file of its own in the new site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from rst2hugo import hugo_paths, special_pages
from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.model import Asset, Page


def single(assets: Iterable[Asset]) -> tuple[tuple[Asset, ...], list[Diagnostic]]:
    """The assets without those that would become a file that another one becomes already."""
    found: dict[str, Asset] = {}
    told = []
    for asset in assets:
        if found.setdefault(asset.output, asset) is not asset:
            message = f"{found[asset.output].source} becomes {asset.output} already; not copied"
            told.append(Diagnostic(asset.source, None, Code.DUPLICATE_OUTPUT, message))
    return tuple(found.values()), told


def placed(page: Page, section: str) -> Page:
    """Posts all live in one section of the new site, whatever folders they were in; pages stay where they are."""
    if page.kind == "page" or page.output.startswith(f"content/{section}/") or special_pages.kind_of(page):
        return page
    return replace(page, output=f"content/{section}/{page.output.removeprefix('content/')}")


def beside_folders(pages: Sequence[Page], others: Iterable[str]) -> list[Page]:
    """The pages, each of them in ``content/`` with another name than the folders there; ``others`` are further paths.

    To Hugo ``content/harbour.md`` and the section ``content/harbour/`` are one, and it publishes only the section.
    """
    paths = [*(page.output for page in pages), *others]
    folders = {hugo_paths.lower(path.split("/")[1]) for path in paths if path.count("/") > 1}

    def renamed(page: Page) -> Page:
        name, dot, ending = page.output.removeprefix("content/").partition(".")
        is_taken = hugo_paths.lower(name) in folders  # a path with folders is in none of them
        return replace(page, output=f"content/{name}-page{dot}{ending}") if is_taken else page

    return [renamed(page) for page in pages]


def distinct(pages: Sequence[Page], reserved: Iterable[str]) -> list[Page]:
    """Pages whose files Hugo can tell apart (it ignores case), none of them one of the ``reserved``."""
    taken = {hugo_paths.lower(path) for path in reserved}
    found = []
    for page in pages:
        output, number = page.output, 1
        while hugo_paths.lower(output) in taken:
            number += 1
            path = PurePosixPath(page.output)
            output = path.with_name(f"{path.stem}-{number}{path.suffix}").as_posix()
        taken.add(hugo_paths.lower(output))
        if output != page.output:
            told = Diagnostic(page.source, None, Code.DUPLICATE_OUTPUT, f"{page.output} is taken; written as {output}")
            page = replace(page, output=output, diagnostics=(*page.diagnostics, told))
        found.append(page)
    return found
