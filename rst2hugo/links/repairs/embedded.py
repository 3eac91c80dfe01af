"""Names and addresses embedded in references, ```text <address>`_``, as older versions of docutils read them."""

from __future__ import annotations

import re

from docutils import nodes
from docutils.transforms import Transform, references

from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.links.repairs.names import goal, group_twins
from rst2hugo.model.diagnostics import Code
from rst2hugo.rst.source_lines import line

FIRST = references.Substitutions.default_priority - 4
ALIAS = re.compile(r"(?s)<([^<>]*)_>`__?$")


class EmbeddedTargets(Transform):
    """The name of an embedded address or alias counts for more than a section's title.

    It was an explicit target up to docutils 0.21. Since 0.22 it is an implicit one, as a title is, and where both
    have one name, neither has it. Two different addresses under one name leave it without a meaning in all versions.
    """

    default_priority = FIRST

    def apply(self) -> None:
        twins = group_twins(self.document)
        for name, id in list(self.document.nameids.items()):
            if id is not None or self.document.nametypes.get(name):
                continue
            targets = twins.get(name, [])
            if targets and len({goal(target) for target in targets}) == 1:
                self.give_name(targets[0], name)

    def give_name(self, target: nodes.target, name: str) -> None:
        target["dupnames"].remove(name)
        target["names"].append(name)
        self.document.nameids[name] = target["ids"][0]
        self.document.nametypes[name] = True
        self.document.names[name] = target


class EmbeddedAliases(Transform):
    """```text <dir/page_>`_`` without a target ``dir/page`` is an address, as it was up to docutils 0.10."""

    default_priority = FIRST

    def apply(self) -> None:
        for link in list(self.document.findall(nodes.reference)):
            name = link.get("refname")
            alias = ALIAS.search(link.rawsource)
            if name is None or name in self.document.nameids or alias is None or not re.search(r"[./#?]", alias[1]):
                continue
            address = f"{''.join(alias[1].split())}_"
            for node in [link, *self.targets(link, name)]:
                del node["refname"]
                node["refuri"] = address
                if node in self.document.refnames.get(name, []):
                    self.document.refnames[name].remove(node)
            message = f'there is no target "{name}", so {address} is an address, as for docutils before 0.11'
            DocumentReports(self.document).report(line(link), Code.OLD_READING, message)

    def targets(self, link: nodes.reference, name: str) -> list[nodes.target]:
        """The target that docutils made of the alias; none of an anonymous reference."""
        follower = link.next_node(descend=False, siblings=True)
        if not isinstance(follower, nodes.target) or follower.get("refname") != name:
            return []
        if follower in self.document.indirect_targets:
            self.document.indirect_targets.remove(follower)
        return [follower]
