"""Ids that docutils makes up for sections and footnotes: those that the old site had, where no other leads there.

A title makes no id without Latin letters (``2019``, ``日本``), if an earlier one has the same, or if a target has its
name; a footnote with a number has no name. docutils up to 0.17 and Sphinx call them ``id4`` and count everything that
gets a made-up id; since 0.18 docutils calls them ``section-1``, ``title-1``, ``footnote-1`` (its setting
``auto_id_prefix``). Contents lists, Sphinx' ¶ and marks lead there, so readers' links know the first kind. The second
kind is left to Hugo.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from docutils import nodes, utils
from docutils.transforms import Transform, references

from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.model import Source
from rst2hugo.rst.node_index import IndexedDocument

# Where a year is that of the post; a header is not longer.
DATED = re.compile(r"(?im)^\W*(?:date|data|fecha|datum|datetime|pub\w*|created|post)\b.{0,40}?\b((?:19|20)\d\d)(?!\d)")
IN_PATH = re.compile(r"(?:^|[/_])((?:19|20)\d\d)(?=[-/_])")
HEADER = 2_000
"""Characters."""


class Document(IndexedDocument):
    """A document that knows the ids that it makes up for sections and footnotes, as ``made_up`` of each.

    ``other_id`` is what another version of docutils calls it; links on a page may have been written for either.
    ``BlogSettings.counted_ids`` says whether they are ``id1``, ``id2`` … as on the old site.
    """

    tagname = "document"
    made_up = 0

    def __init__(self, settings: Any, reporter: Any, *args: Any, **attributes: Any) -> None:
        super().__init__(settings, reporter, *args, **attributes)
        if not hasattr(self, "names"):  # docutils 0.22 has no table of the nodes by their names
            self.names: dict[str, nodes.Element | None] = {}

    def set_id(self, node: nodes.Element, msgnode: Any = None, suggested_prefix: str = "") -> str:
        known = bool(node["ids"])
        id = super().set_id(node, msgnode, suggested_prefix)
        if known or id in map(nodes.make_id, node["names"]):
            return id
        self.made_up += 1
        if not isinstance(node, nodes.section | nodes.footnote):
            return id
        counted = f"id{self.made_up}"
        node["made_up"], node["other_id"] = (counted, id) if self.has_counted_ids() else (id, counted)
        return self.rename(node, id, node["made_up"])

    def has_counted_ids(self) -> bool:
        return blog_settings(self).counted_ids

    def rename(self, node: nodes.Element, old: str, new: str) -> str:
        """Call ``node``, whose only id was ``old``, ``new``."""
        del self.ids[old]
        self.ids[new] = node
        node["ids"] = [new]
        for name in node["names"]:
            if self.nameids.get(name) == old:  # docutils 0.22 registers names later
                self.nameids[name] = new
        return new


def new_document(path: str, settings: Any) -> Document:
    """An empty document, as ``docutils.utils.new_document`` makes it."""
    document = Document(settings, utils.new_reporter(path, settings), source=path)
    document.note_source(path, -1)
    return document


def newest_year(sources: Iterable[Source]) -> int:
    """The latest year that the paths and headers of ``sources`` name; 0 without any."""
    found = (IN_PATH.findall(source.path) + DATED.findall(source.text[:HEADER]) for source in sources)
    return max((int(year) for years in found for year in years), default=0)


class LeaveOutSectionIds(Transform):
    """Take away the made-up ids of sections that have another one, and those that only docutils since 0.18 makes.

    A link on the page then leads to the other one, or keeps the id where it is.
    """

    default_priority = references.DanglingReferences.default_priority + 10

    def apply(self) -> None:
        links = [node for node in self.document.findall(nodes.reference) if "refid" in node]
        wanted = {link["refid"] for link in links}
        renamed = {}
        for section in self.document.findall(nodes.section):
            id = section.attributes.pop("made_up", None)
            others = [one for one in section["ids"] if one != id]
            if others:
                renamed[id] = others[-1]
            if others or (id not in wanted and not blog_settings(self.document).counted_ids):
                section["ids"] = others
                self.document.ids.pop(id, None)
        for link in links:
            link["refid"] = renamed.get(link["refid"], link["refid"])
