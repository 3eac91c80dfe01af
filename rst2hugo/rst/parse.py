"""Rst text becomes a doctree: docutils' settings, the names it may use, its messages as diagnostics."""

from __future__ import annotations

import copy
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from docutils import frontend, nodes
from docutils.parsers.rst import Directive, Parser, directives, roles, states
from docutils.readers.standalone import Reader

from rst2hugo.directives import table_directives
from rst2hugo.directives.blog_settings import BlogSettings
from rst2hugo.directives.include import CONFINED
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.reports import Reports
from rst2hugo.rst import bare_addresses, default_roles, failures, hard_spaces, localized, made_up_ids
from rst2hugo.rst.states_on_demand import states_on_demand
from rst2hugo.rst.work import bounded_parser, counted_after

# Beginnings of docutils' messages (docutils 0.22 and 0.23) that mean something more exact than their level.
KNOWN_MESSAGES = (
    ("Unknown target name:", Code.UNRESOLVED_LINK),
    ("Anonymous hyperlink mismatch:", Code.UNRESOLVED_LINK),
    ("Indirect hyperlink target ", Code.UNRESOLVED_LINK),
    ("Duplicate target name, cannot be used as a unique reference:", Code.UNRESOLVED_LINK),
    ("Unknown directive type ", Code.UNKNOWN_DIRECTIVE),
    ("Unknown interpreted text role ", Code.UNKNOWN_ROLE),
    ('Problems with "', Code.MISSING_FILE),
    ("Outside the blog:", Code.OUTSIDE_BLOG),
    ("Not text:", Code.NOT_DECODABLE),
)
# What docutils says while looking a name up, and of what is not a fault in a blog post.
NOISE = (
    "No directive entry for",
    "No role entry for",
    "Using English fallback",
    "Using <module ",
    "Trying ",
    'Hyperlink target "',
    "Duplicate implicit target name:",
    "Target name overrides implicit target name ",
    "Duplicate name ",
    "Enumerated list start value not ordinal-1",
    "Title underline too short.",
    "Title overline too short.",
)
# docutils reads nothing of a text with a longer line. A substitution may not grow longer either, and there the limit
# guards against a few that multiply each other: it holds again once the text is parsed.
LONGEST_LINE, LONGEST_SUBSTITUTION = sys.maxsize, 10_000
# What these quote is on the page all the same, or has no words in it.
QUOTED_IN_VAIN = ("Title underline too short.", "Title overline too short.", 'No suitable element following "class"')
NOTHING: Mapping[str, Any] = MappingProxyType({})
OF_MYST = re.compile(r" ?\[myst\.\w+\]$")
"""What myst-parser puts after its messages, for its setting ``suppress_warnings``."""
Fallback: TypeAlias = "tuple[type[Directive], Callable[..., Any]]"
LEVELS = {1: Code.RST_NOTE, 2: Code.RST_WARNING, 3: Code.RST_ERROR, 4: Code.RST_ERROR}


@cache
def stock_settings() -> Any:
    """docutils' defaults, built once: building them costs as much as parsing a short post."""
    settings = frontend.get_default_settings(Parser, Reader)
    settings._disable_config = True
    settings.report_level, settings.halt_level = 1, 5
    settings.warning_stream = False
    settings.syntax_highlight = "none"  # else code arrives chopped into inline nodes
    settings.docinfo_xform = False  # engines read field lists themselves
    settings.sectsubtitle_xform = False
    settings.raw_enabled = True
    settings.input_encoding = "utf-8"
    settings.line_length_limit = LONGEST_LINE
    return settings


@contextmanager
def names(
    ours: Mapping[str, type[Directive]], our_roles: Mapping[str, Callable[..., Any]], fallback: Fallback | None = None
) -> Iterator[None]:
    """Our directives and roles stand in docutils' process-wide tables while a text is parsed, and no longer.

    What the text itself registers (``.. role::``, ``.. default-role::``) is forgotten with them. An unknown
    directive becomes the first of ``fallback``, an unknown role the second.
    """
    look_up, look_up_role = directives.directive, roles.role

    def look_up_by_all_names(name: str, language: Any, document: nodes.document) -> Any:
        spoken = language.__name__.rpartition(".")[2]
        known, messages = look_up(localized.former_name(name, spoken) or name, language, document)
        if known is None and fallback is not None:
            known, messages = fallback[0], []
        return failures.guard_directive(known), messages

    def look_up_role_or_fallback(name: str, language: Any, line: int, reporter: Any) -> Any:
        known, messages = look_up_role(name, language, line, reporter)
        if known is None and fallback is not None:
            known, messages = default_roles.bind_name(fallback[1], name), []
        return failures.guard_role(known), messages

    tables: tuple[tuple[dict[str, Any], Mapping[str, Any]], ...] = (
        (directives._directives, {**CONFINED, **table_directives.DIRECTIVES, **ours}),  # type: ignore[attr-defined]  # not in the stubs
        (roles._roles, our_roles),  # type: ignore[attr-defined]
        (states.Body.enum.converters, {"arabic": failures.read_ordinal}),
    )
    before = [dict(table) for table, _ in tables]
    for table, added in tables:
        table.update(added)
    directives.directive = look_up_by_all_names  # type: ignore[assignment]  # the stubs want its own class of languages
    roles.role = look_up_role_or_fallback  # type: ignore[assignment]
    try:
        yield
    finally:
        directives.directive, roles.role = look_up, look_up_role
        for (table, _), old in zip(tables, before, strict=True):
            table.clear()
            table.update(old)


