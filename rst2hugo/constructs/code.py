"""Code: ``.. code-block:: python`` and ``::`` → fences with language, numbers, highlighted lines."""

from __future__ import annotations

import re

from docutils import nodes

from rst2hugo import markdown
from rst2hugo.directives import code_listing
from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.directives.directive import Forgiving
from rst2hugo.markdown import languages
from rst2hugo.model.diagnostics import Code
from rst2hugo.render import Context, anchored, attributed, inline, inline_html, line, render


class CodeBlock(Forgiving):
    """``code-block``, ``code`` and ``sourcecode`` of docutils, Sphinx, Nikola, Pelican, Acrylamid and jekyll-rst.

    Some want a language, some do not. Where a blank line is missing, the first lines of code are the
    argument for docutils; several words on lines of their own are not a language.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = code_listing.OPTIONS

    def run(self) -> list[nodes.Node]:
        if self.name.lower() != "code":  # which is docutils' own
            self.options = {**blog_settings(self.state.document).code_options, **self.options}
        code = "\n".join(self.content)
        language = self.arguments[0] if self.arguments else None
        if language is not None and self.is_code(language):
            code, language = "\n\n".join(filter(None, [language, code])), None
        if not code:
            self.assert_has_content()
        if language is not None and len(words := language.split()) > 1:
            language = self.first_word(words)
        return code_listing.make_listing(self, code, language)

    def first_word(self, words: list[str]) -> str:
        """The language; what stands after it is a title, unless the engine has the whole line for a language.

        Pelican asks Pygments for a language of that name, and shows the code without colours as there is none
        (``pelican.rstdirectives.Pygments``).
        """
        rest = " ".join(words[1:])
        if self.name.lower() == "code" or blog_settings(self.state.document).code_titles:
            self.options.setdefault("title", rest)
            self.report(self.lineno, Code.BAD_VALUE, f"{self.name}: {rest!r} after the language was taken for a title")
        else:
            message = "Pygments has no language of several words; those after the first were left out, as by Pelican"
            self.report(self.lineno, Code.BAD_VALUE, f"{self.name}: {message}")
        return words[0]

    def is_code(self, argument: str) -> bool:
        """Whether what docutils reads as the argument stands below the directive and is not a language."""
        below = re.match(r"[ \t]*\.\.[ \t]+[^\s:]+[ \t]?::[ \t]*(\n|$)", self.block_text) is not None
        return below and (not self.content or len(argument.split()) > 1)


DIRECTIVES = {"code-block": CodeBlock, "code": CodeBlock, "sourcecode": CodeBlock, "pygments": CodeBlock}


@render.register
def literal_block(node: nodes.literal_block, ctx: Context) -> str:
    if any(isinstance(child, nodes.Element) for child in node.children):
        return parsed_literal(node, ctx)
    name: str = node.get("language", "")
    numbers: dict[str, str] = node.get("numbers", {})
    options = [f"{key}={value}" for key, value in numbers.items()]
    if lines := node.get("highlighted"):
        options.append(f"hl_lines=[{','.join(ranges(lines))}]")
    classes = [one for one in node["classes"] if one != "code"]  # which says nothing
    attributed = options or classes or (node["ids"] and not name)
    language = languages.fence_language(name, attributes=bool(attributed))
    carried = 1 if node["ids"] and languages.is_known(language) else 0
    identity = markdown.attributes(node["ids"][0] if carried else None, classes)
    inside = " ".join(filter(None, [*options, identity.strip("{}")]))
    if languages.nearest(name) and not languages.is_known(name) and not node.get("plain"):
        renamed = f"; it is called {language} for its numbers and classes" if language == "text" else ""
        message = f"Hugo's highlighter does not know the language {name!r}{renamed}"
        ctx.reports.report(line(node), Code.UNCOLOURED_CODE, message)
    code = node.astext() if numbers else node.astext().removeprefix("\n")  # an empty first line of a <pre> is not seen
    return anchored(markdown.fence(code, language, f"{{{inside}}}" if inside else ""), node, carried=carried)


def ranges(lines: list[int]) -> list[str]:
    """Line numbers as the items of a Chroma list; a range must be quoted there."""
    found: list[list[int]] = []
    for number in lines:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [f'"{run[0]}-{run[-1]}"' if len(run) > 1 else str(run[0]) for run in found]


@render.register(code_listing.listing)
def listing_(node: code_listing.listing, ctx: Context) -> str:
    caption, code = node.children
    title = markdown.paragraph(inline(caption, ctx), typographer=ctx.literal)
    return "\n\n".join([attributed(title, node, "code-caption"), render(code, ctx)])


def parsed_literal(node: nodes.literal_block, ctx: Context) -> str:
    """Inline markup does not work in a fence, so literal text with markup in it is HTML."""
    pairs = {"id": " ".join(node["ids"][:1]), "class": " ".join(["literal-block", *node["classes"]])}
    inner = "".join(inline_html.html(child, ctx) for child in node.children)
    html = f"{markdown.tag('pre', **pairs)}\n{inner}</pre>"
    if ctx.options.raw == "verbatim":
        return anchored(html, node, carried=1)
    alone = isinstance(node.parent, nodes.document | nodes.section)
    if not alone:  # what the shortcode encloses keeps the marks and indents of all that it stands in
        html = html.replace("\n", "", 1).replace("\n", "&#10;")
    return anchored(markdown.rawhtml(html, block=alone), node, carried=1)
