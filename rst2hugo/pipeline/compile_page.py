"""One source becomes one page, alone and in any process; addresses of other posts stay open."""

from __future__ import annotations

import re
import traceback
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from docutils import nodes

from rst2hugo import constructs, markdown, pandoc
from rst2hugo.addresses import urls
from rst2hugo.blog.file_reports import collect_reports
from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.engine import Engine
from rst2hugo.headers import field_list
from rst2hugo.headers.front_matter import Header
from rst2hugo.links import anchors, crossrefs, footnote_numbers, ledger, resolve
from rst2hugo.markdown import passthrough
from rst2hugo.model import Page, Source, Value
from rst2hugo.model.diagnostics import Code, Diagnostic, RequestError
from rst2hugo.model.options import Options
from rst2hugo.model.reports import Reports
from rst2hugo.pandoc.cross_check import report_disagreements
from rst2hugo.pipeline.body import Reader, doctree, first_level, foreign_doctree, put_back, read_as_is
from rst2hugo.pipeline.page_addresses import addressed, kept_page
from rst2hugo.render import Context, render
from rst2hugo.rst import parse, shortcodes
from rst2hugo.values import metadata

DOCUTILS = ("rst", "myst")
"""What is written in these becomes a doctree by docutils' own ways."""


class Compiled(NamedTuple):
    """What comes of a source: its page, or None and the reason in ``diagnostics``.

    ``reports`` is what is wrong with other files of the blog that had to be read for it; it is part of what is
    returned, as the engine may be a copy in another process, of which nobody hears again.
    """

    page: Page | None
    diagnostics: tuple[Diagnostic, ...] = ()
    reports: tuple[Diagnostic, ...] = ()


def compiled(source: Source, engine: Engine) -> Compiled:
    """One source on its own: the page with its addresses open, or None and the reason."""
    if source.diagnostics and not source.text:
        return Compiled(None, source.diagnostics)
    with parse.collector_paused(), collect_reports() as reports:
        try:
            page = page_of(source, engine)
        except RequestError:  # what this post needs, the others need as well
            raise
        except Exception as error:  # our bug must not cost this post, nor the others
            page = rescue_page(source, engine, error)
    return Compiled(replace(page, diagnostics=(*source.diagnostics, *page.diagnostics)), reports=tuple(reports))


def rescue_page(source: Source, engine: Engine, error: Exception) -> Page:
    """The page of a source that cannot be compiled: its body as it is; if its header fails, too, all of it, as a draft.

    No word of it is lost: HTML stays HTML, everything else becomes a block of code.
    """
    place = traceback.extract_tb(error.__traceback__)[-1]
    code, message = Code.INTERNAL_ERROR, f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
    if isinstance(error, RecursionError):
        code, message = Code.TOO_DEEP, "nested too deeply to be read"
    try:
        return page_of(source, engine, partial(read_as_is, code=code, message=message))
    except Exception:
        text = markdown.fence(source.text.strip("\n"), "text")
        told = (Diagnostic(source.path, None, code, f"{message}; the whole file was kept as a code block, in a draft"),)
        values: dict[str, Value] = {"title": metadata.title_from_path(source.path), "draft": True}
        output = f"content/{urls.safe_path(PurePosixPath(source.path).with_suffix('').as_posix())}.md"
        return Page(source.path, output, values, text, diagnostics=told)


def page_of(source: Source, engine: Engine, read: Reader | None = None) -> Page:
    """Header, parse, resolve, render; ``read`` makes a doctree of the body if it is not to be read as what it is."""
    header = source.header or engine.header(source)
    source = replace(source, header=header)
    reports = Reports(source.path)
    body, broken, language = apart(source, header)
    kept = markdown.fence(broken, language) if broken and not engine.in_place else ""
    if header.problem is not None:
        reports.report(None, Code.BROKEN_HEADER, header.problem)
    values = dict(header.values)
    permalink = None
    read = read or (doctree if engine.markup(source, values) in DOCUTILS else foreign_doctree)
    document = read(body, source, engine, values, reports)
    if document is not None:
        of_document = document_values(document)
        said = {**of_document, **{name: one for name, one in values.items() if one != "" or name not in of_document}}
        values = {name: plain(value) for name, value in said.items()}
        permalink = resolve.permalink(document)
        remark(document, reports)
        if engine.options.cross_check and read is doctree and engine.is_rst(source, values):
            report_disagreements(document, body, reports)
        if engine.options.raw == "markdown":
            pandoc.replace_raw(document, reports)
        context = Context(
            reports,
            engine.options,
            level=first_level(document),
            literal=engine.literal_typography(values),
        )
        written = render(document, context)
        values |= {
            name: formatted(value, source, engine, context)
            for name, value in said.items()
            if isinstance(value, field_list.Markup)
        }
        places = places_of(document, engine.options)
    else:
        places = {"links": tuple(passthrough.links(body))}
        written = passthrough.carried_over(body, lambda uri: engine.link_name(uri, source.path) is not None)
        code = passthrough.code_in(written)
        written = shortcodes.in_markdown(written, code, partial(in_markdown, source, engine, reports))
    if engine.in_place:
        page = kept_page(source, engine, header)
        return replace(page, markdown=written, diagnostics=tuple(dict.fromkeys(reports)), **places)
    meta, told = engine.meta(values, source)
    refusal = None
    if document is not None and read is doctree:
        refusal = engine.refusal(source, body, document, faulty=bool(reports) or document.reporter.max_level > 1)
    reports.add(*([refusal] if refusal else []))
    # A header that cannot be read may have said draft: true.
    if header.problem is not None or (refusal and refusal.code is Code.UNPUBLISHED):
        meta = replace(meta, front_matter={**meta.front_matter, "draft": True})
    page = addressed(source, engine, meta, values, permalink)
    whole = "\n\n".join(filter(None, [kept, written]))
    diagnostics = tuple(dict.fromkeys([*told, *reports, *page.diagnostics]))
    return replace(page, markdown=whole, diagnostics=diagnostics, values=header.values, **places)


