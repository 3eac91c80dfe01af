"""One page of the old site held against the one that it has become."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import pairwise
from typing import Any

from rst2hugo.addresses import urls
from rst2hugo.verify.checks import old_differences, old_post_lists
from rst2hugo.verify.checks.sites import Sites, originals
from rst2hugo.verify.compare.readings import compare
from rst2hugo.verify.normalise import heading_links, nikola_html, notes, old_html, sphinx_html, themes, vocabulary
from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.nouns.reading import Reading
from rst2hugo.verify.nouns.verdict import PageVerdict, State
from rst2hugo.verify.read.published import PAGES, Published, address_of
from rst2hugo.verify.read.reader import Reader, parsed
from rst2hugo.verify.theme import Theme, learn_theme
from rst2hugo.verify.theme.furniture import is_of_text
from rst2hugo.verify.theme.matches import Matches, body_words, words
from rst2hugo.verify.theme.vocabulary import given_names, shown_classes

# So many pages are enough to know a theme.
MOST_PAGES = 150
# Old pages do not say the language of their code.
NOT_COMPARED = frozenset([Kind.CODE_LANGUAGE])


class OldPages:
    """The pages of two ``sites``, with what all those of the old one have in common."""

    def __init__(self, sites: Sites) -> None:
        self.sites = sites
        self.pairs = list(sites.pairs())
        self.files = {address_of(new): new for _, new in self.pairs}
        self.addresses = frozenset(urls.as_link(one) for one, file in self.files.items() if file in sites.new.files)
        some = self.pairs[:: -(-len(self.pairs) // MOST_PAGES) or 1]
        self.theme: Theme = learn_theme(self.matches(self.parsed_old(file), new) for file, new in some)

    def compare_all(self) -> Iterator[PageVerdict]:
        """Every old page that has become a page with content; feeds and files only have to answer."""
        for file, new in self.pairs:
            try:
                yield self.compare_list(file, new) if self.sites.is_list(file, new) else self.compare_page(file, new)
            except RecursionError:
                yield unread(file, new, "its HTML is nested too deeply to be compared")

    def parsed_old(self, file: str) -> Any:
        return parsed(themes.unfiltered(self.sites.old.text(file)), whole=True)

    def parsed_new(self, file: str) -> Any:
        return parsed(themes.unfiltered(self.sites.contents[file].html))

    def matches(self, page: Any, new_file: str) -> Matches:
        """An old page held against the text that it has become."""
        html, origin = self.sites.contents[new_file].html, self.sites.origin(new_file)
        meant = frozenset([*given_names(origin.text), *shown_classes(html)])
        return Matches(page, self.parsed_new(new_file), meant, origin)

    def compare_list(self, file: str, new_file: str) -> PageVerdict:
        """The text of a page that shows others: all of it must have been on the old page, among whatever else."""
        matches = self.matches(self.parsed_old(file), new_file)
        blocks = (" ".join("".join(one.itertext()).split()) for one in self.parsed_new(new_file).iterchildren("*"))
        found = tuple(Difference(Kind.WORD, "", f"‘{one}’") for one in blocks if one and not matches.has_text(one))
        state = State.DIFFERENT if found else State.IDENTICAL
        return PageVerdict(address_of(file), address_of(new_file), state, found)

    def compare_page(self, file: str, new_file: str) -> PageVerdict:
        """The differences between an old page and the new one."""
        address, url = address_of(file), address_of(new_file)
        page, lists = self.parsed_old(file), self.sites.origin(new_file).lists
        old_lists = old_post_lists.take_lists(page, len(lists))
        matches = self.matches(page, new_file)
        text = self.text_of(page, matches)
        if text is None:
            return unread(file, new_file, f"nothing on the page matches {self.sites.selector}")
        old = self.read_old(text, address, " ".join(page.xpath("//title/text()")))
        new = self.read_new(new_file, url)
        old_html.undrawn(old, new)
        linked = partial(self.sites.old.leads_to, file)
        origin = self.sites.origin(new_file)
        both = old_differences.Page(old, new, matches, text, self.theme, origin, linked, self.sites.is_dead)
        is_copy = self.is_copy(file, new_file)
        left_out = NOT_COMPARED | {Kind.LINK} if is_copy else NOT_COMPARED
        found = tuple(both.settle(one for one in compare(old, new) if one.kind not in left_out))
        leads = partial(self.leads, self.sites.old, address)
        found += () if is_copy else tuple(old_post_lists.compare_lists(old_lists, lists, leads, self.addresses))
        if not found:
            return PageVerdict(address, url, State.IDENTICAL)
        return PageVerdict(address, url, old_differences.state_of(found), found, old, new)

    def is_written(self, page: PageVerdict, difference: Difference) -> bool:
        """Whether the words that are only on an old page are in the source of the new one."""
        found = [*pairwise(words(old_differences.words_between(page.old, difference.old_at)))] if page.old else []
        return bool(found) and {*found} <= {*pairwise(body_words(self.sites.origin(self.files[page.url])))}

    def text_of(self, page: Any, matches: Matches) -> Any | None:
        """The element with the text of a page, without what is the theme's; None if the user's selector has none."""
        selector = self.sites.selector
        text = self.theme.text_of(matches) if selector is None else None
        text = text if text is not None else themes.content(page, selector)
        if text is None:
            return None
        for element in text.xpath(themes.FURNITURE):
            if element.getparent() is not None and not is_of_text(matches, text, element):
                element.drop_tree()
        self.theme.clear(matches, text)
        return text

    def read_old(self, text: Any, address: str, title: str) -> Reading:
        """The reading of the text of an old page."""
        self.shortened(text, address)
        heading_links.drop_heading_links(text)
        old_html.rewrite(text, title)
        themes.levels(text)
        return old_html.trim_code(Reader(partial(self.leads, self.sites.old, address), themes.letters).read(text))

    def read_new(self, file: str, url: str) -> Reading:
        """The reading of a new page."""
        root = self.parsed_new(file)
        nikola_html.notebook(root)
        vocabulary.hugo(root)
        old_html.drop_wrapper_classes(root)
        themes.levels(root)
        return old_html.trim_code(Reader(partial(self.leads, self.sites.new, url), themes.letters).read(root))

    def is_copy(self, file: str, new_file: str) -> bool:
        """Whether a page is a copy of another old one, in a folder for another language say: it linked to copies."""
        own = originals(new_file)
        return file not in own and not self.sites.old.files.isdisjoint(own)

    def shortened(self, content: Any, address: str) -> None:
        """A link to a place on its own page names that place alone, whether or not the engine wrote the page's name."""
        for link in content.iter("a"):
            place = self.sites.old.located(link.get("href") or "", address) if "#" in (link.get("href") or "") else None
            if place is not None and place.path == address and place.suffix.startswith("#"):
                link.set("href", place.suffix)

    def leads(self, site: Published, here: str, uri: str) -> str:
        """Where a link ends up on the new site."""
        place = site.located(uri if uri != "#" else here, here)
        if place is None:
            return uri
        file = self.sites.became(place.path)
        path = address_of(file) if file is not None else place.path
        suffix = place.suffix
        there = site.answer(place.path) if suffix.startswith("#") else None
        if site is self.sites.old and there is not None:
            # The title is not in the text any more; who leads to it leads to the page.
            suffix = "" if suffix[1:] in sphinx_html.ids_of_title(site.text(there)) else suffix
        return urls.as_link(path) + (self.to_footnote(site, there, suffix) if there is not None else suffix)

    def to_footnote(self, site: Published, file: str, suffix: str) -> str:
        """``suffix``, the ``#fragment`` of an address, with Hugo's id if it leads to a footnote of ``file``."""
        if site is self.sites.new:
            page = self.sites.contents[file].html if file in self.sites.contents else ""
        else:
            page = site.text(file) if file.endswith(PAGES) else ""
        known = footnotes(page, self.sites.selector, old=site is self.sites.old) if "footnote" in page else {}
        return f"#{known[suffix[1:]]}" if suffix[1:] in known else suffix


def unread(file: str, new_file: str, why: str) -> PageVerdict:
    """The verdict on an old page that cannot be compared."""
    difference = Difference(Kind.UNREADABLE, why, "")
    return PageVerdict(address_of(file), address_of(new_file), State.DIFFERENT, (difference,))


@lru_cache(maxsize=512)
def footnotes(page: str, selector: str | None, *, old: bool) -> dict[str, str]:
    """The ids of footnotes on a published page, and those that Hugo gives them."""
    content = themes.content(parsed(page, whole=True), selector) if old else parsed(page)
    if content is None:
        return {}
    if old:
        old_html.rewrite(content, "")
    else:
        vocabulary.hugo(content)
    return notes.answers(content)
