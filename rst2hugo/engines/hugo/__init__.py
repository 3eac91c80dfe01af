"""Hugo itself, with pages in rst: they become Markdown where they are, and all the rest of the site stays as it is.

Hugo gives rst to ``rst2html --leave-comments --initial-header-level=2`` (``markup/rst`` of Hugo 0.168), without header
and shortcodes, in the folder of the site, and takes what stands in the body of the result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar

from docutils import nodes

from rst2hugo import evidence, file_kinds, front_matter, settings, shortcodes, teasers
from rst2hugo.diagnostics import Diagnostic
from rst2hugo.engine import MARKDOWN, Blog, Engine
from rst2hugo.engines.hugo import configuration, header, shortcode_calls
from rst2hugo.location import BlogLocation, Finding
from rst2hugo.model import Asset, Meta, Site, Source
from rst2hugo.options import Options
from rst2hugo.survey import Survey

RST = ".rst"
# What Hugo and its helpers write, or fetch; and who keeps the site, which is not a part of it.
NOT_COPIED = (".git", "node_modules", ".hugo_build.lock", ".DS_Store")
SHORTCODES = ("layouts/_shortcodes", "layouts/shortcodes")
HOOKS = ("layouts/_markup", "layouts/_default/_markup")
RENDERS_INSIDE = re.compile(r"RenderString")
MARKDOWNIFIES_INSIDE = re.compile(r"(?s)\.Inner.*markdownify|markdownify.*\.Inner")


class Hugo(Engine):
    name = "hugo"
    describes = "Hugo with pages in reStructuredText, which become Markdown where they are"
    settings_files = configuration.FILES
    in_place: ClassVar[bool] = True

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        self.config = configuration.merged(self.config_files(), self.data_settings)
        self.folders = configuration.content_folders(self.config)
        self.location = replace(self.location, content=Finding(self.folders[0]) if self.folders else None)
        self.public = str(self.config.get("publishdir") or "public").strip("/")
        handler = configuration.setting(self.config, "markup.defaultMarkdownHandler")
        self.all_rst = str(handler).lower() == "rst"
        self.has_others = any(self.others())
        self.site = Site(
            title=str(self.config.get("title") or ""),
            base_url=str(self.config.get("baseurl") or ""),
            language=settings.language(self.config.get("locale") or self.config.get("languagecode")),
            future=configuration.is_true(self.config.get("buildfuture")),
        )

    # The site

    @classmethod
    def evidence(cls, root: Path) -> int:
        """Twice what a configuration file tells, which is a mark of no other engine; nothing without any rst."""
        score = evidence.score(cls.name, root)
        return 2 * score if score and any(Hugo(root, Options()).rst_files(".")) else 0

    @classmethod
    def locate(cls, survey: Survey) -> BlogLocation:
        usual = [*cls.settings_files, *(f"{configuration.FOLDER}/{name}" for name in cls.settings_files)]
        return survey.location(survey.home, survey.settings_file([cls.name], usual), Finding(survey.home))

    def config_files(self) -> Iterator[str]:
        """The files of the configuration, those that count more after the others."""
        yield from (path for path in [self.settings_path] if self.has_file(path) and "/" not in path)
        for path in self.walk(configuration.FOLDER):
            if path.rpartition(".")[2].lower() in configuration.ENDINGS:
                yield path

    def sources(self) -> Iterator[Source]:
        yield from map(self.read, self.rst_files("."))

    def rst_files(self, folder: str) -> Iterator[str]:
        for path in self.content():
            if self.is_rst_file(path) and (folder == "." or path == folder or path.startswith(f"{folder}/")):
                yield path

    def content(self) -> Iterator[str]:
        for folder in self.folders:
            yield from self.walk(folder)

    def others(self) -> Iterator[str]:
        """The pages that Goldmark renders already."""
        return (path for path in self.content() if is_markdown(path) and not self.is_rst_file(path))

    def is_rst_file(self, path: str) -> bool:
        """Whether Hugo renders a content file as rst: by its name, its header, or its site's settings."""
        if PurePosixPath(path).suffix.lower() == RST:
            return True
        if not is_markdown(path) or self.root is None:
            return False
        return self.all_rst or header.says_rst(header.read(self.read(path).text).values)

    def assets(self) -> Iterator[Asset]:
        """Everything else, hidden files as well, but what Hugo has written."""
        pages = {*self.rst_files(".")}
        for path in self.walk(".", NOT_COPIED, hidden=True):
            if path not in pages and not self.why_left_out(path):
                yield Asset(path, path, "")

    def content_folders(self) -> Iterable[str]:
        return ["."]

    def why_left_out(self, path: str) -> str:
        """All is copied but what Hugo and its helpers have written, and the history of the site."""
        parts = PurePosixPath(path).parts
        if ".git" in parts:
            return "of git"
        is_written = path.startswith(f"{self.public}/") or not set(parts).isdisjoint(NOT_COPIED)
        return file_kinds.OUTPUT if is_written else ""

    # One page

    def header(self, source: Source) -> front_matter.Header:
        found = header.read(source.text)
        return found._replace(body=shortcode_calls.cut(found.body, self.is_rst_inside))

    def typed_header(self, source: Source) -> str:
        return header.typed(source.text, header.read(source.text))

    def markup(self, source: Source, values: Mapping[str, Any]) -> str:
        return "rst"

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        """rst2html does so whatever the header says."""
        return True

    def has_counted_ids(self, source: Source, values: Mapping[str, Any]) -> bool:
        """Whenever a page was written, the docutils of today renders it."""
        return False

    def prepare(self, document: nodes.document, source: Source) -> None:
        """Free shortcodes from raw HTML, and leave one divider."""
        for raw in [one for one in document.findall(nodes.raw) if not one.astext().strip() or is_call(one.astext())]:
            if not isinstance(raw.parent, nodes.TextElement):
                call = nodes.paragraph(raw.rawsource, raw.astext().strip())
                call.line = raw.line
                raw.replace_self(call)
        if shortcodes.word(teasers.DIVIDER) in document.astext():
            for comment in [one for one in document.findall(nodes.comment) if teasers.ends(one.astext())]:
                comment.parent.remove(comment)

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        """The header stays as it is typed; a page with a date is a post."""
        is_post = any(str(name).lower() == "date" for name in values) and not source.path.endswith("/_index.rst")
        return Meta(dict(values), "post" if is_post else "page"), []

    def literal_typography(self, values: Mapping[str, Any]) -> bool:
        """rst2html sets no typographic marks, but pages in Markdown of the same site may have them."""
        return self.has_others and configuration.has_typographer(self.config)

    def output(self, source: Source, url: str | None) -> str:
        return str(PurePosixPath(source.path).with_suffix(".md"))

    def below_content(self, path: str) -> str:
        folder = next((one for one in self.folders if path.startswith(f"{one}/")), "")
        return path.removeprefix(f"{folder}/")

    def restored(self, text: str) -> str:
        return shortcode_calls.restored(text)

    # Shortcodes and templates

    def is_rst_inside(self, name: str) -> bool:
        """Whether the template of a shortcode renders what it encloses as the page is rendered, or the home page."""
        text = next((text for text in map(self.text_of, self.templates(name)) if text is not None), "")
        home = any(path.endswith("_index.rst") for path in self.rst_files(".") if "/" not in self.below_content(path))
        return bool(RENDERS_INSIDE.search(text) or (home and MARKDOWNIFIES_INSIDE.search(text)))

    def templates(self, name: str) -> Iterator[str]:
        """Where the template of a shortcode may be, the site's own first."""
        for place in self.layout_folders():
            yield from (f"{place}{folder}/{name}.html" for folder in SHORTCODES)

    def has_template(self, path: str) -> bool:
        """Whether the site or a theme has this render hook or shortcode, in Hugo's new folders or its old ones."""
        folders = SHORTCODES if path.startswith(SHORTCODES[0]) else HOOKS
        name = PurePosixPath(path).name
        return any(self.has_file(f"{place}{folder}/{name}") for place in self.layout_folders() for folder in folders)

    def layout_folders(self) -> Iterable[str]:
        """What stands before ``layouts`` in the site and its themes."""
        themes = str(self.config.get("themesdir") or "themes").strip("/")
        return ["", *(f"{themes}/{one}/" for one in settings.listed(self.config.get("theme")))]


def is_markdown(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in MARKDOWN


def is_call(text: str) -> bool:
    """Whether ``text`` is nothing but shortcodes."""
    return bool(text.strip()) and not shortcodes.WORD.sub("", text).strip()
