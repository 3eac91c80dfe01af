"""The HTML that engines make of what docutils does not know: players, and sections that fold."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import quote

from docutils import nodes
from docutils.writers import html5_polyglot

# Where the players of other sites are.
FRAMES = {
    "youtube": "www.youtube.com/embed/",
    "vimeo": "player.vimeo.com/video/",
    "soundcloud": "w.soundcloud.com/player/?url=",
}


class ForeignTranslator(html5_polyglot.HTMLTranslator):
    """docutils' html5 writer for nodes of ``constructs`` that stand for directives of other engines."""

    def visit_embed(self, node: Any) -> None:
        """What ``constructs.embeds`` leaves to a shortcode of Hugo."""
        name, argument, given = node["shortcode"], node["argument"], node["parameters"]
        if name == "gist":
            file = f"?file={quote(given['file'])}" if "file" in given else ""
            address = self.attval(f"https://gist.github.com/{argument}.js{file}")
            self.body.append(self.starttag(node, "script", "", src=address) + "</script>\n")
        elif name == "asciinema":
            address = self.attval(f"https://asciinema.org/a/{argument}.js")
            self.body.append(self.starttag(node, "script", "", src=address) + "</script>\n")
        else:
            query = f"?start={given['start']}" if "start" in given else ""
            inner = quote(argument, safe="") if name == "soundcloud" else argument
            address = self.attval(f"https://{FRAMES[name]}{inner}{query}")
            self.body.append(self.starttag(node, "iframe", "", src=address) + "</iframe>\n")
        raise nodes.SkipNode

    def visit_post_list(self, node: Any) -> None:
        """What ``constructs.posts`` leaves to a shortcode of Hugo; ``verify.post_lists`` looks at what it shows."""
        raise nodes.SkipNode

    def visit_player(self, node: Any) -> None:
        """A file that plays, as sphinxcontrib-video shows it."""
        first, *others = node["sources"]
        sources = "".join(f'<source src="{escape(one)}">' for one in node["sources"]) if others else ""
        kind, words = node["kind"], {name: self.encode(text) for name, text in node["words"].items()}
        tag = self.starttag(node, kind, "", **({} if others else {"src": first}))
        shown = f"{tag}{sources}{words.get('alt', '')}</{kind}>"
        if "caption" in words:
            shown = f"<figure>{shown}<figcaption>{words['caption']}</figcaption></figure>"
        self.body.append(f"{shown}\n")
        raise nodes.SkipNode

    def visit_admonition(self, node: nodes.admonition) -> None:
        """One that folds is what Sphinx makes of it."""
        if node.get("fold"):
            self.body.append(self.starttag(node, "details", CLASS="admonition"))
        else:
            super().visit_admonition(node)

    def depart_admonition(self, node: nodes.admonition | None = None) -> None:
        folded = node is not None and node.get("fold")
        self.body.append("</details>\n") if folded else super().depart_admonition(node)

    def visit_title(self, node: nodes.title) -> None:
        if isinstance(node.parent, nodes.admonition) and node.parent.get("fold"):
            self.body.append(self.starttag(node, "summary", ""))
            self.context.append("</summary>\n")
        else:
            super().visit_title(node)

    def visit_details(self, node: nodes.Element) -> None:
        """What ``constructs.tabs`` folds; a browser names what has no name."""
        self.body.append(self.starttag(node, "details"))
        if not any(isinstance(child, nodes.title) for child in node.children):
            self.body.append("<summary>Details</summary>\n")

    def depart_details(self, node: nodes.Element) -> None:
        self.body.append("</details>\n")

    def visit_summary(self, node: nodes.title) -> None:
        self.body.append(self.starttag(node, "summary", ""))

    def depart_summary(self, node: nodes.title) -> None:
        self.body.append("</summary>\n")

    def visit_abbreviation(self, node: nodes.abbreviation) -> None:
        """docutils leaves out what an abbreviation stands for."""
        meaning = {"title": node["explanation"]} if node.get("explanation") else {}
        self.body.append(self.starttag(node, "abbr", "", **meaning))
