"""In here: the doors of the proof: two pages compared (differences), a site with all that it came from (verify)."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from rst2hugo.model import Page
from rst2hugo.options import Options
from rst2hugo.verify import blog, hugo, old_site, site_checks
from rst2hugo.verify.compare import compare
from rst2hugo.verify.difference import Difference, Kind
from rst2hugo.verify.hugo import Content
from rst2hugo.verify.published import Published, host_and_base
from rst2hugo.verify.reader import Links, read_hugo, read_source
from rst2hugo.verify.verdict import Finding, State, Verdict


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
    Raises RequestError when there is no Hugo, a folder is missing, or Hugo cannot build the site.
    """
    settings = hugo.settings(site)
    environment = hugo.SAFE if safe else {}
    with tempfile.TemporaryDirectory(prefix="rst2hugo-") as name, ThreadPoolExecutor() as pool:
        public = Path(name) / "public"
        # Hugo builds while the blog is converted.
        reading = pool.submit(hugo.contents, site, environment)
        building = pool.submit(hugo.build, site, public, environment)
        held = None
        if source is not None:
            held = blog.hold(source, options, reading, typographer=hugo.typographer(settings))
        contents = reading.result()
        building.result()
        hosts, base_path = host_and_base(settings.get("baseurl", ""))
        new = Published(public, base_path, hosts)
        findings = list(on_site(site, new, contents, held, hugo.further_languages(settings)))
        verdict = Verdict(held.pages if held else (), (), tuple(findings), files=len(new.files))
        return verdict if against is None else with_old(verdict, new, against, contents, content_selector)


def on_site(
    site: Path, new: Published, contents: Mapping[str, Content], held: blog.Held | None, languages: frozenset[str]
) -> Iterator[Finding]:
    """What is wrong with the new site as a whole; what is no better in the blog is told so."""
    sources = {page.output.removeprefix("content/"): page.source for page in held.result.pages} if held else {}
    names = site_checks.names_of(contents, sources)
    pages = {page.source: page.state for page in held.pages} if held else {}
    states = {file: pages.get(name, State.UNREAD) for file, name in names.items()}
    unread = [one for one in contents.values() if states.get(one.file) is State.UNREAD]
    claimed = Counter(one for page in held.result.pages for one in claims(page)) if held else Counter()
    for finding in (
        *site_checks.broken(new, names, site_checks.lists_of(contents)),
        *site_checks.dead_redirects(new),
        *site_checks.collisions(site, contents, languages),
        *site_checks.leaked(unread, names),
    ):
        yield replace(finding, inherited=held is not None and is_inherited(finding, held, claimed))


def is_inherited(finding: Finding, held: blog.Held, claimed: Mapping[str, int]) -> bool:
    """Whether the blog itself names what is not in it, or says two pages to be at one address."""
    kind = finding.difference.kind
    if kind is Kind.COLLISION:
        return claimed[finding.address] > 1
    page = next((one for one in held.pages if one.source == finding.place), None)
    if page is None:
        return False
    if kind is Kind.BROKEN_FRAGMENT:
        # All links and ids of the page are those of its source, so this one led nowhere there, too.
        return page.state is State.IDENTICAL and finding.address == page.url
    return kind in (Kind.BROKEN_LINK, Kind.BROKEN_IMAGE) and held.table.find(finding.address) is None


def claims(page: Page) -> set[str]:
    return {one for one in (page.url, page.old_url, *page.aliases) if one is not None}


def with_old(
    verdict: Verdict, new: Published, against: Path, contents: Mapping[str, Content], selector: str | None
) -> Verdict:
    """The verdict with what holding the new site against the old one adds."""
    old = old_site.old_published(against, new.hosts, new.base_path)
    by_file = {content.file: content for content in contents.values()}
    move = old_site.Move(old, new, by_file, site_checks.lists_of(contents), selector)
    unanswered = tuple(move.unanswered())
    asked_for = sum(1 for _ in move.asked_for())
    return replace(
        verdict,
        old_pages=tuple(move.compared()),
        findings=(*verdict.findings, *unanswered),
        asked_for=asked_for,
        answered=asked_for - len(unanswered),
    )
