"""The doors of the proof: two pages compared (differences), a site with all that it came from (verify)."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rst2hugo import pipeline
from rst2hugo.addresses import placeholders, urls
from rst2hugo.headers import front_matter
from rst2hugo.model import Page
from rst2hugo.model.options import Options
from rst2hugo.verify.build import edited_stubs, hugo, native, post_list_marks
from rst2hugo.verify.build.hugo import Content
from rst2hugo.verify.build.site_copy import find_refused
from rst2hugo.verify.checks import conversion_checks, headers, old_site, post_lists, site_checks
from rst2hugo.verify.checks.inherited import Past
from rst2hugo.verify.checks.sites import Sites, old_published
from rst2hugo.verify.compare.readings import compare
from rst2hugo.verify.normalise import themes
from rst2hugo.verify.nouns.difference import Difference, Kind
from rst2hugo.verify.nouns.origins import Origin
from rst2hugo.verify.nouns.verdict import Finding, State, Verdict
from rst2hugo.verify.read.published import Published, host_and_base
from rst2hugo.verify.read.reader import Links, read_hugo, read_source

OUTSIDE = "a link that leads out of the site; nothing there is read"


def differences(
    source_html: str, hugo_html: str, *, typographer: bool = False, old: Links = str, new: Links = str
) -> list[Difference]:
    """How the page that Hugo made differs from the one that docutils made; empty when a reader meets the same.

    ``typographer`` tells that Hugo sets typographic quotes and dashes on this page; ``old`` and ``new``
    say where the links of either page lead.
    """
    return compare(read_source(source_html, typographer, old), read_hugo(hugo_html, typographer, new))


def verify(
    site: Path,
    source: Path | None = None,
    *,
    options: Options = Options(),  # noqa: B008  # frozen
    against: Path | None = None,
    content_selector: str | None = None,
    safe: bool = False,
) -> Verdict:
    """Build the site with Hugo and hold it against the blog in ``source``, and the old site in ``against``.

    ``options`` are those that the blog was converted with. ``content_selector`` is the CSS selector of a
    post's text on the old site. ``safe`` builds as with Hugo's default, which leaves out HTML in Markdown.
    Raises RequestError when there is no Hugo, a folder is missing, the selector cannot be read, or Hugo cannot build
    the site.
    """
    if content_selector is not None:
        themes.check_selector(content_selector)
    settings = hugo.settings(site)
    base = base_of(settings)
    environment = {"HUGO_BASEURL": base, **(hugo.SAFE if safe else {})}
    with tempfile.TemporaryDirectory(prefix="rst2hugo-") as name, ThreadPoolExecutor() as pool:
        public = Path(name) / "public"
        # Hugo builds while the blog is converted.
        building = pool.submit(hugo.build, site, public, environment)
        run = pipeline.start(source, options) if source is not None else None
        change = (change_of(run),) if run else ()
        shown = native.plain_code(settings) if run and run.engine.in_place else {}
        reading = pool.submit(hugo.contents, site, {**environment, **shown}, *change)

        def read(stubs: Mapping[str, str]) -> dict[str, Content]:
            edited = edited_stubs.find_edited(site, stubs)
            put_back = partial(edited_stubs.put_back, stubs=edited)
            return hugo.contents(site, {**environment, **shown}, *change, put_back) if edited else reading.result()

        held = conversion_checks.hold(run, read, typographer=hugo.typographer(settings)) if run else None
        contents = reading.result()
        building.result()
        hosts, base_path = host_and_base(base)
        new = Published(public, base_path, hosts)
        languages = hugo.further_languages(settings)
        findings = list(on_site(site, new, contents, held, languages))
        location = held.result.location if held else None
        verdict = Verdict(
            held.pages if held else (),
            findings=tuple(findings),
            files=len(new.files),
            base_path=base_path.rstrip("/"),
            location=location,
            old_urls=find_old_urls(held),
        )
        if against is None:
            return verdict
        old = old_published(against, new.hosts, new.base_path)
        by_file = {content.file: content for content in contents.values()}
        names = names_of(contents, held)
        held_back = site_checks.held_back(site, new, contents, names, languages)
        lists, homes = site_checks.lists_of(contents), site_checks.homes_of(contents)
        sources = origins(held, names) if held else {}
        sites = Sites(old, new, by_file, lists, homes, content_selector, sources, held_back)
        return with_old(verdict, old_site.compare_sites(sites), old.refused, held)


def find_old_urls(held: conversion_checks.Held | None) -> dict[str, str]:
    """The full addresses that pages had, by source and by path; none if the old blog's own is not known."""
    base = held.result.site.base_url.rstrip("/") if held else ""
    if held is None or not urls.host(base) or placeholders.is_placeholder(base):
        return {}
    old = {page.source: page.old_url for page in held.result.pages if page.old_url}
    return {name: base + urls.as_link(path) for source, path in old.items() for name in (source, path)}


