"""Links of MyST: to headings and labels (``#name``), documents (``project:``), files (``path:``), other projects.

https://myst-parser.readthedocs.io/en/latest/syntax/cross-referencing.html
"""

from __future__ import annotations

import posixpath
import re
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from docutils import nodes
from markdown_it.tree import SyntaxTreeNode

from rst2hugo.links.crossrefs import xref

MARKDOWN = (".md", ".myst", ".rst", ".txt", ".ipynb")


class Links:
    """The part of a renderer that makes links; where they lead to is found when the page, or the blog, is known."""

    def render_link_anchor(self: Any, token: SyntaxTreeNode, target: str) -> None:
        """``[text](#name)``: a label or heading of the page, or a label of the blog."""
        self.add_xref(token, "ref", unquote(target.removeprefix("#")), anchor=True)

    def render_link_project(self: Any, token: SyntaxTreeNode) -> None:
        """``<project:other.md#name>``."""
        target = unquote(str(token.attrs["href"]).removeprefix("project:"))
        if target.startswith("#"):
            self.render_link_anchor(token, target)
        else:
            self.add_document_link(token, target)

    def render_link_path(self: Any, token: SyntaxTreeNode) -> None:
        """``<path:file.pdf>``: a file to download."""
        self.add_file_link(token, unquote(str(token.attrs["href"]).removeprefix("path:")))

    def render_link_inventory(self: Any, token: SyntaxTreeNode) -> None:
        """``[text](inv:project#name)``: something of another project, whose list of names is not fetched."""
        path, _, name = unquote(str(token.attrs["href"]).removeprefix("inv:")).partition("#")
        key, *kinds = path.split(":")
        self.add_xref(token, "doc" if kinds[-1:] == ["doc"] else "ref", f"{key}:{name}" if key else name)

    def render_link_unknown(self: Any, token: SyntaxTreeNode) -> None:
        """An address without a scheme: a file, a document, or in old texts a label."""
        href = unquote(str(token.attrs.get("href", "")))
        path = href.partition("#")[0]
        if re.search(r"[./]", path):
            self.add_document_link(token, href) if not token.children else self.add_file_link(token, href)
        elif path in self.document.settings.rst2hugo.documents:
            self.add_xref(token, "doc", href)
        else:
            self.add_xref(token, "any", href)

    def add_document_link(self: Any, token: SyntaxTreeNode, target: str) -> None:
        """A link by the title of the document, or as the author says."""
        path, mark, fragment = target.partition("#")
        name = PurePosixPath(path).with_suffix("").as_posix() if path.endswith(MARKDOWN) else path
        explicit = bool(token.children) and token.info != "auto"
        if explicit and name != path:
            self.add_file_link(token, target)
        else:
            self.add_xref(token, "doc", posixpath.normpath(name) + mark + fragment)

    def add_file_link(self: Any, token: SyntaxTreeNode, target: str) -> None:
        link = nodes.reference(refuri=target)
        self.add_link(token, link, posixpath.basename(target) if token.info == "auto" else "")

    def add_xref(self: Any, token: SyntaxTreeNode, kind: str, target: str, *, anchor: bool = False) -> None:
        explicit = bool(token.children) and token.info != "auto"
        link = xref(token.content, "", kind=kind, target=target, explicit=explicit, literal=False, optional=False)
        if anchor:
            link["anchor"] = True
        self.add_link(token, link, "" if explicit else target)

    def add_link(self: Any, token: SyntaxTreeNode, link: nodes.Element, text: str) -> None:
        """Add a link with the author's text, or with ``text``."""
        self.add_line_and_source_path(link, token)
        self.copy_attributes(token, link, ("class", "id", "reftitle"), aliases={"title": "reftitle"})
        with self.current_node_context(link, append=True):
            if text or not token.children:
                link += nodes.Text(text or str(token.attrs.get("href", "")))
            else:
                self.render_children(token)

    def resolve_anchors(self: Any) -> None:
        """Links to headings of the page lead there: labels come first, as in MyST (``ResolveAnchorIds``)."""
        document: nodes.document = self.document
        for link in [one for one in document.findall(xref) if one.attributes.pop("anchor", False)]:
            name = link["target"]
            if document.nametypes.get(nodes.fully_normalize_name(name)):
                continue
            heading = self._heading_slugs.get(name)
            id = heading[1] if heading else document.nameids.get(name) or (name if name in document.ids else None)
            if id is None:
                continue
            found = document.ids[id]
            title = heading[2] if heading else next((one.astext() for one in found.findall(nodes.title)), "")
            words = list(link.children) if link["explicit"] or not title else [nodes.Text(title)]
            link.replace_self(nodes.reference(link.rawsource, "", *words, refid=id, internal=True))
