"""What Markdown meant to Pelican and does not to Hugo: Python-Markdown's "extra" and "codehilite"."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from rst2hugo import markdown
from rst2hugo.blog import settings
from rst2hugo.markdown import passthrough

# Code whose first line names the language, as "codehilite" reads it; ``#!`` numbers the lines.
CODE = re.compile(
    r"(?m)^(?P<indent> {4}|\t)(?P<mark>:::|#!)(?P<language>[\w+-]+)[ \t]*\n(?P<code>(?:(?P=indent).*\n?|[ \t]*\n)+)"
)
# ``*[HTML]: Hypertext`` says what a word stands for wherever it occurs; but not in code, in addresses and in tags.
ABBREVIATION = re.compile(
    r"(?m)^(?P<apart>(?<=\n\n))? {0,3}\*\[(?P<word>[^\]\n]+)\] ?:[ \t]*(?P<title>.*)\n?(?(apart)\n?)"
)
NO_WORDS = r"(?m)^(?: {4}|\t).*$|^ {0,3}\[[^\]\n]+\]:.*$|<[^<>]+>|\]\([^)\n]*\)|https?://\S+"
# ``{: #id .class }`` behind a heading or below a block.
ATTRIBUTES = re.compile(r"(?m)(?P<before>^#.*[ \t]|^)\{:[ ]?(?P<list>[^{}\n]*?)[ ]*\}(?=[ \t]*$)")
# HTML that has Markdown in it.
OPENING = re.compile(
    r"""(?m)^(?P<tag><(?P<name>\w+)[^<>\n]*?)[ ]markdown(?:=["']?\w+["']?)?(?P<rest>[^<>\n]*>)[ \t]*\n?"""
)


def extensions(conf: Mapping[str, Any]) -> list[str]:
    """The extensions of Python-Markdown in MARKDOWN (``readers.MarkdownReader``), until Pelican 3.6 MD_EXTENSIONS."""
    found = settings.table(conf, "MARKDOWN")
    return [*map(str, (*settings.as_list(found.get("extensions")), *settings.table(found, "extension_configs"),
                       *settings.as_list(conf.get("MD_EXTENSIONS"))))]  # fmt: skip  # a table


def as_hugo_reads_it(text: str) -> str:
    """The text of a post in Markdown that Hugo reads as Python-Markdown did."""
    text = CODE.sub(fenced, text)
    titles = {found["word"]: found["title"].strip() for found in outside_code(ABBREVIATION, text)}
    text = replaced(ABBREVIATION, text, "")
    if titles:
        words = "|".join(map(re.escape, sorted(titles, key=len, reverse=True)))
        text = replaced(re.compile(rf"{NO_WORDS}|\b(?P<word>{words})\b"), text, titles)
    text = replaced(ATTRIBUTES, text, r"\g<before>{\g<list>}")
    for name in dict.fromkeys(found["name"] for found in outside_code(OPENING, text)):
        text = replaced(re.compile(rf"(?m)\n?[ \t]*</{name}>"), text, f"\n\n</{name}>")
    return replaced(OPENING, text, r"\g<tag>\g<rest>" + "\n\n")


def outside_code(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    code = list(passthrough.code_in(text))
    return [found for found in pattern.finditer(text) if not passthrough.within(found.start(), code)]


def replaced(pattern: re.Pattern[str], text: str, by: str | Mapping[str, str]) -> str:
    """``text`` with what ``pattern`` finds outside of code replaced ``by`` a template, or words explained by it."""
    parts, at = [], 0
    for found in outside_code(pattern, text):
        parts += [text[at : found.start()], found.expand(by) if isinstance(by, str) else explained(found, by)]
        at = found.end()
    return "".join([*parts, text[at:]])


def explained(found: re.Match[str], titles: Mapping[str, str]) -> str:
    word = found["word"]
    return f'<abbr title="{html.escape(titles[word])}">{word}</abbr>' if word else found[0]


def fenced(found: re.Match[str]) -> str:
    """Indented code as a fence."""
    code = re.sub(rf"(?m)^{found['indent']}", "", found["code"])
    blank = "\n" * (len(code) - len(code.rstrip("\n")))
    return markdown.fence(code, found["language"], "{linenos=true}" if found["mark"] == "#!" else "") + blank
