"""In here: header and words of sources that are not rst: HTML, Markdown, and the cells of notebooks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from lxml import html

from rst2hugo.verify.second_reading.headers import Field, Header, fenced, header_of, until_blank
from rst2hugo.verify.second_reading.rst_words import Line
from rst2hugo.verify.second_reading.words import keep_line_ends, plain, words

HEAD = re.compile(r"<head\b.*?</head\s*>", re.DOTALL | re.IGNORECASE)
NOT_TEXT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
# Where links lead, names of links, attributes, shortcodes; nothing of them is a word.
NOT_MARKDOWN_TEXT = re.compile(
    r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\]\[[^\]\n]*\]"
    r"|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S+.*$|\[\^[^\]\s]+\]:?|\{[#.:][^{}\n]*\}"
    r"|\{\{[%<].*?[%>]\}\}|\{%.*?%\}|^[ \t]*(?:```|~~~).*$|^[ \t]*\d+[.)][ \t]",
    re.MULTILINE,
)
PLAIN_KEY = re.compile(r"(?P<name>[A-Za-z][\w -]*):(?:[ \t]+|$)(?P<value>.*)")
COMMENT = re.compile(r"\s*(?:\.\. |<!-- ?\.?\.? ?)?(?P<name>[A-Za-z_]\w*): ?(?P<value>.*?)(?: ?-->)?$")


def read_html(text: str) -> tuple[Header, list[Line]]:
    """Pelican's: the title and ``<meta name="…" content="…">``, up to Pelican 3.2 ``contents``."""
    root: Any = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    title = " ".join("".join(root.itertext("title")).split())
    fields = tuple(
        Field(one.get("name"), one.get("content") or one.get("contents") or "", one.sourceline or 1)
        for one in root.iter("meta")
        if one.get("name")
    )
    body = NOT_TEXT.sub(keep_line_ends, HEAD.sub(keep_line_ends, text))
    return Header(fields, title), lines_of(body)


def read_markdown(text: str) -> tuple[Header, list[Line]]:
    """A header between fences, as comments, or as keys up to the first blank line; the text without addresses."""
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").split("\n")
    header = Header()
    if end := fenced(lines):
        header = header_of(lines, range(1, end), PLAIN_KEY, joined=True, all_lines=range(end + 1))
    elif PLAIN_KEY.match(lines[0]):
        header = header_of(lines, until_blank(lines, 0), PLAIN_KEY, joined=True)
    elif lines[0].lstrip().startswith("<!--") or COMMENT.match(lines[0]):
        header = header_of(lines, until_blank(lines, 0), COMMENT)
    body = "\n".join("" if number in header.lines else line for number, line in enumerate(lines, 1))
    return header, lines_of(NOT_MARKDOWN_TEXT.sub(keep_line_ends, body))


def read_notebook(text: str) -> tuple[Header, list[Line]]:
    """The sources of a notebook's cells, one after the other; no line of the file is known."""
    try:
        cells = json.loads(text)["cells"]
    except (ValueError, KeyError, TypeError):
        return Header(), []
    texts = ("".join(one["source"]) for one in cells if isinstance(one, dict) and one.get("cell_type") != "raw")
    found = [line for one in texts for line in read_markdown(f"\n{one}")[1]]
    return Header(), [Line(1, line.words) for line in found]


def lines_of(text: str) -> list[Line]:
    """The lines that have words."""
    found = ((number, words(line)) for number, line in enumerate(plain(text).split("\n"), 1))
    return [Line(number, said) for number, said in found if said]


READERS: Mapping[str, Callable[[str], tuple[Header, list[Line]]]] = {
    "html": read_html, "markdown": read_markdown, "ipynb": read_notebook,
}  # fmt: skip
