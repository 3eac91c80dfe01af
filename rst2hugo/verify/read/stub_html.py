"""What the stub of a shortcode shows of a call, as HTML: the reader of the old page knows nothing of templates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docutils import nodes

from rst2hugo import constructs, markdown
from rst2hugo.hugo.stub_names import OF_HUGO


def has_stub(name: str) -> bool:
    """Whether a shortcode shows what it says until the user has written a template for it."""
    return name not in OF_HUGO and name not in constructs.shortcodes()


def opening(node: Any, encode: Callable[[str], str]) -> str:
    """What stands before the children of a shortcode; what a role shows is all of it."""
    pairs = node["parameters"]
    if any(name for name, _ in pairs):
        pairs = sorted(pairs)  # as Hugo does
    if node.get("is_role"):
        return encode(" ".join(value for _, value in pairs))
    shown = [value if name in ("", "argument") else f"{name}: {value}" for name, value in pairs]
    if not (pairs or node.children or node.get("text")):
        shown = [node["name"].partition(":")[2] or node["name"]]
    line = f' data-line="{node.line}"' if node.line else ""
    if stands_anywhere(node):
        text = f"<code>{encode(node['text'])}</code>" if node.get("text") else ""
        return f'<span class="rst2hugo-stub"{line}>{encode(" ".join([*shown, ""]))}{text}'
    text = f"<pre>{encode(node['text'])}</pre>" if node.get("text") else ""
    return f'<div class="rst2hugo-stub"{line}>{"".join(f"<p>{encode(one)}</p>" for one in shown)}{text}'


def closing(node: Any) -> str:
    """What stands after the children of a shortcode."""
    if not stands_anywhere(node):
        return "</div>\n"
    return "</span>" if isinstance(node.parent, nodes.TextElement) else "</span>\n"


def stands_anywhere(node: Any) -> bool:
    """Whether a shortcode was one of the old engine, which may stand in running text as well as alone."""
    return bool(node["name"].startswith(markdown.unknown_name("shortcode", "")))
