"""All compiled pages become one site: a row of steps, of which only this order is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from rst2hugo import collisions, hugo
from rst2hugo.addresses import permalinks, post_ids, special_pages, terms, translations
from rst2hugo.addresses.output_files import distinct, outside_bundles, outside_lists, placed, with_own_section
from rst2hugo.blog.file_reports import collect_reports
from rst2hugo.collisions import long_names
from rst2hugo.engine import Engine
from rst2hugo.hugo import menus, next_post, themes
from rst2hugo.model import Page, Result, Site, Term
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.site_plan import SitePlan, Target
from rst2hugo.pipeline import bundles, chosen_pages, formula_macros, in_place, needs, site_files
from rst2hugo.pipeline.accounting import account_for, describe_failure
from rst2hugo.pipeline.compile_page import Compiled
from rst2hugo.pipeline.links_of_site import link_pages
from rst2hugo.pipeline.remarks import summed_up


def assemble(engine: Engine, done: Iterable[Compiled], before: Iterable[Diagnostic], *, whole: bool) -> Result:
    """The site of the pages; ``before`` is what was reported of the blog before any page was compiled."""
    compiled = collect_pages(done)
    before = (*before, *compiled.reports)
    if engine.in_place:
        return in_place.assemble(engine, compiled.pages, before, compiled.diagnostics, whole=whole)
    plan = make_plan(engine, compiled.pages, before, whole=whole)
    plan = place_pages(plan, whole=whole)
    plan = settle_macros(engine, plan)
    plan = replace(plan, diagnostics=(*plan.diagnostics, *compiled.diagnostics))
    plan = name_files(plan, whole=whole)
    result = settle_collisions(engine, plan, whole=whole)
    result = choose_contents(engine, result, whole=whole)
    is_bundled = whole and engine.options.bundles
    result = bundles.link_with_bundles(engine, result) if is_bundled else link_pages(engine, result, whole=whole)
    result = chosen_pages.leave_unasked_out(engine, result)
    result = sum_up_remarks(result)
    result = report_missing(engine, result, whole=whole)
    result = site_files.add_templates(engine, result)
    result = site_files.respell_headers(engine, result)
    result = site_files.add_redirects(engine, result, plan, whole=whole)
    result = site_files.add_deployment(engine, result, whole=whole)
    return account_for_files(engine, result, whole=whole)


class CompiledBlog(NamedTuple):
    """All pages; what is wrong with files beside the sources, and with the sources that became no page."""

    pages: list[Page]
    reports: list[Diagnostic]
    diagnostics: list[Diagnostic]


def collect_pages(done: Iterable[Compiled]) -> CompiledBlog:
    """First of all, since whatever follows has to see all pages: everything that compiling them has found."""
    blog = CompiledBlog([], [], [])
    for source in done:
        blog.pages.extend([source.page] if source.page is not None else [])
        blog.reports.extend(source.reports)
        blog.diagnostics.extend(source.diagnostics)
    return blog


def make_plan(engine: Engine, pages: Iterable[Page], before: Iterable[Diagnostic], *, whole: bool) -> SitePlan:
    """The engine's plan, before anything is placed: it speaks of addresses as the old site had them.

    The pages at ``/`` and ``/404.html`` claim these addresses before, so that the engine knows which pages they are.
    """
    pages = [terms.spell_dots(page) for page in pages]
    with collect_reports() as reports:
        plan = engine.finish(special_pages.claim_addresses(pages) if whole else pages, whole=whole)
    plan = replace(plan, site=replace(plan.site, theme=engine.options.theme or ""))
    return replace(plan, diagnostics=tuple(dict.fromkeys([*before, *reports, *plan.diagnostics])))


def place_pages(plan: SitePlan, *, whole: bool) -> SitePlan:
    """The pages in the folders of the new site, after the plan, which knows its section, languages and taxonomies."""
    site, pages = plan.site, plan.pages
    if whole:
        site = with_own_section(special_pages.with_static_homes(site, pages))
        pages = tuple(placed(page, site.section) for page in pages)
    return replace(plan, site=site, pages=tuple(special_pages.place(outside_bundles(page), site) for page in pages))


def settle_macros(engine: Engine, plan: SitePlan) -> SitePlan:
    """The macros of formulas as parameters of the site, before its files are made; no other step depends on them."""
    with collect_reports() as reports:
        pages, site = formula_macros.settle_macros(engine, plan.pages, plan.site)
    told = tuple(dict.fromkeys([*plan.diagnostics, *reports]))
    return replace(plan, pages=tuple(pages), site=site, diagnostics=told)


def name_files(plan: SitePlan, *, whole: bool) -> SitePlan:
    """Each page in a file of its own, before addresses are settled: a page without one has that of its file."""
    short = long_names.shorten_outputs(plan.pages)
    pages, reserved = translations.name_files(short, plan.site), hugo.files(plan.site, plan.terms)
    pages = distinct(outside_lists(pages, plan.site, reserved) if whole else pages, reserved)
    if whole:
        pages = [page if page.url else replace(page, url=translations.natural_address(page)) for page in pages]
    return replace(plan, pages=tuple(pages))


def settle_collisions(engine: Engine, plan: SitePlan, *, whole: bool) -> Result:
    """One address for each thing, once all have said which they want, and before any link is written.

    Lists and terms are known by their last addresses from here on, and the files of the new site are made of them.
    """
    settled = collisions.settle(plan.pages, plan.assets, plan.site, plan.terms)
    site, pages = settled.site, settled.pages
    if whole:
        site, pages = shorten_headers(engine, settled)
    zone = engine.options.time_zone or site.time_zone
    new = replace(site, base_url=engine.new_base(), time_zone=zone, formulas=needs.has_formulas(pages))
    moved = {f"/{plan.site.section}/": f"/{settled.site.section}/", plan.site.all_posts: settled.site.all_posts}
    last = dict(zip(plan.terms, settled.terms, strict=True))
    return Result(
        engine.name,
        str(engine.blog.root) if engine.blog.root else "",
        tuple(translations.with_aliases(page) for page in pages),
        settled.assets,
        hugo.files(new, settled.terms_with_files(), made=settled.lists),
        diagnostics=(*plan.diagnostics, *terms.shared_lists(settled.terms), *settled.diagnostics),
        options=engine.options.to_strings(),
        location=engine.blog.location,
        terms=settled.terms,
        lists=settled.answered(),
        site=site,
        list_addresses=tuple(moved.get(one, one) for one in plan.list_addresses),
        named_targets={name: last_target(one, last, moved) for name, one in plan.named_targets.items()},
        frame=hugo.frame_files(),
    )


def choose_contents(engine: Engine, result: Result, *, whole: bool) -> Result:
    """What the options ask for, once all addresses are settled, so that each page has that which it has in any case."""
    if not whole:
        return result
    result = chosen_pages.set_unasked_apart(engine.options, result)
    return result if engine.options.source_copies else chosen_pages.without_source_copies(result)


def shorten_headers(engine: Engine, settled: collisions.Settled) -> tuple[Site, tuple[Page, ...]]:
    """The site with rules for addresses and ids, and with a menu, and the pages without what follows from the rules.

    Only of a whole blog: single pages are for any site.
    """
    site, pages = settled.site, [themes.with_author(page, settled.site) for page in settled.pages]
    rules = permalinks.choose_permalinks(pages, can_be_dated=site.future)
    # A theme knows no patterns for comments.
    ids = post_ids.choose_ids(pages, (post_ids.GUID, *(() if site.theme else post_ids.OF_COMMENTS)))
    short = (post_ids.shorten_ids(rules.settle_page(page), ids, engine.new_base()) for page in pages)
    site = replace(site, page_urls=rules.patterns, dated_names=rules.dated_names, ids=ids)
    site = menus.with_menu(site, pages, settled.lists, (*settled.terms, *settled.natural_terms))
    return replace(site, post_fields=next_post.choose_fields(pages)), tuple(short)


def last_target(target: Target, terms: dict[Term, Term], moved: dict[str, str]) -> tuple[str, str]:
    """The address of what a name means, and its title, where terms and lists are in the end."""
    if isinstance(target, Term):
        return terms[target].url, target.name
    address, title = (target, "") if isinstance(target, str) else target
    return moved.get(address, address), title


def sum_up_remarks(result: Result) -> Result:
    """Remarks on many pages as one on the blog, once links are filled in, which may add some."""
    pages, summary = summed_up(result.pages)
    return replace(result, pages=tuple(pages), diagnostics=(*result.diagnostics, *summary))


def report_missing(engine: Engine, result: Result, *, whole: bool) -> Result:
    """A report of what every blog has to have, an address and posts; after all else, which may have said why not."""
    told: list[Diagnostic] = []
    known = engine.new_base() or any(one.code is Code.NO_ADDRESS for one in result.diagnostics)
    if whole and result.pages and not known:
        message = "the address of the site is not known; give it with --base-url https://…"
        told.append(Diagnostic(".", None, Code.NO_ADDRESS, message))
    if whole and not any(engine.blog.has_file(page.source) for page in result.pages):
        told.append(Diagnostic(".", None, Code.NO_POSTS, describe_failure(engine)))
    return replace(result, diagnostics=(*result.diagnostics, *told))


def account_for_files(engine: Engine, result: Result, *, whole: bool) -> Result:
    """At last, what of the blog is neither a page nor copied, since all reports of what failed are there."""
    carried = (*result.pages, *result.unasked)
    left_out = account_for(engine, carried, result.assets, result.diagnostics) if whole else ()
    return replace(result, left_out=(*result.left_out, *left_out))
