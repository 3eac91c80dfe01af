"""What Sphinx does to a doctree: the first heading is the title, code has a language, |version| is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docutils import nodes
from docutils.transforms import Transform

from rst2hugo.links.crossrefs import xref

# Sphinx highlights code without a language as Python if it is, else not at all.
UNKNOWN = ("default", "none", "text", "")


def entitle(document: nodes.document) -> None:
    """The first section is the page: its heading becomes the title, what is in it stands on the page itself.

    docutils does so only if there is no other section and nothing before it.
    """
    section = next(iter(document.findall(nodes.section)), None)
    if section is None or section.parent is not document or not isinstance(section[0], nodes.title):
        return
    at = document.index(section)
    labels: list[nodes.Element] = []
    while at > 0 and isinstance(label := document[at - 1], nodes.target) and label["ids"] and len(label) == 0:
        labels.append(label)
        at -= 1
    title, *content = section.children
    document[:] = [title, *document[:at], *content, *document[at + len(labels) + 1 :]]
    document["offers"] = section.get("offers", [])
    for node in (section, *labels):
        document["ids"] += node["ids"]
        document["names"] += node["names"]
        document.ids.update(dict.fromkeys(node["ids"], document))


def substitute(document: nodes.document, conf: Mapping[str, Any]) -> None:
    """``|version|`` and its like, where the document does not define them."""
    for node in list(document.findall(nodes.substitution_reference)):
        name = node["refname"].lower()
        if name in ("version", "release", "today") and name not in document.substitution_names and conf.get(name):
            document.substitution_names.pop(name, None)
            node.replace_self(nodes.Text(str(conf[name])))


class OwnLanguage(Transform):
    """Code that says no language is in the one that the settings name."""

    default_priority = 430  # behind that of ``highlight``

    def apply(self) -> None:
        start = self.startnode
        assert isinstance(start, nodes.pending)
        for block in self.document.findall(nodes.literal_block):
            plain = not any(isinstance(child, nodes.Element) for child in block.children)
            if plain and not isinstance(block.parent, nodes.system_message):
                block.setdefault("language", start.details["language"])
        start.parent.remove(start)


def link_scaled_images(document: nodes.document) -> None:
    """Each image with a size leads to the picture itself (``StandaloneHTMLBuilder.post_process_images``, all versions).

    It does not if it leads elsewhere, or has the class ``no-scaled-link`` (Sphinx 3.0).
    """
    for image in list(document.findall(nodes.image)):
        sized = any(name in image for name in ("scale", "width", "height"))
        if sized and not isinstance(image.parent, nodes.reference) and "no-scaled-link" not in image["classes"]:
            link = nodes.reference("", "", refuri=image["uri"])
            link.source, link.line = image.source, image.line
            image.replace_self(link)
            link += image


def prepare(document: nodes.document, conf: Mapping[str, Any]) -> None:
    """All of it."""
    entitle(document)
    substitute(document, conf)
    if conf["html_scaled_image_link"]:
        link_scaled_images(document)
    language = str(conf["highlight_language"])
    if language not in UNKNOWN:
        pending = nodes.pending(OwnLanguage, {"language": language})
        document.append(pending)
        document.note_pending(pending)


def lead_out(document: nodes.document, mapping: Mapping[str, str]) -> None:
    """References into other projects, ``:doc:`key:name```, lead below the addresses that the settings have for them."""
    for node in list(document.findall(xref)):
        key, colon, name = node["target"].partition(":")
        name, section, title = name.partition(":") if node["kind"] == "ref" else (name, "", "")
        # autosectionlabel, which most projects use, names a section by its document and its title.
        if colon and key in mapping and (node["kind"] == "doc" or section):
            text = node.children if node["explicit"] else [nodes.Text(title or name)]
            place = f"{mapping[key].rstrip('/')}/{name.strip('/')}.html"
            place += f"#{nodes.make_id(title)}" if section else ""
            node.replace_self(nodes.reference(node.rawsource, "", *text, refuri=place))
