"""What a text says that was carried as it is, such as Markdown: the addresses in it, and its anchors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rst2hugo.markdown import passthrough

# After ``](``, in angle brackets or attributes, and by itself.
ADDRESS = re.compile(
    r"""\]\([ \t]*<?(?P<link>[^\s()<>]+)|<(?P<auto>https?://[^\s<>]+)>"""
    r"""|(?:href|src)[ \t]*=[ \t]*["'](?P<value>[^"'\n]+)"""
    r"""|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?(?P<definition>[^\s<>]+)"""
    r"""|(?P<bare>https?://[^\s<>()\[\]"'`]+[^\s<>()\[\]"'`.,;:!?*_~])""",
    re.MULTILINE,
)
ANCHOR = re.compile(
    r"""(?:\bid|\bname)[ \t]*=[ \t]*["']?(?P<value>[^\s"'<>]+)|\{[^{}\n]*#(?P<attribute>[\w.:-]+)[^{}\n]*\}"""
)
HEADING = re.compile(
    r"^[ ]{0,3}#{1,6}[ \t]+(?P<hashes>.+?)[ \t#]*$|^(?P<lined>\S.*)\n[ ]{0,3}(?:=+|-+)[ \t]*$", re.MULTILINE
)


def find_addresses(text: str) -> Iterator[str]:
    """Every address in a text, in the order in which they stand there."""
    for found in ADDRESS.finditer(text):
        yield next(value for value in found.groups() if value)
    yield from passthrough.pictures(text)


def find_anchors(text: str) -> frozenset[str]:
    """The ids that a text gives, and those that Python-Markdown's ``toc`` would give its headings."""
    given = (found["value"] or found["attribute"] for found in ANCHOR.finditer(text))
    return frozenset({*given, *(slugify(found["hashes"] or found["lined"]) for found in HEADING.finditer(text))})


def slugify(heading: str) -> str:
    """The id of a heading, as ``markdown.extensions.toc.slugify`` of Python-Markdown 3 makes it."""
    letters = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", letters).strip().lower())
