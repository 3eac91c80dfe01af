"""Directives and roles that neither docutils nor rst2hugo nor the user knows: each becomes a call of a shortcode.

The user writes what it shows once, in the shortcode's template; until then a stub shows what the call says
(``rst2hugo.hugo.stubs``). ``[unknown]`` in ``rst2hugo.toml`` chooses the source as code, or the body alone.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from docutils import nodes, utils
from docutils.parsers.rst import directives, states
from docutils.statemachine import StringList
from docutils.utils import unescape

from rst2hugo.constructs.custom import shortcode
from rst2hugo.directives.blog_settings import blog_settings
from rst2hugo.directives.directive import AnyOption, Forgiving
from rst2hugo.directives.document_reports import DocumentReports
from rst2hugo.directives.rule_suggestions import ARGUMENT, BODY, suggest, write_call
from rst2hugo.markdown import unknown_name
from rst2hugo.model.diagnostics import Code
from rst2hugo.rst.work import bounded_parser

UNKNOWN = "Unknown directive type"
UNKNOWN_ROLE = "Unknown interpreted text role"


class UnknownDirective(Forgiving):
    """Stands in for every directive that neither docutils nor rst2hugo nor the user knows."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = AnyOption()

    def run(self) -> list[nodes.Node]:
        if isinstance(self.state, states.SubstitutionDef) and ":alt:" not in self.block_text:
            self.options.pop("alt", None)  # docutils gives one to all that stands for a word
        titled = not self.block_text.split("\n", 1)[0].rstrip().endswith("::")
        argument = " ".join(self.arguments[0].split()) if titled and self.arguments else ""
        # What begins on the line after the name is not an argument, though docutils reads it as one.
        first = [] if titled else ["\n".join(self.arguments), *([""] if self.content else [])]
        body = "\n".join([*first, *self.content]).split("\n")
        readable = bool("".join(body).strip()) and self.reads_well(body)
        name = self.name.lower()
        hint = suggest("directives", name, self.entry(argument, body, readable))
        self.report(self.lineno, Code.UNKNOWN_DIRECTIVE, f'{UNKNOWN} "{name}"{hint}')
        form = blog_settings(self.state.document).unknown_directives
        if form == "shortcode":
            kept = self.call(argument, body, readable)
        elif form == "code" or not readable:
            kept = [nodes.literal_block(self.block_text, self.block_text.rstrip(), language="rst")]
        else:
            kept = [nodes.comment("", self.head(argument)), *self.read(body)]
            if argument:
                kept.insert(1, nodes.paragraph("", "", nodes.strong("", argument)))
        return [self.located(node) for node in kept]

    def call(self, argument: str, body: list[str], readable: bool) -> list[nodes.Node]:
        """The shortcode in the directive's place, with its body as rst if it reads as such, else as it stands."""
        name = self.name.lower()
        given = list(parameters([argument] if argument else [], self.options))
        if readable:
            return [
                shortcode("", *self.read(body), name=unknown_name("directive", name), parameters=given, delimiter="%")
            ]
        text = "\n".join(body).strip("\n")
        return [shortcode("", name=unknown_name("directive", name), parameters=given, delimiter="<", text=text)]

    def entry(self, argument: str, body: list[str], readable: bool) -> str:
        """What ``rst2hugo.toml`` could say of the directive."""
        words = [ARGUMENT] if argument else []
        words += [f'{name}="{{{place_of(option)}}}"' for name, option in option_names(self.options)]
        if not words and "".join(body).strip():
            return f'element = "div", class = "{css_class(self.name)}"' if readable else 'code = "text"'
        call = write_call(self.name.lower(), words, is_percent=readable)
        return call if readable or not "".join(body).strip() else call + BODY

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
        bounded_parser(states.Inliner(), trial, settings.work).parse("\n".join(body), trial)
        return all(any(name in message.astext() for name in (UNKNOWN, UNKNOWN_ROLE)) for message in found)

    def read(self, body: list[str]) -> list[nodes.Node]:
        source, line = self.state_machine.get_source_and_line(self.lineno)
        lines = StringList(body, items=[(source or "", (line or 1) + number) for number in range(len(body))])
        return self.parsed(lines, self.content_offset)


def css_class(name: str) -> str:
    return re.sub(r"[^\w-]+", "-", name.lower())


def place_of(option: str) -> str:
    """How a rule names an option; in colons one that has the name of something else."""
    return f":{option}:" if option == "argument" or option.isdigit() else option


def option_names(options: Iterable[str], arguments: int = 1) -> list[tuple[str, str]]:
    """Each option with the name that its parameter has in Hugo, which knows letters, digits, dashes and underscores.

    ``argument``, ``argument-2`` … are those of the ``arguments``, which have no names.
    """
    found: dict[str, str] = {}
    taken = {name_argument(number) for number in range(max(arguments, 1))}
    for option in options:
        name = wanted = re.sub(r"[^\w-]+", "-", option)
        number = 2
        while name in found or name in taken:
            name, number = f"{wanted}-{number}", number + 1
        found[name] = option
    return list(found.items())


def parameters(arguments: Sequence[str], options: dict[str, str]) -> list[tuple[str, str]]:
    """The parameters of a call: Hugo takes names for all of them or for none; an option without a value is true."""
    if not options:
        return [("", one) for one in arguments]
    names = option_names(options, len(arguments))
    given = [(name, " ".join((options[option] or "true").split())) for name, option in names]
    return [*zip(map(name_argument, range(len(arguments))), arguments, strict=True), *given]


def name_argument(number: int) -> str:
    """The name that an argument without one gets where others have names."""
    return f"argument-{number + 1}" if number else "argument"


def unknown_role(
    name: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner,
    options: dict[str, Any] | None = None, content: Sequence[str] | None = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # fmt: skip  # a table
    """Takes the place of every role that nobody knows; the parameters are its text, and its target if it has one."""
    name = name.lower()
    shown = " ".join(unescape(text).split())
    words, bracket, target = shown.rpartition("<")
    titled = bool(bracket and words.strip() and target.endswith(">"))
    texts = [words.strip(), target[:-1]] if titled else [shown]
    places = ['"{text}"', '"{target}"'] if titled else ['"{text}"']
    hint = suggest("roles", name, write_call(name, places))
    DocumentReports(inliner.document).report(lineno, Code.UNKNOWN_ROLE, f'{UNKNOWN_ROLE} "{name}"{hint}')
    form = blog_settings(inliner.document).unknown_roles
    if form != "shortcode":
        kept = nodes.literal(rawtext, shown) if form == "code" else nodes.Text(shown)
        return [kept], []
    given = [("", one) for one in texts]
    made = shortcode(rawtext, nodes.Text(" ".join(texts)), name=unknown_name("role", name), parameters=given)
    made["delimiter"], made["is_role"] = "<", True
    return [made], []


unknown_role.options = {"class": directives.class_option}  # type: ignore[attr-defined]  # for roles derived from it
