"""Targets that lead to targets: aliases of others, and empty ones right before others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from docutils import nodes

LONGEST = 50
"""So many names of a chain are told; people write two or three."""


@dataclass
class TargetChains:
    """The targets of a document by their names, each with what it leads to."""

    document: nodes.document
    targets: Mapping[str, nodes.target]
    followers: Mapping[int, nodes.Node]  # by the identity of a target
    ends: dict[int, nodes.target | None] = field(default_factory=dict)  # None of a circle; filled by ``end``

    @classmethod
    def of(cls, document: nodes.document) -> TargetChains:
        found = list(document.findall(nodes.target))
        parents = {id(target.parent): target.parent for target in found}.values()
        rows = (zip(parent.children, parent.children[1:], strict=False) for parent in parents)
        followers = {id(node): follower for row in rows for node, follower in row if isinstance(node, nodes.target)}
        return cls(document, {name: target for target in found for name in target["names"]}, followers)

    def next_target(self, target: nodes.target) -> nodes.target | None:
        """The target that ``target`` is an alias of, or that stands right after an empty one."""
        if "refname" in target:
            return self.targets.get(nodes.fully_normalize_name(target["refname"]))
        if "refuri" in target or isinstance(target.parent, nodes.TextElement):
            return None
        follower = self.followers.get(id(target))
        return follower if isinstance(follower, nodes.target) else None

    def next_name(self, target: nodes.target) -> str:
        """The name that ``target`` is an alias of, or that of the target right after an empty one; "" at the end."""
        if "refname" in target:
            return nodes.fully_normalize_name(target["refname"])
        follower = self.next_target(target)
        return next(iter([*follower["names"], *follower["dupnames"]]), "") if follower is not None else ""

    def names(self, name: str) -> Iterator[str]:
        """The names after ``name``, each an alias of the next, or standing right before it."""
        passed = {name}
        target = self.targets.get(name)
        while target is not None and (name := self.next_name(target)) and name not in passed:
            passed.add(name)
            yield name
            target = self.next_target(target)

    def end(self, target: nodes.target) -> nodes.target | None:
        """The last target of the chain that begins with ``target``; None of one that goes round in a circle."""
        way: dict[int, nodes.target] = {}
        last, follower = target, None if id(target) in self.ends else target
        while follower is not None and id(follower) not in self.ends and id(follower) not in way:
            way[id(follower)] = last = follower
            follower = self.next_target(follower)
        if way:
            end = last if follower is None else self.ends.get(id(follower))
            self.ends.update(dict.fromkeys(way, end))
        return self.ends[id(target)]

    def fault(self, target: nodes.target) -> str:
        """Why ``target`` leads nowhere; nothing when it leads somewhere."""
        last = self.end(target)
        if last is None:
            return f"goes round in a circle: {' → '.join(shortened(self.round(target)))}"
        if "refname" not in last or self.document.nameids.get(last["refname"]):
            return ""
        why = "has several targets" if last["refname"] in self.document.nameids else "does not exist"
        return f'is an alias of "{last["refname"]}", which {why}'

    def is_dead(self, target: nodes.target) -> bool:
        """Whether ``target`` leads nowhere."""
        last = self.end(target)
        return last is None or ("refname" in last and not self.document.nameids.get(last["refname"]))

    def round(self, target: nodes.target) -> Iterator[str]:
        """The names on the way from ``target`` round a circle, each once."""
        passed: dict[int, nodes.target] = {}
        follower: nodes.target | None = target
        while follower is not None and id(follower) not in passed:
            passed[id(follower)] = follower
            yield self.next_name(follower)
            follower = self.next_target(follower)


def shortened(names: Iterable[str]) -> Iterator[str]:
    """The first of many names, and that there are more."""
    row = iter(names)
    yield from islice(row, LONGEST)
    yield from ["…"] if next(row, None) is not None else []
