"""One source becomes one page, alone and in any process; addresses of other posts stay open."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from docutils import nodes

from rst2hugo import markdown, pandoc
from rst2hugo.addresses import urls
from rst2hugo.blog import git_dates
from rst2hugo.blog.file_reads import collect_reads
from rst2hugo.blog.file_reports import collect_reports
from rst2hugo.engine import Engine
from rst2hugo.headers import field_list
from rst2hugo.headers.front_matter import Header
from rst2hugo.links import resolve
from rst2hugo.markdown import passthrough
from rst2hugo.model import Page, Source, Value
from rst2hugo.model.diagnostics import Code, Diagnostic, RequestError
from rst2hugo.model.reports import Reports
from rst2hugo.pandoc.cross_check import report_disagreements
from rst2hugo.pipeline.body import Reader, doctree, first_level, foreign_doctree, put_back, read_as_is
from rst2hugo.pipeline.document_facts import (
    document_values,
    formatted,
    places_of,
    plain,
    report_hidden_title,
    report_losses,
)
from rst2hugo.pipeline.page_addresses import addressed, kept_page
from rst2hugo.render import Context, render
from rst2hugo.rst import memory, parse, shortcodes
from rst2hugo.rst.failures import describe_error
from rst2hugo.rst.work import TooSlowError
from rst2hugo.values import metadata

DOCUTILS = ("rst", "myst")
"""What is written in these becomes a doctree by docutils' own ways."""


class Compiled(NamedTuple):
    """What comes of a source: its page, or None and the reason in ``diagnostics``.

    ``reports`` is what is wrong with other files of the blog that had to be read for it; it is part of what is
    returned, as the engine may be a copy in another process, of which nobody hears again. ``reads`` are the files of
    the blog that were read for it, by their paths without links.
    """

    page: Page | None
    diagnostics: tuple[Diagnostic, ...] = ()
    reports: tuple[Diagnostic, ...] = ()
    reads: frozenset[str] = frozenset()


def compiled(source: Source, engine: Engine) -> Compiled:
    """One source on its own: the page with its addresses open, or None and the reason."""
    if source.diagnostics and not source.text:
        return Compiled(None, source.diagnostics)
    with memory.collector_paused(), collect_reports() as reports, collect_reads() as reads:
        try:
            page = page_of(source, engine)
        except RequestError:  # what this post needs, the others need as well
            raise
        except Exception as error:  # our bug must not cost this post, nor the others
            page = rescue_page(source, engine, error)
    page = replace(page, diagnostics=(*source.diagnostics, *page.diagnostics))
    return Compiled(page, reports=tuple(reports), reads=frozenset(reads))


def rescue_killed(source: Source, engine: Engine) -> Compiled:
    """A source at which a process was killed: its body as it is, and the reason."""
    with collect_reports() as reports:
        page = rescue_page(source, engine, ChildProcessError("the process that converted it was killed"))
    return Compiled(replace(page, diagnostics=(*source.diagnostics, *page.diagnostics)), reports=tuple(reports))


def rescue_page(source: Source, engine: Engine, error: Exception) -> Page:
    """The page of a source that cannot be compiled: its body as it is; if its header fails, too, all of it, as a draft.

    No word of it is lost: HTML stays HTML, everything else becomes a block of code.
    """
    code, message, line = Code.INTERNAL_ERROR, describe_error(error), None
    if isinstance(error, RecursionError):
        code, message = Code.TOO_DEEP, "nested too deeply to be read"
    elif isinstance(error, TooSlowError):
        code, message, line = Code.TOO_SLOW, f"reading it takes too long: {error.what}", error.line
    try:
        return page_of(source, engine, partial(read_as_is, code=code, message=message, line=line))
    except Exception:
        text = markdown.fence(source.text.strip("\n"), "text")
        told = (Diagnostic(source.path, line, code, f"{message}; the whole file was kept as a code block, in a draft"),)
        values: dict[str, Value] = {"title": metadata.title_from_path(source.path), "draft": True}
        output = f"content/{urls.safe_path(PurePosixPath(source.path).with_suffix('').as_posix())}.md"
        return Page(source.path, output, values, text, diagnostics=told)


