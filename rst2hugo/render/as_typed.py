"""A block of Markdown that is written as its author typed it; its nodes tell what is in it."""

from __future__ import annotations

from docutils import nodes


class as_typed(nodes.General, nodes.Element):  # noqa: N801  # a node, as docutils writes them
    """A block whose source is its attribute ``text``; its children are what docutils makes of it."""

    def is_overruled(self) -> bool:
        """Whether its nodes say more: a setting gives code a language, or an address was mended."""
        has_language = any("bare" in code and code.get("language") for code in self.findall(nodes.literal_block))
        return has_language or any(link.get("repaired") for link in self.findall(nodes.reference))
