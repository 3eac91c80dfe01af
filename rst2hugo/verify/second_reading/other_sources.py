"""Header and words of sources that are not rst: HTML, Markdown, and the cells of notebooks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree
from lxml.html import HTMLParser

from rst2hugo.model.enclosed import Enclosed
from rst2hugo.verify.second_reading.headers import Field, Header, find_fence, header_of, until_blank
from rst2hugo.verify.second_reading.markup import TEMPLATE
from rst2hugo.verify.second_reading.rst_words import Line
from rst2hugo.verify.second_reading.words import keep_line_ends, plain, words

HEAD = re.compile(r"<head\b.*?</head\s*>", re.DOTALL | re.IGNORECASE)
HAS_HEAD = re.compile(r"(?i)<head\b")
NOT_TEXT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
# Where links lead, names of links, attributes, shortcodes; nothing of them is a word.
NOT_MARKDOWN_TEXT = re.compile(
    r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\]\[[^\]\n]*\]"
    r"|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S+.*$|\[\^[^\]\s]+\]:?|\{[#.:][^{}\n]*\}"
    r"|^\$\$/?code(?:\([^)\n]*\))?[ \t]*$"  # around code, for a filter of Blogofile
    r"|^[\t]*(?:```|~~~).*$|^[ \t]+(?::::|#!)\S+[ \t]*$|^[ \t]*\d+[.)][ \t]",
    re.MULTILINE,
)
# Directives with their options, comments, breaks, labels, the names of roles and what those mean that only name.
NOT_MYST_TEXT = re.compile(
    r"^[ \t>]*(?:`{3,}|~{3,}|:{3,})[^\n]*(?:\n[ \t>]*:[\w-]+:[^\n]*)*|^%.*$|^\+{3,}.*$|^\([^()\n]+\)=$"
    r"|\{(?:doc|ref|numref|any|eq|term|octicon|fa[bsr]?|material-\w+)\}`[^`]*`|\{[\w:+-]+\}(?=`)|<[^<>`\n]+>(?=`)",
    re.MULTILINE,
)
OF_MYST = frozenset({"myst", "mystnb", "substitutions", "html_meta", "jupytext", "kernelspec", "file_format"})
SHORTCODE = Enclosed(*TEMPLATE, (r"\[gist:[^\[\]\n]*\]", "", ""), flags=0)
PLAIN_KEY = re.compile(r"(?P<name>[A-Za-z][\w -]*):(?:[ \t]+|$)(?P<value>.*)")
META_KEY = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:")
META_MORE = re.compile(r"[ ]{4,}")
COMMENT = re.compile(r"\s*(?:\.\. |<!-- ?\.?\.? ?)?(?P<name>[A-Za-z_]\w*): ?(?P<value>.*?)(?: ?-->)?$")


# What else is in <meta> is for browsers.
OF_POSTS = frozenset(
    ["author", "authors", "category", "date", "description", "modified", "status", "summary", "tags", "title"]
)


def read_html(text: str) -> tuple[Header, list[Line]]:
    """Pelican's: the title and ``<meta name="…" content="…">``, up to Pelican 3.2 ``contents``."""
    root: Any = etree.fromstring(f"<!-- -->{text}".replace("\0", " ").encode("utf-8"), HTMLParser(encoding="utf-8"))
    if root is None:  # there is nothing in the file
        return Header(), []
    named = root.find(".//title") if HAS_HEAD.search(text) else None  # Pelican's parser looks nowhere else
    title = " ".join("".join(named.itertext()).split()) if named is not None else ""
    fields = tuple(
        Field(element.get("name"), element.get("content") or element.get("contents") or "", element.sourceline or 1)
        for element in root.iter("meta")
        if str(element.get("name")).lower() in OF_POSTS
    )
    lines = text.split("\n")
    if end := find_fence(lines):  # Jekyll's and Blogofile's
        blank = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
        return header_of(lines, range(1, end), PLAIN_KEY, joined=True), lines_of(without_shortcodes(blank))
    body = NOT_TEXT.sub(keep_line_ends, HEAD.sub(keep_line_ends, text))
    return Header(fields, title), lines_of(without_shortcodes(body))


