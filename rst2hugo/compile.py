"""In here: one source becomes one page, alone and in any process; addresses of other posts stay open."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import roles
from docutils.transforms.frontmatter import DocTitle

from rst2hugo import carry, constructs, crossrefs, docinfo, foreign, ledger, markdown, parse, resolve, shortcodes
from rst2hugo.cross_check import cross_checked
from rst2hugo.diagnostics import Code, Diagnostic, RequestError
from rst2hugo.engine import Engine
from rst2hugo.front_matter import Header
from rst2hugo.model import Link, Offer, Page, Source
from rst2hugo.placing import addressed
from rst2hugo.render import Context, render

Compiled = tuple[Page | None, tuple[Diagnostic, ...]]
Reader = Callable[[str, Source, Engine, Mapping[str, Any]], tuple[nodes.document | None, list[Diagnostic]]]


def compiled(source: Source, engine: Engine) -> Compiled:
    """One source on its own: the page with its addresses open, or None and the reason."""
    if source.diagnostics:
        return None, source.diagnostics
    try:
        with parse.collector_paused():
            try:
                return page_of(source, engine), ()
            except RecursionError:
                return page_of(source, engine, as_code), ()
    except RequestError:  # what this post needs, the others need as well
        raise
    except Exception as error:  # our bug must not cost the other posts
        place = traceback.extract_tb(error.__traceback__)[-1]
        message = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
        return None, (Diagnostic(source.path, None, Code.INTERNAL_ERROR, message),)


def page_of(source: Source, engine: Engine, read: Reader | None = None) -> Page:
    """Header, parse, resolve, render; ``read`` makes a doctree of the body if it is not to be read as what it is."""
    header = engine.header(source)
    found: list[Diagnostic] = []
    body, broken, language = apart(source, header)
    kept = markdown.fence(broken, language) if broken else ""
    if header.problem is not None:
        found.append(Diagnostic(source.path, None, Code.BROKEN_HEADER, header.problem))
    values = dict(header.values)
    permalink = None
    offers: Mapping[str, Offer] = {}
    links: tuple[Link, ...] = ()
    read = read or (doctree if engine.is_rst(source, values) else foreign_doctree)
    document, told = read(body, source, engine, values)
    if document is not None:
        said = {**document_values(document), **values}
        values = {name: plain(value) for name, value in said.items()}
        permalink = resolve.permalink(document)
        tell = teller(source, told)
        if engine.options.cross_check and read is doctree:
            told += cross_checked(document, body, source.path, told)
        if engine.options.raw == "markdown":
            foreign.replace_raw(document, tell)
        context = Context(tell, engine.options, literal=engine.literal_typography(values))
        written = render(document, context)
        values |= {
            name: formatted(value, source, engine, context)
            for name, value in said.items()
            if isinstance(value, docinfo.Markup)
        }
        offers, links = crossrefs.offers(document), ledger.links(document)
        for node in document.findall(nodes.title_reference):
            if node.rawsource.startswith("`") and not node.rawsource.endswith(":"):
                tell(node.parent.line, Code.DEFAULT_ROLE, f"{node.rawsource} is emphasis")
    else:
        written = carry.carried_over(body, lambda uri: engine.link_name(uri, source.path) is not None)
        written = shortcodes.in_markdown(written, carry.code_in(written), partial(in_markdown, source, engine, told))
    found += told
    meta, told = engine.meta(values, source)
    if header.problem is not None:  # which may have said draft: true
        meta = replace(meta, front_matter={**meta.front_matter, "draft": True})
    page = addressed(source, engine, meta, values, permalink)
    whole = "\n\n".join(filter(None, [kept, written]))
    diagnostics = tuple(dict.fromkeys([*told, *found, *page.diagnostics]))
    return replace(page, markdown=whole, offers=offers, links=links, diagnostics=diagnostics)


def in_markdown(source: Source, engine: Engine, told: list[Diagnostic], word: str, where: shortcodes.Where) -> str:
    """What a shortcode stands for in a Markdown post."""
    tell = teller(source, told)
    if where == "code":
        return markdown.neutral(shortcodes.in_code(word, engine.lowered, None, tell))
    document, _ = parse.parse("", source.path, root=None, ours={}, our_roles={})
    document += nodes.paragraph("", word if where == "block" else f"{word}.")
    put_back(document, source, engine, {}, told)
    written = render(document, Context(tell, engine.options))
    return written if where == "block" else written.removesuffix(".")


def apart(source: Source, header: Header) -> tuple[str, str, str]:
    """The body of a source, and the text and language of a header that cannot be read: it stays to be seen."""
    if header.problem is None:
        return header.body, "", ""
    lines = source.text.split("\n")
    broken = "\n".join(lines[: header.end])
    return "\n" * header.end + "\n".join(lines[header.end :]), broken, "toml" if broken.startswith("+++") else "yaml"


def doctree(
    body: str, source: Source, engine: Engine, values: Mapping[str, Any]
) -> tuple[nodes.document, list[Diagnostic]]:
    """The resolved doctree of a body with the directives and roles that posts may use, and what docutils said."""
    own, own_roles = constructs.vocabulary(engine.vocabulary)
    named = {**constructs.ROLES, **engine.roles, **own_roles}
    default = roles.code_role if engine.options.default_role == "code" else role(engine.default_role, named)
    if default is not None:
        named.setdefault("", default)
    document, told = parse.parse(
        body,
        source.path,
        root=engine.root,
        ours={**constructs.DIRECTIVES, **engine.directives, **own},
        our_roles=named,
        around=(engine.prolog, engine.epilog),
        fallback=constructs.FALLBACK,
        rst2hugo_repair=engine.options.repair,
        rst2hugo_code_options=engine.code_options,
        doctitle_xform=engine.promotes_title(values),
    )
    put_back(document, source, engine, values, told)
    engine.prepare(document, source)
    resolve.resolve(document)
    crossrefs.settle(document, crossrefs.here(document))
    return document, told


def role(name: str, known: Mapping[str, Any]) -> Any:
    """The role of this name, one of docutils' if need be; None if there is none."""
    return known.get(name) or (roles._role_registry.get(name) if name else None)  # type: ignore[attr-defined]


