"""Where Nikola put things: posts, lists of posts and their further pages, feeds, galleries, listings."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import Any

from rst2hugo.addresses import slugs
from rst2hugo.blog import settings
from rst2hugo.engines.nikola.conf import Conf
from rst2hugo.engines.nikola.posts import Entry
from rst2hugo.values.header_values import boolean

# The kinds of lists that terms have: the setting with their folder, whether their pages have further pages.
KINDS = {"tag": "TAG", "category": "CATEGORY", "author": "AUTHOR"}


class Paths:
    """The addresses of an old site, percent-decoded, by its settings."""

    def __init__(self, conf: Conf) -> None:
        self.conf = conf
        self.pretty = bool(conf.values["PRETTY_URLS"])
        self.index_file = str(conf.values["INDEX_FILE"])

    def slug(self, text: str, language: str | None = None) -> str:
        if not self.conf.values["USE_SLUGIFY"]:
            return slugs.nikola_verbatim(text)
        if (language or self.conf.language).startswith("de") and self.conf.values["GERMAN_SLUGIFY"]:
            text = slugs.german(text)
        return slugs.nikola(text, plus=self.conf.version > 6)

    def address(self, parts: Sequence[str], language: str | None = None) -> str:
        """The address of a file by its path on the site; the index of a folder is the folder."""
        prefix = self.conf.languages.get(language or self.conf.language, "")
        path = posixpath.normpath("/".join(["", *filter(None, [prefix, *parts])]) or "/")
        return path.removesuffix(self.index_file) if path.endswith(f"/{self.index_file}") else path

    def post(self, entry: Entry, slug: str, pretty: Any, language: str) -> str:
        """The address of a post or page; ``pretty`` is its ``pretty_url``."""
        if entry.places:
            return entry.places.get(language, next(iter(entry.places.values())))
        switch = boolean(pretty) if pretty not in (None, "") else None
        folder = self.pretty and slug != "index" if switch is None else switch
        ending = [slug, "index.html"] if folder else [f"{slug}.html"]
        return self.address([entry.folders.get(language, ""), *ending], language)

    def slug_in(self, address: str, entry: Entry, language: str) -> str:
        """The slug in the ``address`` of a post or page."""
        folder = self.address([entry.folders.get(language, ""), ""], language).rstrip("/")
        return address.removeprefix(f"{folder}/").removesuffix("/").removesuffix(".html") or "index"

    def name(self, name: str, kind: str, language: str | None = None) -> str:
        """A tag or author as a part of an address."""
        setting = "SLUG_AUTHOR_PATH" if kind == "author" else "SLUG_TAG_PATH"
        return self.slug(name, language) if self.conf.values[setting] else name

    def folder(self, kind: str, language: str | None = None) -> list[str]:
        setting = self.conf.category_path if kind == "category" else f"{KINDS[kind]}_PATH"
        return self.conf.path(setting, language)

    def term(self, kind: str, parts: Sequence[str], language: str | None = None) -> list[str]:
        """The path of a term's list without its ending; ``parts`` are those of a category's hierarchy, else one."""
        named = [self.name(part, kind, language) for part in parts]
        if kind != "category":
            return [*self.folder(kind, language), *named]
        if self.conf.values["CATEGORY_PAGES_FOLLOW_DESTPATH"]:
            trimmed = self.conf.values["CATEGORY_DESTPATH_TRIM_PREFIX"]
            return [*(self.posts_folder(language) if trimmed else []), *named]
        if self.conf.values["CATEGORY_OUTPUT_FLAT_HIERARCHY"]:
            named = named[-1:]
        named = [f"{self.conf.values['CATEGORY_PREFIX']}{named[0]}", *named[1:]]
        return [*self.folder(kind, language), *(named if self.pretty else ["-".join(named)])]

    def posts_folder(self, language: str | None) -> list[str]:
        """The folder of the first row of POSTS."""
        rows = [row for row in self.conf.values["POSTS"] if isinstance(row, list | tuple) and len(row) > 1]
        given = rows[0][1] if rows else ""
        text = given.get(language or self.conf.language, "") if isinstance(given, dict) else str(given)
        return [part for part in text.split("/") if part not in ("", ".")]

    def list_of(self, path: Sequence[str], language: str | None = None, *, always: bool = False) -> str:
        """The address of a list: a folder if it is pretty, or is one ``always``."""
        if self.pretty or always or not path:
            return self.address([*path, self.index_file], language)
        return self.address([*path[:-1], f"{path[-1]}.html"], language)

    def further_pages(self, first: str, count: int, size: int, language: str | None = None) -> Iterator[str]:
        """The second and later pages of a list of ``count`` posts, ``size`` of them on a page."""
        yield from (self.further_page(first, number, language) for number in range(1, -(-count // size)))

    def further_page(self, first: str, number: int, language: str | None = None) -> str:
        """The page of a list with this number, which begins at ``first``."""
        schema = self.conf.get("INDEXES_PRETTY_PAGE_URL", language) if self.pretty else False
        stem, ending = posixpath.splitext(first + self.index_file if first.endswith("/") else first)
        if not schema or not first.endswith("/"):
            return f"{stem}-{number}{ending}"
        from_one = self.conf.values["INDEXES_PAGES_MAIN"] and not self.conf.values["INDEXES_STATIC"]
        shown = number + 1 if from_one else number
        named = {"number": shown, "old_number": number, "index_file": self.index_file}
        path = "/".join(fill_pattern(str(part), named) for part in settings.as_list(schema))
        return posixpath.normpath(first + path).removesuffix(self.index_file)

    def feed(self, path: Sequence[str], kind: str, language: str | None = None) -> str:
        """The address of the feed of a term's list."""
        ending = self.conf.text("ATOM_EXTENSION" if kind == "atom" else "RSS_EXTENSION")
        return self.address([*path[:-1], f"{path[-1]}{ending}"], language)

    def main_feed(self, kind: str, language: str | None = None) -> str:
        """The address of the feed of all posts."""
        setting = kind.upper()
        folder = self.conf.path(f"{setting}_PATH", language)
        if kind == "atom" and not folder:
            folder = self.conf.path("INDEX_PATH", language)
        return self.feed([*folder, self.conf.text(f"{setting}_FILENAME_BASE", language)], kind, language)

    def index(self, language: str | None = None) -> str:
        return self.list_of(self.conf.path("INDEX_PATH", language), language, always=True)

    def archive(self, parts: Sequence[str] = (), language: str | None = None) -> str:
        """The address of the whole archive, or of that of a year, month or day."""
        folder = self.conf.path("ARCHIVE_PATH", language)
        if parts:
            return self.list_of([*folder, *parts], language, always=True)
        return self.address([*folder, self.conf.text("ARCHIVE_FILENAME", language)], language)

    def overview(self, kind: str, language: str | None = None) -> str:
        """The address of the list of all tags, categories or authors."""
        named = {"tag": "TAGS_INDEX_PATH", "category": "CATEGORIES_INDEX_PATH"}.get(kind)
        if named and self.conf.path(named, language):
            return self.address(self.conf.path(named, language), language)
        return self.list_of(self.folder(kind, language), language, always=True)


def fill_pattern(pattern: str, known: dict[str, Any]) -> str:
    for name, value in known.items():
        pattern = pattern.replace(f"{{{name}}}", str(value))
    return pattern
