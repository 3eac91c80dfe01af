"""A site as it was published, a folder of files: what answers an address, what a page names and links to."""

from __future__ import annotations

import html as html_entities
import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from rst2hugo.addresses import urls
from rst2hugo.blog.boundary import Boundary
from rst2hugo.verify.read.reader import parsed

# Elements that show or lead to another file, and the attribute that names it.
NAMING = {"a": "href", "area": "href", "img": "src", "iframe": "src", "video": "src", "audio": "src", "source": "src",
          "script": "src", "embed": "src", "object": "data", "link": "href"}  # fmt: skip  # a table
PAGES = (".html", ".htm")
REFRESH = re.compile(r"""<meta[^>]+http-equiv=["']?refresh["']?[^>]*\burl=\s*["']?([^"'>\s]+)""", re.IGNORECASE)
FRAGMENT = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>#]*)#([^"'\s>]+)""")
LINK = re.compile(r"<a\s[^<>]*>")
OF_ITS_OWN = re.compile("backref|backlink|headerlink|footnote-reference|doc-noteref")
MOST_HOPS = 10


class Named(NamedTuple):
    """An address on a page: the element that names it, the address as it stands there, its words or alternative."""

    tag: str
    uri: str
    words: str


class Facts(NamedTuple):
    """What one page has to do with others."""

    ids: frozenset[str]
    named: tuple[Named, ...]


class Published:
    """A folder as a web server would answer from it.

    ``base_path`` is what stands before every address (``/blog``), ``hosts`` are those of the site itself.
    """

    def __init__(self, folder: Path, base_path: str = "", hosts: frozenset[str] = frozenset()) -> None:
        self.folder = folder
        self.base_path = base_path
        self.hosts = hosts
        self._facts: dict[str, Facts] = {}

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file that can be read, relative to the folder, with slashes."""
        return frozenset(self.everything) - self.refused.keys()

    @cached_property
    def everything(self) -> tuple[str, ...]:
        """The paths of all files, pipes and links to files."""
        found = (Path(at, name) for at, _, names in os.walk(self.folder) for name in names)
        return tuple(file.relative_to(self.folder).as_posix() for file in found)

    @cached_property
    def refused(self) -> dict[str, str]:
        """The files that are not read, and why: pipes and the like, which would never end, and links out."""
        boundary = Boundary(self.folder.resolve())
        outside = "a link that leads out of the folder; it is not read"
        files = {one: self.folder / one for one in self.everything}
        found = {one: outside for one, file in files.items() if file.is_symlink() and not boundary.holds(file)}
        return {one: "not a plain file; it is not read" for one, file in files.items() if not file.is_file()} | found

    @cached_property
    def redirects(self) -> dict[str, str]:
        """Where every page that only sends its readers on, by its file, and every line of ``_redirects`` leads to."""
        found = {}
        for file in self.files:
            if file.endswith(PAGES) and (where := sent_on(self.text(file, 2000))) is not None:
                found[file] = where
        if "_redirects" in self.files:
            for line in self.text("_redirects").splitlines():
                parts = line.split("#")[0].split()
                if len(parts) >= 2:
                    place = self.located(parts[0], "/")
                    found[place.path if place else urls.clean(parts[0])] = parts[1]
        return found

    @cached_property
    def fragments(self) -> frozenset[tuple[str, str]]:
        """What pages lead to on others, as the name of the page without its folders and the fragment.

        What a page leads to on itself is compared with it; links back count for nothing.
        """
        found = set()
        for file in self.pages():
            for link in LINK.findall(self.text(file)):
                there = FRAGMENT.search(link) if not OF_ITS_OWN.search(link) else None
                if there and there[1] and name_of_page(there[1]) != name_of_page(file):
                    found.add((name_of_page(there[1]), unquote(there[2])))
        return frozenset(found)

    def leads_to(self, file: str, fragment: str) -> bool:
        """Whether some page leads to a fragment of a file, or of another one of that name."""
        return (name_of_page(file), fragment) in self.fragments

    def text(self, file: str, most: int | None = None) -> str:
        with (self.folder / file).open(encoding="utf-8", errors="replace") as stream:
            return stream.read(most)

    def pages(self) -> Iterator[str]:
        """The files of pages, sorted, without those that only redirect."""
        return (file for file in sorted(self.files) if file.endswith(PAGES) and file not in self.redirects)

    def file_at(self, address: str) -> str | None:
        """The file that answers an address, a decoded path without ``base_path``; redirects are not followed."""
        path = address.strip("/")
        folder = f"{path}/index.html".lstrip("/")
        if path in self.files and not address.endswith("/"):
            return path
        return folder if folder in self.files else None

    def answer(self, address: str) -> str | None:
        """The file that a reader who asks for ``address`` ends up with, redirects followed; None for a dead end."""
        for _ in range(MOST_HOPS):
            file = self.file_at(address)
            where = self.redirects.get(file if file is not None else urls.clean(address))
            if where is None:
                return file
            place = self.located(where, address)
            if place is None:
                return file or "elsewhere"
            address = place.path
        return None

    def located(self, uri: str, here: str) -> urls.Location | None:
        """The place on this site that ``uri`` means on the page at the address ``here``; None if it leads elsewhere."""
        return urls.located(uri.strip(), here, self.hosts, self.base_path)

    def facts(self, file: str) -> Facts:
        """Ids and links of a page."""
        if file not in self._facts:
            self._facts[file] = facts(parsed(self.text(file), whole=True))
        return self._facts[file]


def name_of_page(path: str) -> str:
    """The last part of the path of a page, whichever way it is written: ``a/b/``, ``../b/index.html``, ``b.html``."""
    return re.sub(r"(?:/?index)?\.html?$|/$", "", path).rpartition("/")[2]


def address_of(file: str) -> str:
    """The address that a file answers: folder for ``index.html``."""
    return urls.clean("/" + file.replace("%", "%25").replace("?", "%3F").replace("#", "%23"))


def sent_on(html: str) -> str | None:
    """Where a page sends its readers at once, as Hugo's aliases do."""
    found = REFRESH.search(html)
    return None if found is None else html_entities.unescape(found[1])


def facts(root: Any) -> Facts:
    """What a page has; one without any text has no root."""
    ids: set[str] = set()
    named: list[Named] = []
    for element in root.iter() if root is not None else ():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        ids.update(filter(None, (element.get("id"), element.get("name") if tag == "a" else None)))
        uri = element.get(NAMING[tag]) if tag in NAMING else None
        if uri and not (tag == "link" and element.get("rel") in ("preconnect", "dns-prefetch")):
            words = element.get("alt") or " ".join("".join(element.itertext()).split())
            named.append(Named(tag, uri, words[:80]))
    return Facts(frozenset(ids), tuple(named))


def host_and_base(base_url: str) -> tuple[frozenset[str], str]:
    """The hosts and the base path of a site."""
    return urls.hosts_of(base_url), unquote(urlsplit(base_url).path).rstrip("/")