def change_of(run: pipeline.Run) -> Callable[[Path], None]:
    """What to do to the copy of the site that is built to be compared with the sources of ``run``."""
    return native.change_of(run) if run.engine.in_place else post_list_marks.mark_template


def base_of(settings: Mapping[str, Any]) -> str:
    """The address to build the site for; if its own has no host, or that of examples, one that no text means."""
    base = str(settings.get("baseurl", ""))
    if urls.host(base) and not placeholders.is_placeholder(base):
        return base
    return f"{placeholders.STAND_IN}/{urlsplit(base).path.strip('/')}"


def on_site(
    site: Path,
    new: Published,
    contents: Mapping[str, Content],
    held: conversion_checks.Held | None,
    languages: frozenset[str],
) -> Iterator[Finding]:
    """What is wrong with the new site as a whole; what is no better in the blog is told so."""
    names = names_of(contents, held)
    pages = {page.source: page.state for page in held.pages} if held else {}
    states = {file: pages.get(name, State.UNREAD) for file, name in names.items()}
    unread = {path: one for path, one in contents.items() if states.get(one.file) is State.UNREAD}
    refused = (Finding(one, Difference(Kind.UNREADABLE, one, OUTSIDE)) for one in find_refused(site, hugo.NOT_COPIED))
    found = (
        *refused,
        *site_checks.broken(new, names, site_checks.lists_of(contents) | site_checks.with_lists(contents)),
        *site_checks.dead_redirects(new),
        *site_checks.collisions(site, contents, languages),
        *site_checks.leaked(site, unread, names, held.texts if held else {}),
    )
    if held is None:
        yield from found
    else:
        past = Past(held)
        yield from (past.mark_inherited(one) for one in found if not past.is_unasked(one))
        yield from site_checks.taken_addresses(new, held.pages)
        yield from site_checks.moved_pages(new, held.result.pages, contents)
        yield from post_lists.find_wrong_lists(held, contents)
        yield from headers.changed(site, held.result.pages, contents, held.site.taxonomies.values())


def names_of(contents: Mapping[str, Content], held: conversion_checks.Held | None) -> dict[str, str]:
    """What to call the files of the new site: by their sources where there are any."""
    sources = {page.output.removeprefix("content/"): page.source for page in held.result.pages} if held else {}
    return site_checks.names_of(contents, sources)


def origins(held: conversion_checks.Held, names: Mapping[str, str]) -> dict[str, Origin]:
    """What the new pages were made from, by their files."""
    pages = {page.source: page for page in held.result.pages}
    return {file: origin_of(pages[name], held) for file, name in names.items() if name in pages}


def origin_of(page: Page, held: conversion_checks.Held) -> Origin:
    repaired = frozenset(link.address for link in page.links if link.state == "repaired" and link.address)
    return Origin(held.texts[page.source], header_of(page), repaired, post_lists.choose_published(held, page))


def header_of(page: Page) -> str:
    """The front matter of a page as a text in which the lines of a value are not joined by a sign."""
    return front_matter.dumps(page.front_matter).replace(r"\n", " ")


def with_old(
    verdict: Verdict, comparison: old_site.Comparison, unread: Mapping[str, str], held: conversion_checks.Held | None
) -> Verdict:
    """The verdict with what holding the new site against the old one adds, and the files of that left ``unread``."""
    past, unanswered = Past(held) if held else None, comparison.unanswered
    if past:
        unanswered = tuple(past.mark_inherited(one) for one in unanswered if not past.is_unasked(one))
    refused = (Finding(one, Difference(Kind.UNREADABLE, one, what)) for one, what in sorted(unread.items()))
    return replace(
        verdict,
        old_pages=comparison.pages,
        findings=(*verdict.findings, *refused, *unanswered),
        asked_for=comparison.asked_for,
        answered=comparison.asked_for - len(unanswered),
        theme_files=comparison.theme_files,
        theme=comparison.theme,
    )
