"""Lists, terms, feeds and redirects: which keep their addresses, and where the others go."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rst2hugo.addresses import hugo_paths, terms, translations, urls
from rst2hugo.collisions import long_names
from rst2hugo.collisions.pages import describe
from rst2hugo.collisions.published import PublishedFiles
from rst2hugo.hugo import search
from rst2hugo.model import ListPage, Page, Site, Term
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.reports import Reports

A_LIST, A_FEED, HOME = "a list of posts", "a feed", "the home page"
NOT_FOUND = "the page for what is not found"


def reserve_of_languages(site: Site, published: PublishedFiles) -> None:
    """Claim what Hugo publishes in the folder of each language, the site's own included, if there are several."""
    tags = [one.tag for one in site.languages]
    for tag in [*tags, site.language.lower()] if tags else ():
        published.claim(f"{tag}/sitemap.xml", "the sitemap")
    for tag in tags:
        published.claim(f"{tag}/index.html", HOME)
        published.claim(f"{tag}/404.html", NOT_FOUND)
    if tags:  # where Hugo leads to the home page
        published.claim(f"{site.language.lower()}/index.html", HOME)


def reserve_fixed(site: Site, published: PublishedFiles) -> None:
    """Claim what else Hugo publishes at addresses that cannot be chosen, unless the blog has a file of its own."""
    for file, kind, name in (("sitemap.xml", "sitemap", "the sitemap"), ("404.html", "404", NOT_FOUND)):
        if kind not in site.disabled_kinds:
            published.claim(file, name)


class Places:
    """The lists of a site on their way to their addresses; ``reports`` has what there is to say of them."""

    def __init__(self, site: Site, pages: Sequence[Page], published: PublishedFiles) -> None:
        self.site = site
        self.published = published
        self.counts = count_posts(pages, site)
        self.reports = Reports(".")

    def settle(self, list_page: ListPage) -> ListPage:
        """The list with its further pages at its address, or beside it; one that nobody would miss gives way."""
        list_page = long_names.shorten_list(list_page, self.reports)
        owners = (self.published.find_owner(file) for file in files_of(list_page, self.site))
        owner = next(filter(None, owners), None)
        if list_page.output.startswith("content/_index."):
            return list_page
        if owner is not None and list_page.is_spare:
            return replace(list_page, hidden=True, aliases=())
        if owner is not None:
            url = self.published.find_free(list_page.url, "list")
            if list_page.of_old_site:
                message = f"{describe(list_page.url, owner)}; the list is at {url}"
                self.reports.report(None, Code.LISTED_ELSEWHERE, message)
            list_page = replace(list_page, url=url, says_url=True)
        for file in files_of(list_page, self.site):
            self.published.claim(file, A_LIST)
        return list_page

    def settle_terms(self, terms: Iterable[Term]) -> list[Term]:
        """The terms with their lists at their addresses, or beside them."""
        return [replace(term, url=self.settle(of_term(term, self.counts)).url) for term in terms]

    def lead_there(self, list_page: ListPage) -> ListPage:
        """The list with those of its old addresses that nothing else answers."""
        return replace(list_page, aliases=self.settle_olds(list_page.aliases, list_page.url, "the list"))

    def lead_to_term(self, term: Term) -> Term:
        return replace(term, aliases=self.settle_olds(term.aliases, term.url, f"{term.taxonomy}: {term.name}"))

    def settle_olds(self, olds: Sequence[str], url: str, what: str) -> tuple[str, ...]:
        """Of the old addresses that lead to ``what`` at ``url``, those that nothing else answers."""
        kept = []
        mine = {urls.file_of(url)}
        for old in long_names.keep_possible(olds, what, self.reports):
            file = urls.file_of_alias(old)
            if file == "index.html":  # home is there in any case
                continue
            owner = None if file in mine else self.published.claim(file, A_LIST, url)
            if file not in mine and owner is None:
                kept.append(old)
            elif owner is not None and owner.name not in (A_LIST, HOME):
                message = f"{describe(old, owner)}, so it does not lead to {what} at {url}"
                self.reports.report(None, Code.REDIRECT_CONFLICT, message)
            mine.add(file)
        return tuple(kept)


