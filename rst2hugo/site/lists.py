"""In here: the pages of the site's lists: home, the archive, the taxonomies and each of their terms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rst2hugo import addresses, front_matter, hugo_paths, translations
from rst2hugo.model import Page, Site, Term


def files(site: Site) -> dict[str, str]:
    """The list of the newest posts where the old site had it, the list of all of them, and lists with old addresses."""
    made = dict(pages(site, site))
    for language in site.languages:
        if language.whole:
            local = pages(site, site.lists_in(language), language.tag)
            made |= {translations.output(path, language.tag): header for path, header in local}
    return {path: front_matter.text(header, "") for path, header in made.items()}


def pages(site: Site, local: Site, language: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Path and header of each list in a language that needs a page of its own; ``local`` has its addresses there.

    Where home shows the newest posts, the section's own page is free to be the list of all. Where home is a page of
    the blog, what led to the list there leads to the list of all posts.
    """
    home, section = f"/{language}/" if language else "/", f"content/{site.section}/_index.md"
    left = {new: tuple(old for old in olds if old != home) for new, olds in local.list_aliases.items()}
    if language in site.static_homes:
        left[site.all_posts] = (*left.get(site.all_posts, ()), *left.pop("/", ()))
    if local.index != home:
        yield section, titled(local.index, left.pop(site.index, ()), language)
    else:
        left["/"] = (*left.get("/", ()), *(left.pop(site.index, ()) if site.index != "/" else ()))
    if local.archive and local.archive not in ("", "/", home):
        path = section if local.index == home else "content/archive.md"
        yield path, titled(local.archive, left.pop(str(site.archive), ()), language) | {"layout": "archive"}
    for address, old in left.items():
        name = address.strip("/")
        url = home + address.lstrip("/")
        header = {"title": name} if name else {}
        if aliases := translations.written(old, url, language):
            yield f"content/{name}/_index.md".replace("//", "/"), {**header, "aliases": aliases}


def silent(pages: Sequence[Page], site: Site) -> dict[str, str]:
    """What keeps Hugo from a list of its own where the address of a first folder of content is a page's or an alias."""
    folders = {(page.output.split("/")[1], page.language) for page in pages if page.output.count("/") > 1}
    urls = {one for page in pages for one in (page.url, *page.aliases)}
    whole = [site, *(site.lists_in(language) for language in site.languages if language.whole)]
    urls |= {one for local in whole for olds in local.list_aliases.values() for one in olds} | site.refreshes.keys()
    outputs = {page.output for page in pages}
    header = front_matter.text({"build": {"render": "never"}}, "")
    places = ((folder, tag, f"/{tag}/{folder}/" if tag else f"/{folder}/") for folder, tag in sorted(folders))
    made = {
        translations.output(f"content/{folder}/_index.md", tag): header
        for folder, tag, url in places
        if hugo_paths.lower(url) in urls
    }
    return {path: text for path, text in made.items() if path not in outputs}


def titled(address: str, old: Sequence[str], language: str) -> dict[str, Any]:
    header = list_header(address, old, language)
    name = header["url"].split("/")[-2].replace("-", " ")
    return {"title": name[:1].upper() + name[1:]} | header


def term_files(terms: Sequence[Term]) -> dict[str, str]:
    made: dict[str, str] = {}
    for term in terms:
        key = hugo_paths.key(term.name)
        header: dict[str, Any] = {"title": term.title or term.name}
        header |= {"linkTitle": term.name} if term.title else {}
        header |= {"description": term.description} if term.description else {}
        header |= list_header(term.url, term.aliases, term.language)
        header |= {"build": {"list": "never"}} if term.hidden else {}
        if re.search(r"(^|/)\.{0,2}(/|$)", key):
            continue
        # Hugo overlooks files whose names begin with . or # or end with ~; Windows has no such names as the others.
        if re.search(r'(^|/)[.#]|[.~](/|$)|[<>:"\\|?*\x00-\x1f]', key):
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


def list_header(address: str, old: Sequence[str] = (), language: str = "") -> dict[str, Any]:
    """Address and aliases of a list page, as in front matter; both are those of the whole site."""
    url = hugo_paths.folder(addresses.renewed(re.sub(r"/index\.html?$", "/", address), "alias"))
    further = [] if address in (url, url[:-1], f"{url}index.html") else [address]
    aliases = translations.written([*further, *old], url, language)
    return {"url": addresses.front_matter_url(url)} | ({"aliases": aliases} if aliases else {})
