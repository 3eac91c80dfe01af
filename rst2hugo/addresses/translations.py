"""Pages in several languages: what their files are called, what links them, where their old addresses stand.

Facts of Hugo 0.168, tried: ``a.fr.md`` is the page ``a`` in French, and so is any other file with the
same ``translationKey``. A ``url`` that begins with a slash is that of the whole site, but to such an
alias Hugo adds ``/fr``; one without counts from the folder in which the page's own folder is.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from rst2hugo.addresses import hugo_paths, urls
from rst2hugo.model import Page, Site


def output(path: str, language: str) -> str:
    """The path of a content file in ``language``; without one, the path itself."""
    if not language or PurePosixPath(path).stem.lower().endswith(f".{language}"):
        return path
    stem, dot, ending = path.rpartition(".")
    return f"{stem}.{language}{dot}{ending}"


def name_files(pages: Sequence[Page], site: Site) -> list[Page]:
    """The pages in files of their languages, with a ``translationKey`` where a page in another language has it, too."""
    tags = [one.tag for one in site.languages]
    counts = Counter(key for key, _ in {(key_of(page), page.language) for page in pages})
    return [in_file(page if counts[key_of(page)] > 1 else without_key(page), tags) for page in pages]


def in_file(page: Page, tags: Collection[str]) -> Page:
    """The page in a file that Hugo takes for one in its language, and in no other of ``tags``."""
    stem, _, last = PurePosixPath(page.output).stem.rpartition(".")
    if stem and last.lower() in tags and last.lower() != page.language:
        page = replace(page, output=f"{PurePosixPath(page.output).parent}/{stem}-{last}.md")
    return replace(page, output=output(page.output, page.language))


def key_of(page: Page) -> tuple[str, str]:
    return page.kind, str(page.front_matter.get("translationKey", ""))


def without_key(page: Page) -> Page:
    kept = {key: value for key, value in page.front_matter.items() if key != "translationKey"}
    return replace(page, front_matter=kept)


def natural_address(page: Page) -> str:
    """The address that Hugo gives a page without ``url``."""
    if not page.language:
        return urls.natural_address(page)
    plain = replace(page, output=page.output.removesuffix(f".{page.language}.md") + ".md")
    return f"/{page.language}{urls.natural_address(plain)}"


def with_aliases(page: Page) -> Page:
    """The page with its aliases as they must stand in a header in its language."""
    if not page.language or not page.aliases:
        return page
    aliases = written(page.aliases, page.url or natural_address(page), page.language)
    return replace(page, front_matter={**page.front_matter, "aliases": [*aliases]})


def written(aliases: Iterable[str], url: str, language: str) -> list[str]:
    """Addresses of the whole site as aliases of the page at ``url`` in ``language``."""
    aliases = [*map(hugo_paths.front_matter_alias, aliases)]
    if not language:
        return aliases
    return [
        old.removeprefix(f"/{language}") if old.startswith(f"/{language}/") else relative(old, url) for old in aliases
    ]


def can_alias(alias: str, url: str, language: str) -> bool:
    """Whether the page at ``url`` in ``language`` can have this alias; of ``/index.b.html`` relative ones lead out."""
    at_top = posixpath.dirname(url) == "/" and posixpath.basename(url).startswith("index.")
    return not (language and at_top) or alias.startswith(f"/{language}/")


def relative(alias: str, url: str) -> str:
    return posixpath.relpath(alias, base_of(url)) + ("/" if alias.endswith("/") else "")


def base_of(url: str) -> str:
    """The folder from which relative aliases of the page at ``url`` count (Hugo 0.168, tried)."""
    folder = posixpath.dirname(url.rstrip("/")) or "/"
    of_index = not url.endswith("/") and posixpath.basename(url).startswith("index.")
    return posixpath.dirname(folder) if of_index else folder


def meant(alias: str, url: str, language: str) -> str:
    """The address of the whole site that an alias in a header means."""
    if alias.startswith("/"):
        return f"/{language}{alias}" if language else alias
    folder = "/" if alias.endswith("/") else ""
    return posixpath.normpath(posixpath.join(base_of(url), alias)) + folder
