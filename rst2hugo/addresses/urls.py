"""Addresses as a site sees them: where a page was, where it goes, and what a link points at.

An address is a path from the site's root, percent-decoded, as Hugo wants ``url`` and ``aliases``
(https://gohugo.io/content-management/urls/): ``/blog/2016/06/21/DockerCon2016.html``.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from pathlib import PurePosixPath
from typing import Literal, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from rst2hugo.addresses import hugo_paths
from rst2hugo.addresses.name_lengths import cut_name, has_long_part
from rst2hugo.model import Page

# File endings of pages; any other dot belongs to the name.
PAGE_ENDING = re.compile(r"(?i)\.(?:x?html?|shtml|aspx?|php\d?|jsp)$")
# Hugo fails on control characters and on % in a url; in links it encodes neither ? nor a % before two hex digits.
UNPUBLISHABLE = re.compile(r"[\x00-\x1f\x7f%?]+")
# The dot before a language, role or version in a file's name (hugo 0.168: a.en.md, a._role_guest_.md).
DIMENSION = re.compile(r"(?i)\.(?=(?:en|_[^.]*_)(?:\.|$))")
WEB = re.compile(r"(?i)(?:https?:)?//")
ON_HOST = re.compile(r"(?i)^(?:https?:)?//[^/?#]*")
SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.-]*:")


def clean(address: str) -> str:
    """``address`` as a decoded path from the root: no host, query or fragment, no ``index.html``, no ``..``."""
    path = unquote(re.split(r"[?#]", ON_HOST.sub("", address))[0])
    folder = path.endswith(("/", "/.", "/..")) or not path
    path = posixpath.normpath("/" + path.lstrip("/"))
    path = re.sub(r"(?i)(^|/)index\.html?$", r"\1", path)
    return path if path.endswith("/") or not folder else path + "/"


def is_query(address: str) -> bool:
    """Whether ``address`` tells pages apart only by its query, as in ``/?p=12``."""
    return "?" in address and clean(address) == "/"


def renewed(old: str, urls: Literal["alias", "keep"]) -> str:
    """The new address of a page that was at ``old``: without a file ending, or unchanged for ``keep``.

    An address that is a folder already stays as it is: its readers never notice the move. Only what
    Hugo cannot publish is changed in any case.
    """
    old = "/".join(map(publishable, old.split("/")))
    if urls == "keep" or old.endswith("/"):
        return old
    stem = PAGE_ENDING.sub("", old).rstrip(".")  # Hugo takes dots at the end of a folder's name away
    return f"{stem}page/" if stem.endswith("/") else f"{stem}/"  # "/.html" has no name of its own


def publishable(part: str) -> str:
    """A part of an address as Hugo can publish it: short, and without what it fails on or does not encode in links."""
    stem = PAGE_ENDING.sub("", part)
    return cut_name(UNPUBLISHABLE.sub("-", stem)) + part[len(stem) :]


def answerable(old: str) -> bool:
    """Whether there can be a file that answers at ``old``."""
    return "\0" not in old and not has_long_part(old)


def of_file(path: str, ending: str = "/") -> str:
    """The address that engines without slugs give a file: ``a/b.rst`` → ``/a/b/``; an index is its folder."""
    place = PurePosixPath(path).with_suffix("")
    if place.name == "index":
        return "/" if place.parent == PurePosixPath() else f"/{place.parent}/"
    return f"/{place}{ending}"


def natural_address(page: Page) -> str:
    """The address that Hugo gives a page without ``url``: the path of its file, or of its folder and its ``slug``."""
    path = hugo_paths.lower(page.output.removeprefix("content/").removesuffix(".md"))
    slug = hugo_paths.sanitized(str(page.front_matter.get("slug") or "")).strip("-").strip("/")
    return f"/{posixpath.join(posixpath.dirname(path), slug)}/" if slug else f"/{path}/"


def front_matter_slug(slug: str) -> str:
    """``slug`` without percent escapes, which Hugo's folders keep; empty for one of dots, which publishes no page."""
    decoded = "/".join(map(publishable, unquote(slug).split("/")))
    return decoded if decoded.strip("-./") else ""


def front_matter_url(address: str) -> str:
    """``address`` as Hugo's ``url`` wants it: a bare colon starts a token there, and Hugo 0.168 panics on it.

    With a colon in it, it reads the rest as a query, where + is a space. With two dots in a row anywhere,
    or with one and no slash at the end, it takes any address for a file.
    """
    unclear = ".." in address or ("." in address and not address.endswith("/"))
    written = f"/{file_of(address)}" if unclear else address
    return written.replace("+", "%2B").replace(":", r"\:") if ":" in written else written


def of_front_matter(url: str) -> str:
    """The address that a ``url`` in front matter means."""
    return unquote(url.replace(r"\:", ":")) if r"\:" in url else url


