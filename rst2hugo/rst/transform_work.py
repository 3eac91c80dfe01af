"""What docutils' transforms will do with a document, counted as work before they do it: copies, and places looked up.

Copies are made of what stands for a substitution, and of titles in contents lists. Each link and target is looked up
among all that stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes
from docutils.transforms import Transform, parts, references

from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.model.diagnostics import Code
from rst2hugo.rst.source_lines import line
from rst2hugo.rst.work import STEP, Work

LOOKED_UP = (nodes.reference, nodes.target, nodes.footnote_reference, nodes.citation_reference,
             nodes.substitution_reference)  # fmt: skip  # a table
ENTRY = 5
"""Nodes of an entry of a list of contents, besides its text."""
LARGEST, LETTER = 1_000 * STEP, 10
"""Units of work: the most that one substitution may cost, and what a character in it does."""


class CountTransformWork(Transform):
    """The work of docutils' transforms: a few definitions that repeat each other make millions of copies.

    A substitution that stands for too much is refused, as docutils does with one of more than 10,000 characters.
    Raises TooSlowError for a document with more work than it may make.
    """

    default_priority = references.Substitutions.default_priority - 5

    def apply(self) -> None:
        self.work: Work = self.document.settings.work
        self.count_lookups()
        self.count_contents()
        self.count_substitutions()

    def count_lookups(self) -> None:
        found = [one for kind in LOOKED_UP for one in self.document.findall(kind)]
        parents = {id(one.parent): len(one.parent.children) for one in found}
        for one in found:
            self.work.add(parents[id(one.parent)], "too many links stand in one place", line(one.parent))

    def count_contents(self) -> None:
        lists = [one for one in self.document.findall(nodes.pending) if one.transform is parts.Contents]
        below = count_entries(self.document) if lists else {}
        for pending in lists:
            around: nodes.Node = self.document
            if "local" in pending.details:
                around = next(filter(is_section, ancestors(pending)), self.document)
            self.work.add(below.get(id(around), 0) * STEP, "its lists of contents are too many", line(pending))

    def count_substitutions(self) -> None:
        marks = list(self.document.findall(nodes.substitution_reference))
        units = count_expansions(self.document) if marks else {}
        for mark in marks:
            size = units.get(mark["refname"].lower(), 0)
            if size > LARGEST:
                self.refuse(mark)
            else:
                self.work.add(size, f"what stands for |{mark['refname']}| is repeated too often", line(mark.parent))

    def refuse(self, mark: nodes.substitution_reference) -> None:
        message = f"|{mark['refname']}| stands for a text that repeats others too often"
        fault = DocumentReports(self.document).report_node(mark, Code.RST_ERROR, message)
        mark.replace_self(nodes.problematic(mark.rawsource, mark.rawsource, refid=self.document.set_id(fault)))


def count_expansions(document: nodes.document) -> Mapping[str, int]:
    """What a copy of each substitution costs in the end, by names in lower case; those in a circle count once."""
    definitions = {name.lower(): one for name, one in document.substitution_defs.items()}
    marks = {name: list(one.findall(nodes.substitution_reference)) for name, one in definitions.items()}
    inner = {name: [one["refname"].lower() for one in found] for name, found in marks.items()}
    units: dict[str, int] = {}
    begun: set[str] = set()
    waiting = list(definitions)
    while waiting:  # a name is looked at twice; those within it come between
        name = waiting[-1]
        missing = [one for one in inner[name] if one in inner and one not in begun]
        if name not in begun and missing:
            begun.add(name)
            waiting += missing
            continue
        if name not in units:
            begun.add(name)
            own = STEP * sum(1 for _ in definitions[name].findall()) + LETTER * len(definitions[name].astext())
            units[name] = min(own + sum(units.get(one, 0) for one in inner[name]), LARGEST + 1)
        waiting.pop()
    return units


def count_entries(document: nodes.document) -> Mapping[int, int]:
    """How many nodes a list of contents of the document, or of a section, has, by their identities."""
    found: dict[int, int] = {}
    for section in reversed(list(document.findall(nodes.section))):
        own = ENTRY + sum(1 for _ in section[0].findall())
        whole = own + found.get(id(section), 0)
        found[id(section.parent)] = found.get(id(section.parent), 0) + whole
    return found


def ancestors(node: nodes.Node) -> Iterator[nodes.Node]:
    while (node := node.parent) is not None:
        yield node


def is_section(node: nodes.Node) -> bool:
    return isinstance(node, nodes.section)
