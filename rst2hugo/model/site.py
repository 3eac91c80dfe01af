"""The nouns of the new site as a whole: the Site with its languages, menu, feeds and terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, Union

Value: TypeAlias = Union[str, int, float, bool, dt.date, dt.datetime, dt.time, "list[Value]", "dict[str, Value]"]
"""What front matter and settings are made of: the types that TOML has."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of the old site: its format and the address where its readers ask for it (``/atom/``, ``/feed.xml``).

    It tells of all posts, or of those with ``terms`` of a ``taxonomy`` (``tags``), or of those in a ``language``,
    or of those of a ``year``.
    """

    format: Literal["atom", "rss"]
    address: str
    taxonomy: str = ""
    terms: tuple[str, ...] = ()
    language: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a taxonomy (the tag ``C++`` of ``tags``) with the address it keeps and those that lead there.

    ``shared`` is the old address that it had together with the term that keeps it. ``language`` is that of
    ``Meta``: each language has its own list of a term, with a ``title`` and a ``description`` if it had some.
    ``hidden`` tells that the list of all terms does not name it.
    """

    taxonomy: str
    name: str
    url: str
    aliases: tuple[str, ...] = ()
    shared: str = ""
    language: str = ""
    title: str = ""
    description: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the site's menu and where it leads: an address of the new site, or of another one.

    An entry without an address heads those whose ``parent`` has its name. ``path`` is that by which Hugo knows the page
    there, if it is one.
    """

    name: str
    address: str
    parent: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """A further language of a site: the folder that it has there, usually a language tag, in lower case.

    ``title``, ``description`` and ``menu`` are those of the site in it, ``locale`` is its tag if that is not the
    folder. ``whole`` tells that the old site had all its lists in this language as well, below ``/fr/``; ``index``,
    ``archive`` and ``list_aliases`` are as in ``Site`` if they are not at the same paths there.
    """

    tag: str
    title: str = ""
    whole: bool = False
    locale: str = ""
    description: str = ""
    menu: tuple[MenuEntry, ...] = ()
    index: str = ""
    archive: str = ""
    list_aliases: Mapping[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list that Hugo makes: of the newest posts, of all of them, of the pages in a folder, of a taxonomy's terms.

    ``output`` is the content file that can say more of it, ``url`` where it is, ``aliases`` the old addresses that
    lead there; addresses are those of the whole site. ``posts`` counts what is on it; None is for a list that has
    no further pages. ``says_url`` tells that its file names the url, which Hugo would choose differently.
    ``of_old_site`` tells that the old site had this list, ``is_spare`` that nobody would miss it, ``hidden`` that it
    is not published.
    """

    output: str
    url: str
    language: str = ""
    title: str = ""
    layout: str = ""
    aliases: tuple[str, ...] = ()
    posts: int | None = None
    says_url: bool = False
    of_old_site: bool = False
    is_spare: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """What the whole blog says about itself: the source of ``hugo.toml`` and of the starter layouts.

    ``base_url`` is empty where the old site's address is not known. ``language`` is a language tag
    (``en``, ``pt-BR``), ``time_zone`` a name of the IANA database. ``taxonomies`` maps Hugo's
    singular to its plural names, ``term_urls`` a plural to the pattern of its terms' addresses, ``page_urls`` a first
    folder of ``content`` to that of its pages' addresses. ``dated_names`` tells that the names of files begin with
    dates, which are not part of addresses.
    ``page_size`` counts posts on a list page. ``section`` is the first folder below ``content``,
    which holds the posts. ``typographer`` tells whether the old site set typographic quotes and
    dashes, ``disqus`` is its name there. ``index`` is the address of the newest posts, page by page,
    ``archive`` of the list of all posts by date. ``list_aliases`` maps addresses of such lists, of ``/`` and
    of those of the taxonomies (``/tags/``) to old addresses that lead there. ``future`` tells whether posts
    dated in the future are published, ``summary_length`` counts the words of a teaser, ``feed_length`` the
    items of a feed; None leaves it to Hugo and to the starter layouts. ``analytics`` is Google's id of the
    site, ``params`` are for the theme. ``robots`` are addresses that search engines are asked to leave alone;
    None where nothing but the blog's own files tells them. ``refreshes`` maps old addresses that no page can have
    as an alias to what they lead to, as it stands in links: an address of this site or of another one.
    ``static_homes`` are the languages (the site's own is "") in which home is not the list of the newest posts, but
    a page of the blog, or leads elsewhere; ``all_posts`` is the list of posts then. ``disabled_kinds`` are the pages
    that Hugo makes by itself and shall not, because the blog has a file of its own there; ``verbatim_home`` is such
    a file that is the home page. ``ids`` maps what posts are known by (``guid``) to the pattern of it, with ``:date``
    and the old address ``:path`` in it. ``formulas`` tells whether there are some in the pages.
    ``theme`` is the name of the theme, ``none`` if it has one of the user's, and empty for the starter layouts.
    ``post_fields`` are the fields that posts usually have, with a value if it is always the same.
    """

    title: str = ""
    base_url: str = ""
    language: str = "en"
    author: str = ""
    email: str = ""
    description: str = ""
    time_zone: str = "UTC"
    taxonomies: Mapping[str, str] = field(default_factory=lambda: {"tag": "tags", "category": "categories"})
    term_urls: Mapping[str, str] = field(default_factory=dict)
    page_urls: Mapping[str, str] = field(default_factory=dict)
    dated_names: bool = False
    page_size: int = 10
    section: str = "posts"
    typographer: bool = False
    disqus: str = ""
    analytics: str = ""
    feeds: tuple[Feed, ...] = ()
    index: str = "/"
    archive: str | None = None
    list_aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    languages: tuple[Language, ...] = ()
    menu: tuple[MenuEntry, ...] = ()
    params: Mapping[str, Value] = field(default_factory=dict)
    future: bool = True
    summary_length: int | None = None
    feed_length: int | None = None
    robots: tuple[str, ...] | None = None
    refreshes: Mapping[str, str] = field(default_factory=dict)
    static_homes: frozenset[str] = frozenset()
    disabled_kinds: tuple[str, ...] = ()
    verbatim_home: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    formulas: bool = True
    theme: str = ""
    post_fields: Mapping[str, Value] = field(default_factory=dict)

    def lists_in(self, language: Language) -> Site:
        """The site with the lists of a further language; the keys of ``list_aliases`` stay those of its own."""
        folder, own = f"/{language.tag}", f"/{self.language.lower()}/"  # where its own language was once more
        aliases = language.list_aliases
        if aliases is None:
            both = self.list_aliases.items()
            aliases = {new: tuple(folder + old for old in olds if not old.startswith(own)) for new, olds in both}
        archive = language.archive or (self.archive and folder + self.archive)
        return replace(self, index=language.index or folder + self.index, archive=archive, list_aliases=aliases)

    @property
    def all_posts(self) -> str:
        """The address of the list of posts that the site has in any case, besides its home page."""
        archive = self.archive if (self.archive or "").strip("/") else None
        return archive or (self.index if self.index != "/" else f"/{self.section}/")
