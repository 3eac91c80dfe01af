"""Page bundles: the pictures that only one post shows lie beside it (https://gohugo.io/content-management/page-bundles/).

Which pictures these are is known when all links are filled in; then they move, and the links are filled in anew.
A picture whose address stands in a text by itself, and not as a link that is filled in, stays where it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from rst2hugo.addresses import urls
from rst2hugo.engine import Engine
from rst2hugo.model import Asset, Page, Result
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.pipeline.links_of_site import link_pages

PICTURE = re.compile(r"[\w.-]+\.(?:png|jpe?g|gif|svg|webp|avif|bmp)", re.ASCII | re.IGNORECASE)
"""Names that are the same in an address, and that Hugo leaves as they are."""
BETWEEN = re.compile(r"""[\s"'()<>\[\]=]+""")


def link_with_bundles(engine: Engine, result: Result) -> Result:
    """The result with its links filled in, and with bundles where that is possible."""
    linked = link_pages(engine, result, whole=True)
    moves = find_moves(engine, linked)
    while moves:
        linked = link_pages(engine, move_pictures(result, moves), whole=True)
        texts = "\n".join(page.text for page in linked.pages)
        by_itself = {source for source, asset in moves.items() if address_of(engine, asset.old_address) in texts}
        if not by_itself:
            return replace(linked, diagnostics=(*linked.diagnostics, *report_moves(engine, moves)))
        moves = {source: asset for source, asset in moves.items() if source not in by_itself}
    return link_pages(engine, result, whole=True)


def words_of(text: str) -> set[str]:
    """What may be an address in a text."""
    return set(BETWEEN.split(text))


def address_of(engine: Engine, address: str) -> str:
    """An address of the new site as it stands in a link."""
    return urls.as_link(urls.base_path(engine.new_base()) + address)


def find_moves(engine: Engine, result: Result) -> dict[str, Asset]:
    """The pictures that can lie beside the only page that shows them, by their sources, as they are then."""
    files = [asset for asset in result.assets if PICTURE.fullmatch(PurePosixPath(asset.output).name)]
    pictures = {address_of(engine, asset.address): asset for asset in files}
    shown = {page.output: words_of(page.text) & pictures.keys() for page in result.pages}
    count = Counter(address for addresses in shown.values() for address in addresses)
    elsewhere = {word for text in result.files.values() for word in words_of(text)}
    taken: set[str] = set()
    moves: dict[str, Asset] = {}
    for page in filter(lambda page: can_be_bundle(page, result), result.pages):
        for address in sorted(shown[page.output]):
            asset = pictures[address]
            name = PurePosixPath(asset.output).name
            output = f"{folder_of(page)}/{name}"
            if count[address] == 1 and address not in elsewhere and output not in taken:
                taken.add(output)
                moves[asset.source] = Asset(asset.source, output, f"{page.url}{name}", asset.address)
    return moves


def can_be_bundle(page: Page, result: Result) -> bool:
    """Whether a page can have files beside it: it is a folder on the site, and no other page lies in its folder."""
    if not (page.url or "").endswith("/") or PurePosixPath(page.output).name.startswith(("_index.", "index.")):
        return False
    below = f"{folder_of(page)}/"
    return not any(path.startswith(below) for path in (*(one.output for one in result.pages), *result.files))


def folder_of(page: Page) -> str:
    """The folder of the bundle that a page becomes: ``content/a.fr.md`` → ``content/a``."""
    return page.output.removesuffix(ending_of(page))


def ending_of(page: Page) -> str:
    """``.md``, with the language that stands before it."""
    language = f".{page.language}.md"
    return language if page.language and page.output.endswith(language) else ".md"


def move_pictures(result: Result, moves: Mapping[str, Asset]) -> Result:
    """The result with these pictures in bundles, and the pages that have some as ``index.md``."""
    folders = {str(PurePosixPath(asset.output).parent) for asset in moves.values()}
    pages = tuple(
        replace(page, output=f"{folder_of(page)}/index{ending_of(page)}") if folder_of(page) in folders else page
        for page in result.pages
    )
    return replace(result, pages=pages, assets=tuple(moves.get(asset.source, asset) for asset in result.assets))


def report_moves(engine: Engine, moves: Mapping[str, Asset]) -> Iterator[Diagnostic]:
    """A report for each picture of which the old address answers no longer."""
    if engine.options.redirects is None:
        message = "is in the bundle of its post; only a server can redirect its old address, see --redirects"
        yield from (Diagnostic(source, None, Code.MOVED_PICTURE, message) for source in moves)
