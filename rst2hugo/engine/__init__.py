"""What a blog engine is. The base class is the case without one: plain docutils and front matter.

An engine is a frozen reader of single sources and one function, ``finish``, that sees all pages:

    plain_folder     which files are sources, which are copied, and why the others are neither
    source_reader    header, markup, meta … of one source
    page_addresses   where a page was and goes, and what links to it are called
    in_place         for sites that are Hugo's already
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Self

from rst2hugo.blog import evidence, git_dates
from rst2hugo.directives import custom_rules
from rst2hugo.engine.formats import FOREIGN as FOREIGN
from rst2hugo.engine.formats import MARKDOWN as MARKDOWN
from rst2hugo.engine.formats import RST as RST
from rst2hugo.engine.formats import TEX as TEX
from rst2hugo.engine.in_place import InPlace
from rst2hugo.engine.plain_folder import Blog as Blog
from rst2hugo.engine.source_reader import NAMES as NAMES
from rst2hugo.model import Page, Site, Source
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.rst import made_up_ids

# Lists that a site has where its posts say something of the kind.
TAXONOMIES = {"category": "categories", "author": "authors", "series": "series"}


class Engine(InPlace):
    """One blog, seen with the eyes of the engine that published it.

    A subclass overrides only what its engine does differently. An engine reads the folder of the blog, ``blog``, and
    never writes; it is copied into other processes, so it holds plain data, and nothing of it changes after
    ``__init__``.
    """

    name: ClassVar[str] = "rst"
    describes: ClassVar[str] = "a folder of reStructuredText files with any header"
    # By what its blogs are recognised: ``Mark(3, "pelicanconf.py")``.
    marks: ClassVar[evidence.Marks] = ()
    # Directives and roles that mean something else in this engine than in the others (name → docutils' kind).
    directives: Mapping[str, Any] = {}
    roles: Mapping[str, Any] = {}
    myst_settings: Mapping[str, Any] = {}  # for texts in MyST Markdown
    # What stands before and after every rst text; the role of text in single backquotes, if it is not docutils'.
    prolog = epilog = default_role = ""
    code_titles: ClassVar[bool] = True  # whether words after the language of a code block may be its title
    # Whether the old site showed what ``todo`` says is to be done; None where that is unknown.
    todos: bool | None = None

    def __init__(self, blog: Blog, options: Options) -> None:
        """Read the settings: ``self.site`` is what they say of the whole site."""
        super().__init__(blog, options)
        git_dates.commits.cache_clear()  # the blog may have changed since the last conversion
        folders = [self.blog.location.folder, self.blog.root]
        self.vocabulary = (
            custom_rules.of(options.rules, "rules")
            if options.rules is not None
            else custom_rules.read_first(folders, self.blog.boundary, options.config)
        )
        self.code_options: Mapping[str, str] = {}  # of every code-block that does not say otherwise
        self.site = Site()

    @classmethod
    def evidence(cls, root: Path) -> int:
        """How sure it is that this engine published the blog in ``root``; see ``rst2hugo.blog.evidence``.

        Comes in: a folder with a ``pelicanconf.py``; goes out: 3 for Pelican, 0 for the others.
        """
        return evidence.score(cls.marks, root)

    def with_newest_year(self, sources: Iterable[Source]) -> Self:
        """A copy of the engine that knows ``newest_year`` from the sources that have been read already."""
        known = copy.copy(self)
        vars(known)["newest_year"] = made_up_ids.newest_year(sources)
        return known

    def finish(self, pages: Sequence[Page], *, whole: bool = True) -> SitePlan:
        """The plan of the new site, by all pages of the blog; called once, when all sources are compiled.

        ``pages`` have their addresses, and those of links in their text are still open. Where only some sources of
        the blog are converted, and not the ``whole``, no files are copied and the site stays as the settings have it.
        Comes in: ``[Page("a.rst", "content/a.md", {"title": "A", "tags": ["x"]}, …)]``; goes out:
        ``SitePlan(site, pages, terms=(Term("tags", "x", "/tag/x/"),), list_addresses=("/archive/",))``.
        """
        copied = self.copied_files() if whole else ()
        return replace(self.begin_plan(pages, whole=whole), assets=(*copied, *self.linked(pages)))

    def begin_plan(self, pages: Sequence[Page], *, whole: bool) -> SitePlan:
        """A plan with nothing but the pages, and the site with the taxonomies that they use.

        Comes in: pages of which one has ``series``; goes out: a plan whose site has ``{"series": "series"}``, too.
        """
        used = {name: plural for name, plural in TAXONOMIES.items() if any(plural in one.front_matter for one in pages)}
        taxonomies = {**self.site.taxonomies, **used, **self.site.taxonomies} if whole else self.site.taxonomies
        return SitePlan(replace(self.site, taxonomies=taxonomies), tuple(pages))
