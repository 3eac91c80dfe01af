"""In here: anonymous references and targets that are not as many: docutils links none, we all that are certain."""

from __future__ import annotations

from itertools import groupby

from docutils import nodes
from docutils.transforms import Transform, references

from rst2hugo.diagnostics import Code


class RepairAnonymous(Transform):
    """Targets right behind a block with as many references are theirs; of the others the odd one is named.

    docutils counts through the whole document, so one forgotten target unlinks every anonymous
    reference of a post.
    """

    default_priority = references.AnonymousHyperlinks.default_priority - 1

    def apply(self) -> None:
        links = [node for node in self.document.findall(nodes.reference) if node.get("anonymous")]
        targets = [node for node in self.document.findall(nodes.target) if node.get("anonymous")]
        if len(links) == len(targets) or not self.document.settings.rst2hugo_repair:
            return
        pairs = [(link, target) for run in runs(targets) for link, target in certain(run)]
        taken = {id(one) for pair in pairs for one in pair}
        lone = [link for link in links if id(link) not in taken]
        spare = [target for target in targets if id(target) not in taken]
        if not pairs or (lone and spare):
            return  # nothing is certain; docutils tells
        for link in lone:
            self.give_up(link)
        for target in spare:
            del target["anonymous"]
            self.tell(target, f"no reference is left for the target {target.get('refuri', target.rawsource)}")
        self.tell((lone + spare)[0], f"{len(links)} references but {len(targets)} targets; {len(pairs)} are certain")

    def give_up(self, link: nodes.Element) -> None:
        message = self.document.reporter.error(
            f'"{link.astext()}" has no target left: the next ones belong to the references right before them',
            base_node=link, code=Code.UNRESOLVED_LINK.value,
        )  # fmt: skip
        kept = nodes.problematic(link.rawsource, link.rawsource, refid=self.document.set_id(message))
        link.replace_self(kept)

    def tell(self, node: nodes.Element, message: str) -> None:
        self.document.reporter.warning(message, base_node=node, code=Code.REPAIRED_ANONYMOUS.value)


def runs(targets: list[nodes.target]) -> list[list[nodes.target]]:
    """Targets that stand in a row, with nothing between them."""
    numbered = [(target, target.parent, target.parent.index(target)) for target in targets]
    found = groupby(enumerate(numbered), key=lambda one: (id(one[1][1]), one[1][2] - one[0]))
    return [[target for _, (target, _, _) in group] for _, group in found]


def certain(run: list[nodes.target]) -> list[tuple[nodes.Element, nodes.target]]:
    """The references in the block before a run of targets, each with its target, if there are as many."""
    place = run[0].parent.index(run[0])
    before = run[0].parent.children[place - 1] if place else None
    if not isinstance(before, nodes.Element):
        return []
    links = [node for node in before.findall(nodes.reference) if node.get("anonymous")]
    return list(zip(links, run, strict=True)) if len(links) == len(run) else []
