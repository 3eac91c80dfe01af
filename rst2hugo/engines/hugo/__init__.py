"""Hugo itself, with pages in rst: they become Markdown where they are, and all the rest of the site stays as it is.

Hugo gives rst to ``rst2html --leave-comments --initial-header-level=2`` (``markup/rst`` of Hugo 0.168), without header
and shortcodes, in the folder of the site, and takes what stands in the body of the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar

from docutils import nodes

from rst2hugo.blog import evidence, settings
from rst2hugo.blog.file_reports import report
from rst2hugo.blog.survey import Survey
from rst2hugo.engine import Blog, Engine
from rst2hugo.engines.hugo import configuration, goldmark, header, shortcode_calls
from rst2hugo.engines.hugo.marks import MARKS
from rst2hugo.engines.hugo.site_files import SiteFiles
from rst2hugo.headers import front_matter
from rst2hugo.markdown import teasers
from rst2hugo.model import Meta, Page, Site, Source
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.location import BlogLocation, Finding
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.rst import shortcodes


class Hugo(SiteFiles, Engine):
    name = "hugo"
    marks = MARKS
    describes = "Hugo with pages in reStructuredText, which become Markdown where they are"
    settings_files = configuration.FILES
    named_settings = configuration.NAMED_SETTINGS
    in_place: ClassVar[bool] = True

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        merged = configuration.merge_files(self.config_files(), self.blog.all_data_settings)
        self.config = self.blog.admit(merged, self.blog.settings_path)
        content = Finding(self.folders[0]) if self.folders else None
        self.blog = replace(self.blog, location=replace(self.blog.location, content=content))
        self.site = Site(
            title=str(self.config.get("title") or ""),
            base_url=str(self.config.get("baseurl") or ""),
            language=settings.language(self.config.get("locale") or self.config.get("languagecode")),
            future=configuration.is_true(self.config.get("buildfuture")),
        )
        rst, others = self.content
        if rst and others and configuration.has_typographer(self.config):
            told = f"quotes and dashes become typographic in what was rst ({len(rst)} files)"
            more = f"{told}, as they are in what is Markdown already ({len(others)} files)"
            report(Diagnostic(self.blog.settings_path, None, Code.TYPOGRAPHER, more))

    @classmethod
    def evidence(cls, root: Path) -> int:
        """Twice what a configuration file tells, which is a mark of no other engine; nothing without any rst."""
        score = evidence.score(cls.marks, root)
        return 2 * score if score and Hugo(root, Options()).content[0] else 0

    @classmethod
    def locate(cls, survey: Survey) -> BlogLocation:
        usual = [*cls.settings_files, *(f"{configuration.FOLDER}/{name}" for name in cls.settings_files)]
        return survey.location(survey.home, survey.settings_file([cls.name], usual), Finding(survey.home))

    def header(self, source: Source) -> front_matter.Header:
        found = header.read(source.text)
        return found._replace(body=shortcode_calls.cut(found.body, self.is_rst_inside))

    def typed_header(self, source: Source) -> str:
        """The header of a page as its author typed it."""
        return header.keep_typed(source.text, source.header or header.read(source.text))

    def enable_settings(self, needed: Iterable[str]) -> tuple[str, str | None, list[str]]:
        return goldmark.settings_file(self, needed)

    def restore_shortcodes(self, text: str) -> str:
        return shortcode_calls.restore_calls(text)

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
        for raw in [one for one in document.findall(nodes.raw) if is_call(one.astext())]:
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

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        """Pages and settings stay as they are; all other files of the site are copied."""
        return SitePlan(self.site, tuple(pages), assets=tuple(self.copied_files()) if whole else ())

    def output(self, source: Source, url: str | None) -> str:
        return str(PurePosixPath(source.path).with_suffix(".md"))


def is_call(text: str) -> bool:
    """Whether ``text`` is nothing but shortcodes."""
    return bool(text.strip()) and not shortcodes.WORD.sub("", text).strip()
