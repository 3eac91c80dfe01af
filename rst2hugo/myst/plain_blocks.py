"""Which blocks Goldmark reads as MyST does, so that they stay as their author typed them.

Goldmark as Hugo sets it up (https://gohugo.io/configuration/markup/#goldmark): tables, footnotes, definition lists,
task lists, strikethrough, bare addresses; attributes of blocks and formulas are ours.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

BLOCKS = frozenset(
    {
        *("paragraph", "blockquote", "bullet_list", "ordered_list", "list_item", "code_block", "hr", "html_block"),
        *("table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "inline", "footnote_reference"),
    }
)
INLINE = frozenset(
    {
        *("text", "text_special", "em", "strong", "s", "code_inline", "softbreak", "hardbreak", "html_inline"),
        "footnote_ref",
    }
)
# The attributes that CommonMark itself and GitHub's tables give; all others are MyST's.
ATTRIBUTES = frozenset({"href", "title", "src", "alt", "start", "style"})
TASKS = frozenset({"task-list-item", "contains-task-list", "task-list-item enabled"})
LANGUAGE = re.compile(r"[\w+#.-]+")
SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.-]*:")
# What Goldmark takes for markup and MyST for text, unless an extension of its own reads it.
FORMULA = re.compile(r"\\[(\[]|\$\$")
DEFINITION = re.compile(r"(?m)^[ ]{0,3}:[ \t]")
ATTRIBUTE_LINE = re.compile(r"(?m)^[ ]{0,3}\{[^{}\n]*\}[ \t]*$")
TASK = re.compile(r"\[[ xX]\][ \t]")


class Dialect(NamedTuple):
    """What a document's settings say of its Markdown.

    ``extensions`` are those of MyST that are on, ``schemes`` those of addresses that lead out as they are, ``fences``
    the languages whose code is a directive or gets numbers.
    """

    extensions: Collection[str]
    schemes: Collection[str]
    fences: Collection[str]


def is_plain(node: SyntaxTreeNode, dialect: Dialect) -> bool:
    """Whether Goldmark reads a block as MyST does."""
    extensions = dialect.extensions
    if node.type == "fence":
        language = node.info.strip()
        return LANGUAGE.fullmatch(language) is not None and language not in dialect.fences and not node.attrs
    if not (node.type in BLOCKS | INLINE or is_plain_link(node, dialect.schemes)) or has_attributes(node):
        return False
    if node.type == "inline" and not is_plain_text(node, extensions):
        return False
    if node.type == "html_block" and "html_admonition" in extensions and "admonition" in node.content:
        return False
    if node.type == "hr" and node.level == 0:  # which parts sections, and is a node of the page
        return False
    return all(is_plain(child, dialect) for child in node.children)


def is_plain_link(node: SyntaxTreeNode, schemes: Collection[str]) -> bool:
    """Whether a link or picture leads where its address says, and a link has a text."""
    if node.type == "image":
        return True
    href = str(node.attrs.get("href", ""))
    if node.type != "link" or not node.children or href.startswith("#"):
        return False
    scheme = SCHEME.match(href)
    return scheme[0][:-1].lower() in schemes if scheme else bool(re.search(r"[./]", href.partition("#")[0]))


def is_plain_text(node: SyntaxTreeNode, extensions: Collection[str]) -> bool:
    """Whether the source of a paragraph, a cell or a heading has nothing that only Goldmark takes for markup."""
    parent, text = node.parent, node.content
    in_item = parent is not None and parent.parent is not None and parent.parent.type == "list_item"
    return not (
        FORMULA.search(text)
        or ATTRIBUTE_LINE.search(text)
        or ("~~" in text and "strikethrough" not in extensions)
        or (DEFINITION.search(text) and parent is not None and parent.type == "paragraph")
        or (in_item and TASK.match(text) and "tasklist" not in extensions)
    )


def has_attributes(node: SyntaxTreeNode) -> bool:
    return any(name not in ATTRIBUTES and value not in TASKS for name, value in node.attrs.items())


def labels(node: SyntaxTreeNode) -> Iterable[str]:
    """The names of the footnotes that a block has or refers to."""
    return {str(one.meta["label"]) for one in node.walk() if one.type in ("footnote_ref", "footnote_reference")}
