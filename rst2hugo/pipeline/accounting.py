"""The files of the old blog that the new site does not have, each with the reason: nothing disappears silently."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from rst2hugo.addresses import hugo_paths
from rst2hugo.engine import Engine
from rst2hugo.engine.formats import MARKDOWN, RST
from rst2hugo.model import Asset, LeftOut, Page
from rst2hugo.model.diagnostics import Code, Diagnostic, Severity

OUTSIDE = "outside the blog"
FAILED = "that could not be read or converted"


def account_for(
    engine: Engine, pages: Iterable[Page], assets: Iterable[Asset], diagnostics: Iterable[Diagnostic]
) -> tuple[LeftOut, ...]:
    """All that is below the folders of the blog's content and neither a page, nor in one, nor copied.

    A folder of which nothing is carried, and of which its name says why, is one entry.
    """
    carried = {page.source for page in pages} | {file for page in pages for file in page.included}
    carried |= {asset.source for asset in assets}
    above = {f"{folder}/" for path in carried for folder in hugo_paths.folders_above(path)}
    failed = {one.path: one.code for one in diagnostics if one.code.severity is Severity.ERROR}

    def is_closed(folder: str) -> bool:
        return folder not in above and bool(engine.why_left_out(folder))

    found: dict[str, LeftOut] = {}
    for top in engine.content_folders():
        for path in engine.blog.walk_everything(top, is_closed):
            if path not in carried:
                reason = FAILED if path in failed else engine.why_left_out(path) or describe_unused(engine, path)
                found.setdefault(path, LeftOut(path, OUTSIDE if failed.get(path) is Code.OUTSIDE_BLOG else reason))
    return tuple(found.values())


def describe_unused(engine: Engine, path: str) -> str:
    """What a number of files like ``path`` is called that the engine neither made pages of nor copied.

    An engine with settings for it says which one; of the others, what is a text may be one that is in another folder.
    """
    is_text = PurePosixPath(path).suffix.lower() in (*RST, *MARKDOWN)
    return f"texts that {engine.name} does not read" if is_text and engine.unused == Engine.unused else engine.unused


def describe_failure(engine: Engine) -> str:
    """Where posts were looked for in vain, and what to do."""
    file = engine.blog.location.settings
    settings = f", settings {file.value}" if file else ", without a settings file"
    found = f"no post was found in {engine.blog.root}, which was read as {engine.name}{settings}"
    advice = "name the blog's folder, its settings file with --settings, or the engine with --from"
    return f"{found}: looked for {engine.describe_search()}; {advice}"
