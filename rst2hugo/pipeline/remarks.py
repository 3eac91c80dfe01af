"""Remarks on many pages that are one remark on the blog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rst2hugo.model import Page
from rst2hugo.model.diagnostics import Code, Diagnostic


def summed_up(pages: Sequence[Page]) -> tuple[list[Page], list[Diagnostic]]:
    """The pages without their many remarks on the default role, and one that counts them."""
    found = [one for page in pages for one in page.diagnostics if one.code is Code.DEFAULT_ROLE]
    if not found:
        return list(pages), []
    posts = len({one.path for one in found})
    message = f"{found[0].message}, as are {len(found)} such phrases on {posts} pages"
    rest = [
        replace(page, diagnostics=tuple(one for one in page.diagnostics if one.code is not Code.DEFAULT_ROLE))
        for page in pages
    ]
    return rest, [replace(found[0], message=message)]