def text_of(message: nodes.system_message) -> str:
    """What a message says, without the source that it quotes."""
    return message.children[0].astext() if message.children else ""


def diagnostic(message: nodes.system_message, path: str, base: str) -> Diagnostic | None:
    """A docutils message as one of ours; None when it is noise."""
    text = text_of(message)
    if text.startswith(NOISE):
        return None
    if "code" in message:  # our own directives say it themselves
        code = next(code for code in Code if code.value == message["code"])
    else:
        code = next((code for start, code in KNOWN_MESSAGES if text.startswith(start)), LEVELS[message["level"]])
    origin = str(message.get("source", base))
    if origin != base and Path(origin).is_file():
        path = f"{path} ({Path(origin).name})"
    first = OF_MYST.sub("", " ".join(text.split("\n\n")[0].split()))
    return Diagnostic(path, message.get("line"), code, first.replace(base, path))


def parse(
    text: str,
    reports: Reports,
    *,
    blog: BlogSettings | None = None,
    ours: Mapping[str, type[Directive]] = NOTHING,
    our_roles: Mapping[str, Callable[..., Any]] = NOTHING,
    fallback: Fallback | None = None,
    around: tuple[str, str] = ("", ""),
    read: Callable[[str, nodes.document], None] | None = None,
    **settings: Any,
) -> nodes.document:
    """Parse ``text`` into a doctree without resolving anything.

    ``reports`` collects what docutils and later stages report on the doctree (see ``DocumentReports``); its path is
    relative to the root of the ``blog``, without which no other file is read.
    ``around`` stands before and after every text of the blog; its lines are not counted. ``read`` fills the document
    from a text that is not rst. ``settings`` are docutils' (``doctitle_xform``, …). May raise TooSlowError.
    """
    own = copy.copy(stock_settings())
    own.rst2hugo = blog = replace(blog, included=[]) if blog else BlogSettings()
    own.file_insertion_enabled = blog.root is not None
    for name, value in settings.items():
        setattr(own, name, value)
    path = reports.path
    base = str(blog.root / path) if blog.root else path
    document = made_up_ids.new_document(base, own)
    first, last = (f"{around[0]}\n\n" if around[0] else ""), (f"\n\n{around[1]}" if around[1] else "")
    before = first.count("\n")

    def observe(message: nodes.system_message) -> None:
        # Of a mere remark docutils itself shows nothing (``report_level``).
        if message["level"] == 1 or text_of(message).startswith(QUOTED_IN_VAIN):
            del message.children[1:]
        uncount(message, base, before if parsing else 0)
        if (one := diagnostic(message, path, base)) is not None:
            reports.add(one)

    document.reporter.attach_observer(observe)
    parsing = True
    with names(ours, our_roles, fallback), states_on_demand(), counted_after(document, len(text), before):
        (read or read_rst)(first + text + last, document)
    parsing = False
    for node in document.findall() if before else ():
        uncount(node, base, before)
    own.line_length_limit = LONGEST_SUBSTITUTION
    return document


def read_rst(text: str, document: nodes.document) -> None:
    """Add the nodes of a text in rst to ``document``."""
    inliner = bare_addresses.skip_plain_text(hard_spaces.inliner())
    bounded_parser(inliner, document, document.settings.work).parse(text, document)


def uncount(node: nodes.Node, base: str, before: int) -> None:
    """Take the lines that stand ``before`` the text from the number of a node's line, and from a message's."""
    if isinstance(node, nodes.system_message):
        if before and node.get("source", base) == base and node.get("line"):
            node["line"] = node["line"] - before if node["line"] > before else None
    elif before and node.line and node.source in (None, base):
        node.line = max(node.line - before, 1)
