"""Nikola (6 to 8): ``.. title: x`` comments, POSTS and PAGES, ``link://`` links, shortcodes, galleries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.addresses import moved_addresses, urls
from rst2hugo.addresses.relative_links import join_link
from rst2hugo.engine import Blog, Engine
from rst2hugo.engines.nikola import assets, compilers, header, links, lowering, markup, redirects, site, values
from rst2hugo.engines.nikola import whole as of_blog
from rst2hugo.engines.nikola.conf import BEFORE, DOCUTILS_LOCALES, Conf
from rst2hugo.engines.nikola.effective_settings import WITHOUT_EFFECT
from rst2hugo.engines.nikola.inventory import Inventory
from rst2hugo.engines.nikola.marks import MARKS
from rst2hugo.engines.nikola.named_settings import NAMED_SETTINGS
from rst2hugo.engines.nikola.paths import Paths
from rst2hugo.engines.nikola.posts import Entry
from rst2hugo.engines.nikola.unused import NikolaFiles
from rst2hugo.headers import front_matter
from rst2hugo.model import Asset, Meta, Page, Site, Source, Term, Value
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.rst import shortcodes


class Nikola(NikolaFiles, Engine):
    name = "nikola"
    marks = MARKS
    describes = "Nikola 6 to 8: conf.py with POSTS, posts with `.. title:` comments"
    settings_files = ("conf.py",)
    without_effect, named_settings = WITHOUT_EFFECT, NAMED_SETTINGS

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        self.conf = Conf(
            {**self.blog.exact_version(), **self.blog.python_settings(self.blog.settings_path, before=BEFORE)}
        )
        self.blog = self.blog.with_version(str(self.conf.version), "by its settings")
        if self.blog.root is not None and (self.blog.root / "plugins" / "german_slugify").is_dir():
            self.conf.values["GERMAN_SLUGIFY"] = True
        self.roles = markup.roles(self.blog.text_of("plugins/issue_role/issue_role.py"))
        self.paths = Paths(self.conf)
        self.files = Inventory(
            self.conf, self.paths, self.blog.walk, self.blog.text_of, partial(self.blog.walk, hidden=True)
        )
        base = self.blog.base_url("SITE_URL", self.conf.values["SITE_URL"], self.blog.settings_path)
        self.site = site.read(self.conf, self.paths, base, self.files.entries)

    @property
    def directives(self) -> Mapping[str, Any]:  # type: ignore[override]  # classes that no other process could be sent
        return markup.make_directives(tuple(self.conf.folders("LISTINGS_FOLDERS")), self.conf.text("DATE_FORMAT"))

    # What there is

    def sources(self) -> Iterator[Source]:
        for entry in self.files.entries:
            yield from map(self.blog.read, dict.fromkeys(entry.files.values()))
        for entry in self.files.made:
            for path in entry.files.values():
                yield Source(path, "\n\n".join(filter(None, [self.blog.text_of(path), entry.added])))

    def rst_files(self, folder: str) -> Iterator[str]:
        return (path for path in self.blog.walk(folder) if self.markup(Source(path, ""), {}) == "rst")

    # One source

    def header(self, source: Source) -> front_matter.Header:
        """The header of a source with what its path and the post in the site's own language say."""
        entry, language = self.files.entry(source.path), self.files.language(source.path)
        own = self.header_in(source.text, source.path, language)
        default = entry.files.get(self.conf.language, source.path)
        text = self.blog.text_of(default) if default != source.path else None
        inherited = self.header_in(text, default, self.conf.language).values if text is not None else {}
        said = {**header.in_name(entry.path, self.conf), **inherited, **own.values}
        return own._replace(values=said, body=shortcodes.cut(own.body))

    def header_in(self, text: str, path: str, language: str) -> front_matter.Header:
        kind = self.markup(Source(path, text), {})
        pattern = self.files.pattern
        return header.of_file(text, self.files.entry(path), language, self.conf, pattern, self.blog.text_of, kind=kind)

    def markup(self, source: Source, said: Mapping[str, Any]) -> str:
        """COMPILERS tells it by the ending of the file."""
        entry = self.files.entry(source.path)
        if entry.places:
            return entry.markup
        found = compilers.find_markup(PurePosixPath(entry.path).suffix, self.conf.values)
        return super().markup(source, said) if found is None else found

    def language_code(self, source: Source) -> str:
        """That of the post, by Nikola's own table."""
        return DOCUTILS_LOCALES.get(self.files.language(source.path), "en")

    def prepare(self, document: Any, source: Source) -> None:
        markup.lower_raw_headings(document)

    def promotes_title(self, said: Mapping[str, Any]) -> bool:
        return self.conf.version < 8 or bool(self.conf.values["USE_REST_DOCINFO_METADATA"])

    def meta(self, said: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        entry, language = self.files.entry(source.path), self.files.language(source.path)
        more = {"title": said.get("title") or entry.title or entry.stem}
        if entry.is_post and not {"category", "section"} & said.keys():
            folder = entry.folders.get(language, "")
            more["category"] = values.category_of_folder(folder, entry.inner, language, self.conf)
        tag = self.files.tag(source.path)
        found, told = values.meta({**said, **more}, source.path, self.conf, is_post=entry.is_post, language=tag)
        given = found.front_matter.get("params")
        params: dict[str, Value] = {**(given if isinstance(given, dict) else {}), **self.threads(found, said, source)}
        if isinstance(image := said.get("previewimage"), str) and image:
            params["images"] = [join_link(self.old_address(found, said, source), image)]
        told += header.tell_text(
            source, more["title"], entry, language, self.conf, self.files.pattern, self.blog.text_of
        )
        return replace(found, front_matter={**found.front_matter, **({"params": params} if params else {})}), told

    def threads(self, meta: Meta, said: Mapping[str, Any], source: Source) -> dict[str, Value]:
        """By what comments and feed readers know a post."""
        entry, address = self.files.entry(source.path), self.old_address(meta, said, source)
        found = dict(site.threads(address, entry, said, self.site, self.conf))
        if entry.is_post and self.site.base_url and "guid" not in said and self.new_address(address) != address:
            found["guid"] = site.absolute(address, self.site)
        return found

    def slug(self, said: Mapping[str, Any], entry: Entry) -> str:
        return str(said.get("slug") or self.paths.slug(entry.stem))

    def old_address(self, meta: Meta, said: Mapping[str, Any], source: Source) -> str:
        entry = self.files.entry(source.path)
        language = self.files.language(source.path)
        return self.paths.post(entry, self.slug(said, entry), said.get("pretty_url"), language)

    def other_old_addresses(self, meta: Meta, said: Mapping[str, Any], source: Source) -> Iterable[str]:
        """A post that is not translated was shown in the other languages as well."""
        entry = self.files.entry(source.path)
        shown = min(entry.files, key=lambda one: (one != self.conf.language, one))
        if self.conf.values["SHOW_UNTRANSLATED_POSTS"] and self.files.language(source.path) == shown:
            for language in self.conf.languages:
                if language not in entry.files:
                    yield self.paths.post(entry, self.slug(said, entry), said.get("pretty_url"), language)

    def new_address(self, old: str) -> str:
        """The page of a listing stays beside the file, whose name a folder would take from it."""
        stays = old.endswith(".html") and any(old in one.places.values() for one in self.files.made)
        return old if stays else super().new_address(old)

    def output(self, source: Source, url: str | None) -> str:
        entry = self.files.entry(source.path)
        return entry.output or super().output(replace(source, path=f"{entry.name}.x"), url)

    def expand_shortcode(self, shortcode: shortcodes.Shortcode) -> shortcodes.Lowered | None:
        return lowering.lowered(shortcode, self.vocabulary)

    # The whole blog

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        wanted, by_path = self.redirections() if whole else {}, self.files.by_path
        copied = [*assets.all_of(self.conf, self.blog.walk, self.files)] if whole else []
        found, new = moved_addresses.add_aliases(pages, wanted), self.site
        if whole:
            found, new = of_blog.settle_site(found, new, self.paths, by_path, wanted)
            if not any(one.address == "/robots.txt" for one in copied):
                new = replace(new, robots=site.left_alone(self.conf))
        terms = of_blog.lists(found, new, self.paths, by_path).terms()
        answered = {*(old for page in found for old in page.aliases), *of_blog.list_aliases(new)}
        left = {old: goal for old, goal in wanted.items() if old not in answered}
        taken = of_blog.taken(found, terms, new, copied, self.conf)
        if whole and not self.options.redirects:
            free = {old: goal for old, goal in left.items() if old not in taken}
            new = replace(new, refreshes=moved_addresses.find_refreshes(free, found))
        sources = [*assets.sources(found, by_path, self.conf)]
        form = str(self.conf.values["IMAGE_THUMBNAIL_FORMAT"])
        small = assets.shown_small(copied, self.opened_paths(found), form)
        others = {**dict(redirects.further(found, copied, by_path, new, self.conf)), **wanted}
        return SitePlan(
            new,
            tuple(found),
            assets=(*copied, *sources, *small),
            terms=tuple(terms),
            list_addresses=tuple(old for old, _ in of_blog.moved_lists(new)),
            named_targets=self.named_targets(found, terms, new, sources) if whole else {},
            redirects={old: goal for old, goal in others.items() if old not in answered},
            diagnostics=(*redirects.lost(left, taken), *site.submenus(self.conf)) if whole else (),
        )

    def named_targets(
        self, pages: Sequence[Page], terms: Sequence[Term], new: Site, copies: Iterable[Asset]
    ) -> dict[str, str]:
        """The copies of sources, and the lists of terms as docutils leaves their addresses: without spaces."""
        places = {one.source: one.address for one in copies}
        slugs = ((slug, page.source) for page in pages for slug in self.document_names(page))
        found = {f"source:{slug}": places[source] for slug, source in slugs if source in places}
        olds = [*of_blog.term_addresses(terms, new)]
        squeezed = {links.squeezed(f"at:{old}"): old for old in olds}
        return {**found, **squeezed, **{f"at:{old}": old for old in olds}}

    def redirections(self) -> dict[str, str]:
        return redirects.read_redirections(self.conf, self.hosts(), urls.base_path(self.site.base_url))

    def document_names(self, page: Page) -> Iterable[str]:
        """The slug of a post or page, which is ``index`` for the page of a folder."""
        entry = self.files.by_path.get(page.source)
        if entry is not None and not entry.places and page.old_url:
            yield self.paths.slug_in(page.old_url, entry, self.files.language(page.source))

    def reference_names(self, kind: str, target: str, source: str) -> Iterable[str]:
        """``doc`` by the slug that stands there, else by the slug that Nikola makes of it."""
        if kind != "doc":
            return super().reference_names(kind, target, source)
        return [f"doc:{target}", f"doc:{self.paths.slug(target)}"]

    def link_name(self, uri: str, source: str) -> tuple[str, str] | None:
        return links.name(uri, self.files.language(source), self.paths, self.files.by_path, self.files.made)
