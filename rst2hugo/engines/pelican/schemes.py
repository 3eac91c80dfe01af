"""Links in the syntax of plugins: ``wiki>Page``, ``{mailto}me``, ``{photo}dir/x.jpg`` → plain addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from docutils import nodes

from rst2hugo.addresses import urls
from rst2hugo.engines.pelican import photos, plugins

# Addresses in Markdown and in HTML.
WRITTEN = re.compile(
    r"""(?mi)(?P<before>\]\([ \t]*<?|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?|\b(?:href|src)\s*=\s*["'])(?P<uri>[^\s"'()<]+)"""
)
# docutils puts its own mailto: before what it takes for an address.
MAILTO = re.compile(r"(?:mailto:)?\{mailto\}(?P<name>[^\s<>?#@]+)(?P<host>@[^\s<>?#]+)?")


@dataclass(frozen=True)
class Schemes:
    """What the plugins interlinks, linker and photos made of addresses."""

    conf: Mapping[str, Any]

    @property
    def is_used(self) -> bool:
        return any(plugins.has(self.conf, one) for one in ("interlinks", "linker", "photos"))

    @property
    def host(self) -> str:
        """The host for names that linker's ``{mailto}`` has without one; the theme knew it, the settings do not."""
        return urlsplit(urls.site_address(str(self.conf["SITEURL"] or "")) or "").hostname or ""

    def projects(self) -> dict[str, str]:
        """What stands for the names before ``>``."""
        given = self.conf.get("INTERLINKS")
        own = {str(name): str(base) for name, base in given.items()} if isinstance(given, Mapping) else {}
        return {"this": f"{self.conf['SITEURL'] or ''}/", **own}

    def plain(self, uri: str) -> str:
        """An address as everybody reads it."""
        if plugins.has(self.conf, "interlinks"):
            name, mark, rest = uri.replace("&gt;", ">").partition(">")
            if mark and name in (known := self.projects()):
                return known[name] + rest
        if plugins.has(self.conf, "linker"):
            host = f"@{self.host}" if self.host else ""
            uri = MAILTO.sub(lambda found: f"mailto:{found['name']}{found['host'] or host}", uri)
        return photos.plain(uri) if plugins.has(self.conf, "photos") else uri

    def in_text(self, text: str) -> str:
        """Markdown or HTML with plain addresses."""
        return WRITTEN.sub(lambda found: found["before"] + self.plain(found["uri"]), text) if self.is_used else text

    def in_tree(self, document: nodes.document) -> None:
        """Give a doctree plain addresses; a picture of ``{lightbox}`` leads to itself."""
        for node in list(document.findall(nodes.Element)) if self.is_used else ():
            if isinstance(node, nodes.raw):
                node.children = [nodes.Text(self.in_text(node.astext()))]
            for name in ("refuri", "uri"):
                if name not in node:
                    continue
                boxed = node[name].startswith("{lightbox}") and isinstance(node, nodes.image)
                node[name] = self.plain(node[name])
                if boxed and not node[name].startswith("{") and not isinstance(node.parent, nodes.reference):
                    link = nodes.reference("", "", refuri=node[name])
                    node.replace_self(link)
                    link += node
