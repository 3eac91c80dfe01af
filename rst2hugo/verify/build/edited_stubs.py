"""Shortcodes that the user has written a template for: what it shows is the user's affair, what it is given is not.

To be compared with its source a page is built with the stubs in the place of such templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from rst2hugo.blog.boundary import Boundary
from rst2hugo.verify.build.site_copy import replace_file
from rst2hugo.writing.stubs import SITE_FOLDERS

INNER = ".Inner"


def find_edited(site: Path, stubs: Mapping[str, str]) -> dict[str, str]:
    """The stubs in the place of which the site has a template of the user's, or of a theme's: path → text.

    Hugo refuses a stub that encloses nothing where pages close it, and the reverse; those stay as they are.
    """
    found, inside = {}, Boundary(site.resolve())
    for path, text in stubs.items():
        name = PurePosixPath(path).name
        files = [file for folder in SITE_FOLDERS for file in site.glob(f"{folder}/{name}") if inside.holds(file)]
        there = next((file.read_text("utf-8", "replace") for file in files if file.is_file()), None)
        if there is not None and there != text and (INNER in there) == (INNER in text):
            found[path] = text
    return found


def put_back(bare: Path, stubs: Mapping[str, str]) -> None:
    """Write the stubs into the copy of a site in the folder ``bare``."""
    for path, text in stubs.items():
        replace_file(bare / path, text)
