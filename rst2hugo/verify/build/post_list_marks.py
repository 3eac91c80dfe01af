"""Lists of posts set apart from the text of a page that Hugo made.

The template of the shortcode may be the user's by now. So in the copy of the site that is built for the comparison
comments stand before and after whatever it shows.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from rst2hugo.verify.build.site_copy import replace_file

TEMPLATE = "layouts/_shortcodes/posts.html"
# The list of all posts, which is no text either where a theme has no layout for it.
ARCHIVE = "layouts/_shortcodes/archive.html"
BEFORE, AFTER = "<!--rst2hugo posts-->", "<!--/rst2hugo posts-->"
MARKED = "{{{{ `{}` | safeHTML }}}}{}{{{{ `{}` | safeHTML }}}}"
MARKS = re.compile(f"{BEFORE}|{AFTER}")


class Lists(NamedTuple):
    """The HTML of a page without its lists of posts, and that of each of them."""

    html: str
    lists: tuple[str, ...]


def mark_template(bare: Path) -> None:
    """Put marks around what the template shows, in a copy of the site; the archive shows nothing there."""
    if (bare / ARCHIVE).is_file():
        replace_file(bare / ARCHIVE, "")
    file = bare / TEMPLATE
    if file.is_file():
        replace_file(file, MARKED.format(BEFORE, file.read_text("utf-8", "replace"), AFTER))


def set_apart(html: str) -> Lists:
    """The lists on a page, without those in the excerpts that a list shows."""
    kept, found, depth, end = [], [], 0, 0
    for mark in MARKS.finditer(html):
        if mark[0] == BEFORE:
            depth += 1
            if depth == 1:
                kept.append(html[end : mark.start()])
                end = mark.end()
        elif depth:
            depth -= 1
            if depth == 0:
                found.append(MARKS.sub("", html[end : mark.start()]))
                end = mark.end()
    return Lists("".join([*kept, html[end:]]), tuple(found))
