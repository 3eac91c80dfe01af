"""Names that miss their target by a trifle: no backquotes, other punctuation, a space left out."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from docutils import nodes
from docutils.transforms import Transform, references
from docutils.utils import unescape

from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.links.target_chains import shortened
from rst2hugo.model.diagnostics import Code
from rst2hugo.rst.source_lines import line


class RepairAliases(Transform):
    """``.. _x: last book_`` was meant as an alias; docutils reads it as the address ``lastbook_``, without a word.

    It is read as the alias when a target of that name exists, which no address does by accident.
    """

    default_priority = references.Substitutions.default_priority - 3

    def apply(self) -> None:
        if not blog_settings(self.document).repair:
            return
        for target in self.document.findall(nodes.target):
            name = alias_in(target)
            if name is None or name not in self.document.nameids or name in target["names"]:
                continue
            message = f'"{name}_" read as the target "{name}"'
            DocumentReports(self.document).report(line(target), Code.REPAIRED_ALIAS, message)
            del target["refuri"]
            target["refname"], target["repaired"] = name, True
            target.indirect_reference_name = name
            self.document.note_indirect_target(target)


def alias_in(target: nodes.target) -> str | None:
    """The name that an address such as ``lastbook_`` was before docutils took the spaces out of it."""
    written = re.match(r"(?:__|\.\.\s+__:|\.\.\s+_(?:`[^`]*`|(?:\\.|[^:\\])+):)\s+([^`]+)_\s*$", target.rawsource)
    if written is None or not target.get("refuri", "").endswith("_") or re.search(r"[:/?#]", target["refuri"]):
        return None
    return nodes.fully_normalize_name(written[1])


# `text<address>`_ without the space; anything else between the brackets may be text.
UNSPACED = re.compile(r"(?is)^`?(.*[^\s\\])<((?:https?://|ftp://|mailto:|/|\.{1,2}/)[^<>]*)>`?__?$")


class RepairNames(Transform):
    """References by a name that no target has."""

    default_priority = references.PropagateTargets.default_priority - 1

    def apply(self) -> None:
        if not blog_settings(self.document).repair:
            return
        alike: dict[str, set[str]] = defaultdict(set)
        for name in self.document.nameids:
            alike[bare(name)].add(name)
        for node in list(self.document.findall(nodes.reference)):
            name = node.get("refname")
            if name is None:
                continue
            if name in self.document.nameids:
                if self.document.nameids[name] is None:
                    self.refuse(node, name, self.choices.get(name, []))
                continue
            if (found := UNSPACED.match(node.rawsource)) is not None:
                self.embed(node, unescape(found[1]), "".join(unescape(found[2]).split()))
            elif (others := alike.get(bare(name))) and bare(name):
                self.rename(node, name, others)

        for target in self.document.indirect_targets:
            name = target.get("refname", "")
            others = {one for one in alike.get(bare(name), ()) if one not in target["names"]}
            if name not in self.document.nameids and bare(name) and len(others) == 1:
                target["refname"] = target.indirect_reference_name = min(others)
                target["repaired"] = True
                self.report(target, name, min(others))

    def embed(self, node: nodes.reference, text: str, uri: str) -> None:
        del node["refname"]
        node["refuri"], node["repaired"] = uri, True
        node.children = []
        node += nodes.Text(" ".join(text.split()))
        message = f'"{text}<{uri}>" read as "{text} <{uri}>"'
        DocumentReports(self.document).report(line(node), Code.REPAIRED_EMBEDDED, message)

    def rename(self, node: nodes.reference, name: str, others: set[str]) -> None:
        if len({self.document.nameids[other] for other in others}) > 1:
            self.refuse(node, name, [f'"{other}"' for other in sorted(others)])
            return
        meant = min(others)
        self.document.refnames[name].remove(node)
        node["refname"], node["repaired"] = meant, True
        node["chain"] = [meant, *node.get("chain", [])]
        self.document.note_refname(node)
        self.report(node, name, meant)

    def report(self, node: nodes.Element, name: str, meant: str) -> None:
        message = f'"{name}" read as the target "{meant}"'
        DocumentReports(self.document).report(line(node), Code.REPAIRED_NAME, message)

    @cached_property
    def choices(self) -> dict[str, list[str]]:
        """Where the explicit targets of one name lead."""
        twins = group_twins(self.document)
        return {name: sorted(filter(None, map(goal, targets))) for name, targets in twins.items()}

    def refuse(self, node: nodes.reference, name: str, choice: list[str]) -> None:
        """Name all that the reference may mean; a link to any of them would be a guess."""
        if len(choice) < 2:
            return  # docutils tells
        message = f'"{name}" may mean {" or ".join(shortened(choice))}; neither was taken'
        error = DocumentReports(self.document).report(line(node), Code.AMBIGUOUS_NAME, message)
        kept = nodes.problematic(node.rawsource, node.rawsource, refid=self.document.set_id(error))
        self.document.refnames[name].remove(node)
        node["refused"] = "ambiguous"
        node.replace_self(kept)


def group_twins(document: nodes.document) -> dict[str, list[nodes.target]]:
    """The targets of each name that is not theirs alone."""
    found: dict[str, list[nodes.target]] = defaultdict(list)
    for target in document.findall(nodes.target):
        for name in dict.fromkeys(target["dupnames"]):
            found[name].append(target)
    return found


def goal(target: nodes.target) -> str:
    """Where a target leads, as its author wrote it."""
    return str(target.get("refuri") or target.get("refname", ""))


def bare(name: str) -> str:
    """A name without punctuation, spaces and case."""
    return "".join(character for character in name.casefold() if character.isalnum())
