"""A whole blog held against the site that it became: each source against what Hugo made of its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote

from rst2hugo import pipeline
from rst2hugo.addresses import urls
from rst2hugo.engine import Engine
from rst2hugo.links.link_index import LinkIndex
from rst2hugo.model import Page, Result, Site, Source
from rst2hugo.model.diagnostics import Code, RequestError
from rst2hugo.pipeline import links_of_site, own_code, workers
from rst2hugo.rst.memory import collector_paused
from rst2hugo.rst.work import TooSlowError
from rst2hugo.verify.build.hugo import Content
from rst2hugo.verify.checks.kept_as_code import lines_kept_as_code
from rst2hugo.verify.checks.page_contents import content_of
from rst2hugo.verify.compare.readings import compare
from rst2hugo.verify.normalise import normal
from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.nouns.reading import Reading
from rst2hugo.verify.nouns.verdict import PageVerdict, State
from rst2hugo.verify.read.carried_text import find_addresses, find_anchors
from rst2hugo.verify.read.published import address_of
from rst2hugo.verify.read.reader import read_hugo, read_source
from rst2hugo.verify.read.source_html import of_header
from rst2hugo.verify.second_reading import Again, Pair, read_again
from rst2hugo.verify.second_reading.words import plain, words

NOT_READ = Reading()


@dataclass(frozen=True, slots=True)
class Task:
    """One page to be compared: the source, the page that the conversion makes of it, and what Hugo made of that."""

    source: Source
    page: Page
    content: Content | None


@dataclass(frozen=True, slots=True)
class Blog:
    """The old blog and where each of its addresses answers now."""

    engine: Engine
    link_index: LinkIndex
    typographer: bool
    site_words: frozenset[str] = frozenset()

    def compared(self, task: Task) -> PageVerdict:
        """What became of one page."""
        try:
            with collector_paused():
                return self.read_and_compared(task)
        except (RecursionError, TooSlowError):  # such a source is no more than shown
            return self.unread(task)
        except Exception:  # where the conversion failed, the reader of the source does so, too
            if not any(one.code is Code.INTERNAL_ERROR for one in task.page.diagnostics):
                raise
            return self.unread(task)

    def unread(self, task: Task) -> PageVerdict:
        """A page of which only its conversion knows the links and pictures."""
        page = task.page
        known: dict[tuple[str, str], bool] = {}
        for uri in find_addresses(task.source.text):
            self.old_link(page, known, uri)
        for link in page.links:
            if link.address:
                self.note(known, page, link.address, found=link.state != "unresolved")
        ids = find_anchors(task.source.text)
        return PageVerdict(page.source, page.url or "", State.UNREAD, links=known, ids=ids)

    def rescue_killed(self, task: Task) -> PageVerdict:
        """The verdict on a page at which the process that compared it was killed."""
        why = "the process that compared it was killed, as a system does for want of memory"
        difference = Difference(Kind.UNREADABLE, why, "")
        return replace(self.unread(task), state=State.DIFFERENT, differences=(difference,))

    def read_and_compared(self, task: Task) -> PageVerdict:
        page = task.page
        url = page.url or ""
        if task.content is None:
            gone = Difference(Kind.PAGE, page.output, "")
            return PageVerdict(page.source, url, State.MISSING, (gone,))
        header = task.source.header or self.engine.header(task.source)
        markup = self.engine.markup(task.source, header.values)
        typographer = self.typographer and not self.engine.literal_typography(header.values)
        refer = self.link_index.references(page)
        html = of_header(task.source, header, self.engine, refer)
        if html is None:
            again = self.read_again(task, task.content, markup)
            verdict = replace(self.unread(task), addresses=again.addresses)
            found = tuple(again.differences)
            return replace(verdict, state=State.DIFFERENT, differences=found) if found else verdict
        links: dict[tuple[str, str], bool] = {}
        old = read_source(html, typographer, partial(self.old_link, page, links))
        new = read_hugo(task.content.html, typographer, partial(self.new_link, page))
        first = compare(old, new)
        again = self.read_again(task, task.content, markup, first, old, new)
        found = (*first, *again.differences)
        state = State.IDENTICAL if all(one.inherited for one in found) else State.DIFFERENT
        before, now = (old, new) if found else (None, None)
        return PageVerdict(page.source, url, state, found, before, now, links, frozenset(old.ids), again.addresses)

    def read_again(
        self, task: Task, content: Content, markup: str,
        first: Sequence[Difference] = (), old: Reading = NOT_READ, new: Reading = NOT_READ,
    ) -> Again:  # fmt: skip  # a table
        """What a reading of the source shows that has nothing in common with the first one, which found ``first``."""
        page, root = task.page, self.engine.blog.root
        if root is not None and not (root / page.source).is_file():  # the engine made it; there is nothing to read
            return Again()
        text, front = task.source.text, page.front_matter
        if self.engine.in_place:  # the header is the same text, and words stand for shortcodes
            text, front = self.engine.header(task.source).body, {}
        pair = Pair(
            page.source, normal.CONTROLS.sub("", text), self.engine.name, front, content.html, page.kind, markup,
            self.site_words,
            tuple(atom.text for one in first for atom in old.atoms[slice(*one.old_at)]),
            tuple(atom.text for one in first for atom in new.atoms[slice(*one.new_at)]),
            any(one.code is Code.UNPUBLISHED for one in page.diagnostics),
            frozenset(name for name, _ in self.engine.vocabulary.directives), own_code.own_names(self.engine),
            lines_kept_as_code(page, self.engine.vocabulary.unknown_directives),
        )  # fmt: skip  # a table
        return read_again(pair)

    def old_link(self, page: Page, links: dict[tuple[str, str], bool], uri: str) -> str:
        """The new address of what ``uri`` meant in the source of ``page``, as the conversion looks it up."""
        target = self.link_index.resolve(uri, page)
        self.note(links, page, target.address, found=target.code is not Code.BROKEN_LINK and target.kind != "external")
        return self.new_link(page, target.address)

    def note(self, links: dict[tuple[str, str], bool], page: Page, address: str, *, found: bool) -> None:
        """Enter a place that the source of ``page`` names into its ``links``."""
        here = page.url or page.old_url or "/"
        fragment = unquote(address.partition("#")[2])
        if address.startswith("#"):
            links[here, fragment] = found
            return
        index = self.link_index
        if place := urls.located(self.new_link(page, address), here, index.hosts, index.new_base_path):
            links[place.path, fragment] = found

    def new_link(self, page: Page, uri: str) -> str:
        """Where ``uri`` leads from the new page; an old address of a page redirects to the new one."""
        index = self.link_index
        place = urls.located(uri, page.url or page.old_url or "/", index.hosts, index.new_base_path)
        if place is None:
            return uri
        if not index.whole:  # all addresses are as they were
            return urls.as_link(index.new_base_path + place.path) + place.suffix
        return urls.as_link(index.new_base_path + (index.published.find(place.path) or place.path)) + place.suffix


class Held(NamedTuple):
    """What came of holding a blog against a site: each page's verdict, the conversion, the index of all addresses.

    ``texts`` are the sources, by their names, ``site`` what the blog's settings say.
    """

    pages: tuple[PageVerdict, ...]
    result: Result
    link_index: LinkIndex
    texts: Mapping[str, str]
    site: Site


def hold(run: pipeline.Run, read: Callable[[Mapping[str, str]], dict[str, Content]], *, typographer: bool) -> Held:
    """Hold each source of a blog against what became of it on the new site.

    ``read`` returns what Hugo makes of the site's content files where shortcodes show what the stubs show that it is
    called with, ``typographer`` tells whether Hugo sets typographic quotes. Raises RequestError as ``hugo.contents``.
    """
    result = run.finish()
    if result.refusal:
        raise RequestError(result.refusal)
    contents = read(result.stubs)
    index = link_index_of(run.engine, result)
    # What the new site's settings say of every page: its author, its default category …
    blog = Blog(run.engine, index, typographer, frozenset(words(plain(result.files.get("hugo.toml", "")))))
    sources = {source.path: source for source in run.sources}
    tasks = [task_of(page, sources[page.source], content_of(page, contents)) for page in result.pages]
    texts = {name: source.text for name, source in sources.items()}
    done = {page.source for page in (*result.pages, *result.unasked)}
    gone = Difference(Kind.PAGE, "the whole source", "")
    lost = (PageVerdict(name, "", State.MISSING, (gone,)) for name in sources if name not in done)
    compared = spread(blog, tasks, run.engine.options.jobs)
    return Held((*compared, *lost), result, blog.link_index, texts, result.site)


def task_of(page: Page, source: Source, content: Content | None) -> Task:
    """The task of comparing a page; the address of one that stays in its place is known to Hugo alone."""
    if page.url is None and content is not None:
        page = replace(page, url=address_of(content.file))
    return Task(source, page, content)


def link_index_of(engine: Engine, result: Result) -> LinkIndex:
    """Every address of the old site and where it answers now."""
    return links_of_site.link_index(engine, result, whole=not engine.in_place)


def spread(blog: Blog, tasks: Sequence[Task], jobs: int) -> Iterator[PageVerdict]:
    """All tasks, in several processes where there are several jobs."""
    return workers.mapped(
        blog.compared,
        tasks,
        jobs,
        weigh=lambda task: len(task.source.text),
        worth=workers.break_even(),
        replace_killed=blog.rescue_killed,
    )