def put_back(
    document: nodes.document, source: Source, engine: Engine, values: Mapping[str, Any], told: list[Diagnostic]
) -> None:
    """The shortcodes that the engine has cut out of the text stand in the document again."""

    def read(rst: str, line: int) -> list[nodes.Node]:
        inner, more = doctree("\n" * (line - 1) + rst, source, engine, values)
        told.extend(more)
        return inner.children

    shortcodes.put_back(document, engine.lowered, read, teller(source, told))


def teller(source: Source, told: list[Diagnostic]) -> Callable[[int | None, Code, str], None]:
    """Who is told of something on a line of ``source`` enters it in ``told``."""
    return lambda line, code, message: told.append(Diagnostic(source.path, line, code, message))


def as_code(
    body: str, source: Source, engine: Engine, values: Mapping[str, Any]
) -> tuple[nodes.document, list[Diagnostic]]:
    """A doctree that shows a body which is nested too deeply to be read."""
    document, _ = parse.parse("", source.path, root=None, ours={}, our_roles={})
    text = body.strip("\n")
    document += nodes.literal_block(text, text, language="rst")
    message = "nested too deeply to be read; kept as a code block"
    return document, [Diagnostic(source.path, None, Code.TOO_DEEP, message)]


def foreign_doctree(
    body: str, source: Source, engine: Engine, values: Mapping[str, Any]
) -> tuple[nodes.document | None, list[Diagnostic]]:
    """The doctree of a body that is not rst; None for one that is carried over, as Markdown is, and why."""
    document, told = parse.parse("", source.path, root=None, ours={}, our_roles={})
    markup = engine.markup(source, values)
    if markup == "markdown":
        return None, []
    tell = teller(source, told)
    try:
        said = foreign.fill(document, body, markup, tell)
    except foreign.UnreadableError as error:
        first = body.count("\n", 0, len(body) - len(body.lstrip())) + 1
        tell(first, Code.UNSUPPORTED_CONSTRUCT, f"{error}; the body was carried over as it is")
        return None, told
    document.settings.doctitle_xform = engine.promotes_title(dict(values) | said)
    DocTitle(document).apply()
    document += [nodes.meta(name=name, content=value) for name, value in said.items()]
    put_back(document, source, engine, values, told)
    return document, told


def plain(value: Any) -> Any:
    """A header's value without markup: ``About *us*`` is titled "About us"."""
    if not isinstance(value, docinfo.Rst) or not re.search(r"[*`|_\\]", value):
        return value
    document, _ = parse.parse(value, "", root=None, ours={}, our_roles={}, doctitle_xform=False)
    resolve.resolve(document)
    return " ".join(document.astext().split())


def formatted(value: docinfo.Markup, source: Source, engine: Engine, context: Context) -> str:
    """A header's value as Markdown, with the addresses in it open."""
    document, _ = doctree(value, source, engine, {})
    return render(document, context)


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
