"""Anonymous references and targets that are not as many: docutils links none, we all that are certain."""

from __future__ import annotations

from itertools import groupby

from docutils import nodes
from docutils.transforms import Transform, references

from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.model.diagnostics import Code
from rst2hugo.rst.source_lines import line


class RepairAnonymous(Transform):
    """Targets right after a block with as many references are theirs; of the others the odd one is named.

    docutils counts through the whole document, so one forgotten target unlinks every anonymous
    reference of a post.
    """

    default_priority = references.AnonymousHyperlinks.default_priority - 1

    def apply(self) -> None:
        links = [node for node in self.document.findall(nodes.reference) if node.get("anonymous")]
        targets = [node for node in self.document.findall(nodes.target) if node.get("anonymous")]
        if len(links) == len(targets) or not blog_settings(self.document).repair:
            return
        for link in links:
            link["repaired"] = True  # docutils would have linked none of them
        taken = {id(one) for run in runs(targets) for pair in certain(run) for one in pair}
        lone = [link for link in links if id(link) not in taken]
        spare = [target for target in targets if id(target) not in taken]
        if lone:
            self.refuse(lone, spare, f"{len(links)} anonymous references but {len(targets)} targets")
        for target in spare:
            del target["anonymous"]
            if not lone:
                message = f"no reference is left for the target {target.get('refuri', target.rawsource)}"
                DocumentReports(self.document).report(line(target), Code.REPAIRED_ANONYMOUS, message)

    def refuse(self, lone: list[nodes.reference], spare: list[nodes.target], why: str) -> None:
        """Keep the text of references for which no target is certain, and say which targets are left."""
        among = f"may have any of the targets in lines {numbers(spare)}" if spare else "has none"
        for link in lone:
            message = f'{why}; of those that are not certain, "{link.astext()}" {among}'
            fault = DocumentReports(self.document).report(line(link), Code.UNRESOLVED_LINK, message)
            link["refused"] = "ambiguous" if spare else "unresolved"
            kept = nodes.problematic(link.rawsource, link.rawsource, refid=self.document.set_id(fault))
            link.replace_self(kept)


def numbers(targets: list[nodes.target]) -> str:
    return ", ".join(str(line(target)) for target in targets)


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
