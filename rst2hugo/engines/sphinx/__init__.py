"""Sphinx without a blog: every document at its own path, references by name, folders that are copied."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from rst2hugo.addresses import moved_addresses, urls
from rst2hugo.addresses.readdress import readdress
from rst2hugo.blog import settings
from rst2hugo.blog.file_reports import report
from rst2hugo.blog.survey import Survey
from rst2hugo.directives import toctrees
from rst2hugo.engine import NAMES, Blog, Engine
from rst2hugo.engines.sphinx import conf, extlinks, fields, labels, markdown_documents, places, redirects, series, trees
from rst2hugo.engines.sphinx.marks import MARKS
from rst2hugo.engines.sphinx.named_settings import NAMED_SETTINGS
from rst2hugo.headers import front_matter
from rst2hugo.model import MenuEntry, Meta, Page, Site, Source
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.location import BlogLocation, Finding
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan, Target
from rst2hugo.rst import localized
from rst2hugo.values import metadata

CI = ("Makefile", "make.bat", ".readthedocs.yaml", ".readthedocs.yml", "readthedocs.yml", "tox.ini", "noxfile.py")


class Sphinx(Engine):
    name = "sphinx"
    marks = MARKS
    describes = "Sphinx: conf.py with extensions, documents with toctrees"
    settings_files = ("conf.py",)
    without_effect, named_settings = conf.WITHOUT_EFFECT, NAMED_SETTINGS
    unused = "that no document shows or links to"
    # Settings that the engine has besides Sphinx's, and the names that its package has.
    defaults: Mapping[str, Any] = {}
    package: Mapping[str, Any] = {}
    # Pages that Sphinx made by itself; all of them lead home.
    made: tuple[str, ...] = ("genindex", "search", "py-modindex")

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        found = conf.complete(self.blog.python_settings(self.blog.settings_path, before=self.package))
        self.conf = {**self.defaults, **conf.based(found, posixpath.dirname(self.blog.settings_path))}
        self.ending = "/" if self.builder() == "dirhtml" else str(self.conf["html_file_suffix"] or ".html")
        self.paths = tuple(dict.fromkeys((*self.blog.walk(), *self.walk_outside())))
        self.there = frozenset(self.paths)
        self.prolog, self.epilog = (str(self.conf[name] or "").strip("\n") for name in ("rst_prolog", "rst_epilog"))
        self.todos = bool(self.conf["todo_include_todos"])
        self.myst_settings = markdown_documents.myst_settings(self.conf)
        self.default_role = str(self.conf["default_role"] or "")
        self.roles = {**series.ROLES, **type(self).roles, **extlinks.roles(self.conf)}
        self.site = self.read_site()
        report(*labels.report_labels(self.conf))

    @classmethod
    def locate(cls, survey: Survey) -> BlogLocation:
        """The sources are beside the settings file, but for a command line that names another folder (``-c``)."""
        file = survey.settings_file(["sphinx", cls.name], cls.settings_files)
        for command in survey.commands_of("sphinx") if file else ():
            if file and command.settings == file.value and command.source and survey.is_folder(command.source):
                return survey.location(command.source, file, Finding(command.source, command.how))
        return survey.location(survey.home, file, Finding(survey.home))

    def builder(self) -> str:
        """The builder that made the old site: as the user says (``builder``), or the files that ran it."""
        texts = (text or "" for one in CI for text in (self.blog.text_of(one), self.blog.text_above(one)))
        return str(self.conf["builder"] or conf.builder(texts) or self.usual_builder())

    def usual_builder(self) -> str:
        return "html"

    def read_site(self) -> Site:
        title = self.conf["html_title"] or self.conf["project"]
        return Site(
            title=str(title),
            base_url=self.blog.base_url(*conf.address_setting(self.conf), "conf.py"),
            language=settings.language(self.conf["language"]),
            author=str(self.conf["author"]),
            typographer=conf.is_smart(self.conf),
            disqus=str(self.conf.get("disqus_shortname") or ""),
            params=conf.read_params(self.conf),
        )

    # What there is

    def walk_outside(self) -> Iterator[str]:
        """The files outside the blog's folder that the settings name: ``html_static_path = ["../static"]``."""
        for entry in places.list_copied_entries(self.conf):
            if entry.startswith("../"):
                yield from [entry] if self.blog.has_file(entry) else self.blog.walk(entry)

    def docname(self, path: str) -> str:
        return conf.docname(path, self.conf)

    def rst_files(self, folder: str) -> Iterator[str]:
        return (path for path in self.blog.walk(folder) if conf.is_document(path, self.conf))

    def sources(self) -> Iterator[Source]:
        return map(self.blog.read, (path for path in self.paths if conf.is_document(path, self.conf)))

    @cached_property
    def documents(self) -> Mapping[str, str]:
        return {self.docname(path): path for path in self.paths if conf.is_document(path, self.conf)}

    def why_left_out(self, path: str) -> str:
        return conf.why_left_out(path, self.conf) or super().why_left_out(path)

    def describe_search(self) -> str:
        return f"documents ending in {' '.join(conf.markups(self.conf))} that exclude_patterns leaves in"

    # One source

    def header(self, source: Source) -> front_matter.Header:
        readers = {"rst": fields.header, "markdown": markdown_documents.header, "myst": markdown_documents.top_matter}
        return readers.get(self.markup(source, {}), front_matter.read)(source.text)

    def markup(self, source: Source, values: Mapping[str, Any]) -> str:
        return conf.markup(source.path, self.conf)

    def language_code(self, source: Source) -> str:
        return localized.language_code(str(self.conf["language"] or ""))

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        """By its own rule, see ``trees.entitle``."""
        return False

    def has_counted_ids(self, source: Source, values: Mapping[str, Any]) -> bool:
        """Sphinx sets docutils' ``auto_id_prefix`` to ``id``, in all its versions."""
        return True

    def prepare(self, document: Any, source: Source) -> None:
        labels.prepare(document, self.docname(source.path), self.conf)
        trees.prepare(document, self.conf)
        trees.lead_out(document, extlinks.projects(self.conf))

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        return metadata.meta(fields.visible_fields(values), path=source.path, known=NAMES, kind="page")

    def old_address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        return places.address(self.docname(source.path), self.ending)

    def output(self, source: Source, url: str | None) -> str:
        return super().output(replace(source, path=f"{self.docname(source.path)}.x"), url)

    # The whole blog

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        plan = self.finish_site(pages) if whole else SitePlan(self.site, tuple(pages))
        copied = [*places.copied(self.paths, self.conf)] if whole else []
        linked, sources = places.linked(plan.pages, self.there, copied), places.sources(plan.pages, self.conf)
        olds = (urls.clean(one) for olds in plan.site.list_aliases.values() for one in olds)
        named: dict[str, Target] = {}
        for name, title in toctrees.GENERATED.items():  # pages that Sphinx made by itself, by the names they have
            named |= dict.fromkeys((f"ref:{name}", f"doc:{name}"), ("/", title))
        return replace(plan, assets=(*copied, *linked, *sources), list_addresses=tuple(olds), named_targets=named)

    def finish_site(self, pages: Sequence[Page]) -> SitePlan:
        """The site with its menu, the pages with the addresses of those that Sphinx made, and the redirects."""
        used = {name: key for name, key in self.taxonomies().items() if any(key in page.front_matter for page in pages)}
        site = replace(self.site, taxonomies=used, menu=tuple(self.menu(pages)))
        told: list[Diagnostic] = []
        if carried := [page for page in pages if self.markup(Source(page.source, ""), {}) == "markdown"]:
            message = markdown_documents.describe(carried, self.conf)
            told.append(Diagnostic(carried[0].source, None, Code.UNSUPPORTED_CONSTRUCT, message))
        found, olds = self.leading_home(pages)
        site = replace(site, list_aliases={**site.list_aliases, "/": tuple(olds)} if olds else site.list_aliases)
        found = moved_addresses.add_aliases(found, self.redirections)
        told += redirects.describe_hidden(self.redirections, found)
        left = redirects.left(self.redirections, found)
        refreshes = {} if self.options.redirects else moved_addresses.find_refreshes(left, found)
        site = replace(site, refreshes=refreshes)
        return SitePlan(site, tuple(found), redirects=left, diagnostics=tuple(told))

    @cached_property
    def redirections(self) -> dict[str, str]:
        return redirects.read(self.conf, self.ending, self.documents, self.blog.text_of)

    def taxonomies(self) -> dict[str, str]:
        return dict(self.site.taxonomies)

    def leading_home(self, pages: Sequence[Page]) -> tuple[list[Page], list[str]]:
        """The pages, of which the first has the addresses of those that Sphinx made; those addresses without such."""
        olds = [places.address(name, self.ending) for name in self.made]
        home = next((page for page in pages if page.url == "/"), None)
        if home is None:
            return list(pages), olds
        taken = {page.old_url for page in pages}
        free = [one for one in olds if one not in taken]
        return [readdress(page, None, (*page.aliases, *free)) if page is home else page for page in pages], []

    def menu(self, pages: Sequence[Page]) -> Iterator[MenuEntry]:
        """What the first document lists, but for posts."""
        known = {self.docname(page.source): page for page in pages if page.kind == "page" and not page.draft}
        main = str(self.conf["root_doc"])
        text = self.blog.text_of(known[main].source) if main in known else ""
        for title, name, _ in toctrees.in_text(text or "", main, self.documents):
            if name in known and name != main and (url := known[name].url):
                yield MenuEntry(title or str(known[name].front_matter["title"]), url)
            elif "://" in name:
                yield MenuEntry(title or name, name)

    def document_names(self, page: Page) -> Iterable[str]:
        return [self.docname(page.source)]

    def link_name(self, uri: str, source: str) -> tuple[str, str] | None:
        """A file of the blog by its path from the blog's folder, with a slash before it; in MyST from the document."""
        path = uri.partition("#")[0]
        is_path = uri.startswith("/") or (path and self.markup(Source(source, ""), {}) in ("markdown", "myst"))
        if is_path and not uri.startswith("//") and (found := places.within(path, source)) in self.there:
            return f"file:{found}", uri.removeprefix(path)
        return None
