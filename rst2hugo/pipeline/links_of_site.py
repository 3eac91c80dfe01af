"""The links of all pages, filled in from one index of addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from rst2hugo.addresses import urls
from rst2hugo.engine import Engine
from rst2hugo.links import crossrefs, fill_links, link_index
from rst2hugo.model import Result


def link_pages(engine: Engine, result: Result, *, whole: bool) -> Result:
    """The pages with their links filled in, after collisions: from then on everything is where it stays."""
    return replace(result, pages=tuple(fill_links.link(result.pages, table(engine, result, whole=whole))))


def table(engine: Engine, result: Result, *, whole: bool) -> link_index.Table:
    """Every address of the old site and where it answers now; the links of all pages are filled in from it."""
    bases = (urls.base_path(one) for one in (engine.old_base(), engine.new_base()))
    spelled, targets = divide_targets(result.named_targets)
    names = crossrefs.named(sorted(result.pages, key=lambda page: page.draft), engine.document_names)
    names |= {name: crossrefs.Named("", address, title) for name, (address, title) in targets.items()}
    terms = [term.url for term in result.terms]
    lists = {} if engine.in_place else dict.fromkeys(["/", *terms, *result.list_addresses]) | dict(result.lists)
    known = link_index.table(
        result.pages, result.assets, lists, engine.hosts(), *bases, whole=whole, names=names,
        spell=engine.reference_names, reading=partial(read_link, engine, spelled), terms=terms,
    )  # fmt: skip
    options = engine.options
    known = replace(known, link_style=options.link_style, internal_links=options.internal_links)
    return known if options.repair else replace(known, folded={}, mends=False)


def divide_targets(targets: Mapping[str, tuple[str, str]]) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """The names that are spellings of old addresses (``at:/tag/a-b/``), and those of things that can be referred to."""
    spelled = {name: address for name, (address, _) in targets.items() if name.startswith(link_index.AT)}
    return spelled, {name: target for name, target in targets.items() if name not in spelled}


def read_link(engine: Engine, spelled: Mapping[str, str], uri: str, source: str) -> tuple[str, str] | None:
    """The name that a link in the engine's own syntax means; docutils leaves nothing of the spaces in addresses."""
    found = engine.link_name(uri, source)
    if found is None or not found[0].startswith(link_index.AT):
        return found
    old = spelled.get(found[0]) or spelled.get(found[0].replace("-", ""))
    return found if old is None else (f"{link_index.AT}{old}", found[1])
