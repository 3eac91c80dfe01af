"""Diagrams: ``.. graphviz::``, ``.. mermaid::``, ``.. uml::`` … → their source in a fence of that language."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst import directives

from rst2hugo.directives import code_listing
from rst2hugo.directives.directive import OptionSpec
from rst2hugo.directives.include import FileDirective
from rst2hugo.model.diagnostics import Code

# Directive → the name by which tools that draw diagrams out of Markdown know its language.
LANGUAGES = {
    "graphviz": "dot",
    "graph": "dot",
    "digraph": "dot",
    "mermaid": "mermaid",
    "plantuml": "plantuml",
    "uml": "plantuml",
    "ditaa": "ditaa",
} | {name: name for name in ("blockdiag", "seqdiag", "actdiag", "nwdiag", "packetdiag", "rackdiag")}

# How the drawing was made and shown; nothing is drawn any more.
LOOKS = (
    "align",
    "class",
    "layout",
    "graphviz_dot",
    "inline",
    "zoom",
    "config",
    "format",
    "html_format",
    "latex_format",
    "height",
    "width",
    "max-width",
    "maxwidth",
    "figwidth",
    "figheight",
    "scale",
    "desctable",
)


class Diagram(FileDirective):
    """The directives of Sphinx' graphviz, sphinxcontrib's mermaid, plantuml and blockdiag, and of Pelican's and
    Nikola's plugins: the source as the body or in a file, for ``graph`` and ``digraph`` without its outer braces.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = OptionSpec(dict.fromkeys(["name", "caption", "alt", "title", *LOOKS], directives.unchanged))

    def run(self) -> list[nodes.Node]:
        source = self.source()
        if title := self.options.pop("title", ""):  # as mermaid itself wants it
            source = f"---\ntitle: {title}\n---\n{source}"
        self.leave_out(LOOKS, "no drawing is made")
        # What was written for those who could not see the drawing is for all now.
        alternative = self.options.get("alt")
        if alternative and self.options.setdefault("caption", alternative) != alternative:
            self.leave_out(["alt"], "the source itself is there")
        language = LANGUAGES[self.name.lower()]
        hook = f"layouts/_markup/render-codeblock-{language}.html"
        message = f"{self.name}: shown is the source, which {hook} could draw"
        self.report(self.lineno, Code.UNSUPPORTED_CONSTRUCT, message)
        node = self.located(nodes.literal_block(source, source, language=language, plain=True))
        return code_listing.under_caption(self, node)

    def source(self) -> str:
        body = "\n".join(self.content)
        argument = directives.path(self.arguments[0]) if self.arguments else ""
        if (kind := self.name.lower()) in ("graph", "digraph"):
            self.assert_has_content()
            return " ".join(filter(None, [kind, argument, f"{{\n{body}\n}}"]))
        if argument and not body:
            return self.text_of(self.file(argument)).rstrip("\n")
        self.assert_has_content()
        if argument:
            self.report(self.lineno, Code.BAD_VALUE, f"{self.name}: {argument} was left out, the source follows below")
        return body


DIRECTIVES = dict.fromkeys(LANGUAGES, Diagram)
