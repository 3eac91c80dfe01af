"""Macros of formulas that no page defines: those of the blog's MathJax go to the new site, the others are told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from rst2hugo import settings, tex_macros
from rst2hugo.diagnostics import Code, Diagnostic
from rst2hugo.engine import Engine
from rst2hugo.model import Page, Site, Value

# Where an engine, or its theme, configures MathJax or KaTeX.
ENDINGS = (".html", ".htm", ".tmpl", ".mako", ".jinja", ".jinja2", ".j2", ".js", ".yml", ".yaml", ".toml")
LONGEST = 200_000
"""Bytes; a longer file is a library."""


def settle_macros(engine: Engine, pages: Sequence[Page], site: Site) -> tuple[list[Page], Site]:
    """The pages with one report for each unknown macro, where it stands first; the site with those of the blog."""
    reports = [one for page in pages for one in page.diagnostics if one.code is Code.UNKNOWN_MACRO]
    if not reports:
        return list(pages), site
    names = dict.fromkeys(one.message for one in reports)
    blog = {rf"\{name}": text for name, text in macros_of_blog(engine)}
    used: list[Value] = [[name, blog[name]] for name in names if name in blog]
    if used:
        site = replace(site, params={**site.params, "tex_macros": used})
    first = {id(next(one for one in reports if one.message == name)) for name in names if name not in blog}

    def settled(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        for one in found:
            if id(one) in first:
                yield replace(one, message=summary(one.message, reports))
            elif one.code is not Code.UNKNOWN_MACRO:
                yield one

    return [replace(page, diagnostics=tuple(settled(page.diagnostics))) for page in pages], site


def summary(name: str, reports: Sequence[Diagnostic]) -> str:
    """What the one report on a macro says."""
    found = [one for one in reports if one.message == name]
    count = f"on {len(found)} lines of {len({one.path for one in found})} pages" if len(found) > 1 else "in a formula"
    return f"KaTeX does not know {name}, which stands {count}"


def macros_of_blog(engine: Engine) -> Iterator[tuple[str, str]]:
    """The macros in the configurations of MathJax and KaTeX in the blog's templates and settings, which count most."""
    if engine.root is None:
        return
    for path in engine.walk():
        is_template = PurePosixPath(path).suffix.lower() in ENDINGS
        if is_template and (engine.root / path).stat().st_size <= LONGEST:
            yield from tex_macros.configured(engine.read(path).text)
    if (file := engine.location.settings) and file.value.endswith(".py"):
        yield from tex_macros.of_settings(settings.read_python(engine.read(file.value).text, file.value)[0])
