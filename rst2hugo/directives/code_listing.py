"""Code as all engines' directives describe it: what their options say of its lines, and its caption."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives

from rst2hugo.directives import excerpts
from rst2hugo.directives.directive import Forgiving, OptionSpec
from rst2hugo.model.diagnostics import Code


class listing(nodes.General, nodes.Element):  # noqa: N801  (named like every docutils node)
    """Code under a caption, as Sphinx sets it; what refers to it leads to the caption."""


# A flag in one engine has a value in another, so none of these is one.
PLAIN = dict.fromkeys(
    ["name", "linenos", "number-lines", "linenostart", "lineno-start", "hl_lines", "emphasize-lines", "dedent",
     "caption", "title", "url", "force", "tab-width", "anchorlinenos", "lineanchors", "linespans", "nobackground",
     "nowrap", "linenostep", "linenospecial", "lineseparator", "classprefix", "hl_style", "style", "tagsfile",
     "tagurlformat"],
    directives.unchanged,
)  # fmt: skip  # a table
OPTIONS = OptionSpec({"class": directives.class_option, **PLAIN})
"""The options for code of docutils, Sphinx, Nikola, Pelican (which are those of Pygments' HTML) and jekyll-rst."""

# Each of these numbers the lines; the value may be the first number. Pygments' linenostart alone numbers nothing.
FIRST_NUMBER = re.compile(r"-?[0-9]{1,18}")
"""What Hugo reads as a whole number."""
NUMBERING = ("lineno-start", "number-lines", "linenos")

# What cannot be said in Hugo, each with the reason.
LEFT_OUT = {
    "every line has its number": ("linenostep", "linenospecial"),
    "the looks of code are the business of the site's style": ("nobackground", "classprefix", "hl_style", "style"),
    "code is always preformatted": ("nowrap", "lineseparator"),
    "Hugo reads no tags": ("tagsfile", "tagurlformat"),
}


def make_listing(directive: Forgiving, code: str, language: str | None) -> list[nodes.Node]:
    """The code with everything that the directive's options say of it; without a ``language`` the document's counts."""
    options = directive.options
    for why, names in LEFT_OUT.items():
        directive.leave_out(names, why)
    lines = code.split("\n")
    if "dedent" in options:
        lines = excerpts.dedented(lines, columns(directive))
    code = "\n".join(lines)
    node = directive.located(nodes.literal_block(code, code, classes=options.get("class", [])))
    if language is not None:
        node["language"] = language
    node["numbers"] = numbers(options) | anchors(directive)
    node["highlighted"] = highlighted(directive, len(lines))
    return under_caption(directive, node)


def columns(directive: Forgiving) -> int | None:
    """How many characters ``dedent`` takes from the start of each line; None: as many as all of them have spaces."""
    value = (directive.options["dedent"] or "").strip()
    if value and not value.isdigit():
        message = f"{directive.name}: dedent is a number of characters, not {value!r}"
        directive.report(directive.lineno, Code.BAD_VALUE, message)
        return 0
    return int(value) if value else None


def numbers(options: dict[str, Any]) -> dict[str, str]:
    """Chroma's attributes for line numbers; empty when lines are not numbered."""
    given = {name: (options[name] or "").strip() for name in ("linenostart", *NUMBERING) if name in options}
    style = given.get("linenos", "")
    if given.keys().isdisjoint(NUMBERING) or style in ("none", "False", "false"):
        return {}
    start = next((value for value in given.values() if FIRST_NUMBER.fullmatch(value)), "1")
    return {"linenos": "inline" if style == "inline" else "true"} | ({"linenostart": start} if start != "1" else {})


def anchors(directive: Forgiving) -> dict[str, str]:
    """Ids of lines: Pygments' ``lineanchors`` and ``linespans`` both make ``PREFIX-5`` of line 5."""
    options = directive.options
    prefix = options.get("lineanchors") or options.get("linespans") or ""
    if not numbers(options) or not re.fullmatch(r"[\w.:-]*", prefix):
        directive.leave_out(("lineanchors", "linespans", "anchorlinenos"), "only line numbers can be anchors in Hugo")
        return {}
    if options.get("lineanchors") and options.get("linespans") not in (None, prefix):
        directive.leave_out(["linespans"], "a line has one anchor in Hugo")
    named = {"lineanchors": f'"{prefix}"'} if prefix else {}
    return {"anchorlinenos": "true", **named} if prefix or "anchorlinenos" in options else {}


def highlighted(directive: Forgiving, total: int) -> list[int]:
    """The lines to highlight, counted from 1."""
    spec = directive.options.get("emphasize-lines") or directive.options.get("hl_lines")
    if not spec:
        return []
    try:
        wanted = excerpts.line_numbers(spec, total)
    except ValueError as error:
        directive.report(directive.lineno, Code.BAD_VALUE, f"{directive.name}: {error}; no line was highlighted")
        return []
    if max(wanted) > total:
        message = f"{directive.name}: of the lines {spec} some cannot be highlighted, the code has {total}"
        directive.report(directive.lineno, Code.BAD_VALUE, message)
    return sorted({number for number in wanted if number <= total})


def under_caption(directive: Forgiving, node: nodes.literal_block) -> list[nodes.Node]:
    """The code alone, or under a caption that takes its name."""
    words, messages = caption(directive)
    if not words:
        directive.add_name(node)
        return [node, *messages]
    whole = directive.located(listing())
    whole += directive.located(nodes.caption("", "", nodes.strong("", "", *words)))
    whole += node
    directive.add_name(whole)
    return [whole, *messages]


def caption(directive: Forgiving) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """Sphinx' ``caption``, or jekyll-rst's ``title`` and ``url``, of which ``caption`` is the text of the link."""
    options = directive.options
    words: list[nodes.Node] = []
    messages: list[nodes.Node] = []
    for name in ("title", "caption"):
        if text := options.get(name):
            found, told = directive.state.inline_text(text, directive.lineno)
            if name == "caption" and options.get("url"):
                found = [nodes.reference("", "", *found, refuri=options["url"])]
            words += [*([nodes.Text(" ")] if words else []), *found]
            messages += told
    if options.get("url") and not options.get("caption"):
        words += [*([nodes.Text(" ")] if words else []), nodes.reference("", "link", refuri=options["url"])]
    return words, messages
