"""A folder of texts: which of its files are pages, which are copied, and why the others are neither."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar, TypeAlias

from rst2hugo import markdown
from rst2hugo.addresses import urls
from rst2hugo.blog import evidence, file_kinds
from rst2hugo.blog.build_commands import read_build_commands
from rst2hugo.blog.folder import Folder, SettingsRules
from rst2hugo.blog.survey import Survey
from rst2hugo.engine.formats import MARKDOWN, RST
from rst2hugo.engine.frozen import Frozen
from rst2hugo.model import Asset, Page, Source
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.model.location import BlogLocation, Finding
from rst2hugo.model.options import Options
from rst2hugo.rst import made_up_ids

# The line that opens the header of a Markdown post; endings of what may be a template of the site.
FENCE = re.compile(r"(?:---|\+\+\+)[ \t]*\r?\n")
TEMPLATES = (".html", ".htm", ".xhtml", ".xml")


# Who has not looked for the blog gives its folder, or None for a lone text.
Blog: TypeAlias = BlogLocation | Path | None


class PlainFolder(Frozen, SettingsRules):
    """A blog without an engine: rst is made pages of, all else is copied, but for what is about the repository."""

    # What a number of files is called that the engine neither made pages of nor copied.
    unused: ClassVar[str] = "of other kinds"
    # The setting that names the folders whose files the engine copies; empty without one.
    publishing_setting: ClassVar[str] = ""
    # What was wrong with the files that had to be read first, such as the settings.
    diagnostics: tuple[Diagnostic, ...]

    def __init__(self, blog: Blog, options: Options) -> None:
        location = blog if isinstance(blog, BlogLocation) else self.locate_in(blog, options)
        self.blog = Folder(location, options, type(self))
        self.options = options

    @classmethod
    def locate_in(cls, folder: Path | None, options: Options) -> BlogLocation:
        """The blog of this engine in ``folder``, where nobody has looked for it before."""
        name = Finding(cls.name)
        if folder is None:
            return BlogLocation(name)
        return cls.locate(Survey(folder, ".", options, read_build_commands(folder), name))

    @classmethod
    def locate(cls, survey: Survey) -> BlogLocation:
        """The blog of this engine: its root is where the evidence is, and that holds its posts.

        An engine overrides this whose settings or command line name other folders.
        """
        settings = survey.settings_file([cls.name], cls.settings_files)
        found = survey.location(survey.home, settings, Finding(survey.home))
        folder = cls(found, survey.options).find_text_folder() if cls.name == SettingsRules.name else ""
        return replace(found, content=Finding(folder, "it holds all texts")) if folder else found

    def find_text_folder(self) -> str:
        """The folder that holds all texts and is not part of their addresses; empty for none.

        That is one whose name only engines know (``content``), or the only one that is not about the repository. A
        folder of texts with their HTML beside them is what was published.
        """
        paths = [path for path in self.blog.walk() if not self.why_left_out(path)]
        texts = [path for path in paths if self.is_source(path)]
        common = posixpath.commonpath([posixpath.dirname(path) for path in texts]) if texts else ""
        if not common or any(self.blog.has_file(posixpath.splitext(path)[0] + ".html") for path in texts):
            return ""
        above = list(itertools.accumulate(common.split("/"), posixpath.join))
        first = above[0] if all(path.startswith(f"{above[0]}/") for path in paths) else ""
        by_name = [one for one in above if posixpath.basename(one).lower() in file_kinds.SOURCE_FOLDERS]
        return max(by_name, key=len, default="" if first.isdigit() else first)

    @property
    def text_folder(self) -> str:
        """The folder that addresses begin below, in a blog without an engine; empty for the blog's own."""
        content = self.blog.location.content if self.name == SettingsRules.name else None
        return content.value if content and content.value != "." else ""

    def below_content(self, path: str) -> str:
        """A source's path below the folder that holds the blog's content."""
        return path.removeprefix(f"{self.text_folder}/")

    def sources(self) -> Iterator[Source]:
        """Every file that becomes a page."""
        yield from map(self.blog.read, filter(self.is_source, self.blog.walk()))

    def is_source(self, path: str) -> bool:
        """Whether a file is rst, or Markdown with a header, and about more than the repository."""
        ending = PurePosixPath(path).suffix.lower()
        is_text = ending in RST or (ending in MARKDOWN and FENCE.match(self.beginning(path)) is not None)
        return is_text and not self.why_left_out(path)

    def rst_files(self, folder: str) -> Iterator[str]:
        """The rst files below a folder of the blog, by their endings."""
        yield from (path for path in self.blog.walk(folder) if PurePosixPath(path).suffix.lower() in RST)

    @cached_property
    def documents(self) -> Mapping[str, str]:
        """The files that a ``toctree`` may name, by their names there: ``posts/one`` → ``posts/one.rst``."""
        return {PurePosixPath(path).with_suffix("").as_posix(): path for path in self.rst_files(".")}

    def copied_files(self) -> Iterator[Asset]:
        """Every file that is copied as it is."""
        for path in self.blog.walk():
            is_rst = PurePosixPath(path).suffix.lower() in RST
            if not is_rst and not self.why_left_out(path) and not self.is_source(path):
                yield self.as_asset(path)

    def as_asset(self, path: str) -> Asset:
        """A file as the new site has it."""
        below = self.below_content(path)
        return Asset(path, f"static/{below}", f"/{below}")

    def content_folders(self) -> Iterable[str]:
        """The folders that hold all that the engine published; each of their files is accounted for."""
        content = self.blog.location.content
        return [content.value or "." if content and not self.text_folder else "."]

    def why_left_out(self, path: str) -> str:
        """What a number of files like ``path`` is called that is neither a page nor copied; empty for nothing special.

        ``path`` may also be a folder, with ``/`` at its end, of which no file is.
        """
        if self.blog.location.settings and path == self.blog.location.settings.value:
            return file_kinds.SETTINGS
        if path.rstrip("/") in self.blog.location.outputs:
            return file_kinds.OUTPUT
        if path.endswith(".html") and any(self.blog.has_file(path.removesuffix(".html") + ending) for ending in RST):
            return file_kinds.OUTPUT
        kind = file_kinds.classify(path)
        is_template = not kind and path.endswith(TEMPLATES) and file_kinds.is_template(self.beginning(path))
        return file_kinds.TEMPLATE if is_template else kind

    def describe_search(self) -> str:
        """What the engine takes for a post, and where it looks for it."""
        places = ", ".join(f"{folder}/" if folder != "." else "the blog's folder" for folder in self.content_folders())
        is_plain = type(self).sources is PlainFolder.sources
        return f"{'.rst and .rest files, and .md files with a header,' if is_plain else 'texts'} below {places}"

    def find_address(self, path: str, below: str) -> str | None:
        """Where a page was, whose file is ``path`` in the blog's folder and ``below`` that of the content.

        Whatever published it, the ``index.rst`` at the top was the home page, and one whose HTML lies beside it was
        there.
        """
        place = PurePosixPath(below)
        if self.blog.has_file(PurePosixPath(path).with_suffix(".html").as_posix()):
            return urls.of_file(below, ".html")
        return "/" if place.parent.name == "" and place.stem == "index" else None

    def beginning(self, path: str) -> str:
        """The first part of a file's text."""
        return evidence.beginning(self.blog.place(path)) if self.blog.root else ""

    def linked(self, pages: Sequence[Page]) -> Iterator[Asset]:
        """The files that pages link to, or show, although they look as if they were not part of the blog."""
        opened = ((uri, f"/{page.source}") for page in pages for uri in markdown.opened(page.markdown))
        found = (urls.located(uri, here, frozenset()) for uri, here in opened)
        for path in dict.fromkeys(place.path.lstrip("/") for place in found if place is not None):
            if self.blog.has_file(path) and self.why_left_out(path) not in ("", file_kinds.HIDDEN, file_kinds.OUTPUT):
                yield Asset(path, f"static/{path}", f"/{path}")

    def has_counted_ids(self, source: Source, values: Mapping[str, Any]) -> bool:
        """Whether sections were ``id1`` … on the old site: up to docutils 0.17 (2021); its newest post tells."""
        return (self.newest_year or made_up_ids.newest_year([source])) < 2022

    @cached_property
    def newest_year(self) -> int:
        """The year of the newest post, as far as paths and headers show it; 0 without a blog."""
        return made_up_ids.newest_year(self.sources()) if self.blog.root is not None else 0
