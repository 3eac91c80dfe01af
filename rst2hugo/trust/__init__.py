"""The blog's own directives and roles, expanded by the blog's own code in a process of its own (``--trust``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from docutils.parsers.rst import Directive

from rst2hugo.model.own_code import OwnCode
from rst2hugo.trust.expansion import directive, role
from rst2hugo.trust.session import close_session, open_session

__all__ = ["close_session", "open_session", "own_vocabulary"]


def own_vocabulary(
    code: OwnCode, fallback: tuple[type[Directive], Callable[..., Any]]
) -> tuple[Mapping[str, type[Directive]], Mapping[str, Callable[..., Any]]]:
    """The blog's own directives and roles by their names.

    What its code fails to expand is treated as the ``fallback`` for directives, or that for roles, treats it.
    """
    session = open_session(code)
    return (
        {name: directive(name, session, fallback[0]) for name in session.directives},
        {name: role(name, session, fallback[1]) for name in session.roles},
    )
