"""Title, subtitle and fields of an rst source as docutils by itself reads them, with its default settings."""

from __future__ import annotations

from typing import Any, NamedTuple

from docutils import core, nodes
from docutils.readers import standalone
from docutils.transforms import frontmatter
from docutils.utils import Reporter

# docutils' own messages are of no interest here, nor is what directives would read from other files.
QUIET = {
    "_disable_config": True,
    "report_level": Reporter.SEVERE_LEVEL + 1,
    "halt_level": Reporter.SEVERE_LEVEL + 1,
    "file_insertion_enabled": False,
    "syntax_highlight": "none",
    "docinfo_xform": False,
}


class TitleReader(standalone.Reader):  # type: ignore[type-arg]
    """docutils' standalone reader with no other transform than that for the title and the subtitle."""

    def get_transforms(self) -> list[Any]:
        return [frontmatter.DocTitle]


class Top(NamedTuple):
    """What stands at the top of a document: title and subtitle, the name and the line of each field."""

    title: str
    subtitle: str
    fields: tuple[tuple[str, int], ...]


def read_top(text: str) -> Top:
    """The title, the subtitle and the bibliographic fields of ``text``.

    The fields are those that ``docutils.transforms.frontmatter.DocInfo`` takes: the first thing after the
    title that is neither a comment nor the like. That transform forgets the lines, so it is not run.
    """
    document: Any = core.publish_doctree(text, reader=TitleReader(), settings_overrides=QUIET)
    titles = {child.tagname: child.astext() for child in document if isinstance(child, nodes.title | nodes.subtitle)}
    at = document.first_child_not_matching_class(nodes.PreBibliographic)
    first = document[at] if at is not None else None
    listed: Any = first.children if isinstance(first, nodes.field_list) else ()
    fields = tuple((one[0].astext(), one.line or 1) for one in listed)
    return Top(titles.get("title", ""), titles.get("subtitle", ""), fields)
