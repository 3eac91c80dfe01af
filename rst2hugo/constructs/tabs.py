"""What folds: ``.. dropdown:: A`` → > [!DETAILS]- A; ``tabs`` become such sections, of which one is open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList

from rst2hugo.constructs.code import CodeBlock
from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.model.diagnostics import Code
from rst2hugo.render import Context, render
from rst2hugo.render.alerts import alert

CLASSES = ("class", "class-container")
LOOKS = ("color", "icon", "chevron", "animate", "margin", "class-title", "class-body", "class-label", "class-content",
         "class-set", "class-item", "title", "header", "body", "container", "orientation")  # fmt: skip  # a table
SYNCS = ("sync", "sync-group", "no-sync")


class details(nodes.General, nodes.Element):  # noqa: N801  (named like every docutils node)
    """A section that folds under its ``summary``: ``opened`` from the beginning, one of a ``group`` at a time."""


class summary(nodes.title):  # noqa: N801
    """The line that stays of a folded section."""


class Fold(Forgiving):
    """What makes sections that fold, with the options of sphinx-design, sphinx-panels, sphinx-toolbox and others."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = OptionSpec(
        dict.fromkeys(["name", *LOOKS, *SYNCS], directives.unchanged)
        | dict.fromkeys(CLASSES, directives.class_option)
        | dict.fromkeys(["open", "show", "selected", "new-set", "new-group"], directives.unchanged)
    )

    def run(self) -> list[nodes.Node]:
        return [self.section(self.arguments[0] if self.arguments else "", self.parsed())]

    def section(self, title: str, content: Iterable[nodes.Node]) -> details:
        node = self.located(details(opened=bool({"open", "show", "selected"} & set(self.options)), group=""))
        for name in CLASSES:
            node["classes"] += self.options.get(name, [])
        if title:
            node += self.located(summary(title, "", *self.inline(title)))
        node.extend(content)
        self.add_name(node)
        self.leave_out([*LOOKS, *SYNCS], "Hugo's sections fold without them")
        return node


class Toggle(Fold):
    """``toggle`` of sphinx-togglebutton has no title."""

    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        return [self.section("Click to show", self.parsed())]


class Tab(Fold):
    """``tab`` and ``group-tab`` of sphinx-tabs: the first line of the content is the title, whatever follows it."""

    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        title, rest, offset = self.content[0], self.content[1:], self.content_offset + 1
        while rest and (option := re.match(r":(new-set|selected|new-group):", rest[0])):
            self.options[option[1]] = None
            rest, offset = rest[1:], offset + 1
        return [self.section(title, self.parsed(StringList(rest), offset))]


class CodeTab(Fold):
    """``code-tab`` of sphinx-tabs: a language, perhaps a title, and the options of a code block."""

    required_arguments = 1
    option_spec: ClassVar[Any] = OptionSpec(
        dict.fromkeys(["linenos", "dedent", "force"], directives.unchanged)
        | dict.fromkeys(["lineno-start", "emphasize-lines", "caption", "class", "name"], directives.unchanged)
    )

    def run(self) -> list[nodes.Node]:
        language, title = self.arguments[0], self.arguments[1] if len(self.arguments) > 1 else ""
        options = {name: CodeBlock.option_spec[name](value) for name, value in self.options.items()}
        self.options = {}
        place = (self.content, self.lineno, self.content_offset, "", self.state, self.state_machine)
        code = CodeBlock("code-block", [language], options, *place).run()
        return [self.section(title or lexer_title(language), code)]


class Tabs(Fold):
    """``tabs`` and ``tab-set``: only one of the sections in it is open at a time."""

    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        found = self.sections(self.parsed())
        sections = [node for node in found if isinstance(node, details)]
        for node in sections:
            node["group"] = f"tabs-{self.lineno}"
            node["classes"] += self.options.get("class", [])
        if sections and not any(node["opened"] for node in sections):
            sections[0]["opened"] = True
        self.leave_out([*LOOKS, *SYNCS], "Hugo's sections fold without them")
        message = f"{self.name}: the tabs became sections, of which one is open at a time"
        self.report(self.lineno, Code.PRESENTATION, message)
        return found

    def sections(self, content: list[nodes.Node]) -> list[nodes.Node]:
        return content


class CodeTabs(Tabs):
    """``tab-set-code`` of sphinx-design: each block of code is a tab named after its language."""

    def sections(self, content: list[nodes.Node]) -> list[nodes.Node]:
        for index, node in enumerate(content):
            if isinstance(node, nodes.literal_block) and node.get("language"):
                content[index] = self.section(node["language"].upper(), [node])
        return content


DIRECTIVES: dict[str, Callable[..., Any]] = {
    **dict.fromkeys(["dropdown", "details", "collapse", "tab-item", "tabbed", "spoiler"], Fold),
    **dict.fromkeys(["tab", "group-tab"], Tab),
    **dict.fromkeys(["tabs", "tab-set"], Tabs),
    "toggle": Toggle,
    "code-tab": CodeTab,
    "tab-set-code": CodeTabs,
}


def lexer_title(language: str) -> str:
    """A language as a title: sphinx-tabs asks Pygments for the name of its lexer."""
    return language.upper() if len(language) < 4 else language.capitalize()


@render.register(details)
def details_(node: details, ctx: Context) -> str:
    pairs = {"name": node["group"]} if node["group"] else {}
    return alert("DETAILS", node, ctx, fold="+" if node["opened"] else "-", **pairs)
