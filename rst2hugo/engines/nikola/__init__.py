"""In here: Nikola (6 to 8): ``.. title: x`` comments, POSTS and PAGES, ``link://…``, shortcodes, galleries, listings."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from rst2hugo import addresses, front_matter, markdown, shortcodes
from rst2hugo.diagnostics import Diagnostic
from rst2hugo.engine import Engine
from rst2hugo.engines.nikola import assets, header, links, lowering, made, markup, posts, redirects, site, values, whole
from rst2hugo.engines.nikola.conf import Conf, candidate
from rst2hugo.engines.nikola.paths import Paths
from rst2hugo.engines.nikola.posts import Entry
from rst2hugo.model import Asset, Meta, Page, Site, Source, Term, Value
from rst2hugo.options import Options

# Nikola's names of compilers → what the text is written in.
COMPILERS = {
    "rest": "rst", "markdown": "markdown", "textile": "textile", "txt2tags": "t2t", "ipynb": "ipynb", "html": "html",
    "orgmode": "org", "mediawiki": "mediawiki", "misaka": "markdown", "commonmark": "markdown",
}  # fmt: skip


class Nikola(Engine):
    name = "nikola"
    describes = "Nikola 6 to 8: conf.py with POSTS, posts with `.. title:` comments"
    directives = markup.DIRECTIVES

    def __init__(self, root: Path | None, options: Options) -> None:
        super().__init__(root, options)
        self.conf = Conf(self.python_settings("conf.py"))
        self.paths = Paths(self.conf)
        self.roles = markup.roles(slugify=bool(self.conf.values["USE_SLUGIFY"]))
        self.pattern = posts.translations_pattern(self.conf, self.content)
        self.entries = tuple(posts.entries(self.conf, self.content, self.pattern))
        self.made = (
            *made.galleries(self.conf, self.paths, self.walk, self.text_of, self.pattern),
            *made.listings(self.conf, self.paths, self.walk),
        )
        both = (*self.entries, *self.made)
        self.by_path = {path: entry for entry in both for path in (entry.path, *entry.files.values())}
        base = self.base_url("SITE_URL", self.conf.values["SITE_URL"], "conf.py")
        self.site = site.read(self.conf, self.paths, base, self.entries)

    # What there is

    def content(self, folder: str) -> Iterable[str]:
        """The files below a folder, but for what Nikola has made itself."""
        made = [str(self.conf.values[name]) for name in ("OUTPUT_FOLDER", "CACHE_FOLDER")]
        return self.walk(folder, made if folder == "." else ())

    def sources(self) -> Iterator[Source]:
        for entry in self.entries:
            yield from map(self.read, dict.fromkeys(entry.files.values()))
        for entry in self.made:
            for path in entry.files.values():
                yield Source(path, "\n\n".join(filter(None, [self.text_of(path), entry.added])))

    def assets(self) -> Iterator[Asset]:
        return assets.all_of(self.conf, self.walk, self.themes())

    def themes(self) -> Iterator[str]:
        """The themes of the blog's own that it used: the chosen one and what that builds on."""
        name = str(self.conf.values["THEME"] or "")
        seen: set[str] = set()
        while name and name not in seen and not name.startswith("."):
            seen.add(name)
            yield name
            said = self.text_of(f"themes/{name}/{name}.theme") or ""
            parent = re.search(r"(?m)^parent\s*=\s*(\S+)", said)
            name = parent[1] if parent else (self.text_of(f"themes/{name}/parent") or "").strip()

    def moved(self, known: Iterable[Asset], pages: Sequence[Page]) -> Iterable[Asset]:
        """Copies of the sources as well, and pictures in the place of small ones that are shown."""
        found = list(known)
        form = str(self.conf.values["IMAGE_THUMBNAIL_FORMAT"])
        return [*found, *assets.sources(pages, self.by_path, self.conf), *assets.shown_small(found, pages, form, markdown.opened)]

    def entry(self, path: str) -> Entry:
        """What a file belongs to; one that is none of the blog's posts is a post by itself."""
        lone = Entry(path, {self.conf.language: path})
        return self.by_path.get(path, lone)

    def language(self, path: str) -> str:
        """Nikola's name of the language of a file."""
        return self.entry(path).language_of(path) or self.conf.language

    def tag(self, path: str) -> str:
        """The language of a file as ``Meta`` has it: empty for that of the site."""
        name = self.language(path)
        return "" if name == self.conf.language else site.folder_of(name, self.conf)

    # One source

    def header(self, source: Source) -> front_matter.Header:
        """The header of a source with what its path, a ``.meta`` file and the post in the site's language say."""
        entry, language = self.entry(source.path), self.language(source.path)
        own = self.own_header(source, entry, language)
        inherited: dict[str, Any] = {}
        default = entry.files.get(self.conf.language)
        if default is not None and default != source.path:
            inherited = self.own_header(self.read(default), entry, self.conf.language).values
        return own._replace(values={**header.in_name(entry.path, self.conf), **inherited, **own.values})

    def own_header(self, source: Source, entry: Entry, language: str) -> front_matter.Header:
        said = self.in_meta_file(entry, language)
        if said or (entry.added and source.text == entry.added):
            return front_matter.Header(said, shortcodes.cut(source.text), None, 0)
        found = header.in_text(source.text, self.conf)
        if self.conf.values["USE_REST_DOCINFO_METADATA"] and self.markup(source, {}) == "rst":
            fields = header.in_fields(found.body, self.conf)
            found = found._replace(values={**fields.values, **found.values}, body=fields.body)
        if self.conf.version < 8 and "title" not in found.values and (title := header.heading(found.body)):
            found = found._replace(values={**found.values, "title": title})
        return found._replace(body=shortcodes.cut(found.body))

    def in_meta_file(self, entry: Entry, language: str) -> dict[str, Any]:
        """What the ``.meta`` file beside a post says in a language, or in the site's own if there is none in that."""
        path = f"{entry.name}.meta"
        for one in dict.fromkeys([candidate(path, language, self.conf, self.pattern), path]):
            if (text := self.text_of(one)) is not None:
                return header.in_meta_file(text, self.conf)
        return {}

    def markup(self, source: Source, values: Mapping[str, Any]) -> str:
        """COMPILERS tells it by the ending of the file."""
        if self.entry(source.path).added:
            return "rst"
        ending = PurePosixPath(self.entry(source.path).path).suffix
        compilers = self.conf.values["COMPILERS"]
        for name, endings in compilers.items() if isinstance(compilers, Mapping) else ():
            if ending in ([endings] if isinstance(endings, str) else [*endings]):
                return super().markup(source, values) if name == "pandoc" else COMPILERS.get(str(name), "")
        return super().markup(source, values)

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        return self.conf.version < 8 or bool(self.conf.values["USE_REST_DOCINFO_METADATA"])

    def meta(self, said: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        entry = self.entry(source.path)
        named = {**said, "title": said.get("title") or entry.title or entry.stem}
        found, told = values.meta(named, source.path, self.conf, is_post=entry.is_post, language=self.tag(source.path))
        address = self.address(found, said, source)
        params: dict[str, Value] = dict(found.front_matter.get("params", {}))  # type: ignore[call-overload]
        params |= dict(site.threads(address, entry, said, self.site, self.conf))
        if entry.is_post and self.site.base_url and addresses.renewed(address, self.options.urls) != address:
            params.setdefault("guid", self.site.base_url.rstrip("/") + address)
        return replace(found, front_matter={**found.front_matter, **({"params": params} if params else {})}), told

    def slug(self, said: Mapping[str, Any], entry: Entry) -> str:
        return str(said.get("slug") or self.paths.slug(entry.stem))

    def address(self, meta: Meta, said: Mapping[str, Any], source: Source) -> str:
        entry = self.entry(source.path)
        return self.paths.post(entry, self.slug(said, entry), said.get("pretty_url"), self.language(source.path))

    def further(self, meta: Meta, said: Mapping[str, Any], source: Source) -> Iterable[str]:
        """A post that is not translated was shown in the other languages as well."""
        entry = self.entry(source.path)
        shown = next(iter(dict.fromkeys([self.conf.language, *sorted(entry.files)]).keys() & entry.files.keys()), None)
        if not self.conf.values["SHOW_UNTRANSLATED_POSTS"] or self.language(source.path) != shown:
            return
        for language in self.conf.languages:
            if language not in entry.files:
                yield self.paths.post(entry, self.slug(said, entry), said.get("pretty_url"), language)

    def output(self, source: Source, url: str | None) -> str:
        entry = self.entry(source.path)
        return entry.output or super().output(replace(source, path=f"{entry.name}.x"), url)

    def new_address(self, old: str) -> str:
        """The page of a listing stays beside the file, whose name a folder would take from it."""
        stays = old.endswith(".html") and any(old in one.places.values() for one in self.made)
        return old if stays else super().new_address(old)

    def lowered(self, shortcode: shortcodes.Shortcode) -> shortcodes.Lowered | None:
        return lowering.lowered(shortcode, self.vocabulary)

    # The whole blog

    def whole(self, pages: Sequence[Page]) -> list[Page]:
        wanted = self.redirections()
        found, self.site = whole.settled(redirects.followed(pages, wanted), self.site, self.paths, self.by_path, wanted)
        return found

    def redirections(self) -> dict[str, str]:
        return redirects.said(self.conf, self.hosts(), addresses.base_path(self.site.base_url))

    def redirects(self, pages: Sequence[Page], terms: Sequence[Term]) -> dict[str, str]:
        answered = {old for page in pages for old in page.aliases}
        answered |= {old for olds in self.site.list_aliases.values() for old in olds}
        found = redirects.further(pages, self.assets(), self.by_path, self.site, self.conf)
        return {old: new for old, new in {**dict(found), **self.redirections()}.items() if old not in answered}

    def terms(self, pages: Sequence[Page]) -> list[Term]:
        return whole.lists(pages, self.site, self.paths, self.by_path).terms()

    def lists(self, terms: Sequence[Term]) -> Iterable[str]:
        yield from super().lists(terms)
        yield from (self.site.index, *filter(None, [self.site.archive]), *(feed.address for feed in self.site.feeds))
        olds = [old for some in self.site.list_aliases.values() for old in some]
        yield from (f"/{one.tag}{old}" for one in self.site.languages for old in olds)

    def document_names(self, page: Page) -> Iterable[str]:
        """Its slug, also as Nikola would write it."""
        if page.source in self.by_path and page.old_url and not self.by_path[page.source].places:
            slug = posixpath.basename(page.old_url.rstrip("/")).removesuffix(".html")
            yield from dict.fromkeys([slug, self.paths.slug(slug)])

    def link_name(self, uri: str, source: str) -> tuple[str, str] | None:
        return links.name(uri, self.language(source), self.paths, self.by_path, self.made)
