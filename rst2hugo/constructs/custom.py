"""The user's own directives and roles: what ``rst2hugo.toml`` says about a name → its form in Hugo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive, states
from docutils.utils import unescape

from rst2hugo import markdown
from rst2hugo.directives import code_listing
from rst2hugo.directives.custom_rules import Rule, Vocabulary, fill_template
from rst2hugo.directives.directive import AnyOption, Forgiving
from rst2hugo.model.diagnostics import Code
from rst2hugo.render import Context, anchored, blocks, inline, is_inline, render


class shortcode(nodes.General, nodes.Inline, nodes.Element):  # noqa: N801  (named like every docutils node)
    """A call of a shortcode: ``name``, ``parameters`` (pairs; the key of a positional one is empty), ``delimiter``.

    Its children are what it encloses.
    """


class element(nodes.General, nodes.Inline, nodes.Element):  # noqa: N801
    """An HTML element named ``tagname_`` around its children, with the node's classes and ``title``."""


def directive(rule: Rule) -> type[Directive]:
    """The docutils directive that follows ``rule``."""

    class Custom(Forgiving):
        # Without an argument in the rule the text that begins on the first line is the body.
        optional_arguments = int(bool({"argument", *map(str, range(10))} & rule.places()))
        final_argument_whitespace = True
        has_content = True
        option_spec = AnyOption()

        def run(self) -> list[nodes.Node]:
            argument = " ".join(self.arguments)
            words = {str(number): word for number, word in enumerate(argument.split())}
            given = {**self.options, **words, "argument": argument}
            made = self.make_nodes(given)
            unplaced = sorted(set(self.options) - rule.places())
            if unplaced:
                message = f"{self.name}: the user's rule does not use {', '.join(unplaced)}"
                self.report(self.lineno, Code.UNSUPPORTED_OPTION, message)
            return [self.located(node) for node in made]

        def make_nodes(self, given: dict[str, str]) -> list[Any]:
            if rule.form == "code":
                return self.code(given)
            body = self.parsed()
            if rule.form == "keep":
                return body
            if rule.form == "shortcode":
                return [call(rule, given, body)]
            classes = rule.further("class", given).split()
            if rule.form == "element":
                return [element("", *body, tagname_=rule.value, classes=classes)]
            title = rule.further("title", given)
            if not title:
                return [getattr(nodes, rule.value)("", *body, classes=classes)]
            heading = nodes.title(title, "", *self.inline(title))
            return [nodes.admonition("", heading, *body, classes=[rule.value, *classes])]

        def code(self, given: dict[str, str]) -> list[nodes.Node]:
            code = "\n".join(self.content)
            self.options = {"caption": caption} if (caption := rule.further("caption", given)) else {}
            block = nodes.literal_block(code, code, language=rule.fill(given), classes=["code"])
            return code_listing.under_caption(self, self.located(block))

    return Custom


def call(rule: Rule, given: dict[str, str], body: Sequence[nodes.Node] = ()) -> shortcode:
    """The shortcode that ``rule`` calls; a parameter for which nothing is given is left out."""
    delimiter, name, words = rule.call()
    pairs = [word.split("=", 1) if "=" in word else ["", word] for word in words]
    parameters = [(key, value) for key, template in pairs if (value := fill_template(template, given))]
    return shortcode("", *body, name=name, parameters=parameters, delimiter=delimiter)


def role(rule: Rule) -> Callable[..., Any]:
    """The docutils role that follows ``rule``."""

    def run(
        name: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner,
        options: dict[str, Any] | None = None, content: Sequence[str] | None = None,
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip
        words, bracket, target = unescape(text).rpartition("<")
        titled = bracket and words.strip() and target.endswith(">")
        shown = words.strip() if titled else unescape(text)
        given = {"text": shown, "target": target[:-1] if titled else shown}
        if rule.form == "shortcode":
            return [call(rule, given)], []
        if rule.form == "code":
            return [nodes.literal(rawtext, shown)], []
        if rule.form == "link":
            return [nodes.reference(rawtext, shown, refuri=rule.fill(given))], []
        if rule.form == "element":
            made = element(rawtext, nodes.Text(shown), tagname_=rule.value)
            made["classes"] = rule.further("class", given).split()
            made["title"] = rule.further("title", given)
            return [made], []
        return [nodes.Text(shown)], []

    return run


@cache
def of(vocabulary: Vocabulary) -> tuple[dict[str, type[Directive]], dict[str, Callable[..., Any]]]:
    """The user's directives and roles, by name."""
    return (
        {name: directive(rule) for name, rule in vocabulary.directives},
        {name: role(rule) for name, rule in vocabulary.roles},
    )


@render.register(shortcode)
def shortcode_(node: shortcode, ctx: Context) -> str:
    opening = markdown.call(node["name"], node["parameters"], node["delimiter"])
    if is_inline(node):
        return markdown.finished(opening)
    if not node.children:
        return anchored(opening, node)
    closing = markdown.call(f"/{node['name']}", [], node["delimiter"])
    return anchored(f"{opening}\n{blocks(node.children, ctx)}\n{closing}", node)


@render.register(element)
def element_(node: element, ctx: Context) -> str:
    pairs = {"class": " ".join(node["classes"]), "title": node.get("title", "")}
    if is_inline(node):
        return markdown.element(node["tagname_"], inline(node, ctx), **pairs)
    opening = markdown.tag(node["tagname_"], **{"id": " ".join(node["ids"][:1]), **pairs})
    return anchored(f"{opening}\n\n{blocks(node.children, ctx)}\n\n</{node['tagname_']}>", node, carried=1)
