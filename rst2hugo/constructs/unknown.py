"""Unknown directives: the body stays as text if it reads as rst, else the source as code."""

from __future__ import annotations

import copy
import re
from dataclasses import replace

from docutils import nodes, utils
from docutils.parsers.rst import Parser
from docutils.statemachine import StringList

from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.directives.directive import AnyOption, Forgiving
from rst2hugo.directives.rule_suggestions import suggest
from rst2hugo.model.diagnostics import Code

UNKNOWN = "Unknown directive type"
UNKNOWN_ROLE = "Unknown interpreted text role"


class UnknownDirective(Forgiving):
    """Stands in for every directive that neither docutils nor rst2hugo nor the user knows."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = AnyOption()

    def run(self) -> list[nodes.Node]:
        titled = not self.block_text.split("\n", 1)[0].rstrip().endswith("::")
        argument = " ".join(self.arguments[0].split()) if titled and self.arguments else ""
        # What begins on the line after the name is not an argument, though docutils reads it as one.
        first = [] if titled else ["\n".join(self.arguments), *([""] if self.content else [])]
        body = "\n".join([*first, *self.content]).split("\n")
        readable = bool("".join(body).strip()) and self.reads_well(body)
        hint = suggest("directives", self.name, self.entry(argument, body, readable))
        self.report(self.lineno, Code.UNKNOWN_DIRECTIVE, f'{UNKNOWN} "{self.name}"{hint}')
        if not readable:
            kept: list[nodes.Node] = [nodes.literal_block(self.block_text, self.block_text.rstrip(), language="rst")]
        else:
            kept = [nodes.comment("", self.head(argument)), *self.read(body)]
            if argument:
                kept.insert(1, nodes.paragraph("", "", nodes.strong("", argument)))
        return [self.located(node) for node in kept]

    def entry(self, argument: str, body: list[str], readable: bool) -> str:
        """What ``rst2hugo.toml`` could say of the directive."""
        options = "".join(f' {name}="{{{name}}}"' for name in self.options)
        place = ' "{argument}"' if argument else ""
        if not "".join(body).strip() or place + options:
            return f"shortcode = '{re.sub(r'[^A-Za-z0-9_-]+', '-', self.name)}{place}{options}'"
        return f'element = "div", class = "{self.name}"' if readable else 'code = "text"'

    def head(self, argument: str) -> str:
        """The directive without its body, as it stood in the source."""
        options = "".join(f"\n   :{name}: {value or ''}".rstrip() for name, value in self.options.items())
        return f".. {self.name}:: {argument}".rstrip() + options

    def reads_well(self, body: list[str]) -> bool:
        """Whether docutils has nothing to say against the body, read on its own."""
        settings, blog = copy.copy(self.state.document.settings), blog_settings(self.state.document)
        if blog.trial:
            return True  # what is around it decides
        settings.rst2hugo, settings.file_insertion_enabled = replace(blog, trial=True), False
        trial = utils.new_document("", settings)
        found: list[nodes.system_message] = []
        trial.reporter.attach_observer(lambda message: found.append(message) if message["level"] > 1 else None)
        Parser().parse("\n".join(body), trial)
        return all(any(name in message.astext() for name in (UNKNOWN, UNKNOWN_ROLE)) for message in found)

    def read(self, body: list[str]) -> list[nodes.Node]:
        source, line = self.state_machine.get_source_and_line(self.lineno)
        lines = StringList(body, items=[(source or "", (line or 1) + number) for number in range(len(body))])
        return self.parsed(lines, self.content_offset)
