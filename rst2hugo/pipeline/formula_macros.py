"""Macros of formulas that no page defines: those of the blog's MathJax go to the new site, the others are reported."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from rst2hugo.blog import settings
from rst2hugo.engine import Engine
from rst2hugo.markdown import tex_macros
from rst2hugo.model import Page, Site, Value
from rst2hugo.model.diagnostics import Code, Diagnostic

# Where an engine, or its theme, configures MathJax or KaTeX.
ENDINGS = (".html", ".htm", ".tmpl", ".mako", ".jinja", ".jinja2", ".j2", ".js", ".yml", ".yaml", ".toml")
LONGEST = 200_000
"""Bytes; a longer file is a library."""


def settle_macros(engine: Engine, pages: Sequence[Page], site: Site) -> tuple[list[Page], Site]:
    """The site with the macros of the blog that its pages use, and the pages without the reports on those."""
    names = {one.message: name_of(one) for page in pages for one in page.diagnostics if one.code is Code.UNKNOWN_MACRO}
    if not names:
        return list(pages), site
    blog = {rf"\{name}": text for name, text in macros_of_blog(engine)}
    used: list[Value] = [[name, blog[name]] for name in names.values() if name in blog]
    if not used:
        return list(pages), site
    site = replace(site, params={**site.params, "tex_macros": used})
    return [without_reports(page, blog) for page in pages], site


def without_reports(page: Page, known: Container[str]) -> Page:
    """The page without its reports on macros that are ``known``."""
    kept = (one for one in page.diagnostics if one.code is not Code.UNKNOWN_MACRO or name_of(one) not in known)
    return replace(page, diagnostics=tuple(kept))


def name_of(report: Diagnostic) -> str:
    """The macro, or the environment, that a report names first of all."""
    return next(iter(re.findall(r"(\\[a-zA-Z]+|\w+\*?)(?:;|$)", report.message)), "")


def macros_of_blog(engine: Engine) -> Iterator[tuple[str, str]]:
    """The macros in the configurations of MathJax and KaTeX in the blog's templates and settings, which count most."""
    if engine.blog.root is None:
        return
    for path in engine.blog.walk():
        is_template = PurePosixPath(path).suffix.lower() in ENDINGS
        if is_template and (engine.blog.root / path).stat().st_size <= LONGEST:
            yield from tex_macros.configured(engine.blog.read(path).text)
    if (file := engine.blog.location.settings) and file.value.endswith(".py"):
        yield from tex_macros.of_settings(settings.read_python(engine.blog.read(file.value).text, file.value)[0])
