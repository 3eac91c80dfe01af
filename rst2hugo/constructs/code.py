"""In here: code: ``.. code-block:: python``, ``::``, doctests → fences with language, numbers, highlighted lines."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive, directives

from rst2hugo import languages, markdown
from rst2hugo.diagnostics import Code
from rst2hugo.render import Context, anchored, render


def number(argument: str | None) -> int | str:
    """The value of ``linenos`` and its relations: a first number, a style's name, or nothing."""
    text = (argument or "").strip()
    return int(text) if text.isdigit() else text


class CodeBlock(Directive):
    """``code-block``, ``code`` and ``sourcecode`` with the options of docutils, Sphinx, Pelican and Nikola.

    docutils 0.23 knows only ``class``, ``name`` and ``number-lines``. What is not understood is
    reported and the code kept.
    """

    optional_arguments = 1
    has_content = True
    option_spec = {
        "class": directives.class_option,
        "name": directives.unchanged,
        "number-lines": number,
        "linenos": number,
        "linenostart": number,
        "lineno-start": number,
        "hl_lines": directives.unchanged,
        "emphasize-lines": directives.unchanged,
        "caption": directives.unchanged,
        "dedent": number,
        "force": directives.flag,
        "anchorlinenos": directives.unchanged,
        "classprefix": directives.unchanged,
        "hl_style": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        code = "\n".join(self.content)
        node = nodes.literal_block(code, code, classes=["code", *self.options.get("class", [])])
        node["language"] = self.arguments[0] if self.arguments else ""
        node["numbers"] = numbers(self.options)
        node["highlighted"] = self.options.get("hl_lines") or self.options.get("emphasize-lines") or ""
        node["caption"] = self.options.get("caption", "")
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        self.add_name(node)
        return [node]


DIRECTIVES = {"code-block": CodeBlock, "code": CodeBlock, "sourcecode": CodeBlock}


def numbers(options: dict[str, Any]) -> dict[str, str]:
    """Chroma's line number attributes; empty when lines are not numbered."""
    values = [options[name] for name in ("linenos", "number-lines", "linenostart", "lineno-start") if name in options]
    if not values:
        return {}
    start = next((value for value in reversed(values) if isinstance(value, int) and value != 1), None)
    style = "inline" if "inline" in values else "true"
    return {"linenos": style} | ({"linenostart": str(start)} if start is not None else {})


@render.register
def literal_block(node: nodes.literal_block, ctx: Context) -> str:
    if any(isinstance(child, nodes.Element) for child in node.children):
        return parsed_literal(node, ctx)
    name = node.get("language") or language_of(node)
    numbered: dict[str, str] = node.get("numbers", {})
    options = [f"{key}={value}" for key, value in numbered.items()]
    if node.get("highlighted"):
        options.append(f"hl_lines=[{highlighted(node['highlighted'])}]")
    classes = [c for c in node["classes"] if c not in ("code", name)]
    identity = markdown.attributes(node["ids"][0] if node["ids"] else None, classes)
    inside = " ".join(filter(None, [*options, identity.strip("{}")]))
    language = languages.fence_language(name, attributes=bool(inside))
    block = markdown.fence(node.astext(), language, f"{{{inside}}}" if inside else "")
    caption = node.get("caption")
    if caption:
        title = markdown.paragraph(markdown.strong(markdown.text(caption)), typographer=ctx.literal)
        block = f"{title}\n{markdown.attributes(None, ['code-caption'])}\n\n{block}"
    return anchored(block, node, carried=1)


def language_of(node: nodes.Element) -> str:
    """The language that docutils' own code directive leaves among the classes (``code python``)."""
    classes = node["classes"]
    return classes[1] if len(classes) > 1 and classes[0] == "code" else ""


def highlighted(lines: str) -> str:
    """``1,3-5`` or ``1 3 4`` as the items of a Chroma list; ranges must be quoted there."""
    return ",".join(f'"{item}"' if "-" in item else item for item in re.split(r"[,\s]+", lines.strip()) if item)


@render.register
def doctest_block(node: nodes.doctest_block, ctx: Context) -> str:
    return anchored(markdown.fence(node.astext(), "pycon"), node)


def parsed_literal(node: nodes.literal_block, ctx: Context) -> str:
    """Inline markup does not work in a fence, so literal text with markup in it is HTML."""
    pairs = {"id": " ".join(node["ids"][:1]), "class": " ".join(["literal-block", *node["classes"]])}
    inner = "".join(literal_html(child, ctx) for child in node.children)
    return anchored(f"{markdown.tag('pre', **pairs)}\n{inner}</pre>", node, carried=1)


HTML: dict[type[nodes.Node], str] = {
    nodes.emphasis: "em",
    nodes.title_reference: "cite",
    nodes.strong: "strong",
    nodes.literal: "code",
    nodes.subscript: "sub",
    nodes.superscript: "sup",
}


def literal_html(node: nodes.Node, ctx: Context) -> str:
    """An inline node as HTML, for the inside of a <pre>."""
    if isinstance(node, nodes.Text):
        return markdown.html_text(node.astext())
    inner = "".join(literal_html(child, ctx) for child in node.children)
    if isinstance(node, nodes.reference):
        uri = f"#{node['refid']}" if "refid" in node else node.get("refuri", "")
        return f'<a href="{markdown.open_address(uri, node.line)}">{inner}</a>'
    name = HTML.get(type(node))
    if name is None and not isinstance(node, nodes.inline | nodes.problematic | nodes.target):
        ctx.report(node, Code.UNSUPPORTED_CONSTRUCT, f"<{type(node).__name__}> in literal text was kept as text")
    return f"<{name}>{inner}</{name}>" if name else inner
