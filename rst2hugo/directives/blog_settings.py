"""What directives, roles and transforms must know of the blog; docutils' settings carry it from text to text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docutils import nodes

from rst2hugo.blog import files
from rst2hugo.blog.boundary import Boundary
from rst2hugo.directives.custom_rules import UNKNOWN


@dataclass(frozen=True, slots=True)
class BlogSettings:
    """All that rst2hugo adds to docutils' settings, in their attribute ``rst2hugo``.

    ``root`` is the folder that names of files start from (None: nothing is read), ``boundary`` what may be read,
    ``included`` collects the files that were, relative to the root. ``repair`` says whether slips in links are mended,
    ``counted_ids`` whether ids that docutils makes up are ``id1``, ``id2`` … as before docutils 0.18. ``documents``
    maps Sphinx' names of documents to their files. ``code_options`` are those of every block of code that does not
    say otherwise; with ``code_titles`` the words after its language are a title. ``trial`` marks a text that is read
    only to see whether docutils objects to it. ``unknown_directives`` and ``unknown_roles`` say what these become.
    """

    root: Path | None = None
    boundary: Boundary | None = None
    included: list[str] = field(default_factory=list)
    repair: bool = True
    counted_ids: bool = True
    documents: Mapping[str, str] = field(default_factory=dict)
    code_options: Mapping[str, str] = field(default_factory=dict)
    code_titles: bool = True
    trial: bool = False
    unknown_directives: str = UNKNOWN["directives"][0]
    unknown_roles: str = UNKNOWN["roles"][0]

    def text_of(self, path: str) -> str:
        """The text of another document of the blog; empty where there is none that may and can be read."""
        return files.read(self.root, path, self.boundary).text if self.root and self.boundary else ""


def blog_settings(document: nodes.document) -> BlogSettings:
    """The settings of the blog that ``document`` is of; the defaults for a document that ``rst.parse`` did not make."""
    settings: BlogSettings = getattr(document.settings, "rst2hugo", None) or BlogSettings()
    return settings
