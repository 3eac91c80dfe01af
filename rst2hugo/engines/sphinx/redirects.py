"""Redirects of Sphinx' extensions: ``redirects`` of sphinx-reredirects, ``rediraffe_redirects`` of rediraffe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatch
from typing import Any

from rst2hugo.addresses import urls
from rst2hugo.addresses.relative_links import join_link
from rst2hugo.blog import settings
from rst2hugo.engines.sphinx import conf as of_conf
from rst2hugo.engines.sphinx import places
from rst2hugo.model import Page
from rst2hugo.model.diagnostics import Code, Diagnostic

ROW = re.compile(r"""(?m)^[ \t]*(?:(["'])(.*?)\1|([^\s#"']\S*))[ \t]+(?:(["'])(.*?)\4|(\S+))[ \t]*$""")


def read(
    conf: Mapping[str, Any], ending: str, documents: Mapping[str, str], text_of: Callable[[str], str | None]
) -> dict[str, str]:
    """Each old address with what it led to; ``ending`` is that of documents' addresses."""
    names = [str(one) for one in settings.as_list(conf["extensions"])]
    found: dict[str, str] = {}
    if any("reredirects" in one for one in names):
        found |= dict(of_reredirects(settings.table(conf, "redirects"), ending, documents))
    if any("rediraffe" in one for one in names):
        given = conf.get("rediraffe_redirects")
        text = text_of(given) or "" if isinstance(given, str) else ""
        pairs = {row[1] or row[2]: row[4] or row[5] for row in ROW.findall(text)}
        pairs |= settings.table(conf, "rediraffe_redirects") if isinstance(given, Mapping) else {}
        docnames = {of_conf.docname(str(old), conf): of_conf.docname(str(new), conf) for old, new in pairs.items()}
        found |= {places.address(old, ending): places.address(new, ending) for old, new in docnames.items()}
    return found


def of_reredirects(rows: Mapping[Any, Any], ending: str, documents: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A source is a document, or a pattern of some; its target is relative to it (sphinx-reredirects 1.1)."""
    for source, target in rows.items():
        is_pattern = re.search(r"[*?\[\]]", str(source)) is not None
        for name in [one for one in documents if fnmatch(one, str(source))] if is_pattern else [str(source)]:
            old = f"/{name}" if name.endswith(".html") else places.address(name.strip("/"), ending)
            goal = re.sub(r"\$(?:source\b|\{source\})", name, str(target)) if is_pattern else str(target)
            place = urls.located(join_link(old, goal), "/", frozenset())
            yield urls.clean(old), place.path + place.suffix if place else goal


def left(wanted: Mapping[str, str], pages: Iterable[Page]) -> dict[str, str]:
    """The redirects that no page has as an alias, and from where there is no page."""
    taken = {one for page in pages for one in (*page.aliases, page.old_url, page.url)}
    return {old: new for old, new in wanted.items() if old not in taken}


def describe_hidden(wanted: Mapping[str, str], pages: Iterable[Page]) -> Iterator[Diagnostic]:
    """What there is to tell of pages that led elsewhere on the old site, and are read on the new one."""
    hidden = [page for page in pages if page.old_url in wanted]
    if hidden:
        first = f"the first at {hidden[0].old_url} to {wanted[str(hidden[0].old_url)]}"
        message = f"redirects: {len(hidden)} pages led elsewhere, {first}; the new site shows them"
        yield Diagnostic(hidden[0].source, None, Code.LOST_ADDRESS, message)
