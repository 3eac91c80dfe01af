"""What Nikola's settings say of the whole site: title, zone, menu, comments, what is for the theme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from rst2hugo.addresses import urls
from rst2hugo.blog import settings
from rst2hugo.engines.nikola import lists
from rst2hugo.engines.nikola.conf import Conf, language_tag
from rst2hugo.engines.nikola.paths import Paths
from rst2hugo.engines.nikola.posts import Entry
from rst2hugo.model import Language, MenuEntry, Page, Site, Value
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.values import comment_systems, toml_writer

# What themes read, under the names that they have in Nikola.
PARAMS = ("LOGO_URL", "FAVICONS", "THEME_COLOR", "SOCIAL_BUTTONS_CODE", "LICENSE", "DEFAULT_PREVIEW_IMAGE")
MENUS = ("NAVIGATION_LINKS", "NAVIGATION_ALT_LINKS")
# Comment systems that know a thread by a name of its own and not by its address.
NAMED_THREADS = ("disqus", "intensedebate", "muut")
SMART = re.compile(r"typogrify|smart|typography")


def read(conf: Conf, paths: Paths, base_url: str, entries: Sequence[Entry]) -> Site:
    """What is known before any post has been read."""
    system = str(conf.values["COMMENT_SYSTEM"] or "")
    return Site(
        title=conf.text("BLOG_TITLE"),
        base_url=base_url,
        language=language_tag(conf.language),
        author=conf.text("BLOG_AUTHOR"),
        email=conf.text("BLOG_EMAIL"),
        description=conf.text("BLOG_DESCRIPTION"),
        # dateutil takes a blank for the underscore that names of zones have.
        time_zone=str(conf.values["TIMEZONE"] or "UTC").replace(" ", "_"),
        taxonomies={"tag": "tags", "category": "categories", "author": "authors"},
        term_urls=dict(term_urls(conf, paths)),
        page_size=settings.positive(conf.values["INDEX_DISPLAY_POST_COUNT"], 10),
        section=section(entries),
        typographer=SMART.search(str(conf.values["FILTERS"])) is not None,
        disqus=str(conf.values["COMMENT_SYSTEM_ID"] or "") if system == "disqus" else "",
        index=paths.index(),
        archive=paths.archive(),
        params=dict(params(conf)),
        future=bool(conf.values["FUTURE_IS_NOW"] or conf.values["DEPLOY_FUTURE"]),
        feed_length=settings.positive(conf.values["FEED_LENGTH"], 10),
    )


def left_alone(conf: Conf) -> tuple[str, ...] | None:
    """What search engines were told to leave alone, in the robots.txt that Nikola made; None if it made none."""
    made = "robots" not in settings.as_list(conf.values.get("DISABLED_PLUGINS"))
    return tuple(map(str, settings.as_list(conf.values.get("ROBOTS_EXCLUSIONS")))) if made else None


def section(entries: Sequence[Entry]) -> str:
    """The folder of the new site for posts: the one into which most of them went."""
    tops = Counter(next(iter(one.folders.values()), "").split("/")[0] for one in entries if one.is_post)
    name, count = next(iter(tops.most_common(1)), ("", 0))
    return (urls.safe_path(name) if count * 2 > tops.total() else "") or "posts"


def term_urls(conf: Conf, paths: Paths) -> Iterator[tuple[str, str]]:
    """Where terms that are still to come will be: in the folder of the others."""
    prefixes = {"tags": "", "categories": str(conf.values["CATEGORY_PREFIX"]), "authors": ""}
    for taxonomy, kind in lists.KINDS.items():
        yield taxonomy, "/".join(["", *paths.folder(kind), f"{prefixes[taxonomy]}:slug", ""])


def params(conf: Conf) -> Iterator[tuple[str, Value]]:
    for name in PARAMS:
        if value := conf.get(name):
            yield name.lower(), toml_writer.storable(value)
    system, name = str(conf.values["COMMENT_SYSTEM"] or ""), str(conf.values["COMMENT_SYSTEM_ID"] or "")
    if system in comment_systems.SYSTEMS and name:
        context = conf.values.get("GLOBAL_CONTEXT")
        given = {f"{system}_{comment_systems.SYSTEMS[system][0]}": name}
        yield "comments", comment_systems.read_comments({**settings.table(context), **given})


def folder_of(language: str, conf: Conf) -> str:
    """What Hugo calls a language: the folder that it has on the site, else its tag."""
    folder = conf.languages.get(language, "")
    return folder.lower() if re.fullmatch(r"[\w-]+", folder) else language_tag(language).lower()


def languages(pages: Iterable[Page], conf: Conf) -> tuple[Language, ...]:
    """The further languages of the posts; the old site had all lists in each of them."""
    used = {page.language for page in pages}
    names = {folder_of(name, conf): name for name in conf.languages if name != conf.language}
    return tuple(described(tag, name, conf) for tag, name in names.items() if tag in used)


def described(tag: str, name: str, conf: Conf) -> Language:
    """A language that Hugo calls ``tag`` and Nikola ``name``."""
    description = conf.text("BLOG_DESCRIPTION", name)
    own = description if description != conf.text("BLOG_DESCRIPTION") else ""
    return Language(tag, conf.text("BLOG_TITLE", name), True, language_tag(name), own)


def menus(conf: Conf, moved: Mapping[str, str], made: Site) -> Site:
    """The site with its menus: NAVIGATION_LINKS and NAVIGATION_ALT_LINKS, submenus as entries like the others."""
    hosts, base_path = urls.hosts_of(made.base_url), urls.base_path(made.base_url)

    def entries(language: str) -> Iterator[MenuEntry]:
        for setting in MENUS:
            for uri, name in flat(conf.get(setting, language)):
                place = urls.located(uri, "/", hosts, base_path)
                yield MenuEntry(name, moved.get(place.path, place.path) + place.suffix if place else uri)

    names = {folder_of(name, conf): name for name in conf.languages}
    others = (replace(one, menu=tuple(entries(names[one.tag]))) for one in made.languages)
    return replace(made, menu=tuple(entries(conf.language)), languages=tuple(others))


def submenus(conf: Conf) -> Iterator[Diagnostic]:
    """The names of submenus, whose entries stand in the menu itself."""
    menus = ((setting, conf.get(setting, name)) for name in conf.languages for setting in MENUS)
    entries = ((setting, *entry) for setting, rows in menus for entry in entries_of(rows))
    for setting, name in sorted({(setting, name) for setting, name, inner in entries if not isinstance(inner, str)}):
        yield Diagnostic("conf.py", None, Code.PRESENTATION, f"{setting}: {name} became entries of the menu itself")


def entries_of(rows: Any) -> Iterator[tuple[str, Any]]:
    """The name of each entry of a menu, with its address, or the rows of the menu that stands in the place of one.

    Nikola has the name last (``NAVIGATION_LINKS`` in its conf.py); some themes want that of a submenu first.
    """
    for row in rows if isinstance(rows, list | tuple) else ():
        if isinstance(row, list | tuple) and len(row) >= 2:
            uri, name = row[1::-1] if isinstance(row[1], list | tuple) else row[:2]
            yield str(name), uri if isinstance(uri, list | tuple) else str(uri)


def flat(rows: Any) -> Iterator[tuple[str, str]]:
    """Address and title of each link, those of submenus among the others."""
    for name, uri in entries_of(rows):
        if isinstance(uri, str):
            yield uri, re.sub(r"<[^>]*>", "", name).strip() or uri
        else:
            yield from flat(uri)


def threads(address: str, entry: Entry, said: Mapping[str, Any], site: Site, conf: Conf) -> Iterator[tuple[str, Value]]:
    """What comments know a post or page by, at its old ``address``: the path of its source, in whatever language."""
    system, name = str(conf.values["COMMENT_SYSTEM"] or ""), conf.values["COMMENT_SYSTEM_ID"]
    if system not in NAMED_THREADS or not name or not (entry.is_post or conf.values["COMMENTS_IN_PAGES"]):
        return
    if not said.get("nocomments"):
        thread = f"{conf.values['CACHE_FOLDER']}/{entry.name}.html"
        yield ("disqus_identifier" if system == "disqus" else "comments_identifier"), thread
        if system == "disqus" and site.base_url:
            yield "disqus_url", absolute(address, site)


def absolute(address: str, site: Site) -> str:
    """The whole address of a page, written as Nikola did."""
    return site.base_url.rstrip("/") + quote(address, safe="/~")
