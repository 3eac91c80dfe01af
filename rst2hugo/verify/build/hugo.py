"""The real Hugo made to build a site, with bare page templates or with its own.

A theme can hide content or add some; with bare templates a page is its content and nothing else.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from rst2hugo.hugo.program import refuse_endless, run
from rst2hugo.model.diagnostics import RequestError
from rst2hugo.verify.build.post_list_marks import set_apart
from rst2hugo.verify.build.site_copy import copy_site

# Folders of layouts/ that belong to the content: render hooks, shortcodes, and what they may call; new and old names.
OF_CONTENT = ("_markup", "_shortcodes", "_partials", "shortcodes", "partials", "_default/_markup")
NOT_COPIED = ("public", "resources", "static", ".git", "node_modules", "hugo_stats.json", ".hugo_build.lock")
LIST = "/"
"""Before the path of a list that has no content file of its own."""
MARK = "rst2hugo content of "
BARE = f"{MARK}{{{{ with .File }}}}{{{{ .Filename | safeHTML }}}}{{{{ end }}}}\n{{{{ .Content }}}}"
# Only what has content is of interest, and the lists, for the addresses that they take.
ONLY_PAGES = {"HUGO_DISABLEKINDS": "rss,sitemap,404", "HUGO_DISABLEALIASES": "true"}
# Hugo's default: HTML in Markdown is left out.
SAFE = {"HUGO_MARKUP_GOLDMARK_RENDERER_UNSAFE": "false"}
WITH_ALL_PAGES = ("--buildDrafts", "--buildFuture", "--buildExpired")


class Content(NamedTuple):
    """What Hugo made of a content file: the file that it wrote, relative to the site's root, and the content's HTML.

    ``lists`` are the lists of posts in it, which the HTML is without.
    """

    file: str
    html: str
    lists: tuple[str, ...] = ()


def build(site: Path, destination: Path, environment: Mapping[str, str] = {}, more: Sequence[str] = ()) -> None:
    """Build the site in the folder ``site``, as it is published if there is no ``more`` to ask of Hugo.

    Raises RequestError with Hugo's message if it fails.
    """
    # Nothing may be left in the user's site.
    own = {"HUGO_RESOURCEDIR": str(destination.parent / "resources"), **environment}
    try:
        run(["--source", str(site), "--destination", str(destination), "--noBuildLock", *more], own)
    except RequestError as error:
        raise RequestError(str(error).replace(f"{site}{os.sep}", "")) from None


def settings(site: Path) -> dict[str, Any]:
    """The settings of the site in the folder ``site`` with lower-case names; what is false or empty is left out.

    Raises RequestError when there is no Hugo, no site, or a setting that Hugo cannot read.
    """
    if not site.is_dir():
        raise RequestError(f"{site} is not a folder")
    refuse_endless(site)
    told = run(["config", "--source", str(site), "--format", "json"])
    found: dict[str, Any] = json.loads(told[told.index("{") :])
    return found


def typographer(settings: Mapping[str, Any]) -> bool:
    """Whether Goldmark sets typographic quotes and dashes."""
    extensions = settings.get("markup", {}).get("goldmark", {}).get("extensions", {})
    return not extensions.get("typographer", {}).get("disable", False)


def further_languages(settings: Mapping[str, Any]) -> frozenset[str]:
    """The languages of the site besides its main one, which has no folder of its own."""
    main = str(settings.get("defaultcontentlanguage", "en")).lower()
    return frozenset(map(str.lower, settings.get("languages", {}))) - {main}


def contents(site: Path, environment: Mapping[str, str] = {}, *changes: Callable[[Path], None]) -> dict[str, Content]:
    """The content of every page: path of its file below ``content`` → HTML; a list without a file has its address.

    Drafts, and what is not published at this time, are among them. ``changes`` may do something to the copy of the
    site that is built: replace files, not write into them, for the site may have them as well.
    Raises RequestError when there is no Hugo, no site, or Hugo cannot build it.
    """
    if not site.is_dir():
        raise RequestError(f"{site} is not a folder")
    with temporary() as folder:
        bare = folder / "site"
        copied(site, bare)
        for change in changes:
            change(bare)
        build(bare, folder / "public", {**ONLY_PAGES, **environment}, WITH_ALL_PAGES)
        return dict(read_built_pages(folder / "public", bare))


@contextmanager
def temporary() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="rst2hugo-") as name:
        yield Path(name)


def copied(site: Path, bare: Path) -> None:
    """The site without what is only published, with bare templates; themes keep their hooks and shortcodes, too."""
    copy_site(site, bare, NOT_COPIED)
    for layouts in [bare / "layouts", *bare.glob("themes/*/layouts")]:
        stripped(layouts, layouts)
    (bare / "layouts").mkdir(exist_ok=True)
    (bare / "layouts" / "all.html").write_text(BARE, encoding="utf-8")


def stripped(layouts: Path, root: Path) -> None:
    for entry in list(layouts.iterdir()) if layouts.is_dir() else []:
        path = entry.relative_to(root).as_posix()
        if path in OF_CONTENT:
            continue
        if entry.is_dir() and not entry.is_symlink() and any(kept.startswith(f"{path}/") for kept in OF_CONTENT):
            stripped(entry, root)
        elif entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def read_built_pages(public: Path, bare: Path) -> Iterator[tuple[str, Content]]:
    """Each file that Hugo made of a page of the site in ``bare``; content elsewhere has its path in the site.

    The page itself comes after what else Hugo made of it, a feed in a folder below.
    """
    for file in sorted(public.rglob("*"), key=lambda file: -len(file.parts)):
        if not file.is_file():
            continue
        head, _, html = file.read_text("utf-8", "replace").partition("\n")
        if head.startswith(MARK):
            path = file.relative_to(public).as_posix()
            source = head.removeprefix(MARK)
            inside = Path(source).relative_to(bare).as_posix() if source else ""
            has_file = inside and not inside.endswith(".gotmpl")  # which may make many pages
            name = inside.removeprefix("content/") if has_file else f"{LIST}{path}"
            yield name, Content(path, *set_apart(html))
