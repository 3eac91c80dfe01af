"""The lists of the site: home, the newest posts, all posts, folders, the taxonomies and each of their terms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rst2hugo.addresses import hugo_paths, translations, urls
from rst2hugo.addresses.name_lengths import has_long_part
from rst2hugo.headers import front_matter
from rst2hugo.hugo import refreshes, search, themes
from rst2hugo.model import ListPage, Page, Site, Term, Value

# An HTML file of the blog as the home page, which Hugo writes in any case.
VERBATIM = '{{ readFile "%s" | safeHTML }}\n'


def of_site(site: Site, pages: Sequence[Page] = ()) -> list[ListPage]:
    """All lists but those of terms, in each language; ``pages`` tell what is on them and which folders there are."""
    found = [*of_language(site, site, [page for page in pages if not page.language], "")]
    for language in site.languages:
        own = [page for page in pages if page.language == language.tag]
        found += of_language(site, site.lists_in(language) if language.whole else None, own, language.tag)
    return found + search.search_pages(site, pages)


def of_language(site: Site, local: Site | None, pages: Sequence[Page], language: str) -> Iterator[ListPage]:
    """The lists of a language; ``local`` has the addresses of those that the old site had in it, if it had some.

    Where home shows the newest posts, the section's own page is free to be the list of all. Where home is a page of
    the blog, what led to the list there leads to the list of all posts.
    """
    home, section = f"/{language}/" if language else "/", f"content/{site.section}/_index.md"
    counts, left = posts_in_folders(pages, site.section), dict(local.list_aliases) if local else {}
    index, archive = (local.index, local.archive or "") if local else (home, "")
    if language in site.static_homes:
        left[site.all_posts] = (*left.get(site.all_posts, ()), *left.pop("/", ()))
    of_index, of_archive = left.pop(site.index, ()), left.pop(site.archive or "", ())
    of_section, posts = left.pop(f"/{site.section}/", ()), counts.get(site.section, 0)
    if site.verbatim_home and not language:
        yield ListPage("content/_index.md", "/", layout="verbatim", of_old_site=True)
    elif language not in site.static_homes:
        olds = (*left.pop("/", ()), *(of_index if index == home else ()))
        output = translations.output("content/_index.md", language)
        yield ListPage(output, home, language, aliases=olds, posts=posts, of_old_site=True)
    has_index, has_archive = index != home, archive not in ("", "/", home)
    if has_index:
        yield titled(section, index, (*of_index, *of_section), language, posts=posts)
    if has_archive:
        path = "content/archive.md" if has_index else section
        olds = of_archive if has_index else (*of_archive, *of_section)
        yield titled(path, archive, olds, language, layout="archive")
    if not (has_index or has_archive) and (site.section in counts or of_section):
        yield replace(plain(site.section, of_section, language, posts=posts), is_spare=False)
    own = {hugo_paths.lower(page.output.split("/")[1]) for page in pages if is_list(page)}
    for folder in sorted(one for one in counts.keys() - {site.section} if hugo_paths.lower(one) not in own):
        yield plain(folder, left.pop(f"/{folder}/", ()), language, posts=counts[folder])
    for taxonomy in site.taxonomies.values():
        yield plain(taxonomy, left.pop(f"/{taxonomy}/", ()), language)
    for address, olds in left.items():
        if olds and address.strip("/"):
            yield plain(address.strip("/"), olds, language, posts=0)


def is_list(page: Page) -> bool:
    """Whether a page is the list of a first folder of content."""
    return re.fullmatch(r"content/[^/]+/_index\.(?:[^/]+\.)?md", page.output) is not None


def posts_in_folders(pages: Iterable[Page], section: str) -> dict[str, int]:
    """How many pages Hugo lists in each first folder of content, of which ``section`` is one."""
    found: dict[str, int] = {}
    for page in pages:
        _, folder, *below = page.output.split("/")
        if below:
            same = (one for one in (section, *found) if hugo_paths.lower(one) == hugo_paths.lower(folder))
            folder = next(same, folder)
            build = page.front_matter.get("build")
            listed = not page.draft and not (isinstance(build, dict) and build.get("list") == "never")
            found[folder] = found.get(folder, 0) + listed
    return found


def titled(
    output: str, address: str, olds: Sequence[str], language: str, *, layout: str = "", posts: int | None = None
) -> ListPage:
    """A list that the old site had at ``address``, called after the last part of that."""
    url, aliases = folder_of(address, olds)
    name = url.split("/")[-2].replace("-", " ")
    title = name[:1].upper() + name[1:]
    path = translations.output(output, language)
    return ListPage(path, url, language, title, layout, aliases, posts, says_url=True, of_old_site=True)


def plain(folder: str, olds: Sequence[str], language: str, *, posts: int | None = None) -> ListPage:
    """A list that Hugo makes of a folder or a taxonomy; a folder that had none is not missed."""
    spare = posts is not None and not olds
    path = translations.output(f"content/{folder}/_index.md", language)
    url = "/".join(["", *filter(None, [language, hugo_paths.lower(folder)]), ""])
    return ListPage(path, url, language, folder if olds else "", aliases=tuple(olds), posts=posts, is_spare=spare)


def files(lists: Iterable[ListPage], site: Site) -> dict[str, str]:
    """The content files of those lists of which there is more to say than Hugo knows."""
    theme = themes.find_theme(site.theme) if site.theme else None
    found = {one.output: text_of(one, theme) for one in lists if header(one)}
    return found | ({"layouts/verbatim.html": VERBATIM % site.verbatim_home} if site.verbatim_home else {})


def text_of(list_page: ListPage, theme: themes.Theme | None) -> str:
    """The content file of a list; a theme's own list, or a text, stands for the layout that only the starter has."""
    found = header(list_page)
    if theme is None or found.get("layout") != "archive":
        return front_matter.text(found, "")
    del found["layout"]
    if list_page.output.rpartition("/")[2].startswith("_index."):
        return front_matter.text(found, "")
    found |= {"layout": theme.archives} if theme.archives else {}
    return front_matter.text(found, "" if theme.archives else "{{< archive >}}")


