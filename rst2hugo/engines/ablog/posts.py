"""What a document says of the post in it: directives and fields, dates, authors by their keys, the teaser."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.blog import settings
from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.directives.post_lists import TAXONOMIES, post_list
from rst2hugo.engines.ablog.directives import LISTS, POST, UPDATE, split_commas
from rst2hugo.engines.sphinx import markdown_documents
from rst2hugo.headers.markdown_titles import replace_part
from rst2hugo.model.diagnostics import Code
from rst2hugo.rst.source_lines import line
from rst2hugo.values import dates, header_values
from rst2hugo.values.patterns import format_date

# What a post may be listed by → Hugo's name for it.
COLLECTIONS = TAXONOMIES
SEVERAL = "a document with several posts is one page in Hugo; it has the date of the first and the tags of all"


def collect(document: nodes.document) -> dict[str, Any]:
    """What the directives say, those of several posts in one document together; the directives are gone then."""
    said: dict[str, Any] = {}
    found = [node for node in document.findall(nodes.meta) if node.get("name") == POST]
    for node in found[1:]:
        DocumentReports(document).report_node(node, Code.UNSUPPORTED_CONSTRUCT, SEVERAL)
    for number, node in enumerate(found):
        for name, value in node["said"].items():
            if name in LISTS:
                said[name] = [*dict.fromkeys([*said.get(name, []), *value])]
            elif number == 0:
                said[name] = value
    for number, node in enumerate(found):
        if number == 0 and "summary" in said and not said.get("exclude"):
            begin_with(node, said)
        node.parent.remove(node)
    return {"date": "", **said} if found else {}


def in_markdown(body: str) -> tuple[dict[str, Any], str]:
    """What the directives ``post`` of a text in MyST Markdown say, and the text without them; teasers stay."""
    said: dict[str, Any] = {}
    for found, start, end in reversed(list(markdown_documents.read_directives(body, "post"))):
        options = {name: True if value in ("", None) else value for name, value in found.options.items()}
        said = {"date": found.argument, **of_fields(options)}
        body = replace_part(body, start, end, "" if "exclude" in options else found.content)
    return said, body


def begin_with(node: nodes.meta, said: dict[str, Any]) -> None:
    """A teaser with which the post begins ends there; only another one is said in the header."""
    at = node.parent.index(node)
    before = node.parent[: at - node["shown"]]
    visible = [one for one in before if not isinstance(one, nodes.title | nodes.Invisible)]
    if not visible and isinstance(node.parent, nodes.document) and len(node.parent) > at + 1:
        node.parent.insert(at, nodes.comment("", "more"))
        said["summary"], said["excerpt"] = "", 0


def cut(document: nodes.document, paragraphs: int) -> None:
    """The teaser ends behind the first so many paragraphs."""
    found = list(document.findall(nodes.paragraph))[:paragraphs]
    if not found or paragraphs < 1:
        return
    last: nodes.Node = found[-1]
    while not isinstance(last.parent, nodes.document | nodes.section):
        last = last.parent
    at = last.parent.index(last)
    if len(last.parent) > at + 1 or isinstance(last.parent, nodes.section):
        last.parent.insert(at + 1, nodes.comment("", "more"))


def picture(document: nodes.document, number: int) -> str:
    """The address, still open, of the picture of this number."""
    found = list(document.findall(nodes.image))
    return markdown.open_address(found[number - 1]["uri"], line(found[number - 1])) if 0 < number <= len(found) else ""


def leave_out_itself(document: nodes.document, *, is_post: bool) -> None:
    """A list of posts may name the document that it is in only if that is a post."""
    for node in [] if is_post else document.findall(post_list):
        node["parameters"] = [pair for pair in node["parameters"] if pair[0] != "self"]


def updates(document: nodes.document, form: str) -> Iterator[dt.date]:
    """The dates of the updates, whose titles now say so."""
    for node in [one for one in document.findall(nodes.meta) if one.get("name") == UPDATE]:
        found = date(node["said"], form)
        title = f"Updated on {format_date(found.date, form)}" if found else f"Updated on {node['said']}"
        node["box"][0][:] = [nodes.Text(title)]
        node.parent.remove(node)
        if found:
            yield found.date


def date(text: str, form: str) -> dates.ParsedDate | None:
    """A date as the settings want it, or as python-dateutil reads it, as ABlog itself does."""
    return header_values.read_date(text, (form,)) if text else None


def of_fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields at the top of a document, read as ABlog reads them."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        name = key.lower()
        if name in LISTS:
            parts = split_commas(value.strip("[] ")) if isinstance(value, str) else settings.as_list(value)
            found[name] = [str(one).strip("'\"") for one in parts]
        elif name == "linktitle":  # of a document in MyST, which has another title
            found["title"] = value
        elif name in ("excerpt", "image"):
            found[name] = header_values.whole_number(value)
        else:
            found[name] = value
    return found


def label(name: str) -> str:
    """What ``:ref:`` calls a post: the last part of its name, of an ``index`` its folder."""
    folder, last = posixpath.split(name)
    return re.sub(r"\s+", " ", (posixpath.basename(folder) if last == "index" else last).lower())
