"""The body of a source becomes a resolved doctree, whatever it is written in; shortcodes come back into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

from docutils import nodes
from docutils.parsers.rst import roles
from docutils.transforms.frontmatter import DocTitle

from rst2hugo import constructs, myst, pandoc
from rst2hugo.directives.blog_settings import BlogSettings
from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.engine import Engine
from rst2hugo.links import crossrefs, resolve
from rst2hugo.model import Source, noncharacters
from rst2hugo.model.diagnostics import Code
from rst2hugo.model.reports import Reports
from rst2hugo.pipeline import own_code
from rst2hugo.rst import drawn_tables, localized, parse, shortcode_nodes

Reader: TypeAlias = "Callable[[str, Source, Engine, Mapping[str, Any], Reports], nodes.document | None]"


def doctree(body: str, source: Source, engine: Engine, values: Mapping[str, Any], reports: Reports) -> nodes.document:
    """The resolved doctree of a body in rst or MyST, with the directives and roles that posts may use."""
    own, own_roles = constructs.vocabulary(engine.vocabulary)
    is_rst = engine.markup(source, values) != "myst"  # what a shortcode stands for is rst in any text
    trusted, trusted_roles = own_code.own_vocabulary(engine)
    named = {**trusted_roles, **constructs.ROLES, **engine.roles, **own_roles}
    default = roles.code_role if engine.options.default_role == "code" else role(engine.default_role, named)
    if default is not None:
        named.setdefault("", default)
    language = engine.language_code(source)
    blog = BlogSettings(
        root=engine.blog.root,
        boundary=engine.blog.boundary,
        repair=engine.options.repair,
        counted_ids=engine.has_counted_ids(source, values),
        documents=engine.documents,
        code_options=engine.code_options,
        code_titles=engine.code_titles,
        unknown_directives=engine.vocabulary.unknown_directives,
        unknown_roles=engine.vocabulary.unknown_roles,
    )
    read = partial(
        parse.parse,
        reports=reports,
        blog=blog,
        ours={**trusted, **constructs.DIRECTIVES, **engine.directives, **own},
        read=None if is_rst else myst.reader(engine.myst_settings, values, reports),
        our_roles=named,
        around=(engine.prolog, engine.epilog) if is_rst else ("", ""),
        fallback=constructs.FALLBACK,
        language_code=language,
        todo_include_todos=engine.todos,
        doctitle_xform=engine.promotes_title(values),
    )
    document = read_with_tables(body, read, reports) if is_rst else read(body)
    if noncharacters.FIELDS in body:
        for mark in [one for one in document.findall(nodes.paragraph) if one.rawsource == noncharacters.FIELDS]:
            mark.replace_self(resolve.header_mark())
    if not engine.in_place:
        put_back(document, source, engine, values, reports)
    engine.prepare(document, source)
    localized.with_titles(document, language)
    resolve.resolve(document)
    crossrefs.resolve_references(document, crossrefs.refer_to_page(document))
    if engine.in_place:
        demote_title(document)
    return document


def read_with_tables(body: str, read: Callable[[str], nodes.document], reports: Reports) -> nodes.document:
    """What ``read`` makes of a body, with the tables in it that were drawn for an older docutils."""
    count = len(reports)
    document = read(body)
    tables = drawn_tables.malformed_tables(document)
    redrawn = drawn_tables.redraw(body, [one[1].astext() for one in tables])
    if redrawn == body:
        return document
    reports.take_back(count)
    document = read(redrawn)
    for table in tables:
        message = "the table was drawn with each accent counted as a character"
        DocumentReports(document).report(table.get("line"), Code.OLD_READING, message)
    return document


def demote_title(document: nodes.document) -> None:
    """Make sections of the title and subtitle of a document whose page shows them in the text, not in its header."""
    titles = [one for one in document.children if isinstance(one, nodes.title | nodes.subtitle)]
    if not titles:
        return
    section = nodes.section("", titles[0], ids=document["ids"])
    section.line = titles[0].line
    at = document.index(titles[0])
    rest = [one for one in document.children[at:] if one not in titles]
    for subtitle in titles[1:]:
        heading = nodes.title(subtitle.rawsource, "", *subtitle.children)
        section += nodes.section("", heading, ids=subtitle["ids"], classes=subtitle["classes"])
    section += rest
    document["ids"] = []
    document[at:] = [section]
    document["title_is_shown"] = True


def first_level(document: nodes.document) -> int:
    """The level of the first headings on a page: rst2html has a title at level 1, and all others below it."""
    return 1 if document.get("title_is_shown") else 2


def role(name: str, known: Mapping[str, Any]) -> Any:
    """The role of this name, one of docutils' if need be; None if there is none."""
    return known.get(name) or (roles._role_registry.get(name) if name else None)  # type: ignore[attr-defined]


def put_back(
    document: nodes.document, source: Source, engine: Engine, values: Mapping[str, Any], reports: Reports
) -> None:
    """The shortcodes that the engine has cut out of the text stand in the document again."""

    def read(rst: str, line: int) -> list[nodes.Node]:
        return doctree("\n" * (line - 1) + rst, source, engine, values, reports).children

    keep = partial(constructs.keep_shortcode, form=engine.vocabulary.unknown_directives)
    shortcode_nodes.put_back(document, engine.expand_shortcode, read, keep, reports)


def read_as_is(
    body: str,
    source: Source,
    engine: Engine,
    values: Mapping[str, Any],
    reports: Reports,
    *,
    code: Code,
    message: str,
    line: int | None = None,
) -> nodes.document:
    """A doctree that shows a body which cannot be read: HTML as HTML, everything else as a block of code."""
    document = parse.parse("", reports)
    text, markup = body.replace(noncharacters.FIELDS, "").strip("\n"), engine.markup(source, values)
    kept = nodes.raw("", text, format="html") if markup == "html" else nodes.literal_block(text, text, language=markup)
    document += kept
    how = "HTML" if markup == "html" else "a code block"
    reports.report(line, code, f"{message}; the body was kept as {how}")
    return document


def foreign_doctree(
    body: str, source: Source, engine: Engine, values: Mapping[str, Any], reports: Reports
) -> nodes.document | None:
    """The doctree of a body that is not rst; None for one that is carried over, as Markdown is."""
    document = parse.parse("", reports)
    markup = engine.markup(source, values)
    if markup == "markdown":
        return None
    try:
        said = pandoc.fill(document, body, markup, reports)
    except pandoc.UnreadableError as error:
        first = body.count("\n", 0, len(body) - len(body.lstrip())) + 1
        reports.report(first, Code.UNSUPPORTED_CONSTRUCT, f"{error}; the body was carried over as it is")
        return None
    document.settings.doctitle_xform = engine.promotes_title(dict(values) | said)
    DocTitle(document).apply()
    document += [nodes.meta(name=name, content=value) for name, value in said.items()]
    put_back(document, source, engine, values, reports)
    return document
