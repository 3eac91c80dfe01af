"""Which elements docutils, Sphinx and Nikola make of a text, so that they are never the theme's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

# Classes of docutils' html4 and html5 writers, of Sphinx and of Nikola's directives, and those of Pygments' boxes.
KNOWN = re.compile(
    r"abbreviation|anchor-link|admonition(?:-.*)?|align-.*|arabic|attention|attribution|auto-toc|backrefs|booktabs|border"
    r"|brackets|caption(?:-.*)?|caution|citation(?:-.*)?|classifier(?:-.*)?|code(?:-.*|hilite|table)?|col\d+|colon"
    r"|colwidths-.*|compound(?:-.*)?|container|contents|danger|deprecated|description|details|docinfo(?:-.*)?"
    r"|doctest(?:-block)?|document|docutils|download|embed|emoji|emphasis|entry|epigraph|eqno|error|external|field(?:-.*)?"
    r"|figure|first|fn-.*|footnote(?:s|-.*)?|formula|glossary|graphviz|guilabel|head|headerlink|highlight(?:s|table|-.*)?"
    r"|hint|image|important|internal|kbd|label|last|legend|lin?eno?s?|line(?:-block|nodiv)?|literal(?:-block)?(?:-wrapper)?"
    r"|local|lower(?:alpha|roman)|math|menuselection|note|notranslate|option(?:-.*)?|pre|problematic|pull-quote"
    r"|py|raw-html|reference|related|rubric|section(?:-.*)?|sectnum|seealso|sidebar(?:-.*)?|simple|soundcloud-player"
    r"|source|sourceCode|std|strong|stub|subscript|subtitle|superscript|system-message(?:-.*)?|table|target|thumbnails|tip|title"
    r"|toc-backref|toctree-.*|todo(?:-.*)?|topic(?:-.*)?|transition|upper(?:alpha|roman)|versionadded|versionchanged"
    r"|(?:border-box|cell|code_cell|inner_cell|input|jp|notebook|output|prompt|rendered|text_cell)(?:[-_].*)?"
    r"|versionmodified|vimeo-video|warning|with-.*|xref|youtube-video|doc|pep|rfc|ln|sub|sup|del|ins|mark|small"
)
# Elements that no writer of docutils makes within a text.
OF_THEMES = frozenset(["article", "button", "form", "header", "main", "nav", "noscript", "time"])


# Where a source names a class or an id: directives, options, roles, attributes of HTML.
GIVEN = re.compile(
    r"\b(?:class|container|cssclass|rst-class)::[ \t]*(.*)|:(?:fig|table)?(?:class|classes|name|align):[ \t]*(.*)"
    r"|\b(?:class|id|name)\s*=\s*[\"']?([^\"'>]+)|\brole::[ \t]*([\w-]+)|:([a-zA-Z][\w-]*):`"
)


def given_names(text: str) -> Iterator[str]:
    """The classes and ids that a source names, as they stand there and as docutils writes them."""
    for found in GIVEN.finditer(text):
        for name in "".join(one or "" for one in found.groups()).lower().split():
            yield name
            yield re.sub(r"[^a-z0-9]+", "-", name).strip("-")


def shown_classes(html: str) -> Iterator[str]:
    """The classes on a page of the new site."""
    for found in re.finditer(r"\bclass=[\"']?([^\"'>]+)", html):
        yield from found[1].lower().split()


def drop_foreign_classes(element: Any, meant: frozenset[str]) -> None:
    """Take the classes of a theme off an element of a text."""
    classes = (element.get("class") or "").split()
    kept = [name for name in classes if is_known(name, meant)]
    if len(kept) < len(classes):
        element.set("class", " ".join(kept))
        if not kept:
            element.attrib.pop("class")


def is_known(name: str, meant: frozenset[str]) -> bool:
    """Whether a class is one of docutils' own, or one of those that authors ``meant``."""
    return KNOWN.fullmatch(name) is not None or name.lower() in meant


def is_foreign(element: Any, meant: frozenset[str]) -> bool:
    """Whether neither docutils nor an author made an element: its classes, its id or its tag are a theme's."""
    classes = (element.get("class") or "").split()
    if element.tag in OF_THEMES or element.get("role") == "main":
        return True
    if classes:
        return not any(is_known(name, meant) for name in classes)
    # docutils gives ids to sections, which are of that class, and to paragraphs and the like.
    return element.tag == "div" and bool(element.get("id")) and element.get("id").lower() not in meant