def header(list_page: ListPage) -> dict[str, Value]:
    if list_page.hidden:  # Hugo makes only lists by itself
        return {} if list_page.layout == search.LAYOUT else {"build": {"render": "never"}}
    found: dict[str, Value] = {"title": list_page.title} if list_page.title else {}
    found |= {"url": urls.front_matter_url(list_page.url)} if list_page.says_url else {}
    aliases = translations.written(list_page.aliases, list_page.url, list_page.language)
    found |= {"aliases": [*aliases]} if aliases else {}
    found |= {"layout": list_page.layout} if list_page.layout else {}
    return found | (search.HEADER if list_page.layout == search.LAYOUT else {})


def term_files(terms: Sequence[Term], site: Site) -> dict[str, str]:
    """Path → text of the pages of terms, and of refreshes for terms that cannot have one.

    A page of a name with an empty part (``/etc``) would be another term's; Hugo has the list at its own address.
    """
    made: dict[str, str] = {}
    for term in terms:
        key = hugo_paths.key(term.name)
        header: dict[str, Any] = {"title": term.title or term.name}
        header |= {"linkTitle": term.name} if term.title else {}
        header |= {"description": term.description} if term.description else {}
        header |= term_header(term)
        header |= {"build": {"list": "never"}} if term.hidden else {}
        if re.search(r"(^|/)\.{0,2}(/|$)", key):
            made |= {} if re.search(r"(^|/)\.{1,2}(/|$)", key) else refreshes.of_term(term, site)
            continue
        # Hugo overlooks files whose names begin with . or # or end with ~; Windows has no such names as the others.
        if has_long_part(key) or re.search(r'(^|/)[.#]|[.~](/|$)|[<>:"\\|?*\x00-\x1f]', key):
            adapter = translations.output(f"content/{term.taxonomy}/_content.gotmpl", term.language)
            made.setdefault(adapter, "{{- /* Pages of terms whose names cannot be names of folders. */ -}}\n")
            made[adapter] += f"{{{{ $.AddPage {template_value({'kind': 'term', 'path': key} | header)} }}}}\n"
        else:
            path = translations.output(f"content/{term.taxonomy}/{key}/_index.md", term.language)
            made[path] = front_matter.text(header, "")
    return made


def template_value(value: str | Sequence[str] | Mapping[str, Any]) -> str:
    """A value in the language of Hugo's templates, which writes strings as JSON does."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return f"(dict {' '.join(template_value(part) for pair in value.items() for part in pair)})"
    return f"(slice {' '.join(map(template_value, value))})"


def folder_of(address: str, olds: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Where a list is that was at ``address``, for its second page lies below it, and the aliases that lead there."""
    url = hugo_paths.folder(urls.renewed(re.sub(r"/index\.html?$", "/", address), "alias"))
    further = [] if address in (url, url[:-1], f"{url}index.html") else [address]
    return url, (*further, *olds)


def term_header(term: Term) -> dict[str, Any]:
    """Address and aliases of a term's list; both are those of the whole site."""
    url, olds = folder_of(term.url, term.aliases)
    aliases = translations.written(olds, url, term.language)
    return {"url": urls.front_matter_url(url)} | ({"aliases": aliases} if aliases else {})
