"""Links from a heading to itself, which render hooks of themes add as a sign after its words, or put around them."""

from __future__ import annotations

import re
from typing import Any

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
OF_MARKDOWN = frozenset(["href", "title"])
"""The attributes of a link that an author writes in Markdown."""
OF_DOCUTILS = re.compile("reference|backref")
"""What all classes of docutils' links have in them."""


def drop_heading_links(root: Any) -> None:
    """Take the links of themes out of headings.

    PaperMod and Stack show a sign or nothing, Congo and Blowfish one in a ``span``, Coder words for screen readers.
    What an author links has words, and no class. Where a hook has added a link, the heading's class is its own, too.
    """
    for heading in root.iter(*HEADINGS):
        own = f"#{heading.get('id') or ''}"
        for link in [one for one in heading.iter("a") if len(own) > 1 and one.get("href") == own]:
            if words(link) and not is_of_theme(link):
                continue
            if words(heading) == words(link):
                link.drop_tag()
            else:
                drop(link, heading)
            heading.attrib.pop("class", None)


def is_of_theme(link: Any) -> bool:
    return bool({*link.attrib} - OF_MARKDOWN) and not OF_DOCUTILS.search(link.get("class") or "")


def words(element: Any) -> list[str]:
    return re.findall(r"\w+", "".join(element.itertext()))


def drop(element: Any, heading: Any) -> None:
    """Remove an element, and what held nothing else."""
    holder = element.getparent()
    element.drop_tree()
    if holder is not heading and not len(holder) and not (holder.text or "").strip():
        drop(holder, heading)
