"""The files of a Hugo site: its settings, its pages in rst and in Markdown, its templates and those of its themes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.blog import file_kinds, settings
from rst2hugo.engine.formats import MARKDOWN
from rst2hugo.engine.plain_folder import PlainFolder
from rst2hugo.engines.hugo import configuration, header
from rst2hugo.model import Asset, Source

RST = ".rst"
# What Hugo and its helpers write, or fetch; and who keeps the site, which is not a part of it.
NOT_COPIED = (".git", "node_modules", ".hugo_build.lock", ".DS_Store")
SHORTCODES = ("layouts/_shortcodes", "layouts/shortcodes")
HOOKS = ("layouts/_markup", "layouts/_default/_markup")
RENDERS_INSIDE = re.compile(r"RenderString")
MARKDOWNIFIES_INSIDE = re.compile(r"(?s)\.Inner.*markdownify|markdownify.*\.Inner")


class SiteFiles(PlainFolder):
    """The files of a Hugo site, found by its settings."""

    config: dict[str, Any]

    def config_files(self) -> Iterator[str]:
        """The files of the configuration, those that count more after the others."""
        yield from (path for path in [self.blog.settings_path] if self.blog.has_file(path) and "/" not in path)
        for path in self.blog.walk(configuration.FOLDER):
            if path.rpartition(".")[2].lower() in configuration.ENDINGS:
                yield path

    # Pages

    @cached_property
    def folders(self) -> list[str]:
        """The folders of content."""
        return configuration.content_folders(self.config)

    @cached_property
    def content(self) -> tuple[list[str], list[str]]:
        """The pages in rst, and those that Goldmark renders already."""
        rst, others = [], []
        ignored = configuration.ignored_files(self.config)
        for path in (path for folder in self.folders for path in self.blog.walk(folder)):
            if any(one.search(path) for one in ignored):
                continue
            if self.is_rst_file(path):
                rst.append(path)
            elif is_markdown(path):
                others.append(path)
        return rst, others

    def is_rst_file(self, path: str) -> bool:
        """Whether Hugo renders a content file as rst: by its name, its header, or its site's settings."""
        if PurePosixPath(path).suffix.lower() == RST:
            return True
        if not is_markdown(path) or self.blog.root is None:
            return False
        by_settings = configuration.setting(self.config, "markup.defaultMarkdownHandler")
        return str(by_settings).lower() == "rst" or header.says_rst(header.read(self.blog.read(path).text).values)

    def rst_files(self, folder: str) -> Iterator[str]:
        yield from (one for one in self.content[0] if folder in (".", one) or one.startswith(f"{folder}/"))

    def sources(self) -> Iterator[Source]:
        yield from map(self.blog.read, self.content[0])

    def below_content(self, path: str) -> str:
        folder = next((one for one in self.folders if path.startswith(f"{one}/")), "")
        return path.removeprefix(f"{folder}/")

    # Everything else

    def copied_files(self) -> Iterator[Asset]:
        """All other files, hidden ones as well, but for what Hugo has written."""
        pages = {*self.content[0]}
        for path in self.blog.walk(".", NOT_COPIED, hidden=True):
            if path not in pages and not self.why_left_out(path):
                yield Asset(path, path, "")

    def content_folders(self) -> Iterable[str]:
        return ["."]

    def why_left_out(self, path: str) -> str:
        """All is copied but what Hugo and its helpers have written, and the history of the site."""
        parts = PurePosixPath(path).parts
        if ".git" in parts:
            return "of git"
        public = str(self.config.get("publishdir") or "public").strip("/")
        is_written = path.startswith(f"{public}/") or not set(parts).isdisjoint(NOT_COPIED)
        return file_kinds.OUTPUT if is_written else ""

    # Templates

    @cached_property
    def has_home_in_rst(self) -> bool:
        return any(one.endswith("_index.rst") and "/" not in self.below_content(one) for one in self.content[0])

    def is_rst_inside(self, name: str) -> bool:
        """Whether the template of a shortcode renders what it encloses as the page is rendered, or the home page."""
        texts = (
            self.blog.text_of(f"{place}{folder}/{name}.html")
            for place in self.layout_folders()
            for folder in SHORTCODES
        )
        text = next((text for text in texts if text is not None), "")
        return bool(RENDERS_INSIDE.search(text) or (self.has_home_in_rst and MARKDOWNIFIES_INSIDE.search(text)))

    def own_template(self, path: str) -> str | None:
        """The render hook or shortcode that the site or a theme has, in Hugo's new folders or its old ones."""
        folders = SHORTCODES if path.startswith(SHORTCODES[0]) else HOOKS
        name = PurePosixPath(path).name
        files = (f"{place}{folder}/{name}" for place in self.layout_folders() for folder in folders)
        return next((self.blog.text_of(file) or "" for file in files if self.blog.has_file(file)), None)

    def layout_folders(self) -> Iterable[str]:
        """What stands before ``layouts`` in the site and its themes."""
        themes = str(self.config.get("themesdir") or "themes").strip("/")
        return ["", *(f"{themes}/{one}/" for one in settings.as_list(self.config.get("theme")))]


def is_markdown(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in MARKDOWN
