"""A site that is Hugo's already: its pages in Markdown, the rest as it was, and what the Markdown needs besides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rst2hugo import constructs
from rst2hugo.addresses.output_files import distinct
from rst2hugo.engines.hugo import Hugo
from rst2hugo.engines.hugo.goldmark import settings_file
from rst2hugo.engines.hugo.shortcode_calls import restore_calls
from rst2hugo.links import fill_links
from rst2hugo.links.link_index import Table
from rst2hugo.model import Page, Result
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.pipeline import accounting, needs
from rst2hugo.pipeline.remarks import summed_up


def result(engine: Hugo, pages: Sequence[Page], found: Iterable[Diagnostic], known: Table, *, whole: bool) -> Result:
    """The site with its pages linked; ``known`` tells of no addresses, as all of them stay."""
    others = tuple(engine.assets()) if whole else ()
    linked, summary = summed_up(fill_links.link(distinct(pages, [asset.output for asset in others]), known))
    files, told = needed_files(engine, linked) if pages else ({}, [])
    if whole and not pages:
        told.append(Diagnostic(".", None, Code.NO_POSTS, accounting.describe_failure(engine)))
    done = tuple(restore_shortcodes(page) for page in linked)
    diagnostics = (*engine.diagnostics, *found, *summary, *told)
    root = str(engine.root) if engine.root else ""
    unused = accounting.account_for(engine, done, others, diagnostics) if whole else ()
    kept = tuple(asset for asset in others if asset.output not in files)
    given = engine.options.to_strings()
    return Result(engine.name, root, done, kept, files, {}, diagnostics, given, engine.location, {}, unused)


def needed_files(engine: Hugo, pages: Sequence[Page]) -> tuple[dict[str, str], list[Diagnostic]]:
    """The templates and settings without which Hugo would show these pages otherwise, as far as the site lacks them.

    The second part tells of settings that the user has to add.
    """
    texts = [page.markdown for page in pages]
    templates = constructs.templates(texts)
    wanted = dict.fromkeys(name for text in texts for name in needs.of(text) if name not in templates)
    path, text, missing = settings_file(engine, wanted)
    files = {path: text for path, text in templates.items() if not engine.has_template(path)}
    if text is not None:
        return {**files, path: text}, []
    told = f"add to it: {'; '.join(missing)}" if missing else ""
    return files, [Diagnostic(path, None, Code.MISSING_SETTING, told)] if told else []


def restore_shortcodes(page: Page) -> Page:
    """The page with the author's own shortcodes."""
    put = restore_calls
    links = tuple(replace(one, uri=put(one.uri), text=put(one.text), address=put(one.address)) for one in page.links)
    told = tuple(replace(one, message=put(one.message)) for one in page.diagnostics)
    return replace(page, markdown=put(page.markdown), text=put(page.text), links=links, diagnostics=told)
