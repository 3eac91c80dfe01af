"""What other dialects set side by side: ``grid``, ``row``, ``hlist`` … → one below the other."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes

from rst2hugo.directives.directive import AnyOption, Forgiving
from rst2hugo.model.diagnostics import Code

# What holds columns, and what is one of them or a part of a box. A list of acknowledgements is one like any other.
HOLDERS = ("grid", "row", "card-carousel", "hlist", "accordion")
PARTS = ("grid-item", "column", "card-header", "card-footer", "caption", "acks")


class Side(Forgiving):
    """The content alone."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = AnyOption()

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        self.leave_out(set(self.options) - {"name"}, "all parts are as wide as the page")
        if self.name.lower() in HOLDERS:
            self.report(self.lineno, Code.PRESENTATION, f"{self.name}: its parts stand one below the other")
        content = self.parsed()
        if content and isinstance(content[0], nodes.Element):
            self.add_name(content[0])
        return content


DIRECTIVES = dict.fromkeys([*HOLDERS, *PARTS], Side)
