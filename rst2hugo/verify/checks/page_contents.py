"""The content file of the new site that a page has become."""

from __future__ import annotations

from collections.abc import Mapping

from rst2hugo.model import Page
from rst2hugo.verify.build.hugo import LIST, Content


def path_of(page: Page, contents: Mapping[str, Content]) -> str | None:
    """The content file of a page, below ``content``; the one that has the page's address if the user moved it."""
    path = page.output.removeprefix("content/")
    if path not in contents and page.url is not None:
        file = page.url.lstrip("/") + ("index.html" if page.url.endswith("/") else "")
        there = (path for path, one in contents.items() if one.file == file and not path.startswith(LIST))
        return next(there, None)
    return path if path in contents else None


def content_of(page: Page, contents: Mapping[str, Content]) -> Content | None:
    """What Hugo made of the page's file."""
    path = path_of(page, contents)
    return contents[path] if path is not None else None
