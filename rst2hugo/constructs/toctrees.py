"""Lists of documents and their sections: ``.. toctree::`` → a list of links."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive, directives

from rst2hugo.directives import toctrees
from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.links.crossrefs import xref
from rst2hugo.links.outlines import Outline, Part, read_outline, read_title
from rst2hugo.model.diagnostics import Code

UNLIMITED = 99


class Toctree(Directive):
    """``toctree``: a list of links to other documents; a hidden one shows nothing in Sphinx, either.

    Below each document are its sections and what its own toctrees list, down to ``maxdepth``; with ``titlesonly`` no
    sections (Sphinx 9, ``sphinx.environment.adapters.toctree``).
    """

    has_content = True
    option_spec = {
        "maxdepth": int, "name": directives.unchanged, "class": directives.class_option,
        "caption": directives.unchanged_required, "glob": directives.flag, "hidden": directives.flag,
        "includehidden": directives.flag, "numbered": directives.unchanged, "titlesonly": directives.flag,
        "reversed": directives.flag,
    }  # fmt: skip  # a table

    def run(self) -> list[nodes.Node]:
        blog = blog_settings(self.state.document)
        own = Path(self.state.document["source"] or ".")
        own = own.relative_to(blog.root) if blog.root and own.is_relative_to(blog.root) else own
        self.documents: Mapping[str, str] = blog.documents
        self.own, self.here = own.as_posix(), ""
        self.here = next((name for name, path in self.documents.items() if path == self.own), "")
        entries = list(self.entries())
        if "reversed" in self.options:
            entries.reverse()
        if "hidden" in self.options or not entries:
            return []
        depth = self.options.get("maxdepth", 0)
        made = self.make_list(entries, depth if depth > 0 else UNLIMITED, (self.here,))
        made["classes"] += self.options.get("class", [])
        whole: list[nodes.Node] = [made]
        if caption := self.options.get("caption"):
            whole.insert(0, nodes.paragraph("", "", nodes.strong("", caption)))
        for node in [*whole, *made.findall(nodes.list_item), *made.findall(nodes.paragraph)]:
            node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        self.add_name(made)
        return whole

    def entries(self) -> Iterator[toctrees.TocEntry]:
        """What Sphinx lists; it warns of documents that are not there and leaves them out."""
        for entry in toctrees.read(self.content, self.here, self.documents, glob="glob" in self.options):
            if entry.missing:
                message = f"toctree: the blog has no document {entry.target}, so the entry was left out, as Sphinx did"
                DocumentReports(self.state.document).report(self.lineno, Code.BROKEN_LINK, message)
            else:
                yield entry._replace(target=self.here) if entry.target == toctrees.SELF else entry

    def make_list(self, parts: Iterable[Part], depth: int, above: Sequence[str]) -> Any:
        """A list of entries and sections; ``above`` are the documents that they are listed below, the nearest last."""
        made: Any = nodes.enumerated_list() if "numbered" in self.options else nodes.bullet_list()
        if "numbered" in self.options:
            made.update_basic_atts({"enumtype": "arabic"})
            made["prefix"], made["suffix"] = "", "."
        for part in parts:
            made += self.items_of_entry(part, depth, above) if isinstance(part, toctrees.TocEntry) else []
            made += [self.item_of_section(part, depth, above)] if isinstance(part, Outline) else []
        return made

    def items_of_entry(self, entry: toctrees.TocEntry, depth: int, above: Sequence[str]) -> Iterator[nodes.list_item]:
        """The item of a document, and one more for each further section of its highest level.

        A title that the toctree has for the document counts only where that is a single one.
        """
        outline = [] if entry.target in above else self.outline_of(entry.target)
        first, *others = [*outline, Outline("", "")][: max(len(outline), 1)]
        within = (*above, entry.target)
        entry = entry._replace(title="") if others else entry
        yield self.make_item(self.link_of(entry), first, depth, within)
        for section in others:
            yield self.item_of_section(section, depth, within)

    def item_of_section(self, section: Outline, depth: int, above: Sequence[str]) -> nodes.list_item:
        document = above[-1]
        source = self.documents[document]
        shown = read_title(section.title, self.trial_settings(), is_markdown=source.endswith(".md"))
        path = posixpath.relpath(source, posixpath.dirname(self.own) or ".")
        place = f"{path}#{section.id}" if section.id else path
        return self.make_item(nodes.reference(section.title, "", *shown, refuri=place), section, depth, above)

    def trial_settings(self) -> Any:
        """The settings of a text that is read only for its words."""
        settings = copy.copy(self.state.document.settings)
        settings.rst2hugo = replace(blog_settings(self.state.document), trial=True)
        settings.file_insertion_enabled = False
        settings.warning_stream = False
        return settings

    def make_item(self, link: nodes.Node, section: Outline, depth: int, above: Sequence[str]) -> nodes.list_item:
        item = nodes.list_item("", nodes.paragraph("", "", link))
        parts = [*section.entries()] if "titlesonly" in self.options else section.parts
        if parts and depth > 1:
            item += self.make_list(parts, depth - 1, above)
        return item

    def outline_of(self, name: str) -> list[Outline]:
        """The sections of a document of the blog; none of what cannot be read."""
        path = self.documents.get(name)
        return read_outline(blog_settings(self.state.document).text_of(path), name, self.documents) if path else []

    def link_of(self, entry: toctrees.TocEntry) -> nodes.Node:
        """The link of an entry."""
        if toctrees.URL.match(entry.target):
            return nodes.reference(entry.target, entry.title or entry.target, refuri=entry.target)
        title = entry.title or toctrees.GENERATED.get(entry.target, "")
        target = f"/{entry.target}" if entry.target in self.documents else entry.target
        return xref(target, "", nodes.Text(title or target), kind="doc", target=target,
                    explicit=bool(title), literal=False, optional=False)  # fmt: skip  # a table


DIRECTIVES = {"toctree": Toctree}
