"""Slips of the pen in links are mended before docutils resolves them; each is reported, and none is guessed at.

Where two readings are possible both are named and neither is taken. ``--no-repair`` switches all of it off.
"""

from __future__ import annotations

from docutils.transforms import Transform

from rst2hugo.links.repairs.addresses import RepairAddresses
from rst2hugo.links.repairs.anonymous import RepairAnonymous
from rst2hugo.links.repairs.embedded import EmbeddedAliases, EmbeddedTargets
from rst2hugo.links.repairs.markdown_links import RepairMarkdownLinks
from rst2hugo.links.repairs.names import RepairAliases, RepairNames

TRANSFORMS: tuple[type[Transform], ...] = (
    EmbeddedTargets, EmbeddedAliases, RepairAddresses, RepairAliases, RepairNames, RepairMarkdownLinks, RepairAnonymous
)  # fmt: skip  # a table

__all__ = ["TRANSFORMS"]
