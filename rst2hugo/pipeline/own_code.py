"""The blog's own directives and roles where the user trusts its code (``--trust``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from docutils.parsers.rst import Directive, directives, roles

from rst2hugo import constructs, trust
from rst2hugo.blog.file_reports import collect_reports
from rst2hugo.engine import Engine
from rst2hugo.engines.own_code import own_code_of
from rst2hugo.model.diagnostics import Code, Diagnostic
from rst2hugo.model.own_code import OwnCode

Vocabulary = tuple[Mapping[str, type[Directive]], Mapping[str, Callable[..., Any]]]
NOTHING: Vocabulary = {}, {}


@lru_cache(maxsize=1)
def own_vocabulary(engine: Engine) -> Vocabulary:
    """The directives and roles that only the blog's own code knows; none without ``--trust``."""
    code = trusted_code(engine)
    return trust.own_vocabulary(code, constructs.FALLBACK) if code.modules else NOTHING


@lru_cache(maxsize=1)
def trusted_code(engine: Engine) -> OwnCode:
    """The blog's own code as the user lets it run; nothing without ``--trust``."""
    if not engine.options.trust:
        return OwnCode()
    stock: Any = directives._directive_registry  # type: ignore[attr-defined]  # not in the stubs
    stock_roles: Any = roles._role_registry  # type: ignore[attr-defined]
    known = {*stock, *constructs.DIRECTIVES, *engine.directives}
    known_roles = {*stock_roles, *constructs.ROLES, *engine.roles}
    with collect_reports():  # what is wrong with other files of the blog is not about the source that is compiled now
        code = own_code_of(engine)
    return replace(code, known=tuple(sorted(known)), known_roles=tuple(sorted(known_roles)))


def own_names(engine: Engine) -> frozenset[str]:
    """The names of the directives and roles that the blog's own code makes something of."""
    return frozenset(name for names in own_vocabulary(engine) for name in names)


def problems_of_own_code(engine: Engine) -> Iterator[Diagnostic]:
    """The modules of the blog that cannot be used, each with the reason; they are imported anew."""
    code = trusted_code(engine)
    trust.close_session()
    where = engine.blog.location.settings.value if engine.blog.location.settings else "."
    for name, reason in trust.open_session(code).problems if code.modules else ():
        yield Diagnostic(where, None, Code.OWN_CODE_FAILED, f"{name or 'the blog’s own code'}: {reason}")