def places_of(document: nodes.document, options: Options) -> dict[str, Any]:
    """What a page offers to links, and its own, as fields of Page."""
    return {
        "offers": crossrefs.offers(document),
        "links": ledger.links(document),
        "footnotes": {} if options.footnote_ids else footnote_numbers.fragments(document),
        "anchors": anchors.anchors(document),
        "included": tuple(dict.fromkeys(blog_settings(document).included)),
    }


def in_markdown(source: Source, engine: Engine, reports: Reports, word: str, where: shortcodes.Where) -> str:
    """What a shortcode stands for in a Markdown post."""
    if where == "code":
        return markdown.neutral(shortcodes.in_code(word, engine.expand_shortcode, None, reports))
    document = parse.parse("", reports)
    document += nodes.paragraph("", word if where == "block" else f"{word}.")
    put_back(document, source, engine, {}, reports)
    written = render(document, Context(reports, engine.options))
    return written if where == "block" else written.removesuffix(".")


def apart(source: Source, header: Header) -> tuple[str, str, str]:
    """The body of a source, and the text and language of a header that cannot be read: it stays to be seen."""
    if header.problem is None:
        return header.body, "", ""
    lines = source.text.split("\n")
    broken = "\n".join(lines[: header.end])
    return "\n" * header.end + "\n".join(lines[header.end :]), broken, "toml" if broken.startswith("+++") else "yaml"


def plain(value: Any) -> Any:
    """A header's value without markup: ``About *us*`` is titled "About us"."""
    if not isinstance(value, field_list.Rst) or not re.search(r"[*`|_\\]", value):
        return value
    document = parse.parse(value, Reports(""), doctitle_xform=False)
    resolve.resolve(document)
    return " ".join(document.astext().split())


def formatted(value: field_list.Markup, source: Source, engine: Engine, context: Context) -> str:
    """A header's value as Markdown, with the addresses in it open; Hugo runs no shortcodes there."""
    document = doctree(value, source, engine, {}, Reports(source.path))
    constructs.dissolve_shortcodes(document)
    return render(document, context)


def remark(document: nodes.document, reports: Reports) -> None:
    """Tell of the default role, and of what a title loses, which is plain text in the front matter."""
    for node in document.findall(nodes.title_reference):
        if node.rawsource.startswith("`") and not node.rawsource.endswith(":"):
            reports.report(node.parent.line, Code.DEFAULT_ROLE, f"{node.rawsource} is emphasis")
    marks = nodes.footnote_reference | nodes.citation_reference
    for title in [one for one in document.children if isinstance(one, nodes.title | nodes.subtitle)]:
        for one in title.findall(nodes.Element):
            if isinstance(one, nodes.reference):
                what = f"the link to {one.get('refuri') or one.get('refid')}"
            elif isinstance(one, nodes.image | marks):
                what = f"the picture {one['uri']}" if isinstance(one, nodes.image) else f"the mark [{one.astext()}]"
            else:
                continue
            message = f"{title.tagname}: {what} was left out, Hugo's titles are plain text"
            reports.report(title.line, Code.UNSUPPORTED_CONSTRUCT, message)


def document_values(document: nodes.document) -> dict[str, Any]:
    """What the doctree says about the page: its title and subtitle, and ``.. meta::``."""
    values: dict[str, Any] = {}
    for child in document.children:
        if isinstance(child, nodes.title | nodes.subtitle):
            marks = nodes.footnote_reference | nodes.citation_reference
            values[type(child).__name__] = "".join(
                text.astext() for text in child.findall(nodes.Text) if not isinstance(text.parent, marks)
            ).strip()
    if document.get("title"):
        values.setdefault("title", document["title"])
    for one in document.findall(nodes.meta):
        if "content" in one and (name := one.get("name") or one.get("property")):
            values.setdefault(str(name), one["content"])
    return values
