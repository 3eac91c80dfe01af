"""The file ``index`` of a folder as the page of a category, in which all posts below are (category_meta)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rst2hugo.addresses import hugo_paths
from rst2hugo.addresses.readdress import readdress
from rst2hugo.engines.pelican import lists, site
from rst2hugo.headers import field_list
from rst2hugo.model import Page, Source, Term
from rst2hugo.model.reports import Reports
from rst2hugo.rst import parse


def title(text: str, values: Mapping[str, Any], folder: str) -> str:
    """The name of the category of a folder: the title of its page, of which ``values`` are the header."""
    found = values.get("title") or field_list.read(text, take_title=True).title or posixpath.basename(folder)
    if not isinstance(found, field_list.Rst):
        return str(found)
    document = parse.parse(found, Reports(""), doctitle_xform=False)
    return " ".join(document.astext().split())


def name_folders(sources: Iterable[Source]) -> Iterator[tuple[str, str]]:
    """The folders of the pages of categories, each with the name of the category."""
    for source in sources:
        folder = posixpath.dirname(source.path)
        yield folder, title(source.text, source.header.values if source.header else {}, folder)


def is_named(path: str) -> bool:
    """Whether a file of that name is the page of the folder that it is in."""
    return posixpath.splitext(posixpath.basename(path))[0] == "index" and "/" in path


@dataclass(frozen=True)
class CategoryPages:
    """The folders that are categories, each with its name; the slug is that of the folder."""

    names: Mapping[str, str]
    conf: Mapping[str, Any]

    def __contains__(self, path: str) -> bool:
        """Whether a file is the page of a category."""
        return is_named(path) and posixpath.dirname(path) in self.names

    def metadata_of(self, path: str) -> dict[str, str]:
        """The category of a file: the innermost of the folders that it is in."""
        folder = max((one for one in self.names if path.startswith(f"{one}/")), key=len, default=None)
        return {} if folder is None else {"category": self.names[folder]}

    def slugs(self) -> dict[tuple[str, str], str]:
        """The slugs by flavour and name."""
        return {("CATEGORY", name): posixpath.basename(folder) for folder, name in self.names.items()}

    def address(self, path: str) -> str | None:
        """Where the list of the category was whose page a file is."""
        return next(iter(lists.places("CATEGORY", posixpath.basename(posixpath.dirname(path)), 1, self.conf)), None)

    def placed(self, pages: Sequence[Page], terms: Iterable[Term]) -> Iterator[Page]:
        """The pages, those of categories where Hugo looks for them, with the other addresses of the list."""
        known = {one.name: one for one in terms if one.taxonomy == "categories" and not one.language}
        for page in pages:
            if page.source not in self:
                yield page
                continue
            name = self.names[posixpath.dirname(page.source)]
            olds = (*page.aliases, *(known[name].aliases if name in known else ()))
            output = f"content/categories/{hugo_paths.key(name)}/_index.md"
            yield readdress(replace(page, output=output), page.url, tuple(dict.fromkeys(olds)))

    def left(self, terms: Iterable[Term], pages: Sequence[Page]) -> list[Term]:
        """The terms without those that have a page."""
        own = {self.names[posixpath.dirname(page.source)] for page in pages if page.source in self}
        return [one for one in terms if one.taxonomy != "categories" or one.language or one.name not in own]

    def links(self) -> dict[str, str]:
        """The lists by the names that links have for them."""
        found = {name: self.address(f"{folder}/index") for folder, name in self.names.items()}
        slugs = self.slugs()
        return {f"category:{slugs['CATEGORY', name]}": site.place(one) for name, one in found.items() if one}
