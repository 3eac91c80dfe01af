"""A site that is Hugo's already: its pages in Markdown, the rest as it was, and what the Markdown needs besides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rst2hugo import constructs
from rst2hugo.addresses.output_files import distinct
from rst2hugo.blog.file_reports import collect_reports
from rst2hugo.engine import Engine
from rst2hugo.hugo import stubs
from rst2hugo.model import Page, Result
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.pipeline import accounting, needs
from rst2hugo.pipeline.links_of_site import link_pages
from rst2hugo.pipeline.remarks import summed_up


def assemble(
    engine: Engine, pages: Sequence[Page], before: Iterable[Diagnostic], found: Iterable[Diagnostic], *, whole: bool
) -> Result:
    """The site with its pages linked; all addresses stay, so that there is nothing to settle."""
    with collect_reports() as reports:
        plan = engine.finish(pages, whole=whole)
    pages = distinct(plan.pages, [asset.output for asset in plan.assets])
    root, given = str(engine.blog.root) if engine.blog.root else "", engine.options.to_strings()
    made = Result(engine.name, root, tuple(pages), options=given, location=engine.blog.location, site=plan.site)
    linked, summary = summed_up(link_pages(engine, made, whole=False).pages)
    linked, templates = stubs.add_stubs(linked, engine.vocabulary, constructs.shortcodes(), engine.own_template)
    to_finish = {path: text for path, text in templates.items() if engine.own_template(path) is None}
    files, told = needed_files(engine, linked) if linked else ({}, [])
    if whole and not linked:
        told.append(Diagnostic(".", None, Code.NO_POSTS, accounting.describe_failure(engine)))
    done = tuple(restore_shortcodes(engine, page) for page in linked)
    first = dict.fromkeys([*before, *reports, *plan.diagnostics])
    diagnostics = (*first, *found, *summary, *told)
    unused = accounting.account_for(engine, done, plan.assets, diagnostics) if whole else ()
    kept = tuple(asset for asset in plan.assets if asset.output not in files)
    made = replace(made, stubs=to_finish, left_out=unused)
    return replace(made, pages=done, assets=kept, files=files, diagnostics=diagnostics)


def needed_files(engine: Engine, pages: Sequence[Page]) -> tuple[dict[str, str], list[Diagnostic]]:
    """The templates and settings without which Hugo would show these pages otherwise, as far as the site lacks them.

    The second part tells of settings that the user has to add.
    """
    texts = [page.markdown for page in pages]
    templates = constructs.templates(texts)
    wanted = dict.fromkeys(name for text in texts for name in needs.of(text) if name not in templates)
    path, text, missing = engine.enable_settings(wanted)
    files = {path: text for path, text in templates.items() if engine.own_template(path) is None}
    if text is not None:
        return {**files, path: text}, []
    told = f"add to it: {'; '.join(missing)}" if missing else ""
    return files, [Diagnostic(path, None, Code.MISSING_SETTING, told)] if told else []


def restore_shortcodes(engine: Engine, page: Page) -> Page:
    """The page with the author's own shortcodes."""
    put = engine.restore_shortcodes
    links = tuple(replace(one, uri=put(one.uri), text=put(one.text), address=put(one.address)) for one in page.links)
    told = tuple(replace(one, message=put(one.message)) for one in page.diagnostics)
    return replace(page, markdown=put(page.markdown), links=links, diagnostics=told)
