"""Link targets inside one document find their references: anonymous, named, chained, indirect."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.readers.standalone import Reader
from docutils.transforms import Transform, frontmatter, references, universal

from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.links import broken_substitutions, repairs
from rst2hugo.links.dangling import FindDangling, KeepPictures
from rst2hugo.links.ledger import NoteLinks
from rst2hugo.links.target_chains import TargetChains
from rst2hugo.model.diagnostics import Code
from rst2hugo.rst import failures
from rst2hugo.rst.formulas import ConnectFormulas
from rst2hugo.rst.made_up_ids import LeaveOutSectionIds
from rst2hugo.rst.source_lines import line
from rst2hugo.rst.transform_work import CountTransformWork


class RememberMoved(Transform):
    """A name answers to the node that carries it now, not to the one that it was moved away from.

    docutils 0.23 moves the names of an empty target to what follows it (PropagateTargets), but
    still finds the empty target under its name. An indirect target that points at the first
    member of a chain then leads to an id that nothing has, without a message.
    """

    default_priority = references.PropagateTargets.default_priority + 1

    def apply(self) -> None:
        for empty in list(self.document.findall(nodes.meta)):
            if empty["ids"]:  # which are not on the page there
                target = nodes.target("", "", ids=empty["ids"], names=empty["names"])
                empty.parent.insert(empty.parent.index(empty), target)
                empty["ids"], empty["names"] = [], []
        tables: tuple[tuple[str, dict[str, Any]], ...] = (
            ("names", self.document.names),
            ("ids", self.document.ids),
        )
        for node in self.document.findall(nodes.Element):
            if isinstance(node, nodes.substitution_definition):  # whose names are its own
                continue
            for attribute, table in tables:
                carried: list[str] = node.get(attribute, [])
                for name in carried:
                    if table.get(name) is not None:
                        table[name] = node


class RefuseDeadAliases(Transform):
    """Aliases that lead round in a circle, or to a name that does not exist, lead nowhere.

    docutils 0.23 makes links of some of them, to ids that nothing has.
    """

    default_priority = references.PropagateTargets.default_priority - 1

    def apply(self) -> None:
        everything = list(self.document.findall(nodes.target))
        chains = TargetChains.of(self.document)
        dead = {id(target) for target in everything if chains.is_dead(target)}
        for link in list(self.document.findall(nodes.reference)):
            target = chains.targets.get(link.get("refname", ""))
            if target is not None and id(target) in dead:
                message = f'"{link["refname"]}" {chains.fault(target)}'
                fault = DocumentReports(self.document).report(line(link), Code.UNRESOLVED_LINK, message)
                kept = nodes.problematic(link.rawsource, link.rawsource, refid=self.document.set_id(fault))
                self.document.refnames[link["refname"]].remove(link)
                link.replace_self(kept)
        aliases = self.document.indirect_targets
        aliases[:] = [one for one in aliases if id(one) not in dead]
        for target in everything:
            if id(target) in dead and not target.get("anonymous"):
                target.parent.remove(target)


class RefuseLost(Transform):
    """References to a target, a footnote or a citation in what docutils could not read lead to nothing on the page."""

    default_priority = universal.Messages.default_priority - 1

    def apply(self) -> None:
        kinds = nodes.reference, nodes.footnote_reference, nodes.citation_reference
        for link in [node for kind in kinds for node in self.document.findall(kind)]:
            if "refid" in link and not self.is_here(self.document.ids.get(link["refid"])):
                message = f'"{link.astext()}" leads to nothing on the page'
                DocumentReports(self.document).report(line(link), Code.UNRESOLVED_LINK, message)
                words: Any = link.children if isinstance(link, nodes.reference) else nodes.Text(f"[{link.astext()}]")
                link.parent.replace(link, words)

        for note in self.document.findall(nodes.footnote):
            note["backrefs"] = [id for id in note["backrefs"] if self.is_shown(self.document.ids.get(id))]

    def is_shown(self, node: nodes.Node | None) -> bool:
        """Whether a reader sees ``node``, which may stand in a definition that was put elsewhere."""
        above = node
        while above is not None and not isinstance(above, nodes.substitution_definition | nodes.system_message):
            above = above.parent
        return above is None and self.is_here(node)

    def is_here(self, node: nodes.Node | None) -> bool:
        while node is not None and node is not self.document:
            node = node.parent
        return node is not None


class TellShadowed(Transform):
    """A name may be that of an explicit target and a section's title; docutils takes the former, without a word."""

    default_priority = references.PropagateTargets.default_priority - 1

    def apply(self) -> None:
        sections = {name: node for node in self.document.findall(nodes.section) for name in node["dupnames"]}
        for link in self.document.findall(nodes.reference):
            name = link.get("refname")
            if name in sections and self.document.nametypes.get(name) and self.is_elsewhere(name, sections[name]):
                other = line(sections[name])
                message = f'"{name}" leads to the target of that name, not to the section in line {other}'
                DocumentReports(self.document).report(line(link), Code.SHADOWED_TARGET, message)

    def is_elsewhere(self, name: str, section: nodes.section) -> bool:
        """Whether the target of this name leads elsewhere than to the section, right before which it may stand."""
        id = self.document.nameids.get(name)
        if id is None:
            return False
        place: nodes.Node | None = self.document.ids.get(id)
        while isinstance(place, nodes.target) and "refuri" not in place:
            place = place.next_node(ascend=True)
        return place is not section


class header_mark(nodes.Invisible, nodes.Element):  # noqa: N801  # a node, as docutils writes them
    """Where fields of metadata stood."""


class PageTitle(frontmatter.DocTitle):
    """The title of the page, and its subtitle, which no section after a list of fields is."""

    def candidate_index(self, node: nodes.Element) -> tuple[nodes.Node, int] | tuple[None, None]:
        has_fields = any(isinstance(child, header_mark) for child in node.children)
        return (None, None) if has_fields else super().candidate_index(node)

    def apply(self) -> None:
        super().apply()
        for mark in list(self.document.findall(header_mark)):
            mark.parent.remove(mark)


class BlogReader(Reader):  # type: ignore[type-arg]  # generic in the stubs only
    """docutils' standalone reader with our own transforms and without page furniture."""

    def get_transforms(self) -> list[type[Transform]]:
        unwanted = {"DanglingReferences", "Decorations", "DocTitle", "ExposeInternals", "StripComments"}
        stock = [transform for transform in super().get_transforms() if transform.__name__ not in unwanted]
        links = [NoteLinks, RefuseDeadAliases, TellShadowed, RememberMoved, RefuseLost, LeaveOutSectionIds]
        dangling = [FindDangling, KeepPictures, *broken_substitutions.TRANSFORMS]
        return [*stock, CountTransformWork, *repairs.TRANSFORMS, PageTitle, *links, *dangling, ConnectFormulas]


def resolve(document: nodes.document) -> None:
    """Apply docutils' transforms and ours; each reference then has a ``refuri`` or a ``refid``, or is ``problematic``.

    What cannot be resolved is reported (``DocumentReports``).
    """
    document.transformer.populate_from_components([BlogReader()])
    failures.apply_transforms(document)


def permalink(document: nodes.document) -> str | None:
    """The address in a ``.. _permalink: ADDRESS`` target, by which some authors record where a post was."""
    for target in document.findall(nodes.target):
        if "permalink" in target["names"] and "refuri" in target:
            return str(target["refuri"])
    return None