def of_term(term: Term, counts: Mapping[tuple[str, str, str], int]) -> ListPage:
    """The list of a term."""
    posts = counts.get(key_of(term), 0)
    return ListPage("", term.url, term.language, aliases=term.aliases, posts=posts)


def files_of(list_page: ListPage, site: Site) -> Iterator[str]:
    """The files of a list, further pages included; Hugo leads from ``page/1/`` to the list itself."""
    yield urls.file_of(list_page.url)
    if list_page.layout == search.LAYOUT:
        yield urls.file_of(f"{list_page.url}index.json")
    if list_page.posts is not None:
        yield from map(urls.file_of, [f"{list_page.url}page/1/", *further_pages(list_page, site)])


def further_pages(list_page: ListPage, site: Site) -> list[str]:
    last = -(-(list_page.posts or 0) // site.page_size)
    return [f"{list_page.url}page/{number}/" for number in range(2, last + 1)]


def further_files(page: Page, pages: Iterable[Page], site: Site) -> Iterator[str]:
    """The files of the further pages of a page that is a list itself, of what is in its folder."""
    folder, _, name = page.output.rpartition("/")
    if page.url and folder != "content" and name.startswith("_index."):
        posts = sum(is_listed(one) and one.output.startswith(f"{folder}/") for one in pages)
        yield from [*files_of(ListPage(page.output, page.url, posts=posts), site)][1:]


def count_posts(pages: Iterable[Page], site: Site) -> Mapping[tuple[str, str, str], int]:
    """How many pages Hugo lists under each term, by taxonomy, key and language; ``a`` has those of ``a/b`` as well."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for page in filter(is_listed, pages):
        for taxonomy in site.taxonomies.values():
            for key in {hugo_paths.key(name) for name in terms.names(page, taxonomy)}:
                parts = key.split("/")
                for depth in range(1, len(parts) + 1):
                    found[taxonomy, "/".join(parts[:depth]), page.language].add(page.source)
    return {key: len(sources) for key, sources in found.items()}


def spellings(pages: Iterable[Page], site: Site) -> Mapping[tuple[str, str, str], Counter[str]]:
    """The names of each term, by taxonomy, key and language: Hugo calls it by this one or that one of them.

    It knows the terms also of pages that are on no lists.
    """
    found: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for page in pages:
        for taxonomy in site.taxonomies.values():
            for name in terms.names(page, taxonomy):
                found[taxonomy, hugo_paths.key(name), page.language][name] += 1
    return found


def natural_terms(found: Sequence[Term], pages: Iterable[Page], site: Site) -> list[Term]:
    """The terms that the engine leaves to Hugo, with the addresses that it gives them."""
    pages = list(pages)
    known, outputs = {key_of(term) for term in found}, {page.output for page in pages}
    left = []
    for (taxonomy, key, language), names in spellings(pages, site).items():
        of_page = translations.output(f"content/{taxonomy}/{key}/_index.md", language) in outputs
        if (taxonomy, key, language) not in known and not of_page:
            term = Term(taxonomy, names.most_common(1)[0][0], "", language=language)
            left.append(replace(term, url=natural_address(term, site)))
    return left


def key_of(term: Term) -> tuple[str, str, str]:
    return term.taxonomy, hugo_paths.key(term.name), term.language


def natural_address(term: Term, site: Site) -> str:
    url = hugo_paths.natural_url(site, term)
    return f"/{term.language}{url}" if term.language else url


def is_listed(page: Page) -> bool:
    """Whether Hugo has a page on its lists."""
    build = page.front_matter.get("build")
    return not page.draft and not (isinstance(build, dict) and build.get("list") == "never")


def settle_refreshes(site: Site, published: PublishedFiles) -> tuple[Site, list[Diagnostic]]:
    """The site with those redirects by files that are in nobody's place; the home page's is the home page."""
    homes = {"/", *(f"/{one.tag}/" for one in site.languages)}
    kept, told = {}, []
    for old, new in site.refreshes.items():
        owner = None if old in homes else published.claim(urls.file_of(old), f"the redirect to {new}")
        if owner is None:
            kept[old] = new
        else:
            message = f"{describe(old, owner)}, and does not lead to {new}"
            told.append(Diagnostic(".", None, Code.REDIRECT_CONFLICT, message))
    return replace(site, refreshes=kept), told
