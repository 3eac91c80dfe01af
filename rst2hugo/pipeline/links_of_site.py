"""The links of all pages, filled in from one index of addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from rst2hugo.addresses import urls
from rst2hugo.engine import Engine
from rst2hugo.headers import front_matter
from rst2hugo.links import crossrefs
from rst2hugo.links.build_index import build_index
from rst2hugo.links.fill_links import fill_links
from rst2hugo.links.link_index import AT, LinkIndex
from rst2hugo.model import Compose, Page, Result


def link_pages(engine: Engine, result: Result, *, whole: bool) -> Result:
    """The pages with their links filled in, after collisions: from then on everything is where it stays."""
    filled = fill_links(result.pages, link_index(engine, result, whole=whole))
    return replace(result, pages=tuple(replace(page, compose=choose_compose(engine, page)) for page in filled))


def choose_compose(engine: Engine, page: Page) -> Compose:
    """What makes the text of a page: its header in the form that the options name, or as it is typed."""
    if page.typed_header is not None:
        return partial(front_matter.with_typed_header, page.typed_header)
    return front_matter.FORMS[engine.options.front_matter]


def link_index(engine: Engine, result: Result, *, whole: bool) -> LinkIndex:
    """Every address of the old site and where it answers now; the links of all pages are filled in from it."""
    every = (*result.pages, *result.unasked)
    bases = (urls.base_path(one) for one in (engine.old_base(), engine.new_base()))
    spelled, targets = divide_targets(result.named_targets)
    names = crossrefs.collect_names(sorted(every, key=lambda page: page.draft), engine.document_names)
    names |= {name: crossrefs.NamedTarget("", address, title) for name, (address, title) in targets.items()}
    terms = [term.url for term in result.terms]
    lists = {} if engine.in_place else dict.fromkeys(["/", *terms, *result.list_addresses]) | dict(result.lists)
    index = build_index(
        every, result.assets, lists, engine.hosts(), *bases, whole=whole, names=names,
        spell=engine.reference_names, read_link=partial(read_link, engine, spelled), terms=terms,
    )  # fmt: skip  # a table
    options = engine.options
    folder = engine.text_folder if engine.name == Engine.name else None
    index = replace(index, is_there=engine.blog.has_file, publishing_setting=engine.publishing_setting)
    index = replace(index, text_folder=folder, link_style=options.link_style, internal_links=options.internal_links)
    return index if options.repair else replace(index, folded={}, mends=False)


def divide_targets(targets: Mapping[str, tuple[str, str]]) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """The names that are spellings of old addresses (``at:/tag/a-b/``), and those of things that can be referred to."""
    spelled = {name: address for name, (address, _) in targets.items() if name.startswith(AT)}
    return spelled, {name: target for name, target in targets.items() if name not in spelled}


def read_link(engine: Engine, spelled: Mapping[str, str], uri: str, source: str) -> tuple[str, str] | None:
    """The name that a link in the engine's own syntax means; docutils leaves nothing of the spaces in addresses."""
    found = engine.link_name(uri, source)
    if found is None or not found[0].startswith(AT):
        return found
    old = spelled.get(found[0]) or spelled.get(found[0].replace("-", ""))
    return found if old is None else (f"{AT}{old}", found[1])
