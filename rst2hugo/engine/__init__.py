"""What a blog engine is. The base class is the case without one: plain docutils and front matter."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar, Self

from rst2hugo import markdown
from rst2hugo.addresses import urls
from rst2hugo.blog import evidence, git_dates
from rst2hugo.blog.folder import Blog as Blog
from rst2hugo.directives import custom_rules
from rst2hugo.engine.plain_folder import MARKDOWN as MARKDOWN
from rst2hugo.engine.plain_folder import RST as RST
from rst2hugo.engine.plain_folder import PlainFolder
from rst2hugo.headers import formats, front_matter
from rst2hugo.headers.markdown_titles import take_title
from rst2hugo.links import crossrefs
from rst2hugo.model import Meta, Page, Site, Source, Value
from rst2hugo.model.diagnostics import Diagnostic
from rst2hugo.model.options import Options
from rst2hugo.model.site_plan import SitePlan
from rst2hugo.rst import made_up_ids, shortcodes
from rst2hugo.values import metadata

# What ``foreign`` reads.
FOREIGN = {
    ".textile": "textile", ".org": "org", ".mediawiki": "mediawiki", ".wiki": "mediawiki", ".html": "html",
    ".htm": "html", ".xhtml": "html", ".ipynb": "ipynb", ".docbook": "docbook", ".dbk": "docbook", ".t2t": "t2t",
}  # fmt: skip
# No engine publishes these unless its configuration says so.
TEX = dict.fromkeys((".tex", ".latex", ".ltx"), "latex")
# Lists that a site has where its posts say something of the kind.
TAXONOMIES = {"category": "categories", "author": "authors", "series": "series"}
NAMES = {"pub_date": "date", "mdate": "lastmod", "public": "published", "redirect": "aliases"}  # of some engines


class Engine(PlainFolder):
    """One blog, seen with the eyes of the engine that published it.

    A subclass overrides only what its engine does differently. An engine reads the blog's folder
    and never writes; it is copied into other processes, so it holds plain data.
    """

    name: ClassVar[str] = "rst"
    describes: ClassVar[str] = "a folder of reStructuredText files with any header"
    # Directives and roles that mean something else in this engine than in the others (name → docutils' kind).
    directives: Mapping[str, Any] = {}
    roles: Mapping[str, Any] = {}
    myst_settings: Mapping[str, Any] = {}  # for texts in MyST Markdown
    # What stands before and behind every rst text; the role of text in single backquotes, if it is not docutils'.
    prolog = epilog = default_role = ""
    in_place: ClassVar[bool] = False  # whether pages stay where they are, with headers and shortcodes
    code_titles: ClassVar[bool] = True  # whether words after the language of a code block may be its title
    todos: bool | None = None  # whether the old site showed what ``todo`` says is to be done; None if that is unknown

    def __init__(self, blog: Blog, options: Options) -> None:
        super().__init__(blog, options)
        git_dates.commits.cache_clear()  # the blog may have changed since the last conversion
        self.vocabulary = custom_rules.read_first([self.location.folder, self.root], self.boundary, options.config)
        self.code_options: Mapping[str, str] = {}  # of every code-block that does not say otherwise
        self.site = Site()

    @classmethod
    def evidence(cls, root: Path) -> int:
        """How sure it is that this engine published the blog in ``root``; see ``rst2hugo.blog.evidence``."""
        return evidence.score(cls.name, root)

    # One source

    def header(self, source: Source) -> front_matter.Header:
        """The header of a source, whichever kind it has; a title under which fields stand is left to docutils."""
        found = front_matter.read(source.text)
        if self.markup(source, {}) == "markdown":
            return found if "title" in found.values else take_title(found, only_at_the_start=True)
        if found.end or PurePosixPath(source.path).suffix.lower() in FOREIGN | TEX:
            return found
        return formats.sniffed(source.text)

    def markup(self, source: Source, values: Mapping[str, Any]) -> str:
        """What the body of a source is written in: ``rst``, ``markdown``, ``myst``, a format of FOREIGN, or ""."""
        ending = PurePosixPath(source.path).suffix.lower()
        return "markdown" if ending in MARKDOWN else (FOREIGN | TEX).get(ending, "rst")

    def is_rst(self, source: Source, values: Mapping[str, Any]) -> bool:
        return self.markup(source, values) == "rst"

    def language_code(self, source: Source) -> str:
        """docutils' language in a source: that of its names of directives, and of the titles that it gives boxes."""
        return "en"

    def promotes_title(self, values: Mapping[str, Any]) -> bool:
        """Whether a lone first heading is the page's title (docutils' ``doctitle_xform``)."""
        return not values.get("title")

    def prepare(self, document: Any, source: Source) -> None:
        """Do to a doctree, before its references are resolved, what this engine alone does."""

    def meta(self, values: Mapping[str, Any], source: Source) -> tuple[Meta, list[Diagnostic]]:
        """The header's values in Hugo's terms."""
        meta, told = metadata.meta(values, path=source.path, known=NAMES)
        return git_dates.dated(meta, told, source, self.root)

    def refusal(self, source: Source, body: str, document: Any, *, faulty: bool) -> Diagnostic | None:
        """Why the old engine did not publish an rst source, a draft then; ``faulty`` if docutils objects to it."""
        return None

    def lowered(self, shortcode: shortcodes.Shortcode) -> shortcodes.Lowered | None:
        """What a shortcode stands for that ``header`` has cut out of the body; None for one that nobody knows."""
        return None

    def literal_typography(self, values: Mapping[str, Any]) -> bool:
        """Whether a page keeps straight quotes and dashes on a site that sets typographic ones."""
        return False

    def address(self, meta: Meta, values: Mapping[str, Any], source: Source) -> str | None:
        """Where the old site answered a page that does not say so itself; None when nobody can know."""
        return self.find_address(source.path, self.below_content(source.path)) if self.root else None

    def new_address(self, old: str) -> str:
        """Where a page goes that the old site answered at ``old``."""
        return urls.renewed(old, self.options.urls)

    def further(self, meta: Meta, values: Mapping[str, Any], source: Source) -> Iterable[str]:
        """Other old addresses that lead to the page: those that its header names, those that its engine gave it."""
        return metadata.aliases(values, NAMES)

    def output(self, source: Source, url: str | None) -> str:
        """The content file that a source becomes, relative to the new site's root."""
        below = PurePosixPath(self.below_content(source.path)).with_suffix("").as_posix()
        return f"content/{urls.safe_path(below)}.md"

    def extras(self, meta: Meta, old_url: str) -> dict[str, Value]:
        """What keeps comments and feeds alive under ``params``: Disqus' identifier, the feed's item id."""
        return {}

    # Sites that are Hugo's already

    def typed_header(self, source: Source) -> str | None:
        """The header of a page as it stays, where pages stay ``in_place``; None where it is made of front matter."""
        return None

    def has_template(self, path: str) -> bool:
        """Whether the site has a template of its own: ``layouts/_shortcodes/gist.html``."""
        return False

    def enable_settings(self, needed: Iterable[str]) -> tuple[str, str | None, list[str]]:
        """The settings file with what is ``needed`` (``markup.goldmark.renderer.unsafe = true``), and its new text.

        The text is None where there is nothing to add, or where only the user can add it: then the lines to add follow.
        """
        return "hugo.toml", None, list(needed)

    def restore_shortcodes(self, text: str) -> str:
        """A text in which the author's own shortcodes stand again that ``header`` has cut out."""
        return text

    # The whole blog

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
        """A plan with nothing but the pages, and the site with the taxonomies that they use."""
        used = {name: plural for name, plural in TAXONOMIES.items() if any(plural in one.front_matter for one in pages)}
        taxonomies = {**self.site.taxonomies, **used, **self.site.taxonomies} if whole else self.site.taxonomies
        return SitePlan(replace(self.site, taxonomies=taxonomies), tuple(pages))

    def opened_paths(self, pages: Iterable[Page]) -> list[str]:
        """The paths on the old site that pages link to or show, as ``addresses.located`` reads them."""
        hosts, base_path = self.hosts(), urls.base_path(self.site.base_url)
        texts = ((page, f"{page.front_matter.get('summary', '')}\n{page.markdown}") for page in pages)
        opened = ((uri, page.old_url or "/") for page, text in texts for uri in markdown.opened(text))
        found = (urls.located(uri, here, hosts, base_path) for uri, here in opened)
        return list(dict.fromkeys(place.path for place in found if place is not None))

    def new_base(self) -> str:
        """The address of the new site."""
        return self.options.base_url or self.site.base_url

    def old_base(self) -> str:
        """The address of the old site; that of the new one if it is not known."""
        return self.site.base_url or self.new_base()

    def hosts(self) -> frozenset[str]:
        """The hosts that mean this site in links."""
        return urls.hosts_of(self.old_base())

    def document_names(self, page: Page) -> Iterable[str]:
        """The names under which ``:doc:`` finds a page: its path without the ending, from the blog's root or below."""
        name = PurePosixPath(page.source).with_suffix("").as_posix()
        return dict.fromkeys([name, self.below_content(name)])

    def reference_names(self, kind: str, target: str, source: str) -> Iterable[str]:
        """The names that a role's target may go by in ``source``: ``doc``, ``b`` → ``doc:posts/b``, ``doc:b``."""
        return crossrefs.candidates(kind, target, source)

    def link_name(self, uri: str, source: str) -> tuple[str, str] | None:
        """The name that a link in the engine's own syntax means, and its query and fragment.

        ``{filename}a.rst#x`` is ``("file:content/a.rst", "#x")``. None for an ordinary address.
        """
        return None