def without_shortcodes(text: str) -> str:
    return SHORTCODE.sub(keep_line_ends, text)


def read_markdown(text: str) -> tuple[Header, list[Line]]:
    """A header between fences, as comments, or as keys up to the first blank line; the text without addresses."""
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").split("\n")
    header = Header()
    if end := find_fence(lines):
        header = header_of(lines, range(1, end), PLAIN_KEY, joined=True, all_lines=range(end + 1))
    elif PLAIN_KEY.match(lines[0]):
        header = header_of(lines, until_blank(lines, 0), PLAIN_KEY, joined=True)
    elif lines[0].lstrip().startswith("<!--") or COMMENT.match(lines[0]):
        end = next((number for number, line in enumerate(lines) if "-->" in line), len(until_blank(lines, 0)) - 1)
        header = header_of(lines, range(end + 1), COMMENT)
    body = "\n".join("" if number in header.lines else line for number, line in enumerate(lines, 1))
    return header, lines_of(NOT_MARKDOWN_TEXT.sub(keep_line_ends, without_shortcodes(body)))


def read_myst(text: str) -> tuple[Header, list[Line]]:
    """Markdown without the names, options and comments of MyST; tables in the header are none of words."""
    header, _ = read_markdown(text)
    fields = tuple(one for one in header.fields if not re.match(r"\s*[\w-]+:", one.value) and one.name not in OF_MYST)
    said = NOT_MYST_TEXT.sub(keep_line_ends, text)
    return header._replace(fields=fields), read_markdown(said)[1]


def read_python_markdown(text: str) -> tuple[Header, list[Line]]:
    """Pelican's Markdown: Python-Markdown's header ends before the first line that is no key and no continuation.

    What is left of the lines up to a blank one, or up to ``---``, is text.
    """
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").split("\n")
    start = 1 if re.match(r"-{3}(\s|$)", lines[0]) else 0
    end = next((at for at in range(start, len(lines)) if not META_KEY.match(lines[at])), len(lines))
    while end < len(lines) and end > start and (META_MORE.match(lines[end]) or META_KEY.match(lines[end])):
        end += 1
    rest = lines[end] if end < len(lines) else ""
    if end == start or not rest.strip() or re.match(r"(-{3}|\.{3})(\s|$)", rest):
        return read_markdown(text)
    body = "\n".join(["" if at < end else line for at, line in enumerate(lines)])
    found = header_of(lines, range(start, end), PLAIN_KEY, joined=True, all_lines=range(end))
    return found, lines_of(NOT_MARKDOWN_TEXT.sub(keep_line_ends, without_shortcodes(body)))


def read_notebook(text: str) -> tuple[Header, list[Line]]:
    """The sources of a notebook's cells, one after the other; the lines are counted in these, not in the file."""
    try:
        cells = json.loads(text)["cells"]
    except (ValueError, KeyError, TypeError):
        return Header(), []
    texts = ("".join(one["source"]) for one in cells if isinstance(one, dict) and one.get("cell_type") != "raw")
    found = [line for one in texts for line in read_markdown(f"\n{one}")[1]]
    return Header(), [Line(number, line.words) for number, line in enumerate(found, 1)]


def lines_of(text: str) -> list[Line]:
    """The lines that have words."""
    found = ((number, words(line)) for number, line in enumerate(plain(text).split("\n"), 1))
    return [Line(number, said) for number, said in found if said]


READERS: Mapping[str, Callable[[str], tuple[Header, list[Line]]]] = {
    "html": read_html,
    "markdown": read_markdown,
    "myst": read_myst,
    "ipynb": read_notebook,
}
