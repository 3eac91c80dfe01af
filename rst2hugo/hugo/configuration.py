"""``hugo.toml``: the settings of the new site, with the reason of each unusual one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import resources
from string import Template

from rst2hugo.addresses import hugo_paths
from rst2hugo.hugo import feeds, themes
from rst2hugo.model import Language, MenuEntry, Site, Value
from rst2hugo.values import toml_writer

# Hugo's own hooks for links and images fail at the first malformed address; on sites in several languages they are on.
NO_HOOKS = """
[markup.goldmark.renderHooks.link]
useEmbedded = 'never'
[markup.goldmark.renderHooks.image]
useEmbedded = 'never'
"""
# By the number of common tags, however few, and whatever the date: the plugin related_posts did so.
RELATED = """
# What _partials/related.html shows: posts with common tags, those with more of them first.
[related]
includeNewer = true
threshold = 1
toLower = true
[[related.indices]]
name = 'tags'
weight = 100
"""
FORMULAS = r"""
[markup.goldmark.extensions.passthrough]
# Formulas in a line and as a block; layouts/_markup/render-passthrough.html makes MathML of them.
enable = true
[markup.goldmark.extensions.passthrough.delimiters]
block = [['$$', '$$']]
inline = [['\(', '\)']]
"""
DATED_NAMES = """# Of a file 2020-01-31-name.md the address has only the name.
[frontmatter]
publishDate = ['publishdate', ':filename', ':default']"""
MENU = "# The menu; an entry of a lower weight stands before the others.\n"
FUTURE = {
    True: "# A post dated in the future is published, as it was before; only draft = true holds one back.",
    False: "# A post dated in the future is held back until then, as it was before.",
}


def hugo_toml(site: Site) -> str:
    """The settings of the site, with the reason of each unusual one."""
    return Template((resources.files("rst2hugo.hugo") / "hugo.toml").read_text("utf-8")).substitute(
        {field: toml_writer.literal(getattr(site, field)) for field in ("language", "title", "time_zone")},
        base_url=toml_writer.literal(site.base_url or "https://example.org/"),
        future=f"{FUTURE[site.future]}\nbuildFuture = {str(site.future).lower()}",
        first="".join(f"{line}\n" for line in first(site)),
        theme="\n".join(theme(site)),
        params="\n".join(params(site)),
        page_size=site.page_size,
        plain=str(not site.typographer).lower(),
        taxonomies=toml_writer.dumps(site.taxonomies),
        permalinks="".join(f"{block}\n\n" for block in permalinks(site)),
        feeds=feeds.tables(site),
        last="".join(f"\n{block.strip()}\n" for block in last(site)),
    )


def first(site: Site) -> Iterator[str]:
    """Settings that stand in no table, for sites that need them."""
    if site.summary_length is not None:
        yield f"# How many words of a post a list shows.\nsummaryLength = {site.summary_length}"
    if site.disabled_kinds:
        yield "# What the blog has a file of its own for."
        yield f"disableKinds = {toml_writer.literal([*site.disabled_kinds])}"
    if site.languages:
        yield f"# The language at the root; the others are below /{site.languages[0].tag}/ and so on."
        yield f"defaultContentLanguage = {toml_writer.literal(site.language.lower())}"


def theme(site: Site) -> Iterator[str]:
    """What names the theme, or how to have one."""
    if not site.theme:
        yield "# For a theme instead of the layouts here, run rst2hugo migrate again with --theme NAME."
        return
    if site.theme == themes.NONE:
        yield "# Here goes the theme: theme = 'NAME', of a folder in themes/."
    elif "/" not in site.theme:
        yield f"theme = {toml_writer.literal(site.theme)}"
    if not themes.find_theme(site.theme).head:
        yield '# Styles of the posts: {{ partial "content-css.html" . }} belongs in the head of the pages of the theme.'


def params(site: Site) -> Iterator[str]:
    """What layouts ask for; Hugo compares ``mainSections`` with the names of folders in small letters."""
    yield toml_writer.entry("mainSections", [hugo_paths.lower(site.section)])
    theme = themes.find_theme(site.theme)
    author: Value = {"name": site.author} if theme.author_is_table and site.author else site.author
    said: dict[str, Value] = {"description": site.description, "author": author, "email": site.email}
    yield from (toml_writer.entry(name, value) for name, value in said.items() if value)
    yield from (toml_writer.entry(name, value) for name, value in {**theme.params, **site.params}.items())
    if site.ids:
        yield "# By what feed readers and comments know a post that does not say it itself; :path is its first alias."
        yield toml_writer.entry("ids", dict(site.ids))


def permalinks(site: Site) -> Iterator[str]:
    """The patterns of addresses of pages and of terms, if Hugo's own are others."""
    if site.page_urls:
        where = "# Where the pages in a folder of content/ are that have no url of their own."
        yield f"{where}\n[permalinks.page]\n{toml_writer.dumps(site.page_urls)}"
    if site.dated_names:
        yield DATED_NAMES
    if site.term_urls:
        yield f"# Where the lists of terms are.\n[permalinks.term]\n{toml_writer.dumps(site.term_urls)}"


def last(site: Site) -> Iterator[str]:
    """Tables that not every site needs."""
    if "/" in site.theme:
        yield f"[[module.imports]]\npath = {toml_writer.literal(site.theme)}"
    if site.formulas:
        yield FORMULAS
    if site.disqus:
        yield f"# Comments below the posts.\n[services.disqus]\nshortname = {toml_writer.literal(site.disqus)}"
    if site.analytics.startswith("UA-"):
        yield f"# Google knows no ids like {site.analytics} any more; a new one would go to [services.googleAnalytics]."
    elif site.analytics:
        yield f"[services.googleAnalytics]\nid = {toml_writer.literal(site.analytics)}"
    if site.feed_length is not None:
        yield f"# How many posts a feed tells of.\n[services.rss]\nlimit = {site.feed_length}"
    if "related_posts" in site.params:
        yield RELATED.strip()
    for number, values in enumerate(menu(site.menu)):
        yield f"{'' if number else MENU}[[menus.main]]\n{toml_writer.dumps(values)}"
    if site.languages:
        yield toml_writer.dumps(language(Language(site.language, site.title), 1))
        for weight, other in enumerate(site.languages, 2):
            yield toml_writer.dumps(language(replace(other, title=other.title or site.title), weight))
        yield NO_HOOKS


def menu(entries: Sequence[MenuEntry]) -> list[dict[str, Value]]:
    found: list[dict[str, Value]] = []
    for weight, language in enumerate(entries, 1):
        url: dict[str, Value] = {"url": lasting(language.address)} if language.address else {}
        url = {"pageRef": language.path} if language.path else url
        found.append(
            {"name": language.name, **url, **({"parent": language.parent} if language.parent else {}), "weight": weight}
        )
    return found


def lasting(address: str) -> str:
    """An address such that Hugo keeps it: of one that begins with a slash it drops capitals and marks, but no other."""
    changed = address.startswith("/") and not address.startswith("//") and hugo_paths.sanitized(address) != address
    return address.lstrip("/") if changed else address


def language(entry: Language, weight: int) -> Mapping[str, Value]:
    """The table of one language; Hugo knows languages by names in lower case."""
    locale = entry.locale or entry.tag
    found: dict[str, Value] = {"label": locale, "locale": locale, "title": entry.title, "weight": weight}
    found |= {"params": {"description": entry.description}} if entry.description else {}
    found |= {"menus": {"main": [*menu(entry.menu)]}} if entry.menu else {}
    return {"languages": {entry.tag.lower(): found}}