def page_of(source: Source, engine: Engine, read: Reader | None = None) -> Page:
    """Header, parse, resolve, render; ``read`` makes a doctree of the body if it is not to be read as what it is."""
    header = source.header or engine.header(source)
    source = replace(source, header=header)
    reports = Reports(source.path)
    body, broken, language = split_header(source, header)
    if header.problem is not None:
        reports.report(None, Code.BROKEN_HEADER, header.problem)
    values = dict(header.values)
    read = read or (doctree if engine.markup(source, values) in DOCUTILS else foreign_doctree)
    document = read(body, source, engine, values, reports)
    if document is None:
        written = carry_text(body, source, engine, values, reports)
    else:
        report_losses(document, reports)
        if engine.options.cross_check and read is doctree and engine.is_rst(source, values):
            report_disagreements(document, body, reports)
        written = render_document(document, source, engine, values, reports)
    if engine.in_place:
        page = kept_page(source, engine, header)
        return replace(page, markdown=written.markdown, diagnostics=tuple(dict.fromkeys(reports)), **written.places)
    meta, told = engine.meta(written.values, source)
    if engine.options.git_lastmod:
        meta = git_dates.with_lastmod(meta, source, engine.blog.root)
    refusal = None
    if document is not None and read is doctree:
        refusal = engine.refusal(source, body, document, faulty=bool(reports) or document.reporter.max_level > 1)
    reports.add(*([refusal] if refusal else []))
    # A header that cannot be read may have said draft: true.
    if header.problem is not None or (refusal and refusal.code is Code.UNPUBLISHED):
        meta = replace(meta, front_matter={**meta.front_matter, "draft": True})
    page = addressed(source, engine, meta, written.values, written.permalink)
    kept = markdown.fence(broken, language) if broken else ""
    whole = "\n\n".join(filter(None, [kept, written.markdown]))
    if document is not None:
        memory.take_apart(document)
    diagnostics = tuple(dict.fromkeys([*told, *reports, *page.diagnostics]))
    return replace(page, markdown=whole, diagnostics=diagnostics, values=header.values, **written.places)


def read_doctree_of(source: Source, engine: Engine) -> nodes.document:
    """The doctree of a source of rst, its own links resolved."""
    header = source.header or engine.header(source)
    source = replace(source, header=header)
    document = doctree(split_header(source, header)[0], source, engine, dict(header.values), Reports(source.path))
    assert document is not None  # as it is for rst
    return document


class Written(NamedTuple):
    """A body in Markdown; the values of the header with those of the body, its permalink, and its links and anchors."""

    markdown: str
    values: dict[str, Any]
    permalink: str | None
    places: dict[str, Any]


def render_document(
    document: nodes.document, source: Source, engine: Engine, values: dict[str, Any], reports: Reports
) -> Written:
    """A resolved doctree as Markdown; a value of the header that is rst is read as rst, too."""
    of_document = document_values(document)
    said = {**of_document, **{name: one for name, one in values.items() if one != "" or name not in of_document}}
    report_hidden_title(document, plain(said.get("title")), reports)
    if engine.options.raw == "markdown":
        pandoc.replace_raw(document, reports)
    read = {name: plain(value) for name, value in said.items()}
    literal = engine.literal_typography(read)
    context = Context(reports, engine.options, level=first_level(document), literal=literal)
    written = render(document, context)
    texts = {name: value for name, value in said.items() if isinstance(value, field_list.Markup)}
    read |= {name: formatted(text, source, engine, context) for name, text in texts.items()}
    return Written(written, read, resolve.permalink(document), places_of(document, engine.options))


def carry_text(body: str, source: Source, engine: Engine, values: dict[str, Any], reports: Reports) -> Written:
    """A body that is Markdown already, as it is, with its links open and its shortcodes as what they stand for."""
    places = {"links": tuple(passthrough.links(body))}
    carried = passthrough.carried_over(body, lambda uri: engine.link_name(uri, source.path) is not None)
    code = passthrough.code_in(carried)
    written = shortcodes.in_markdown(carried, code, partial(in_markdown, source, engine, reports))
    return Written(written, values, None, places)


def in_markdown(source: Source, engine: Engine, reports: Reports, word: str, where: shortcodes.Where) -> str:
    """What a shortcode stands for in a Markdown post."""
    if where == "code":
        return markdown.neutral(shortcodes.in_code(word, engine.expand_shortcode, None, reports))
    document = parse.parse("", reports)
    document += nodes.paragraph("", word if where == "block" else f"{word}.")
    put_back(document, source, engine, {}, reports)
    written = render(document, Context(reports, engine.options))
    return written if where == "block" else written.removesuffix(".")


def split_header(source: Source, header: Header) -> tuple[str, str, str]:
    """The body of a source, and the text and language of a header that cannot be read: it stays to be seen."""
    if header.problem is None:
        return header.body, "", ""
    lines = source.text.split("\n")
    broken = "\n".join(lines[: header.end])
    return "\n" * header.end + "\n".join(lines[header.end :]), broken, "toml" if broken.startswith("+++") else "yaml"
