"""In here: addresses as a site sees them: where a page was, where it goes, and what a link points at.

An address is a path from the site's root, percent-decoded, as Hugo wants ``url`` and ``aliases``
(https://gohugo.io/content-management/urls/): ``/blog/2016/06/21/DockerCon2016.html``.
"""

from __future__ import annotations

import posixpath
import re
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from rst2hugo.model import Page

# File endings of pages; any other dot belongs to the name.
PAGE_ENDING = re.compile(r"(?i)\.(?:x?html?|shtml|aspx?|php\d?|jsp)$")
WEB = re.compile(r"(?i)(?:https?:)?//")
SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.-]*:")


def clean(address: str) -> str:
    """``address`` as a decoded path from the root: no host, query or fragment, no ``index.html``, no ``..``."""
    path = unquote(urlsplit(address).path if WEB.match(address) else re.split(r"[?#]", address)[0])
    folder = path.endswith(("/", "/.", "/..")) or not path
    path = posixpath.normpath("/" + path.lstrip("/"))
    path = re.sub(r"(?i)(^|/)index\.html?$", r"\1", path)
    return path if path.endswith("/") or not folder else path + "/"


def is_query(address: str) -> bool:
    """Whether ``address`` tells pages apart only by its query, as in ``/?p=12``."""
    return "?" in address and clean(address) == "/"


def renewed(old: str, urls: Literal["alias", "keep"]) -> str:
    """The new address of a page that was at ``old``: without a file ending, or unchanged for ``keep``.

    An address that is a folder already stays as it is: its readers never notice the move.
    """
    if urls == "keep" or old.endswith("/"):
        return old
    stem = PAGE_ENDING.sub("", old).rstrip(".")  # Hugo takes dots at the end of a folder's name away
    return f"{stem}page/" if stem.endswith("/") else f"{stem}/"  # "/.html" has no name of its own


def natural(page: Page) -> str:
    """The address that Hugo gives a page without ``url``: the path of its file, or of its folder and its ``slug``."""
    path = page.output.removeprefix("content/").removesuffix(".md").lower()
    slug = page.front_matter.get("slug")
    return f"/{posixpath.join(posixpath.dirname(path), str(slug))}/" if slug else f"/{path}/"


def front_matter_url(address: str) -> str:
    """``address`` as Hugo's ``url`` wants it: a bare colon starts a token there, and Hugo 0.168 panics on it."""
    return address.replace(":", r"\:")


class Location(NamedTuple):
    """A place on this site: the path, and the query and fragment behind it as they were typed."""

    path: str
    suffix: str
    relative: bool


def located(uri: str, here: str, hosts: frozenset[str], base_path: str = "") -> Location | None:
    """The place on the old site that ``uri`` means on the page at ``here``; None when it leads elsewhere.

    ``hosts`` are the site's own, lower-case; ``base_path`` is the part of its address that every path
    starts with (``/blog`` for a site at ``https://example.org/blog/``), which addresses do not contain.
    """
    if WEB.match(uri):
        try:
            parts = urlsplit(uri)
            host = (parts.hostname or "").lower()
        except ValueError:  # a malformed host is nobody's own
            return None
        if host not in hosts:
            return None
        path = parts.path or "/"
        suffix = uri[uri.index(parts.netloc) + len(parts.netloc) + len(parts.path) :]
    elif SCHEME.match(uri) or uri.startswith("#") or not uri:
        return None
    else:
        path = re.split(r"[?#]", uri)[0]
        suffix = uri[len(path) :]
    relative = not path.startswith("/")
    if relative:
        path = posixpath.join(posixpath.dirname(here), path) if path else here
    elif base_path and (path == base_path or path.startswith(base_path + "/")):
        path = path[len(base_path) :] or "/"
    return Location(clean(path.replace("?", "%3F").replace("#", "%23")), suffix, relative)


def hosts_of(*urls: str) -> frozenset[str]:
    """The hosts of these addresses, each with and without ``www.``."""
    found = {(urlsplit(url).hostname or "").lower() for url in urls} - {""}
    bare = {host.removeprefix("www.") for host in found}
    return frozenset(bare | {f"www.{host}" for host in bare})


def safe_path(path: str) -> str:
    """A file path that Hugo maps to nothing surprising: ASCII letters, digits, ``. - _`` and folders.

    Hugo drops most other characters when it makes paths comparable, so ``a&b`` and ``a,b`` would be one page.
    """
    kept = [re.sub(r"[^A-Za-z0-9._-]+", "-", part).strip("-.") or "page" for part in path.split("/") if part]
    return "/".join(kept)
