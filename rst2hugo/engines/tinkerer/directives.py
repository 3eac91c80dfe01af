"""Tinkerer's directives, which say what a header says: ``.. tags:: a, b``; and ``.. more::``."""

from __future__ import annotations

from docutils import nodes

from rst2hugo.directives.directive import AnyOption, Forgiving
from rst2hugo.values.metadata import names


class Said(Forgiving):
    """A directive that shows nothing."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = AnyOption()

    def run(self) -> list[nodes.Node]:
        return [self.located(nodes.meta("", name=f"tinkerer.{self.name}", content=" ".join(self.arguments)))]


class More(Forgiving):
    """The end of the teaser."""

    option_spec = AnyOption()

    def run(self) -> list[nodes.Node]:
        return [self.located(nodes.comment("", "more"))]


def several(argument: object) -> list[str]:
    """Names between commas; ``none`` is nobody's."""
    return [one for one in names(argument) if one.lower() != "none"]


DIRECTIVES = {**dict.fromkeys(("author", "categories", "tags", "comments"), Said), "more": More}
