"""The destinations of links: percent-encoding, and addresses that stay open until the whole blog is known."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import quote, unquote

from rst2hugo.markdown.link_styles import Links
from rst2hugo.model.noncharacters import ADDRESS, ADDRESS_END, ADDRESS_NEXT, DEFINITIONS, FIRST, LAST

# A render hook gets a destination as it stands, so neither backslashes nor entities may be in it.
UNSAFE = re.compile(r"""[\0-\x20<>"`{}|\\^\x7f-\xa0\u2028\u2029\u3000\ud800-\udfff""" + f"{FIRST}-{LAST}]")
ENTITY = re.compile(r"(&#?)([A-Za-z0-9])(?=[A-Za-z0-9]*;)")
SHORTCODE = re.compile(r"\{(?=\{[<%])")
OPEN = re.compile(f"{ADDRESS}([^{ADDRESS_END}]*){ADDRESS_END}")
OPEN_OR_PLACE = re.compile(f"{OPEN.pattern}|(?:\n\n)?{DEFINITIONS}")


def destination(uri: str) -> str:
    """``uri`` as the destination of a link or an image: what Markdown would misread is percent-encoded."""
    safe = UNSAFE.sub(lambda match: quote(match[0], safe="", errors="replace"), uri)
    # A letter means the same with or without percent sign; a semicolon need not.
    safe = ENTITY.sub(lambda match: f"{match[1]}%{ord(match[2]):02X}", safe)
    return safe if is_balanced(safe) else safe.replace("(", "%28").replace(")", "%29")


# Host and port, or no colon before the first slash; each percent sign with its two digits.
PARSABLE = re.compile(
    r"(?:(?:https?:)?//[\w.~-]+(?::\d+)?(?=[/?#]|\Z)|(?![^/?#]*:))(?!//)(?:[^%]|%[0-9A-Fa-f]{2})*", re.DOTALL
)


def is_parsable(uri: str) -> bool:
    """Whether Go can parse ``uri``: Hugo's own shortcodes end the whole build where it cannot."""
    return PARSABLE.fullmatch(destination(uri)) is not None


def is_balanced(uri: str) -> bool:
    """Whether each parenthesis in ``uri`` has its partner, none too deep for CommonMark (32 levels)."""
    depth = 0
    for character in re.findall("[()]", uri):
        depth += 1 if character == "(" else -1
        if not 0 <= depth <= 32:
            return False
    return depth == 0


def open_address(
    uri: str, line: int | None, verbatim: str = "", before: str = "", after: str = "", label: str = ""
) -> str:
    """A destination that ``fill`` fills in: ``uri`` as the author wrote it on ``line`` of the source.

    When its address does not change, ``verbatim`` is written in its stead, if given; else the new
    address between ``before`` and ``after``. Right after the text of a link, ``label`` is its name in
    the source, or NAMELESS. Nothing in an open address looks like Markdown, so it may stand in any text.
    """
    fields = (uri, "" if line is None else str(line), verbatim, before, after, label)
    return f"{ADDRESS}{ADDRESS_NEXT.join(map(encoded, fields))}{ADDRESS_END}"


def open_attribute(spelling: str, line: int | None) -> str:
    """The open address in an attribute of raw HTML; ``spelling`` has HTML's entities and stays if the address does."""
    return open_address(html.unescape(spelling), line, SHORTCODE.sub("&#123;", spelling).replace("<!--", "&lt;!--"))


def encoded(s: str) -> str:
    return quote(s, safe="", errors="replace")


REFERENCE = "reference\0"  # no address begins like this


def open_reference(kind: str, target: str, line: int | None, verbatim: str, before: str) -> str:
    """A link to what ``kind`` and ``target`` name, which ``fill`` writes; ``verbatim`` if they name nothing.

    ``before`` is the link up to its address; when empty, its text is the title of what it leads to.
    """
    return open_address(f"{REFERENCE}{kind}\0{target}", line, verbatim, before, ")")


def opened(markdown: str) -> Iterator[str]:
    """The addresses that are open in ``markdown``, in their order."""
    found = (unquote(match[1].split(ADDRESS_NEXT)[0]) for match in OPEN.finditer(markdown))
    return (uri for uri in found if not uri.startswith(REFERENCE))


Referred = tuple[str, str] | None


def fill(
    markdown: str,
    resolve: Callable[[str, int | None], str],
    refer: Callable[[str, str, int | None], Referred] = lambda kind, target, line: None,
    style: str = "inline",
    internal: Callable[[str], str | None] = lambda address: None,
) -> str:
    """``markdown`` with each open address as the destination that ``resolve(uri, line)`` finds for it.

    ``refer(kind, target, line)`` finds what an open reference means: the address, and a link to it up to
    the address for when the text is not given. ``style`` is that of ``Links``; ``internal(address)`` is
    how the link to a page of the site is written, None where its address is.
    """
    links = Links(style, markdown)

    def replace_open(match: re.Match[str]) -> str:
        if match[1] is None:
            definitions = links.definitions()
            return f"\n\n{definitions}" if definitions else ""
        uri, line, verbatim, before, after, label = map(unquote, match[1].split(ADDRESS_NEXT))
        where = int(line) if line else None
        if uri.startswith(REFERENCE):
            _, kind, target = uri.split("\0", 2)
            found = refer(kind, target, where)
            return verbatim if found is None else (before or found[1]) + destination(found[0]) + after
        new = resolve(uri, where)
        if label:
            return links.written(internal(new) or destination(new), label, match.string, match.start())
        return verbatim if verbatim and new == uri else before + destination(new) + after

    text = OPEN_OR_PLACE.sub(replace_open, markdown)
    return text.lstrip("\n") if DEFINITIONS in markdown else text