def file_of(url: str) -> str:
    """The file of the published site that Hugo writes for a ``url``."""
    return f"{url}index.html".lstrip("/") if url.endswith("/") else in_folder(url, "." in url.rpartition("/")[2])


def file_of_alias(alias: str) -> str:
    """The file that Hugo writes for an alias: unlike a url, it is a folder's unless it ends in ``.html``."""
    return in_folder(alias, re.search(r"\.html?$", alias) is not None)


def in_folder(address: str, is_file: bool) -> str:
    path = address.strip("/")
    return path if is_file else f"{path}/index.html".lstrip("/")


class Location(NamedTuple):
    """A place on this site: the path, and the query and fragment after it as they were typed."""

    path: str
    suffix: str
    relative: bool


def located(uri: str, here: str, hosts: frozenset[str], base_path: str = "") -> Location | None:
    """The place on the old site that ``uri`` means on the page at ``here``; None when it leads elsewhere.

    ``hosts`` are the site's own, lower-case; ``base_path`` is the part of its address that every path
    starts with (``/blog`` for a site at ``https://example.org/blog/``), which addresses do not contain.
    """
    if WEB.match(uri):
        if host(uri) not in hosts:  # a malformed host is nobody's own
            return None
        parts = urlsplit(uri)
        path = parts.path or "/"
        if base_path and not f"{unquote(path)}/".startswith(f"{unquote(base_path)}/"):  # another site on the same host
            return None
        suffix = uri[uri.index(parts.netloc) + len(parts.netloc) + len(parts.path) :]
    elif SCHEME.match(uri) or uri.startswith("#") or not uri:
        return None
    else:
        path = re.split(r"[?#]", uri)[0]
        suffix = uri[len(path) :]
    relative = not path.startswith("/")
    if relative:
        path = posixpath.join(posixpath.dirname(here), path) if path else here
        whole = posixpath.normpath(base_path + path)
        if base_path and whole.startswith(f"{base_path}/"):  # perhaps out of the site and into it again
            path = whole[len(base_path) :] + ("/" if path.endswith("/") else "")
    elif base_path and (path == base_path or path.startswith(base_path + "/")):
        path = path[len(base_path) :] or "/"
    return Location(clean(path.replace("?", "%3F").replace("#", "%23")), suffix, relative)


def leads_elsewhere(uri: str) -> bool:
    """Whether ``uri`` has, once it is decoded, another address in it: ``http%3A//…``, ``:target:http://…``."""
    path = unquote(re.split(r"[?#]", uri)[0])
    return SCHEME.match(path) is not None or "://" in path


def as_link(address: str) -> str:
    """A decoded address as the path of a link; letters of other alphabets stay readable."""
    return re.sub(r"[%?#]", lambda found: quote(found[0]), address)


def site_address(url: str) -> str | None:
    """``url`` as the address of a site, with a slash at its end; None when it is none, or says more than that."""
    try:
        parts = urlsplit(url)
        wrong = parts.port == 0 or parts.scheme not in ("http", "https") or not parts.hostname
    except ValueError:  # a malformed host or port
        return None
    if wrong or parts.query or parts.fragment or re.search(r"[\s<>\"?#]", url):
        return None
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


def base_path(url: str) -> str:
    """The part that every path of the site at ``url`` begins with: ``/blog`` for ``https://example.org/blog/``."""
    return urlsplit(site_address(url) or "").path.rstrip("/")


def host(url: str) -> str:
    """The host of an address, in lower case; empty when it names none, or none that could be."""
    try:
        return (urlsplit(url).hostname or "").lower() if WEB.match(url) else ""
    except ValueError:
        return ""


def hosts_of(*urls: str) -> frozenset[str]:
    """The hosts of these addresses, each with and without ``www.``."""
    found = {host(url) for url in urls} - {""}
    bare = {host.removeprefix("www.") for host in found}
    return frozenset(bare | {f"www.{host}" for host in bare})


def safe_path(path: str) -> str:
    """A file path that Hugo maps to nothing surprising: letters of all alphabets, digits, ``. - _`` and folders.

    Hugo drops most other characters when it makes paths comparable, so ``a&b`` and ``a,b`` would be one page.
    ``list.en`` would be the English ``list``, since ``en`` is what a site's only language is called.
    """
    folder, _, name = path.rpartition("/")
    path = f"{folder}/{DIMENSION.sub('-', name)}"
    path = "".join(one if is_in_names(one) else "\0" for one in unicodedata.normalize("NFC", path))
    kept = [re.sub("\0+", "-", part).strip("-.") or "page" for part in path.split("/") if part]
    return "/".join(kept)


def is_in_names(character: str) -> bool:
    """Whether a character of a file's name means something to Hugo (its ``paths.Sanitize``), and nothing special."""
    return character in "._-/" or unicodedata.category(character)[0] in "LM" or character.isdecimal()
