"""Lines that stand out: ``.. rubric:: A`` → **A** {.rubric}, ``.. centered:: A``, ``lead``, buttons."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives import body

from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.model.diagnostics import Code

KINDS = ("default", "primary", "success", "info", "warning", "danger")


class Rubric(Forgiving, body.Rubric):
    """docutils' ``rubric``, with Sphinx's ``heading-level``."""

    option_spec: ClassVar[Any] = OptionSpec({**(body.Rubric.option_spec or {}), "heading-level": directives.unchanged})

    def run(self) -> list[nodes.Node]:
        self.leave_out(["heading-level"], "Hugo would list a heading in the table of contents")
        made: list[nodes.Node] = super().run()  # type: ignore[no-untyped-call]  # not in the stubs
        return made


class Centered(Forgiving):
    """Sphinx's ``centered``: a line of strong text."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec = None

    def run(self) -> list[nodes.Node]:
        strong = nodes.strong("", "", *self.inline(self.arguments[0]))
        return [self.located(nodes.paragraph("", "", strong, classes=["centered"]))]


class Marked(Forgiving):
    """``lead``, ``paragraph`` and ``label-TYPE`` of the Bootstrap directives: their content with a class."""

    has_content = True
    option_spec: ClassVar[Any] = OptionSpec({"class": directives.class_option})

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        name = self.name.lower()
        own = {"lead": ["lead"], "paragraph": []}.get(name, ["label", name])
        content = self.parsed()
        for node in content:
            if isinstance(node, nodes.Element):
                node["classes"] += [*own, *self.options.get("class", [])]
        return content


class ItemClass(Forgiving):
    """``item-class`` of the Bootstrap directives: a class for the list item that it stands in."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        names = list(filter(None, map(nodes.make_id, self.arguments[0].split())))
        if isinstance(item := self.state.parent, nodes.list_item):
            item["classes"] += names
        else:
            message = f"item-class: {' '.join(names)} was left out, it stands in no list item"
            self.report(self.lineno, Code.BAD_VALUE, message)
        return []


class Button(Forgiving):
    """Buttons of the Bootstrap directives, of sphinx-design and sphinx-panels: links that look like nothing else."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = OptionSpec(
        dict.fromkeys(["target", "text", "ref-type", "type", "tooltip", "class", "classes"], directives.unchanged)
        | dict.fromkeys(["size", "active", "block", "toggle", "disabled", "color", "outline"], directives.unchanged)
        | dict.fromkeys(["align", "expand", "shadow", "click-parent", "new-tab"], directives.unchanged)
    )

    def run(self) -> list[nodes.Node]:
        words = " ".join(self.arguments)
        target = self.options.pop("target", None) or words
        text = self.options.pop("text", None) or " ".join(self.content).strip() or words or target
        role = self.options.pop("ref-type", "any" if self.name.lower() == "button-ref" else "")
        if self.name.lower() == "link-button" and self.options.pop("type", "url") == "ref":
            role = "any"
        self.leave_out(list(self.options), "the button is a link like any other")
        if not target:
            return [self.located(nodes.paragraph("", "", *self.inline(text)))]
        if role:
            return [self.located(nodes.paragraph("", "", *self.interpreted(role, f"{text} <{target}>")))]
        link = nodes.reference("", "", *self.inline(text), refuri=directives.uri(target))
        return [self.located(nodes.paragraph("", "", link))]


class Progress(Forgiving):
    """``progress`` of the Bootstrap directives: its figure, or what is written on it."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = OptionSpec(
        dict.fromkeys(["label", "value", "type", "class", "min", "max", "striped", "animated"], directives.unchanged)
    )

    def run(self) -> list[nodes.Node]:
        text = self.options.get("label") or " ".join(self.arguments) or self.options.get("value") or ""
        self.report(self.lineno, Code.PRESENTATION, f"progress: the bar became the text {text!r}")
        return [self.located(nodes.paragraph("", "", *self.inline(text)))]


DIRECTIVES = {
    "rubric": Rubric,
    "centered": Centered,
    "lead": Marked,
    "paragraph": Marked,
    "progress": Progress,
    "item-class": ItemClass,
    **dict.fromkeys(["button", "button-link", "button-ref", "link-button"], Button),
} | {f"label-{kind}": Marked for kind in KINDS}
