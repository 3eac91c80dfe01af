"""The hooks for one source: its header, what it is written in, what its engine did to its text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from rst2hugo.blog import git_dates
from rst2hugo.engine.formats import FOREIGN, MARKDOWN, TEX
from rst2hugo.engine.plain_folder import PlainFolder
from rst2hugo.headers import formats, front_matter
from rst2hugo.headers.markdown_titles import take_title
from rst2hugo.model import Header, Meta, Source
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.rst import shortcodes
from rst2hugo.values import metadata

NAMES = {"pub_date": "date", "mdate": "lastmod", "public": "published", "redirect": "aliases"}  # of some engines


class SourceReader(PlainFolder):
    """How an engine reads one source; each hook depends on its arguments and on what ``__init__`` read, no more.

    They are called in this order, in any process. What is wrong with other files that they read is reported with
    ``file_reports.report``.
    """

    def header(self, source: Source) -> Header:
        """The header of a source, whichever kind it has; a title under which fields stand is left to docutils.

        Comes in: ``Source("a.rst", ":date: 2016-06-21\\n\\nWords.")``; goes out:
        ``Header({"date": "2016-06-21"}, "\\n\\nWords.", None, 0)``, the body with as many lines as the text.
        """
        found = front_matter.read(source.text)
        if self.markup(source, {}) == "markdown":
            return found if "title" in found.values else take_title(found, only_at_the_start=True)
        if found.end or PurePosixPath(source.path).suffix.lower() in FOREIGN | TEX:
            return found
        return formats.sniffed(source.text)

    def markup(self, source: Source, values: Mapping[str, Any]) -> str:
        """What the body of a source is written in: ``rst``, ``markdown``, ``myst``, a format of FOREIGN; "" if unknown.

        Comes in: ``Source("a.md", …)`` and the values of its header; goes out: ``"markdown"``.
        """
        ending = PurePosixPath(source.path).suffix.lower()
        return "markdown" if ending in MARKDOWN else (FOREIGN | TEX).get(ending, "rst")

    def is_rst(self, source: Source, values: Mapping[str, Any]) -> bool:
        """Whether the body is reStructuredText: true for ``Source("a.rst", …)``."""
        return self.markup(source, values) == "rst"

    def language_code(self, source: Source) -> str:
        """docutils' language in a source: that of its names of directives, and of the titles that it gives boxes.

        Comes in: ``Source("eintrag.rst", …)``; goes out: ``"de"``, for which ``.. achtung::`` is a directive.
        """
        return "en"

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        """Whether a lone first heading is the page's title (docutils' ``doctitle_xform``).

        Comes in: ``{"title": "A"}``; goes out: False, as the heading is no title then.
        """
        return not values.get("title")

    def expand_shortcode(self, shortcode: shortcodes.Shortcode) -> shortcodes.Lowered | None:
        """What a shortcode stands for that ``header`` has cut out of the body; None for an unknown one.

        Comes in: ``Shortcode("youtube", ("abc",), {}, "")``; goes out: ``("rst", ".. youtube:: abc")``.
        """
        return None

    def prepare(self, document: Any, source: Source) -> None:
        """Do to a doctree, before its references are resolved, what this engine alone does.

        Comes in: the document of ``Words.. more``; afterwards, its teaser ends where this engine had the mark.
        """

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        """The values of the header, and those of the document, in Hugo's terms, and what is wrong with them.

        Comes in: ``{"title": "A", "pub_date": "2016-06-21"}``; goes out:
        ``Meta({"title": "A", "date": date(2016, 6, 21)}, "post"), []``.
        """
        meta, told = metadata.meta(values, path=source.path, known=NAMES)
        return git_dates.dated(meta, told, source, self.blog.root)

    def refusal(self, source: Source, body: str, document: Any, *, faulty: bool) -> Diagnostic | None:
        """Why the old engine did not publish an rst source, a draft then; ``faulty`` if docutils objects to it.

        Comes in: the source, its body and doctree; goes out: ``Diagnostic("a.rst", 7, Code.UNPUBLISHED, "…")``.
        """
        return None

    def literal_typography(self, values: Mapping[str, Any]) -> bool:
        """Whether a page keeps straight quotes and dashes on a site that sets typographic ones.

        Comes in: ``{"filters": ["notypography"]}``; goes out: True.
        """
        return False
