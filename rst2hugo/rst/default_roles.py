"""The default role of a text (``.. default-role::``), which docutils calls without a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any


def bind_name(role: Callable[..., Any], name: str) -> Callable[..., Any]:
    """A role that has this ``name`` where it is called without one."""

    @wraps(role)
    def run(called: str, *arguments: Any, **named: Any) -> Any:
        return role(called or name, *arguments, **named)

    return run
