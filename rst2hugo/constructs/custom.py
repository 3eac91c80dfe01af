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


class OwnNode(nodes.General, nodes.Inline, nodes.Element):
    """A node of which docutils' visitors know nothing (``.. contents::`` copies titles with one)."""

    def walkabout(self, visitor: nodes.NodeVisitor) -> bool:
        """Show only the children to a visitor that does not know the node."""
        if hasattr(visitor, f"visit_{type(self).__name__}"):
            return bool(super().walkabout(visitor))
        return any(child.walkabout(visitor) for child in self.children)


class shortcode(OwnNode):  # noqa: N801  (named like every docutils node)
    """A call of a shortcode: ``name``, ``parameters`` (pairs; the key of a positional one is empty), ``delimiter``.

    Its children are what it encloses; ``text`` is that where it is not rst. Those of a role (``is_role``) are its text,
    for places where no shortcode can stand.
    """


class element(OwnNode):  # noqa: N801  (named like every docutils node)
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
            options = {f":{name}:": value for name, value in self.options.items()}
            given = {**self.options, **options, **words, "argument": argument}
            made = self.make_nodes(given)
            unplaced = sorted(set(self.options) - {place.strip(":") for place in rule.places()})
            if unplaced:
                message = f"{self.name}: the user's rule does not use {', '.join(unplaced)}"
                self.report(self.lineno, Code.UNSUPPORTED_OPTION, message)
            return [self.located(node) for node in made]

        def make_nodes(self, given: dict[str, str]) -> list[Any]:
            if rule.form == "code":
                return self.code(given)
            if rule.form == "shortcode":
                switches = [name for name, value in self.options.items() if not value]
                given = given | dict.fromkeys([*switches, *(f":{name}:" for name in switches)], "true")
                if rule.further("body", given):
                    return [call(rule, given, text="\n".join(self.content))]
                return [call(rule, given, self.parsed())]
            body = self.parsed()
            if rule.form == "keep":
                return body
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


def call(rule: Rule, given: dict[str, str], body: Sequence[nodes.Node] = (), text: str = "") -> shortcode:
    """The shortcode that ``rule`` calls; a parameter for which nothing is given is left out."""
    delimiter, name, words = rule.call()
    pairs = [word.split("=", 1) if "=" in word else ["", word] for word in words]
    filled = ((key, fill_template(template, given)) for key, template in pairs)
    parameters = [(key, " ".join(value.split())) for key, value in filled if value]
    return shortcode("", *body, name=name, parameters=parameters, delimiter=delimiter, text=text)


def role(rule: Rule) -> Callable[..., Any]:
    """The docutils role that follows ``rule``."""

    def run(
        name: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner,
        options: dict[str, Any] | None = None, content: Sequence[str] | None = None,
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip  # a table
        words, bracket, target = unescape(text).rpartition("<")
        titled = bracket and words.strip() and target.endswith(">")
        shown = words.strip() if titled else unescape(text)
        given = {"text": shown, "target": target[:-1] if titled else shown}
        if rule.form == "shortcode":
            called = call(rule, given)
            called["is_role"] = True
            return [called], []
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


def dissolve(document: nodes.document) -> None:
    """Put what the calls of shortcodes say in their places: their texts, or their parameters and bodies."""
    for node in list(document.findall(shortcode)):
        values = " ".join(value for _, value in node["parameters"])
        if isinstance(node.parent, nodes.TextElement):
            node.replace_self(nodes.Text(node.astext() or values))
        else:
            texts = [nodes.paragraph(text, text) for text in (values, node.get("text")) if text]
            node.replace_self([*texts, *node.children])


@render.register(shortcode)
def shortcode_(node: shortcode, ctx: Context) -> str:
    if is_inline(node):
        return shortcode_in_line(node, ctx)
    body, is_percent = blocks(node.children, ctx), node["delimiter"] == "%"
    if node.get("text") and (ctx.quoted or is_percent):  # a fence keeps out what stands before each line
        body, is_percent = markdown.fence(node["text"], "text"), True
    elif node.get("text"):
        body = markdown.neutral(node["text"])
    # A template that begins and ends on the lines of what is enclosed stays in a list or a quote with it.
    around = "\n\n" if is_percent else "\n"
    return anchored(call_around(node, f"{around}{body}{around}" if body else "", is_percent=is_percent), node)


def call_around(node: shortcode, body: str, *, is_percent: bool) -> str:
    """The call around a body; one without a body closes itself if it has no name yet (see ``rst2hugo.hugo.stubs``)."""
    delimiter = "%" if is_percent else "<"
    opening = markdown.call(node["name"], node["parameters"], delimiter)
    if body:
        return opening + body + markdown.call(f"/{node['name']}", [], delimiter)
    return f"{opening[:-3]}/{opening[-3:]}" if markdown.UNKNOWN_NAME.fullmatch(node["name"]) else opening


def shortcode_in_line(node: shortcode, ctx: Context) -> str:
    """A call in running text; in a parameter Hugo would run it too late, in a heading it would be in the contents."""
    if ctx.enclosed:
        return inline(node, ctx)
    in_heading = isinstance(node.parent, nodes.title) and isinstance(node.parent.parent, nodes.section)
    is_percent = in_heading or node["delimiter"] == "%"
    text = markdown.plain(inline(node, ctx)) if in_heading else ""
    body = node.get("text", "")
    if any(not isinstance(child, nodes.Text) for child in node.children):
        body = node.astext()
    body = markdown.neutral(" ".join(body.split()))
    return markdown.finished(call_around(node, body, is_percent=is_percent), text)


@render.register(element)
def element_(node: element, ctx: Context) -> str:
    pairs = {"class": " ".join(node["classes"]), "title": node.get("title", "")}
    if is_inline(node):
        return markdown.element(node["tagname_"], inline(node, ctx), **pairs)
    opening = markdown.tag(node["tagname_"], **{"id": " ".join(node["ids"][:1]), **pairs})
    return anchored(f"{opening}\n\n{blocks(node.children, ctx)}\n\n</{node['tagname_']}>", node, carried=1)
