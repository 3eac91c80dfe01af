"""Admonitions: ``.. note:: text`` → > [!NOTE], drawn by a render hook; ``seealso`` and ``todo`` as well."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives import admonitions

from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.model.diagnostics import Code
from rst2hugo.render import Context, render
from rst2hugo.render.alerts import alert

TEMPLATES = {"layouts/_markup/render-blockquote-alert.html": r"^[ >]*(?:[-*:] +|\d+[.)] +)*> \[!"}

# What the hook calls them when they have no title of their own, as docutils and Sphinx do.
LABELS = {
    "attention": "Attention!", "caution": "Caution!", "danger": "!DANGER!", "error": "Error", "hint": "Hint",
    "important": "Important", "note": "Note", "tip": "Tip", "warning": "Warning", "seealso": "See also", "todo": "Todo",
}  # fmt: skip  # a table
# Classes by which themes and sphinx-togglebutton make an admonition fold.
FOLDING = frozenset(["dropdown", "toggle", "collapse", "collapsible"])


class Admonition(Forgiving, admonitions.BaseAdmonition):
    """docutils' admonitions, with Sphinx's ``collapsible``."""

    option_spec: ClassVar[Any] = OptionSpec(
        {**(admonitions.BaseAdmonition.option_spec or {}), "collapsible": directives.unchanged}
    )

    def run(self) -> list[nodes.Node]:
        state = self.options.pop("collapsible", "closed" if FOLDING & set(self.options.get("class", [])) else "no")
        found = self.admonitions()
        for node in found:
            if isinstance(node, nodes.Element) and isinstance(node, nodes.Admonition) and state != "no":
                node["fold"] = "-" if state == "closed" else "+"
        return found

    def admonitions(self) -> list[nodes.Node]:
        return list(super().run())


class Titled(Admonition):
    """A kind that docutils does not know: an admonition of that class and title."""

    def admonitions(self) -> list[nodes.Node]:
        self.assert_has_content()
        kind = self.name.lower()
        node = self.located(nodes.admonition("", classes=[kind, *self.options.pop("class", [])]))
        node += self.located(nodes.title("", LABELS[kind]))
        node.extend(self.parsed())
        self.add_name(node)
        return [node]


class Todo(Titled):
    """``todo``, which Sphinx shows only if ``todo_include_todos`` is set; where that is unknown, it is shown."""

    def run(self) -> list[nodes.Node]:
        shown = getattr(self.state.document.settings, "todo_include_todos", None)
        if shown is False:
            self.report(self.lineno, Code.NOT_SHOWN, "todo: it became a comment, todo_include_todos is not set")
            text = "\n".join(self.content)
            return [self.located(nodes.comment(text, f"todo: {text}"))]
        if shown is None:
            message = "todo: it is shown, but Sphinx shows it only if todo_include_todos is set"
            self.report(self.lineno, Code.PRESENTATION, message)
        return super().run()


def stock(kind: type[admonitions.BaseAdmonition]) -> type[Admonition]:
    """docutils' directive for one kind."""
    made = {"node_class": kind.node_class, "required_arguments": kind.required_arguments, "__doc__": kind.__doc__}
    return type(kind.__name__, (Admonition,), made)


DIRECTIVES: dict[str, Any] = {
    kind.__name__.lower(): stock(kind)
    for kind in (
        admonitions.Admonition, admonitions.Attention, admonitions.Caution, admonitions.Danger, admonitions.Error,
        admonitions.Hint, admonitions.Important, admonitions.Note, admonitions.Tip, admonitions.Warning,
    )
} | {"seealso": Titled, "todo": Todo}  # fmt: skip  # a table


@render.register(nodes.Admonition)
def admonition(node: nodes.Element, ctx: Context) -> str:  # type: ignore[misc]  # a mixin in the stubs
    """note, tip, warning … by their names; an admonition of its own title by a class of such a name, else a NOTE."""
    fold = node.get("fold", "")
    if not isinstance(node, nodes.admonition):
        return alert(node.__class__.__name__.upper(), node, ctx, fold=fold)
    kind = next((name for name in node["classes"] if name in LABELS), "note")
    first = node.children[0] if node.children else None
    titled = not isinstance(first, nodes.title) or first.astext() != LABELS[kind]  # else the hook says it anyway
    return alert(kind.upper(), node, ctx, fold=fold, titled=titled)
