"""Code in files of its own: ``.. literalinclude:: a.py``, Nikola's ``listing`` → the code in a fence."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from rst2hugo.directives import code_listing, excerpts
from rst2hugo.directives.directive import OptionSpec
from rst2hugo.directives.include import ConfinedInclude, FileDirective, tab_width


class LiteralInclude(FileDirective):
    """Sphinx' ``literalinclude``, complete."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = OptionSpec(
        {
            **code_listing.PLAIN,
            "class": directives.class_option,
            "tab-width": tab_width,
            "encoding": directives.encoding,
            **dict.fromkeys(
                ["lines", "start-after", "start-at", "end-before", "end-at", "pyobject", "prepend", "append", "diff",
                 "language", "lineno-match"],
                directives.unchanged,
            ),
        }
    )  # fmt: skip  # a table

    def run(self) -> list[nodes.Node]:
        name = directives.path(self.arguments[0])
        text = self.expanded(self.text_of(self.file(name)))
        options = {**self.options, **({"dedent": code_listing.columns(self)} if "dedent" in self.options else {})}
        try:
            found = self.difference(text, name) if options.get("diff") else excerpts.excerpt(text, options)
        except ValueError as error:
            raise self.error(f'Problem with "{self.name}" directive: {name}: {error}.') from error
        if "lineno-match" in self.options:
            self.options["lineno-start"] = str(found.first)
        if "caption" in self.options:
            self.options["caption"] = self.options["caption"] or name
        self.options.pop("dedent", None)
        language = "udiff" if options.get("diff") else self.options.get("language")
        return code_listing.make_listing(self, found.code, language)

    def difference(self, text: str, name: str) -> excerpts.Excerpt:
        old = directives.path(self.options["diff"])
        return excerpts.difference(self.expanded(self.text_of(self.file(old))), text, old, name)

    def expanded(self, text: str) -> str:
        """docutils sets tabs eight columns apart; in a file only ``tab-width`` says how far."""
        return text.expandtabs(self.options["tab-width"]) if "tab-width" in self.options else text


class CodeInclude(ConfinedInclude):
    """``code-include`` of the Pelican plugin code_include."""

    option_spec: ClassVar[Any] = OptionSpec({**ConfinedInclude.option_spec, "lexer": directives.unchanged})

    def run(self) -> list[nodes.Node]:
        self.options["code"] = self.options.pop("lexer", "")
        return super().run()


class Listing(ConfinedInclude):
    """Nikola's ``listing``: a file below ``listings`` and a language; above it links to its page and to itself."""

    optional_arguments = 1
    final_argument_whitespace = False
    option_spec: ClassVar[Any] = OptionSpec(ConfinedInclude.option_spec)
    folders = ("listings",)

    def run(self) -> list[nodes.Node]:
        name, *language = self.arguments
        self.options["code"] = language[0] if language else ""
        self.arguments = [name]
        address = f"/listings/{name.removeprefix('listings/')}"
        page = nodes.reference("", name, refuri=f"{address}.html")
        source = nodes.reference("", "(Source)", refuri=address)
        return [self.located(nodes.paragraph("", "", page, nodes.Text(" "), source)), *super().run()]


DIRECTIVES = {
    "literalinclude": LiteralInclude,
    "code-include": CodeInclude,
    "listing": Listing,
    "include-hg": ConfinedInclude,
}
