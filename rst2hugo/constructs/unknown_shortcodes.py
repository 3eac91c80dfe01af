"""Shortcodes of the old engine that only the blog's own templates or plugins know: each becomes a call of Hugo's.

Nikola gives the template what a shortcode encloses as it stands in the source, whatever the post is written in, and
takes arguments with and without names in one call (``nikola/shortcodes.py``, 8.3.3).
"""

from __future__ import annotations

from docutils import nodes

from rst2hugo.constructs.custom import shortcode
from rst2hugo.constructs.unknown import option_names, parameters, place_of
from rst2hugo.directives.rule_suggestions import ARGUMENT, BODY, suggest, write_call
from rst2hugo.markdown import unknown_name
from rst2hugo.model.diagnostics import Code
from rst2hugo.model.reports import Reports
from rst2hugo.rst.shortcodes import Shortcode, has_html


def keep_shortcode(
    found: Shortcode, line: int | None, reports: Reports, *, as_block: bool, form: str = "shortcode"
) -> list[nodes.Node]:
    """The nodes of a shortcode that is unknown, which is reported; ``form`` is what the user wants of unknown names."""
    words = [ARGUMENT] if found.arguments else []
    words += [f'{name}="{{{place_of(option)}}}"' for name, option in option_names(found.options, len(found.arguments))]
    hint = suggest("directives", found.name, write_call(found.name, words) + (BODY if found.body.strip() else ""))
    reports.report(line, Code.UNKNOWN_SHORTCODE, f'Unknown shortcode "{found.name}"{hint}')
    if form == "code":
        made: nodes.Element = (nodes.literal_block if as_block else nodes.literal)(found.source, found.source)
    elif form == "body" and has_html(found.body):
        made = nodes.raw(found.body, found.body, format="html")
    elif form == "body":
        made = nodes.paragraph("", found.body.strip()) if as_block else nodes.inline("", found.body)
    else:
        name, given = unknown_name("shortcode", found.name), parameters(found.arguments, found.options)
        made = shortcode("", name=name, parameters=list(given), delimiter="<", text=found.body.strip("\n"))
    made.line = line
    return [made]
