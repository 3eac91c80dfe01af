"""Lists of posts held against the pages that they have to name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from rst2hugo.addresses import urls
from rst2hugo.markdown import SHORTCODE
from rst2hugo.model import Page
from rst2hugo.verify.build.hugo import Content
from rst2hugo.verify.checks.conversion_checks import Held
from rst2hugo.verify.checks.page_contents import content_of
from rst2hugo.verify.checks.post_list_rule import Chosen, Listable, Parameters, parse_call, zone_of
from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.nouns.verdict import Finding
from rst2hugo.verify.read.reader import parsed

CALL = re.compile(r"\s*posts(?=\s|$)")
HOME = re.compile(r"content/(?:.*/)?_index\.(?:[^./]+\.)?md")


def find_wrong_lists(held: Held, contents: Mapping[str, Content]) -> Iterator[Finding]:
    """The lists of posts on the site's pages that do not name what they have to."""
    found = ((page, content) for page in held.result.pages if (content := content_of(page, contents)))
    with_lists = [(page, content) for page, content in found if content.lists]
    if not with_lists:
        return
    listable = find_listable(held)
    base = held.link_index.new_base_path
    by_address = {unquote(urls.as_link(base + page.url)): page for page in listable.pages if page.url}
    for page, content in with_lists:
        for one in compare_lists(page, content.lists, listable, by_address):
            yield Finding(page.source, one, page.url or "")


def choose_published(held: Held, page: Page) -> tuple[tuple[str, ...], ...]:
    """The addresses of what each list on a page names on the site as readers see it, without drafts."""
    calls = [*find_calls(page.text)]
    if not calls:
        return ()
    everything = find_listable(held)
    now = dt.datetime.now(everything.zone)
    published = [
        listable
        for listable in everything.pages
        if not listable.draft and (held.site.future or everything.date_of(listable) <= now)
    ]
    chosen = (everything._replace(pages=published).choose(call, page).pages for call in calls)
    return tuple(tuple(urls.as_link(one.url or "") for one in pages) for pages in chosen)


def find_listable(held: Held) -> Listable:
    """The pages that lists may name where drafts are shown, too, as in the build for the comparison."""
    listed = [page for page in held.result.pages if not (HOME.fullmatch(page.output) or is_hidden(page))]
    return Listable(listed, held.site.section, zone_of(held.site.time_zone))


def is_hidden(page: Page) -> bool:
    """Whether no list of Hugo's names the page."""
    build = page.front_matter.get("build")
    return isinstance(build, dict) and build.get("list") == "never"


def find_calls(text: str) -> Iterator[Parameters]:
    """The calls of the shortcode in a Markdown text."""
    for call in SHORTCODE.finditer(text):
        if CALL.match(inside := next(iter(call.groupdict().values()), "")):
            yield parse_call(inside)


def compare_lists(
    page: Page, lists: Sequence[str], listable: Listable, by_address: Mapping[str, Page]
) -> Iterator[Difference]:
    """Where the lists on a page name other pages than they have to; ``by_address`` has all pages."""
    wanted = list(find_calls(page.text))
    if len(wanted) != len(lists):  # some are in excerpts, or in what the user has added
        return
    for call, html in zip(wanted, lists, strict=True):
        chosen = listable.choose(call, page)
        shown = [*find_entries(html, by_address)]
        if not is_right(shown, chosen):
            said = " ".join(f'{name}="{value}"' for name, value in call.items())
            old, new = (", ".join(one.url or "" for one in pages) for pages in (chosen.pages, shown))
            yield Difference(Kind.POSTS, f"posts {said}: {old or 'no page'}", new or "no page")


def is_right(shown: Sequence[Page], chosen: Chosen) -> bool:
    """Whether the pages are those to be named; what has the same date may stand in any order."""
    if len(shown) != len(chosen.pages) or not all(page.source in chosen.keys for page in shown):
        return False
    if chosen.is_by_words:
        return len({page.source for page in shown}) == len(shown)
    both = zip(shown, chosen.pages, strict=True)
    return all(chosen.keys[one.source] == chosen.keys[other.source] for one, other in both)


def find_entries(html: str, by_address: Mapping[str, Page]) -> Iterator[Page]:
    """The page that each item of a list leads to first; without items each page that it leads to."""
    root = parsed(html)
    items = root.xpath("./*/li | ./*/*/li") or [root]
    for item in items:
        links = (by_address.get(unquote(link.get("href", ""))) for link in item.iter("a"))
        pages = [page for page in links if page is not None]
        yield from pages if item is root else pages[:1]
