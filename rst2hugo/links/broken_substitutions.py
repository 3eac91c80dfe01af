"""Substitutions on which docutils itself fails: they are reported, and cost nothing else in the post."""

from __future__ import annotations

from contextlib import suppress
from graphlib import CycleError, TopologicalSorter

from docutils import nodes
from docutils.transforms import Transform, references

from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.model.diagnostics import Code


class UndefinedWithin(Transform):
    """A substitution within another one's definition that is not defined stays; docutils 0.23 ends with KeyError."""

    default_priority = references.Substitutions.default_priority - 1

    def apply(self) -> None:
        known = self.document.substitution_names
        # Those that nothing refers to are in the document alone, those in what docutils could not read in its table.
        here = [*self.document.findall(nodes.substitution_definition), *self.document.substitution_defs.values()]
        for definition in {id(one): one for one in here}.values():
            for inner in list(definition.findall(nodes.substitution_reference)):
                if inner["refname"].lower() not in known:
                    message = f'Undefined substitution referenced: "{inner["refname"]}".'
                    fault = DocumentReports(self.document).report_node(definition, Code.RST_ERROR, message)
                    kept = nodes.problematic(inner.rawsource, inner.rawsource, refid=self.document.set_id(fault))
                    inner.replace_self(kept)


class CircularWithin(Transform):
    """Of several references by which a substitution leads to itself, only the first stays one, which docutils reports.

    It takes the definition away at each of them, and ends with ValueError at the second (docutils 0.23).
    """

    default_priority = UndefinedWithin.default_priority

    def apply(self) -> None:
        names, definitions = self.document.substitution_names, self.document.substitution_defs
        inner = {name: list(one.findall(nodes.substitution_reference)) for name, one in definitions.items()}
        sorter = TopologicalSorter(
            {name: {names.get(one["refname"].lower()) for one in found} for name, found in inner.items()}
        )
        with suppress(CycleError):
            sorter.prepare()
        endless = {*definitions}
        while ready := sorter.get_ready():
            endless.difference_update(ready)
            sorter.done(*ready)
        for name in endless:
            circular = [one for one in inner[name] if names.get(one["refname"].lower()) in endless]
            for other in circular[1:]:
                other.replace_self(nodes.Text(other.rawsource))


TRANSFORMS = (UndefinedWithin, CircularWithin)
