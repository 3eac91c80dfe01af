"""What is worked out once for a node and then asked by many: without it each footnote would count all the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from docutils import nodes

Node = TypeVar("Node", bound=nodes.Node)
Answer = TypeVar("Answer")


def remembered(compute: Callable[[Node], Answer], node: Node) -> Answer:
    """What ``compute`` says of ``node``, computed once; only for what no longer changes, as all while it is rendered.

    It stays with the node itself, so that it goes when the doctree goes.
    """
    known: dict[Callable[..., Any], Any] = vars(node).setdefault("remembered", {})
    if compute not in known:
        known[compute] = compute(node)
    answer: Answer = known[compute]
    return answer
