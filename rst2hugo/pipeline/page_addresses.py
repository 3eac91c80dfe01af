"""Where a page was and where it goes: its address, the old ones that lead to it, its whole front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rst2hugo.addresses import hugo_paths, urls
from rst2hugo.engine import Engine
from rst2hugo.headers.front_matter import Header
from rst2hugo.markdown import fences
from rst2hugo.model import Meta, Page, Source, Value
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.values import metadata


def addressed(source: Source, engine: Engine, meta: Meta, values: Mapping[str, Any], in_body: str | None) -> Page:
    """The page with its addresses and its whole front matter; the body is still to come."""
    told = []
    given = (meta.permalink, in_body), engine.other_old_addresses(meta, values, source)
    named, further = ([one for one in some if one] for some in given)
    for one in dict.fromkeys([*named, *further]):
        told += [Diagnostic(source.path, None, Code.LOST_ADDRESS, lost) for lost in losses(one, engine.hosts())]
    queries = tuple(re.sub(r"^\w*:?//[^/]*", "", one) for one in (*named, *further) if "?" in one)
    named, further = ([one for one in some if not urls.is_query(one)] for some in (named, further))
    rule = [] if named else [one for one in [engine.old_address(meta, values, source)] if one]
    olds = list(dict.fromkeys(map(urls.clean, [*named, *rule])))
    if len(olds) > 1:
        message = f"the header says {olds[0]}, the body {olds[1]}"
        told.append(Diagnostic(source.path, None, Code.TWO_OLD_ADDRESSES, message))
    old = olds[0] if olds else None
    url = engine.new_address(old) if old else None
    if old and engine.options.urls == "keep" and url != old:
        message = f"Hugo has no pages at {old!r}; this one is at {url}, where the old address leads"
        told.append(Diagnostic(source.path, None, Code.LOST_ADDRESS, message))
    # /a is answered by /a/, which is the file a/index.html.
    aliases = [one for one in dict.fromkeys([*olds, *map(urls.clean, further)]) if urls.answerable(one)]
    aliases = [one for one in aliases if not url or one.rstrip("/") != url.rstrip("/")]
    header = with_addresses(meta, url, aliases, engine.feed_and_comment_ids(meta, old) if old else {})
    output = engine.output(source, url)
    page = Page(
        source.path, output, header, "", meta.kind, url, old, tuple(aliases), None, tuple(told), queries=queries
    )
    return replace(page, language=meta.language) if meta.language else page


def kept_page(source: Source, engine: Engine, header: Header) -> Page:
    """The page of a site that is Hugo's already: its header and its address stay; the body is still to come."""
    meta, _ = engine.meta(header.values, source)
    output = engine.output(source, None)
    return Page(source.path, output, meta.front_matter, "", meta.kind, typed_header=engine.typed_header(source))


def losses(address: str, hosts: frozenset[str]) -> Iterator[str]:
    """What cannot be kept of an address that a post gives itself; ``hosts`` are the site's own, if they are known."""
    if urls.is_query(address):
        yield f"{address} is a query, which no page of a static site can answer; the server has to redirect it"
    elif "?" in address:
        yield f"no page of a static site can answer the query of {address}; {urls.clean(address)} answers instead"
    host = urls.host(address)
    if host and hosts and host not in hosts:
        yield f"{address} is not on this site; only its path leads to the page"
    if not urls.answerable(urls.clean(address)):
        yield f"no file can be called {urls.clean(address)!r}, so nothing redirects from there"


def with_addresses(
    meta: Meta, url: str | None, aliases: Sequence[str], extras: Mapping[str, Value]
) -> dict[str, Value]:
    """The front matter with ``url`` and ``aliases`` behind the dates, and ``params`` last."""
    first = metadata.FIRST_KEYS
    header: dict[str, Value] = {key: value for key, value in meta.front_matter.items() if key in first}
    if url and url != "/":  # the home page is where it is
        header["url"] = urls.front_matter_url(url)
    elif not url and (slug := urls.front_matter_slug(meta.slug or "")):
        header["slug"] = slug
    if aliases:
        header["aliases"] = [*map(hugo_paths.front_matter_alias, aliases)]
    header |= {key: value for key, value in meta.front_matter.items() if key not in first and key != "params"}
    if isinstance(summary := header.get("summary"), str):  # which Hugo reads as Markdown
        header["summary"] = fences.mend_fences(summary)
    params = {**dict(meta.front_matter.get("params", {})), **extras}  # type: ignore[arg-type]
    return header | ({"params": params} if params else {})
