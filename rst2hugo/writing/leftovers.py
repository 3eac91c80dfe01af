"""Files that are kept because the user edited them, and what else has their addresses by now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rst2hugo.addresses import urls
from rst2hugo.addresses.permalinks import Permalinks
from rst2hugo.blog.boundary import Boundary
from rst2hugo.headers import front_matter
from rst2hugo.model import Page
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.writing.own_settings import SETTINGS, read_rules


def claims(pages: Sequence[Page], folder: Path, kept: Sequence[str], rules: Permalinks | None) -> Iterator[Diagnostic]:
    """Each address of a file in ``kept`` that one of the ``pages`` has as well, so that Hugo publishes only one.

    ``rules`` are those of the settings in ``folder``, None if they cannot be read.

    That comes of a post which was edited in the site ``folder`` and then renamed in the blog.
    """
    for path in kept:
        can_be_read = (folder / path).is_file() and Boundary(folder).holds(folder / path)
        if path.startswith("content/") and path.endswith(".md") and can_be_read:
            old = page_in(folder, path, rules or Permalinks())
            others = {one: page for page in pages if page.output != path for one in files_of(page)}
            for file, address in files_of(old).items():
                if file in others:
                    other = others[file]
                    message = f"{address} is also the address of {other.output}, which {other.source} has become"
                    yield Diagnostic(path, None, Code.DUPLICATE_ADDRESS, message)


def lost_addresses(pages: Sequence[Page], folder: Path, outputs: Iterable[str]) -> tuple[int, int]:
    """How many addresses of the content files ``outputs`` of an earlier run none of ``pages`` has, and of how many."""
    files = [path for path in outputs if path.endswith(".md") and not path.endswith("/_index.md")]
    there = [path for path in files if (folder / path).is_file() and Boundary(folder).holds(folder / path)]
    rules = read_rules(folder / SETTINGS).permalinks or Permalinks()
    before = {page_in(folder, path, rules).url for path in there}
    return len(before - {page.url for page in pages}), len(before)


def page_in(folder: Path, path: str, rules: Permalinks) -> Page:
    """The page that a content file is by now."""
    values = front_matter.read_content((folder / path).read_text("utf-8", "replace"))
    aliases = values.get("aliases") or []
    listed = aliases.split() if isinstance(aliases, str) else aliases
    page = Page("", path, values, "", aliases=tuple(map(str, listed)))
    url = urls.of_front_matter(str(values.get("url") or "")) or rules.find_address(page)
    return Page("", path, values, "", url=url, aliases=page.aliases)


def files_of(page: Page) -> dict[str, str]:
    """The files that Hugo publishes for a page, each with the address that it answers at; none for a draft."""
    if page.draft:
        return {}
    found = {urls.file_of_alias(one): one for one in page.aliases}
    return found | ({urls.file_of(page.url): page.url} if page.url else {})
