"""Documents of Sphinx in Markdown: which extensions read them, their titles, the directives before their text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from rst2hugo.blog import settings
from rst2hugo.headers import front_matter
from rst2hugo.headers.markdown_titles import take_title
from rst2hugo.markdown import passthrough
from rst2hugo.model import Page
from rst2hugo.myst import EXTRA
from rst2hugo.values import yaml_loader

# The endings of files that extensions read (their ``setup``: ``app.add_source_suffix``), and what is written in them.
MARKDOWN, NOTEBOOK = {".md": "markdown"}, {".ipynb": "ipynb"}
EXTENSIONS: Mapping[str, Mapping[str, str]] = {
    "myst_parser": MARKDOWN,
    "myst_nb": {**MARKDOWN, ".myst": "markdown", **NOTEBOOK},
    "nbsphinx": NOTEBOOK,
    **dict.fromkeys(("recommonmark", "m2r", "m2r2", "sphinx_mdinclude"), MARKDOWN),
}
DIALECTS = frozenset({"myst_parser", "myst_nb", "recommonmark"})
# A directive before the text, as MyST has it: a fence, or colons (its extension colon_fence).
DIRECTIVE = re.compile(
    r"(?ms)^(?P<fence>`{3,}|~{3,}|:{3,})[ ]*\{(?P<name>[\w:-]+)\}[ \t]*(?P<argument>[^\n]*)\n"
    r"(?P<body>.*?)^(?P=fence)[ \t]*$"
)
OPTIONS = re.compile(r"(?ms)(?:[ \t]*:[\w-]+:[^\n]*(?:\n|\Z))+|---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)")
OPTION = re.compile(r"(?m)^[ \t]*:([\w-]+):[ \t]*(.*)$")
# What only MyST reads: directives, roles, labels, comments.
OF_MYST = re.compile(r"(?m)^[ \t]*(?:`{3,}|~{3,}|:{3,})[ ]*\{[\w:-]+\}|\{[\w:+-]+\}`|^\([^()\s]+\)=[ \t]*$|^%[ \t]")


class Directive(NamedTuple):
    """A directive: its argument, its options by their names, its content."""

    argument: str
    options: dict[str, Any]
    content: str


def endings(conf: Mapping[str, Any]) -> dict[str, str]:
    """The endings that the extensions of a blog read besides those of ``source_suffix``."""
    known = (EXTENSIONS.get(str(one), {}) for one in settings.as_list(conf["extensions"]))
    return {ending: kind for found in known for ending, kind in found.items()}


def header(text: str) -> front_matter.Header:
    """The YAML in front of a document, and its first heading, which is its title as in all documents of Sphinx."""
    found = front_matter.read(text)
    others = [*passthrough.code_in(found.body), *(one.span() for one in DIRECTIVE.finditer(found.body))]
    return take_title(found, others)


def is_myst(conf: Mapping[str, Any]) -> bool:
    """Whether an extension reads Markdown as MyST does, or as recommonmark did, which is less of the same."""
    return any(str(one) in DIALECTS for one in settings.as_list(conf["extensions"]))


def myst_settings(conf: Mapping[str, Any]) -> dict[str, Any]:
    """MyST's settings of a blog; recommonmark knows CommonMark and rst in a fence, nothing else."""
    found = {str(name): value for name, value in conf.items() if str(name).startswith("myst_")}
    only = not any(str(one) in ("myst_parser", "myst_nb") for one in settings.as_list(conf["extensions"]))
    return {"myst_commonmark_only": True} if only else found


def top_matter(text: str) -> front_matter.Header:
    """The YAML in front of a document in MyST; its title is its first heading, and that in the YAML one for lists."""
    found = front_matter.read(text)
    if header(text).body == found.body:
        return found
    return found._replace(values={"linkTitle" if name == "title" else name: one for name, one in found.values.items()})


def read_directives(text: str, name: str) -> Iterator[tuple[Directive, int, int]]:
    """The directives of this name, and where each begins and ends."""
    for found in DIRECTIVE.finditer(text):
        if found["name"] == name:
            options: dict[str, Any] = {}
            block = OPTIONS.match(found["body"])
            if block and block["yaml"] is not None:
                options = read_yaml(block["yaml"])
            elif block:
                options = {key: value.strip() for key, value in OPTION.findall(block[0])}
            content = found["body"][block.end() :] if block else found["body"]
            yield Directive(found["argument"].strip(), options, content.strip("\n")), *found.span()


def read_yaml(text: str) -> dict[str, Any]:
    try:
        found = yaml_loader.load(text)
    except yaml_loader.Error:
        return {}
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}


def describe(pages: Iterable[Page], conf: Mapping[str, Any]) -> str:
    """What became of documents in Markdown, in one line."""
    found = list(pages)
    marked = [page for page in found if OF_MYST.search(page.markdown)]
    message = f"documents in Markdown, which were carried over as they are: {len(found)}"
    if not marked:
        return message
    advice = f"; to have them converted, {EXTRA}" if is_myst(conf) else ""
    return f"{message}; with directives, roles or labels of MyST, which Hugo shows as text: {len(marked)}{advice}"
